"""A part of a head is looked for where that part stands: its characters in the story's own text are no excuse (FLW004)."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import small_project, spoil

from banmian.build import Job, Outcome, set_issue
from banmian.pages.unpainted_text import lost_text

ISSUE = "content/2021-03-05"
LAMP = f"{ISSUE}/articles/lamp.md"
IN_THE_TEXT = "\u540e\u8857"
"""Two characters with which the text of lamp.md begins."""


def built(root: Path, **front: str) -> Outcome:
    """The small issue, lamp.md with these keys in its front matter."""
    keys = "".join(f"{key}: {words}\n" for key, words in front.items())
    spoil(small_project(root) / LAMP, {"headline:": f"{keys}headline:"})
    return set_issue(Job(root, ISSUE))


def told(done: Outcome) -> list[tuple[int, str]]:
    return [(d.span.line, d.message) for d in done.diagnostics if d.code == "FLW004" and d.span and d.span.file == LAMP]


@pytest.mark.parametrize("part", ["kicker", "deck", "source"])
def test_what_the_head_style_does_not_set_is_told_though_the_text_has_its_words(tmp_path: Path, part: str) -> None:
    [(line, message)] = told(built(tmp_path / "project", **{part: IN_THE_TEXT}))
    assert line == 4 and message.startswith("'lamp': 2 characters")


def test_a_dateline_and_a_byline_stand_in_the_text(tmp_path: Path) -> None:
    assert told(built(tmp_path / "project", dateline=IN_THE_TEXT, byline=IN_THE_TEXT)) == []


@pytest.mark.parametrize(
    ("words", "role"), [("\u8def\u706f\u4eae\u4e86", "headline"), ("\u6628\u665a", "byline"), (IN_THE_TEXT, "body")]
)
def test_what_is_not_among_the_items_is_told(tmp_path: Path, words: str, role: str) -> None:
    done = built(tmp_path / "project", dateline=IN_THE_TEXT, byline="\u6628\u665a")
    assert done.issue is not None
    items = [i for page in done.issue.display.pages for i in page.items if (i.tag.story, i.tag.role) != ("lamp", role)]
    [lost] = [d.message for d in lost_text(done.issue.plan, [items]) if d.code == "FLW004" and d.message.startswith("'lamp'")]
    assert f"of '{words}' found no place" in lost
