"""The cell of a character: its class, width, glyph and where the glyph stands in it. One table a face, size and style.

docs/rules/typography.md, Punctuation widths: a full mark is half an em of ink, the other half is gap (text/spacing.py);
connectors, interpuncts and solidi are half an em, the single dash one em, whatever the face's own advance.
"""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from banmian.fonts.face import Face, scale
from banmian.text import classes as c
from banmian.text.setting import Look
from banmian.text.spacing import SpacingRules

AMID = 100
"""How far a point's ink may lie off the middle of its em, thousandths of an em, where its font means it to stand amid it: there its
own design holds, which has a colon, a semicolon and a stop on one height."""

Cell = tuple[int, int, int, int, int]
"""(class, width mp, glyph id, x of the glyph from the cell's start mp, 1 if it is a character and no mark)"""
Stand = tuple[int, int, int, int, int, Look | None]
"""A cell, and how its glyph is painted where that is not as the line's others are."""


class Cells(dict[str, Cell | None]):
    """Character -> Cell of a face at one size; None where the face lacks it. Asked once for each character."""

    __slots__ = ("em", "face", "rules")

    def __init__(self, face: Face, size: int, rules: SpacingRules) -> None:
        super().__init__()
        self.face, self.em, self.rules = face, size, rules

    def __missing__(self, ch: str) -> Cell | None:
        found = self.face.sized(self.em)["/" if ch == "\uff0f" else ch]
        cell = self[ch] = found and self._cell(c.class_of(ch), ch, *found)
        return cell

    def _cell(self, cls: int, ch: str, gid: int, advance: int) -> Cell:
        width, dx, em = advance, 0, self.em
        if cls in c.FULL_MARKS and advance * 4 > em * 3:
            width = em // 2
            if self.rules.centred and cls in c.POINTS:
                dx = self._middle(gid, width)
            elif cls == c.OPEN:
                dx = width - advance
        elif cls in (c.HALF, c.SOLIDUS) or (cls == c.LONG and ch > "\u2000"):
            width = em // (1 if cls == c.LONG else 2)
            dx = (width - advance) // 2
        return cls, width, gid, dx, 0 if cls in c.NO_LETTERS else 1

    def _middle(self, gid: int, width: int) -> int:
        """Where the glyph stands so that its ink lies in the middle of the half em; by its em where that is its design."""
        x0, _, x1, _ = self.face.ink_box(gid)
        across = self.face.advances((gid,))[0] if stands_amid(self.face, gid) else x0 + x1
        return (width - scale(across, self.em, self.face.upem)) // 2

    def stretch(self, text: str) -> list[Cell] | None:
        """The cells of plain characters in one step; None where each has to be looked at."""
        if self.rules.centred:
            return None
        cells = [*map(self.__getitem__, text)]
        return None if None in cells else cast(list[Cell], cells)

    def stand(self, shown: str, text: str, after: str, look: Look | None) -> Stand | None:
        """How the character `shown` stands for `text` before `after` in a span of this look; None where the face lacks it."""
        cell = self[shown]
        if cell is None:
            return None
        _, width, gid, dx, letter = cell
        cls = c.class_before(text, after)
        rise = self.rise(gid) if self.rules.centred and cls in c.POINTS else 0
        return cls, width, gid, dx, letter, Look(self.em, rise) if rise else look

    def rise(self, gid: int) -> int:
        """What lifts a centred point from its place on the baseline to the middle of its cell, mp."""
        if stands_amid(self.face, gid):
            return 0
        _, y0, _, y1 = self.face.ink_box(gid)
        middle = (self.face.entry.ascent - self.face.entry.descent) * self.em // 2000
        return middle - scale(y0 + y1, self.em, self.face.upem) // 2

    def ink(self, gid: int) -> tuple[int, int]:
        """Left and right edge of the glyph's ink from its origin, mp."""
        x0, _, x1, _ = self.face.ink_box(gid)
        return scale(x0, self.em, self.face.upem), scale(x1, self.em, self.face.upem)


def stands_amid(face: Face, gid: int) -> bool:
    """Whether a point's glyph is drawn amid its em, as fonts for Taiwan have it."""
    x0, y0, x1, y1 = face.ink_box(gid)
    off = (
        abs(x0 + x1 - face.advances((gid,))[0]),
        abs((y0 + y1) * 1000 - (face.entry.ascent - face.entry.descent) * face.upem) // 1000,
    )
    return max(off) * 1000 <= 2 * AMID * face.upem


@lru_cache(maxsize=256)
def cells_of(face: Face, size: int, rules: SpacingRules) -> Cells:
    """The table of a face at a size in a style; made once, since a face never changes its answers."""
    return Cells(face, size, rules)
