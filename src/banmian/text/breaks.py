"""Where a line may end in a text, and what it costs there: kinsoku, then what stays whole, then UAX #14.

docs/rules/typography.md, Line edges; docs/decisions/0010. Plain Han and Chinese marks need the level's lists alone. What is
neither - words, numbers, addresses, spaces, emoji, dashes - is cut out as a stretch with its two neighbours; UAX #14 and the
patterns of text/numbers.py work on stretches only, and one that comes again is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from functools import cache

from banmian.content.model import StyledText
from banmian.text import kinsoku, numbers
from banmian.text.uax14 import MUST
from banmian.values import frozen

NEVER = -1
FREE = 0
DATE_BREAK, COUNT_BREAK = 600, 45
"""Cost of parting a number from the sign of its date or hour, and from what it counts, in the units of linebreak.Cost."""
ADDRESS_BREAK = 15
"""Cost of ending a line inside an address."""
HYPHEN_BREAK = 30
"""Cost of ending a line after a hyphen that stands in the word, or at a soft hyphen."""
EMERGENCY_SIGN, EMERGENCY_ADDRESS, EMERGENCY_SYLLABLE, EMERGENCY_RANGE = 60, 300, 400, 500
EMERGENCY_UNIT, EMERGENCY_NAME = 2000, 20_000
"""Costs of breaks that are looked for only where a line would open too far or stand out without them: at @ and _ of an address,
among its letters, between syllables of a Latin word, after the dash of a range, between a number and its Han unit;
at a space in a number, before its Latin unit or after its name, in the narrowest of columns."""


@frozen
class Opportunities:
    """`costs[k]`: of ending a line before code point k; 0 free, more is dear, NEVER forbidden; [0] NEVER, [len(text)] FREE.

    `forced`: each k before which a line must end (after LF, CR, NEL, LS, PS, VT, FF), but not the text's end. `emergency`: what
    a line may cost that ends before k, where nothing else keeps it from opening too far.
    """

    costs: list[int]
    forced: tuple[int, ...]
    emergency: dict[int, int] = field(default_factory=dict)


_HAN = "\u3007\u4e00-\u9fff"
"""What all copy is made of. Rarer Han are stretches, too: a wider set takes longer to compile than it saves."""
_OPENING, _CLOSING = (
    "\u300c\u300e\uff08\uff3b\uff5b\u3014\u3010\u3016\u3008\u300a\u301d",
    "\u3001\uff0c\u3002\uff1a\uff1b\uff1f\uff01\u300d\u300f\uff09\uff3d\uff5d\u3015\u3011\u3017\u3009\u300b\u301e\u301f",
)
_QUOTES = "\u201c\u201d\u2018\u2019"
_STRETCH = re.compile(f"[^{_HAN}{_OPENING}{_CLOSING}{_QUOTES}]+")
"""What is neither Han nor a Chinese mark."""


class _Start(dict[str, int]):
    """The cost of a line that starts with a character, Chinese marks alone considered."""

    def __missing__(self, ch: str) -> int:
        cost = self[ch] = NEVER if ch in _CLOSING or ch in "\u201d\u2019" else FREE
        return cost


_START = _Start()
_END = re.compile(f"[{_OPENING}\u201c\u2018]")
_UNIT = re.compile(kinsoku.UNITS)
_ANY_HAN = "\u4e00"
"""Stands for whatever Han is the neighbour of a stretch: a stretch that comes again among other Han is then looked up."""
_MARKS = frozenset(_OPENING + _CLOSING + _QUOTES)
_THROUGH = frozenset(("SP", "CM", "ZWJ", "ZW", "WJ"))
"""Classes of signs that show nothing at a line's end: the mark before them is the last that is seen there."""
_QUOTE_SET = frozenset(_QUOTES)
_DIGITS = frozenset("0123456789\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19")
_SPACES = " \u2009"
"""Of the blanks those at which a line may end."""
_KNOWN = 4096
"""Stretches kept at most for each level."""


def opportunities(text: str, level: str = "strict") -> Opportunities:
    """Where lines of the text may end at a level of kinsoku."""
    if level == "none":
        costs = [FREE] * (len(text) + 1)
    else:
        costs = [*map(_START.__getitem__, text), FREE]
        for mark in _END.finditer(text):
            costs[mark.end()] = NEVER
    found = Opportunities(costs, (), {})
    forced: list[int] = []
    known = _stretches(level)
    for start, end in _found(text):
        _settle(text, start, end, known, found, forced)
    costs[-1] = FREE
    costs[0] = NEVER
    return Opportunities(costs, tuple(k for k in forced if k < len(text)), found.emergency)


