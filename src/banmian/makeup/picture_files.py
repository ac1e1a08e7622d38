"""What a story's picture is by its file: of pixels, which bound its width, or a drawing, hardly cut; its own height."""

from __future__ import annotations

from banmian.content.model import CHART, Picture
from banmian.template.model import PageGrid

PIXELS = (".jpg", ".jpeg", ".tif", ".tiff", ".png", ".webp")
DRAWINGS = (".svg", ".pdf")
SCALES = (500, 1667)
"""Thousandths of its own size within which a drawing is as it was meant to be seen."""
LEAST_OWN = 36_000  # mp
INCH = 72_000  # mp


def is_of_pixels(picture: Picture | None) -> bool:
    return picture is not None and picture.file.lower().endswith(PIXELS)


def is_coarse(picture: Picture | None, pixels: int, least: int, across: int) -> bool:
    """Whether it has too few of them for so much of the page's width (mp); `least`: to an inch."""
    return is_of_pixels(picture) and pixels * INCH < least * across


def is_drawing(picture: Picture | None) -> bool:
    """Signs stand at its edges."""
    return picture is not None and picture.file.lower().endswith(DRAWINGS)


def is_of_its_size(own: int, across: int) -> bool:
    """Whether a drawing of that width (mp) is between half and five thirds as large over so much of the page (mp); one
    under half an inch has no size of its own, as an icon."""
    return own < LEAST_OWN or own * SCALES[0] <= across * 1000 <= own * SCALES[1]


def is_chart(picture: Picture | None) -> bool:
    """It is drawn from its figures, for any height."""
    return picture is not None and picture.file.lower().endswith(CHART)


def own_lines(grid: PageGrid, across: int, size: tuple[int, int]) -> int:
    """The lines that a picture of that width and height takes over so much of the page's width (mp), nothing cut."""
    return max(2, (exact_lines(grid, across, size) + 500) // 1000)


def exact_lines(grid: PageGrid, across: int, size: tuple[int, int]) -> int:
    """The same in thousandths of a line."""
    return (across * size[1] // max(1, size[0]) + grid.leading - grid.em) * 1000 // grid.leading
