"""A chart in a block of the paper's own page is drawn for any height: the block that is higher has no empty foot."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from banmian.content.model import Table
from banmian.makeup.fragment import Fragment
from banmian.makeup.house import HouseBlock
from banmian.makeup.standing import CRAMMED, House

PLACE = {"box": {"cols": "1-2", "lines": "1-22"}, "head": {"style": "boxed", "lines": "2-3"}}
ON_LINES = {"of": "loans", "cols": "1-2", "lines": "4-21"}
IN_POINTS = {"of": "loans", "rect": ["8pt", "22pt", "280pt", "308pt"]}
BLOCK = HouseBlock(2, 22, Fragment((("loans", PLACE),), (("chart", ON_LINES), ("rows", IN_POINTS), ("photo", ON_LINES))), "loans")


def test_charts_take_what_the_block_grows_by_and_photographs_stay() -> None:
    higher = BLOCK.at_height(4, ("chart", "rows"), 14_000)
    pictures = dict(higher.fragment.pictures)
    assert higher.h == 26 and dict(higher.fragment.places)["loans"]["box"]["lines"] == "1-26"
    assert pictures["chart"]["lines"] == "4-25"
    assert pictures["rows"]["rect"] == ["8pt", "22pt", "280pt", "364pt"]
    assert pictures["photo"] == ON_LINES


def test_a_block_as_high_as_before_is_the_same() -> None:
    assert BLOCK.at_height(0, ("chart",), 14_000) is BLOCK


@pytest.mark.parametrize(("pitch", "more", "points"), [(0, -3, 9 * CRAMMED), (0, 3, 6), (12_000, -3, 6)])
def test_rows_that_share_their_height_are_crammed_where_there_is_less_of_it(pitch: int, more: int, points: int) -> None:
    """One range of pitch is none: such rows do not stand closer."""
    style = SimpleNamespace(pitch=pitch, pitches=(pitch, pitch))
    piece = SimpleNamespace(blocks=(Table((), ()),))
    trial = SimpleNamespace(paper=SimpleNamespace(table_styles=(("bins", style),)), pieces={"bins": piece})
    house = House.__new__(House)
    house.story = cast(Any, SimpleNamespace(trial=trial, item=SimpleNamespace(stories=("bins",))))
    house.own = HouseBlock(2, 20, Fragment((("bins", {"text": [{"lines": "4-20", "style": "bins"}]}),)), "bins")
    assert house._off(more) == points
