"""Where parts come to stand is remembered by all that decides it."""

from __future__ import annotations

from itertools import product

from banmian.copyfit.known import SHIFTS, shifts_in, slots_in
from banmian.copyfit.parts import Block, Part
from banmian.copyfit.reshape import Shape, shifts_of
from banmian.copyfit.wording import Wording

BLOCK = Block(
    (
        Part("head", "lead", 0, 30, 1, 4),
        Part("picture", "lane", 0, 10, 6, 15),
        Part("text", "lead", 0, 30, 17, 40),
        Part("text", "second", 30, 50, 6, 40),
    )
)
FEET = (("lead", 0, -1),)


def test_each_shape_has_its_own() -> None:
    SHIFTS.forget()
    words = ((), (("lead", Wording(head=1)),))
    asked = list(product((0, 2, -3), ((), (("lane", 2),)), ((), (("lead", 1),)), ((), FEET), words, (0, 1), ((), ("lead",))))
    for _ in range(2):
        for grown, pictures, gaps, feet, worded, down, rigid in asked:
            shape = Shape(grown, pictures, gaps, feet=feet, words=worded)
            assert shifts_in(BLOCK, shape, down, frozenset(rigid)) == shifts_of(BLOCK, shape, down, frozenset(rigid))
    assert SHIFTS.misses == len(asked) == SHIFTS.hits


def test_slots_are_counted_once_for_what_decides_them() -> None:
    shifts, counted = shifts_of(BLOCK, Shape(2), 0, frozenset()), list[int]()
    assert shifts is not None
    rows = list(product(("lead", "second"), (0, -1), (frozenset[str](), frozenset(["quote"]))))
    for _ in range(2):
        for n, (name, fewer, cutting) in enumerate(rows):
            assert slots_in(name, BLOCK, shifts, fewer, cutting, lambda n=n: counted.append(n) or n) == n  # type: ignore[misc]
    assert counted == list(range(len(rows)))
