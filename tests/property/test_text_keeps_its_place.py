"""Whatever the words: a head, a table, a brief, a subhead of which nothing is told keeps to its area, and no part meets another."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banmian.content.model import Cell, Head, Mark, Paragraph, Piece, StyledText, Subhead, Table
from banmian.diagnostics import Severity, Span
from banmian.display import GlyphRun, Item, runs_of
from banmian.flow.entry import StreamStyle
from banmian.flow.head import HeadSite
from banmian.flow.heads import set_head
from banmian.flow.slots import LineSlot
from banmian.flow.stream import set_stream
from banmian.flow.tables import DRAWERS, TableSite
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.template.loader import load_paper
from banmian.template.model import Paper
from banmian.text.single import Setter

ROOT = Path(__file__).parents[2]
LEADING = 12_600
SPAN = Span("a.md", 1, 1)
HINTED = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LETTERS = (
    "\u8001\u897f\u95e8\u793e\u533a\u529e\u4e8b\u8c01\u5bb6\u6709\u4eba\u6765"
    "\uff0c\u3002\uff1a\u201c\u201d\uff08\uff09\u3001\u2014\u20262020GDPpt%-\u3000 "
)
WORDS = st.lists(
    st.sampled_from([*LETTERS, "internationalization", "\u2014\u2014", "8:30\u201311:00", "\u8857\u9053"]), max_size=30
)


@cache
def paper() -> Paper:
    found, reports = load_paper(ROOT, ROOT / "layouts/chenbao")
    assert found is not None, reports
    return found[0]


@cache
def book() -> FontBook:
    found, diagnostics = FontBook.load(ROOT)
    assert found is not None, diagnostics
    return found


OPENING = "\u201c\uff08"


def styled(words: list[str], breaks: frozenset[int] = frozenset()) -> StyledText:
    """Breaks of the author's before these words."""
    text, marks = "", []
    for i, word in enumerate(words):
        if i in breaks:
            marks.append(Mark(len(text), len(text), "break"))
        text += word
    return StyledText(text, tuple(marks), SPAN, ((0, 1, 1),))


HEADED = st.builds(
    styled, st.lists(st.sampled_from([*LETTERS]), min_size=1, max_size=12), st.frozensets(st.integers(1, 9), max_size=2)
)
"""Short enough to fit as often as not."""
PLAIN = st.builds(styled, WORDS)


def rect_of(run: GlyphRun) -> Rect:
    """Its em boxes, less the white before an opening mark."""
    top = run.y - run.size * 88 // 100
    white = run.size // 2 if run.texts and run.texts[0] in OPENING else 0
    return Rect(run.x + min(white, run.width), top, run.x + max(run.width, white), top + run.size)


def united(rects: list[Rect]) -> Rect:
    return Rect(min(r.x0 for r in rects), min(r.y0 for r in rects), max(r.x1 for r in rects), max(r.y1 for r in rects))


def by_role(items: tuple[Item, ...]) -> dict[str, Rect]:
    roles = {r.tag.role for r in runs_of(items)}
    return {role: united([rect_of(r) for r in runs_of(items) if r.tag.role == role]) for role in roles}


@HINTED
@given(st.data())
def test_heads(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([name for name, style in paper().head_styles if not style.vertical]), "style")
    style = paper().head_style(name)
    parts = [data.draw(HEADED if part == "headline" else st.none() | HEADED, part) for part in ("kicker", "headline", "deck")]
    width, lines = data.draw(st.integers(100, 700)) * 1000, data.draw(st.integers(0, 12))
    site = HeadSite(50_000, 50_000 + width, 100_000, 1, "s", lines, leading=LEADING)
    done = set_head(Head(*parts), style, site, book())
    if any(d.severity is Severity.ERROR for d in done.diagnostics):
        return
    rects = by_role(done.items)
    for rect in rects.values():
        white = rect.height // 2  # what a cell has beside its ink may stand over the edge, where a head stands by its ink
        assert rect.x0 >= site.x0 - white and rect.x1 <= site.x1 + white + 1 + width // 1000, (name, rects)
        assert rect.y1 <= site.top + (lines or done.lines) * LEADING, (name, rects)
    assert not any(a.overlaps(b) for a, b in combinations(rects.values(), 2)), (name, rects)


