"""A block of another height: what is over the text hangs from its top, what is under it from its foot, the text takes the rest."""

from __future__ import annotations

from banmian.copyfit.parts import Block, Kind, Part
from banmian.copyfit.reshape import Shape, shifts_of

NONE: frozenset[str] = frozenset()


def part(kind: Kind, first: int, last: int, x0: int = 0, x1: int = 30, owner: str = "lead", index: int = 0) -> Part:
    return Part(kind, owner, x0, x1, first, last, index)


HEAD, PICTURE, TEXT = part("head", 1, 4), part("picture", 6, 15, owner="lane"), part("text", 17, 40)


def moved(*parts: Part, shape: Shape, down: int = 0, rigid: frozenset[str] = NONE) -> list[tuple[int, int]] | None:
    """The shifts of the parts in their order."""
    found = shifts_of(Block(parts), shape, down, rigid)
    return [found[p.kind, p.owner, p.index] for p in parts] if found is not None else None


def test_text_takes_what_a_block_grows() -> None:
    assert moved(HEAD, PICTURE, TEXT, shape=Shape(3)) == [(0, 0), (0, 0), (0, 3)]


def test_all_of_it_goes_down() -> None:
    assert moved(HEAD, PICTURE, TEXT, shape=Shape(), down=2) == [(2, 2), (2, 2), (2, 2)]


def test_a_higher_picture_pushes_the_text_below_it() -> None:
    assert moved(HEAD, PICTURE, TEXT, shape=Shape(0, (("lane", 2),))) == [(0, 0), (0, 2), (2, 0)]


def test_a_picture_in_the_text_s_first_lines_pushes_nothing() -> None:
    beside = part("picture", 17, 25, x0=10, owner="lane")
    assert moved(HEAD, beside, TEXT, shape=Shape(0, (("lane", 2),))) == [(0, 0), (0, 2), (0, 0)]


def test_a_picture_at_the_foot_grows_upwards() -> None:
    under = part("picture", 42, 50, owner="lane")
    assert moved(HEAD, TEXT, under, shape=Shape(1, (("lane", 2),))) == [(0, 0), (0, -1), (-1, 1)]


def test_a_free_line_under_the_head() -> None:
    assert moved(HEAD, TEXT, shape=Shape(0, (), (("lead", 1),))) == [(0, 0), (1, 0)]


def test_a_line_less_for_a_head_is_its_white_s_then_its_own() -> None:
    assert moved(HEAD, part("text", 6, 40), shape=Shape(0, (), (("lead", -1),))) == [(0, 0), (-1, 0)]
    assert moved(HEAD, part("text", 5, 40), shape=Shape(0, (), (("lead", -1),))) == [(0, -1), (-1, 0)]


def test_an_index_spreads_over_what_it_gets() -> None:
    index = Part("furniture", "index", 30, 50, 56, 80, spreads=True)
    assert moved(index, shape=Shape(2), down=-1) == [(-1, 1)]


def test_a_box_takes_its_text_along() -> None:
    box, inner = part("box", 6, 30, x0=30, x1=50, owner="more"), part("text", 8, 29, x0=32, x1=48, owner="more")
    assert moved(box, inner, shape=Shape(2), down=1) == [(1, 3), (1, 3)]


def test_a_picture_alone_takes_what_its_block_grows() -> None:
    box, chart = part("box", 1, 20), part("picture", 2, 19, x0=1, x1=29, owner="chart")
    assert moved(box, chart, shape=Shape(-1, (("chart", -1),))) == [(0, -1), (0, -1)]


def test_a_text_that_keeps_its_height() -> None:
    assert moved(HEAD, TEXT, shape=Shape(), down=3, rigid=frozenset(["lead"])) == [(3, 3), (3, 3)]


def test_too_few_lines_are_no_shape() -> None:
    short = part("text", 17, 20)
    assert moved(HEAD, short, shape=Shape(-2)) is not None
    assert moved(HEAD, short, shape=Shape(-3)) is None
