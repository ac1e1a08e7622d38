"""fonts/ as committed: whole, right, small enough, licensed, with the characters and features that the page needs."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
import yaml
from fontTools.ttLib import TTFont

from banmian.fonts import FontBook

FONTS = Path(__file__).resolve().parents[3] / "fonts"
FACES = yaml.load((FONTS / "fonts.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["faces"]
IDS = {
    "song-regular", "song-semibold", "song-bold", "song-black", "hei-regular", "hei-medium", "hei-bold",
    "kai", "kai-bold", "brush", "running",
}  # fmt: skip
TRADITIONAL = {"song-tc", "song-tc-bold", "hei-tc", "hei-tc-bold", "kai-tc"}
IDS |= TRADITIONAL
HANDS = {"brush", "running"}
"""Faces of mastheads, which hold what their hands wrote."""
STANDARD = (FONTS / "standard.txt").read_text(encoding="utf-8").replace("\n", "")
"""The 8,105 characters of China's standard table."""
NAMES = "\u5586\u73fa\u7fc0\u777f\U0002cb4e\u4dae"
"""Of names that editors met: the last two stand beyond the URO."""
MARKS = (
    "\uff0c\u3002\u3001\uff1a\uff1b\uff1f\uff01\u201c\u201d\u2018\u2019\u300a\u300b\u3008\u3009\uff08\uff09\u3010\u3011"
    "\u300c\u300d\u300e\u300f\u2014\u2026\uff5e\u2013\u2e3a\u00b7\u30fb\u22ef"
    "\u2103\u2030\u2116\u2460\u3280\u3013\u2192\u25cb\u25b2\uffe5"
)
PINYIN = (
    "\u0101\u00e1\u01ce\u00e0\u0113\u00e9\u011b\u00e8\u012b\u00ed\u01d0\u00ec"
    "\u014d\u00f3\u01d2\u00f2\u016b\u00fa\u01d4\u00f9\u01d6\u01d8\u01da\u01dc"
)


BOPOMOFO = "".join(map(chr, range(0x3105, 0x312A))) + "\u02ca\u02c7\u02cb\u02d9"


def gb2312() -> str:
    return "".join(bytes([160 + r, 160 + c]).decode("gb2312", "ignore") for r in range(16, 88) for c in range(1, 95))


def test_ids_and_size() -> None:
    assert set(FACES) == IDS
    assert sum(p.stat().st_size for p in FONTS.rglob("*") if p.is_file()) <= 80_000_000


@pytest.mark.parametrize("face_id", sorted(IDS))
def test_hash_licence_and_name(face_id: str) -> None:
    face = FACES[face_id]
    data = (FONTS / face["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == face["sha256"]
    assert "SIL OPEN FONT LICENSE" in (FONTS / face["licence"]).read_text(encoding="utf-8")
    names = {str(n) for n in TTFont(io.BytesIO(data), lazy=True)["name"].names if n.nameID in (1, 3, 4, 6, 16)}
    reserved = ("LXGW", "\u971e\u9e5c", "Source")
    assert not [n for n in names if any(word in n for word in reserved)]


def test_the_standard_is_the_table_of_8105() -> None:
    assert len(STANDARD) == len(set(STANDARD)) == 8105
    assert STANDARD[0] == "\u4e00" and STANDARD[3499] == "\u77d7" and STANDARD[6499] == "\u9f49"  # ends of levels 1 and 2
    assert sum(not "\u4e00" <= ch <= "\u9fff" for ch in STANDARD) == 273


@pytest.mark.parametrize("face_id", sorted(IDS - HANDS - TRADITIONAL))
def test_every_face_of_text_and_heads_holds_the_standard(book: FontBook, face_id: str) -> None:
    face = book.face(face_id)
    missing = [c for c in STANDARD + gb2312() if face.glyph(c) is None]
    assert not missing, (face_id, "".join(missing[:10]))
    assert all(face.glyph(c) for c in NAMES)


@pytest.mark.parametrize("face_id", sorted(TRADITIONAL))
def test_a_face_of_traditional_setting_holds_the_first_level_of_big5_and_bopomofo(book: FontBook, face_id: str) -> None:
    """Among its 5,401 are the 4,808 of the Ministry of Education's list."""
    codes = (bytes([first, second]) for first in range(0xA4, 0xC7) for second in (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    level_1 = "".join(code.decode("big5", "ignore") for code in codes if code <= b"\xc6\x7e")
    face = book.face(face_id)
    assert len(level_1) == 5401
    missing = [ch for ch in level_1 + BOPOMOFO if face.glyph(ch) is None]
    assert not missing, (face_id, "".join(missing[:10]))
    assert face.path.stat().st_size < 4_000_000


def test_the_brush_holds_what_its_package_holds(book: FontBook) -> None:
    face = book.face("brush")
    assert not [c for c in gb2312() if face.glyph(c) is None]
    assert sum(face.glyph(c) is not None for c in STANDARD) == 6638


@pytest.mark.parametrize("face_id", ["song-regular", "song-black"])
def test_text_and_black_hold_all_of_the_uro_and_extension_a_as_cff(book: FontBook, face_id: str) -> None:
    face = book.face(face_id)
    assert face.is_cff
    assert not [hex(c) for c in (*range(0x4E00, 0xA000), *range(0x3400, 0x4DC0)) if face.glyph(chr(c)) is None]


def test_what_a_twin_gave_has_ink_and_the_width_of_an_em(book: FontBook) -> None:
    face = book.face("song-black")
    for ch in map(chr, (*range(0x4DB6, 0x4DC0), *range(0x9FEB, 0xA000))):
        gid, advance = face.glyph(ch) or (0, 0)
        x0, y0, x1, y1 = face.ink_box(gid)
        assert advance == face.upem == 1000
        assert 0 <= x0 < 200 and 800 < x1 <= 1000 and -120 <= y0 < 0 and 700 < y1 < 900, hex(ord(ch))


def test_the_black_falls_to_the_nearest_weight(book: FontBook) -> None:
    assert book.face("song-black").entry.fallback[0] == "song-bold"
    assert book.face("song-bold").entry.fallback[:2] == ("song-semibold", "song-black")


def test_marks_and_pinyin(book: FontBook) -> None:
    for face_id in IDS - HANDS:
        missing = [c for c in MARKS + PINYIN if book.face(face_id).glyph(c) is None]
        assert not missing, (face_id, missing)
    assert all(book.face("brush").glyph(c) for c in "\u793e\u533a\u6668\u62a5\u8001\u897f\u95e8\u8bd7")
    assert all(book.face("running").glyph(c) for c in "\u671b\u6f6e\u65e5\u62a5")


@pytest.mark.parametrize("face_id", sorted(IDS - HANDS))
def test_vertical_tables_and_features(face_id: str) -> None:
    font = TTFont(FONTS / FACES[face_id]["file"], lazy=True)
    assert {"vhea", "vmtx", "GSUB", "BASE"} <= set(font.keys())
    features = {r.FeatureTag for r in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"vert", "pwid"} <= features
    if not face_id.startswith("kai"):  # WenKai has neither regional nor width forms
        assert {"vrt2", "locl", "fwid", "hwid"} <= features
    assert font["OS/2"].fsType == 0


def test_the_readme_names_each_origin() -> None:
    text = Path(FONTS / "README.md").read_text(encoding="utf-8")
    assert all(face["from"]["package"] and face["file"] in text for face in FACES.values())
