"""Nothing lost: the canonical text of content/ is found in the issue's PDF, each story in reading order, each block once."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from project import REPOSITORY
from reading import TAKEN, Sought, beside, body, by_pdfium, by_poppler, head, pages_of
from specimens import ISSUE, Built

from banmian.build import Job, SetIssue, set_issue
from banmian.content.model import Piece
from banmian.display import GlyphRun, runs_of
from banmian.dump import text_of

HAN = re.compile("[\u4e00-\u9fff\u3400-\u4dbf]")
DISTINCT = 8
"""A block of so many characters is not met again by chance."""


@cache
def issue_set() -> SetIssue:
    issue = set_issue(Job(REPOSITORY, ISSUE)).issue
    assert issue is not None
    return issue


def stories() -> list[Piece]:
    """All pieces that count, in the order of the pages and of the places on them: those that are no pull quote."""
    done = issue_set()
    order = [
        story
        for page, sheet in zip(done.content.issue.pages, done.plan.sheets, strict=True)
        for place in sheet.layout.places
        for story in dict(page.places).get(place.name, ())
    ]
    pieces = [done.content.piece(story) for story in dict.fromkeys(order)]
    return [p for p in pieces if p is not None and p.kind != "pullquote"]


def vertical(piece: Piece) -> bool:
    """Whether the piece's head stands in columns: PDFium reads stacked letters in lines of its own making."""
    plan = issue_set().plan
    styles = [s.stops[0].place.head.style for s in plan.streams if piece in s.pieces and s.stops[0].place.head]
    return any(plan.paper.head_style(style).vertical for style in styles)


def taken(pages: list[str], stacked: bool) -> Sought:
    """Every block taken out of the text, each story after the one before. `stacked`: vertical heads come in order."""
    sought = Sought(pages)
    content = issue_set().content
    where = pages_of(content)
    ends: dict[int, int] = {}
    for piece in stories():
        first, last = min(where[piece.story]), max(where[piece.story])
        at, end = ends.get(first, sought.start(first)), sought.end(last)
        parts = head(piece)
        if vertical(piece) and not stacked:
            at = sought.take_scrambled("".join(parts[:2]), at, end, piece.story)
            parts = parts[2:]
        for block in (*parts, *body(piece)):
            at = sought.take(block, at, end, piece.story)
        if at < sought.end(first):
            ends[first] = at
    for piece in stories():
        start, end = sought.start(min(where[piece.story])), sought.end(max(where[piece.story]))
        for block in beside(piece):
            sought.take(block, start, end, piece.story)
    return sought


READERS = {"pdfium": (by_pdfium, False), "poppler": (by_poppler, True)}
Reader = Callable[[Path], list[str]]


@pytest.fixture(scope="module", params=list(READERS))
def sought(request: pytest.FixtureRequest, specimen: Built) -> Sought:
    if request.param == "poppler" and shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler) is not on PATH")
    reader, stacked = READERS[request.param]
    return taken(reader(specimen.pdf), stacked)


def test_nothing_is_lost_and_each_story_reads_in_order(sought: Sought) -> None:
    assert sought.lost == []


def test_every_piece_of_the_content_was_looked_for() -> None:
    content = issue_set().content
    counted = {p.story for a in content.articles for p in a.pieces if p.kind != "pullquote"}
    assert {p.story for p in stories()} == counted


def test_each_block_stands_once(sought: Sought) -> None:
    """What is left after taking each block once holds none of them again, but for heads that the index or a jump repeats."""
    long = [b for piece in stories() for b in (*body(piece), *beside(piece)) if len(b) >= DISTINCT]
    assert [b for b in long if b in sought.text] == []


def test_what_is_left_is_furniture(sought: Sought) -> None:
    """The rest of the PDF's text is what the display list tags as no story's, and pull quotes; repeated labels aside."""
    done = issue_set()
    told = Counter(re.sub(r"\s", "", text_of(done.display)))
    counted = Counter("".join(b for p in stories() for b in (*head(p), *body(p), *beside(p))))
    left = Counter(c for c in sought.text if c not in (TAKEN, "\f"))
    assert left == told - counted


def test_the_issue_has_its_length(sought: Sought) -> None:
    assert len(sought.pages) == 8
    assert len(HAN.findall("".join(sought.pages))) >= 16_500
    assert all(len(page) > 1500 for page in sought.pages)


def test_furniture_says_what_is_computed(sought: Sought) -> None:
    first = sought.pages[0]
    for told in ("\u661f\u671f\u4e09", "\u519c\u5386\u516d\u6708\u5eff\u4e09", "\u5e9a\u5b50\u5e74", "2020\u5e748\u670812\u65e5"):
        assert told in first
    assert "\u4e0b\u8f6c\u7b2c2\u7248" in first
    assert "\u4e0a\u63a5\u7b2c1\u7248" in sought.pages[1]


def test_no_diagnostic_above_info_but_short_places(specimen: Built) -> None:
    """A short place is a warning; none by more than three lines. Where Ghostscript is not installed, that ink was not measured."""
    unmeasured = "" if shutil.which("gs") else "PF-INK-02"
    louder = [d for d in specimen.report["diagnostics"] if d["severity"] != "info" and d["code"] != unmeasured]
    assert [d for d in louder if d["code"] != "FLW002"] == []
    for d in louder:
        found = re.search(r"short by (\d+) lines?", d["message"])
        assert found and int(found[1]) <= 3, d


def test_the_line_that_a_story_comes_from_is_nearer_to_its_head_than_to_its_text() -> None:
    """Em boxes of page 2, column 1: head, \u4e0a\u63a5 line, text."""
    runs = list(runs_of(issue_set().display.pages[1].items))
    line = next(r for r in runs if "".join(r.texts).startswith("\uff08\u4e0a\u63a5"))
    head = max((r for r in runs if r.y < line.y and r.size == 22_000 and r.x < line.x + line.width), key=lambda r: r.y)
    text = min((r for r in runs if r.y > line.y and r.tag.story.startswith("halfyear")), key=lambda r: r.y)

    def top(run: GlyphRun) -> int:
        return run.y - run.size * 88 // 100

    assert 0 < top(line) - (top(head) + head.size) < top(text) - (top(line) + line.size)


def test_a_report_of_more_than_thirty_lines_is_signed() -> None:
    done, pitch = issue_set(), 138_600
    runs = [(page.number, run) for page in done.display.pages for run in runs_of(page.items)]
    lines = Counter(story for story, *_ in {(r.tag.story, n, r.x // pitch, r.y) for n, r in runs if r.tag.role == "body"})
    signed = {r.tag.story for _, r in runs if r.tag.role in ("byline", "signature")}
    long = {p.story for p in stories() if p.head.dateline and lines[p.story] > 30}
    assert len(long) > 5 and long <= signed
