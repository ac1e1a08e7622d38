"""What stands on columns and lines of a page, read from its layout: heads, texts, boxes, pictures, rules, furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from banmian.desk.gestures.given import GestureError, PageFiles
from banmian.sources.document import Loc
from banmian.sources.edits import Edit
from banmian.values import frozen

Span = tuple[int, int]
MARGIN = 0
"""The line that `head` is: the margin above the type area, before line 1."""
_LINES = re.compile(r"(\d{1,3}|head)(?:\s*-\s*(\d{1,3}))?")
CAPTION_AND_FREE = 2
"""Lines that may stand between a picture and what begins below it: its caption, and one free line."""


@frozen
class Area:
    """A part of the page. `at`: the path of the mapping that has its `lines`; `owner`: the path of the place, picture, rule or
    furniture that it belongs to; `cols`: None where the layout says none for it or for its box."""

    at: Loc
    owner: Loc
    kind: str
    cols: Span | None
    lines: Span
    in_box: bool = False

    @property
    def first(self) -> int:
        return self.lines[0]

    @property
    def last(self) -> int:
        return self.lines[1]

    def beside(self, cols: Span | None) -> bool:
        """Whether some of its columns are among these."""
        return cols is not None and self.cols is not None and self.cols[0] <= cols[1] and cols[0] <= self.cols[1]


def span_of(value: object) -> Span | None:
    """`21-44`, `7`, `head`, `head-12` as first and last."""
    found = _LINES.fullmatch(str(value)) if value is not None else None
    if found is None:
        return None
    first = MARGIN if found[1] == "head" else int(found[1])
    return first, int(found[2]) if found[2] else first


def span_text(span: Span) -> str:
    first = "head" if span[0] == MARGIN else str(span[0])
    return first if span[0] == span[1] else f"{first}-{span[1]}"


def areas(layout: Mapping[str, Any]) -> tuple[Area, ...]:
    """Everything of the layout that has lines."""
    return (*_places(layout), *_pictures(layout), *_rules(layout), *_furniture(layout))


def _places(layout: Mapping[str, Any]) -> Iterator[Area]:
    for name, place in _entries(layout, "places"):
        owner: Loc = ("places", name)
        box = place.get("box") if isinstance(place.get("box"), Mapping) else None
        around = span_of(box.get("cols")) if box is not None else None
        parts = [(kind, (*owner, kind), place.get(kind)) for kind in ("box", "title", "head", "byline")]
        texts = place.get("text") if isinstance(place.get("text"), list) else []
        parts += [("text", (*owner, "text", n), area) for n, area in enumerate(texts or ())]
        for kind, at, part in parts:
            if isinstance(part, Mapping) and (lines := span_of(part.get("lines"))) is not None:
                yield Area(at, owner, kind, span_of(part.get("cols")) or around, lines, box is not None and kind != "box")


def _pictures(layout: Mapping[str, Any]) -> Iterator[Area]:
    for group, kind in (("pictures", "picture"), ("adverts", "advert")):
        for name, entry in _entries(layout, group):
            lines = span_of(entry.get("lines"))
            if lines is not None:
                of = layout.get("places", {}).get(entry.get("of"), {})
                box = of.get("box") if isinstance(of, Mapping) else None
                own = span_of(entry.get("cols"))
                around = span_of(box.get("cols")) if isinstance(box, Mapping) else None
                yield Area((group, name), (group, name), kind, own or around, lines, own is None)


def _rules(layout: Mapping[str, Any]) -> Iterator[Area]:
    for n, rule in enumerate(layout.get("rules") or ()):
        lines = span_of(rule.get("lines")) if isinstance(rule, Mapping) else None
        if lines is not None:
            sides = re.fullmatch(r"(\d+)\s*\|\s*(\d+)", str(rule.get("gutter", "")))
            cols = (int(sides[1]), int(sides[2])) if sides is not None else span_of(rule.get("cols"))
            yield Area(("rules", n), ("rules", n), "gutter" if sides is not None else "rule", cols, lines)


def _furniture(layout: Mapping[str, Any]) -> Iterator[Area]:
    for n, element in enumerate(layout.get("furniture") or ()):
        lines = span_of(element.get("lines")) if isinstance(element, Mapping) else None
        if lines is not None:
            yield Area(("furniture", n), ("furniture", n), "furniture", span_of(element.get("cols")), lines)


def _entries(layout: Mapping[str, Any], group: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    found = layout.get(group)
    for name, entry in found.items() if isinstance(found, Mapping) else ():
        if isinstance(entry, Mapping):
            yield name, entry


def parts_of(site: PageFiles, target: Loc) -> list[Area]:
    """The parts of what a gesture is made on: of a place all, of a part that one. GestureError where there are none."""
    if site.value(target) is None:
        raise GestureError("unknown", ".".join(map(str, target)))
    found = [area for area in areas(site.layout) if target in (area.at, area.owner)]
    if not found:
        raise GestureError("no-lines", ".".join(map(str, target)))
    return found


def moved(site: PageFiles, changes: Mapping[Loc, Span]) -> list[Edit]:
    """Edits of `lines` at these paths, in the order of the file; those that do not change are left out. GestureError where
    nothing would be left of one, or it would begin above the page."""
    known = {area.at: area for area in areas(site.layout)}
    out = []
    for at in [at for at in known if at in changes]:
        first, last = changes[at]
        if last < first:
            raise GestureError("flat", ".".join(map(str, at)))
        if first < min(1, known[at].first):
            raise GestureError("outside", ".".join(map(str, at)))
        if (first, last) != known[at].lines:
            old = site.value((*at, "lines"))
            out.append(Edit(site.own, "set", (*at, "lines"), old, span_text((first, last))))
    return out


def below(site: PageFiles, edge: int, cols: Span | None, without: Iterable[Loc]) -> list[Area]:
    """What begins under a picture that ends with the line `edge` in these columns, its caption and one free line counted; nothing
    beyond a rule."""
    skip = set(without)
    here = [a for a in areas(site.layout) if a.beside(cols) and a.owner not in skip]
    reach = min([edge + 1 + CAPTION_AND_FREE, *(a.first for a in here if a.kind == "rule" and a.first > edge)])
    return [a for a in here if a.kind not in ("rule", "gutter", "furniture") and edge < a.first <= reach]


def above(site: PageFiles, edge: int, cols: Span | None, without: Iterable[Loc]) -> list[Area]:
    """The texts that end directly above the line `edge` in these columns."""
    skip = set(without)
    return [a for a in areas(site.layout) if a.kind == "text" and a.owner not in skip and a.beside(cols) and a.last == edge - 1]
