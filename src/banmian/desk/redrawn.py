"""Which tiles of a page stay as they were: those that nothing paints on which is another now. Only the others are drawn again.

Whatever is not sure is drawn: where the paper or a face is another, or what did not change stands in another order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from banmian.build import SetIssue
from banmian.desk.exchange import Place
from banmian.display import Item, Page
from banmian.display.geometry import box_of
from banmian.geometry import Rect
from banmian.values import frozen

INK = 12_000
"""How far the ink of an item may reach beyond its box, mp: a glyph beyond its em, a line's round end."""


@frozen
class Known:
    """The tiles of a page at a zoom by their places, of which issue and page they were drawn."""

    issue: SetIssue
    page: Page
    hashes: Mapping[Place, str]


def still(known: Known | None, issue: SetIssue, page: Page, zoom: int, side: int) -> dict[Place, str]:
    """The hashes of the tiles, `side` pixels wide and high, that are on this page as they were."""
    if known is None or known.issue.paper is not issue.paper or known.issue.fonts is not issue.fonts:
        return {}
    if known.page is page:
        return dict(known.hashes)
    rects = changed(known.page, page)
    if rects is None:
        return {}
    scale = zoom / 100_000 / side
    hit = {place for rect in rects for place in _places(rect, scale)}
    return {place: name for place, name in known.hashes.items() if place not in hit}


def changed(before: Page, now: Page) -> list[Rect] | None:
    """Rectangles outside of which the pages are the same, mp from the trim's corner; None where they may differ anywhere."""
    if (before.trim, before.bleed, before.margin_right) != (now.trim, now.bleed, now.margin_right):
        return None
    old, new = _without(before.items, now.items), _without(now.items, before.items)
    same = set(old) & set(new)
    gone, come = set(old) - same, set(new) - same
    if [i for i in before.items if i not in gone] != [i for i in now.items if i not in come]:
        return None
    return [box_of(item).inset(-INK) for item in (*gone, *come)]


def _without(items: Iterable[Item], others: Iterable[Item]) -> list[Item]:
    """The items that are not among the others as the very same values: what did not change is remembered, and is."""
    known = set(map(id, others))
    return [item for item in items if id(item) not in known]


def _places(rect: Rect, scale: float) -> Iterable[Place]:
    x0, y0, x1, y1 = (int(v * scale // 1) for v in (rect.x0, rect.y0, rect.x1, rect.y1))
    return ((x, y) for x in range(x0, x1 + 1) for y in range(y0, y1 + 1))
