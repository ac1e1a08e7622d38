"""Advances of a simple font's own program for the codes that were shown, where it is sure which glyph a code is.

Which glyph a code is hangs on the encoding, the font's flags and the tables that the program has, and readers differ. So every
way that a reader may take is taken: where they lead to different advances nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

SYMBOLS = (0, 0xF000, 0xF100, 0xF200)
"""Where a symbol font's table may have the codes (TrueType, platform 3, encoding 0)."""


def outline_advances(font: Any, codes: Iterable[int], names: dict[int, str], advance: Callable[[int], int]) -> dict[int, float]:
    """Code -> advance in the font's units of a TrueType or OpenType program."""
    tables = {(t.platformID, t.platEncID): t.cmap for t in font["cmap"].tables if hasattr(t, "cmap")} if "cmap" in font else {}
    found = {}
    for code in codes:
        glyphs = set(_glyphs(code, names.get(code, ""), tables))
        advances = {advance(font.getGlyphID(glyph)) for glyph in glyphs}
        if len(advances) == 1:
            found[code] = float(advances.pop())
    return found


def _glyphs(code: int, name: str, tables: dict[tuple[int, int], dict[int, str]]) -> Iterator[str]:
    """The glyphs that readers may take for a code."""
    from fontTools.agl import toUnicode

    symbols, plain, words = tables.get((3, 0), {}), tables.get((1, 0), {}), tables.get((3, 1), {})
    yield from (symbols[start + code] for start in SYMBOLS if start + code in symbols)
    if code in plain:
        yield plain[code]
    character = toUnicode(name) if name else ""
    if len(character) == 1 and ord(character) in words:
        yield words[ord(character)]


def compact_advances(top: Any, codes: Iterable[int], names: dict[int, str], advance: Callable[[Any], float]) -> dict[int, float]:
    """Code -> advance in the font's units of a bare CFF: by the PDF's encoding, and by the program's own."""
    from fontTools.encodings.StandardEncoding import StandardEncoding

    strings, encoding = top.CharStrings, top.Encoding
    own = encoding if isinstance(encoding, list) else StandardEncoding
    found = {}
    for code in codes:
        glyphs = {names.get(code, ""), own[code] if code < len(own) else ""} - {"", ".notdef"}
        advances = {advance(strings[glyph]) for glyph in glyphs if glyph in strings}
        if len(advances) == 1:
            found[code] = advances.pop()
    return found
