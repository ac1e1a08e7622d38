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
    "kai", "kai-bold", "brush",
}  # fmt: skip
FULL = IDS - {"song-semibold", "hei-medium", "kai-bold", "brush"}
MARKS = (
    "\uff0c\u3002\u3001\uff1a\uff1b\uff1f\uff01\u201c\u201d\u2018\u2019\u300a\u300b\u3008\u3009\uff08\uff09\u3010\u3011"
    "\u300c\u300d\u300e\u300f\u2014\u2026\uff5e\u2013\u2e3a\u00b7\u30fb\u22ef"
    "\u2103\u2030\u2116\u2460\u3280\u3013\u2192\u25cb\u25b2\uffe5"
)
PINYIN = (
    "\u0101\u00e1\u01ce\u00e0\u0113\u00e9\u011b\u00e8\u012b\u00ed\u01d0\u00ec"
    "\u014d\u00f3\u01d2\u00f2\u016b\u00fa\u01d4\u00f9\u01d6\u01d8\u01da\u01dc"
)


def han(level_2: bool) -> str:
    rows = range(16, 88 if level_2 else 56)
    return "".join(bytes([160 + r, 160 + c]).decode("gb2312", "ignore") for r in rows for c in range(1, 95))


def test_ids_and_size() -> None:
    assert set(FACES) == IDS
    assert sum(p.stat().st_size for p in FONTS.rglob("*") if p.is_file()) <= 32_000_000


@pytest.mark.parametrize("face_id", sorted(IDS))
def test_hash_licence_and_name(face_id: str) -> None:
    face = FACES[face_id]
    data = (FONTS / face["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == face["sha256"]
    assert "SIL OPEN FONT LICENSE" in (FONTS / face["licence"]).read_text(encoding="utf-8")
    names = {str(n) for n in TTFont(io.BytesIO(data), lazy=True)["name"].names if n.nameID in (1, 3, 4, 6, 16)}
    reserved = ("LXGW", "\u971e\u9e5c", "Source")
    assert not [n for n in names if any(word in n for word in reserved)]


def test_han_of_level_1_in_all_and_level_2_in_the_large_cuts(book: FontBook) -> None:
    for face_id in IDS - {"brush"}:
        missing = [c for c in han(face_id in FULL) if book.face(face_id).glyph(c) is None]
        assert not missing, (face_id, missing[:10])
    assert sum(book.face("song-regular").glyph(chr(c)) is not None for c in range(0x4E00, 0xA000)) >= 20_900


def test_marks_and_pinyin(book: FontBook) -> None:
    for face_id in IDS - {"brush"}:
        missing = [c for c in MARKS + PINYIN if book.face(face_id).glyph(c) is None]
        assert not missing, (face_id, missing)
    assert all(book.face("brush").glyph(c) for c in "\u793e\u533a\u6668\u62a5\u8001\u897f\u95e8\u8bd7")


@pytest.mark.parametrize("face_id", sorted(IDS - {"brush"}))
def test_vertical_tables_and_features(face_id: str) -> None:
    font = TTFont(FONTS / FACES[face_id]["file"], lazy=True)
    assert {"vhea", "vmtx", "GSUB", "BASE"} <= set(font.keys())
    features = {r.FeatureTag for r in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"vert", "pwid"} <= features
    if not face_id.startswith("kai"):  # WenKai has neither regional nor width forms
        assert {"vrt2", "locl", "fwid", "hwid", "ccmp"} <= features
    assert font["OS/2"].fsType == 0


def test_the_readme_names_each_origin() -> None:
    text = Path(FONTS / "README.md").read_text(encoding="utf-8")
    assert all(face["from"]["package"] and face["file"] in text for face in FACES.values())
