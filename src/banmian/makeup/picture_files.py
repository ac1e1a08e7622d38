"""What a story's picture is by its file: of pixels, which bound its width, or a drawing, hardly cut; its own height."""

from __future__ import annotations

from banmian.content.model import CHART, Picture
from banmian.template.model import PageGrid

PIXELS = (".jpg", ".jpeg", ".tif", ".tiff", ".png", ".webp")
DRAWINGS = (".svg", ".pdf")


def is_of_pixels(picture: Picture | None) -> bool:
    return picture is not None and picture.file.lower().endswith(PIXELS)


def is_drawing(picture: Picture | None) -> bool:
    """Signs stand at its edges."""
    return picture is not None and picture.file.lower().endswith(DRAWINGS)


def is_chart(picture: Picture | None) -> bool:
    """It is drawn from its figures, for any height."""
    return picture is not None and picture.file.lower().endswith(CHART)


def own_lines(grid: PageGrid, across: int, size: tuple[int, int]) -> int:
    """The lines that a picture of that width and height takes over so much of the page's width (mp), nothing cut."""
    return max(2, (exact_lines(grid, across, size) + 500) // 1000)


def exact_lines(grid: PageGrid, across: int, size: tuple[int, int]) -> int:
    """The same in thousandths of a line."""
    return (across * size[1] // max(1, size[0]) + grid.leading - grid.em) * 1000 // grid.leading
