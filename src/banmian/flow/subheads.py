"""Subheads in their column: one line, else two of about equal length that part at phrases; letters narrowed to 90 % at most.

docs/rules/typography.md, Headlines. What two lines do not hold is an error with its characters (FIT002).
"""

from __future__ import annotations

from collections.abc import Sequence

from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.flow.headbreak import Limits, Rows, even_breaks, head_breaks
from banmian.flow.headfault import shortened
from banmian.linebreak import menu
from banmian.phrases import say
from banmian.text.phrases import pauses
from banmian.text.prepared import Prepared
from banmian.values import frozen

MOST = 2
"""Lines of a subhead."""
SILENT, LEAST = 950, 900
"""Horizontal scale, thousandths: so narrow that nobody sees it; the narrowest."""


@frozen
class BrokenSubhead:
    """Where its lines end (units), their scale in thousandths, and what they are too long by in all (mp)."""

    ends: tuple[int, ...]
    scale: int = 1000
    over: int = 0

    @property
    def rows(self) -> int:
        return len(self.ends)


def break_subhead(p: Prepared, measure: int) -> BrokenSubhead:
    """A subhead of level 2 in a line of so many mp. Upright letters of vertical text are not narrowed."""
    narrowest = 1000 if p.setting.direction == "vertical" else LEAST
    silent = max(SILENT, narrowest)  # a phrase kept whole is worth letters that nobody sees to be narrower
    for rows, least in ((1, silent), (MOST, silent), (MOST, narrowest), (1, narrowest)):
        ends = _lines(p, rows, measure * 1000 // least)
        if ends:
            return BrokenSubhead(ends, min(1000, measure * 1000 // max([1, *_widths(p, ends)])))
    ends = _ends(p, even_breaks(p, MOST)) or (p.units.size,)
    over = sum(max(0, width * narrowest // 1000 - measure) for width in _widths(p, ends))
    return BrokenSubhead(ends, narrowest, over)


def minor_ends(p: Prepared, measure: int) -> tuple[int, ...]:
    """Where the lines of a subhead of level 3 end (units): the fewest lines of running text."""
    return menu(p.units, (measure,))[0].ends


def _lines(p: Prepared, rows: int, width: int) -> tuple[int, ...]:
    """Its one line or its two, where they are no wider (mp); () where they are. Two part at a mark if that leaves neither short,
    else at a phrase if they can."""
    if rows == 1:
        return (p.units.size,) if p.width <= width else ()
    at_mark = Rows(p, Limits(width, False)).cheapest(rows, pauses(p.text.text))
    if at_mark and 2 * min(_widths(p, at_mark[1])) >= max(_widths(p, at_mark[1])):
        return at_mark[1]
    return _ends(p, head_breaks(p, rows, Limits(width, False))) or _anywhere(p, width)


def _ends(p: Prepared, at: Sequence[int] | None) -> tuple[int, ...]:
    """Line ends given as characters, as units."""
    return (*(p.offsets.index(k) for k in at), p.units.size) if at else ()


def _anywhere(p: Prepared, measure: int) -> tuple[int, ...]:
    """Broken as running text is: for a subhead that has no phrases to be broken between."""
    ends = menu(p.units, (measure,))[0].ends
    return ends if len(ends) == MOST and max([0, *_widths(p, ends)]) <= measure else ()


def _widths(p: Prepared, ends: Sequence[int]) -> list[int]:
    units = p.units
    return [units.edges[end - 1] - units.begins[start] for start, end in zip((0, *ends), ends, strict=False) if end > start]


def subhead_faults(p: Prepared, done: BrokenSubhead, where: PlaceOnPage) -> list[Diagnostic]:
    """FIT002 for what no line holds, FIT003 for letters that are seen to be narrow."""
    what, span = say("the subhead '{text}'", text=shortened(p.text)), p.text.span
    if done.over > 0:
        count = counted(-(-done.over // p.setting.size), "character")
        message = say("{what} is too long by about {count} for {lines}", what=what, count=count, lines=counted(done.rows, "line"))
        return [diagnose("FIT002", message, say("shorten it by about {count}", count=count), span, where)]
    if done.scale < SILENT:
        message = say("{what} is {scale:g} % wide to fit its column", what=what, scale=done.scale / 10)
        return [diagnose("FIT003", message, say("shorten it"), span, where)]
    return []
