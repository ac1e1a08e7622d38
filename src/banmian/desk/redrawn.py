"""Which tiles of a page stay as they were: those that nothing paints on which is another now. Only the others are drawn again, from
what paints on them.

Whatever is not sure is drawn: where the paper or a face is another, or what did not change stands in another order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from banmian.build import SetIssue
from banmian.desk.exchange import Place
from banmian.display import GlyphRun, Item, Page, box_of, run_box
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
    old, new = _others(before.items, now.items), _others(now.items, before.items)  # what did not change is remembered
    gone, come = _unlike(old, new), _unlike(new, old)
    if _others(before.items, gone) != _others(now.items, come):
        return None
    return [box_of(item).inset(-INK) for item in (*gone, *come)]


def _unlike(items: Iterable[Item], others: Iterable[Item]) -> list[Item]:
    """The items that none of the others equals: only those that stand at the same place are compared, and none is hashed whole."""
    standing: dict[tuple[type, Rect], list[Item]] = {}
    for other in others:
        standing.setdefault((type(other), box_of(other)), []).append(other)
    return [item for item in items if item not in standing.get((type(item), box_of(item)), ())]


def part_of(page: Page, places: Collection[Place], zoom: int, side: int, around: int) -> Page:
    """The page without the text that paints on none of these tiles, nor so many pixels around them: all else stays, since what lies
    under text may decide how it is painted. Lines stay whole, as they are painted in one go."""
    scale = 100_000 / zoom
    more, step = around * scale + INK, side * scale
    rects = [(x * step - more, y * step - more, (x + 1) * step + more, (y + 1) * step + more) for x, y in places]

    def is_met(run: GlyphRun) -> bool:
        box = run_box(run)
        return any(box.x0 < x1 and x0 < box.x1 and box.y0 < y1 and y0 < box.y1 for x0, y0, x1, y1 in rects)

    lines = {_line(item) for item in page.items if isinstance(item, GlyphRun) and is_met(item)}
    items = (item for item in page.items if not isinstance(item, GlyphRun) or _line(item) in lines)
    return replace(page, items=tuple(items))


def _line(run: GlyphRun) -> tuple[int, str, int]:
    return run.y, run.tag.story, run.tag.block


def _others(items: Iterable[Item], without: Iterable[Item]) -> list[Item]:
    """The items in their order but for these: told by which they are, as to compare all that a drawing holds takes long."""
    known = set(map(id, without))
    return [item for item in items if id(item) not in known]


def _places(rect: Rect, scale: float) -> Iterable[Place]:
    x0, y0, x1, y1 = (int(v * scale // 1) for v in (rect.x0, rect.y0, rect.x1, rect.y1))
    return ((x, y) for x in range(x0, x1 + 1) for y in range(y0, y1 + 1))
