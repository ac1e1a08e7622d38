"""What copyfit remembers of one fit for the next: where the parts of a block come to stand, the slots that they leave to a text,
how a text stands in its slots and what it may cost.

A fit counts what it would have had to set whether that was remembered or not (texts.py), so that its bound, and its result, are the
same in a process that knows nothing. decision 0180.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from banmian.copyfit.parts import Block
from banmian.copyfit.reshape import Key, Shape, Shift, shifts_of
from banmian.fonts import FontBook
from banmian.pages.measuring import InSlots
from banmian.remember import Memo, Same

T = TypeVar("T")
Shifts = Mapping[Key, Shift]
SHIFTS: Memo[Shifts | None] = Memo("parts of blocks in shapes", 6_000)
SLOTS: Memo[int] = Memo("slots in shapes", 8_000)
TEXTS: Memo[Any] = Memo("texts measured for copyfit", 600)


def shifts_in(block: Block, shape: Shape, down: int, rigid: frozenset[str]) -> Shifts | None:
    """As `shifts_of`."""
    heads = tuple((name, wording.head) for name, wording in shape.words if wording.head)
    moved = shape.grown, shape.pictures, shape.captions, shape.gaps, shape.feet, heads
    return SHIFTS.of((Same(block), moved, down, rigid), lambda: shifts_of(block, shape, down, rigid))


def slots_in(name: str, block: Block, shifts: Shifts, fewer: int, cutting: frozenset[str], count: Callable[[], int]) -> int:
    """The slots of a place in a block whose parts were moved, in so many columns more. `cutting`: places whose text cuts others."""
    return SLOTS.of((name, Same(block, shifts), fewer, cutting), count)


def of_text(what: Hashable, key: InSlots, fonts: FontBook, make: Callable[[], T]) -> T:
    """Something of a text in its slots; `what`: which of the things that are asked of it."""
    known: T = TEXTS.of((what, key, fonts.known_as), make)
    return known
