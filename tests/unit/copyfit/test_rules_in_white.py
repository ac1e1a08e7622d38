"""A rule across stands in the middle of its white, also where copyfit makes that white higher or less high."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from banmian.copyfit.offers import Offer
from banmian.copyfit.parts import Block, Part
from banmian.copyfit.reshape import Shape
from banmian.copyfit.rules import rule_shifts
from banmian.copyfit.solve import Placing
from banmian.copyfit.tree import Leaf
from banmian.pages.sheet import Sheet


def placing(number: int, first: int, last: int, down: int, grown: int) -> Placing:
    block = Block((Part("text", str(number), 0, 10, first, last),))
    return Placing(Leaf(block, number), Offer(Shape(grown), 0, True), down)


def shifted(lines: tuple[int, int], upper: Placing, lower: Placing) -> tuple[int, int]:
    """The rule's lines once the blocks have moved."""
    rule: Any = SimpleNamespace(gutter=None, cols=(1, 1), lines=lines)
    sheet = SimpleNamespace(layout=SimpleNamespace(rules=(rule,)), area_of_column=lambda _: (0, 10))
    by = rule_shifts(cast(Sheet, sheet), [upper, lower], {})[0]
    return lines[0] + by[0], lines[1] + by[1]


@pytest.mark.parametrize(
    ("grown", "down", "amid"),
    [
        pytest.param(0, 0, (21, 22), id="as it was"),
        pytest.param(1, 0, (22, 22), id="one line is left: in its middle, not on the text"),
        pytest.param(-1, 0, (21, 21), id="three lines: in the middle one"),
        pytest.param(1, 1, (22, 23), id="as high as before, a line lower"),
        pytest.param(0, 1, (22, 22), id="the lower goes down"),
    ],
)
def test_a_rule_stays_in_the_middle(grown: int, down: int, amid: tuple[int, int]) -> None:
    assert shifted((21, 22), placing(0, 1, 20, 0, grown), placing(1, 23, 40, down, 0)) == amid


def test_a_rule_that_stands_lower_in_its_white_goes_with_what_is_under_it() -> None:
    assert shifted((22, 22), placing(0, 1, 20, 0, 0), placing(1, 23, 40, 1, 0)) == (23, 23)


def test_a_rule_under_interlocking_stories_goes_with_the_edge() -> None:
    """Both texts end three lines lower, over a head that goes down with them; their blocks keep their place and height."""
    texts = [placing(n, 1, 20, 0, 0) for n in (0, 1)]
    head = placing(2, 23, 40, 3, -3)
    rule: Any = SimpleNamespace(gutter=None, cols=(1, 1), lines=(21, 22))
    gutter: Any = SimpleNamespace(gutter=1, cols=None, lines=(1, 20))
    sheet = SimpleNamespace(
        layout=SimpleNamespace(rules=(rule, gutter)), area_of_column=lambda _: (0, 10), columns=SimpleNamespace(gutter=1)
    )
    parts = {("text", str(n), 0): (0, 3) for n in (0, 1)}
    assert rule_shifts(cast(Sheet, sheet), [*texts, head], parts) == {0: (3, 3), 1: (0, 3)}
