"""Codes by their CMap: how long they are, which glyph they are, and what stays unsaid where that is not known."""

from __future__ import annotations

import pytest
from drafts import Draft
from pikepdf import Array, Dictionary, Name, String

from banmian.preflight.engine import run_facts
from banmian.preflight.profile import Profile
from banmian.preflight.reading.cmaps import CodeMap, embedded, predefined
from banmian.preflight.reading.read import read_pdf

GBK_WORDS = "8\u670812\u65e5A\u5ea7"
MIXED = b"""
2 begincodespacerange <00> <80> <8140> <fefe> endcodespacerange
1 begincidrange <20> <7e> 814 endcidrange
2 begincidchar <b0a1> 1 <b0a2> 2 endcidchar
"""


def test_a_code_is_as_long_as_its_code_space_says() -> None:
    made = embedded(MIXED, None)
    assert made.codes(b"8\xb0\xa1A") == [0x38, 0xB0A1, 0x41]
    assert [made.cid(c) for c in (0x20, 0x38, 0xB0A1, 0xB0A2, 0xFEFE)] == [814, 838, 1, 2, 0]
    assert made.codes(b"\xff\xb0\xa1") == [0xFF, 0xB0A1], "bytes of no code space are cut by the shortest"


def test_a_cmap_builds_on_another() -> None:
    extra = b"1 begincidchar <b0a3> 9 endcidchar"
    made = embedded(extra, embedded(MIXED, None))
    assert made.codes(b"8\xb0\xa3") == [0x38, 0xB0A3] and made.cid(0xB0A3) == 9 and made.cid(0xB0A1) == 1
    assert embedded(b"", predefined("GBK-EUC-H")).cid(0xB0A1) is None


def test_predefined_cmaps_know_their_codes_and_characters() -> None:
    gbk = predefined("GBK-EUC-H")
    shown = "8\u670812\u65e5\u672c\u62a5\u8bafA\u5ea73\u697c"
    codes = gbk.codes(shown.encode("gbk"))
    assert "".join(gbk.character(c) or "?" for c in codes) == shown
    assert gbk.cid(codes[0]) is None, "which glyph is not in the table"
    four = predefined("GBK2K-V")
    assert four.codes("\u3400A".encode("gb18030")) == [int.from_bytes("\u3400".encode("gb18030"), "big"), 0x41]
    wide = predefined("UniGB-UTF16-H")
    assert [wide.character(c) for c in wide.codes("\u6b63\U00020bb7".encode("utf-16-be"))] == ["\u6b63", "\U00020bb7"]
    assert predefined("Identity-V").cid(77) == 77 and predefined("Made-Up-H").codes(b"\0\1\0\2") == [1, 2]


@pytest.mark.parametrize(
    "garbage", [b"begincodespacerange <0> <zz> endcodespacerange", b"1 begincidrange <00> <7e> 99999999999 endcid"]
)
def test_a_malformed_cmap_says_nothing(garbage: bytes) -> None:
    assert isinstance(embedded(garbage, None), CodeMap)


def judged(draft: Draft) -> list[str]:
    return [d.message for d in run_facts(read_pdf(draft.save()), Profile(title="x", checks=("PF-FNT-*", "PF-DOC-03"))).diagnostics]


def gbk_text(draft: Draft) -> None:
    """A string of one- and two-byte codes beside the good text, in a font of the same program."""
    draft.add(f"BT /F 9 Tf 1 0 0 1 30 150 Tm <{GBK_WORDS.encode('gbk').hex()}> Tj ET")


def test_a_chinese_file_in_gbk_has_no_missing_glyphs() -> None:
    draft = Draft(pages=1)
    draft.sheets[0].content.clear()
    gbk_text(draft)
    draft.font_entries.update({"/Encoding": Name("/GBK-EUC-H"), "/ToUnicode": None})
    draft.below_entries["/CIDSystemInfo"] = Dictionary(Registry=String("Adobe"), Ordering=String("GB1"), Supplement=2)
    assert judged(draft) == []


def test_an_embedded_cmap_is_followed_to_the_glyph() -> None:
    def made(last: str) -> Draft:
        draft = Draft(pages=1)
        draft.characters = {"\u6b63": 1, "\u6587": 2}
        draft.sheets[0].content[:] = [f"BT /F 9 Tf 1 0 0 1 30 150 Tm <41b0a1{last}> Tj ET"]
        cmap = MIXED.replace(b"<20> <7e> 814", b"<41> <41> 2")
        draft.font_entries["/Encoding"] = draft.stream(cmap, Type=Name.CMap, CMapName=Name("/Own"))
        rows = b"3 beginbfchar <41> <0041> <b0a1> <6b63> <b0b0> <6b63> endbfchar"
        draft.font_entries["/ToUnicode"] = draft.stream(rows)
        return draft

    assert judged(made("")) == []
    assert [m for m in judged(made("b0b0")) if "missing" in m], "a code that the CMap does not have is the glyph of nothing"


def test_vertical_advances_of_single_glyphs_are_read() -> None:
    draft = Draft(pages=1)
    draft.font_entries["/Encoding"] = Name("/Identity-V")
    draft.below_entries["/W2"] = Array([1, Array([-500, 500, 880]), 2, 2, -250, 500, 880])
    draft.sheets[0].content[:] = [draft.shown("\u6b63\u6587", 100, 100, 10)]
    (mark,) = read_pdf(draft.save()).marks
    assert mark.rect[3] - mark.rect[1] == 7_500
