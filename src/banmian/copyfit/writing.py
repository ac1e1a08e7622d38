"""A fitted page as its layout's file: the same text with other lines where copyfit moved things.

Comments, order and all other values stay as they were written; keys that copyfit needs and the layout has not stand before the
first key of their mapping.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banmian.geometry import Circle, Rect
from banmian.plan.printed import PARTS
from banmian.sources.document import Document, Loc, Mapping
from banmian.sources.splice import Splice, flow_splice, scalar_splice, spliced
from banmian.template.model import Cols, Lines, PageLayout, PicturePlace, Place, TextArea
from banmian.values import frozen


@frozen
class Edit:
    """A key of the mapping at a path, or an item of the sequence there, with the value that it gets."""

    at: Loc
    key: str | int
    value: str


class UnwritableError(Exception):
    """A value that is not written as one word on one line, where the layout's file is to be changed: its path."""


def layout_text(document: Document, before: PageLayout, after: PageLayout) -> str:
    """The layout's text after a fitting. UnwritableError where it cannot be changed in place."""
    return spliced(document.source.text, [_splice(document, edit) for edit in edits_of(before, after)])


def edits_of(before: PageLayout, after: PageLayout) -> tuple[Edit, ...]:
    """What is to be written where, of two layouts with the same places, pictures, rules and furniture."""
    out: list[Edit] = []
    for old, new in zip(before.places, after.places, strict=True):
        out += _of_place(old, new)
    for old_picture, new_picture in zip(before.pictures, after.pictures, strict=True):
        out += _of_picture(old_picture, new_picture)
    for n, (old_rule, new_rule) in enumerate(zip(before.rules, after.rules, strict=True)):
        out += _lines(("rules", n), old_rule.lines, new_rule.lines)
    for n, (old_element, new_element) in enumerate(zip(before.furniture, after.furniture, strict=True)):
        out += _lines(("furniture", n), old_element.lines, new_element.lines)
    return tuple(out)


def _of_place(old: Place, new: Place) -> Iterator[Edit]:
    at: Loc = ("places", old.name)
    if old.head is not None and new.head is not None and old.head.lines and new.head.lines:
        yield from _lines((*at, "head"), old.head.lines, new.head.lines)
    if old.head is not None and new.head is not None:
        yield from _cols((*at, "head"), old.head.cols, new.head.cols)
        if new.head.style != old.head.style:
            yield Edit((*at, "head"), "style", new.head.style)
        if new.head.headline != old.head.headline:
            yield Edit((*at, "head"), "headline", str(new.head.headline))
        if new.head.parts != old.head.parts:
            yield Edit((*at, "head"), "parts", f"[{', '.join(new.head.parts or PARTS)}]")
    if new.filler is not None and new.filler != old.filler:
        made = new.filler
        yield Edit(at, "filler", f"{{house: {made.house}, columns: {made.columns}, lines: {made.lines}}}")
    if new.shown != old.shown:
        yield Edit(at, "shown", "yes" if new.shown else "no")
    if new.leave_out != old.leave_out:
        yield Edit(at, "leave-out", str(new.leave_out))
    if old.title is not None and new.title is not None:
        yield from _lines((*at, "title"), old.title.lines, new.title.lines)
    if old.byline is not None and new.byline is not None:
        yield from _lines((*at, "byline"), old.byline[1], new.byline[1])
    if old.box is not None and new.box is not None:
        yield from _lines((*at, "box"), old.box.lines, new.box.lines)
    yield from _of_text(at, old.text, new.text)
    if new.white != old.white:
        yield Edit(at, "white", str(new.white))
    if new.fill != old.fill:
        yield Edit(at, "fill", "yes" if new.fill else "no")
    if new.feather != old.feather:
        yield Edit(at, "feather", "yes" if new.feather else "no")


def _of_text(at: Loc, old: Sequence[TextArea], new: Sequence[TextArea]) -> Iterator[Edit]:
    """Areas over other columns are written anew, all of them; else what of each changed."""
    if [a.cols for a in old] != [a.cols for a in new]:
        yield Edit(at, "text", f"[{', '.join(map(_area, new))}]")
        return
    for n, (was, area) in enumerate(zip(old, new, strict=True)):
        own: Loc = (*at, "text", n)
        yield from _lines(own, was.lines, area.lines)
        yield from _rect(own, was.rect, area.rect)
        if area.columns != was.columns:
            yield Edit(own, "columns", str(area.columns))
        if area.pitch != was.pitch:
            yield Edit(own, "pitch", points(area.pitch))


def _area(area: TextArea) -> str:
    """A text area of columns and lines as YAML."""
    assert area.cols is not None
    gutters = f", gutters: {points(area.gutters)}" if area.gutters else ""
    return f"{{cols: {_span(area.cols)}, lines: {_span(area.lines)}, columns: {area.columns}, style: {area.style}{gutters}}}"


def _span(span: tuple[int, int]) -> str:
    return f"{span[0]}-{span[1]}" if span[0] != span[1] else str(span[0])


def _cols(at: Loc, old: Cols | None, new: Cols | None) -> Iterator[Edit]:
    if new is not None and new != old:
        yield Edit(at, "cols", _span(new))


def _of_picture(old: PicturePlace, new: PicturePlace) -> Iterator[Edit]:
    at: Loc = ("pictures" if old.of else "adverts", old.name)
    if old.lines is not None and new.lines is not None:
        yield from _lines(at, old.lines, new.lines)
    yield from _cols(at, old.cols, new.cols)
    yield from _rect(at, old.rect, new.rect)
    if isinstance(old.shape, Circle) and isinstance(new.shape, Circle) and old.lines is None:
        if new.shape.cy != old.shape.cy:
            yield Edit((*at, "at"), 1, points(new.shape.cy))
        if new.shape.r != old.shape.r:
            yield Edit(at, "r", points(new.shape.r))
    if new.caption.line != old.caption.line:
        yield Edit((*at, "caption"), "line", str(new.caption.line))


def _lines(at: Loc, old: Lines, new: Lines) -> Iterator[Edit]:
    if new != old:
        yield Edit(at, "lines", _span(new))


def _rect(at: Loc, old: Rect | None, new: Rect | None) -> Iterator[Edit]:
    if old is None or new is None:
        return
    sides: Sequence[tuple[int, int]] = ((old.x0, new.x0), (old.y0, new.y0), (old.x1, new.x1), (old.y1, new.y1))
    yield from (Edit((*at, "rect"), k, points(side)) for k, (was, side) in enumerate(sides) if side != was)


def points(mp: int) -> str:
    """A length in points, exact."""
    return f"{mp // 1000}.{mp % 1000:03d}".rstrip("0").rstrip(".") + "pt"


def _splice(document: Document, edit: Edit) -> Splice:
    node = document.node((*edit.at, edit.key))
    if node is not None:
        done = flow_splice(document, node, edit.value) or scalar_splice(document, node, edit.value)
        if done is None:
            raise UnwritableError(".".join(map(str, (*edit.at, edit.key))))
        return done
    parent = document.node(edit.at)
    if not isinstance(parent, Mapping) or not parent.items:
        raise UnwritableError(".".join(map(str, edit.at)))
    first = parent.items[0][0]
    line = document.source.text.split("\n")[first.line - 1]
    written = f"{edit.key}: {edit.value}"
    before = line[: first.column - 1].strip()
    if before and not before.endswith("-"):  # in braces
        return Splice(first.line, first.column, 0, f"{written}, ")
    return Splice(first.line, first.column, 0, f"{written}\n{' ' * (first.column - 1)}")
