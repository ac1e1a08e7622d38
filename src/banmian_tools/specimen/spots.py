"""Where the reader is to look: places in set lines, found from the text and measured from the glyphs.

A spot is an interval under which a bracket stands, and what is written at it.
"""

from __future__ import annotations

from collections.abc import Iterator

from banmian.text import classes as c
from banmian.text.breaks import NEVER, opportunities
from banmian.values import frozen
from banmian_tools.specimen.model import See
from banmian_tools.specimen.naive import UNSEEN
from banmian_tools.specimen.setting import SetLine, Shown, Unit

STRICT = "strict"


@frozen
class Spot:
    """x0..x1 on the baseline y; `label` stands under the bracket."""

    x0: int
    x1: int
    y: int
    label: str = ""


def spots_of(shown: Shown, see: See) -> list[Spot]:
    """All places of one kind in a setting."""
    return list(_FINDERS[see.kind](shown, see))


def _texts(shown: Shown, see: See) -> Iterator[Spot]:
    text, kept = _visible(shown.case.text)
    at, number = -1, 0
    while (at := text.find(see.text, at + 1)) >= 0:
        number += 1
        if see.nth in (0, number):
            first, after = kept[at], kept[at + len(see.text) - 1] + 1
            for line in shown.lines:
                inside = [k for k, u in enumerate(line.units) if u.offset < after and u.after > first]
                if inside:
                    x0, x1 = _interval(line, inside[0], inside[-1])
                    yield Spot(x0, x1, line.y, _em(x1 - x0, shown) if see.width else "")


def _visible(text: str) -> tuple[str, list[int]]:
    """The text without what only allows or forbids breaks, and where each character of it stands."""
    kept = [k for k, ch in enumerate(text) if ch not in UNSEEN]
    return "".join(text[k] for k in kept), kept


def _interval(line: SetLine, a: int, b: int) -> tuple[int, int]:
    """From unit a to unit b of the line, with the white that belongs to a mark at either side."""
    units = line.units
    x0, x1 = units[a].x0, units[b].x1
    if units[a].cls in c.BEFORE_SPACE and a:
        x0 = units[a - 1].x1
    if units[b].cls in c.AFTER_SPACE and b + 1 < len(units):
        x1 = units[b + 1].x0
    return x0, x1


def _em(length: int, shown: Shown) -> str:
    return f"{length / shown.case.setting.size:.2f}".rstrip("0").rstrip(".")


def _edges(shown: Shown, _: See) -> Iterator[Spot]:
    """The characters on both sides of each break that the strict level forbids."""
    offset = 0
    for text in shown.case.texts:
        costs = opportunities(text.text, STRICT).costs
        for line, after in zip(shown.lines, shown.lines[1:], strict=False):
            at = after.units[0].offset - offset
            if 0 < at < len(text.text) and costs[at] == NEVER:
                yield from (_at(line, line.units[-1]), _at(after, after.units[0]))
        offset += len(text.text) + 1


def _at(line: SetLine, unit: Unit) -> Spot:
    return Spot(unit.x0, unit.x1, line.y)


def _starts(shown: Shown, see: See) -> Iterator[Spot]:
    for line in shown.lines:
        unit = line.units[0]
        if unit.cls in c.BEFORE_SPACE:
            yield Spot(line.x, unit.x1, line.y, _em(unit.x1 - line.x, shown) if see.width else "")


def _ends(shown: Shown, see: See) -> Iterator[Spot]:
    """Full marks that end a line which is not its paragraph's last; also where they hang outside."""
    right = shown.start + shown.case.measure
    for line in shown.lines:
        unit = line.units[-1]
        if unit.cls in c.AFTER_SPACE and not line.last:
            x1 = max(right, unit.x1)
            yield Spot(unit.x0, x1, line.y, _em(x1 - unit.x0, shown) if see.width else "")


def widest_gap(shown: Shown) -> tuple[float, int, int]:
    """The gap between two Han that is opened most: em, line, unit after it. Last lines are not drawn out."""
    best = (0.0, 0, 0)
    for n, line in enumerate(shown.lines):
        for k in range(1, len(line.units)):
            before, unit = line.units[k - 1], line.units[k]
            if before.cls == unit.cls == c.HAN:
                best = max(best, ((unit.x0 - before.x1) / shown.case.setting.size, n, k))
    return best


def _widest(shown: Shown, see: See) -> Iterator[Spot]:
    em, n, k = widest_gap(shown)
    if em > 0.005:
        line = shown.lines[n]
        yield Spot(line.units[k - 1].x0, line.units[k].x1, line.y, f"+{em:.2f}" if see.width else "")


def _last(shown: Shown, _: See) -> Iterator[Spot]:
    for line in shown.lines:
        if line.last:
            yield Spot(line.units[0].x0, line.units[-1].x1, line.y)


_FINDERS = {"text": _texts, "edges": _edges, "starts": _starts, "ends": _ends, "widest": _widest, "last": _last}
