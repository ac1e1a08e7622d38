"""An issue of one page of the first paper, with real faces: what the tests of makeup in the desk are made on."""

from __future__ import annotations

import shutil
from pathlib import Path

from project import REPOSITORY, link_or_copy

FROM, ISSUE = "content/2020-08-12", "content/2020-08-12"
STORIES = ("bus", "hours", "notices", "phones")
PLAN = """\
schema: 1
pages:
  - number: 1
    grid: listing
    lines: 1-77
    furniture: [{kind: folio, cols: 1-5, lines: head}, {kind: imprint, cols: 1-5, lines: 78-80}]
stories:
  - {id: bus, page: 1, rank: 1, picture: {crop: [0.6, 1.25], forms: [under, above]}, cols: 4}
  - {id: hours, page: 1, rank: 3, like: service.hours}
  - {id: notices, page: 1, rank: 3, like: service.notices}
  - {id: phones, page: 1, rank: 4, like: service.phones}
adverts:
  - {id: psa, page: 1, cols: 3, lines: 17, at: bottom-right}
"""


def one_page_project(root: Path, plan: str = PLAN) -> Path:
    """Page 8 as the only page, with a makeup.yaml of it ("": none)."""
    for name in ("layouts/chenbao", "layouts/profiles"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copytree(
        REPOSITORY / "fonts", root / "fonts", copy_function=link_or_copy, ignore=shutil.ignore_patterns("*.py", "__pycache__")
    )
    issue = root / ISSUE
    shutil.copytree(REPOSITORY / FROM / "images", issue / "images")
    shutil.copytree(REPOSITORY / FROM / "data", issue / "data")
    (issue / "articles").mkdir()
    for story in STORIES:
        shutil.copy2(REPOSITORY / FROM / f"articles/{story}.md", issue / "articles")
    text = (REPOSITORY / FROM / "issue.yaml").read_text(encoding="utf-8")
    head, pages = text.split("pages:\n", 1)
    page = "  - number: 1\n" + pages.split("  - number: 8\n", 1)[1].split("\nthreads:", 1)[0]
    head = head.replace("page-count: 8", "page-count: 1")
    (issue / "issue.yaml").write_text(f"{head}pages:\n{page}\nadverts:\n  1.psa: images/psa.svg\n", encoding="utf-8")
    if plan:
        (issue / "makeup.yaml").write_text(plan, encoding="utf-8")
    return root
