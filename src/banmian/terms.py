"""What a print shop asks of pictures: limits of resolution, how colour is converted. The numbers of docs/rules/print.md.

A value of its own because both the layouts, which read it from a profile, and the pictures, which keep it, need it.
"""

from __future__ import annotations

from typing import Literal

from banmian.values import frozen

Rendering = Literal["perceptual", "relative"]
"""How colours that the press cannot print are moved; relative: relative colorimetric with black-point compensation."""


@frozen
class PictureTerms:
    """Pixels to the inch at the printed size, on the axis that has fewer (docs/rules/print.md, Ink and limits)."""

    photo_error: int = 150
    """A photograph under this is an error, under `photo_warning` a warning."""
    photo_warning: int = 200
    line_error: int = 550
    """Line art (1 bit) under this is an error, under `line_warning` a warning."""
    line_warning: int = 800
    cut_above: int = 450
    """A photograph over this is resampled to `cut_to`."""
    cut_to: int = 300
    exempt: int = 16
    """Pictures up to this many pixels on the longer side are ornaments, whose resolution nobody sees where they are also
    printed small: up to `exempt_mm` millimetres on the longer side."""
    exempt_mm: int = 5
    rendering: Rendering = "perceptual"
    sharpen: bool = True
    """A light sharpening after resampling."""
