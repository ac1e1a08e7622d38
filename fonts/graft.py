"""Characters that a CFF face lacks or draws in an old form, taken from a newer TrueType face of the same design and weight.

Why: Noto Serif CJK 2.001 is the newest Black with CFF outlines that a package holds. It ends before the last 31 Han of
the URO and extension A (U+4DB6 to U+4DBF, U+9FEB to U+9FFF); version 2.003, which packages hold as TrueType, has them and
draws three characters otherwise. A quadratic curve is a cubic one exactly; only its
handles are rounded to whole units. A development tool like make.py, which calls it.
"""

from __future__ import annotations

import io
from itertools import count
from typing import Any

from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

LIKE = 0x4E00
"""The character among whose like the new ones are put: the same FD (hints, widths), the same vertical metrics' kind."""


def graft(data: bytes, donor: bytes, points: set[int], renewed: set[int]) -> bytes:
    """The CID-keyed CFF face with those of `points` that it lacks and the donor has, and with `renewed` as the donor draws
    them. Raises ValueError for a donor that counts its em otherwise."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    other = TTFont(io.BytesIO(donor), lazy=True)
    if font["head"].unitsPerEm != other["head"].unitsPerEm:
        raise ValueError("the donor counts its em otherwise")
    theirs = other.getBestCmap()
    wanted = sorted(points & theirs.keys() - font.getBestCmap().keys())
    order = list(font.getGlyphOrder())
    names = _free_names(set(order), len(wanted))
    font.setGlyphOrder(order + names)
    for point, name in zip(wanted, names, strict=True):
        _add(font, name, other, theirs[point])
        for table in font["cmap"].tables:
            if table.isUnicode() and table.format != 14 and (point <= 0xFFFF or table.format == 12):
                table.cmap[point] = name
    for point in sorted(renewed):
        _renew(font, font.getBestCmap()[point], other, theirs[point])
    print(f"{len(wanted)} glyphs of the twin: {' '.join(f'U+{point:04X}' for point in wanted)}")
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def _free_names(taken: set[str], number: int) -> list[str]:
    """Names of glyphs in a CID-keyed face are their CIDs: the first that no glyph has."""
    free = (name for cid in count(1) if (name := f"cid{cid:05d}") not in taken)
    return [next(free) for _ in range(number)]


def _add(font: Any, name: str, other: Any, source: str) -> None:
    """One glyph at the end of all tables that have a row for each glyph."""
    top = font["CFF "].cff.topDictIndex[0]
    strings = top.CharStrings
    fd = top.FDSelect[font.getGlyphID(font.getBestCmap()[LIKE])]
    strings.charStrings[name] = len(strings.charStringsIndex)
    strings.charStringsIndex.append(_drawn(other, source, top.FDArray[fd].Private, strings.globalSubrs))
    top.FDSelect.append(fd)
    if top.charset[-1] != name:  # the charset may be the list of glyph names itself
        top.charset.append(name)
    _measures(font, name, other, source)


def _renew(font: Any, name: str, other: Any, source: str) -> None:
    """The donor's outline and measures in the place of a glyph's own."""
    strings = font["CFF "].cff.topDictIndex[0].CharStrings
    old = strings[name]
    strings.charStringsIndex[strings.charStrings[name]] = _drawn(other, source, old.private, strings.globalSubrs)
    _measures(font, name, other, source)


def _drawn(other: Any, source: str, private: Any, subrs: Any) -> Any:
    width = other["hmtx"][source][0]
    glyphs = other.getGlyphSet()
    pen = T2CharStringPen(None if width == private.defaultWidthX else width - private.nominalWidthX, glyphs)
    glyphs[source].draw(pen)
    return pen.getCharString(private, subrs)


def _measures(font: Any, name: str, other: Any, source: str) -> None:
    for table in ("hmtx", "vmtx"):
        font[table][name] = other[table][source]
