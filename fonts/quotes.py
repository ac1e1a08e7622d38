"""Curly quotes one em wide for a face that has only narrow ones: what the Song and Hei faces do, done to the Kai cut.

Rule: docs/rules/typography.md, Line edges: beside Han “ ” ‘ ’ are one em, between Latin words proportional. The ink of
an opening quote stands in the right half of its cell, that of a closing quote in the left. The narrow forms stay in the
face behind the feature `pwid`, as in Noto. A development tool like make.py, which calls it.
"""

from __future__ import annotations

import copy
import io
from typing import Any

from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

OPENING, CLOSING = (0x201C, 0x2018), (0x201D, 0x2019)
BEARING = 0.08
"""From the ink to the near edge of the cell, in em: the Song Regular's own (0.076 and 0.085)."""


def widen(data: bytes) -> bytes:
    """The face with one-em quotes at their code points and the old ones behind `pwid`. TrueType outlines only."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    narrow: dict[str, str] = {}
    for point in OPENING + CLOSING:
        wide = font.getBestCmap()[point]
        narrow[wide] = f"{wide}.narrow"
        _double(font, wide, narrow[wide])
        _move(font, wide, right=point in OPENING)
    font.setGlyphOrder(font["glyf"].glyphOrder)  # glyf has grown it; this renews the way back from name to id
    _add_feature(font["GSUB"].table, "pwid", narrow)
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def _double(font: Any, name: str, twin: str) -> None:
    """A second glyph with the outline and the metrics of the first, added at the end so that no glyph id moves."""
    font["glyf"][twin] = copy.deepcopy(font["glyf"][name])
    for table in ("hmtx", "vmtx"):
        font[table][twin] = font[table][name]


def _move(font: Any, name: str, *, right: bool) -> None:
    """Shift the ink to its half of a one-em cell; the vertical metrics do not change."""
    em, glyph = font["head"].unitsPerEm, font["glyf"][name]
    bearing = round(BEARING * em)
    shift = em - bearing - glyph.xMax if right else bearing - glyph.xMin
    glyph.coordinates.translate((shift, 0))
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (em, glyph.xMin)


def _add_feature(gsub: Any, tag: str, mapping: dict[str, str]) -> None:
    """A feature of one substitution, for every script and language of the table."""
    gsub.LookupList.Lookup.append(buildLookup([buildSingleSubstSubtable(mapping)]))
    gsub.LookupList.LookupCount = len(gsub.LookupList.Lookup)
    record = otTables.FeatureRecord()
    record.FeatureTag = tag
    record.Feature = otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [gsub.LookupList.LookupCount - 1]
    record.Feature.LookupCount = 1
    gsub.FeatureList.FeatureRecord.append(record)  # at the end: the indices of the others stay; HarfBuzz needs no order
    gsub.FeatureList.FeatureCount = len(gsub.FeatureList.FeatureRecord)
    for script in (r.Script for r in gsub.ScriptList.ScriptRecord):
        if script.DefaultLangSys is None:  # Latin: hb-subset left it empty, and it is where the narrow forms are wanted
            script.DefaultLangSys = otTables.DefaultLangSys()
            script.DefaultLangSys.LookupOrder, script.DefaultLangSys.ReqFeatureIndex = None, 0xFFFF
            script.DefaultLangSys.FeatureIndex, script.DefaultLangSys.FeatureCount = [], 0
        for system in [script.DefaultLangSys, *(r.LangSys for r in script.LangSysRecord)]:
            if system is not None:
                system.FeatureIndex.append(gsub.FeatureList.FeatureCount - 1)
                system.FeatureCount = len(system.FeatureIndex)
