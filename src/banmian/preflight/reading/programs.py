"""Embedded font programs: whole or not, and whether their own advances are those of /W for the codes that were shown.

fontTools reads them; a program may be anything, so whatever it raises means `cannot be read`. Composite fonts are compared code
by code (docs/rules/print.md, fonts), simple ones where it is sure which glyph a code is (simple_programs.py).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache, lru_cache
from io import BytesIO
from threading import Lock
from typing import Any

from banmian.preflight.facts import Program
from banmian.preflight.reading.budget import Budget, Spent
from banmian.preflight.reading.simple_programs import compact_advances, outline_advances
from banmian.values import frozen

TOLERANCE = 1.0
"""Thousandths of an em by which a width may differ: rounding."""
MOST_APART = 20
_MOST_GLYPHS = 65_535
_KEPT = 24
"""Programs that are kept open for the next file."""
_LARGE = 2_000_000
"""Bytes of a program that is not kept."""


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
    face = _face(_outline_face, data)
    if isinstance(face, str):
        return Program(kind, face)
    if face.advance is None:
        return Program(kind, "it has no advances" if shown.wide else "", fs_type=face.fs_type)
    widths, gids = shown.widths, shown.gids
    if not shown.wide:
        sure = outline_advances(_opened(data), widths, shown.names, face.advance)
        return _compared(kind, widths, {code: width * face.scale for code, width in sure.items()}, face.fs_type, whole=False)
    places = _face(_cid_places, data) if gids is None else None
    advances = {}
    for code in widths:
        gid = places.get(_cid_name(code), face.count) if places is not None else _gid(code, gids)
        if gid < face.count:
            advances[code] = face.advance(gid) * face.scale
    return _compared(kind, widths, advances, face.fs_type)


@frozen
class _OutlineFace:
    """What is asked of a TrueType or OpenType program. `advance`: in its own units by glyph, None where it has none."""

    count: int
    fs_type: int | None
    scale: float
    advance: Callable[[int], int] | None


def _opened(data: bytes) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(BytesIO(data), lazy=True, checkChecksums=0)


@lru_cache(_KEPT)
def _outline_face(data: bytes) -> _OutlineFace | str:
    """A program as far as it is asked for, or what is wrong with it."""
    font = _opened(data)
    count = int(font["maxp"].numGlyphs)
    if "glyf" in font:
        if len(font["loca"].locations) != count + 1:
            return "its glyph table is not whole"
        end = max(font["loca"].locations)
        if end > font.reader.tables["glyf"].length:
            return "its glyph table is cut short"
    elif "CFF " not in font:
        return "it has no outlines"
    fs_type = int(font["OS/2"].fsType) if "OS/2" in font else None
    if "hmtx" not in font or "hhea" not in font:
        return _OutlineFace(count, fs_type, 1.0, None)
    scale = 1000 / (font["head"].unitsPerEm or 1000)
    return _OutlineFace(count, fs_type, scale, _advances(font))


@lru_cache(_KEPT)
def _cid_places(data: bytes) -> dict[str, int] | None:
    """The place of each glyph of a CID-keyed CFF; None for other programs."""
    font = _opened(data)
    keyed = "CFF " in font and hasattr(font["CFF "].cff[0], "ROS")
    return dict(font.getReverseGlyphMap()) if keyed else None


def _face(make: Any, data: bytes) -> Any:
    """A program opened, and kept for the next file: page files have the fonts of their issue. A very large one is opened anew."""
    return make(data) if len(data) <= _LARGE else make.__wrapped__(data)


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
    with _alone:
        return _compact_face(kind, _face(_compact_top, data), shown, budget)


_alone = Lock()
"""fontTools reads a program that is kept open bit by bit."""


@lru_cache(_KEPT)
def _compact_top(data: bytes) -> tuple[Any, dict[str, float]]:
    """The one face of a bare CFF, and the advances of its glyphs as far as they were asked for."""
    from fontTools.cffLib import CFFFontSet

    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    top = fonts[0]
    if "charset" not in top.rawDict and "ROS" not in top.rawDict:
        top.charset = _standard_charset(data, int(top.rawDict["CharStrings"]))
    return top, {}


def _compact_face(kind: str, face: tuple[Any, dict[str, float]], shown: Shown, budget: Budget) -> Program:
    top, known = face
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
            if glyph not in known:
                known[glyph] = _advance(strings[glyph])
            advances[code] = known[glyph] * scale
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
