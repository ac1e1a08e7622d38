"""A drawing as values: outlines, lines of text in named inks, clipped parts; millipoints from its top left, y down."""

from __future__ import annotations

from banmian.colour import Ink
from banmian.geometry import Outline
from banmian.values import frozen

OVERHANG = 100
"""The share of a drawing's shorter side by which what runs beyond it is meant to be cut off."""


@frozen
class Line:
    """How an outline is drawn; as display.Stroke, the ink by name."""

    ink: str
    width: int
    cap: int = 0
    join: int = 0
    dash: tuple[int, ...] = ()


@frozen
class Shape:
    """An outline, filled (`fill` names an ink) and/or drawn."""

    outline: Outline
    fill: str | None
    line: Line | None
    even_odd: bool = False


@frozen
class TextLine:
    """One line of text: (x, y) on the baseline where `anchor` (start, middle, end) stands; `role` names a type role;
    `angle` degrees clockwise; `place`: line and column in the drawing's file, or in `file` where it stands in another."""

    x: int
    y: int
    role: str
    size: int
    anchor: str
    ink: str
    text: str
    angle: int = 0
    place: tuple[int, int] = (0, 0)
    file: str = ""


@frozen
class Clipped:
    """Parts that show inside an outline only (non-zero rule)."""

    clip: Outline
    parts: tuple[Part, ...]


Part = Shape | TextLine | Clipped


@frozen
class Drawing:
    """A drawing at its own size. What runs beyond it is cut off where it is placed. `inks`: those that are not the paper's,
    made of a plain SVG's screen colours."""

    width: int
    height: int
    parts: tuple[Part, ...]
    inks: tuple[tuple[str, Ink], ...] = ()

    @property
    def overhangs(self) -> bool:
        """Whether an outline runs beyond it by more than the half of a line drawn along its edge."""
        room = min(self.width, self.height) // OVERHANG
        return any(
            bool(values) and (min(values) < -room or max(values) > most + room)
            for part in self.parts
            if isinstance(part, Shape)
            for values, most in ((part.outline.xs, self.width), (part.outline.ys, self.height))
        )
