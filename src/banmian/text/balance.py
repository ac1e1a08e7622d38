"""A few ragged lines of about equal length for a text that stands alone: a caption, a title of the index.

The fewest lines that fit; of their breaks those that part phrases (text/phrases.py) and leave the lines even. Never
condensed, never justified: marks keep the widths of their style.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banmian.text.prepared import Prepared

EVEN = 0.25
"""Times the square of the em by which a line differs from the mean, beside the prices of phrases."""
WITHIN = 60.0
"""Price of a line end at which a head would not be broken."""
LEAST = 2
"""A line should have at least so many letters."""
HELD = 400.0
"""Price of a line end inside what is held together: the name of a picture and the first character of its caption."""
LONE = 200.0
"""Price of a line that has fewer."""


def balanced(p: Prepared, measure: int, most: int, reserve: int = 0, least: int = 1) -> tuple[int, ...] | None:
    """The units before which the lines end, in at most so many lines of `measure` mp, the fewest that part nothing that is held
    together, else the fewest; None if they do not fit. `reserve`: what the last line leaves free (mp), for a credit. `least`: into
    so many lines the text is broken at least, where it can be."""
    size = p.units.size
    if not size:
        return ()
    in_one = _width(p, 0, size) + reserve <= measure
    if in_one and least <= 1:
        return (size,)
    prices = _prices(p)
    first: tuple[int, ...] | None = (size,) if in_one else None
    for n in range(max(2, least), most + 1):
        found = _cheapest(p, n, (measure, reserve), prices)
        if found is not None and all(prices[end] < HELD for end in found[:-1]):
            return found
        first = first or found
    return first


def parts_phrases(p: Prepared, ends: Sequence[int]) -> bool:
    """Whether lines that end there end between phrases, all but the last."""
    prices = _prices(p)
    return all(prices[end] < WITHIN for end in ends[:-1])


def _width(p: Prepared, start: int, end: int) -> int:
    edge = p.units.ends[end - 1] if end == p.units.size else p.units.edges[end - 1]
    return edge - p.units.begins[start]


def _prices(p: Prepared) -> list[float]:
    """The price of ending a line before each unit; negative where none may end."""
    from banmian.text.phrases import phrase_prices

    prices: list[float] = [*phrase_prices(p.text.text, p.setting.lexicon)]
    for mark in p.text.marks:
        if mark.kind == "hold":
            prices[mark.start + 1 : mark.end] = [HELD] * (mark.end - mark.start - 1)
    units = range(p.units.size)
    return [-1.0 if p.units.breaks[i] < 0 else WITHIN if (price := prices[p.offsets[i]]) < 0 else float(price) for i in units]


def _cheapest(p: Prepared, count: int, room: tuple[int, int], prices: Sequence[float]) -> tuple[int, ...] | None:
    """The best ends of exactly `count` lines; None where there are none that fit."""
    (measure, reserve), em = room, p.setting.size
    mean = (_width(p, 0, p.units.size) + reserve) / count
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for row in range(count):
        last = row == count - 1
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            for end in _ends(p, start, last, measure - (reserve if last else 0)):
                long = _width(p, start, end) + (reserve if last else 0)
                total = cost + EVEN * ((long - mean) / em) ** 2 + (0.0 if last else prices[end])
                total += LONE * (p.units.letters[end] - p.units.letters[start] < LEAST)
                if end not in found or total < found[end][0]:
                    found[end] = (total, (*ends, end))
        best = found
    done = best.get(p.units.size)
    return done[1] if done else None


def _ends(p: Prepared, start: int, last: bool, measure: int) -> Iterator[int]:
    """Where a line from a unit may end."""
    size = p.units.size
    for end in (size,) if last else range(start + 1, size):
        if _width(p, start, end) > measure:
            return
        if last or p.units.breaks[end] >= 0:
            yield end
