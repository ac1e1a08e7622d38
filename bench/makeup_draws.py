"""Which stories a page of chance is made of: by areas that are reckoned of the copy alone, with numbers of this file.

What a story takes of a page by makeup's own forms follows their prices, so that after each new price other pages would be drawn
and figures of two days could not be compared. The sums here are those of a sub-editor's slide rule: characters to lines, a head
over the columns that it fills, a picture at its own shape, two free lines under it all.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import Any

from banmian.content.model import Piece, StyledText, Subhead

COLUMNS = 5
LETTERS = 14
"""Characters in a line of a column."""
LEAD, COLUMN, PITCH = 126, 1260, 1386
"""Of the first paper's page 3, tenths of a point: its lines, its columns, from one column to the next."""
WHITE = 2
"""Free lines under a story."""
LONG, MIDDLING = 70, 45
"""Lines of text from which on a story stands in three columns, and from which on its headline is a large one."""
DEEPEST = 66
"""Lines of a column of text at most. A story that so stands in all columns has its head over all, or a gutter would be open."""
LARGE, SMALL, KICKER, DECK = 320, 220, 160, 130
"""Sizes of heads, tenths of a point."""
AIR = 100
"""Under a headline."""
MOST_ROWS = 2
"""Lines of a headline."""
LEAST = 820
"""Thousandths of its size: so small a headline may be."""
WIDE = 2
"""A picture so many times wider than high stands over all columns of its story."""
QUESTION = 3
"""The level of subheads that stand in one line, without white."""


def usual_area(piece: Piece, picture: tuple[int, int] | None, headed: bool = True) -> int:
    """Lines of a column that a story takes in a usual form, with the white under it. `picture`: its width and height, None: it has
    none; `headed`: with its head."""
    lines = sum(map(_lines, piece.blocks))
    w = max(3 if lines >= LONG else 2, _wanted(piece, lines), -(-lines // DEEPEST))
    return lines + (_head(piece, w, lines) if headed else 0) + (_picture(picture, w) if picture else 0) + WHITE * w


def _lines(block: Any) -> int:
    text = getattr(block, "text", None)
    if not isinstance(text, StyledText):
        return 0
    if isinstance(block, Subhead):
        return 1 if block.level >= QUESTION else 2
    return -(-(len(text.text) + 2) // LETTERS)


def _size(lines: int) -> int:
    """Of the headline of a story with so many lines of text."""
    return LARGE if lines >= MIDDLING else SMALL


def _wanted(piece: Piece, lines: int) -> int:
    """Columns over which its headline has no more lines than a headline may have, at its least size."""
    signs = len(piece.head.headline.text) if piece.head.headline is not None else 0
    return min(COLUMNS, -(-signs * _size(lines) * LEAST // (1000 * MOST_ROWS * PITCH)))


def _head(piece: Piece, w: int, lines: int) -> int:
    size, head = _size(lines), piece.head
    parts = (("kicker", head.kicker, KICKER), ("headline", head.headline, size), ("deck", head.deck, DECK))
    wide = {part: len(text.text) * own for part, text, own in parts if text is not None}
    rows = min(MOST_ROWS, -(-wide.get("headline", 0) // (w * PITCH)))
    over = w if w == COLUMNS else min(w, max(1, -(-max(wide.values(), default=0) // PITCH)))
    high = (-(-(rows * size + AIR) // LEAD) if rows else 0) + sum(2 for part in wide if part != "headline")
    return over * high


def _picture(size: tuple[int, int], w: int) -> int:
    """With its caption and a free line."""
    width, height = size
    over = w if width > WIDE * height else w - 1 if width > height else 1
    across = COLUMN + (over - 1) * PITCH
    return over * (-(-across * height // (width * LEAD)) + 2)


def drawn(areas: Mapping[str, int], room: int, dice: random.Random, count: tuple[int, int], share: tuple[float, float],
          tries: int = 4000) -> Iterator[list[str]]:  # fmt: skip
    """Throws of so many stories (least, most) whose areas add up to such a share of the room (least, most)."""
    for _ in range(tries):
        names = dice.sample(sorted(areas), dice.randint(*count))
        if share[0] <= sum(areas[n] for n in names) / max(1, room) <= share[1]:
            yield names
