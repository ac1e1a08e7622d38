"""Embedded font programs: whole or not, and whether their own advances are those of /W for the codes that were shown.

fontTools reads them; a program may be anything, so whatever it raises means `cannot be read`. Composite fonts are compared code
by code (docs/rules/print.md, fonts), simple ones where it is sure which glyph a code is (simple_programs.py).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from io import BytesIO
from typing import Any

from banmian.preflight.facts import Program
from banmian.preflight.reading.budget import Budget, Spent
from banmian.preflight.reading.simple_programs import compact_advances, outline_advances
from banmian.values import frozen

TOLERANCE = 1.0
"""Thousandths of an em by which a width may differ: rounding."""
MOST_APART = 20
_MOST_GLYPHS = 65_535


@frozen
class Shown:
    """What a page shows of a font. `widths`: shown code (a composite font's CID) -> width of the PDF; `wide`: composite; `gids`:
    a CIDToGIDMap stream's bytes; `names`: a simple font's code -> glyph name."""

    widths: dict[int, float]
    wide: bool
    gids: bytes | None
    names: dict[int, str]


def read_program(kind: str, data: bytes, shown: Shown, budget: Budget) -> Program:
    """The program's facts."""
    try:
        if kind == "Type1":
            return Program(kind, "" if b"eexec" in data else "it has no encrypted part")
        if kind in ("CIDFontType0C", "Type1C"):
            return _compact(kind, data, shown, budget)
        return _outlines(kind, data, shown)
    except Spent:
        raise
    except Exception as wrong:  # fontTools raises whatever a broken table leads it to
        return Program(kind, f"it cannot be read ({type(wrong).__name__})")


def _outlines(kind: str, data: bytes, shown: Shown) -> Program:
    """TrueType and OpenType: maxp, hmtx and glyf or CFF must be there."""
    from fontTools.ttLib import TTFont

    font: Any = TTFont(BytesIO(data), lazy=True, checkChecksums=0)
    count = int(font["maxp"].numGlyphs)
    if "glyf" in font:
        if len(font["loca"].locations) != count + 1:
            return Program(kind, "its glyph table is not whole")
        end = max(font["loca"].locations)
        if end > font.reader.tables["glyf"].length:
            return Program(kind, "its glyph table is cut short")
    elif "CFF " not in font:
        return Program(kind, "it has no outlines")
    fs_type = int(font["OS/2"].fsType) if "OS/2" in font else None
    if "hmtx" not in font or "hhea" not in font:
        return Program(kind, "it has no advances" if shown.wide else "", fs_type=fs_type)
    scale = 1000 / (font["head"].unitsPerEm or 1000)
    advance, widths, gids = _advances(font), shown.widths, shown.gids
    if not shown.wide:
        sure = outline_advances(font, widths, shown.names, advance)
        return _compared(kind, widths, {code: width * scale for code, width in sure.items()}, fs_type, whole=False)
    keyed = "CFF " in font and gids is None and hasattr(font["CFF "].cff[0], "ROS")
    places = font.getReverseGlyphMap() if keyed else {}
    advances = {}
    for code in widths:
        gid = places.get(_cid_name(code), count) if keyed else _gid(code, gids)
        if gid < count:
            advances[code] = advance(gid) * scale
    return _compared(kind, widths, advances, fs_type)


def _advances(font: Any) -> Callable[[int], int]:
    """Glyph id -> advance, from the bytes of hmtx: fontTools would unpack it for every glyph of a large face."""
    data, last = font.reader["hmtx"], int(font["hhea"].numberOfHMetrics) - 1
    return lambda gid: int.from_bytes(data[4 * min(gid, last) : 4 * min(gid, last) + 2], "big")


def _cid_name(cid: int) -> str:
    """What fontTools calls a glyph of a CID-keyed CFF, in whatever place it stands."""
    return f"cid{cid:05d}" if cid else ".notdef"


def _gid(code: int, gids: bytes | None) -> int:
    if gids is None:
        return code
    return int.from_bytes(gids[2 * code : 2 * code + 2], "big") if 2 * code + 1 < len(gids) else _MOST_GLYPHS + 1


def _compact(kind: str, data: bytes, shown: Shown, budget: Budget) -> Program:
    """A bare CFF: charstrings say their widths when they are run."""
    from fontTools.cffLib import CFFFontSet

    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    top = fonts[0]
    if "charset" not in top.rawDict and "ROS" not in top.rawDict:
        top.charset = _standard_charset(data, int(top.rawDict["CharStrings"]))
    strings = top.CharStrings
    if not len(strings):
        return Program(kind, "it has no glyphs")
    widths = shown.widths
    by_cid = hasattr(top, "ROS")
    order = top.charset
    matrix = getattr(top, "FontMatrix", [0.001])
    scale = 1000 * float(matrix[0] or 0.001)
    if not shown.wide:
        sure = {} if by_cid else compact_advances(top, widths, shown.names, _advance)
        return _compared(kind, widths, {code: width * scale for code, width in sure.items()}, None, whole=False)
    advances: dict[int, float] = {}
    for code in widths:
        budget.thing()
        glyph = _cid_name(code) if by_cid else (order[code] if code < len(order) else "")
        if glyph in strings:
            advances[code] = _advance(strings[glyph]) * scale
    return _compared(kind, widths, advances, None)


def _advance(charstring: Any) -> float:
    """A Type 2 charstring's width: its first operand where there is an odd one, over the private dictionary's nominal."""
    private = charstring.private
    runner = _extractor()(getattr(private, "Subrs", []), charstring.globalSubrs, private.nominalWidthX, private.defaultWidthX)
    with suppress(_Known):
        runner.execute(charstring)
    return float(runner.width)


class _Known(Exception):
    """The width has been read: the rest of the outline says nothing of it."""


def _standard_charset(data: bytes, at: int) -> list[str]:
    """The glyph names of a CFF that names no charset: the first of ISO Adobe, which fontTools takes for a fault. `at`: where its
    charstrings begin, with their number."""
    from fontTools.cffLib import cffISOAdobeStrings

    return list(cffISOAdobeStrings[: int.from_bytes(data[at : at + 2], "big")])


@cache
def _extractor() -> Any:
    """fontTools' reader of widths, ended by the operator that has it."""
    from fontTools.misc.psCharStrings import T2WidthExtractor

    class Extractor(T2WidthExtractor):  # type: ignore[misc]
        def popallWidth(self, evenOdd: int = 0) -> Any:
            super().popallWidth(evenOdd)
            raise _Known

    return Extractor


def _compared(kind: str, widths: dict[int, float], advances: dict[int, float], fs_type: int | None, whole: bool = True) -> Program:
    """`whole`: a code without an advance has no glyph; else it is not known which one it has."""
    missing = tuple(sorted(code for code in widths if code not in advances))[:MOST_APART] if whole else ()
    apart = tuple(
        (code, widths[code], round(advances[code], 1))
        for code in sorted(advances)
        if abs(widths[code] - advances[code]) > TOLERANCE
    )
    return Program(kind, "", missing, apart[:MOST_APART], fs_type)
