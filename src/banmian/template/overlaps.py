"""What of a page lies over what: all its rectangles and circles beside one another, pictures and furniture too.

docs/rules/contracts.md, What cuts. Running text gives way to pictures, advertisements, boxes and places that cut; nothing
else gives way to anything. A picture that is meant to lie over something says `over: true`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import part_words
from banmian.geometry import Circle, Rect, Shape
from banmian.phrases import NOTHING, say
from banmian.template.furniture_roles import role_of
from banmian.template.grid import area_rect, span_of
from banmian.template.model import Cols, Lines, PageLayout, Paper, PicturePlace, Place
from banmian.values import frozen


@frozen
class Region:
    """A part of the page. `kind`: head, text, title, byline, box, picture, furniture; `owner`: its place, "" for what has
    none; `gives_way`: text whose lines are cut by what lies over it; `cuts`: it cuts such text."""

    what: str
    kind: str
    owner: str
    shape: Shape
    span: Span
    gives_way: bool = False
    cuts: bool = False
    over: bool = False
    name: str = ""
    """Of a picture."""
    masthead: bool = False
    on: str = ""
    """The picture that it stands on, by the layout's will."""
    amid: bool = False
    """Of a head on a picture of its own place, amid that place's text."""


def overlap_faults(layout: PageLayout, paper: Paper) -> list[Diagnostic]:
    """TPL005 for each pair of regions that meet and of which neither gives way. Places of which neither cuts, and places under
    furniture, are compared by their columns and lines (areas.py)."""
    regions = list(_Regions(layout, paper).all())
    slack = paper.grid.leading - paper.grid.em
    return [
        _told(one, other, paper)
        for one, other in combinations(regions, 2)
        if not (one.over or other.over or _stands_on(one, other)) and _meet(one.shape, other.shape, slack) and _wrong(one, other)
    ]


def _stands_on(a: Region, b: Region) -> bool:
    """Whether the layout sets one on the other, a picture; or one is a head on a picture that cuts the other's lines."""
    return any((it.on and it.on == other.name) or (it.amid and other.gives_way) for it, other in ((a, b), (b, a)))


def _wrong(a: Region, b: Region) -> bool:
    kinds = {a.kind, b.kind}
    if "furniture" in kinds:
        return kinds <= {"furniture", "picture"} and not (_is_ear(a, b) or _is_ear(b, a))
    if a.owner and a.owner == b.owner:
        return _wrong_within(a, b)
    for text, other in ((a, b), (b, a)):
        if text.gives_way and other.cuts:
            return other.kind == "box" and _within(text.shape, other.shape)
    return "picture" in kinds or a.cuts or b.cuts


def _is_ear(masthead: Region, other: Region) -> bool:
    """Whether an element or an advertisement stands in a masthead's band; whether their ink meets is judged on the page."""
    return masthead.masthead and not other.owner and _within(other.shape, masthead.shape)


def _wrong_within(a: Region, b: Region) -> bool:
    """Whether two regions of one place lie wrongly: its box must hold all its others, and its pictures may lie in its text, which
    they cut."""
    kinds = {a.kind, b.kind}
    if "box" in kinds:
        return False
    text = a if a.kind == "text" else b
    if "picture" in kinds:
        return not text.gives_way
    return kinds == {"text"} or (text.kind == "text" and text.gives_way and "head" in kinds)


