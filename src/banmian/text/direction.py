"""How tokens stand in a line of one direction: what the walk over a paragraph's tokens asks (text/preparation.py).

There are two: lines that run across (text/across.py) and lines that run down the page (text/downward.py). A direction gives
values, units with their glyphs; the walk puts them together, and knows neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from banmian.fonts.face import Face
from banmian.fonts.shaping import ShapedGlyph
from banmian.text.cells import Cell, Stand
from banmian.text.setting import Look
from banmian.text.spans import SpanFace


class Glyph(NamedTuple):
    """A glyph of a unit: its face, `dx` from the unit's start along the line (mp), the canonical characters that it shows."""

    face: str
    gid: int
    dx: int
    text: str
    look: Look | None


class Unit(NamedTuple):
    """What no line parts: its class, its length along the line (mp), how many characters it has, its glyphs."""

    cls: int
    width: int
    letters: int
    glyphs: Sequence[Glyph]


Part = tuple[str, int, Unit | None]
"""A stretch of the text, where it begins, and the unit that it makes; None where it is set as any other."""


class Table(Protocol):
    """The cells of a face at a size."""

    face: Face

    def stretch(self, text: str) -> Sequence[Cell] | None:
        """The cells of plain characters in one step; None where each has to be looked at."""
        ...

    def stand(self, shown: str, text: str, after: str, look: Look | None) -> Stand | None:
        """How the character `shown` stands for `text` before `after` in a span of this look; None where the face lacks it."""
        ...

    def ink(self, gid: int) -> tuple[int, int]:
        """From the glyph's origin to the first and the last of its ink along the line, mp."""
        ...


class Direction(Protocol):
    """The strategy of one direction of lines."""

    stacked_stops_share: bool
    """Whether two stacked question and exclamation marks share one em."""
    builds_fractions: bool
    """Whether a fraction is built of raised and lowered digits; else it is a word."""

    def table(self, face: str, size: int) -> Table:
        """The cells of a face at a size."""
        ...

    def signs(self, text: str, offset: int, span: SpanFace) -> Iterable[Part]:
        """The characters of a plain stretch one by one, or together where their author has put them together."""
        ...

    def cluster(self, text: str, face: str, shaped: Sequence[ShapedGlyph], span: SpanFace) -> Unit:
        """Several code points that are one character to a reader."""
        ...

    def dash(self, text: str, face: str, shown: str, span: SpanFace) -> Unit:
        """The pair of dashes as one joined rule of two em; the long one has three."""
        ...

    def dot(self, text: str, face: str, shown: str, at: int, span: SpanFace) -> Glyph:
        """One sign of an ellipsis, whose cell begins at `at` in its unit."""
        ...

    def words(self, text: str, offset: int, span: SpanFace) -> Iterable[Part]:
        """The parts of a word, number or address that stand alike."""
        ...

    def letters(self, span: SpanFace) -> SpanFace:
        """The span as its words are set."""
        ...
