"""The frame of a picture, on whose ground stand the caption inside it and the heads that the layout sets on it."""

from __future__ import annotations

from banmian.display import Frame
from banmian.pages.grounds import box_frame
from banmian.pages.sheet import Sheet
from banmian.plan.model import PlannedPicture
from banmian.template.model import HeadArea


def picture_frame(sheet: Sheet, planned: PlannedPicture) -> Frame:
    """The frame that a picture's ink may not leave."""
    owner, circle = sheet.layout.place(planned.place.of), sheet.picture_circle(planned)
    rect = circle.bounds if circle is not None else sheet.picture_rect(planned)
    kind = "picture" if planned.picture is not None else "advert"
    ground = box_frame(sheet, owner) if owner is not None else None
    return Frame(kind, f"the {kind} {planned.file}", rect, ground, planned.span, planned.place.over)


def frame_under(sheet: Sheet, head: HeadArea | None) -> Frame | None:
    """The frame of the picture that a head stands on; None on paper, or where its picture is missing."""
    if head is None or not head.on:
        return None
    of_sheet = (p for p in sheet.plan.pictures if p.sheet == sheet.index and p.place.name == head.on)
    planned = next(of_sheet, None)
    return picture_frame(sheet, planned) if planned is not None else None
