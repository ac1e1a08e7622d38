"""Further white that goes evenly above several items of a stream: how far down each of them stands then.

Where a column ends is not known beforehand, so the white that a stream has to give is shared out over all of its items; the
optimiser pays for each by the square of the lines by which it is off. feathering.py draws each column's own white evenly
(docs/decisions/0172).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from banmian.flow.stream_items import FixedItem, ParagraphItem, Placed, StreamItem


def even_shares(items: Sequence[StreamItem], measures: Sequence[int], lines_of: Callable[[ParagraphItem], int]) -> dict[int, float]:
    """Of items above which white goes evenly, by their ids: the slot on which each ends where all of it is shared out, about.
    `measures`: of all slots, mp; `lines_of`: of a paragraph, as it is set where nothing asks for more lines or fewer."""
    count = sum(map(_shares_white, items))
    if not count or not measures:
        return {}
    each = [lines_of(item) if isinstance(item, ParagraphItem) else _lines(item, measures[0], not k) for k, item in enumerate(items)]
    more = max(0, len(measures) - sum(each)) / count
    out, end, reached = {}, 0, 0
    for item, lines in zip(items, each, strict=True):
        end += lines
        if _shares_white(item):
            reached += 1
            out[id(item)] = end + more * reached
    return out


def unevenness(items: Sequence[StreamItem], placed: Sequence[Placed], shares: Mapping[int, float]) -> int:
    """How far the white is from its even share up to each item, squares of lines."""
    pairs = ((p, shares.get(id(item))) for p, item in zip(placed, items, strict=True))
    return round(sum((p.slot + p.lines - share) ** 2 for p, share in pairs if share is not None))


def _shares_white(item: StreamItem) -> bool:
    return isinstance(item, FixedItem) and item.even and item.more > 0


def _lines(item: FixedItem, measure: int, is_first: bool) -> int:
    """Its lines without further white; the stream's first item stands at a column's head."""
    return ((item.lines, item.at_head) if item.needs is None else item.needs(measure))[is_first]
