"""The issue that was not made to fit: where each line ends, which slot it takes, what is said. To judge prices and make-up by.

Set with the real faces and the specimen's paper. A change here is no fault: read it, line by line, then `make goldens`.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from project import REPOSITORY, linked_project

from banmian.build import Job, Outcome, set_issue
from banmian.diagnostics import Severity
from banmian.display import GlyphRun, Page

HERE = Path(__file__).resolve().parent
ISSUE = "content/2021-06-23"
SHOWN = ("body", "subhead", "cell", "headline", "kicker", "deck", "caption", "pullquote", "byline", "note", "marker")


@pytest.fixture(scope="module")
def untailored(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    root = linked_project(tmp_path_factory.mktemp("untailored") / "project")
    shutil.copytree(REPOSITORY / "tests/untailored", root / ISSUE)
    done = set_issue(Job(root, ISSUE))
    assert done.issue is not None, done.diagnostics
    return done


def lines(page: Page) -> Iterator[str]:
    """Each line of the page's stories in reading order: story, block, role, its place in points, its words."""
    at: tuple[object, ...] = ()
    place, words = "", ""
    for item in page.items:
        if not isinstance(item, GlyphRun) or not item.tag.story or item.tag.role not in SHOWN:
            continue
        here = (item.tag, item.y if item.axis is None else item.x + item.axis)
        if here != at or not words:
            if words:
                yield f"{place} {words}"
            at, words = here, ""
            tag = item.tag
            place = f"p{page.number} {tag.story} {tag.block} {tag.role} {item.x / 1000:.1f},{item.y / 1000:.1f}"
        words += "".join(item.texts)
    if words:
        yield f"{place} {words}"


def test_where_each_line_ends_and_stands(untailored: Outcome, golden) -> None:
    assert untailored.issue is not None
    rows = [line for page in untailored.issue.display.pages for line in lines(page)]
    golden("untailored/lines.txt", "\n".join(rows) + "\n")


def test_what_is_said(untailored: Outcome, golden) -> None:
    told = [f"{d.span.file}:{d.span.line} {d.severity.word} {d.code} {d.message}" for d in untailored.diagnostics if d.span]
    golden("untailored/messages.txt", "\n".join(told) + "\n")


def test_it_is_not_made_to_fit(untailored: Outcome) -> None:
    """Some places are over or short and some heads too long for their size, else it would judge nothing; all heads find a smaller
    one, and nothing lies on anything."""
    said = Counter(d.code for d in untailored.diagnostics)
    assert said["FLW001"] + said["FLW002"] >= 6
    assert said["FIT001"] >= 5 and not said["FIT002"]
    assert not [d for d in untailored.diagnostics if d.code.startswith("FRM")]
    assert all(d.span is not None for d in untailored.diagnostics if d.severity is Severity.ERROR)
