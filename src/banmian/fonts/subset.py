"""A face cut to the glyphs that a PDF shows, glyph ids kept. Rule: docs/rules/design.md, Fonts by glyph id.

A CFF face becomes a bare CID-keyed CFF table whose charset is the identity (CIDFontType0C: the code in the page is CID
and glyph id at once); a TrueType face becomes an sfnt of glyf, loca, hmtx and their heads (CIDFontType2).
The same glyphs give the same bytes: hb-subset writes neither clock nor path.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import uharfbuzz as hb

from banmian.values import frozen

_DROPPED = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "VORG", "cmap", "gasp", "name", "post", "vhea",
            "vmtx")  # fmt: skip
_FLAGS = (
    hb.SubsetFlags.RETAIN_GIDS
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.DESUBROUTINIZE  # of CFF: 21 ms in place of 40 for 1,600 glyphs, and a tenth smaller once deflated
    | hb.SubsetFlags.NOTDEF_OUTLINE
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
)


@frozen
class FontProgram:
    """What the PDF embeds: `data` is a bare CFF table (FontFile3, CIDFontType0C) or an sfnt (FontFile2)."""

    data: bytes
    is_cff: bool


def tag(text: str) -> int:
    """An OpenType tag as the number that HarfBuzz's sets hold."""
    return int.from_bytes(text.encode("ascii"), "big")


_DROPPED_TAGS = tuple(tag(name) for name in _DROPPED)


def subset(face: Any, gids: Iterable[int]) -> bytes:
    """The face as an sfnt with the outlines of `gids` and .notdef alone. Raises ValueError if it cannot be cut."""
    want = hb.SubsetInput()
    want.glyph_set.update(sorted(set(gids)))
    want.drop_table_tag_set.update(_DROPPED_TAGS)
    want.flags = _FLAGS
    cut = want.subset(face)
    if cut is None or not cut.glyph_count:
        raise ValueError("hb-subset could not cut this face")
    return bytes(cut.blob.data)


def program(face: Any, gids: Iterable[int]) -> FontProgram:
    """The subset in the form that a PDF's font descriptor takes."""
    data = subset(face, gids)
    if "CFF " not in face.table_tags:
        return FontProgram(data, is_cff=False)
    return FontProgram(bytes(hb.Face(hb.Blob(data)).reference_table("CFF ").data), is_cff=True)
