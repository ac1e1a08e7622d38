"""The cheapest cuts of a page: what is searched by hand comes out, pins are kept, nothing depends on the order of a list."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest

from banmian.diagnostics import Span
from banmian.makeup.effort import CLOSED, DEAR, NEAR, QUICK, STANDING, WHOLE, Effort, Joint
from banmian.makeup.fragment import Fragment
from banmian.makeup.joining import Joining
from banmian.makeup.model import Item, Pin
from banmian.makeup.problem import Problem
from banmian.makeup.search import Search
from banmian.makeup.shape import TENTH, Head, Shape
from banmian.makeup.trees import Tree, larger, standings
from banmian.template.makeup import MakeupPrices

PRICES = MakeupPrices(between=(9, 0, 9, 9), order=45, left=25, alike=70, near=22, down=0, aside=0)
FREE = Pin()
COLUMNS, LINES = 4, 22


def item(name: str, rank: int = 3, pin: Pin = FREE) -> Item:
    return Item(name, (name,), rank, Span("plan"), pin=pin)


def shape(number: int, w: int, h: int, points: int = 0, style: str = "") -> Shape:
    heads = (Head(1, 2, style, w),) if style else ()
    return Shape(number, w, h, points * TENTH, f"{w}x{h}", Fragment(), heads, heads)


CUT = MakeupPrices().cut * TENTH


def search(items: list[Item], shapes: list[list[Shape]]) -> list[Tree]:
    return list(Search(Problem(items, shapes, (COLUMNS, LINES), 1, PRICES), WHOLE).run().trees)


def placed(tree: Tree) -> dict[int, tuple[int, int, int, int]]:
    """Column, line, width and height of each item."""
    return {s.shape.item: (s.col, s.line, s.shape.w, s.shape.h) for s in standings(tree)}


def between(tree: Tree) -> list[int]:
    """The free lines of each cut across."""
    if tree.first is None or tree.second is None:
        return []
    return [*([tree.between] if tree.cut == "H" else []), *between(tree.first), *between(tree.second)]


def test_the_greater_story_stands_above_with_the_white_that_costs_nothing() -> None:
    found = search([item("lead", 1), item("second", 2)], [[shape(0, 4, 12)], [shape(1, 4, 8)]])
    assert placed(found[0]) == {0: (0, 0, 4, 12), 1: (0, 14, 4, 8)}
    assert [tree.cost for tree in found] == [0, 45 * TENTH]


def test_white_of_another_height_costs_and_more_than_four_lines_is_no_page() -> None:
    assert [t.cost for t in search([item("a"), item("b")], [[shape(0, 4, 12)], [shape(1, 4, 7)]])] == [9 * TENTH] * 2
    assert not search([item("a"), item("b")], [[shape(0, 4, 12)], [shape(1, 4, 5)]])


def test_a_page_that_stands_is_priced_with_the_white_that_it_has() -> None:
    """Three lines, then one, where two and two would be as high and cheaper."""
    items, shapes = [item("a"), item("b"), item("c")], [[shape(0, 4, 6)], [shape(1, 4, 6)], [shape(2, 4, 6)]]
    cuts = [Joint(2, 4, True, 1), Joint(1, 6, True, 3)]
    (found,) = Search(Problem(items, shapes, (COLUMNS, LINES), 1, PRICES, cuts), STANDING).run().trees
    assert placed(found) == {0: (0, 0, 4, 6), 1: (0, 9, 4, 6), 2: (0, 16, 4, 6)} and found.cost == 2 * 9 * TENTH
    free = [Joint(joint.first, joint.second, True) for joint in cuts]
    assert Search(Problem(items, shapes, (COLUMNS, LINES), 1, PRICES, free), STANDING).run().trees[0].cost == 0


def test_where_the_lead_stands_is_priced_while_cuts_are_chosen() -> None:
    """Each line down from the top of the page, once for all cuts above it; once where it is not at the left."""
    items = [item("lead", 1), item("b"), item("c"), item("d")]
    shapes = [[shape(0, 2, 6)], [shape(1, 4, 6)], [shape(2, 4, 6)], [shape(3, 2, 6)]]
    prices = replace(PRICES, down=3, aside=60, order=0, left=0)
    found = Search(Problem(items, shapes, (COLUMNS, LINES), 1, prices), WHOLE).run().trees
    for tree in found:
        col, line, _, _ = placed(tree)[0]
        stands = 3 * line + 60 * (col > 0)
        assert tree.cost == (stands + sum(9 * (b != 2) for b in between(tree))) * TENTH, tree.written
    assert {placed(tree)[0][:2] for tree in found} >= {(0, 0), (2, 0), (0, 8), (2, 8)}
    two = [replace(items[1], rank=1), *items[:1], *items[2:]]
    assert min(t.cost for t in Search(Problem(two, shapes, (COLUMNS, LINES), 1, prices), WHOLE).run().trees) == 0, (
        "of two it is not known"
    )


def test_what_is_dear_is_taken_where_it_alone_fits() -> None:
    shapes = [[shape(0, 4, 10), shape(0, 2, 22, 30)], [shape(1, 2, 22)]]
    found = search([item("lead", 1), item("side")], shapes)
    assert placed(found[0]) == {0: (0, 0, 2, 22), 1: (2, 0, 2, 22)} and found[0].cost == 30 * TENTH + CUT


def test_a_shape_that_is_much_dearer_than_its_others_is_looked_at_last() -> None:
    items, shapes = [item("lead", 1), item("side")], [[shape(0, 4, 10), shape(0, 2, 22, 300)], [shape(1, 2, 22)]]

    def found(effort: Effort) -> int:
        return len(Search(Problem(items, shapes, (COLUMNS, LINES), 1, PRICES), effort).run().trees)

    assert (found(WHOLE), found(DEAR)) == (0, 2)


def test_heads_side_by_side_cost_more_where_they_are_alike() -> None:
    def cost(styles: tuple[str, str]) -> int:
        return search([item("a"), item("b")], [[shape(0, 1, 22, 0, styles[0])], [shape(1, 3, 22, 0, styles[1])]])[0].cost

    assert (cost(("news", "news")), cost(("news", "brief"))) == (70 * TENTH + CUT, 22 * TENTH + CUT)


def test_a_box_needs_less_white_than_a_story() -> None:
    def cost(boxed: bool, above: bool) -> int:
        box = replace(shape(0 if above else 1, 4, 9), boxed=boxed)
        story = shape(1 if above else 0, 4, 12)
        return search([item("a"), item("b")], [[box], [story]] if above else [[story], [box]])[0].cost

    assert cost(False, True) == PRICES.between[0] * TENTH
    assert cost(True, True) == cost(True, False) == PRICES.boxed[0] * TENTH


def test_text_that_begins_beside_its_head_wants_more_than_one_free_line_above_it() -> None:
    """In one free line that is all that parts it from the text above it."""
    head_over_all = Fragment((("b", {"head": {"lines": "1-2"}, "text": [{"cols": "1-4", "lines": "3-9"}]}),))
    areas = [{"cols": "1", "lines": "3-9"}, {"cols": "2-4", "lines": "1-9"}]
    beside = Fragment((("b", {"head": {"lines": "1-2"}, "text": areas}),))

    def cost(fragment: Fragment, lines: int) -> int:
        lower = replace(shape(1, 4, 9), fragment=fragment)
        return search([item("a", 1), item("b", 1)], [[shape(0, 4, lines)], [lower]])[0].cost

    assert cost(head_over_all, 12) == PRICES.between[0] * TENTH
    shapes = [[shape(0, 4, 12)], [replace(shape(1, 4, 9), fragment=beside)]]
    apart = {tree.written: tree.cost for tree in search([item("a", 1), item("b", 1)], shapes)}
    assert apart["H(0:4x12,1:4x9)"] == (PRICES.between[0] + PRICES.runs_on) * TENTH
    assert apart["H(1:4x9,0:4x12)"] == PRICES.between[0] * TENTH, "what stands at the page's head has nothing above it"
    assert cost(beside, 11) == PRICES.between[1] * TENTH


def test_a_head_larger_than_that_of_a_greater_story_costs_and_twice_where_that_is_the_lead() -> None:
    def cost(ranks: tuple[int, int], sizes: tuple[int, int], boxed: bool = False) -> int:
        shapes = [
            Shape(i, 4, 10, 0, "", Fragment(), (Head(1, 2, "", 4, boxed, size),), boxed=boxed) for i, size in enumerate(sizes)
        ]
        return search([item("a", ranks[0]), item("b", ranks[1])], [[s] for s in shapes])[0].cost

    prices, leads = PRICES.larger * TENTH, PRICES.leads * TENTH
    assert cost((2, 3), (20_000, 22_000)) == prices and cost((2, 3), (20_000, 21_000)) == 0
    assert cost((2, 3), (20_000, 22_000), boxed=True) == 0
    assert cost((1, 3), (20_000, 20_001)) == cost((1, 3), (20_000, 20_001), boxed=True) == 2 * leads
    assert cost((1, 3), (20_000, 20_000)) == cost((1, 2), (22_000, 20_001)) == leads, "a lead is a tenth larger than any"
    assert cost((2, 2), (20_000, 30_000)) == cost((1, 2), (22_000, 20_000)) == cost((1, 2), (20_000, 0)) == 0


def test_a_gutter_from_top_to_foot_is_known() -> None:
    found = search([item("a", 1), item("b", 2)], [[shape(0, 1, 22)], [shape(1, 3, 22)]])
    assert found[0].open == 0b001


def test_by_how_much_nothing_fits_is_told() -> None:
    searched = Search(Problem([item("a"), item("b")], [[shape(0, 4, 12)], [shape(1, 4, 11)]], (COLUMNS, LINES), 1, PRICES), NEAR)
    assert searched.run().nearest == 2


FOUR = [
    [shape(0, 4, 8), shape(0, 2, 16, 5)],
    [shape(1, 2, 12), shape(1, 4, 5, 9)],
    [shape(2, 2, 5)],
    [shape(3, 2, 5), shape(3, 1, 11)],
]


def test_a_pinned_story_stands_where_it_is_pinned() -> None:
    free = search([item(n, r) for n, r in zip("abcd", (1, 2, 3, 4), strict=True)], FOUR)
    assert placed(free[0])[0][:2] == (0, 0)
    pinned = [item("a", 1, Pin(lines=(15, 22))), *(item(n, r) for n, r in zip("bcd", (2, 3, 4), strict=True))]
    found = search(pinned, FOUR)
    assert found and {placed(tree)[0][1] for tree in found} == {14}
    right = [item("a", 1), item("b", 2, Pin(cols=(3, 4))), item("c"), item("d", 4)]
    assert {placed(tree)[1][0] for tree in search(right, FOUR)} == {2}
    assert not search([item("a", 1, Pin(lines=(3, 10))), *pinned[1:]], FOUR)


def test_no_cut_is_found_twice_and_all_stand_without_gaps() -> None:
    found = search([item(n, r) for n, r in zip("abcd", (1, 2, 3, 4), strict=True)], FOUR)
    assert len({tree.written + str(sorted(placed(tree).items())) for tree in found}) == len(found)
    for tree in found:
        assert sum(w * h for _, _, w, h in placed(tree).values()) <= COLUMNS * LINES
        assert all(c + w <= COLUMNS and y + h <= LINES for c, y, w, h in placed(tree).values())


def test_the_order_of_shapes_changes_nothing() -> None:
    items = [item(n, r) for n, r in zip("abcd", (1, 2, 3, 4), strict=True)]
    first = [tree.written for tree in search(items, FOUR)]
    for order in permutations(range(2)):
        turned = [[own[i] for i in order] if len(own) == 2 else own for own in FOUR]
        assert [tree.written for tree in search(items, turned)] == first


def test_an_optional_item_is_left_out_at_its_price_and_a_filler_may_be() -> None:
    must = item("a"), item("b")
    shapes = [[shape(0, 4, 10)], [shape(1, 4, 10), shape(1, 4, 5, 70)]]
    may = replace(item("c", 5), optional=True)
    found = search([*must, may], [*shapes, [shape(2, 4, 3)]])
    assert set(placed(found[0])) == {0, 1}  # 60 points instead of 70
    cheaper = search([*must, may], [shapes[0], [shape(1, 4, 10), shape(1, 4, 5, 50)], [shape(2, 4, 3)]])
    assert set(placed(cheaper[0])) == {0, 1, 2}
    filled = search(
        [*must, replace(may, optional=False, filler="file")], [[shape(0, 4, 10)], [shape(1, 4, 5)], [shape(2, 4, 3, 20)]]
    )
    assert set(placed(filled[0])) == {0, 1, 2}


def test_by_how_much_a_page_without_an_open_gutter_is_off_is_told_with_the_story_that_closes_it() -> None:
    items, shapes = [item("a"), item("b"), item("c")], [[shape(0, 2, 22), shape(0, 4, 13)], [shape(1, 2, 10)], [shape(2, 2, 10)]]
    open_alone = Search(Problem(items, shapes, (COLUMNS, LINES), 1, PRICES), DEAR).run()
    assert open_alone.trees and all(tree.open for tree in open_alone.trees)
    near = Search(Problem(items, shapes, (COLUMNS, LINES), 1, PRICES, closed=True), CLOSED).run()
    assert not near.trees and near.nearest == 13 + 1 + 10 - LINES and near.near is not None and not near.near.open


def test_what_is_left_out_early_for_its_price_would_not_have_been_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = Random(7)
    items = [item(name, rank) for rank, name in enumerate("abcd", 1)]
    rows = [[(w, h) for w in (1, 2, 3, 4) for h in (4, 5, 6, 9, 10, 11, 13, 22)] for _ in items]
    shapes = [[shape(i, w, h, dice.randrange(200), dice.choice("xy")) for w, h in own] for i, own in enumerate(rows)]
    problem = Problem(items, shapes, (COLUMNS, LINES), 1, PRICES)
    bounded = Search(problem, QUICK)
    trees = bounded.run().trees
    monkeypatch.setattr(Joining, "_found", lambda *_: None)
    free = Search(problem, QUICK)
    assert trees == free.run().trees and len(trees) > 20
    assert bounded.pairs < free.pairs


@pytest.mark.parametrize(("wide", "points"), [(2000, 0), (2500, 0), (3900, 240), (8000, 240)])
def test_a_long_headline_speaks_louder_than_a_short_one_of_its_size(wide: int, points: int) -> None:
    """Of 32.5 points beside a lead's of 37 that is two columns wide."""
    lead, other = ((1, 37_000, False, 2000),), ((2, 32_500, False, wide),)
    assert larger(lead, other, 60, 240) == larger(other, lead, 60, 240) == points
