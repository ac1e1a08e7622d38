"""Column edges measured with the advance of a Han character instead of PDFium's box, for the one figure where that misleads.

    python edges.py ISSUE.pdf

proof.py takes a line's right end from FPDFText_GetLooseCharBox. PDFium widens that box to the glyph's control points, and
an outline may have a control point beyond its em though no ink comes near it: the last stroke of U+5458 in Noto Serif SC
reaches 937, its control point 1063 of 1000 units, so that a line on the edge seems 0.57 pt too long. test_edges.py proves
it with a small PDF. A Han character is one em wide (its entry in /W): here no box is taken to be wider.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import proof
import pypdfium2

LIMIT = 0.05
"""pt that a full line may end from its edge, as proof.py's."""


def one_em(char: proof.Char) -> proof.Char:
    """The character with its right end at most an em from its origin, where it is Han and stands upright."""
    if not proof.HAN.match(char.ch) or abs(char.angle) > 0.01:
        return char
    return replace(char, right=min(char.right, char.x + char.size))


def edge_figures(path: Path) -> dict[str, Any]:
    """proof.py's own figures of text, from the same lines with exact ends."""
    as_read = proof.read_chars
    proof.read_chars = lambda page: [one_em(c) for c in as_read(page)]
    try:
        figures = proof.text_figures(pypdfium2.PdfDocument(path), LIMIT)
    finally:
        proof.read_chars = as_read
    return {key: value for key, value in figures.items() if key.startswith(("full lines", "right edge"))}


if __name__ == "__main__":
    json.dump(edge_figures(Path(sys.argv[1])), sys.stdout, indent=1)
