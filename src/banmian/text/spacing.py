"""The gap between two neighbours: natural width and what each tier may take or give (docs/rules/typography.md).

Everything in thousandths of an em. One table a style, made once; a row is a pair of classes.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from banmian.template.model import MarkWidths
from banmian.text.classes import (
    AFTER_SPACE,
    BEFORE_SPACE,
    CLASSES,
    CLING_AFTER,
    CLING_BEFORE,
    CLOSE,
    HAN,
    LATIN,
    LEFT,
    OPEN,
    POINTS,
    QUERY,
    RIGHT,
    RIGID_SIDES,
    STOP,
    WHOLE,
    WORD,
)
from banmian.values import frozen, frozen_key

WORD_SPACE = (300, 250, 500)
"""A Western word space: natural, least, most."""
GAP_LEAST, GAP_MOST, GAP_MOST_SNAPPED = 125, 330, 500
"""A Han-Latin gap of a quarter em may shrink to an eighth and stretch to a third, to half an em where the body snaps to the
character grid (CLREQ mixed_text_composition)."""
NUMBER_SPACE, NUMBER_LEAST = 250, 200
"""A space in a number, in heads and tables too; and to what it shrinks between two digits: PM2.5 35 is not to read as PM2.535."""
INK = -1
"""A trim that goes to the ink, in place of a number."""

# Shrink tiers, in CLREQ's order [reduction_and_expansion_of_inter-character_spacing].
T_SPACE, T_BRACKET, T_COMMA, T_GAP, T_STOP = range(5)
# Stretch tiers before the unlimited one.
S_SPACE, S_GAP = range(2)


@frozen
class Gap:
    """natural width; the shrink tier and how much it may take; the stretch tier and how much it may give; `opens`: takes
    part in the unlimited stretch; `last`: opens beyond its tier where nothing else in the line can. Thousandths of an em."""

    natural: int
    shrink_tier: int = 0
    shrink: int = 0
    stretch_tier: int = 0
    stretch: int = 0
    opens: bool = True
    last: bool = False


_FULL = MarkWidths()


@frozen_key
class SpacingRules:
    """What a style says of spacing: the marks' way (fit, kaiming, full, half, tight), widths for heads, Han-Latin gap, what
    a full mark loses at a line's end and start (thousandths of an em, or INK).

    `centred`: points stand in the middle of their cell (Traditional setting), so both their sides give way. `hang`: one of
    \u3001\uff0c\u3002 that ends a line stands outside the measure. `snap`: Latin and its gaps take whole em, so that Han
    stands on the character grid. `upright`: vertical text, where \uff1a\uff1b\uff1f\uff01 keep their em in the line.
    `stop_least`: what \u3002\uff1f\uff01 inside a line keep at the least of their em: a sentence's end stays wider than a pause.
    `widest`: how far a gap between Han opens, thousandths of an em; a line that would need more ends early. 0 = no limit.
    `white`: the Han-Latin gap from ink to ink in display sizes (text/by_ink.py), thousandths of an em; 0 = from cell to cell."""

    marks: str = "fit"
    widths: MarkWidths = _FULL
    han_latin: int = 250
    end_trim: int = 500
    start_trim: int = 500
    centred: bool = False
    hang: bool = False
    snap: bool = False
    upright: bool = False
    stop_least: int = 750
    widest: int = 250
    white: int = 0


def marked(widths: MarkWidths, han_latin: int, white: int = 0, upright: bool = False) -> SpacingRules:
    """Rules of what is no running text (heads, captions, cells): marks as wide, and points where, their role says."""
    return SpacingRules("fit", widths, han_latin, centred=widths.centred, upright=upright, white=white)


PLAIN = SpacingRules()
"""Body text: what justification finds."""


def _outer(cls: int, rules: SpacingRules) -> tuple[int, int, int]:
    """The outer side of a mark: natural space beside its half em of ink, shrink tier, least space."""
    stop = cls in (STOP, QUERY)
    if cls in POINTS:
        width, tier = (rules.widths.stop, T_STOP) if stop else (rules.widths.comma, T_COMMA)
    else:
        width, tier = rules.widths.bracket, T_BRACKET
    space = width - 500
    if rules.marks == "half" or (rules.marks == "kaiming" and not stop):
        return 0, tier, 0
    rigid = rules.marks == "full" or rules.snap or (rules.marks == "kaiming" and stop) or width != 1000
    return space, tier, space if rigid else min(space, rules.stop_least - 500) if stop else 0


def _between_marks(left: int, right: int, rules: SpacingRules) -> Gap | None:
    """Adjacent marks [h-adjustment_of_adjacent_punctuation_marks]: 2 em become 1.5 em, 1 em when tight or squeezed."""
    closing, opening = left in AFTER_SPACE, right in BEFORE_SPACE
    if closing and opening:
        half = rules.marks in ("half", "tight") or (rules.marks == "kaiming" and left not in (STOP, QUERY))
        if half or rules.widths.bracket != 1000:
            return Gap(0)
        return Gap(500, T_BRACKET, 0 if rules.marks == "full" or rules.snap else 500)
    if (closing and right in AFTER_SPACE) or (left in BEFORE_SPACE and right in BEFORE_SPACE):
        return Gap(0, opens=False)
    if left == OPEN and right == CLOSE:  # an empty pair: two em with its outer sides, also where a style takes those away
        return Gap(1000 if rules.marks in ("half", "kaiming") else 0, opens=False)
    return None


def may_open(left: int, right: int) -> bool:
    """Whether the classes let a gap open when a line does: neither clings to the other, none is a connector or solidus."""
    return not (left in RIGID_SIDES or right in RIGID_SIDES or left in CLING_AFTER or right in CLING_BEFORE)


@lru_cache(maxsize=64)
def gap_table(rules: SpacingRules) -> dict[tuple[int, int], Gap]:
    """The gaps of a style, by pair of classes."""
    return {(left, right): _gap(left, right, rules) for left in range(CLASSES) for right in range(CLASSES)}


def _gap(left: int, right: int, rules: SpacingRules) -> Gap:
    rigid = not may_open(left, right)
    if rules.upright and (left in WHOLE or right in WHOLE):
        return Gap(0, opens=not rigid)  # a mark of a whole em, and what opens after it its ink alone: 1.5 em
    between = _between_marks(left, right, rules)
    if between is not None:
        return between
    if left in BEFORE_SPACE or right in AFTER_SPACE:
        return Gap(0, opens=False)  # brackets close up to what they enclose; a mark stays at its word when a line opens
    if left in AFTER_SPACE or right in BEFORE_SPACE:
        space, tier, least = _outer(left if left in AFTER_SPACE else right, rules)
        return Gap(space, tier, space - least, opens=not rigid)
    if left in LATIN and right in LATIN:
        return Gap(0, opens=False)
    if is_mixed(left, right):
        return _han_latin(rules)
    return Gap(0, opens=not rigid)


def is_mixed(left: int, right: int) -> bool:
    """Whether a Han-Latin gap stands between two classes."""
    return (left == HAN and right in (WORD, LEFT)) or (left in (WORD, RIGHT) and right == HAN)


def _han_latin(rules: SpacingRules) -> Gap:
    """A gap that a style makes narrower than the least of CLREQ (heads, tables) does not change."""
    wanted = rules.han_latin
    if wanted <= GAP_LEAST:
        return Gap(wanted, opens=False, last=True)
    most = GAP_MOST_SNAPPED if rules.snap else GAP_MOST
    return Gap(wanted, T_GAP, wanted - GAP_LEAST, S_GAP, max(0, most - wanted), opens=False, last=True)


def end_keep(rules: SpacingRules) -> int:
    """What a full closing mark keeps after its half em of ink at a line end (GB/T 15834 5.1.10; no trim in `full`)."""
    return 500 if rules.marks == "full" else max(0, 500 - rules.end_trim)


def start_keep(rules: SpacingRules) -> int:
    """What an opening mark keeps before its half em of ink at a line start
    [h-compression_of_punctuation_marks_at_line_start]."""
    return 500 if rules.marks == "full" else max(0, 500 - rules.start_trim)


def number_space(rules: SpacingRules, digits: bool) -> Gap:
    """A space in a number, before its unit or after its name: the gap beside Han, no wider in an open line; a quarter em where
    that is narrower. `digits`: between two of them, where it hardly gives way."""
    beside = gap_table(rules)[HAN, WORD]
    if beside.natural < NUMBER_SPACE:
        return Gap(NUMBER_SPACE, opens=False, last=True)
    return replace(beside, shrink=min(beside.shrink, beside.natural - NUMBER_LEAST)) if digits else beside


def word_space(tracking: int) -> Gap:
    """A Western word space; letters that are spaced out want words further apart."""
    natural, least, most = WORD_SPACE
    return Gap(natural + max(0, tracking), T_SPACE, natural - least, S_SPACE, most - natural, opens=False, last=True)
