"""A group's pictures fill its rectangle: each is cut by the same part of itself, gaps are exact."""

from __future__ import annotations

import pytest

from banmian.geometry import Rect
from banmian.pages.picture_groups import group_cells
from banmian.template.picture_places import GroupPlace

AREA = Rect(10_000, 20_000, 310_000, 140_000)
GAP = 3_000
SHAPES = [(3, 2), (1, 1), (2, 3)]


def kept(cell: Rect, shape: tuple[int, int]) -> float:
    """The share of a picture of that shape that its cell shows."""
    across, along = cell.width / shape[0], cell.height / shape[1]
    return min(across, along) / max(across, along)


@pytest.mark.parametrize(
    ("bands", "rows"), [((3,), True), ((3,), False), ((1, 2), True), ((1, 2), False), ((2, 1), True), ((1, 1, 1), False)]
)
def test_cells_fill_the_area_with_exact_gaps_and_cut_all_alike(bands: tuple[int, ...], rows: bool) -> None:
    cells = group_cells(AREA, GroupPlace((1, 2, 3), bands, rows, GAP), SHAPES)
    assert (min(c.x0 for c in cells), min(c.y0 for c in cells)) == (AREA.x0, AREA.y0)
    assert (max(c.x1 for c in cells), max(c.y1 for c in cells)) == (AREA.x1, AREA.y1)
    grown = [Rect(c.x0, c.y0, c.x1 + GAP - 1, c.y1 + GAP - 1) for c in cells]
    assert not [1 for k, a in enumerate(grown) for b in grown[k + 1 :] if a.overlaps(b)]
    shares = [kept(cell, shape) for cell, shape in zip(cells, SHAPES, strict=True)]
    assert max(shares) - min(shares) < 0.06
    if len(bands) == 1:
        lengths = {c.height if rows else c.width for c in cells}
        assert len(lengths) == 1 and max(shares) - min(shares) < 0.001


def test_two_equal_pictures_in_a_row_are_halves() -> None:
    one, two = group_cells(AREA, GroupPlace((1, 2), (2,), True, GAP), [(3, 2), (3, 2)])
    assert one.width == two.width == (AREA.width - GAP) // 2 and two.x0 - one.x1 == GAP
