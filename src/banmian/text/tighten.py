"""Lines tightened to a measure, in the order that the eye minds least: tracking, then size, then width of the letters.

docs/rules/typography.md, Furniture and captions. How far each may go is the line style's `fit`; what is still too wide is
for the caller to tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.content.model import StyledText
from banmian.display import GlyphRun
from banmian.template.model import LineStyle
from banmian.text.lines import set_line
from banmian.text.place import LinePlace, Paint
from banmian.text.prepared import Prepared
from banmian.text.single import Setter
from banmian.values import frozen

STEPS: tuple[tuple[int, int, int], ...] = (
    (0, 0, 0), (250, 0, 0), (500, 0, 0), (750, 0, 0), (1000, 0, 0), (1000, 200, 0), (1000, 400, 0), (1000, 600, 0), (1000, 800, 0),
    (1000, 1000, 0), (1000, 1000, 333), (1000, 1000, 667), (1000, 1000, 1000),
)  # fmt: skip
"""What of its ranges of tracking, size and width a line has used up at each step, thousandths."""


@frozen
class Field:
    """A text of furniture in its style; `name` is what messages call it. `part`: of texts that share a place, the one that
    messages speak of."""

    name: str
    text: StyledText
    style: LineStyle
    part: str = ""

    @property
    def told(self) -> str:
        """The characters that a message counts."""
        return self.part or self.text.text


@frozen
class TightLine:
    """A field as it is set; `stretch`: the width of its letters, thousandths."""

    field: Field
    prepared: Prepared
    stretch: int = 1000

    @property
    def width(self) -> int:
        """How long the line is, mp."""
        return self.prepared.width * self.stretch // 1000

    @property
    def size(self) -> int:
        """The em, mp."""
        return self.prepared.setting.size

    def runs(self, setter: Setter, x: int, y: int) -> list[GlyphRun]:
        """From x on, on the baseline y."""
        p = self.prepared
        if not p.offsets:
            return []
        paint = Paint(self.field.style.ink, setter.tag, stretch=self.stretch)
        return set_line(p, 0, p.units.size, LinePlace(x, y, p.width), paint)

    def holds(self, measure: int) -> int:
        """How many characters of what messages speak of a measure (mp) takes at the utmost, beside what shares the place."""
        told, p = self.field.told, self.prepared
        at = max(0, self.field.text.text.find(told))
        units = [i for i in range(p.units.size) if at <= p.offsets[i] < at + len(told)]
        if not units:
            return 0
        first = p.units.starts[units[0]]
        limit = measure - self.width + (p.units.ends[units[-1]] - first) * self.stretch // 1000
        fitting = [i for i in units if (p.units.ends[i] - first) * self.stretch // 1000 <= limit]
        if len(fitting) == len(units):
            return len(told)
        return p.offsets[fitting[-1] + 1] - at if fitting else 0


def tighten(fields: Sequence[Field], measure: int, setter: Setter) -> tuple[list[TightLine], int]:
    """The fields at the first step at which they have room beside one another, and by how much (mp) they are too wide at
    the last one; 0 = they fit."""
    lines: list[TightLine] = []
    over = 0
    for step in STEPS:
        lines = [_at(field, step, setter) for field in fields]
        over = sum(line.width for line in lines) - measure
        if over <= 0:
            return lines, 0
    return lines, over


def narrowest(field: Field, setter: Setter) -> int:
    """What a field takes at the least, mp."""
    return _at(field, STEPS[-1], setter).width if field.text.text else 0


def _at(field: Field, step: tuple[int, int, int], setter: Setter) -> TightLine:
    style, (tracking, size, width) = field.style, step
    fit = style.fit
    narrow = replace(
        style,
        tracking=style.tracking + fit.tracking * tracking // 1000,
        size=style.size - style.size * (1000 - fit.size) * size // 1_000_000,
    )
    return TightLine(field, setter.prepared(field.text, narrow), 1000 - (1000 - fit.scale) * width // 1000)
