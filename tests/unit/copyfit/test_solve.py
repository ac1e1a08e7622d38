"""The cheapest heights of all blocks of a page: what one takes another gives, or the white between them."""

from __future__ import annotations

from banmian.copyfit.offers import Offer
from banmian.copyfit.parts import Block, Kind, Part
from banmian.copyfit.reshape import Foot, Shape
from banmian.copyfit.solve import Offers, Solution, Solver
from banmian.copyfit.tree import tree_of
from banmian.template.copyfit import CopyfitPrices

PRICES = CopyfitPrices(between=14, down=0)
UNCLEAN = 1000.0


def block(name: str, first: int, last: int, x0: int = 0, x1: int = 10, kind: Kind = "text") -> Block:
    return Block((Part(kind, name, x0, x1, first, last),))


def offers(**wanted: int) -> Offers:
    """Blocks that are clean at the growth that is named, and else dearer by each line that they are off."""

    def offer(block: Block, grown: int, feet: tuple[Foot, ...] = (), down: int = 0) -> Offer | None:
        name = block.parts[0].owner
        off = abs(grown - wanted.get(name, 0))
        return Offer(Shape(grown), UNCLEAN * bool(off) + off, not off)

    return offer


def solved(blocks: list[Block], offer: Offers, reach: int = 2) -> dict[str, tuple[int, int]]:
    """By name: by how many lines each block goes down and grows; empty where there is no solution that is clean."""
    found = Solver(offer, PRICES, reach).solve(tree_of(blocks))
    if found is None or not found.clean:
        return {}
    return {p.leaf.block.parts[0].owner: (p.down, p.offer.shape.grown) for p in found.placings}


UPPER, LOWER = block("upper", 1, 20), block("lower", 23, 40)


def test_one_takes_what_the_other_gives() -> None:
    assert solved([UPPER, LOWER], offers(upper=1, lower=-1)) == {"upper": (0, 1), "lower": (1, -1)}


def test_white_between_them_gives_a_line() -> None:
    assert solved([UPPER, LOWER], offers(upper=1)) == {"upper": (0, 1), "lower": (0, 0)}


def test_white_of_one_line_is_not_taken_away() -> None:
    assert solved([UPPER, block("lower", 22, 40)], offers(upper=1)) == {}


def test_a_row_has_one_height() -> None:
    beside = block("beside", 1, 20, 10, 20)
    assert solved([UPPER, beside, block("lower", 23, 40, 0, 20)], offers(upper=1, beside=1, lower=-1))["beside"] == (0, 1)
    assert solved([UPPER, beside, block("lower", 23, 40, 0, 20)], offers(upper=1, lower=-1)) == {}


def test_an_advertisement_neither_moves_nor_grows() -> None:
    page = [UPPER, block("psa", 23, 40, kind="advert"), block("lower", 43, 60)]
    assert solved(page, offers(upper=1, lower=-1)) == {"upper": (0, 1), "psa": (0, 0), "lower": (1, -1)}, "the white gives"
    assert solved(page, offers(upper=2, lower=-2)) == {}


def test_the_cheaper_of_two_ways() -> None:
    """The white costs 35, growing one and shrinking the other 10 each."""

    def offer(block: Block, grown: int, feet: tuple[Foot, ...] = (), down: int = 0) -> Offer | None:
        wanted = 1 if block.parts[0].owner == "upper" else 0
        return Offer(Shape(grown), 10.0 * abs(grown - wanted), True)

    found = Solver(offer, PRICES, 2).solve(tree_of([UPPER, LOWER]))
    assert isinstance(found, Solution) and found.cost == 10.0


def test_nothing_moves_beyond_the_reach() -> None:
    assert solved([UPPER, LOWER], offers(upper=3, lower=-3), reach=2) == {}
    assert solved([UPPER, LOWER], offers(upper=3, lower=-3), reach=4) == {"upper": (0, 3), "lower": (3, -3)}


def test_what_did_not_change_is_not_asked_for_again() -> None:
    """A row over a third block, whose offers change: the row is known, and the page is as if all had been asked anew."""
    beside, below = block("beside", 1, 20, 10, 20), block("below", 23, 40, 0, 20)
    tree = tree_of([UPPER, beside, below])
    wanted, asked = {"upper": 1, "beside": 1, "below": -1}, set[str]()

    def offer(block: Block, grown: int, feet: tuple[Foot, ...] = (), down: int = 0) -> Offer | None:
        asked.add(block.parts[0].owner)
        return offers(**wanted)(block, grown, feet, down)

    solver = Solver(offer, PRICES, 2)
    assert solver.solve(tree) == Solver(offer, PRICES, 2).solve(tree)
    wanted["below"] = 0
    asked.clear()
    assert solver.forget(tree, [below])
    again = solver.solve(tree)
    assert asked == {"below"} and again == Solver(offer, PRICES, 2).solve(tree)
    assert not solver.forget(tree, [block("elsewhere", 1, 20)])
