"""Rules between the parts of a made page: across in the middle of the white, down a gutter where no box parts its sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from banmian.makeup.fragment import Fragment
from banmian.makeup.shape import LEG, Shape
from banmian.makeup.trees import Tree
from banmian.makeup.whole import _rules
from banmian.template.makeup import Makeup

MAKEUP = Makeup((("lead",),), ((0,) * 5,))


def leaf(w: int, h: int, boxed: bool = False, ruled: bool = False) -> Tree:
    shape = Shape(0, w, h, 0, "box" if boxed else "plain", Fragment(), boxed=boxed, ruled=ruled)
    return Tree(w, h, 0, 1, "", None, None, 0, shape, (), (), 0, (), "", (shape.edged, shape.edged))


def above(a: Tree, b: Tree, between: int) -> Tree:
    return Tree(a.w, a.h + between + b.h, 0, 1, "H", a, b, between, None, (), (), 0, (), "", (a.edges[0], b.edges[1]))


def beside(a: Tree, b: Tree) -> Tree:
    edges = a.edges[0] and b.edges[0], a.edges[1] and b.edges[1]
    return Tree(a.w + b.w, a.h, 0, 1, "V", a, b, 0, None, (), (), 0, (), "", edges)


def rules(tree: Tree) -> list[tuple[str, str]]:
    found: list[Mapping[str, str]] = list(_rules(tree, 0, 1, MAKEUP))
    return [(str(rule.get("cols", rule.get("gutter"))), str(rule["lines"])) for rule in found]


def test_a_rule_across_stands_in_the_middle_of_the_white() -> None:
    assert rules(above(leaf(3, 10), leaf(3, 10), 2)) == [("1-3", "11-12")]
    assert rules(above(leaf(3, 10), leaf(3, 10), 3)) == [("1-3", "12")]
    assert rules(above(leaf(3, 10), leaf(3, 10), 1)) == [("1-3", "11")]
    assert rules(above(leaf(3, 10), leaf(3, 10), 4)) == [("1-3", "12-13")]
    assert rules(above(leaf(3, 10), leaf(3, 10, boxed=True), 2)) == [], "a box has an edge of its own"


def test_no_rule_stands_under_a_table_that_ends_in_one() -> None:
    table = leaf(3, 10, ruled=True)
    assert rules(above(table, leaf(3, 10), 2)) == [] and rules(above(leaf(3, 10), table, 2)) == [("1-3", "11-12")]
    assert ("1-5", "11-12") in rules(above(beside(leaf(2, 10), table), leaf(5, 10), 2)), "beside it stands a text"


def test_a_rule_down_a_gutter_goes_from_top_to_foot() -> None:
    assert rules(beside(leaf(2, 20), leaf(3, 20))) == [("2|3", "1-20")]


def test_a_rule_down_ends_at_the_rule_across_above_a_box() -> None:
    """At the right a story with a box and two notices under it: without that its end would hang over for two lines."""
    right = above(leaf(3, 10), beside(leaf(2, 14, boxed=True), leaf(1, 14)), 4)
    assert ("1-2", "11-12") in rules(beside(above(leaf(2, 10), leaf(2, 16), 2), right))
    assert ("2|3", "1-12") in rules(beside(above(leaf(2, 10), leaf(2, 16), 2), right))


def test_a_rule_down_that_goes_on_for_long_crosses() -> None:
    left = above(leaf(2, 10), leaf(2, 16), 2)
    assert ("2|3", "1-28") in rules(beside(left, leaf(3, 28)))


@pytest.mark.parametrize("left", [False, True])
def test_no_rule_parts_a_story_from_its_leg(left: bool) -> None:
    """Under the leg, after the white, the story's longer columns are parted from what stands there."""
    short, under = leaf(2, 12), leaf(2, 6)
    assert short.shape is not None
    leg = above(replace(short, shape=replace(short.shape, form=LEG)), under, 2)
    main = leaf(3, 20)
    assert main.shape is not None
    alone, main = main, replace(main, shape=replace(main.shape, leg=-2 if left else 2))
    found = dict(rules(beside(leg, main) if left else beside(main, leg)))
    assert found["2|3" if left else "3|4"] == "14-20"
    assert dict(rules(beside(leg, alone)))["2|3"] == "1-20"
