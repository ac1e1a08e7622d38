"""In which order the columns of a place are read where a shape fills them: a shape ends the column that it fills.

docs/rules/typography.md, The grid; docs/decisions/0074. A reader goes over what takes a few lines (a pull quote, a strip of a
picture); over more his eye finds the head of the next column sooner than the line below. So the text goes on there. Only where
all columns of the place are filled, as by a picture of the story's width, it is read above the shape from left to right, and
then below it; and in the last column, which none follows, it goes on below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count, groupby, pairwise

from banmian.flow.slots import LineSlot
from banmian.values import frozen

LEAST_PIECE = 3
"""Lines: a shorter piece of a column above or below a shape that ends it is left white."""

Piece = tuple[LineSlot, ...]


@frozen
class ReadSlots:
    """The slots of a place in reading order, each piece of a column as a column of its own; and what no text reaches: pieces below
    shapes."""

    slots: tuple[LineSlot, ...]
    unread: tuple[Piece, ...] = ()


def in_reading_order(slots: Sequence[LineSlot], passes: int) -> ReadSlots:
    """`passes`: over how many lines that a shape takes out of a column its text goes on below."""
    columns = [_pieces(tuple(own), passes) for _, own in groupby(slots, lambda slot: slot.column)]
    if all(len(pieces) == 1 for pieces in columns):
        return ReadSlots(tuple(slot for pieces in columns for slot in pieces[0]))
    unread: list[Piece] = []
    if all(len(pieces) > 1 for pieces in columns):
        rows = max(len(pieces) for pieces in columns)
        read = [pieces[row] for row in range(rows) for pieces in columns if row < len(pieces)]
    else:
        unread = [piece for pieces in columns[:-1] for piece in pieces[1:]]
        read = [*(pieces[0] for pieces in columns[:-1]), *columns[-1]]
    numbered = zip(count(slots[0].column), read, strict=False)
    return ReadSlots(tuple(replace(slot, column=n) for n, piece in numbered for slot in piece), tuple(unread))


def _pieces(column: Piece, passes: int) -> list[Piece]:
    """A column parted where a shape fills it over more than so many lines, pieces of a line or two dropped. Slots off the grid
    (line 0) have no shapes."""
    lines = [slot.line for slot in column]
    cuts = [i for i, (a, b) in enumerate(pairwise(lines), 1) if b - a - 1 > passes]
    if not cuts:
        return [column]
    pieces = [column[a:b] for a, b in zip((0, *cuts), (*cuts, len(column)), strict=True)]
    long = [piece for piece in pieces if len({slot.line for slot in piece}) >= LEAST_PIECE]
    return long or pieces[:1]
