"""The settings of a paragraph by numbers of lines, each menu made once. docs/rules/typography.md, Total fit.

A menu is made of the wide beam: in the narrow one are those of its settings that are no dearer than that. Most paragraphs of a text
that a few lines are over or short are asked for both.
"""

from __future__ import annotations

from dataclasses import replace

from banmian.flow.stream_items import ParagraphItem
from banmian.linebreak import WIDE_BEAM, Fit, choose, menu
from banmian.remember import Memo

MENUS: Memo[tuple[Fit, ...]] = Memo("menus", 50_000, each="paragraph")
"""Menus by paragraph, measures of the slots, indents and looseness."""
ROUNDING = 0.001
"""Costs that differ by less are equal."""


def menu_of(item: ParagraphItem, key: tuple[int, ...], beam: float = WIDE_BEAM) -> tuple[Fit, ...]:
    """A paragraph's settings by numbers of lines, in slots of these measures, the last of which repeats; those that are dearer by
    more than `beam` than the cheapest are left out."""
    indent = item.indent_in(key[0])

    def made() -> tuple[Fit, ...]:
        measures = tuple(m - item.hang for m in key)
        if item.looseness:
            return (_asked(item, measures, indent),)
        return menu(item.prepared.units, measures, indent - item.hang)

    fits = MENUS.of((item.prepared, key, indent, item.hang, item.looseness), made)
    if beam >= WIDE_BEAM:
        return fits
    most = min([fit.cost for fit in fits]) + beam + ROUNDING
    return tuple([fit for fit in fits if fit.cost <= most])


def _asked(item: ParagraphItem, measures: tuple[int, ...], indent: int) -> Fit:
    """The setting whose number of lines its author asks for, or the one nearest to it, which says what is missing."""
    extra = 2 + max(0, item.looseness)
    fits = menu(item.prepared.units, measures, indent - item.hang, extra, beam=float("inf"))
    chosen = choose(fits, item.looseness)
    return replace(chosen, missing=choose(fits).lines + item.looseness - chosen.lines)
