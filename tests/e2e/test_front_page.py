"""A front page of natural length (tests/front-page: two stories, a box, a picture) is made up without a sum by hand."""

from __future__ import annotations

import shutil
from pathlib import Path

from project import REPOSITORY, link_or_copy, run

from banmian.build import Job, set_issue
from banmian.diagnostics import Severity

ISSUE = "content/wangchao-2025-11-29"
PHOTOGRAPH = REPOSITORY / "content/wangchao-2024-10-19/images/flats.jpg"


def front_page(root: Path) -> Path:
    """The project with the issue as its editor has it: no page file of its own."""
    for name in ("layouts", "fonts"):
        (root / name).symlink_to(REPOSITORY / name, target_is_directory=True)
    shutil.copytree(REPOSITORY / "tests/front-page", root / ISSUE)
    link_or_copy(str(PHOTOGRAPH), str(root / ISSUE / "images" / PHOTOGRAPH.name))
    return root


def test_a_front_page_is_made_of_copy_that_nobody_counted(tmp_path: Path) -> None:
    root = front_page(tmp_path)
    made = run("makeup", root / ISSUE, "--root", root, "--out", root / "build", "--write")
    assert made.code == 0 and "MKP" not in made.err, made.err
    done = set_issue(Job(root, ISSUE))
    assert done.issue is not None
    assert [d for d in done.diagnostics if d.severity > Severity.INFO] == []
    (page,) = done.issue.figures
    assert page.han > 2400 and page.white.share <= 10
    assert (page.feet.columns, page.side_by_side, page.cut, page.order.down) == (0, 0, 0, 0)
    assert page.order.quarter == "upper left"
