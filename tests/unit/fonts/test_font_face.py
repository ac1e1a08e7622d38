"""A face's answers, on the real faces: glyphs, widths, vertical forms, boxes, shapes, the programs for the PDF."""

from __future__ import annotations

import io
import pickle

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from banmian.fonts import FontBook
from banmian.fonts.face import scale
from banmian.fonts.shaping import han_language

EVERY = (
    "song-regular", "song-semibold", "song-bold", "song-black", "hei-regular", "hei-medium", "hei-bold",
    "kai", "kai-bold",
)  # fmt: skip
GUO = "\u56fd"


def test_han_is_one_em_and_a_missing_character_is_none(book: FontBook) -> None:
    for face_id in EVERY:
        face = book.face(face_id)
        glyph = face.glyph(GUO)
        assert glyph is not None
        assert glyph[1] == face.upem
        assert face.glyph("\U0001f600") is None
        assert face.vertical_glyph("\U0001f600") is None


@pytest.mark.parametrize("face_id", EVERY)
def test_quotes_are_one_em_with_ink_in_their_half_and_narrow_by_pwid(book: FontBook, face_id: str) -> None:
    face = book.face(face_id)
    for ch, opening in (("\u201c", True), ("\u2018", True), ("\u201d", False), ("\u2019", False)):
        glyph = face.glyph(ch)
        assert glyph is not None
        x0, _, x1, _ = face.ink_box(glyph[0])
        assert glyph[1] == face.upem
        assert x0 >= 500 if opening else x1 <= 500
        assert face.shape(ch, {"pwid": 1})[0].x_advance < 600


@pytest.mark.parametrize("face_id", EVERY)
def test_stops_stand_left_and_turn_to_the_top_right_in_vertical_lines(book: FontBook, face_id: str) -> None:
    face = book.face(face_id)
    for ch in "\uff0c\u3002\u3001":
        glyph, turned = face.glyph(ch), face.vertical_glyph(ch)
        assert glyph is not None
        assert turned not in (None, glyph[0])
        x0, y0, _, _ = face.ink_box(turned or 0)
        assert face.ink_box(glyph[0])[2] <= 500
        assert x0 >= 500
        assert y0 >= 380
    assert face.vertical_glyph(GUO) == (face.glyph(GUO) or (0, 0))[0]


def test_two_dashes_are_one_rule_of_two_em(book: FontBook) -> None:
    for face_id in ("song-regular", "song-black", "hei-regular"):
        assert [(g.cluster, g.x_advance) for g in book.face(face_id).shape("\u2014\u2014")] == [(0, 2000)]
    assert (book.face("kai").glyph("\u2e3a") or (0, 0))[1] == 2000


def test_kerning_and_ligatures_are_for_latin_alone(book: FontBook) -> None:
    face = book.face("song-regular")
    apart = sum(face.advances(g.gid for g in face.shape("AV")))
    assert sum(g.x_advance for g in face.shape("AV")) < apart
    assert sum(g.x_advance for g in face.shape("AV", {"kern": 0})) == apart
    assert len(face.shape("fi", {"liga": 0})) == 2
    assert sum(g.x_advance for g in face.shape("\uff0c\u201d\uff08")) == 3000


def test_clusters_count_code_points(book: FontBook) -> None:
    assert [g.cluster for g in book.face("song-regular").shape("\U00020bb7\u4e2da")] == [0, 1, 2]


def test_ink_box_of_cff_is_exact_and_of_a_blank_is_zero(book: FontBook) -> None:
    face = book.face("song-regular")
    glyph = face.glyph(GUO)
    assert glyph is not None
    assert face.ink_box(glyph[0]) == (99, -78, 944, 821)
    assert face.ink_box((face.glyph("\u3000") or (0, 0))[0]) == (0, 0, 0, 0)
    plain = book.face("song-bold")
    assert plain.ink_box((plain.glyph(" ") or (0, 0))[0]) == (0, 0, 0, 0)


