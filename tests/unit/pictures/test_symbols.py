"""The drawn symbols of the package: one for each sky, each within its square, in the two inks that furniture gives them."""

from __future__ import annotations

from typing import get_args

import pytest

from banmian.content.model import Sky
from banmian.pictures.drawing import Shape
from banmian.pictures.symbols import FOLDER, INKS, symbol

SIDE = 48_000


def test_there_is_a_symbol_for_each_sky() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.svg")) == sorted(get_args(Sky))


@pytest.mark.parametrize("name", get_args(Sky))
def test_a_symbol_stays_within_its_square(name: str) -> None:
    drawing = symbol(name)
    assert (drawing.width, drawing.height) == (SIDE, SIDE)
    for part in drawing.parts:
        assert isinstance(part, Shape)
        half = part.line.width // 2 if part.line is not None else 0
        assert min(*part.outline.xs, *part.outline.ys) >= half and max(*part.outline.xs, *part.outline.ys) <= SIDE - half
        assert {part.fill, part.line.ink if part.line is not None else None} <= {*INKS, None}
