"""Which part of a picture is shown: the point that stays in the middle, what is cut off at its sides; and that what was
put somewhere by hand stays there."""

from __future__ import annotations

from banmian.desk.gestures.areas import Area
from banmian.desk.gestures.given import Asked, GestureError, PageFiles
from banmian.sources.document import Loc
from banmian.sources.edits import Edit

UNSAID = {"focus": [50, 50], "crop": [0, 0, 0, 0]}
"""Percent that hold where the layout says nothing: what comes back to them is no longer written."""


def focus(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`target` (`pictures.lane`), `across` and `down` in percent."""
    return _shares(site, asked, "focus", ("across", "down"))


def crop(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`target`, `left`, `top`, `right`, `bottom`: percent cut off. Something is left of the picture."""
    edits = _shares(site, asked, "crop", ("left", "top", "right", "bottom"))
    if asked.number("left") + asked.number("right") >= 100 or asked.number("top") + asked.number("bottom") >= 100:
        raise GestureError("flat", asked.text("target"))
    return edits


def kept_by_hand(site: PageFiles, of: Area, edits: list[Edit]) -> list[Edit]:
    """Edits that put a picture or a place elsewhere, and that it stays there: `copyfit: off` of a picture, `pin: place` of a place,
    where that is not said yet (decisions 0140, 0169)."""
    return stays(site, of.owner, of.kind == "picture", edits)


def stays(site: PageFiles, owner: Loc, is_picture: bool, edits: list[Edit]) -> list[Edit]:
    """The same of a picture or a place by its path."""
    key, said = ("copyfit", "off") if is_picture else ("pin", "place")
    can = is_picture or owner[0] == "places"
    is_said = site.value((*owner, key)) == said or site.value((*owner, "copyfit")) == "off"
    return [*edits, site.set((*owner, key), said)] if can and edits and not is_said else edits


def _shares(site: PageFiles, asked: Asked, key: str, sides: tuple[str, ...]) -> tuple[Edit, ...]:
    target = asked.target()
    if target[0] not in ("pictures", "adverts") or site.value(target) is None:
        raise GestureError("unknown", asked.text("target"))
    shares = [asked.number(side) for side in sides]
    if any(not 0 <= share <= 100 for share in shares):
        raise GestureError("asked", key)
    wanted = [f"{share}%" for share in shares]
    before = site.value((*target, key))
    if before is not None and shares == UNSAID[key]:
        return site.in_own([Edit(site.own, "remove", (*target, key), before)])
    if before is None:
        return site.in_own([site.set((*target, key), wanted)])
    changing = [(n, w) for n, w in enumerate(wanted) if before[n] != w]
    return site.in_own(Edit(site.own, "set", (*target, key, n), before[n], w) for n, w in changing)
