"""How a place is set: its head's style with the lines that this takes, the columns of its text, whether copyfit may change it."""

from __future__ import annotations

from banmian.desk.gestures.areas import areas, moved, parts_of, span_of
from banmian.desk.gestures.given import Asked, GestureError, PageFiles
from banmian.sources.edits import Edit


def head_style(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`target` (`places.lead`), `style`. The head takes the lines of the style, and the text under it begins after them."""
    target, style = asked.target(), asked.text("style")
    before = site.value((*target, "head", "style"))
    if before is None or style not in site.styles:
        raise GestureError("unknown", asked.text("target") if before is None else style)
    edits = [site.set((*target, "head", "style"), style)]
    lines = span_of(site.value((*target, "head", "lines")))
    if lines is not None and before in site.styles:
        by = site.styles[style] - site.styles[before]
        changes = {(*target, "head"): (lines[0], lines[1] + by)}
        for area in areas(site.layout):
            if area.owner == target and area.kind == "text" and lines[1] < area.first <= lines[1] + 4:
                changes[area.at] = (area.first + by, area.last)
        edits += moved(site, changes) if by else []
    return site.in_own(edits)


def columns(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`target` (`places.lead`, or one of its texts), `columns`: of all its texts."""
    wanted = asked.number("columns")
    if not 1 <= wanted <= 12:
        raise GestureError("asked", "columns")
    texts = [a for a in parts_of(site, asked.target()) if a.kind == "text"]
    changing = [a for a in texts if str(site.value((*a.at, "columns")) or 1) != str(wanted)]
    return site.in_own(site.set((*a.at, "columns"), str(wanted)) for a in changing)


def copyfit(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`target` a place or a picture: `level` `off` or `on`; none: the page, with a level from 0 (`off`) to 3."""
    level = asked.text("level")
    if "target" in asked.values:
        target = asked.target()
        if level not in ("off", "on") or len(target) != 2 or site.value(target) is None:
            raise GestureError("unknown", asked.text("target"))
        before = site.value((*target, "copyfit"))
        if level == "on" and before is not None:
            return site.in_own([Edit(site.own, "remove", (*target, "copyfit"), before)])
        return site.in_own([] if level == "on" or before == "off" else [site.set((*target, "copyfit"), "off")])
    if level not in ("off", "1", "2", "3"):
        raise GestureError("asked", "level")
    return site.in_own([site.set(("copyfit",), level)] if site.value(("copyfit",)) != level else [])
