"""In which inks text is shown, and which colour spaces are used: proof.py counts operators and gives the names of resources.

Text is counted by its glyphs, since a head of four signs and a paragraph are each one operator; a glyph in the paper's one special
ink is in one ink, as black is. Content streams of pages alone are read, as proof.py reads fonts; a form's text is a picture's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from proof import walk_streams

Figures = dict[str, Any]
GLYPHS, LEAST, SPACES = "glyphs shown in", "least size in several inks, pt", "colour spaces"
BLACK, SEVERAL = "K only", "several inks"
CODE_BYTES = 2
"""Of a Type 0 font with Identity encoding."""


@dataclass(frozen=True)
class Shown:
    """Glyphs shown by one operator: how many, at which size (pt), in which ink or inks."""

    glyphs: int
    size: float
    ink: str


def ink_figures(path: Path) -> Figures:
    """Glyphs by ink, the least size in several inks (None: none is), and of each colour space that a resource names its kind and
    colorants."""
    inks: Counter[str] = Counter()
    least: float | None = None
    spaces: set[tuple[str, ...]] = set()
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for shown in texts(page):
                inks[shown.ink] += shown.glyphs
                if shown.ink == SEVERAL:
                    least = min(shown.size, least or shown.size)
        for owner, _ in walk_streams(pdf):
            named = (owner.get("/Resources") or {}).get("/ColorSpace") or {}
            spaces |= {described(space) for space in named.values()}
    return {GLYPHS: dict(inks), LEAST: least, SPACES: sorted(spaces)}


def described(space: Any) -> tuple[str, ...]:
    """Kind and colorants: ("Separation", "PANTONE 3025 C"), ("DeviceN", "Cyan", "Black"), ("ICCBased",)."""
    if isinstance(space, pikepdf.Name):
        return (bare(space),)
    kind = bare(space[0])
    if kind == "Separation":
        return kind, bare(space[1])
    if kind == "DeviceN":
        return kind, *(bare(colorant) for colorant in space[1])
    return (kind,)


def bare(name: Any) -> str:
    return str(name).removeprefix("/")


def texts(page: pikepdf.Page) -> Iterator[Shown]:
    """What the page shows as text, with the ink that fills it."""
    spaces = {name: described(space) for name, space in ((page.get("/Resources") or {}).get("/ColorSpace") or {}).items()}
    ink, kept, size, scale = BLACK, [], 0.0, 1.0
    for found in pikepdf.parse_content_stream(page):
        name, operands = str(found.operator), found.operands
        if name == "q":
            kept.append(ink)
        elif name == "Q":
            ink = kept.pop()
        elif name == "k":
            ink = BLACK if not any(float(v) for v in operands[:3]) else SEVERAL
        elif name in ("g", "rg"):
            ink = {"g": "grey", "rg": "RGB"}[name]
        elif name == "cs":
            _, *colorants = spaces.get(str(operands[0]), ("", str(operands[0])))
            ink = colorants[0] if len(colorants) == 1 else SEVERAL
        elif name == "Tf":
            size = float(operands[1])
        elif name == "Tm":
            scale = max(abs(float(operands[3])), abs(float(operands[2])))
        elif name in ("Tj", "TJ"):
            parts = operands[0] if name == "TJ" else operands
            glyphs = sum(len(bytes(part)) // CODE_BYTES for part in parts if isinstance(part, pikepdf.String))
            yield Shown(glyphs, round(size * scale, 2), ink)
