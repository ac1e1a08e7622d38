"""Black inside pictures: it overprints as outside where the ink limit leaves room, and knocks out where it does not."""

from __future__ import annotations

import pytest

from banmian.colour import BLACK, Ink
from banmian.display import Stroke
from banmian.display.grounds import LOOK, Grounds
from banmian.geometry import Circle, Rect, circle_outline, rect_outline
from banmian.pdf.content import Content

RED = Ink("red", (0, 920, 850, 120))  # 177 % without its black: with black over it 277 %
TEAL = Ink("teal", (550, 50, 0, 520))
WHITE = Ink("white", (0, 0, 0, 0))
WHOLE = Rect(0, 0, 90_000, 90_000)
SPOT = Rect(40_000, 40_000, 50_000, 50_000)
THIN = Stroke(BLACK, 1_000)


def content(limit: int = 240) -> Content:
    out = Content(0, 100_000, grounds=Grounds(limit))
    out.clip(rect_outline(WHOLE))
    return out


def painted(out: Content) -> list[str]:
    return [part for part in out.parts if part.endswith(" gs")]


@pytest.mark.parametrize(("ink", "takes"), [(TEAL, True), (RED, False), (WHITE, True), (BLACK, True)])
def test_a_thin_line_overprints_where_its_ink_has_room(ink: Ink, takes: bool) -> None:
    out = content()
    out.path(rect_outline(WHOLE), ink, None, False)
    out.path(rect_outline(SPOT), None, THIN, False)
    assert painted(out) == (["/GSo gs"] if takes else [])
    assert out.takes_black(SPOT) is takes


def test_the_papers_limit_decides() -> None:
    out = content(280)
    out.path(rect_outline(WHOLE), RED, None, False)
    assert out.takes_black(SPOT)


def test_what_lies_on_the_heavy_ground_hides_it() -> None:
    out = content()
    out.path(rect_outline(WHOLE), RED, None, False)
    out.path(rect_outline(SPOT.inset(-2_000)), WHITE, None, False)
    assert out.takes_black(SPOT)
    assert not out.takes_black(SPOT.inset(-3_000))


def test_an_outline_is_asked_not_the_box_around_it() -> None:
    out = content()
    out.path(circle_outline(Circle(45_000, 45_000, 30_000)), RED, None, False)
    assert not out.takes_black(Rect(44_000, 44_000, 46_000, 46_000))
    assert not out.takes_black(Rect(70_000, 40_000, 80_000, 50_000))
    assert out.takes_black(Rect(16_000, 16_000, 20_000, 20_000))  # in the box, beside the circle


def test_a_line_around_a_heavy_ground_is_asked_along_its_way() -> None:
    out = content()
    out.path(rect_outline(SPOT), RED, None, False)
    out.path(rect_outline(SPOT.inset(-8_000)), None, THIN, False)
    assert painted(out) == ["/GSo gs"]
    out.path(rect_outline(SPOT.inset(-400)), None, THIN, False)
    assert painted(out) == ["/GSo gs", "/GSk gs"]


def test_the_edge_of_an_area_overprints_and_the_area_does_not() -> None:
    out = content()
    out.path(rect_outline(WHOLE), TEAL, None, False)
    out.path(rect_outline(SPOT), WHITE, THIN, False)
    assert painted(out) == ["/GSl gs"]
    out.path(rect_outline(SPOT), BLACK, None, False)  # an area
    assert painted(out) == ["/GSl gs", "/GSk gs"]
    out.path(rect_outline(SPOT), RED, THIN, False)  # its own area is heavy
    assert painted(out) == ["/GSl gs", "/GSk gs"]


def test_a_wide_line_and_a_heavy_line_under_it() -> None:
    out = content()
    out.path(rect_outline(SPOT), None, Stroke(BLACK, 2_001), False)
    assert painted(out) == []
    out.path(rect_outline(SPOT), None, Stroke(RED, 6_000), False)
    assert not out.takes_black(Rect(39_000, 39_000, 41_000, 41_000))
    assert out.takes_black(Rect(44_000, 44_000, 46_000, 46_000))


def test_pixels_in_colour_leave_no_room() -> None:
    out = content()
    assert out.grounds is not None
    out.grounds.lay_pixels(SPOT, False)
    assert out.takes_black(SPOT)
    out.grounds.lay_pixels(SPOT, True)
    assert not out.takes_black(SPOT)


def test_on_the_page_black_always_overprints_and_without_a_limit_never_in_a_picture() -> None:
    out = content()
    out.path(rect_outline(WHOLE), RED, None, False)
    out.unclip()
    assert out.takes_black(SPOT)
    bare = Content(0, 100_000)
    bare.clip(rect_outline(WHOLE))
    assert not bare.takes_black(SPOT)


def test_a_thin_black_bar_overprints_as_a_line_does() -> None:
    out = content()
    out.path(rect_outline(WHOLE), TEAL, None, False)
    out.path(rect_outline(Rect(10_000, 10_000, 30_000, 12_000)), BLACK, None, False)
    assert painted(out) == ["/GSo gs"]
    out.path(rect_outline(Rect(10_000, 10_000, 30_000, 12_001)), BLACK, None, False)
    assert painted(out) == ["/GSo gs", "/GSk gs"]
    out.path(rect_outline(WHOLE), RED, None, False)
    out.path(rect_outline(Rect(10_000, 10_000, 30_000, 12_000)), BLACK, None, False)
    assert painted(out) == ["/GSo gs", "/GSk gs"]


def test_on_a_page_of_very_many_areas_black_is_not_added_to_what_was_not_looked_at() -> None:
    grounds = Grounds(240)
    for _ in range(LOOK + 1):
        grounds.lay_box(Rect(0, 0, 1_000, 1_000), WHITE)
    assert not grounds.take_black(Rect(2_000, 2_000, 3_000, 3_000))
    assert grounds.take_black(Rect(0, 0, 900, 900))
    assert grounds.take_black(SPOT)  # nothing lies near it
