"""What a picture takes out of the text around it: its lines, its caption's, and a free line above and below."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import small_project, spoil

from banmian.build import Job, set_issue
from banmian.display import runs_of

ISSUE = "content/2021-03-08"
LINE = 12_600


def lines_taken(root: Path, place: str) -> set[int]:
    """Lines of the first column on which text of the story with the picture stands."""
    spoil(root / "layouts/small/pages/one.yaml", {"cols: 1, lines: 3-8": place})
    done = set_issue(Job(root, ISSUE))
    assert done.issue is not None
    grid = done.issue.paper.grid
    middle = grid.trim[0] // 2
    return {
        (run.y - grid.baseline(1)) // LINE + 1
        for run in runs_of(done.issue.display.pages[0].items)
        if run.tag.role == "body" and run.x < middle and run.tag.story == "bridge"
    }


@pytest.mark.parametrize(
    ("place", "free"),
    [
        ("cols: 1, lines: 6-8", {5, 6, 7, 8, 9, 10}),
        ("cols: 1, lines: 6-8, clear: 0", {6, 7, 8}),
        ("cols: 1, lines: 3-8", {3, 4, 5, 6, 7, 8, 9, 10}),
    ],
    ids=["a line above and below", "no line where none is asked for", "none above at the area's top"],
)
def test_the_lines_of_a_picture(tmp_path: Path, place: str, free: set[int]) -> None:
    """The area's lines are 3 to 11, and there is more text than they hold; the caption is on the line after the picture."""
    root = small_project(tmp_path / "project")
    text = root / ISSUE / "articles/bridge.md"
    story = text.read_text(encoding="utf-8").replace("## \u8d70\u8d77\u6765\u4e0d\u7ed5\u8def\n", "")
    text.write_text(story + "\n" + "\u6865" * 400 + "\n", encoding="utf-8")
    assert lines_taken(root, place) == set(range(3, 12)) - free
