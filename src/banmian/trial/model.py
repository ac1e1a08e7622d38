"""What a trial setting tells: paragraphs, lines, glyphs (docs/rules/contracts.md, The typographer's bench).

Lengths are em of the style's size. Indices are code points of the input line as it was given.
"""

from __future__ import annotations

from banmian.diagnostics import Diagnostic
from banmian.values import frozen


@frozen
class TrialGlyph:
    """One user-perceived character: where it stands along the line, how much of the line is its own, how much white was
    added before it; orientation upright, rotated or combined."""

    text: str
    index: int
    x: float
    advance: float
    gap: float
    orientation: str


@frozen
class TrialLine:
    """A line: its text, the measure it had, its natural width, the tier that justification reached."""

    text: str
    measure: float
    natural: float
    tier: str
    glyphs: tuple[TrialGlyph, ...]


@frozen
class TrialParagraph:
    """`breaks`: every place where the level lets a line end; `lines`: as set."""

    breaks: tuple[int, ...]
    lines: tuple[TrialLine, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def as_json(paragraphs: tuple[TrialParagraph, ...]) -> dict[str, object]:
    """The object of the contract."""
    return {"paragraphs": [{"breaks": list(p.breaks), "lines": [_line(line) for line in p.lines]} for p in paragraphs]}


def _line(line: TrialLine) -> dict[str, object]:
    names = ("text", "index", "x", "advance", "gap", "orientation")
    glyphs = [{name: getattr(glyph, name) for name in names} for glyph in line.glyphs]
    return {"text": line.text, "measure": line.measure, "natural": line.natural, "tier": line.tier, "glyphs": glyphs}
