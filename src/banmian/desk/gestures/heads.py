"""The head of a place or of a picture some lines lower or higher; a text that ends directly above a picture follows."""

from __future__ import annotations

from banmian.desk.gestures.areas import Span, above, moved, parts_of
from banmian.desk.gestures.feet import around, heads_moved
from banmian.desk.gestures.given import Asked, PageFiles
from banmian.desk.gestures.pictures import kept_by_hand
from banmian.sources.document import Loc
from banmian.sources.edits import Edit


def head(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`target`, `by` (lines, downwards). `alone`: nothing follows."""
    target, by = asked.target(), asked.number("by")
    parts = parts_of(site, target)
    line = min(area.first for area in parts)
    top = [area for area in parts if area.first == line]
    changes: dict[Loc, Span] = heads_moved(site, top[:1] if top[0].kind == "box" else top, by)
    if top[0].kind in ("picture", "advert") and not asked.flag("alone"):
        changes |= {a.at: (a.first, a.last + by) for a in above(site, line, around(parts), [parts[0].owner])}
    return site.in_own(kept_by_hand(site, parts[0], moved(site, changes)))
