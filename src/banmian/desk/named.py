"""What a refused gesture was made on, as an editor knows it and names.js calls it: a place by the headline that stands there, a
picture by its caption, else what the layout calls it; by its id where it has none of these.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from banmian.desk.gestures.given import GestureError
from banmian.diagnostics.wording import cut_short
from banmian.languages import spoken

ENOUGH = 14
"""Signs of a headline or caption that are enough to know it by."""
_PART = re.compile(r"(?P<kind>places|pictures|adverts)\.(?P<id>[a-z0-9-]+)(\..*)?")
_STOP = re.compile(r"(?P<page>\d+)\.(?P<id>[a-z0-9-]+)")


def named(refused: GestureError, pages: list[Mapping[str, Any]], gesture: object) -> GestureError:
    """The refusal about what that is called. `pages`: as the state tells them; `gesture`: as it was asked for."""
    part, stop = _PART.fullmatch(refused.what), _STOP.fullmatch(refused.what)
    found = part or stop
    number = int(stop["page"]) if stop else gesture.get("page") if isinstance(gesture, Mapping) else None
    page = next((one for one in pages if one["number"] == number), None)
    if page is None or found is None:
        return refused
    words = _caption(page, found["id"]) if part and part["kind"] == "pictures" else _headline(page, found["id"])
    known = page["called"].get(found["id"], {}).get(spoken(), "")
    return GestureError(refused.why, cut_short(words, ENOUGH) if words else known or found["id"])


def _headline(page: Mapping[str, Any], place: str) -> str:
    """Of the first story that stands in a place."""
    return next((str(story["title"]).replace("|", "") for story in page["stories"] if story["place"] == place), "")


def _caption(page: Mapping[str, Any], picture: str) -> str:
    return str(page["captions"].get(picture, ""))