def _found(text: str) -> Iterator[tuple[int, int]]:
    """The stretches: what is not plain, with the quotes that touch it and a full-width colon between digits."""
    start = end = -1
    for found in _STRETCH.finditer(text):
        first = found.start()
        while first > max(end, 0) and text[first - 1] in _QUOTES:
            first -= 1
        if end < 0:
            start = first
        elif first > end and not (first == end + 1 and text[end] == "\uff1a" and {text[end - 1], text[first]} <= _DIGITS):
            yield start, end
            start = first
        end = found.end()
        while text[end : end + 1] in _QUOTE_SET:
            end += 1
    if end >= 0:
        yield start, end


def _settle(text: str, start: int, end: int, known: _Stretches, found: Opportunities, forced: list[int]) -> None:
    """Write what a line end costs at each edge of the stretch into the costs of its text."""
    stretch, costs = text[start:end], found.costs
    if stretch.isalnum() and stretch.isascii():  # a number or word of letters alone: what the rules say is plain
        costs[start + 1 : end] = [NEVER] * (end - start - 1)
    else:
        _judge(text, start, end, known, found, forced)
    if stretch[-1] in _DIGITS or (stretch[-1] in numbers.BLANKS and stretch[-2:-1] in _DIGITS):
        _after_number(text, end, found)
    if start and text[start - 1] in numbers.LEADS:
        _before_number(text, start, end, costs)


def _judge(text: str, start: int, end: int, known: _Stretches, found: Opportunities, forced: list[int]) -> None:
    """The same by the rules, which see the stretch with its two neighbours; what the marks or two-em units beside it forbid stays
    forbidden."""
    costs = found.costs
    before, after = costs[start], costs[end]
    left = _beside(text[start - 1]) if start else ""
    right = _beside(text[end]) if end < len(text) else ""
    inner, breaks, emergency = known[left + text[start:end] + right]
    first = max(start, 1)
    costs[first : first + len(inner)] = inner
    forced += (start - len(left) + k for k in breaks)
    for k, price in emergency:
        found.emergency[start - len(left) + k] = price
    if before < 0 and start not in forced:
        costs[start] = NEVER
    if after < 0 and end not in forced:
        costs[end] = NEVER


def _beside(ch: str) -> str:
    """How a neighbour stands beside a stretch: a mark as itself, every other sign as one Han."""
    return ch if ch in _MARKS else _ANY_HAN


def _before_number(text: str, start: int, end: int, costs: list[int]) -> None:
    """A number that begins at `start`, or after a space there, belongs to what stands before it: its ordinal, its date."""
    number = start + (text[start] in numbers.BLANKS)
    if number < end and text[number] in _DIGITS and costs[number] == FREE:
        costs[number] = numbers.lead(text, start)


def _after_number(text: str, end: int, found: Opportunities) -> None:
    """A scale, a measure unit and a date's sign stay with the number that ends at `end`, or a space before; a count prefers to."""
    costs = found.costs
    number = end if text[end - 1] in _DIGITS else end - 1
    whole, sign = numbers.after_number(text, number)
    if whole < len(text) and text[whole] in _DIGITS:
        whole += 1  # 3\u4e075\u5343
    if whole > end:
        costs[number:whole] = [NEVER] * (whole - number)
        if text[number] not in numbers.SCALES:
            found.emergency[end] = EMERGENCY_UNIT
    if 0 < sign < len(text) and costs[sign] == FREE:
        costs[sign] = DATE_BREAK if text[sign] in numbers.DATES else COUNT_BREAK


_Edges = tuple[list[int], tuple[int, ...], tuple[tuple[int, int], ...]]


