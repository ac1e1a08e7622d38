"""A set caption drawn: its ground, its lines, its credit after them, in the corner or down the picture's edge."""

from __future__ import annotations

from collections.abc import Iterator

from banmian.display import Frame, Item, Layer, Path, Tag, framed
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.pages.caption import SetCaption
from banmian.pages.caption_lines import line_width
from banmian.pages.sheet import Sheet
from banmian.phrases import say
from banmian.text.lines import set_marked
from banmian.text.place import LinePlace, Paint

GROUND = Tag("", -1, "furniture")


def caption_items(sheet: Sheet, caption: SetCaption, under: Frame | None, fonts: FontBook) -> list[Item]:
    """The caption's ground, its lines and its credit. `under`: on whose ground they stand."""
    planned, stand = caption.planned, caption.stand
    first, leading = (stand.first, stand.leading) if stand is not None else (_below(sheet, caption), sheet.grid.leading)
    size, (x0, x1) = caption.styles.caption.size, caption.room
    rect = Rect(x0, first - size, x1, first + (caption.rows - 1) * leading + size // 4) if stand is None else stand.rect
    out: list[Item] = []
    ground = planned.place.caption.ground
    if stand is not None and stand.ground is not None and ground is not None:
        out.append(Path(stand.ground, ground.ink, None, GROUND, layer=Layer.RULE, origin=planned.span))
    out += _lines(caption, first, leading, fonts)
    out = framed(out, Frame("caption", say("the caption of {file}", file=planned.file), rect, under, planned.span))
    return [*out, *_edge(sheet, caption, under, fonts)]


def _below(sheet: Sheet, caption: SetCaption) -> int:
    """The first baseline of a caption below its picture."""
    place = caption.planned.place
    line = place.caption.line or ((place.lines[1] + 1) if place.lines else 0)
    down = sheet.plan.paper.measures.captions.down
    return sheet.grid.baseline(line) if line else sheet.picture_rect(caption.planned).y1 + down


def _lines(caption: SetCaption, y: int, leading: int, fonts: FontBook) -> Iterator[Item]:
    place, text, credit, (x0, x1) = caption.planned.place.caption, caption.text, caption.credit, caption.room
    corner = place.credit.at == "corner"
    start = 0
    for n, end in enumerate(caption.ends):
        assert text is not None
        width = line_width(text, start, end)
        last = n == len(caption.ends) - 1 and credit is not None and not caption.credit_apart
        whole = width + (caption.styles.air + credit.width if last and credit is not None and not corner else 0)
        x = x0 + _shift(place.align, x1 - x0 - whole)
        paint = Paint(caption.styles.caption.ink, Tag(caption.planned.story, -1, "caption"))
        yield from set_marked(text, start, end, LinePlace(x, y + n * leading, width, True, "start"), paint, fonts)
        if last and credit is not None:
            at = x1 - credit.width if corner else x + width + caption.styles.air
            yield from _credit(caption, at, y + n * leading, fonts)
        start = end
    if credit is not None and caption.credit_apart:
        free = x1 - x0 - credit.width
        beside = place.side != "below" and bool(caption.ends)
        align = place.align if caption.ends and not corner and (beside or place.align == "centre") else "end"
        yield from _credit(caption, x0 + _shift(align, free), y + len(caption.ends) * leading, fonts)


def _shift(align: str, free: int) -> int:
    return {"centre": free // 2, "end": free}.get(align, 0)


def _credit(caption: SetCaption, x: int, y: int, fonts: FontBook) -> list[Item]:
    p = caption.credit
    if p is None or not p.offsets:
        return []
    paint = Paint(caption.styles.credit.ink, Tag(caption.planned.story, -1, "credit"))
    return set_marked(p, 0, p.units.size, LinePlace(x, y, p.width, True, "start"), paint, fonts)


def _edge(sheet: Sheet, caption: SetCaption, under: Frame | None, fonts: FontBook) -> list[Item]:
    """The credit that runs down beside the picture, its last sign at the picture's foot."""
    p = caption.edge
    if p is None or not p.offsets:
        return []
    area, picture = sheet.picture_area(caption.planned), sheet.picture_rect(caption.planned)
    axis = area.x1 - caption.styles.credit.size // 2
    paint = Paint(caption.styles.credit.ink, Tag(caption.planned.story, -1, "credit"))
    runs = set_marked(p, 0, p.units.size, LinePlace(axis, picture.y1 - p.width, p.width, True, "start"), paint, fonts)
    rect = Rect(picture.x1, area.y0, area.x1, area.y1)
    frame = Frame("caption", say("the credit of {file}", file=caption.planned.file), rect, under, caption.planned.span)
    return framed(runs, frame)
