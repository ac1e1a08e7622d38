"""The foot of a picture or of a place some lines lower or higher. What begins directly under a picture, its caption and one free
line counted, follows in both directions; under a place stands a cut, which is a gesture of its own (cuts.py)."""

from __future__ import annotations

from collections.abc import Iterable

from banmian.desk.gestures.areas import Area, Span, areas, below, moved, parts_of
from banmian.desk.gestures.given import Asked, PageFiles
from banmian.desk.gestures.pictures import kept_by_hand
from banmian.sources.document import Loc
from banmian.sources.edits import Edit


def foot(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`target`, `by` (lines, downwards). `alone`: nothing follows; `all`: all that stands under it follows whole."""
    target, by = asked.target(), asked.number("by")
    parts = parts_of(site, target)
    foot_line = max(area.last for area in parts)
    moving = [area for area in parts if area.last == foot_line or _inner(area, parts)]
    changes: dict[Loc, Span] = {area.at: (area.first, area.last + by) for area in moving}
    picture = parts[0].kind in ("picture", "advert")
    owners, cols = [parts[0].owner], around(moving)
    if asked.flag("all"):
        changes |= {a.at: (a.first + by, a.last + by) for a in _under(site, foot_line, cols, owners)}
    elif picture and not asked.flag("alone"):
        changes |= heads_moved(site, below(site, foot_line, cols, owners), by)
    return site.in_own(kept_by_hand(site, parts[0], moved(site, changes)))


def _inner(area: Area, parts: list[Area]) -> bool:
    """Whether it is the lowest text within a box that moves too."""
    inner = [a.last for a in parts if a.kind == "text"]
    return area.in_box and area.kind == "text" and area.last == max(inner)


def around(parts: Iterable[Area]) -> Span | None:
    """The columns of parts together."""
    cols = [area.cols for area in parts if area.cols is not None]
    return (min(c[0] for c in cols), max(c[1] for c in cols)) if cols else None


def _under(site: PageFiles, line: int, cols: Span | None, without: list[Loc]) -> list[Area]:
    """Everything that begins under a line in these columns, with all parts of places that do."""
    found = {a.owner for a in areas(site.layout) if a.first > line and a.beside(cols)} - set(without)
    return [a for a in areas(site.layout) if a.owner in found and a.first > line]


def heads_moved(site: PageFiles, touching: Iterable[Area], by: int) -> dict[Loc, Span]:
    """What begins at an edge that moves: a text or picture begins later, a head or title moves whole and its text begins later; a
    box begins later with its head moved and its text shortened."""
    changes: dict[Loc, Span] = {}
    for area in touching:
        if area.kind in ("text", "picture", "advert"):
            changes[area.at] = (area.first + by, area.last)
            continue
        if area.kind != "box":
            changes[area.at] = (area.first + by, area.last + by)
        for part in (a for a in areas(site.layout) if a.owner == area.owner and a.at != area.at):
            if part.kind == "text" and (area.kind == "box" or _under_head(part, area)):
                changes[part.at] = (part.first + by, part.last)
            elif area.kind == "box" or part.kind == "byline":
                changes[part.at] = (part.first + by, part.last + by)
        if area.kind == "box":
            changes[area.at] = (area.first + by, area.last)
    return changes


def _under_head(text: Area, head: Area) -> bool:
    """Whether a text begins below its head, or beside it on the same line: both move with it."""
    return text.first == head.first or 0 < text.first - head.last <= 4
