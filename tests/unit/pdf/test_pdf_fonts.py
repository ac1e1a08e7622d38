"""Font objects: widths, tags, ToUnicode, and the CFF table with CID = glyph id."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from banmian.fonts import FontBook
from banmian.pdf.cff import cid_keyed
from banmian.pdf.fonts import prepare_face, subset_tag, table, to_unicode, widths
from banmian.pdf.writer import write_pdf

ROOT = Path(__file__).parents[3]


def parsed(data: bytes):
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    return fonts[0]


def outline(top, name: str):
    pen = RecordingPen()
    top.CharStrings[name].draw(pen)
    return pen.value


def test_name_keyed_becomes_cid_keyed_with_the_ids_of_the_face(faces):
    face = faces.face("cff")
    gids = [0, 2, 5, 7]
    whole = table(face.subset(range(11)), b"CFF ")
    top = parsed(cid_keyed(table(face.subset(gids), b"CFF "), gids, "ABCDEF+SquareCff"))
    assert top.ROS == ("Adobe", "Identity", 0)
    assert top.charset == [".notdef", "cid00002", "cid00005", "cid00007"]
    before = parsed(whole)
    for gid, name in zip(gids, top.charset, strict=True):
        assert outline(top, name) == outline(before, before.charset[gid])


@pytest.mark.skipif(not (ROOT / "fonts/song-regular.otf").exists(), reason="fonts/ holds no CFF face")
def test_a_cid_keyed_face_keeps_its_outlines():
    book, _ = FontBook.load(ROOT)
    face = book.face("song-regular")
    gids = sorted({0, *(face.glyph(ch)[0] for ch in "\u793e\u533a\u6668\u62a5Abg1\u3002\u9f98")})
    top = parsed(cid_keyed(table(face.subset(gids), b"CFF "), gids, "ABCDEF+Song"))
    source = TTFont(ROOT / "fonts/song-regular.otf")
    before = source["CFF "].cff[0]
    assert len(top.charset) == len(gids)
    for gid, name in zip(gids[1:], top.charset[1:], strict=True):
        assert name == f"cid{gid:05d}"
        assert outline(top, name) == outline(before, before.charset[gid])


def test_widths_are_the_subsets_own(page, set_line, faces, settings):
    with pikepdf.open(BytesIO(write_pdf(page(set_line("\u4e00Aa b")), faces, settings))) as pdf:
        cid = pdf.pages[0].Resources.Font.F1.DescendantFonts[0]
        said = {}
        values = list(cid.W)
        for first, row in zip(values[::2], values[1::2], strict=True):
            said |= {int(first) + i: float(v) for i, v in enumerate(row)}
        metrics = TTFont(BytesIO(cid.FontDescriptor.FontFile2.read_bytes()), lazy=False)["hmtx"].metrics
        order = sorted(metrics)
        assert int(cid.DW) == 1000
        for ch in "Aa b":
            gid = faces.face("glyf").gids[ch]
            assert said[gid] == metrics[order[gid]][0] if order[gid] in metrics else True
        assert cid.CIDToGIDMap == pikepdf.Name.Identity
        assert "/CIDSet" not in cid.FontDescriptor
        assert cid.FontDescriptor.Type == pikepdf.Name.FontDescriptor


def test_w_joins_neighbours_and_leaves_out_the_default():
    assert widths({3: 500_000, 4: 1_000_000, 5: 512_207, 6: 250_000}) == "[3 [ 500 ] 5 [ 512.207 250 ]]"
    assert widths({4: 1_000_000}) == "[]"


def test_advances_of_another_unit_are_rounded_once(faces):
    class Half:
        is_cff, upem, content = False, 2048, ""

        def advances(self, gids):
            return tuple(1049 for _ in gids)

    assert prepare_face("F1", Half(), {7: "a"}).glyphs == {7: ("0007", 512_207)}


def test_tags_come_from_the_glyphs():
    assert subset_tag("Song", [1, 2]) == subset_tag("Song", [1, 2])
    assert subset_tag("Song", [1, 2]) != subset_tag("Song", [1, 3])
    assert len(subset_tag("Song", [])) == 6
    assert subset_tag("Song", []).isalpha()


def test_to_unicode_in_blocks_of_a_hundred():
    said = to_unicode({gid: chr(0x4E00 + gid) for gid in range(250)} | {999: "", 1000: "\U00020000"})
    assert said.count("beginbfchar") == 3
    assert "<0000> <4e00>" in said
    assert "<03e8> <d840dc00>" in said
    assert "<03e7>" not in said