def _meet(a: Shape, b: Shape, slack: int) -> bool:
    """Whether the two overlap by more than `slack` mp: exact rectangles may reach into the white between two lines."""
    if isinstance(a, Rect) and isinstance(b, Rect):
        return a.inset(slack // 2).overlaps(b.inset(slack // 2))
    if isinstance(a, Circle) and isinstance(b, Circle):
        return (a.cx - b.cx) ** 2 + (a.cy - b.cy) ** 2 < (a.r + b.r - slack) ** 2
    circle, rect = (a, b) if isinstance(a, Circle) else (b, a)
    assert isinstance(circle, Circle) and isinstance(rect, Rect)
    x, y = min(max(circle.cx, rect.x0), rect.x1), min(max(circle.cy, rect.y0), rect.y1)
    return (circle.cx - x) ** 2 + (circle.cy - y) ** 2 < (circle.r - slack) ** 2


def _within(inner: Shape, outer: Shape) -> bool:
    a, b = _bounds(inner), _bounds(outer)
    return b.x0 <= a.x0 and a.x1 <= b.x1 and b.y0 <= a.y0 and a.y1 <= b.y1


def _bounds(shape: Shape) -> Rect:
    return shape.bounds if isinstance(shape, Circle) else shape


def _told(one: Region, other: Region, paper: Paper) -> Diagnostic:
    """TPL005 at the picture where one of the two is one, else at the region that the file names later."""
    upper, lower = (one, other) if one.kind == "picture" and other.kind != "picture" else (other, one)
    a, b, grid = _bounds(upper.shape), _bounds(lower.shape), paper.grid
    y0, y1 = max(a.y0, b.y0), min(a.y1, b.y1)
    lines = [n for n in range(1, grid.lines + 1) if grid.line_top(n) < y1 and grid.line_foot(n) > y0]
    where = (
        say(" on lines {lines}-{lines_2}", lines=lines[0], lines_2=lines[-1])
        if len(lines) > 1
        else say(" on line {lines}", lines=lines[0])
        if lines
        else NOTHING
    )
    meant = upper.kind == "picture" or lower.kind == "picture"
    hint = say("move one of them, or say `over: true` on the picture where it is meant") if meant else say("move one of them")
    return diagnose(
        "TPL005", say("{what} lies over {lower_what}{where}", what=upper.what, lower_what=lower.what, where=where), hint, upper.span
    )


class _Regions:
    """The regions of a page's layout."""

    def __init__(self, layout: PageLayout, paper: Paper) -> None:
        self.layout, self.paper, self.grid = layout, paper, paper.grid
        self.columns = next(c for c in paper.grid.columns if c.name == layout.grid)
        self.running = {name for name, style in paper.text_styles if not style.pulled}

    def all(self) -> Iterator[Region]:
        for place in self.layout.places:
            yield from self.place(place)
        for picture in (*self.layout.pictures, *self.layout.adverts):
            shape = self.picture(picture)
            if shape is not None:
                own = say("the picture {name}", name=picture.name)
                what = own if picture.of else say("the advertisement {name}", name=picture.name)
                yield Region(what, "picture", picture.of, shape, picture.span, cuts=True, over=picture.over, name=picture.name)
                yield from self.caption(picture)
        for element in self.layout.furniture:
            rect = area_rect(self.grid, self.grid.columns[0], element.cols, element.lines)
            masthead = role_of(element.kind) == "masthead"
            yield Region(say("the {part}", part=part_words(element.kind)), "furniture", "", rect, element.span, masthead=masthead)

    def place(self, place: Place) -> Iterator[Region]:
        name, on = place.name, place.box.on if place.box is not None else ""
        if place.box is not None:
            rect = area_rect(self.grid, self.columns, place.box.cols, place.box.lines)
            yield Region(say("the box of {name}", name=name), "box", name, rect, place.box.span, cuts=True, on=on)
        if place.head is not None and place.head.lines is not None:
            rect = self.area(place, place.head.cols, place.head.lines)
            found = self.layout.picture(place.head.on)
            under = self.picture(found) if found is not None else None
            if isinstance(under, Rect) and place.head.cols is None:
                rect = Rect(under.x0, rect.y0, under.x1, rect.y1)
            own = place.head.on
            yield Region(say("the head of {name}", name=name), "head", name, rect, place.head.span, on=own or on, amid=bool(own))
        for text in place.text:
            rect = text.rect or self.area(place, text.cols, text.lines)
            gives_way = text.style in self.running and not place.cut
            yield Region(say("the text of {name}", name=name), "text", name, rect, text.span, gives_way, place.cut)
        if place.title is not None:
            rect = area_rect(self.grid, self.columns, place.title.cols, place.title.lines)
            yield Region(say("the title of {name}", name=name), "title", name, rect, place.title.span, on=on)
        if place.byline is not None:
            rect = self.area(place, *place.byline)
            yield Region(f"the byline of {name}", "byline", name, rect, place.span, on=on)

    def caption(self, picture: PicturePlace) -> Iterator[Region]:
        """The strip of a caption beside its picture; one over whole columns shares them with text."""
        caption, rect = picture.caption, self.picture(picture)
        if not (caption.beside and caption.width and caption.show and isinstance(rect, Rect)):
            return
        gap = caption.gap if caption.gap is not None else self.paper.measures.captions.gap
        x0 = rect.x1 + gap if caption.side == "right" else rect.x0 - gap - caption.width
        strip = Rect(x0, rect.y0, x0 + caption.width, rect.y1)
        yield Region(f"the caption of {picture.name}", "picture", picture.of, strip, picture.span, cuts=True)

    def area(self, place: Place, cols: Cols | None, lines: Lines) -> Rect:
        """Columns and lines; without columns the inner width of the box, else the place's own columns."""
        if cols is not None:
            return area_rect(self.grid, self.columns, cols, lines)
        y0, y1 = self.grid.line_top(lines[0]), self.grid.line_foot(lines[1])
        if place.box is not None:
            x0, x1 = span_of(self.grid, self.columns, place.box.cols)
            return Rect(x0 + place.box.padding[0], y0, x1 - place.box.padding[1], y1)
        named = [t.cols for t in place.text if t.cols is not None]
        x0, x1 = span_of(self.grid, self.columns, (min(c[0] for c in named), max(c[1] for c in named)))
        return Rect(x0, y0, x1, y1)

    def picture(self, picture: PicturePlace) -> Shape | None:
        if picture.rect is not None or picture.shape is not None:
            return picture.rect or picture.shape
        if picture.cols is None or picture.lines is None:
            return None
        owner = self.layout.place(picture.of)
        if picture.cols == (0, 0):
            return self.area(owner, None, picture.lines) if owner is not None else None
        return area_rect(self.grid, self.columns, picture.cols, picture.lines)
