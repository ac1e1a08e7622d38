"""Where what is shown whole stands in a frame of another shape: a drawing where its caption begins, under it; of an advertisement's
white it is told what would fit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from furniture_site import specimen

from banmian.diagnostics import Span
from banmian.geometry import Rect, rect_outline
from banmian.pages.advert_white import MOST_WHITE, advert_in_white
from banmian.pages.pictures import spot_of
from banmian.pictures.place import Across, fit_picture

FRAME, MM = Rect(10_000, 0, 310_000, 100_000), 72_000 / 25.4


@pytest.mark.parametrize(("across", "x0"), [("start", 10_000), ("centre", 60_000), ("end", 110_000)])
def test_a_picture_less_wide_than_its_frame_stands_at_the_side(across: Across, x0: int) -> None:
    part = fit_picture(200, 100, FRAME, "contain", across=across)
    assert (part.x0, part.width, part.height) == (x0, 200_000, 100_000)
    assert fit_picture(600, 100, FRAME, "contain", across=across).x0 == FRAME.x0, "one as wide has no side"
    assert fit_picture(200, 100, FRAME, "cover", across=across) == fit_picture(200, 100, FRAME, "cover")


def test_it_stands_as_the_caption_under_it() -> None:
    """A credit alone stands flush right; where nothing is under it, it stands in the middle."""
    plan, _ = specimen()
    heat = next(p for p in plan.pictures if p.picture is not None and p.file == "images/heat.svg")
    assert heat.picture is not None and heat.picture.caption is not None and heat.picture.credit
    caption = heat.place.caption
    others = [replace(heat, place=replace(heat.place, caption=replace(caption, **more))) for more in
              ({"align": "centre"}, {"align": "end"}, {"show": False}, {"side": "right"}, {"side": "inside"})]  # fmt: skip
    alone = replace(heat, picture=replace(heat.picture, caption=None))
    found = [spot_of(p, FRAME, rect_outline(FRAME), 6).across for p in (heat, *others, alone)]
    assert found == ["start", "centre", "end", "centre", "centre", "centre", "end"]


def place(width: float, height: float) -> Rect:
    return Rect(0, 0, round(width * MM), round(height * MM))


def test_white_beside_an_advertisement_is_told_with_the_sizes_that_fit() -> None:
    frame = place(100, 50)
    [told] = advert_in_white("psa.svg", frame, fit_picture(160, 100, frame, "contain"), Span("issue.yaml", 3), 8)
    assert told.code == "PIC046" and "leaves 10 mm white at its left and right in its place of 100 \u00d7 50 mm" in told.message
    assert told.hint == "ask for one of 100 \u00d7 50 mm; or book a place of 100 \u00d7 62 mm or of 80 \u00d7 50 mm, which it fills"
    [told] = advert_in_white("psa.svg", frame, fit_picture(400, 100, frame, "contain"), Span("issue.yaml", 3), 8)
    assert "leaves 12 mm white above and below" in told.message


def test_a_little_white_is_no_fault() -> None:
    part = replace(FRAME, x1=FRAME.x1 - round(MOST_WHITE * MM))
    assert advert_in_white("psa.svg", FRAME, part, Span("issue.yaml"), 8) == ()
    assert advert_in_white("psa.svg", FRAME, replace(part, x1=part.x1 - 100), Span("issue.yaml"), 8)
