"""A place or a picture at another free rectangle of the grid: all its parts by the same steps."""

from __future__ import annotations

import re

from banmian.desk.gestures.areas import moved, parts_of
from banmian.desk.gestures.given import Asked, GestureError, PageFiles
from banmian.desk.gestures.pictures import kept_by_hand, stays
from banmian.desk.gestures.sides import wider
from banmian.sources.edits import Edit


def move(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`target`, `cols` and `lines`: steps to the right and downwards."""
    target, right, down = asked.target(), asked.number("cols", 0), asked.number("lines", 0)
    if site.value(target) is None:
        raise GestureError("unknown", asked.text("target"))
    if site.value((*target, "shape")) == "circle":
        return site.in_own(_circle(site, asked, right, down))
    parts = parts_of(site, target)
    edits = moved(site, {a.at: (a.first + down, a.last + down) for a in parts}) if down else []
    for area in parts if right else ():
        if area.cols is not None and not area.in_box:
            edits += wider(site, area, (area.cols[0] + right, area.cols[1] + right))
    caption = site.value((*target, "caption", "line"))
    if down and caption is not None and str(caption).isdigit():
        edits.append(site.set((*target, "caption", "line"), str(int(caption) + down)))
    return site.in_own(kept_by_hand(site, parts[0], edits))


def _circle(site: PageFiles, asked: Asked, right: int, down: int) -> list[Edit]:
    """A circle whose middle stands on a line: by lines alone."""
    target = asked.target()
    middle = re.fullmatch(r"line (\d{1,3})", str(site.value((*target, "at", 1)) or ""))
    if right or middle is None:
        raise GestureError("no-lines", asked.text("target"))
    edits = [site.set((*target, "at", 1), f"line {int(middle[1]) + down}")] if down else []
    edits = stays(site, target, True, edits)
    caption = site.value((*target, "caption", "line"))
    if down and caption is not None:
        edits.append(site.set((*target, "caption", "line"), str(int(caption) + down)))
    return edits
