"""Path data and transforms: fontTools' parser is the second opinion."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path.parser import parse_path

from banmian.pictures.matrix import IDENTITY, angle_of, apply, numbers, scale_of, transform
from banmian.pictures.orient import non_zero
from banmian.pictures.outlines import ellipse, path, polygon, rectangle
from banmian.pictures.svg_safety import properties
from banmian.pictures.xml import Node


def second_opinion(data: str) -> list[float]:
    """The ends of all segments, as fontTools reads them."""
    pen = RecordingPen()
    parse_path(data, pen)
    return [value for _, args in pen.value if args for value in args[-1]]


def ends(curves) -> list[float]:
    return [value for _, xy in curves if xy for value in xy[-2:]]


@pytest.mark.parametrize(
    "data",
    [
        "M10 20L30 40H5V7",
        "m10,20 5-5 .5.5-1e1 3",
        "M0 0C1 2 3 4 5 6S9 8 7 6s1 1 2 2",
        "M0 0Q5 5 10 0T20 0t5 5",
        "M0 0c1 1 2 2 3 3l-1-1h4v-4",
    ],
)
def test_same_ends_as_fonttools(data):
    assert ends(path(data)) == pytest.approx(second_opinion(data))


def test_controls_of_smooth_curves_mirror():
    assert path("M0 0C1 2 3 4 5 6S9 8 7 6")[2] == ("c", (7, 8, 9, 8, 7, 6))
    quadratic = path("M0 0Q3 3 6 0T12 0")[2][1]
    assert quadratic == pytest.approx((8, -2, 10, -2, 12, 0))


@pytest.mark.parametrize(
    ("data", "centre", "radius"),
    [("M10 0A10 10 0 0 1 0 10", (0, 0), 10), ("M10 0a10 10 0 1 1 -10 -10", (0, 0), 10), ("M10 0A10 10 0 0 0 -10 0", (0, 0), 10),
     ("M-3 0A1 1 0 0 1 3 0", (0, 0), 3)],
)  # fmt: skip
def test_arcs_keep_their_radius(data, centre, radius):
    x, y = 0.0, 0.0
    for kind, xy in path(data):
        if kind == "c":
            for t in (0.25, 0.5, 0.75, 1):
                u = 1 - t
                px, py = (
                    u**3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t**3 * d
                    for a, b, c, d in zip((x, y), xy[:2], xy[2:4], xy[4:], strict=True)
                )
                assert ((px - centre[0]) ** 2 + (py - centre[1]) ** 2) ** 0.5 == pytest.approx(radius, rel=4e-4)
        x, y = xy[-2:]


def test_arc_flags_may_stand_without_blanks():
    assert ends(path("M0 0a5 5 0 0110 0")) == pytest.approx(ends(path("M0 0a5 5 0 0 1 10 0")))


def test_a_full_sweep_goes_the_long_way():
    assert len(path("M10 0A10 10 0 1 1 0 -10")) == 4
    assert len(path("M10 0A10 10 0 0 0 0 -10")) == 2


@pytest.mark.parametrize("data", ["L0 0", "M0", "M0 0L", "M0 0X", "M0 0L1 2 3", "1 2", "M0 0A1 1 0 2 0 3 3", "M0 0Z5"])
def test_no_path(data):
    with pytest.raises(ValueError, match=r".+"):
        path(data)


def test_a_new_part_after_closing_begins_where_the_old_one_did():
    assert path("M1 1L5 1L5 5zL9 9")[-2:] == [("m", (1, 1)), ("l", (9, 9))]


def test_shapes_close():
    assert [k for k, _ in rectangle(0, 0, 4, 2)] == ["m", "l", "l", "l", "h"]
    assert [k for k, _ in rectangle(0, 0, 4, 2, (9, 1))] == list("mlclclclch")
    assert [k for k, _ in ellipse(0, 0, 2, 1)] == list("mcccch")
    assert [k for k, _ in polygon([0, 0, 1, 1], False)] == ["m", "l"]
    with pytest.raises(ValueError, match="pairs"):
        polygon([0, 0, 1], True)


def test_transforms_chain_from_the_left():
    moved = transform("translate(10 20) scale(2)")
    assert apply(moved, 1, 1) == (12, 22)
    turned = transform("rotate(90, 5, 5)")
    assert apply(turned, 5, 0) == pytest.approx((10, 5))
    assert angle_of(turned) == 90
    assert scale_of(transform("matrix(3 0 0 3 1 1)")) == pytest.approx(3)
    assert transform("") == IDENTITY


@pytest.mark.parametrize("text", ["skewX(3)", "scale()", "translate(1 2 3)", "rotate(1 2)", "scale(2", "x"])
def test_other_transforms_are_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        transform(text)


def test_numbers_and_nothing_else():
    assert numbers(" 1,-2.5 .5e1 ") == [1, -2.5, 5]
    with pytest.raises(ValueError, match="more than numbers"):
        numbers("1 2px")


def winding(curves, x: float, y: float) -> int:
    """How often straight outlines wind around a point."""
    count, last, first = 0, (0.0, 0.0), (0.0, 0.0)
    for kind, xy in curves:
        to = first if kind == "h" else xy[-2:]
        if kind == "m":
            first = to
        elif (last[1] > y) != (to[1] > y):
            crossing = last[0] + (y - last[1]) / (to[1] - last[1]) * (to[0] - last[0])
            count += (1 if to[1] > last[1] else -1) if crossing > x else 0
        last = to
    return count


def test_a_frame_keeps_its_hole_under_the_non_zero_rule():
    frame = "M0 0H30V30H0Z M10 10H20V20H10Z M13 13H17V17H13Z"
    turned = non_zero(path(frame), True)
    assert winding(turned, 5, 5) != 0
    assert winding(turned, 11, 11) == 0
    assert winding(turned, 15, 15) != 0


def test_a_hole_may_touch_its_frame():
    assert winding(non_zero(path("M0 0H30V30H0Z M10 30V10H20V30Z"), True), 15, 20) == 0


def test_outlines_in_one_clip_unite():
    both = non_zero(path("M0 0H10V10H0Z"), False) + non_zero(path("M5 5V15H15V5Z"), False)
    assert winding(both, 7, 7) != 0


@pytest.mark.parametrize(
    "read",
    [
        lambda: path("M0 0L" + " " * 40_000 + "x"),
        lambda: path("M0 0A1 1 0" + " " * 40_000 + "2"),
        lambda: transform(" " * 40_000 + "1"),
        lambda: transform("a" * 40_000),
        lambda: numbers("1" * 40_000 + "x"),
        lambda: properties(Node("g", {"style": "a" * 40_000}, 1, 1)),
        lambda: properties(Node("g", {"style": "a" + " " * 40_000}, 1, 1)),
    ],
)
def test_patterns_take_their_time_by_the_length_alone(read):
    """A pattern that goes back over what it has read takes seconds here."""
    start = time.process_time()
    with suppress(ValueError):
        read()
    assert time.process_time() - start < 0.5
