"""A fitted page as its layout's file: the same text with other lines where copyfit moved things.

Comments, order and all other values stay as they were written; a key that copyfit needs and the layout has not comes last in its
mapping. The text is changed as the desk changes it (decision 0127).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banmian.geometry import Circle, Rect
from banmian.plan.printed import PARTS
from banmian.sources.changing import changed_yaml
from banmian.sources.document import Document, Loc
from banmian.sources.edits import Edit, EditError, where
from banmian.sources.marks import Plain
from banmian.template.model import Cols, Lines, PageLayout, PicturePlace, Place, TextArea

Wanted = tuple[Loc, Plain]
"""A path in the layout's file and the value that is to stand there."""


class UnwritableError(Exception):
    """A value that cannot be exchanged where it stands in the layout's file: its path."""


def layout_text(document: Document, before: PageLayout, after: PageLayout) -> str:
    """The layout's text after a fitting. UnwritableError where it cannot be changed in place."""
    return text_with(document, wanted(before, after))


def text_with(document: Document, rows: Sequence[Wanted]) -> str:
    """The text with the values where they are wanted; keys that are not there yet last. UnwritableError as above."""
    there = [(at, value) for at, value in rows if document.node(at) is not None]
    edits = [Edit(document.file, "set", at, None, value) for at, value in there]
    edits += [Edit(document.file, "add", *_added(document, at, value)) for at, value in rows if (at, value) not in there]
    try:
        return changed_yaml(document.source.text, *edits)
    except EditError as fault:
        raise UnwritableError(where(fault.edit.at)) from None


def _added(document: Document, at: Loc, value: Plain) -> tuple[Loc, None, Plain]:
    """The key that is added, with its mapping where the file has not that either: a picture without `caption`."""
    if isinstance(at[-1], str) and document.node(at[:-1]) is None:
        return at[:-1], None, {at[-1]: value}
    return at, None, value


def wanted(before: PageLayout, after: PageLayout) -> tuple[Wanted, ...]:
    """What is to be written where, of two layouts with the same places, pictures, rules and furniture."""
    out: list[Wanted] = []
    for old, new in zip(before.places, after.places, strict=True):
        out += _of_place(old, new)
    for old_picture, new_picture in zip(before.pictures, after.pictures, strict=True):
        out += _of_picture(old_picture, new_picture)
    for n, (old_rule, new_rule) in enumerate(zip(before.rules, after.rules, strict=True)):
        out += _lines(("rules", n), old_rule.lines, new_rule.lines)
    for n, (old_element, new_element) in enumerate(zip(before.furniture, after.furniture, strict=True)):
        out += _lines(("furniture", n), old_element.lines, new_element.lines)
    return tuple(out)


def _of_place(old: Place, new: Place) -> Iterator[Wanted]:
    at: Loc = ("places", old.name)
    if old.head is not None and new.head is not None and old.head.lines and new.head.lines:
        yield from _lines((*at, "head"), old.head.lines, new.head.lines)
    if old.head is not None and new.head is not None:
        yield from _cols((*at, "head"), old.head.cols, new.head.cols)
        if new.head.style != old.head.style:
            yield (*at, "head", "style"), new.head.style
        if new.head.headline != old.head.headline:
            yield (*at, "head", "headline"), str(new.head.headline)
        if new.head.parts != old.head.parts:
            yield (*at, "head", "parts"), list(new.head.parts or PARTS)
    if new.filler is not None and new.filler != old.filler:
        made = new.filler
        yield (*at, "filler"), {"house": made.house, "columns": str(made.columns), "lines": str(made.lines)}
    if new.shown != old.shown:
        yield (*at, "shown"), "yes" if new.shown else "no"
    if new.leave_out != old.leave_out:
        yield (*at, "leave-out"), str(new.leave_out)
    if old.title is not None and new.title is not None:
        yield from _lines((*at, "title"), old.title.lines, new.title.lines)
    if old.byline is not None and new.byline is not None:
        yield from _lines((*at, "byline"), old.byline[1], new.byline[1])
    if old.box is not None and new.box is not None:
        yield from _lines((*at, "box"), old.box.lines, new.box.lines)
    yield from _of_text(at, old.text, new.text)
    if new.white != old.white:
        yield (*at, "white"), str(new.white)
    if new.fill != old.fill:
        yield (*at, "fill"), "yes" if new.fill else "no"
    if new.feather != old.feather:
        yield (*at, "feather"), "yes" if new.feather else "no"


def _of_text(at: Loc, old: Sequence[TextArea], new: Sequence[TextArea]) -> Iterator[Wanted]:
    """Areas over other columns are written anew, all of them; else what of each changed."""
    if [a.cols for a in old] != [a.cols for a in new]:
        yield (*at, "text"), [*map(_area, new)]
        return
    for n, (was, area) in enumerate(zip(old, new, strict=True)):
        own: Loc = (*at, "text", n)
        yield from _lines(own, was.lines, area.lines)
        yield from _rect(own, was.rect, area.rect)
        if area.columns != was.columns:
            yield (*own, "columns"), str(area.columns)
        if area.pitch != was.pitch:
            yield (*own, "pitch"), points(area.pitch)


def _area(area: TextArea) -> dict[str, Plain]:
    """A text area of columns and lines as its keys."""
    assert area.cols is not None
    gutters: dict[str, Plain] = {"gutters": points(area.gutters)} if area.gutters else {}
    keys = {"cols": _span(area.cols), "lines": _span(area.lines), "columns": str(area.columns), "style": area.style}
    return keys | gutters


def _span(span: tuple[int, int]) -> str:
    return f"{span[0]}-{span[1]}" if span[0] != span[1] else str(span[0])


def _cols(at: Loc, old: Cols | None, new: Cols | None) -> Iterator[Wanted]:
    if new is not None and new != old:
        yield (*at, "cols"), _span(new)


def _of_picture(old: PicturePlace, new: PicturePlace) -> Iterator[Wanted]:
    at: Loc = ("pictures" if old.of else "adverts", old.name)
    if old.lines is not None and new.lines is not None:
        yield from _lines(at, old.lines, new.lines)
    yield from _cols(at, old.cols, new.cols)
    yield from _rect(at, old.rect, new.rect)
    if isinstance(old.shape, Circle) and isinstance(new.shape, Circle) and old.lines is None:
        if new.shape.cy != old.shape.cy:
            yield (*at, "at", 1), points(new.shape.cy)
        if new.shape.r != old.shape.r:
            yield (*at, "r"), points(new.shape.r)
    if new.caption.line != old.caption.line:
        yield (*at, "caption", "line"), str(new.caption.line)
    if new.caption.least != old.caption.least:
        yield (*at, "caption", "least"), str(new.caption.least)


def _lines(at: Loc, old: Lines, new: Lines) -> Iterator[Wanted]:
    if new != old:
        yield (*at, "lines"), _span(new)


def _rect(at: Loc, old: Rect | None, new: Rect | None) -> Iterator[Wanted]:
    if old is None or new is None:
        return
    sides: Sequence[tuple[int, int]] = ((old.x0, new.x0), (old.y0, new.y0), (old.x1, new.x1), (old.y1, new.y1))
    yield from (((*at, "rect", k), points(side)) for k, (was, side) in enumerate(sides) if side != was)


def points(mp: int) -> str:
    """A length in points, exact."""
    return f"{mp // 1000}.{mp % 1000:03d}".rstrip("0").rstrip(".") + "pt"
