"""A small test font of squares, our own, for goldens: no new version of a real face changes them.

Han and full marks stand in one-em cells, ASCII in half an em, U+2E3A in two. The square of a Han character has a size
that depends on its code point; a full mark's square lies in the half of the cell where its ink belongs (left for a
closing mark, right for an opening one), its `vert` alternate at the top right or bottom left.
Upem 1000, ideographic box 0.88 / 0.12.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

IDS = (
    "song-regular", "song-semibold", "song-bold", "song-black", "hei-regular", "hei-medium", "hei-bold",
    "kai", "kai-bold", "brush",
)  # fmt: skip
CLOSING = "\uff0c\u3002\u3001\uff1a\uff1b\uff1f\uff01\u201d\u2019\u300b\u3009\uff09\u300d\u300f\u3011"
OPENING = "\u201c\u2018\u300a\u3008\uff08\u300c\u300e\u3010"
CENTRED = "\u00b7\u2014\u2026\uff5e\u3013\u3000"
LATER = "\u2022\u8bd7"
"""Behind all others, so that their glyph ids stay: the bullet of lists, the sign of a poem's seal."""
ASCII = "".join(map(chr, range(0x20, 0x7F)))
STAMP = "2020-08-12T00:00:00Z"

Cell = tuple[int, tuple[int, int, int, int]]
"""(advance, box of the square: x0, y0, x1, y1), font units; an empty box is a blank."""


def cell(ch: str) -> Cell:
    """Advance and square of a character."""
    if ch in " \u3000":
        return (500 if ch == " " else 1000), (0, 0, 0, 0)
    if ch in ASCII:
        return 500, (50, 0, 450, 500 + ord(ch) % 8 * 25)
    if ch in CLOSING:
        return 1000, (50, -80, 450, 320)
    if ch in OPENING:
        return 1000, (550, 420, 950, 820)
    if ch == "\u2e3a":
        return 2000, (0, 355, 2000, 405)
    half = 300 + ord(ch) % 16 * 10
    return 1000, (500 - half, 380 - half, 500 + half, 380 + half)


def _square(box: tuple[int, int, int, int]) -> Any:
    x0, y0, x1, y1 = box
    pen = TTGlyphPen(None)
    if x1 > x0:
        pen.moveTo((x0, y0))
        for point in ((x0, y1), (x1, y1), (x1, y0)):
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def _upright(ch: str) -> tuple[int, int, int, int]:
    """The square of a mark in a vertical line: closing marks at the top of the cell, opening ones at its foot."""
    return (550, 480, 950, 880) if ch in CLOSING else (50, -120, 450, 280)


def square_font(text: str = "", family: str = "Banmian Squares") -> bytes:
    """A TrueType font of ASCII, the usual marks and every character of `text`; the same text gives the same bytes."""
    chars = [*sorted({*ASCII, *CLOSING, *OPENING, *CENTRED, "\u2e3a", *text} - {"\n", *LATER}), *LATER]
    name = {ch: f"u{ord(ch):04X}" for ch in chars}
    cells = {".notdef": (1000, (100, -20, 900, 780))} | {name[ch]: cell(ch) for ch in chars}
    cells |= {f"{name[ch]}.vert": (1000, _upright(ch)) for ch in CLOSING + OPENING}
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(list(cells))
    font.setupCharacterMap({ord(ch): name[ch] for ch in chars})
    font.setupGlyf({key: _square(box) for key, (_, box) in cells.items()})
    font.setupHorizontalMetrics({key: (advance, box[0]) for key, (advance, box) in cells.items()})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "") + "-Regular"})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120, sCapHeight=700)
    font.setupPost(keepGlyphNames=False)
    rules = " ".join(f"sub {name[ch]} by {name[ch]}.vert;" for ch in CLOSING + OPENING)
    font.addOpenTypeFeatures(f"languagesystem DFLT dflt; languagesystem hani dflt; feature vert {{ {rules} }} vert;")
    font.updateHead(created=0, modified=0)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def write_squares(root: Path, text: str = "", ids: tuple[str, ...] = IDS) -> None:
    """`root`/fonts with one face of squares and a lock in which every id stands for it: what FontBook.load takes."""
    data = square_font(text)
    (root / "fonts").mkdir(parents=True, exist_ok=True)
    (root / "fonts" / "squares.ttf").write_bytes(data)
    lines = ["schema: 1", f'stamp: "{STAMP}"', "faces:"]
    for face_id in ids:
        lines += [
            f"  {face_id}:", "    file: squares.ttf", "    index: 0",
            "    family: Banmian Squares", "    style: Regular",
            f"    size: {len(data)}", f"    sha256: {hashlib.sha256(data).hexdigest()}", "    licence: none",
            "    ascent: 0.88", "    descent: 0.12", "    fallback: []",
        ]  # fmt: skip
    (root / "fonts" / "fonts.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
