"""A side of a picture or of a part of a place some columns further out or in."""

from __future__ import annotations

from banmian.desk.gestures.areas import Area, Span, parts_of, span_text
from banmian.desk.gestures.given import Asked, GestureError, PageFiles
from banmian.desk.gestures.pictures import kept_by_hand
from banmian.sources.edits import Edit


def side(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`target`, `side` (`left` or `right`), `by` (columns, to the right). Of a place every part whose side is the place's."""
    target, by, which = asked.target(), asked.number("by"), asked.text("side")
    parts = [a for a in parts_of(site, target) if a.cols is not None and not a.in_box]
    if not parts or which not in ("left", "right"):
        raise GestureError("no-lines" if not parts else "asked", asked.text("target"))
    end = 0 if which == "left" else 1
    edge = (min if which == "left" else max)(a.cols[end] for a in parts if a.cols is not None)
    edits: list[Edit] = []
    for area in parts:
        if area.cols is not None and area.cols[end] == edge:
            edits += wider(site, area, (area.cols[0] + by, area.cols[1]) if which == "left" else (area.cols[0], area.cols[1] + by))
    return site.in_own(kept_by_hand(site, parts[0], edits))


def wider(site: PageFiles, area: Area, cols: Span) -> list[Edit]:
    """An area over other columns; a text that has as many columns as it covers keeps it so. GestureError where there is no room."""
    if cols[1] < cols[0]:
        raise GestureError("flat", ".".join(map(str, area.at)))
    if cols[0] < 1 or cols[1] > site.columns:
        raise GestureError("outside", ".".join(map(str, area.at)))
    assert area.cols is not None
    edits = [site.set((*area.at, "cols"), span_text(cols))]
    before, now = area.cols[1] - area.cols[0] + 1, cols[1] - cols[0] + 1
    if area.kind == "text" and before != now and str(site.value((*area.at, "columns")) or 1) == str(before):
        edits.append(site.set((*area.at, "columns"), str(now)))
    return edits
