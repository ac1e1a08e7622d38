"""A prepared paragraph: its units with their glyphs, the readings over them, and which units a mark covers.

The values that text/preparation.py makes and that breaking, lines and marks read.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from banmian.content.model import Mark, StyledText
from banmian.diagnostics import Diagnostic
from banmian.fonts import FontBook
from banmian.linebreak import Breakable
from banmian.text.setting import Look, TextSetting
from banmian.values import frozen


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A paragraph's units and glyphs, made once and changed by nobody: equal is only what is the same. Glyph arrays are flat;
    unit i owns glyphs first[i] .. first[i+1].

    faces[g]: face id; gids[g]; dx[g]: the glyph's origin from its unit's start (mp); texts[g]: canonical characters;
    looks: glyph -> Look, where it differs from its line's. offsets[i]: index of unit i's first character in the text;
    classes[i]: its class; hyphens: units that show a hyphen where they end a line; readings: over which units they stand.
    """

    text: StyledText
    setting: TextSetting
    units: Breakable
    first: list[int]
    faces: list[str]
    gids: list[int]
    dx: list[int]
    texts: list[str]
    offsets: list[int]
    classes: list[int]
    looks: dict[int, Look] = field(default_factory=dict)
    hyphens: frozenset[int] = frozenset()
    hyphen_glyph: int = 0
    hyphen_width: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    readings: tuple[Reading, ...] = ()

    @property
    def width(self) -> int:
        """Natural width on one line."""
        return self.units.ends[-1] if self.units.ends else 0


Prepare = Callable[[StyledText, TextSetting, FontBook], Prepared]
"""What prepares a text (text/prepare.py), as preparation is handed it for the readings of its own text."""


@frozen
class Reading:
    """A reading over units first..end-1. `over`: how far it stands out of its base before and after (mp, negative where it
    is narrower). `spread`: its characters share the width of the base. `tone`: of one in zhuyin that stands beside a vertical line,
    the mark of its tone ("" in the first); None: the reading runs along its line."""

    first: int
    end: int
    small: Prepared
    over: tuple[int, int]
    spread: bool = False
    tone: str | None = None


def units_of(mark: Mark, offsets: list[int]) -> tuple[int, int]:
    """The units that a mark covers, as (first, one past the last); the unit around it, where it covers a part of one."""
    first, end = bisect_left(offsets, mark.start), bisect_left(offsets, mark.end)
    return (first, end) if first < end else (max(0, bisect_right(offsets, mark.start) - 1), first)
