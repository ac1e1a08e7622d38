"""What the thread optimiser works on: the things of a stream as it sees them, and where it puts each."""

from __future__ import annotations

from collections.abc import Callable

from banmian.text.prepared import Prepared
from banmian.values import frozen


@frozen
class ParagraphItem:
    """A paragraph to be broken. `indent` and `hang` (mp): of the first line, of the others. `looseness`: so many lines more
    (fewer: negative) than its cheapest setting has, as its author asks. `narrow`: in a first line of less than so much, mp, so
    much of the indent at most. `brief`: of a story with its head in the stream, which is better not parted."""

    prepared: Prepared
    indent: int
    hang: int = 0
    looseness: int = 0
    narrow: tuple[int, int] = (0, 0)
    brief: bool = False

    def indent_in(self, measure: int) -> int:
        """The first line's indent where that line has this measure, mp."""
        return min(self.indent, self.narrow[1]) if measure < self.narrow[0] else self.indent


@frozen
class FixedItem:
    """Whole lines that stand together: a subhead, a story's head in a stream, free lines.

    `lines`; `at_head`: lines when it falls on a column's first slot; `keep`: lines that must follow in the same column.
    `needs`: what these two are at a measure (mp), for what breaks otherwise in a narrower line. `more`: so many further lines of
    white it may have above it, but at a column's head; `even`: these go evenly above all such items of a column (feathering.py)."""

    lines: int
    at_head: int
    keep: int = 0
    needs: Callable[[int], tuple[int, int]] | None = None
    more: int = 0
    even: bool = False


StreamItem = ParagraphItem | FixedItem


@frozen
class Placed:
    """An item at its slots: first slot, number of slots, for a paragraph the ends of its lines, and how many lines these are
    off what its author asked for."""

    slot: int
    lines: int
    ends: tuple[int, ...] = ()
    missing: int = 0


SCRAP = 4
"""Characters of a last line that are a scrap of one."""


def is_scrap(item: ParagraphItem, placed: Placed) -> bool:
    """Whether a paragraph's last line is no more than a few characters."""
    start, stop = placed.ends[-2:]
    return item.prepared.units.letters[stop] - item.prepared.units.letters[start] <= SCRAP


@frozen
class Flaws:
    """What looks wrong at the edges of a text's columns. `first`: paragraphs whose first line stands alone at the foot of one;
    `last`: those whose last line stands alone at the head of one, of which `scrap` are a few characters; `blank`: lines left free
    within the text, before what must stand together; `parted`: what stands without the lines that must follow it, as a subhead at
    a column's foot; `holes`: lines of further white above a subhead but the first of each, where it is not shared out evenly;
    `tails`: briefs that go on at the head of a column, where no head tells whose text it is; `uneven`: how far white that goes
    evenly above several items is from its even share up to each, squares of lines."""

    first: int = 0
    last: int = 0
    scrap: int = 0
    blank: int = 0
    parted: int = 0
    holes: int = 0
    tails: int = 0
    uneven: int = 0

    def __add__(self, other: Flaws) -> Flaws:
        return Flaws(
            self.first + other.first, self.last + other.last, self.scrap + other.scrap, self.blank + other.blank,
            self.parted + other.parted, self.holes + other.holes, self.tails + other.tails, self.uneven + other.uneven,
        )  # fmt: skip


@frozen
class Composition:
    """Where each item stands. Slots from `real` on do not exist: what stands there is overset."""

    placed: tuple[Placed, ...]
    real: int
    used: int
    cost: float
    left: float = 0.0
    """What of the cost is the price of slots that are left over, and of lines that find none."""
    flaws: Flaws = Flaws()

    @property
    def short(self) -> int:
        return max(0, self.real - self.used)

    @property
    def over(self) -> int:
        return max(0, self.used - self.real)
