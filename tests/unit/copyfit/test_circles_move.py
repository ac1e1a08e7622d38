"""A circle in columns and lines stands where these are, and as large, when copyfit gives it others."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from banmian.copyfit.state import with_circles
from banmian.diagnostics import Span
from banmian.geometry import Circle, Rect
from banmian.pages.sheet import Sheet
from banmian.template.model import CaptionPlace, Lines, PageLayout, PicturePlace

LINE = 10
WIDTH = 200
CAPTION = CaptionPlace(None, "centre", "line", False)


def box_of(picture: Any) -> Rect:
    return Rect(0, (picture.lines[0] - 1) * LINE, WIDTH, picture.lines[1] * LINE)


def shape_after(lines: Lines, radius: int) -> Circle:
    """The shape of a circle of lines 3 to 12 once it has these."""
    circle = Circle(WIDTH // 2, 70, radius)
    old = PicturePlace("portrait", "doctor", 1, (1, 1), (3, 12), circle, None, None, "cover", CAPTION, Span("one.yaml"))
    before = PageLayout("one", "base", False, (), (old,), (), (), (), "one.yaml")
    sheet = SimpleNamespace(layout=before, place_rect=box_of)
    shape = with_circles(cast(Sheet, sheet), replace(before, pictures=(replace(old, lines=lines),))).pictures[0].shape
    assert isinstance(shape, Circle)
    return shape


@pytest.mark.parametrize(
    ("lines", "radius", "wanted"),
    [
        pytest.param((3, 11), 50, Circle(100, 65, 45), id="a line less: under its upper edge, off its caption"),
        pytest.param((5, 14), 50, Circle(100, 90, 50), id="two lines lower"),
        pytest.param((3, 11), 30, Circle(100, 65, 30), id="with a radius of its own"),
    ],
)
def test_a_circle_goes_with_its_lines(lines: Lines, radius: int, wanted: Circle) -> None:
    assert shape_after(lines, radius) == wanted
