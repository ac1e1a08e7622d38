"""Heads of the specimen on the page: their ink on the column's edge, their white by rank (docs/rules/typography.md, Headlines)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from banmian.build import Job, SetIssue, set_issue
from banmian.display import Box, GlyphRun, Item, Link, box_of, runs_of
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.template.model import HeadStyle

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("kicker", "headline", "deck", "jump-head")
LARGE = 16_000
"""mp: from here on a line stands by its ink."""
SEEN = 300
"""mp by which ink may be off an edge."""
MARKS = frozenset("\u2019\u201d\u300d\u300f\uff09\u300b\u3001\uff0c\u3002\uff1f\uff01\uff1a\uff1b")
"""A line that ends in one of these ends with its half em."""


@dataclass(frozen=True)
class Line:
    """A line of a head: page, role, where its frame begins and ends, where its ink does, mp."""

    page: int
    text: str
    size: int
    frame: Rect
    left: int
    right: int


@pytest.fixture(scope="module")
def issue() -> SetIssue:
    done = set_issue(Job(ROOT, "content/2020-08-12"))
    assert done.issue is not None, done.diagnostics
    return done.issue


def ink_of(run: GlyphRun, book: FontBook) -> tuple[int, int]:
    """Where the run's ink begins and ends, by the outlines of its glyphs."""
    face = book.face(run.face)
    edges = []
    for gid, x in zip(run.glyphs, run.offsets, strict=True):
        x0, _, x1, _ = face.ink_box(gid)
        if x1 > x0:
            edges.append([run.x + x + v * run.size * run.stretch // (face.upem * 1000) for v in (x0, x1)])
    return min(a for a, _ in edges), max(b for _, b in edges)


def lines(issue: SetIssue) -> Iterator[Line]:
    for page in issue.display.pages:
        heads = [r for r in runs_of(page.items) if r.tag.role in PARTS and r.axis is None and not r.down and r.frame]
        for _, same in groupby(heads, lambda r: (r.tag, r.y, id(r.frame))):
            runs = list(same)
            inks = [ink_of(run, issue.fonts) for run in runs]
            text = "".join("".join(run.texts) for run in runs)
            assert runs[0].frame is not None
            yield Line(page.number, text, runs[0].size, runs[0].frame.rect, min(a for a, _ in inks), max(b for _, b in inks))


def test_the_ink_of_every_large_line_begins_on_the_edge_and_ends_on_it_where_it_fills_the_measure(issue: SetIssue) -> None:
    large = [line for line in lines(issue) if line.size >= LARGE]
    assert len(large) > 30
    assert not [line for line in large if not -2 <= line.left - line.frame.x0 <= SEEN]
    full = [line for line in large if line.frame.x1 - line.right < line.size // 8 and line.text[-1] not in MARKS]
    assert len(full) >= 2
    assert not [line for line in full if abs(line.frame.x1 - line.right) > SEEN]


def gaps(runs: list[GlyphRun], book: FontBook) -> Iterator[int]:
    """White from ink to ink between Han and Latin on one line, thousandths of an em."""
    glyphs = []
    for run in runs:
        face = book.face(run.face)
        for gid, x, text in zip(run.glyphs, run.offsets, run.texts, strict=True):
            x0, _, x1, _ = (v * run.size // face.upem for v in face.ink_box(gid))
            glyphs.append((text, run.x + x + x0, run.x + x + x1))
    for (a, _, right), (b, left, _) in pairwise(glyphs):
        if {a.isascii() and a.isalnum(), b.isascii() and b.isalnum()} == {True, False} and is_han(a if b.isascii() else b):
            yield (left - right) * 1000 // runs[0].size


def is_han(text: str) -> bool:
    return "\u4e00" <= text[:1] <= "\u9fff"


def test_han_and_latin_part_alike_in_display_sizes(issue: SetIssue) -> None:
    found: list[int] = []
    for page in issue.display.pages:
        display = [r for r in runs_of(page.items) if r.size >= 14_000 and r.tag.role in (*PARTS, "furniture") and not r.angle]
        for _, same in groupby((r for r in display if r.axis is None), lambda r: (r.y, r.size)):
            found += gaps(list(same), issue.fonts)
    assert len(found) >= 6  # the date's five, a headline's
    assert max(found) - min(found) <= 30


@dataclass(frozen=True)
class Block:
    """A story's head on a page: its style, its size's em boxes, the nearest ink above it and below it, mp."""

    page: int
    story: str
    style: HeadStyle
    above: int
    below: int
    deck: int | None


def blocks(issue: SetIssue) -> Iterator[Block]:
    """The heads that stand over their own text or picture."""
    for stream in issue.plan.streams:
        for stop in stream.stops:
            head, piece = stop.place.head, stream.pieces[0]
            style = issue.paper.head_style(head.style) if head else None
            if style is None or style.vertical or style.space is None:
                continue
            for page in issue.display.pages:
                if page.number in issue.plan.sheets[stop.sheet].numbers:
                    yield from block(page.number, page.items, piece.story, style)


def block(number: int, items: Sequence[Item], story: str, style: HeadStyle) -> Iterator[Block]:
    runs = [r for r in runs_of(items) if r.tag.story == story and r.tag.role in PARTS and r.frame and r.frame.on]
    if not runs:
        return
    assert runs[0].frame and runs[0].frame.on
    across, boxes = runs[0].frame.on.rect, [box_of(r) for r in runs]
    top, foot = min(b.y0 for b in boxes), max(b.y1 for b in boxes)
    others = [(i, box_of(i)) for i in items if not isinstance(i, Link) and i not in runs]
    near = [(i, box) for i, box in others if box.x0 < across.x1 - 1000 and across.x0 + 1000 < box.x1]
    under = [box.y0 for _, box in near if box.y0 > foot - 2000]
    seen = [
        (i, box)
        for i, box in near
        if not isinstance(i, Box) and i.tag.role != "tag" and (i.frame is None or i.frame.kind != "furniture")
    ]
    over = [box.y1 for _, box in seen if box.y1 <= top + 2000]
    roles = {role: [box_of(r) for r in runs if r.tag.role == role] for role in PARTS}
    deck = None
    if roles["deck"] and style.deck and not style.deck.beside:
        deck = min(b.y0 for b in roles["deck"]) - max(b.y1 for b in roles["headline"])
    if under:
        yield Block(number, story, style, top - max(over, default=0), min(under) - foot, deck)


def test_a_head_stands_at_its_rank_s_distance_on_every_page_and_nearer_to_its_own_text_than_to_what_is_above(
    issue: SetIssue,
) -> None:
    found = list(blocks(issue))
    assert len({b.style.name for b in found}) >= 8
    for b in found:
        assert b.style.space is not None
        if b.deck is not None:
            assert b.deck == b.style.space.deck, b
        if b.style.name == "side":
            continue  # its text stands beside it
        assert abs(b.below - b.style.space.text) <= 650, b  # text of 9.69 pt stands 0.61 pt higher than the body
        assert b.above > b.below, b


WIDTHS = {
    **{key: {580} for key in ("headline", "kicker", "deck", "subhead", "jump-head")},
    **{key: {600} for key in ("caption", "cell", "index")},
}
"""What \u3001\uff0c\uff1b\uff1a take before Han, thousandths of an em, by role (`mark-widths` in paper.yaml)."""
COMMAS = frozenset("\u3001\uff0c\uff1b\uff1a")


def test_marks_of_one_role_have_one_width(issue: SetIssue) -> None:
    found: dict[str, set[int]] = {}
    for page in issue.display.pages:
        for run in runs_of(page.items):
            if run.tag.role not in WIDTHS or run.axis is not None or run.down:
                continue
            for (a, x), (b, y) in pairwise(zip(run.texts, run.offsets, strict=True)):
                if a in COMMAS and is_han(b):
                    found.setdefault(run.tag.role, set()).add(round((y - x) / run.size * 100) * 10)
    assert set(found) >= {"headline", "kicker", "deck", "subhead", "caption", "cell"}
    assert {
        role: widths for role, widths in found.items() if not widths <= {w + d for w in WIDTHS[role] for d in (0, -10, 10)}
    } == {}
