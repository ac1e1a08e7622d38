"""Advances of simple fonts that say none themselves: the fourteen standard fonts, by the glyph that a code stands for."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf

from banmian.preflight.reading.values import get, items, name, whole

ALIASES = {
    "Arial": "Helvetica", "ArialMT": "Helvetica", "Arial-BoldMT": "Helvetica-Bold", "Arial,Bold": "Helvetica-Bold",
    "Arial-Bold": "Helvetica-Bold", "TimesNewRoman": "Times-Roman", "TimesNewRomanPSMT": "Times-Roman",
    "TimesNewRoman,Bold": "Times-Bold", "TimesNewRomanPS-BoldMT": "Times-Bold", "TimesNewRoman,Italic": "Times-Italic",
    "TimesNewRomanPS-ItalicMT": "Times-Italic", "Helvetica-Oblique": "Helvetica", "Helvetica-BoldOblique": "Helvetica-Bold",
}  # fmt: skip
"""Other names under which readers know the same advances."""
_COURIER = 600.0


def standard_widths(dictionary: Any, font: str) -> dict[int, float]:
    """Code -> advance of a standard font; {} of any other."""
    plain = font[7:] if font[6:7] == "+" else font
    if plain.startswith("Courier"):
        return dict.fromkeys(range(256), _COURIER)
    table = _tables().get(ALIASES.get(plain, plain))
    if table is None:
        return {}
    if plain in ("Symbol", "ZapfDingbats"):
        return {int(code): width for code, width in table.items()}
    return {code: table[glyph] for code, glyph in glyph_names(dictionary).items() if glyph in table}


@cache
def _tables() -> dict[str, dict[str, float]]:
    rows = tomllib.loads((Path(__file__).parent / "data" / "standard-widths.toml").read_text(encoding="utf-8"))
    return {font: {glyph: float(width) for width, some in table.items() for glyph in some.split()} for font, table in rows.items()}


def glyph_names(dictionary: Any) -> dict[int, str]:
    """Code -> glyph name by a simple font's encoding, the standard one where it names none."""
    encoding = get(dictionary, "/Encoding")
    base = name(encoding) if isinstance(encoding, pikepdf.Name) else name(get(encoding, "/BaseEncoding"))
    found = dict(_encoding(base))
    code = 0
    for value in items(get(encoding, "/Differences"), 1024):
        if isinstance(value, pikepdf.Name):
            found[code] = name(value)
            code += 1
        else:
            code = whole(value)
    return found


@cache
def _encoding(base: str) -> dict[int, str]:
    from fontTools.agl import UV2AGL
    from fontTools.encodings.MacRoman import MacRoman
    from fontTools.encodings.StandardEncoding import StandardEncoding

    if base == "WinAnsiEncoding":
        decoded = ((code, bytes([code]).decode("cp1252", "replace")) for code in range(32, 256))
        return {code: UV2AGL.get(ord(ch), "bullet") for code, ch in decoded} | {0xA0: "space", 0xAD: "hyphen"}
    names = MacRoman if base == "MacRomanEncoding" else StandardEncoding
    return {code: glyph for code, glyph in enumerate(names) if glyph != ".notdef"}
