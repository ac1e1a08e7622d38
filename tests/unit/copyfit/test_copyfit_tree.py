"""A page's tree: straight cuts across, then down; what no cut parts is a knot, or one leaf."""

from __future__ import annotations

from banmian.copyfit.parts import Block, Part
from banmian.copyfit.tree import Knot, Leaf, Row, Stack, Tree, leaves_of, tree_of


def block(name: str, x0: int, x1: int, first: int, last: int) -> Block:
    return Block((Part("text", name, x0, x1, first, last),))


def names(tree: Tree) -> object:
    """The tree by the names of its places."""
    if isinstance(tree, Leaf):
        return "+".join(sorted(tree.block.places))
    if isinstance(tree, Knot):
        return ("Knot", *sorted(names(leaf) for leaf in tree.leaves))
    return (type(tree).__name__, *(names(child) for child in tree.trees))


LEAD, SIDE, FOOT = block("lead", 0, 30, 1, 20), block("side", 30, 50, 1, 20), block("foot", 0, 50, 23, 40)


def test_across_first_then_down() -> None:
    tree = tree_of([FOOT, SIDE, LEAD])
    assert names(tree) == ("Stack", ("Row", "lead", "side"), "foot")
    assert isinstance(tree, Stack) and tree.between == (2,)
    assert [leaf.number for leaf in leaves_of(tree)] == [0, 1, 2]


def test_a_column_is_cut_again() -> None:
    upper, lower = block("upper", 30, 50, 1, 9), block("lower", 30, 50, 11, 20)
    assert names(tree_of([LEAD, upper, lower, FOOT])) == ("Stack", ("Row", "lead", ("Stack", "upper", "lower")), "foot")


def test_what_no_straight_cut_parts_is_a_knot() -> None:
    """Four blocks around a fifth, each reaching past its neighbour."""
    wheel = [
        block("a", 0, 20, 1, 9), block("b", 20, 30, 1, 20), block("c", 10, 30, 21, 30), block("d", 0, 10, 10, 30),
        block("e", 10, 20, 10, 20),
    ]  # fmt: skip
    assert names(tree_of(wheel)) == ("Knot", "a", "b", "c", "d", "e")


def test_a_row_alone() -> None:
    assert isinstance(tree_of([LEAD, SIDE]), Row)
