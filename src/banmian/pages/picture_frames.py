"""The frames that others stand on: a place's box, a picture with the heads, boxes and captions that the layout sets on it."""

from __future__ import annotations

from banmian.diagnostics.wording import part_words
from banmian.display import Frame
from banmian.pages.sheet import Sheet
from banmian.phrases import say
from banmian.plan.model import PlannedPicture
from banmian.template.model import HeadArea, Place


def box_frame(sheet: Sheet, place: Place) -> Frame | None:
    """The frame of a place's box, on whose ground all that the place holds stands; None for a place without one."""
    box = sheet.box(place)
    if box is None or place.box is None:
        return None
    return Frame("box", say("the box of place {place}", place=place.name), box, _frame_of(sheet, place.box.on), place.span)


def picture_frame(sheet: Sheet, planned: PlannedPicture) -> Frame:
    """The frame that a picture's ink may not leave."""
    owner, circle = sheet.layout.place(planned.place.of), sheet.picture_circle(planned)
    rect = circle.bounds if circle is not None else sheet.picture_rect(planned)
    kind = "picture" if planned.picture is not None else "advert"
    boxed = owner is not None and owner.box is not None and owner.box.on != planned.place.name  # its own story's box may lie on it
    ground = box_frame(sheet, owner) if owner is not None and boxed else None
    return Frame(
        kind, say("the {part} {file}", part=part_words(kind), file=planned.file), rect, ground, planned.span, planned.place.over
    )


def frame_under(sheet: Sheet, head: HeadArea | None) -> Frame | None:
    """The frame of the picture that a head stands on; None on paper, or where its picture is missing."""
    return _frame_of(sheet, head.on) if head is not None else None


def frames_under(sheet: Sheet, place: Place) -> tuple[Frame | None, Frame | None]:
    """What a place's head and its box stand on: all of it stands for them in a memo's key."""
    return frame_under(sheet, place.head), box_frame(sheet, place)


def _frame_of(sheet: Sheet, picture: str) -> Frame | None:
    of_sheet = (p for p in sheet.plan.pictures if p.sheet == sheet.index and p.place.name == picture)
    planned = next(of_sheet, None) if picture else None
    return picture_frame(sheet, planned) if planned is not None else None


def stands_on_picture(frame: Frame | None) -> bool:
    """Whether the layout sets what this frame holds on a picture."""
    while frame is not None:
        frame = frame.on
        if frame is not None and frame.kind in ("picture", "advert"):
            return True
    return False
