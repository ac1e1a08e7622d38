"""The drawn symbols of the package: the sky, one drawing a file in symbols/ (our subset of SVG), in the inks `line` and `mark`.

They are read in front, with the pictures of an issue (assets.py): what sets pages is given drawings, and knows no files.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from banmian.pictures.drawing import Drawing
from banmian.pictures.svg import read_svg

FOLDER = Path(__file__).parent / "symbols"
INKS = ("line", "mark")
"""What a symbol is drawn in: the ink of its lines, and that of sun, moon and lightning."""


@cache
def symbol(name: str) -> Drawing:
    """The symbol of that name. AssertionError where its drawing is broken, FileNotFoundError where there is none."""
    drawing, faults = read_svg((FOLDER / f"{name}.svg").read_bytes(), f"{name}.svg", INKS)
    assert drawing is not None, faults
    return drawing