@HINTED
@given(st.data())
def test_vertical_heads(data: st.DataObject) -> None:
    style = paper().head_style("vertical")
    size = data.draw(st.sampled_from([24_000, 40_000, 89_000]))
    style = replace(
        style, headline=replace(style.headline, size=size, pitch=size * 11 // 10, max_lines=data.draw(st.integers(1, 3)))
    )
    parts = [data.draw(st.none() | HEADED, part) for part in ("kicker", "headline", "deck")]
    width, height = data.draw(st.integers(40, 300)) * 1000, data.draw(st.integers(60, 600)) * 1000
    done = set_head(Head(*parts), style, HeadSite(50_000, 50_000 + width, 100_000, 1, "s", 9, 100_000 + height), book())
    if any(d.severity is Severity.ERROR for d in done.diagnostics):
        return
    spans: dict[str, tuple[int, int]] = {}
    for run in runs_of(done.items):
        middle = run.x + (run.axis or 0)
        a, b = spans.get(run.tag.role, (middle, middle))
        spans[run.tag.role] = (min(a, middle), max(b, middle))
    order = [spans[role] for role in ("deck", "headline", "kicker") if role in spans]
    assert all(a[1] < b[0] for a, b in pairwise(order)), spans
    assert all(a >= 50_000 and b <= 50_000 + width for a, b in order)


@HINTED
@given(st.data())
def test_tables(data: st.DataObject) -> None:
    style = dict(paper().table_styles)[data.draw(st.sampled_from([name for name, _ in paper().table_styles]), "style")]
    columns = data.draw(st.integers(1, 6))
    rows = data.draw(st.lists(st.lists(PLAIN, min_size=columns, max_size=columns), min_size=1, max_size=4), "rows")
    cells = [tuple(Cell(text) for text in row) for row in rows]
    rect = Rect(50_000, 100_000, 50_000 + data.draw(st.integers(120, 500)) * 1000, 100_000 + data.draw(st.integers(80, 400)) * 1000)
    site = TableSite(Table(cells[0], tuple(cells[1:]), SPAN), style, rect, Setter(book()), "t", 0, lambda cell, at: [], page=1)
    done = DRAWERS[style.kind](site)
    if any(d.severity is Severity.ERROR for d in done.diagnostics):
        return
    found: dict[tuple[int, int, int], list[Rect]] = {}
    for run in runs_of(done.items):
        assert run.cell is not None
        found.setdefault((*run.cell, run.size if style.kind == "cards" else 0), []).append(rect_of(run))
    rects = [united(own) for own in found.values()]
    if style.kind not in ("cards", "stations"):  # a card's label is part of its cell; stations are as far apart as the page says
        assert not any(a.overlaps(b) for a, b in combinations(rects, 2)), (style.kind, rects)
    assert all(rect.x0 <= r.x0 and r.x1 <= rect.x1 for r in rects), (style.kind, rects)


@HINTED
@given(st.data())
def test_what_stands_in_a_stream(data: st.DataObject) -> None:
    blocks = data.draw(
        st.lists(st.builds(Paragraph, PLAIN) | st.builds(Subhead, PLAIN, st.sampled_from([2, 3])), min_size=1, max_size=4), "blocks"
    )
    pieces = tuple(
        Piece("a", Head(headline=data.draw(HEADED, "headline")), tuple(blocks), (), SPAN)
        for _ in range(data.draw(st.integers(1, 2)))
    )
    ems = data.draw(st.lists(st.integers(7, 16), min_size=30, max_size=30))
    slots = tuple(LineSlot(50_000, 100_000 + k * LEADING, em * 9_000, k // 12, k + 1, 0, True) for k, em in enumerate(ems))
    slots = tuple(replace(s, x=50_000 + s.column * 300_000, y=100_000 + (k % 12) * LEADING) for k, s in enumerate(slots))
    style = StreamStyle(paper().text_style("body"), paper().head_style("brief"), (data.draw(st.integers(0, 3)), 300), LEADING, "x")
    done = set_stream(pieces, style, slots, 1, book())
    if any(d.severity is Severity.ERROR for d in done.diagnostics):
        return
    right = {(s.column, s.y): s.x + s.measure for s in slots}
    lines: dict[tuple[int, int, str, int], list[Rect]] = {}
    for run in (i for i in done.items.get(0, []) if isinstance(i, GlyphRun)):
        column = (run.x - 20_000) // 300_000
        lines.setdefault((column, run.y, run.tag.role, run.tag.block), []).append(rect_of(run))
        if run.tag.role == "body":
            assert run.x + run.width <= right[column, run.y] + 1
    shown = [united(own) for own in lines.values()]
    assert not any(a.overlaps(b) for a, b in combinations(shown, 2))
