"""What a story's picture is by its file: of pixels, which bound its width, or a drawing, hardly cut; its own height."""

from __future__ import annotations

from banmian.content.model import Picture
from banmian.template.model import PageGrid

PIXELS = (".jpg", ".jpeg", ".tif", ".tiff", ".png", ".webp")
DRAWINGS = (".svg", ".pdf")


def is_of_pixels(picture: Picture | None) -> bool:
    return picture is not None and picture.file.lower().endswith(PIXELS)


def is_drawing(picture: Picture | None) -> bool:
    """Signs stand at its edges."""
    return picture is not None and picture.file.lower().endswith(DRAWINGS)


def own_lines(grid: PageGrid, across: int, size: tuple[int, int]) -> int:
    """The lines that a picture of that width and height takes over so much of the page's width (mp), nothing cut."""
    high = across * size[1] // max(1, size[0])
    return max(2, (high + grid.leading - grid.em + grid.leading // 2) // grid.leading)
