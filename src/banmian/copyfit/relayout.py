"""A page's layout with parts of it moved: the same places, pictures and rules on other lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from banmian.copyfit.reshape import Key, Shape, Shift
from banmian.copyfit.wording import Wording, worded
from banmian.geometry import Circle, Rect
from banmian.plan.fillers import with_fillers
from banmian.plan.model import Plan, Stream
from banmian.plan.printed import printed_stream
from banmian.template.model import Furniture, Lines, PageLayout, PicturePlace, Place, Rule
from banmian.values import frozen

STILL = (0, 0)


@frozen
class Moves:
    """What changes on a page: parts and rules by so many lines, subheads of places with so many lines of further white."""

    parts: Mapping[Key, Shift]
    rules: Mapping[int, Shift]
    white: Mapping[str, int]
    fill: frozenset[str] = frozenset()
    columns: Mapping[str, int] = field(default_factory=dict)
    pitches: Mapping[str, int] = field(default_factory=dict)
    """What stands between the rows of a table from then on, mp."""
    words: Mapping[str, Wording] = field(default_factory=dict)
    feather: frozenset[str] = frozenset()
    captions: Mapping[str, int] = field(default_factory=dict)
    """Pictures below which so many lines more are their captions'."""

    def of(self, kind: str, owner: str, index: int = 0) -> Shift:
        """Of a picture itself: its part has its caption too."""
        first, last = self.parts.get((kind, owner, index), STILL)
        return first, last - (self.captions.get(owner, 0) if kind == "picture" else 0)


def moves_of(shape: Shape, shifts: Mapping[Key, Shift]) -> Moves:
    """What a shape changes of a layout, its parts moved so far."""
    columns, pitches, words = dict(shape.columns), dict(shape.pitches), dict(shape.words)
    fill, feather = frozenset(shape.fill), frozenset(shape.feather)
    return Moves(shifts, {}, dict(shape.white), fill, columns, pitches, words, feather, dict(shape.captions))


def moved_layout(layout: PageLayout, moves: Moves, leading: int) -> PageLayout:
    """The layout after the moves. `leading`: of the page, mp."""
    return replace(
        layout,
        places=tuple(_place(place, moves, leading) for place in layout.places),
        pictures=tuple(_picture(picture, moves, leading) for picture in layout.pictures),
        furniture=tuple(_furniture(element, n, moves) for n, element in enumerate(layout.furniture)),
        rules=tuple(_rule(rule, moves.rules.get(i, STILL)) for i, rule in enumerate(layout.rules)),
    )


def with_layout(plan: Plan, sheet: int, layout: PageLayout) -> Plan:
    """The plan with another layout of a sheet, of the same places and pictures or of some of them."""
    sheets = tuple(replace(s, layout=layout) if i == sheet else s for i, s in enumerate(plan.sheets))
    places = {place.name: place for place in layout.places}
    pictures = {picture.name: picture for picture in layout.pictures}
    streams = tuple(_stream(s, sheet, places) if any(stop.sheet == sheet for stop in s.stops) else s for s in plan.streams)
    planned = tuple(
        replace(p, place=pictures[p.place.name]) if p.sheet == sheet and p.place.name in pictures else p for p in plan.pictures
    )
    return replace(plan, sheets=sheets, streams=streams, pictures=with_fillers(planned, sheets, plan.content.issue))


def _stream(stream: Stream, sheet: int, places: Mapping[str, Place]) -> Stream:
    """The stream with its places of a sheet as they then are, and its stories as these have them."""
    stops = (replace(s, place=places.get(s.place.name, s.place)) if s.sheet == sheet else s for s in stream.stops)
    return printed_stream(replace(stream, stops=tuple(stops)))


def _lines(lines: Lines, shift: Shift) -> Lines:
    return lines[0] + shift[0], lines[1] + shift[1]


def _furniture(element: Furniture, n: int, moves: Moves) -> Furniture:
    shift = moves.of("furniture", element.kind, n)
    return element if shift == STILL else replace(element, lines=_lines(element.lines, shift))


def _place(place: Place, moves: Moves, leading: int) -> Place:
    if place.name in moves.words:
        place = worded(place, moves.words[place.name])
    head, title, byline, box = place.head, place.title, place.byline, place.box
    if box is not None and box.on:
        return _on_picture(place, moves.of("picture", box.on), leading)
    if head is not None and head.lines is not None and head.on:
        head = replace(head, lines=_lines(head.lines, moves.of("picture", head.on)))
    elif head is not None and head.lines is not None:
        head = replace(head, lines=_lines(head.lines, moves.of("head", place.name)))
    if title is not None:
        title = replace(title, lines=_lines(title.lines, moves.of("title", place.name)))
    if byline is not None:
        byline = byline[0], _lines(byline[1], moves.of("byline", place.name))
    if box is not None:
        box = replace(box, lines=_lines(box.lines, moves.of("box", place.name)))
    text = []
    for i, area in enumerate(place.text):
        shift = moves.of("text", place.name, i)
        rect = area.rect.moved(0, shift[0] * leading) if area.rect is not None else None
        columns, pitch = area.columns + moves.columns.get(place.name, 0), moves.pitches.get(place.name, area.pitch)
        text.append(replace(area, lines=_lines(area.lines, shift), rect=rect, columns=columns, pitch=pitch))
    white, fill = moves.white.get(place.name, place.white), place.fill or place.name in moves.fill
    feather = place.feather or place.name in moves.feather
    whole = replace(place, head=head, title=title, byline=byline, box=box, text=tuple(text))
    return replace(whole, white=white, fill=fill, feather=feather)


def _on_picture(place: Place, shift: Shift, leading: int) -> Place:
    """A place whose box stands on a picture, where the picture goes."""
    if shift == STILL or place.box is None:
        return place
    head, title, byline = place.head, place.title, place.byline
    rects = (a.rect.moved(0, shift[0] * leading) if a.rect is not None else None for a in place.text)
    return replace(
        place,
        head=replace(head, lines=_lines(head.lines, shift)) if head is not None and head.lines is not None else head,
        title=replace(title, lines=_lines(title.lines, shift)) if title is not None else None,
        byline=(byline[0], _lines(byline[1], shift)) if byline is not None else None,
        box=replace(place.box, lines=_lines(place.box.lines, shift)),
        text=tuple(replace(a, lines=_lines(a.lines, shift), rect=r) for a, r in zip(place.text, rects, strict=True)),
    )


def _picture(picture: PicturePlace, moves: Moves, leading: int) -> PicturePlace:
    shift = moves.of("picture", picture.name)
    if shift == STILL:
        return picture
    lines = _lines(picture.lines, shift) if picture.lines is not None else None
    rect = picture.rect
    if rect is not None:
        rect = replace(rect, y0=rect.y0 + shift[0] * leading, y1=rect.y1 + shift[1] * leading)
    shape = picture.shape
    if picture.lines is None and isinstance(shape, Circle):
        wider = (shift[1] - shift[0]) * leading // 2
        shape = replace(shape, cy=shape.cy + shift[0] * leading + wider, r=shape.r + wider)
    elif picture.lines is None and isinstance(shape, Rect):
        shape = shape.moved(0, shift[0] * leading)
    line = picture.caption.line + shift[1] if picture.caption.line is not None else None
    return replace(picture, lines=lines, rect=rect, shape=shape, caption=replace(picture.caption, line=line))


def _rule(rule: Rule, shift: Shift) -> Rule:
    return rule if shift == STILL else replace(rule, lines=_lines(rule.lines, shift))
