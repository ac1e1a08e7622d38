"""Cells of vertical text: where a character's glyph stands in its em, upright by the face's `vert` form or turned.

docs/rules/typography.md, Vertical frames: points at the top right of the cell, brackets and dashes turned by their forms;
a face without such forms (a brush face) has them placed by hand. Lengths in mp; along the line means down the page.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from banmian.fonts.face import Face, scale
from banmian.han_box import above
from banmian.template.model import VerticalRules
from banmian.text import classes as c
from banmian.text.cells import Stand, stands_amid
from banmian.text.setting import Look
from banmian.text.vertical import CORNERS, TOP_RIGHT, turns

AXIS = 380
"""From a turned baseline to the middle of the line: half an em above the ideographic box's foot."""
SIDE = 70
"""White at the edges of a cell beside a mark that is placed by hand."""


class UprightCells:
    """The cells of a face at one size; each character is asked once."""

    __slots__ = ("centred", "em", "face", "known", "vertical")

    def __init__(self, face: Face, size: int, vertical: VerticalRules, centred: bool) -> None:
        self.face, self.em, self.vertical, self.centred = face, size, vertical, centred
        self.known: dict[str, Stand | None] = {}

    def cell(self, ch: str) -> Stand | None:
        """How the character stands; None where the face lacks it."""
        if ch not in self.known:
            self.known[ch] = self._find(ch)
        return self.known[ch]

    def stretch(self, text: str) -> None:
        """None: each character is looked at by itself, since an author may have put some side by side."""
        return None

    def stand(self, shown: str, text: str, after: str, look: Look | None) -> Stand | None:
        """How the character `shown` stands in a span of this look."""
        cell = self.cell(shown)
        if cell is None or look is None:
            return cell
        own = cell[5]
        return *cell[:5], replace(own, rise=own.rise + look.rise) if own is not None else look

    def _find(self, ch: str) -> Stand | None:
        cls, em = c.class_of(ch), self.em
        kept = ch in CORNERS and not self.vertical.corners
        plain = self.face.glyph(ch)
        gid = plain[0] if plain and kept else self.face.vertical_glyph(CORNERS.get(ch, ch))
        if plain is None or gid is None:
            return None
        formed = gid != plain[0]
        letter = 0 if cls in c.NO_LETTERS else 1
        if cls in c.FULL_MARKS and scale(plain[1], em, self.face.upem) * 4 > em * 3:
            return self._mark(ch, cls, gid, formed, kept)
        width = em // 2 if cls == c.HALF else em
        if formed or not turns(ch):
            return cls, width, gid, (width - em) // 2, letter, None
        advance = scale(plain[1], em, self.face.upem)
        length = em // 2 if cls == c.SOLIDUS else width if cls in (c.HALF, c.LONG) else advance
        return cls, length, gid, (length - advance) // 2, letter, Look(em, turn="rotated")

    def _mark(self, ch: str, cls: int, gid: int, formed: bool, kept: bool) -> Stand:
        """Half an em of ink; a colon, semicolon, question or exclamation mark keeps its em."""
        em = self.em
        if cls in (c.COLON, c.QUERY):
            return cls, em, gid, 0, 0, None
        half = em // 2
        if self.centred and cls in c.POINTS:
            return self._amid(gid, cls)
        if formed:
            return cls, half, gid, half - em if cls == c.OPEN else 0, 0, None
        if ch in TOP_RIGHT:
            return self._by_hand(gid, cls)
        if kept:
            top, foot = self.ink(gid)
            return cls, half, gid, half - foot - em * SIDE // 1000 if cls == c.OPEN else em * SIDE // 1000 - top, 0, None
        return cls, half, gid, half - em if cls == c.OPEN else 0, 0, Look(em, turn="rotated")

    def _amid(self, gid: int, cls: int) -> Stand:
        """A point with its ink in the middle of its half em, on the line's axis (Traditional setting)."""
        if stands_amid(self.face, gid):
            return cls, self.em // 2, gid, -self.em // 4, 0, None
        x0, _, x1, _ = self.face.ink_box(gid)
        shift = scale(self.face.advances((gid,))[0] - x0 - x1, self.em, self.face.upem) // 2
        return cls, self.em // 2, gid, (self.em // 2 - sum(self.ink(gid))) // 2, 0, Look(self.em, shift)

    def _by_hand(self, gid: int, cls: int) -> Stand:
        """A point of a face without vertical forms, its ink moved to the top right of the cell."""
        em, upem = self.em, self.face.upem
        _, _, right, _ = self.face.ink_box(gid)
        middle = self.face.advances((gid,))[0]
        shift = em // 2 - em * SIDE // 1000 - scale(right, em, upem) + scale(middle, em, upem) // 2
        return cls, em // 2, gid, em * SIDE // 1000 - self.ink(gid)[0], 0, Look(em, shift)

    def ink(self, gid: int) -> tuple[int, int]:
        """Top and foot of an upright glyph's ink from its cell's top, mp."""
        _, y0, _, y1 = self.face.ink_box(gid)
        base = above(self.em)
        return base - scale(y1, self.em, self.face.upem), base - scale(y0, self.em, self.face.upem)


@lru_cache(maxsize=256)
def upright_cells(face: Face, size: int, vertical: VerticalRules, centred: bool = False) -> UprightCells:
    """The table of a face at a size in a style. `centred`: points stand in the middle of their cell."""
    return UprightCells(face, size, vertical, centred)
