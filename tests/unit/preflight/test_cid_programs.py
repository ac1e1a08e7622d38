"""CID-keyed programs: a code is the glyph of that CID, wherever it stands in the font, bare or in OpenType."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from drafts import Draft
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Name

from banmian.preflight.engine import run_facts
from banmian.preflight.profile import Profile
from banmian.preflight.reading import programs
from banmian.preflight.reading.budget import Budget
from banmian.preflight.reading.programs import Shown
from banmian.preflight.reading.read import read_pdf

FACE = Path(__file__).parents[3] / "fonts/song-regular.otf"
WORDS = "\u6b63\u6587"
pytestmark = pytest.mark.skipif(not FACE.is_file(), reason="the paper's faces are not here")


@cache
def face() -> tuple[bytes, tuple[int, ...]]:
    """Two characters of the paper's text face, and their CIDs, which are far from their new places in it."""
    font = TTFont(FACE, lazy=True)
    options = subset.Options(layout_features=[], hinting=False, desubroutinize=True, notdef_outline=True)
    made = subset.Subsetter(options)
    made.populate(text=WORDS)
    made.subset(font)
    cmap = font.getBestCmap()
    cids = tuple(int(cmap[ord(ch)].removeprefix("cid")) for ch in WORDS)
    out = BytesIO()
    font.save(out)
    return out.getvalue(), cids


def judged(kind: str, codes: tuple[int, ...], width: int = 1000) -> list[str]:
    program = face()[0]
    if kind == "CIDFontType0C":
        program = TTFont(BytesIO(program)).reader["CFF "]
    draft = Draft(pages=1)
    draft.sheets[0].content[:] = [f"BT /F 9 Tf 1 0 0 1 30 150 Tm <{''.join(f'{c:04X}' for c in codes)}> Tj ET"]
    draft.descriptor_entries.update({"/FontFile2": None, "/FontFile3": draft.stream(program, Subtype=Name(f"/{kind}"))})
    draft.below_entries.update(
        {"/Subtype": Name.CIDFontType0, "/CIDToGIDMap": None, "/W": Array([v for c in codes for v in (c, Array([width]))])}
    )
    profile = Profile(title="x", checks=("PF-FNT-02", "PF-FNT-03"))
    return [d.message for d in run_facts(read_pdf(draft.save()), profile).diagnostics]


@pytest.mark.parametrize("kind", ["CIDFontType0C", "OpenType"])
def test_a_glyph_is_found_by_its_cid(kind: str) -> None:
    cids = face()[1]
    assert min(cids) > 100
    assert judged(kind, cids) == []
    (missing,) = judged(kind, (*cids, 2))
    assert "has no glyph for the codes 2" in missing
    (apart,) = judged(kind, cids, 900)
    assert f"the PDF says 900 for code {min(cids)}, the font's own advance is 1000" in apart


@pytest.mark.parametrize("kind", ["OpenType", "CIDFontType0C"])
def test_a_program_that_is_kept_open_says_what_it_says_alone(kind: str) -> None:
    data, cids = face()
    if kind == "CIDFontType0C":
        data = bytes(TTFont(BytesIO(data)).reader["CFF "])
    shown = [Shown({code: 1000.0}, True, None, {}) for code in (cids[0], cids[1], 7, cids[0])]
    together = [programs.read_program(kind, data, each, Budget()) for each in shown]
    for each, said in zip(shown, together, strict=True):
        for kept in (programs._outline_face, programs._cid_places, programs._compact_top):
            kept.cache_clear()
        assert programs.read_program(kind, data, each, Budget()) == said
    assert together[2].missing == (7,) and together[0] == together[3]
