"""Shapes: what a hull of a circle and a rectangle takes out of lines; the pieces of an outline."""

from __future__ import annotations

from banmian.geometry import Circle, Hull, Outline, Rect, circle_outline

CIRCLE = Circle(0, 0, 100)


def test_as_wide_as_the_circle_its_sides_are_straight() -> None:
    hull = Hull(CIRCLE, Rect(-100, 150, 100, 160))
    assert [hull.cut(y, y + 5) for y in (0, 50, 100, 140, 155)] == [(-100, 100)] * 5
    assert hull.cut(160, 170) is None and hull.cut(-120, -100) is None
    assert hull.bounds == Rect(-100, -100, 100, 160)


def test_a_narrower_rectangle_is_reached_by_tangents() -> None:
    """From the corner (60, 180) the tangent touches the circle at (100, 0) turned by twice atan(40/...): here by the 3-4-5
    triangle, at the point (96, 28)."""
    x, y = 96 - 7 * 6, 28 + 24 * 6
    hull = Hull(CIRCLE, Rect(-x, y, x, y))
    assert hull.cut(28, 28 + 24) == (-96, 96)
    assert hull.cut(28 + 24, 28 + 48) == (-89, 89)
    assert hull.cut(28 + 24 * 5, 28 + 24 * 6) == (-61, 61)


def test_what_lies_inside_the_circle_changes_nothing() -> None:
    hull = Hull(CIRCLE, Rect(-50, -50, 50, 50))
    assert all(hull.cut(y, y + 7) == CIRCLE.cut(y, y + 7) for y in range(-120, 120, 7))


def test_a_hull_goes_in_and_out_once() -> None:
    for rect in (Rect(-90, 110, 90, 120), Rect(-140, 105, 140, 115), Rect(20, 120, 60, 130)):
        widths = [cut[1] - cut[0] if (cut := Hull(CIRCLE, rect).cut(y, y + 3)) else 0 for y in range(-110, 140, 3)]
        widest = widths.index(max(widths))
        assert widths[:widest] == sorted(widths[:widest]) and widths[widest:] == sorted(widths[widest:], reverse=True)


def test_on_its_side_it_is_the_same_with_its_axes_changed() -> None:
    hull = Hull(Circle(10, 20, 30), Rect(0, 60, 25, 70))
    assert hull.on_its_side == Hull(Circle(20, 10, 30), Rect(60, 0, 70, 25))
    assert hull.on_its_side.on_its_side == hull


def test_an_outline_is_its_pieces_again() -> None:
    pieces = [("m", (1, 2)), ("c", (3, 4, 5, 6, 7, 8)), ("h", ()), ("m", (0, 0)), ("l", (-9, 10**12))]
    outline = Outline.of(pieces)  # type: ignore[arg-type]
    assert list(outline) == pieces
    assert outline == Outline("mchml", (1, 2, 3, 4, 5, 6, 7, 8, 0, 0, -9, 10**12)) != Outline("mclml", outline.numbers)
    assert (outline.xs, outline.ys) == ((1, 3, 5, 7, 0, -9), (2, 4, 6, 8, 0, 10**12))
    assert list(outline.moved(1, -2))[:3] == [("m", (2, 0)), ("c", (4, 2, 6, 4, 8, 6)), ("h", ())]
    assert list(Outline.of(())) == []
    assert "".join(op for op, _ in circle_outline(CIRCLE)) == "mcccch"