def test_boxes_agree_with_the_ink_of_square_characters(book: FontBook) -> None:
    """The middle of the ink of Han over the whole of level 1 is the middle of the box, to 0.01 em (fonts/README.md)."""
    level_1 = [bytes([160 + r, 160 + c]).decode("gb2312", "ignore") for r in range(16, 55) for c in range(1, 95)]
    for face_id in (*EVERY[1:], "song-tc", "hei-tc", "kai-tc"):  # those hold some 3,000 of them
        face = book.face(face_id)
        boxes = [face.ink_box(glyph[0]) for glyph in map(face.glyph, level_1) if glyph]
        middle = sorted((b[1] + b[3]) / 2 for b in boxes)[len(boxes) // 2] / 1000
        assert abs(middle - (face.ascent_em - face.descent_em) / 2) <= 0.01, face_id


def test_scale_rounds_half_to_even() -> None:
    assert [scale(units, 1500, 1000) for units in (1, 3, 5)] == [2, 4, 8]
    assert scale(1000, 9000, 1000) == 9000
    assert scale(557, 9000, 1000) == 5013
    assert scale(-1, 1500, 1000) == -2


def outline(data: bytes, gid: int) -> object:
    """The glyph's path as fontTools draws it, without the names of the tables it came from."""
    font = TTFont(io.BytesIO(data))
    glyphs, pen = font.getGlyphSet(), RecordingPen()
    glyphs[font.getGlyphName(gid)].draw(pen)
    return pen.value


@pytest.mark.parametrize("face_id", ["song-regular", "hei-bold", "kai"])
def test_program_keeps_ids_advances_and_outlines(book: FontBook, face_id: str) -> None:
    face = book.face(face_id)
    gids = [glyph[0] for glyph in map(face.glyph, "\u793e\u533a\u6668\u62a5\uff0c2020") if glyph]
    font = TTFont(io.BytesIO(face.subset(gids)))
    order = font.getGlyphOrder()
    assert len(order) == max(gids) + 1
    assert tuple(font["hmtx"][order[g]][0] for g in gids) == face.advances(gids)
    assert not {"GSUB", "GPOS", "name", "cmap"} & set(font.keys())
    assert [outline(face.subset(gids), g) for g in gids] == [outline(face.path.read_bytes(), g) for g in gids]
    assert face.program(gids) == face.program(reversed(gids))
    assert face.program(gids).is_cff == face.is_cff


def test_cff_program_is_cid_keyed_with_identity_charset(book: FontBook) -> None:
    """CIDFontType0C: the code in the page is the CID and, the charset being the identity, the glyph id."""
    face = book.face("song-regular")
    gid = (face.glyph(GUO) or (0, 0))[0]
    top = TTFont(io.BytesIO(face.subset([gid])))["CFF "].cff.topDictIndex[0]
    assert top.ROS == ("Adobe", "Identity", 0)
    assert top.charset[gid] == f"cid{gid:05d}"
    assert face.program([gid]).data[:2] == b"\x01\x00"


def test_descriptor(book: FontBook) -> None:
    said = book.face("hei-bold").descriptor()
    assert (said.post_name, said.weight, said.fs_type) == ("NotoSansSC-Bold", 700, 0)
    assert said.cap_height == 733
    assert book.face("kai").descriptor().post_name == "BanmianKai-Regular"


def test_the_language_brings_in_its_forms(book: FontBook) -> None:
    """A font for Taiwan keeps the dash of two em and the raised dots for zh-Hant; read as zh-Hans it shows its Latin ones."""
    here = book.with_language("zh-Hant")
    assert here.with_language("zh-Hant") is here and here.known_as != book.known_as
    assert here.language == here.face("song-tc").language == "zh-Hant"
    for face_id in ("song-tc", "hei-tc-bold"):
        own, other = here.face(face_id), book.face(face_id)
        assert [(g.cluster, g.x_advance) for g in own.shape("\u2014\u2014")] == [(0, 2000)]
        assert (own.glyph("\u2e3a") or (0, 0))[1] == 2000 > (other.glyph("\u2e3a") or (0, 0))[1]
        dots = own.ink_box((own.glyph("\u2026") or (0, 0))[0])
        assert abs((dots[1] + dots[3]) / 2 - 380) < 10
        assert own.vertical_glyph("\u2e3a") != (own.glyph("\u2e3a") or (0, 0))[0]
    again = pickle.loads(pickle.dumps(here.face("song-tc")))
    assert again.language == "zh-Hant" and again.glyph("\u2e3a") == here.face("song-tc").glyph("\u2e3a")


@pytest.mark.parametrize(
    ("paper", "han"), [("zh-Hant", "zh-Hant"), ("zh-Hant-TW", "zh-Hant-TW"), ("ja", "ja"), ("en", "zh-Hans"), ("zh", "zh-Hans")]
)
def test_han_of_a_paper_in_a_language_without_it_is_simplified(paper: str, han: str) -> None:
    assert han_language(paper) == han


@pytest.mark.parametrize("face_id", ["song-tc", "song-tc-bold", "hei-tc", "hei-tc-bold"])
def test_points_for_taiwan_stand_amid_their_em(book: FontBook, face_id: str) -> None:
    face = book.face(face_id)
    for ch in "\uff0c\u3002\u3001\uff1a\uff1b\uff1f\uff01":
        x0, _, x1, _ = face.ink_box((face.glyph(ch) or (0, 0))[0])
        assert abs((x0 + x1) / 2 - 500) <= 40, ch
