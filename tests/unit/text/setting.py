"""Short ways to set a string with the real faces and to read widths in em off it."""

from __future__ import annotations

from banmian.content.model import Mark, StyledText
from banmian.diagnostics import Span
from banmian.fonts import FontBook
from banmian.linebreak import justify, menu
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.setting import TextSetting
from banmian.text.spacing import SpacingRules

EM = 10_000


def set_text(
    book: FontBook,
    text: str,
    *,
    face: str = "song-regular",
    rules: SpacingRules | None = None,
    level: str = "strict",
    marks: tuple[Mark, ...] = (),
    tracking: int = 0,
) -> Prepared:
    """The text at 10 pt; its source is line 3 of a.md, from column 5 on."""
    setting = TextSetting(face, EM, "hei-bold", "kai", rules or SpacingRules(), level, tracking, reading="hei-regular")
    return prepare(StyledText(text, marks, Span("a.md", 3, 5), ((0, 3, 5),)), setting, book)


def em_width(book: FontBook, text: str, rules: SpacingRules | None = None) -> float:
    """Natural width of the text between two Han, without the two, in em."""
    p = set_text(book, f"\u56fd{text}\u56fd", rules=rules)
    return (p.width - 2 * EM) / EM


def units(p: Prepared) -> list[str]:
    """The characters of each unit."""
    return ["".join(p.texts[a:b]) for a, b in zip(p.first, p.first[1:], strict=False)]


def gap(p: Prepared, unit: int) -> float:
    """Natural gap before a unit, em."""
    return (p.units.starts[unit] - p.units.ends[unit - 1]) / EM


def may_break(p: Prepared) -> list[bool]:
    """For each unit but the first: may a line end before it?"""
    return [cost >= 0 for cost in p.units.breaks[1:-1]]


def lines(p: Prepared, ems: float) -> list[str]:
    """The lines of the cheapest setting at a measure in em."""
    fit = min(menu(p.units, (round(ems * EM),)), key=lambda f: f.cost)
    return ["".join(units(p)[a:b]) for a, b in zip((0, *fit.ends), fit.ends, strict=False)]


def line_width(p: Prepared, start: int, end: int, ems: float) -> float:
    """Width of units start..end-1 justified to a measure, em."""
    return justify(p.units, start, end, round(ems * EM), False)[1] / EM
