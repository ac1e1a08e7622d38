"""Column edges measured with the advance of a Han character instead of PDFium's box, and joins in display sizes by ink: the two
figures where proof.py misleads. And the body's lines against the grid that a paper gives, where proof.py finds one by itself.

    python edges.py ISSUE.pdf

proof.py takes a line's right end from FPDFText_GetLooseCharBox. PDFium widens that box to the glyph's control points, and
an outline may have a control point beyond its em though no ink comes near it: the last stroke of U+5458 in Noto Serif SC
reaches 937, its control point 1063 of 1000 units, so that a line on the edge seems 0.57 pt too long. test_edges.py proves
it with a small PDF. A Han character is one em wide (its entry in /W): here no box is taken to be wider.

A join of Han and Latin has a gap for proof.py where the two origins are more than 1.05 em apart. A headline parts them by their
ink (docs/decisions/0072), so that the origins of \u6708 and 1, which have much white of their own, stand nearer; from
DISPLAY on the white between the two glyphs' own boxes counts.
"""

from __future__ import annotations

import ctypes
import json
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import proof
import pypdfium2
from promises import Grid
from pypdfium2 import raw

LIMIT = 0.05
"""pt that a full line may end from its edge, as proof.py's."""
DISPLAY, LEAST_WHITE = 13.9, 0.12
"""From which size (pt) on a join is measured by ink, and how much white it has at least, em."""
SHORTEST, SAME_SIZE, OFF_GRID = 4, 0.05, 0.15
"""Of a line that is held to the grid, as by proof.py: characters at least, pt from the body's size and from its line at most."""
ON_GRID, OFF_PAPERS_GRID = "body lines on the paper's own grid", "body lines off the paper's own grid"
Ink = dict[tuple[str, float, float], tuple[float, float]]
"""Of a character with its origin: the left and right edge of its glyph, pt."""


def one_em(char: proof.Char) -> proof.Char:
    """The character with its right end at most an em from its origin, where it is Han and stands upright."""
    if not proof.HAN.match(char.ch) or abs(char.angle) > 0.01:
        return char
    return replace(char, right=min(char.right, char.x + char.size))


def edge_figures(path: Path, grid: Grid | None = None) -> dict[str, Any]:
    """proof.py's own figures of text, from the same lines with exact ends; with `grid` also its figures (grid_figures)."""
    document = pypdfium2.PdfDocument(path)
    pages = [[one_em(c) for c in proof.read_chars(page)] for page in document]
    as_read, read = proof.read_chars, iter(pages)
    proof.read_chars = lambda _: next(read)
    try:
        figures = proof.text_figures(document, LIMIT)
    finally:
        proof.read_chars = as_read
    wanted = {key: value for key, value in figures.items() if key.startswith(("full lines", "right edge"))}
    wanted |= join_figures(document, pages)
    return wanted | (grid_figures(document, pages, grid) if grid else {})


def join_figures(document: pypdfium2.PdfDocument, pages: list[list[proof.Char]]) -> dict[str, Any]:
    """proof.py's two figures of joins, those of display sizes by ink."""
    found: list[bool] = []
    for page, chars in zip(document, pages, strict=True):
        ink = glyph_boxes(page)
        for line in proof.group_lines([c for c in chars if abs(c.angle) < 0.01]):
            for a, b in pairwise(line.chars):
                if proof.HAN.match(a.ch) and b.ch.isascii() and b.ch.isalnum():
                    found.append(is_apart(a, b, ink))
    return {"Han-Latin joins": len(found), "of them with a gap": sum(found)}


def grid_figures(document: pypdfium2.PdfDocument, pages: list[list[proof.Char]], grid: Grid) -> dict[str, Any]:
    """How many lines of the body's size stand with their baseline on the paper's grid, and how many off it."""
    on = off = 0
    for page, chars in zip(document, pages, strict=True):
        head = page.get_trimbox()[3]
        for line in proof.group_lines([c for c in chars if abs(c.angle) < 0.01]):
            if len(line.chars) >= SHORTEST and abs(line.size - grid.body) < SAME_SIZE:
                rest = (head - line.y - grid.first) % grid.leading
                stands = min(rest, grid.leading - rest) <= OFF_GRID
                on, off = on + stands, off + (not stands)
    return {ON_GRID: on, OFF_PAPERS_GRID: off}


def is_apart(a: proof.Char, b: proof.Char, ink: Ink) -> bool:
    if a.size < DISPLAY:
        return bool(b.x - a.x > 1.05 * a.size)
    return ink[key_of(b)][0] - ink[key_of(a)][1] > LEAST_WHITE * a.size


def key_of(char: proof.Char) -> tuple[str, float, float]:
    return char.ch, round(char.x, 2), round(char.y, 2)


def glyph_boxes(page: pypdfium2.PdfPage) -> Ink:
    """The tight box of every character, by what it is and where it stands."""
    text = page.get_textpage()
    x, y, left, right, foot, top = (ctypes.c_double() for _ in range(6))
    out: Ink = {}
    for i in range(text.count_chars()):
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        raw.FPDFText_GetCharBox(text, i, left, right, foot, top)
        code = raw.FPDFText_GetUnicode(text, i)
        out[chr(code), round(x.value, 2), round(y.value, 2)] = left.value, right.value
    return out


if __name__ == "__main__":
    json.dump(edge_figures(Path(sys.argv[1])), sys.stdout, indent=1)
