"""Kinds of a story's picture, by its file: of pixels, which bound its width, or a drawing, which is hardly cut."""

from __future__ import annotations

from banmian.content.model import Picture

PIXELS = (".jpg", ".jpeg", ".tif", ".tiff", ".png", ".webp")
DRAWINGS = (".svg", ".pdf")


def is_of_pixels(picture: Picture | None) -> bool:
    return picture is not None and picture.file.lower().endswith(PIXELS)


def is_drawing(picture: Picture | None) -> bool:
    """Signs stand at its edges."""
    return picture is not None and picture.file.lower().endswith(DRAWINGS)
