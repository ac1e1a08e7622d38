"""What a paper says of copyfit: a level alone or a mapping, and heights of pictures over and under what the layout gives."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from banmian.template.copyfit import Copyfit
from banmian.template.copyfit_schema import CopyfitValue, copyfit_of

KEYS: TypeAdapter[object] = TypeAdapter(CopyfitValue)


def read(given: object) -> Copyfit:
    return copyfit_of(KEYS.validate_python(given))  # type: ignore[arg-type]


@pytest.mark.parametrize(("given", "level"), [("off", 0), ("no", 0), ("3", 3), ({"level": "off"}, 0), ({}, 2)])
def test_a_level_stands_alone_or_in_a_mapping(given: object, level: int) -> None:
    assert read(given) == Copyfit(level)


@pytest.mark.parametrize("given", [["80%", "120%"], ["0.8", "1.2"]])
def test_a_picture_may_become_higher_than_its_layout_has_it(given: list[str]) -> None:
    assert read({"picture": given}).picture == (800, 1200)


@pytest.mark.parametrize(
    "given",
    [
        "on",
        "5",
        "0",
        [],
        {"picture": ["125%", "78%"]},
        {"level": "high"},
        {"picture": ["0%", "120%"]},
        {"picture": ["nan", "900%"]},
    ],
)
def test_what_is_no_level_and_no_height_is_refused(given: object) -> None:
    with pytest.raises(ValidationError, match=r"no such level|no height|greater than the greatest"):
        read(given)
