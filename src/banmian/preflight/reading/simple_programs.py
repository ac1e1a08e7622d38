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
    order, found = font.getReverseGlyphMap(), {}
    for code in codes:
        name = names.get(code, "")
        named = {*_named(name, tables), *([name] if name in order else [])}
        if name and not named:
            continue  # readers may go by the code, or show nothing
        glyphs = named.union(_direct(code, tables))
        advances = {advance(font.getGlyphID(glyph)) for glyph in glyphs}
        if len(advances) == 1:
            found[code] = float(advances.pop())
    return found


Tables = dict[tuple[int, int], dict[int, str]]
"""(platform, encoding) -> code -> glyph."""


def _direct(code: int, tables: Tables) -> Iterator[str]:
    """The glyphs that a code itself leads to."""
    symbols, plain = tables.get((3, 0), {}), tables.get((1, 0), {})
    yield from (symbols[start + code] for start in SYMBOLS if start + code in symbols)
    if code in plain:
        yield plain[code]


def _named(name: str, tables: Tables) -> Iterator[str]:
    """The glyphs that the encoding's name for a code leads to."""
    plain, words = tables.get((1, 0), {}), tables.get((3, 1), {})
    yield from (plain[c] for c in _macintosh(name) if c in plain)
    character = _character(name)
    if character in words:
        yield words[character]


def _character(name: str) -> int:
    """The character of a glyph name; -1 where it is none, or a form of one (z.sc), which has a width of its own."""
    from fontTools.agl import toUnicode

    words = toUnicode(name) if name and "." not in name else ""
    return ord(words) if len(words) == 1 else -1


def _macintosh(name: str) -> Iterator[int]:
    """Codes of a glyph in the Macintosh table, by which readers find what an encoding names."""
    from fontTools.encodings.MacRoman import MacRoman

    return (code for code, glyph in enumerate(MacRoman) if glyph == name and name)


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
