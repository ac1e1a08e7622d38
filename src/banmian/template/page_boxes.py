"""What a page's layout says of a place's box, resolved: inks looked up, measures that do not go together told; and which places
may be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from banmian.diagnostics import Span
from banmian.phrases import say
from banmian.template.model import Bar, Border, BoxFrame
from banmian.template.page_pictures import Loc
from banmian.template.page_pictures import Reader as PictureReader

if TYPE_CHECKING:
    from banmian.template.page_schema import BarEntry, BoxEntry, PlaceEntry


class Reader(PictureReader, Protocol):
    """Who resolves a page file."""

    def under(self, picture: str | None, loc: Loc) -> str: ...
    def span(self, *loc: str | int) -> Span: ...


def left_out_faults(entry: PlaceEntry, reader: Reader, loc: Loc) -> None:
    """TPL007 for a place that a page cannot do without: only what cuts another's text leaves that whole when it goes."""
    if (entry.optional or not entry.shown) and (not entry.cut or entry.box is not None):
        key = "optional" if entry.optional else "shown"
        message = say(
            "`{place}` cannot be left out: only a pull quote, which cuts into a text and has no box, may be", place=loc[-1]
        )
        reader.fault("TPL007", message, say("take `{key}` out, or add `cut: yes`", key=key), *loc, key)


def page_box(entry: BoxEntry | None, reader: Reader, loc: Loc) -> BoxFrame | None:
    """A place's box."""
    if entry is None:
        return None
    tint = reader.ink(entry.tint, (*loc, "box", "tint")) if entry.tint else None
    bar = _bar(entry.bar, reader, (*loc, "box", "bar")) if entry.bar else None
    frame = tuple((reader.mp(f.weight), reader.mp(f.inset)) for f in entry.frame)
    padding, on = _padding(entry, reader), reader.under(entry.on, (*loc, "box", "on"))
    radius, border = reader.mp(entry.radius) if entry.radius else 0, None
    if (edge := entry.border) is not None:
        border = Border(edge.ornament, reader.mp(edge.size), reader.ink(edge.ink, (*loc, "box", "border", "ink")))
        if border.size > min(padding):
            message = say("the border of `{box}` is deeper than the box's padding: it would stand in the text", box=loc[-1])
            reader.fault("TPL007", message, say("make `padding` larger, or `size` smaller"), *loc, "box", "border", "size")
    if min(padding) < 0:
        message = say("the text of `{box}` would stand out of its box", box=loc[-1])
        reader.fault("TPL007", message, say("make `padding` 0 or more"), *loc, "box", "padding")
    if bar is not None and bar.side == "left" and bar.weight > padding[0]:
        message = say("the bar of `{box}` is thicker than the box's padding: it would stand in the text", box=loc[-1])
        reader.fault("TPL007", message, say("make `padding` larger, or `weight` smaller"), *loc, "box", "bar")
    if radius < 0 or (radius and (bar is not None or border is not None)):
        message = say("the box of `{box}` has round corners that cannot be", box=loc[-1])
        hint = say("take `radius` out, or the other") if radius > 0 else say("write 3pt")
        reader.fault("TPL007", message, hint, *loc, "box", "radius")
    return BoxFrame(entry.cols, entry.lines, tint, bar, padding, frame, reader.span(*loc, "box"), max(0, radius), border, on)


def _padding(entry: BoxEntry, reader: Reader) -> tuple[int, int]:
    """White at the left and the right: one length for both, or two."""
    left, right = entry.padding if isinstance(entry.padding, tuple) else (entry.padding, entry.padding)
    return reader.mp(left), reader.mp(right)


def _bar(entry: BarEntry | str, reader: Reader, loc: Loc) -> Bar:
    """A bar on the box's top by its ink alone, or one that says more of itreader."""
    thick = reader.paper.measures.boxes.bar
    if isinstance(entry, str):
        return Bar("top", thick, reader.ink(entry, loc))
    return Bar(entry.side, reader.mp(entry.weight) if entry.weight else thick, reader.ink(entry.ink, (*loc, "ink")))
