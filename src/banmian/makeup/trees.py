"""A rectangle of a page that is filled: a shape, or two rectangles above or beside one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from banmian.makeup.model import LEAD, Item
from banmian.makeup.shape import Head, Shape
from banmian.values import frozen, record

GREATER = 1080
"""Thousandths: heads that differ by less look alike."""
LEADS = 1100
"""Thousandths: so much larger than any other a lead's head has to be."""
WIDER = 100
"""And so much more for each time that the other is wider than the lead's, twice at most: a long headline speaks louder than a short
one of its size."""


@record
class Tree:
    """A rectangle that is filled. `cut`: "" a shape, "H" `first` above `second`, "V" beside it; `between`: free lines of an H."""

    w: int
    h: int
    cost: int
    best: int
    """The best rank in it."""
    cut: str
    first: Tree | None
    second: Tree | None
    between: int
    shape: Shape | None
    left: tuple[Head, ...]
    right: tuple[Head, ...]
    open: int
    pins: tuple[tuple[int, int, int], ...]
    """Where in it pinned items stand: item, column and line from its corner."""
    written: str
    """The tree in a line: what is above what, what beside what."""
    edges: tuple[bool, bool] = (False, False)
    """Whether a box alone stands at its head, at its foot."""
    bare: bool = False
    """Whether text begins at its top somewhere, beside a head or without one."""
    heads: tuple[HeadOf, ...] = ()
    """Its headlines, in their order."""
    aside: bool = False
    """Whether the page's lead is in it and not at its left edge."""


HeadOf = tuple[int, int, bool, int]
"""Of a headline: its story's rank, its size (mp), whether it stands in a box, its width (thousandths of a column)."""


@lru_cache(maxsize=20_000)
def larger(heads: tuple[HeadOf, ...], others: tuple[HeadOf, ...], points: int, leads: int) -> int:
    """The points of lesser stories' heads that are larger than greater stories'; those in boxes count beside a
    lead's alone, whose head costs `leads` where it is not a tenth larger than another (more than one that is wider), and as much
    again where it is smaller."""
    found = 0
    for rank, size, boxed, wide in heads:
        for other, its, is_boxed, its_width in others:
            least, most = (size, its) if rank < other else (its, size)
            if rank == other or not min(size, its):
                continue
            if min(rank, other) == LEAD:
                of_lead, of_other = (wide, its_width) if rank < other else (its_width, wide)
                found += leads * ((most > least) + (most * _wanted(of_lead, of_other) > least * 1000))
            elif most * 1000 > least * GREATER and not (boxed or is_boxed):
                found += points
    return found


def _wanted(lead: int, other: int) -> int:
    """How much larger a lead's head has to be than another, thousandths, by the widths of both."""
    return LEADS + (min(2 * WIDER, max(0, WIDER * (other - lead) // lead)) if lead else 0)


def larger_within(tree: Tree, points: int, leads: int) -> int:
    """The same of all heads of a page."""
    return sum(larger((one,), (other,), points, leads) for one, other in combinations(tree.heads, 2))


def has_one_lead(items: Iterable[Item]) -> bool:
    """Whether one of the items, and no other, is the page's lead; where there are several, which one stands first is seen on the
    whole page alone."""
    return sum(item.rank == LEAD for item in items) == 1


@frozen
class Standing:
    """A shape where it stands, columns and lines from 0."""

    shape: Shape
    col: int
    line: int


def standings(tree: Tree, col: int = 0, line: int = 0) -> Iterator[Standing]:
    """The shapes of a tree from its upper left corner, each where it stands."""
    if tree.shape is not None:
        yield Standing(tree.shape, col, line)
        return
    assert tree.first is not None and tree.second is not None
    yield from standings(tree.first, col, line)
    if tree.cut == "H":
        yield from standings(tree.second, col, line + tree.first.h + tree.between)
    else:
        yield from standings(tree.second, col + tree.first.w, line)
