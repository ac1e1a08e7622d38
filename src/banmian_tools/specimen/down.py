"""One side of a rule set down the page: lines from right to left, by the engine or by a naive setter.

docs/rules/typography.md, Vertical frames. The naive setter stacks each character upright with its horizontal glyph.
"""

from __future__ import annotations

from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic
from banmian.display import GlyphRun, Item
from banmian.fonts import FontBook
from banmian.text.classes import class_of
from banmian.text.marks import marks_of_line
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.vertical_lines import set_vertical_line
from banmian_tools.specimen.model import Case
from banmian_tools.specimen.naive import naive_lines
from banmian_tools.specimen.setting import ASCENT, SetLine, Shown, Unit, box_of, fit_of, line_of


def set_down(case: Case, at: tuple[int, int], paint: Paint, fonts: FontBook) -> Shown:
    """The case with the left top of its last line at `at`."""
    return _naive(case, at, paint, fonts) if case.naive else _set(case, at, paint, fonts)


def _axis(case: Case, at: tuple[int, int], count: int, k: int) -> int:
    """The middle of the k-th of `count` lines."""
    return at[0] + (count - 1 - k) * case.pitch + case.setting.size // 2


def _set(case: Case, at: tuple[int, int], paint: Paint, fonts: FontBook) -> Shown:
    found: list[Diagnostic] = []
    rows: list[tuple[Prepared, int, int, int]] = []
    offset = 0
    for text in case.texts:
        rows += _broken(text, offset, case, found, fonts)
        offset += len(text.text) + 1
    items: list[Item] = []
    lines: list[SetLine] = []
    for k, (p, start, end, at_text) in enumerate(rows):
        inset, last = (0 if start else case.indent), end == p.units.size
        axis = _axis(case, at, len(rows), k)
        place = LinePlace(axis, at[1] + inset, case.measure - inset, last and not case.fill, case.align)
        items += set_vertical_line(p, start, end, place, paint)
        items += marks_of_line(p, start, end, place, paint, fonts)
        along = LinePlace(at[1] + inset, axis, place.measure, place.last, case.align)
        lines.append(line_of(p, (start, end), along, at_text, last))
    return Shown(case, tuple(items), tuple(lines), box_of(case, at, len(rows)), tuple(found))


def _broken(
    text: StyledText, offset: int, case: Case, found: list[Diagnostic], fonts: FontBook
) -> list[tuple[Prepared, int, int, int]]:
    p = prepare(text, case.setting, fonts)
    found += p.diagnostics
    ends = fit_of(case, p).ends
    return [(p, start, end, offset) for start, end in zip((0, *ends), ends, strict=False)]


def _naive(case: Case, at: tuple[int, int], paint: Paint, fonts: FontBook) -> Shown:
    rows = list(naive_lines(case, fonts))
    size = case.setting.size
    items: list[Item] = []
    lines: list[SetLine] = []
    for k, (_, part, last) in enumerate(rows):
        axis, units = _axis(case, at, len(rows), k), list[Unit]()
        for n, sign in enumerate(part):
            y = at[1] + n * size
            advance = (fonts.face(sign.face).sized(size)[sign.ch] or (0, size))[1]
            place = (axis - advance // 2, y + size * ASCENT // 100)
            items.append(GlyphRun(sign.face, size, *place, (sign.gid,), (0,), (sign.ch,), advance, paint.ink, paint.tag))
            units.append(Unit(sign.offset, sign.offset + 1, y, y + size, class_of(sign.ch)))
        lines.append(SetLine(tuple(units), at[1], axis, last))
    return Shown(case, tuple(items), tuple(lines), box_of(case, at, len(rows)))