class _Stretches(dict[str, _Edges]):
    """By a stretch with its neighbours: the costs of its inner edges, those that are forced, those for an emergency."""

    def __init__(self, level: str) -> None:
        super().__init__()
        self.table, self.rules = kinsoku.TABLE[level], kinsoku.rules(level)
        self.classes = self.rules.classes

    def __missing__(self, text: str) -> _Edges:
        if len(self) >= _KNOWN:
            self.clear()
        edges = self.rules.edges(text)
        forced = tuple(k for k, (outcome, _) in enumerate(edges[:-1]) if outcome == MUST)
        costs = [NEVER if outcome == NEVER else FREE for outcome, _ in edges]
        self._lists(text, costs)
        self._units(text, costs)
        emergency = _whole(text, costs)
        for k in forced:
            costs[k] = FREE
        value = self[text] = costs[1:-1], forced, tuple(emergency.items())
        return value

    def _lists(self, text: str, costs: list[int]) -> None:
        """Forbid what the level's lists forbid. A mark counts as the last before an edge though an invisible sign, a blank of any
        width or a soft hyphen follows it."""
        start, end = self.table.start, self.table.end
        held = False
        for k, ch in enumerate(text):
            if held or ch in start:
                costs[k] = NEVER
            elif ch != "\u00ad" and k and text[k - 1] == "\u00ad" and costs[k] == FREE:
                costs[k] = HYPHEN_BREAK
            if self.classes[ch] not in _THROUGH and ch not in "\u3000\u00a0\u00ad":
                held = ch in end

    def _units(self, text: str, costs: list[int]) -> None:
        """Two-em units: never parted, and below strict free to start a line."""
        for unit in _UNIT.finditer(text):
            k = unit.start()
            if self.table.units_start:
                costs[k] = NEVER
            elif k and self._may_follow(text, k):
                costs[k] = FREE
            costs[k + 1 : unit.end()] = [NEVER] * (unit.end() - k - 1)

    def _may_follow(self, text: str, k: int) -> bool:
        """Whether a line may end before a two-em unit at k, by all rules but the one for the unit's own mark."""
        held = text[:k].rstrip(" \u200b\u2060")[-1:] in self.table.end
        return not held and self.rules.edges(text[:k] + "\u4e00")[k][0] == FREE


def _whole(text: str, costs: list[int]) -> dict[int, int]:
    """Words, numbers and addresses: forbid what is inside, then open what may open. What may open in an emergency."""
    emergency: dict[int, int] = {}
    shape = numbers.shape(text)
    for found in numbers.WHOLE.finditer(shape):
        first, end = found.span()
        if found.lastgroup == "number":
            end = numbers.spaced_unit(text, end)
            _around_number(text, first, (found.end(), end), costs, emergency)
        costs[first + 1 : end] = [NEVER] * (end - first - 1)
        if found.lastgroup == "word":
            for hyphen in numbers.COMPOUND.finditer(shape, first, end):
                costs[hyphen.end()] = HYPHEN_BREAK
    if any(map(text.__contains__, numbers.ADDRESS_SIGNS)):
        for found in numbers.address().finditer(text):
            _address(text, *found.span(), costs, emergency)
    return emergency


def _around_number(text: str, first: int, ends: tuple[int, int], costs: list[int], emergency: dict[int, int]) -> None:
    """A number from `first` to the first of `ends`, with its Latin unit to the second: its name stays with it, too. What may
    open in an emergency: the spaces in it and the dash of a range."""
    named = numbers.is_named(text, first)
    if named:
        costs[first] = NEVER
    elif dash := numbers.range_dash(text, first, ends[0]):
        emergency[dash] = EMERGENCY_RANGE
    for k in range(first + 1 - named, ends[1] + 1):
        if text[k - 1] in _SPACES:
            emergency[k] = EMERGENCY_NAME


def _address(text: str, first: int, end: int, costs: list[int], emergency: dict[int, int]) -> None:
    """An address: it opens after its signs; in an emergency after @ and _, and then among its letters."""
    costs[first + 1 : end] = [NEVER] * (end - first - 1)
    for k in range(first + 1, end):
        emergency.pop(k, None)
    for sign in numbers.ADDRESS_PIECE.finditer(text, first, end):
        if sign.end() < end:
            costs[sign.end()] = ADDRESS_BREAK
    emergency |= dict.fromkeys(numbers.address_pieces(text, first, end), EMERGENCY_ADDRESS)
    emergency |= {sign.end(): EMERGENCY_SIGN for sign in numbers.ADDRESS_NAME.finditer(text, first, end)}


@cache
def _stretches(level: str) -> _Stretches:
    """The stretches that a level has judged so far."""
    return _Stretches(level)


def opportunities_of(text: StyledText, level: str) -> Opportunities:
    """The opportunities of a marked text: its author's own line ends (Markdown's hard break) are forced like those of the text."""
    found = opportunities(text.text, level)
    own = {mark.start for mark in text.marks if mark.kind == "break"}
    return Opportunities(found.costs, tuple(sorted({*found.forced, *own})), found.emergency) if own else found
