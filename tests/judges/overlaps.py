"""An outside judge of a finished PDF: text that lies on other text, text that leaves the page. It knows nothing of banmian.

PDFium gives each character's ink box as it is painted, but leaves out a character that stands on its own double. Two characters
meet where their boxes share more than a quarter of the smaller one. Run as a script it prints what it finds, one line each, and
exits 1 if there is anything.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium_c

CELL = 24.0
"""Side of the squares by which near characters are found, pt."""
LEAST = 0.6
"""pt that boxes share in both directions, at least: what touches less is a matter of side bearings."""
SHARE = 0.25
OUT = 0.5
"""pt by which a character may leave the page."""


@dataclass(frozen=True)
class Character:
    text: str
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def area(self) -> float:
        return (self.x1 - self.x0) * (self.y1 - self.y0)


@dataclass(frozen=True)
class Fault:
    """`kind`: over (two characters on one spot) or out (off the page). Page from 1, place in pt from the trim's lower left."""

    kind: str
    page: int
    texts: str
    at: tuple[float, float]


def characters(page: pypdfium2.PdfPage) -> Iterator[Character]:
    text = page.get_textpage()
    for i in range(text.count_chars()):
        if 0xDC00 <= pdfium_c.FPDFText_GetUnicode(text, i) <= 0xDFFF:
            continue  # the second half of a pair of surrogates: one character, counted twice
        x0, y0, x1, y1 = text.get_charbox(i)
        if x1 - x0 > LEAST and y1 - y0 > LEAST:
            yield Character(text.get_text_range(i, 1), x0, y0, x1, y1)
    text.close()


def one_glyph(a: Character, b: Character) -> bool:
    """Whether both are what one painted glyph stands for: a mark that a headline's break swallows has the box of the character
    before it, to the last digit."""
    return (a.x0, a.y0, a.x1, a.y1) == (b.x0, b.y0, b.x1, b.y1)


def meeting(found: list[Character]) -> Iterator[tuple[Character, Character]]:
    cells: dict[tuple[int, int], list[Character]] = defaultdict(list)
    for ch in found:
        for column in range(int(ch.x0 // CELL), int(ch.x1 // CELL) + 1):
            for row in range(int(ch.y0 // CELL), int(ch.y1 // CELL) + 1):
                cells[column, row].append(ch)
    seen: set[tuple[int, int]] = set()
    for near in cells.values():
        for k, a in enumerate(near):
            for b in near[k + 1 :]:
                across, up = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
                if across > LEAST and up > LEAST and across * up > SHARE * min(a.area, b.area):
                    pair = id(a), id(b)
                    if pair not in seen and not one_glyph(a, b):
                        seen.add(pair)
                        yield a, b


def faults(pdf: bytes | Path) -> list[Fault]:
    """What lies on one another or off the page, page by page."""
    document = pypdfium2.PdfDocument(pdf)
    out: list[Fault] = []
    for n, page in enumerate(document, 1):
        x0, y0, x1, y1 = page.get_trimbox(fallback_ok=True) or page.get_mediabox()
        found = list(characters(page))
        for ch in found:
            if ch.x0 < x0 - OUT or ch.y0 < y0 - OUT or ch.x1 > x1 + OUT or ch.y1 > y1 + OUT:
                out.append(Fault("out", n, ch.text, (round(ch.x0 - x0, 1), round(ch.y0 - y0, 1))))
        out += [Fault("over", n, a.text + b.text, (round(a.x0 - x0, 1), round(a.y0 - y0, 1))) for a, b in meeting(found)]
        page.close()
    document.close()
    return out


if __name__ == "__main__":
    told = faults(Path(sys.argv[1]))
    for fault in told:
        print(f"page {fault.page}: {fault.kind} {fault.texts!r} at {fault.at[0]:g}, {fault.at[1]:g} pt")
    sys.exit(bool(told))
