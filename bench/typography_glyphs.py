"""Glyphs of a finished PDF as a reader finds them: character and place, whoever made the file.

PDFium gives each glyph's character and origin in the order of the content stream. Advances come from the face (all three
programs set the same file), because PDFium's boxes depend on how a program cut the font. Lengths are in em from the
column's left edge.
"""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from statistics import median_low
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

ROOT = Path(__file__).resolve().parent.parent
FACE = ROOT / "fonts" / "song-regular.otf"
DASH, PAIR = "\u2014", "\u2e3a"
"""In Chinese a dash takes an em, by a form of the face that its code points do not lead to, and two are one glyph of two."""
HYPHEN = "\x02"
"""What PDFium makes of a hyphen at a line end."""
HYPHEN_INK = 0.15
"""Em: ink that goes so far beyond a letter is no letter's own."""
LOW = 0.5
"""Em: baselines that are no farther apart are of one line."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: its character, its origin and the right edge of its advance in em, and its line (page, baseline). `spaced`:
    the copy has a blank before it."""

    text: str
    x: float
    right: float
    line: tuple[int, float] = (0, 0.0)
    spaced: bool = False


Line = tuple[Glyph, ...]
Paragraph = tuple[Line, ...]


@functools.cache
def _advances() -> dict[int, float]:
    """Advance of each code point of the face, in em."""
    from fontTools.ttLib import TTFont

    font = TTFont(FACE, lazy=True)
    unit, widths = font["head"].unitsPerEm, font["hmtx"]
    return {point: widths[name][0] / unit for point, name in font.getBestCmap().items()}


@functools.cache
def held() -> frozenset[str]:
    """What the faces of the repository hold together."""
    from fontTools.ttLib import TTFont

    files = [path for path in FACE.parent.iterdir() if path.suffix in (".otf", ".ttf")]
    return frozenset(chr(point) for path in files for point in TTFont(path, lazy=True).getBestCmap())


def advance(text: str) -> float:
    """The face's advance of a character; what it does not hold counts as one em."""
    return 1.0 if text == DASH else _advances().get(ord(text), 1.0)


def in_face(text: str) -> bool:
    """Whether the face holds a character, so that its advance is known."""
    return ord(text) in _advances()


def read(pdf: Path, em: float) -> list[Glyph]:
    """All glyphs of a PDF whose text is `em` points large; blanks, and what PDFium adds of its own, are left out."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        out: list[Glyph] = []
        for number, page in enumerate(document):
            found = list(_of_page(page.get_textpage(), number, em))
            out += _with_hyphens(found, _boxes(page, em))
        return out


Box = tuple[float, float, float, float]
"""Left, bottom, right, top of painted text in em."""


def _boxes(page: PdfPage, em: float) -> list[Box]:
    from pypdfium2 import raw

    texts = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    return [(left / em, bottom / em, right / em, top / em) for left, bottom, right, top in (text.get_bounds() for text in texts)]


def _with_hyphens(glyphs: Sequence[Glyph], boxes: Sequence[Box]) -> Iterator[Glyph]:
    """A hyphen that stands for no character of the text is found by its ink: it goes on beyond the line's last letter, which is
    made so much wider."""
    for glyph, after in zip_longest(glyphs, glyphs[1:]):
        parted = after is not None and after.line != glyph.line and (glyph.text + after.text).isalpha()
        if parted and glyph.text.isascii() and _inked(glyph, boxes):
            yield replace(glyph, right=glyph.right + advance("-"))
        else:
            yield glyph


def _inked(glyph: Glyph, boxes: Sequence[Box]) -> bool:
    """Whether ink of the same text goes on after a glyph."""
    base = glyph.line[1]
    return any(box[1] < base + LOW and base < box[3] and box[0] < glyph.right < box[2] - HYPHEN_INK for box in boxes)


def _of_page(text: object, number: int, em: float) -> Iterator[Glyph]:
    from pypdfium2 import raw

    x, y = ctypes.c_double(), ctypes.c_double()
    before: Glyph | None = None
    for i in range(raw.FPDFText_CountChars(text)):
        found = chr(raw.FPDFText_GetUnicode(text, i))
        found = "-" if found == HYPHEN else found
        if found.isspace() or ord(found) < 32 or raw.FPDFText_IsGenerated(text, i) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        left, line = x.value / em, (number, round(y.value / em, 1))
        for ch in DASH * 2 if found == PAIR else found:
            if ch == DASH and before and before.text == DASH and before.line == line and abs(before.x - left) < LOW:
                left = before.x + 1
            before = Glyph(ch, left, left + advance(ch), line)
            yield before


def paragraphs(glyphs: Sequence[Glyph], copy: Sequence[str]) -> list[Paragraph]:
    """The glyphs as lines of the paragraphs of `copy`. ValueError where the text is not the same, blanks aside."""
    return from_left_edge(_cut(glyphs, copy))


def alone(glyphs: Sequence[Glyph], copy: Sequence[str]) -> tuple[list[Paragraph | None], list[str]]:
    """The same where each paragraph has a page of its own; None where that page holds another text, and what it is."""
    out: list[Paragraph | None] = []
    said: list[str] = []
    for page, wanted in enumerate(copy):
        try:
            out += _cut([glyph for glyph in glyphs if glyph.line[0] == page], [wanted])
        except ValueError as found:
            out.append(None)
            said.append(f"paragraph {page + 1}: {found}")
    moved = iter(from_left_edge([paragraph for paragraph in out if paragraph]))
    return [next(moved) if paragraph else None for paragraph in out], said


def _cut(glyphs: Sequence[Glyph], copy: Sequence[str]) -> list[Paragraph]:
    """The paragraphs where they stand on their pages."""
    out: list[Paragraph] = []
    at = 0
    for wanted in copy:
        lines: list[list[Glyph]] = []
        rest = wanted.strip()
        while rest:
            glyph = glyphs[at] if at < len(glyphs) else None
            spaced, rest = rest[0].isspace(), rest.lstrip()
            if glyph is None or not rest.startswith(glyph.text):
                raise ValueError(f"another text than was given, before {rest[:12]!r}: {glyph.text if glyph else 'nothing'}")
            if not lines or is_below(glyph, lines[-1][0]):
                lines.append([])
            lines[-1].append(replace(glyph, spaced=spaced))
            rest, at = rest[len(glyph.text) :], at + 1
        out.append(tuple(map(tuple, lines)))
    if at < len(glyphs):
        raise ValueError(f"more text than was given: {glyphs[at]}")
    return out


def is_below(glyph: Glyph, first: Glyph) -> bool:
    """Whether a glyph is on another line than the first one of a line: low and high digits are not."""
    (page, y), (its, base) = glyph.line, first.line
    return page != its or abs(y - base) > LOW


def from_left_edge(found: Sequence[Paragraph]) -> list[Paragraph]:
    """The same with places counted from the column's left edge: where most lines but first ones begin that begin with Han."""
    starts = [line[0].x for paragraph in found for line in paragraph[1:] if "\u4e00" <= line[0].text <= "\u9fff"]
    left = median_low(starts) if starts else 0.0
    return [tuple(tuple(replace(g, x=g.x - left, right=g.right - left) for g in line) for line in paragraph) for paragraph in found]
