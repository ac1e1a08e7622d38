"""One side of a rule that is a headline: broken at phrases and fitted as in the newspaper (flow/headfit.py)."""

from __future__ import annotations

from banmian.display import Item
from banmian.flow.headfit import FitSite, Fitted, fit
from banmian.fonts import FontBook
from banmian.text.lines import set_line
from banmian.text.place import LinePlace, Paint
from banmian_tools.specimen.model import Case
from banmian_tools.specimen.setting import ASCENT, SetLine, Shown, box_of, line_of


def set_headline(case: Case, at: tuple[int, int], paint: Paint, fonts: FontBook) -> Shown:
    """The case's first paragraph as a headline with its left top at `at`."""
    assert case.head is not None
    part, text = case.head.headline, case.texts[0]
    fitted = fit(text, FitSite(part, case.head, case.measure, part.max_lines), fonts)
    paint = Paint(paint.ink, paint.tag, paint.layer, fitted.scale)
    items: list[Item] = []
    lines: list[SetLine] = []
    offset = 0
    base = at[1] + (part.size - fitted.size) // 2 + fitted.size * ASCENT // 100
    for k, p in enumerate(fitted.lines):
        spare = case.measure - p.width * fitted.scale // 1000
        x = at[0] + {"centre": spare // 2, "end": spare}.get(part.align, 0)
        place = LinePlace(x, base + k * part.pitch, max(p.width, case.measure))
        items += set_line(p, 0, p.units.size, place, paint)
        lines.append(line_of(p, (0, p.units.size), place, offset, k == len(fitted.lines) - 1))
        offset += len(p.text.text)
    found = tuple(d for p in fitted.lines for d in p.diagnostics)
    return Shown(case, tuple(items), tuple(lines), box_of(case, at, len(lines)), found, _done(fitted))


def _done(fitted: Fitted) -> str:
    """Size, tracking and scale."""
    return f"{fitted.size / 1000:g} pt \u00b7 {fitted.tracking / 1000:+g} em \u00b7 {fitted.scale / 10:g} %"
