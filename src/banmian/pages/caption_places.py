"""Where a caption stands: the room that it has below, beside or inside its picture, its first baseline, its ground, its cut.

Below it stands on the page's lines. Beside it its first or last line stands on the page's line at the picture's head or foot; a
style with a `leading` of its own stands by the picture's edges. Inside it stands `padding` off the edges; in a round picture as low
as its chord lets it. docs/decisions/0099.
"""

from __future__ import annotations

from math import isqrt

from banmian.geometry import Circle, Outline, Rect, rect_outline, segment_outline
from banmian.han_box import above
from banmian.pages.caption import SetCaption, Stand
from banmian.pages.caption_lines import Words, line_width
from banmian.pages.sheet import Sheet
from banmian.plan.model import PlannedPicture
from banmian.template.grid import span_of
from banmian.template.model import LineStyle
from banmian.values import frozen

STEP = 500
"""mp by which a caption in a round picture is lifted until its chord is wide enough."""


@frozen
class CaptionRoom:
    """x0 and x1 of a caption's place, and how many lines it may take."""

    x0: int
    x1: int
    most: int
    leading: int

    @property
    def measure(self) -> int:
        return self.x1 - self.x0


def room_of(sheet: Sheet, planned: PlannedPicture, style: LineStyle, words: Words | None) -> CaptionRoom:
    """Below a picture its width, or what the layout keeps free; beside it the caption's own; inside it the picture's less its
    padding, or the chord of a round one. `words` None: a credit alone, which keeps off the edges of its place's box."""
    place, rect = planned.place, sheet.picture_area(planned)
    caption, leading = place.caption, style.leading or sheet.grid.leading
    if caption.beside:
        x0, x1 = _beside(sheet, planned, rect)
        return CaptionRoom(x0, x1, caption.lines or max(1, (rect.height - style.size) // leading + 1), leading)
    most = caption.lines or max(style.lines, caption.least)
    if caption.side == "inside":
        circle, side = sheet.picture_circle(planned), padding_of(sheet, planned)
        if circle is not None:
            half = _chord(circle, words, CaptionRoom(0, 0, most, leading), (style, side))
            return CaptionRoom(circle.cx - half, circle.cx + half, most, leading)
        rect = sheet.picture_rect(planned)
        return CaptionRoom(*sheet.up_to_fold(rect.x0 + side, rect.x1 - side), most, leading)
    leading = sheet.grid.leading
    if caption.keep:
        middle = (rect.x0 + rect.x1) // 2
        return CaptionRoom(middle - caption.keep // 2, middle + caption.keep // 2, most, leading)
    owner = sheet.layout.place(place.of)
    own = words is None and place.rect is None and owner is not None and owner.box is not None
    left, right = owner.box.padding if own and owner is not None and owner.box is not None else (0, 0)
    return CaptionRoom(*sheet.up_to_fold(rect.x0 + left, rect.x1 - right), most, leading)


def _beside(sheet: Sheet, planned: PlannedPicture, rect: Rect) -> tuple[int, int]:
    caption = planned.place.caption
    if caption.cols is not None:
        return span_of(sheet.grid, sheet.columns, caption.cols)
    gap = caption.gap if caption.gap is not None else sheet.plan.paper.measures.captions.gap
    return (
        (rect.x1 + gap, rect.x1 + gap + caption.width)
        if caption.side == "right"
        else (rect.x0 - gap - caption.width, rect.x0 - gap)
    )


def padding_of(sheet: Sheet, planned: PlannedPicture) -> int:
    given = planned.place.caption.padding
    return given if given is not None else sheet.plan.paper.measures.captions.padding


def _chord(circle: Circle, words: Words | None, room: CaptionRoom, style: tuple[LineStyle, int]) -> int:
    """Half the measure of a caption in a round picture: of the chords that hold its last line, that at which its lines with the
    segment below them are lowest."""
    face, side = style
    best: tuple[int, int] | None = None
    for rows in range(1, room.most + 1):
        for lift in range(STEP, circle.r, STEP):
            half = _half(circle, circle.cy + circle.r - lift) - side
            if half > 0 and (words is None or words.rows(2 * half, rows) > 0):
                high = lift + (rows - 1) * room.leading + face.size
                best = min(best, (high, half)) if best is not None else (high, half)
                break
    return best[1] if best is not None else max(1, circle.r - side)


def _half(circle: Circle, y: int) -> int:
    """Half the chord at a height."""
    return isqrt(max(0, circle.r**2 - (y - circle.cy) ** 2))


# --- where it stands ------------------------------------------------------------------------------------------------


def stand_of(sheet: Sheet, caption: SetCaption, leading: int) -> Stand | None:
    """Where the caption stands; None below its picture, where its lines follow the page's."""
    if caption.planned.place.caption.side == "below":
        return None
    return (
        _stand_beside(sheet, caption, leading) if caption.planned.place.caption.beside else _stand_inside(sheet, caption, leading)
    )


def _stand_beside(sheet: Sheet, caption: SetCaption, leading: int) -> Stand:
    place, picture = caption.planned.place, sheet.picture_area(caption.planned)
    size, head, (x0, x1) = caption.styles.caption.size, place.caption.end == "head", caption.room
    high, grid = (caption.rows - 1) * leading, sheet.grid
    if place.lines is not None and leading == grid.leading:
        first = grid.baseline(place.lines[0]) if head else grid.baseline(place.lines[1]) - high
    else:
        first = picture.y0 + above(size) if head else picture.y1 - size + above(size) - high
    top, foot = first - above(size), first + high + size - above(size)
    rect = Rect(x0, min(top, picture.y0), x1, max(foot, picture.y1))
    if place.caption.cols is None:
        return Stand(first, leading, rect, rect)
    white = grid.leading  # a free line to the text that shares its column
    return Stand(first, leading, rect, Rect(x0, rect.y0 if head else top - white, x1, foot + white if head else rect.y1))


def _stand_inside(sheet: Sheet, caption: SetCaption, leading: int) -> Stand:
    planned, size = caption.planned, caption.styles.caption.size
    place, side, circle = planned.place.caption, padding_of(sheet, planned), sheet.picture_circle(planned)
    high = (caption.rows - 1) * leading
    picture = circle.bounds if circle is not None else sheet.picture_rect(planned)
    if circle is not None:
        half = (caption.room[1] - caption.room[0]) // 2 + side
        foot = circle.cy + isqrt(max(0, circle.r**2 - half**2))
        first = foot - size + above(size) - high
    elif place.end == "head":
        first = picture.y0 + side + above(size)
    else:
        first = picture.y1 - side - size + above(size) - high
    top, foot = first - above(size) - side, first + high + size - above(size) + side
    rect = Rect(picture.x0, top if place.end == "foot" else picture.y0, picture.x1, picture.y1 if place.end == "foot" else foot)
    return Stand(first, leading, rect, None, _ground(caption, rect, circle, side))


def _ground(caption: SetCaption, rect: Rect, circle: Circle | None, side: int) -> Outline | None:
    """A band across the picture, in a round one the segment below the lines; or a box around the lines, flush with the edge."""
    place, (x0, x1) = caption.planned.place.caption, caption.room
    if place.ground is None:
        return None
    if place.ground.across == "picture":
        return segment_outline(circle, rect.y0) if circle is not None else rect_outline(rect)
    wide = widest(caption) + 2 * side
    left = {"start": x0 - side, "centre": (x0 + x1 - wide) // 2, "end": x1 + side - wide}[place.align]
    return rect_outline(Rect(left, rect.y0, left + wide, rect.y1))


def widest(caption: SetCaption) -> int:
    """The width of the caption's longest line, its credit with it."""
    credit, text = caption.credit, caption.text
    if text is None or not caption.ends:
        return credit.width if credit is not None else 0
    widths = [line_width(text, start, end) for start, end in zip((0, *caption.ends), caption.ends, strict=False)]
    if credit is not None and caption.credit_apart:
        widths.append(credit.width)
    elif credit is not None:
        widths[-1] += caption.styles.air + credit.width
    return max(widths)
