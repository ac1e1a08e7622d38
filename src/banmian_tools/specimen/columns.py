"""One side of a rule that runs through columns: by the newspaper's stream on the grid, or filled without one.

docs/rules/typography.md, The grid; Justification, lines alone at a column's foot or head. A paragraph that begins with SUBHEAD is
a subhead. The naive filler gives a subhead its own leading and white, so that the columns' lines no longer agree.
"""

from __future__ import annotations

from banmian.colour import BLACK
from banmian.content.model import Block, Head, Paragraph, Piece, StyledText, Subhead
from banmian.diagnostics import Diagnostic, Span
from banmian.display import Box, GlyphRun, Item, Layer, Tag
from banmian.flow.entry import StreamStyle
from banmian.flow.paragraphs import text_setting
from banmian.flow.slots import LineSlot
from banmian.flow.stream import SetStream, set_stream
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.text.classes import HAN
from banmian.text.lines import set_line
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian.text.setting import TextSetting
from banmian_tools.specimen.model import Case, Columns
from banmian_tools.specimen.setting import ASCENT, GAP, HAIR, SetLine, Shown, Unit, across, fit_of

SUBHEAD_LEAD = 1700
"""What a naive setter gives a subhead: thousandths of its size from the line before it."""
SHORT = "FLW002"
"""That a column has lines left is no fault of an example."""
SUBHEAD = "\u25a0"
"""Stands at the start of a subhead's text."""


def set_columns(case: Case, at: tuple[int, int], paint: Paint, fonts: FontBook) -> Shown:
    """Columns of equal height from `at` on, over hairlines on the baselines of the grid."""
    columns = case.columns
    assert columns is not None
    box = Rect(at[0], at[1], at[0] + across(case), at[1] + (columns.lines - 1) * case.pitch + case.setting.size)
    found: list[Diagnostic] = []
    if columns.grid:
        done = _stream(case, columns, at, paint, fonts)
        runs, found = done.items.get(0, []), [d for d in done.diagnostics if d.code != SHORT]
    else:
        runs = _filled(case, columns, at, paint, fonts)
    hairs = baselines(case, box, columns.lines)
    most = case.setting.size * 3 // 2  # a drop initial is no line
    lines = tuple(_line(run, case.text) for run in runs if isinstance(run, GlyphRun) and run.size <= most)
    return Shown(case, (*hairs, *runs), lines, box, tuple(found))


def baselines(case: Case, box: Rect, count: int, head: int = 0) -> list[Item]:
    """A hairline on each baseline of the grid; the first `head` of them are only marked at the right edge."""
    first = box.y0 + case.setting.size * ASCENT // 100
    rows = ((first + k * case.pitch, box.x0 if k >= head else box.x1 - case.setting.size) for k in range(count))
    return [Box(Rect(x, y, box.x1, y + HAIR), BLACK, Tag("", -1, "furniture"), Layer.TINT) for y, x in rows]


def _slots(case: Case, columns: Columns, at: tuple[int, int]) -> list[LineSlot]:
    base, step = at[1] + case.setting.size * ASCENT // 100, case.measure + GAP * case.setting.size
    return [
        LineSlot(at[0] + c * step, base + k * case.pitch, case.measure, c, k + 1, 0, True)
        for c in range(columns.count) for k in range(columns.lines)
    ]  # fmt: skip


def _block(text: StyledText) -> Block:
    if text.text.startswith(SUBHEAD):
        return Subhead(StyledText(text.text[1:]))
    return Paragraph(text)


def _stream(case: Case, columns: Columns, at: tuple[int, int], paint: Paint, fonts: FontBook) -> SetStream:
    piece = Piece(paint.tag.story, Head(), tuple(_block(t) for t in case.texts), (), Span("specimen"))
    style = StreamStyle(columns.style, None, (0, 0), case.pitch, "")
    return set_stream([piece], style, _slots(case, columns, at), 1, fonts)


def _filled(case: Case, columns: Columns, at: tuple[int, int], paint: Paint, fonts: FontBook) -> list[Item]:
    """Line after line, each with its own leading; the next column begins where the next line would not fit."""
    out: list[Item] = []
    step, foot = case.measure + GAP * case.setting.size, at[1] + columns.lines * case.pitch
    x, y = at[0], at[1] + case.setting.size * ASCENT // 100
    for text in case.texts:
        subhead = text.text.startswith(SUBHEAD)
        setting = TextSetting(columns.style.subhead_face, columns.style.subhead_size) if subhead else text_setting(columns.style)
        p = prepare(StyledText(text.text[1:]) if subhead else text, setting, fonts)
        start = 0
        for end in fit_of(case, p).ends:
            if subhead:
                y += setting.size * SUBHEAD_LEAD // 1000 - case.pitch
            if y > foot:
                x, y = x + step, at[1] + case.setting.size * ASCENT // 100
            inset = 0 if start or subhead else case.indent
            out += set_line(p, start, end, LinePlace(x + inset, y, case.measure - inset, end == p.units.size), paint)
            y += case.pitch
            start = end
    return out


def _line(run: GlyphRun, text: str) -> SetLine:
    """A run as a line of units; its place in the case's text is where its words stand there."""
    at = max(0, text.find("".join(run.texts)))
    edges = [*run.offsets, run.width]
    units = tuple(
        Unit(at + k, at + k + 1, run.x + edges[k], run.x + edges[k + 1], HAN) for k in range(len(run.offsets))
    )  # fmt: skip
    return SetLine(units, run.x, run.y, False)
