"""Stories that interlock: an edge under text moves, and what stands under it gives or takes the lines; all else stands still."""

from __future__ import annotations

from banmian.copyfit.edges import edges_of
from banmian.copyfit.offers import Offer
from banmian.copyfit.parts import Block, Kind, Part
from banmian.copyfit.reshape import Foot, Shape, shifts_of
from banmian.copyfit.solve import Solver
from banmian.copyfit.tree import Knot, tree_of
from banmian.template.copyfit import CopyfitPrices


def part(kind: Kind, owner: str, x0: int, x1: int, first: int, last: int, index: int = 0) -> Part:
    return Part(kind, owner, x0, x1, first, last, index)


LEAD = Block(
    (
        part("head", "lead", 10, 50, 1, 6),
        part("text", "lead", 10, 30, 8, 40),
        part("text", "lead", 30, 50, 8, 30, 1),
    )
)
"""Two areas of which the right one ends higher, over the recipe."""
RECIPE = Block((part("box", "recipe", 30, 50, 32, 60), part("text", "recipe", 32, 48, 34, 59)))
COLUMN = Block((part("text", "column", 0, 10, 1, 40),))
TABLE = Block((part("head", "table", 0, 30, 43, 45), part("text", "table", 0, 30, 46, 60)))
PAGE = [LEAD, RECIPE, COLUMN, TABLE]


def test_edges_are_under_text_and_over_whole_tops() -> None:
    found = edges_of(Block(tuple(p for block in PAGE for p in block.parts)))
    assert found is not None and len(found.tops) == 2
    ends = {(owner, index, edge) for _, owner, index, edge in found.feet}
    under = {edge: {p for n in tops for p in found.blocks[n].places} for edge, tops in enumerate(found.tops)}
    recipe = next(edge for edge, places in under.items() if places == {"recipe"})
    table = next(edge for edge, places in under.items() if places == {"table"})
    assert ends == {("lead", 1, recipe), ("lead", 0, table), ("column", 0, table)}


def test_a_box_under_the_lead_s_own_head_is_no_knot() -> None:
    lead = Block((part("head", "lead", 0, 50, 1, 6), part("text", "lead", 0, 30, 8, 40)))
    beside = Block((part("box", "more", 30, 50, 8, 40), part("text", "more", 32, 48, 9, 39)))
    assert edges_of(lead.joined(beside)) is None


def test_an_area_ends_where_its_edge_is() -> None:
    found = shifts_of(LEAD, Shape(0, feet=(("lead", 1, -2),)), 0, frozenset())
    assert found is not None
    assert found["text", "lead", 1] == (0, -2) and found["text", "lead", 0] == (0, 0) and found["head", "lead", 0] == (0, 0)


def solved(**wanted: int) -> dict[str, tuple[int, int]]:
    """By place: by how many lines it goes down and grows, where each wants so many columns' lines more."""

    def offer(block: Block, grown: int, feet: tuple[Foot, ...] = (), down: int = 0) -> Offer | None:
        name = min(block.places)
        lines = sum(d for _, _, d in feet) if feet else grown
        off = abs(lines - wanted.get(name, 0))
        return Offer(Shape(grown, feet=feet), 1000.0 * off, not off)

    tree = tree_of(PAGE)
    assert isinstance(tree, Knot)
    found = Solver(offer, CopyfitPrices(), 3).solve(tree)
    assert found is not None
    return {min(p.leaf.block.places): (p.down, p.offer.shape.grown) for p in found.placings} if found.clean else {}


def test_one_gives_the_lines_that_the_other_takes() -> None:
    assert solved(recipe=2, lead=-2)["recipe"] == (-2, 2)
    assert solved(table=1, column=-1, lead=-1)["table"] == (-1, 1)


def test_an_edge_moves_for_all_texts_over_it() -> None:
    assert solved(table=1, column=-1) == {}, "the lead ends on the same edge"


def test_nothing_moves_where_all_fit() -> None:
    assert set(solved().values()) == {(0, 0)}
