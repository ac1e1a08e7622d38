"""What is painted over a picture: grounds of heads, boxes and tables that stand on one come after it, not under it as on paper."""

from __future__ import annotations

from dataclasses import replace

from banmian.display import Item, Layer, Link
from banmian.pages.picture_frames import stands_on_picture
from banmian.remember import Memo, Same

Items = tuple[Item, ...]
OVER: Memo[Items] = Memo("items with their grounds over pictures", 50, lasting=True, each="page")


def over_pictures(items: Items) -> Items:
    """The items of a sheet; the very same where no ground stands on a picture."""
    if not any(item.layer is Layer.TINT and _is_under(item) for item in items):
        return items
    return OVER.of(Same(*items), lambda: tuple(replace(i, layer=Layer.RULE) if _is_under(i) else i for i in items))


def _is_under(item: Item) -> bool:
    return item.layer is Layer.TINT and not isinstance(item, Link) and stands_on_picture(item.frame)
