"""What a picture costs that is narrower than its story wants: the lead's in one column is the dearest."""

from __future__ import annotations

from typing import Any, cast

import pytest
from test_makeup_search import item

from banmian.makeup.candidates import Candidates
from banmian.template.makeup import Makeup, MakeupPrices

MAKEUP = Makeup((("lead",),), ((0,) * 5,), prices=MakeupPrices(narrow=45, stamp=150))


@pytest.mark.parametrize(
    ("rank", "under", "cols", "points"),
    [(1, 2, 1, 240), (1, 1, 2, 45), (1, 0, 1, 0), (2, 1, 1, 45), (4, -1, 2, 0)],
    ids=["the lead's stamp", "the lead's in two", "as wide as wanted", "a second story's", "wider than wanted"],
)
def test_a_lead_s_picture_in_one_column_is_a_stamp(rank: int, under: int, cols: int, points: int) -> None:
    own = cast(Any, Candidates.__new__(Candidates))
    own.makeup, own.item = MAKEUP, item("lead", rank)
    assert own._narrow(under, cols) == points
