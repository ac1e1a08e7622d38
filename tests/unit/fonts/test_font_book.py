"""Loading a book: the lock's faults, missing and altered faces, the date that spares the hash, fallback by coverage."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from squares import square_font, write_squares

from banmian.diagnostics import Diagnostic
from banmian.fonts import FontBook

STAMP = 1_597_190_400  # 2020-08-12T00:00:00Z


def codes(root: Path) -> list[str]:
    book, found = FontBook.load(root)
    assert (book is None) == bool(found)
    return [d.code for d in found]


def edited(root: Path, old: str, new: str) -> Diagnostic:
    """The one diagnostic after the first `old` in the lock was replaced by `new`."""
    write_squares(root, ids=("song-regular", "kai"))
    path = root / "fonts" / "fonts.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    book, found = FontBook.load(root)
    assert book is None
    return found[0]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("schema: 1", "schema: 2", 1),
        ("stamp:", "stump:", 2),
        ("    index: 0", "    index: -1", 6),
        ("    index: 0", "    index: 0\n    index: 0", 7),
        ("    index: 0", "    colour: red", 6),
        ("    family: Banmian Squares\n", "", 5),
        ("file: squares.ttf", "file: ../squares.ttf", 5),
        ("fallback: []", "fallback: [brush]", 14),
        ("fallback: []", "fallback: &a []", 14),
        ("faces:", "faces: [", 0),
    ],
)
def test_a_wrong_lock_is_fnt001_with_its_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    found = edited(tmp_path, old, new)
    assert found.code == "FNT001"
    assert found.span is not None
    assert found.span.file == "fonts/fonts.yaml"
    assert line in (0, found.span.line)


def test_no_lock_and_no_utf8(tmp_path: Path) -> None:
    assert codes(tmp_path) == ["FNT001"]
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "fonts.yaml").write_bytes(b"\xff\xfe")
    assert codes(tmp_path) == ["FNT001"]


def test_missing_altered_and_unreadable_faces(tmp_path: Path) -> None:
    write_squares(tmp_path, ids=("song-regular",))
    face = tmp_path / "fonts" / "squares.ttf"
    good = face.read_bytes()
    face.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    assert codes(tmp_path) == ["FNT003"]
    face.write_bytes(good + b"\0")
    assert codes(tmp_path) == ["FNT003"]
    face.unlink()
    assert codes(tmp_path) == ["FNT002"]
    face.write_bytes(good)
    assert codes(tmp_path) == []


def test_a_file_that_is_no_font_is_fnt004(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("squares.square_font", lambda text: b"not a font at all")
    write_squares(tmp_path, ids=("song-regular",))
    assert codes(tmp_path) == ["FNT004"]


def test_a_face_found_right_wears_the_date_of_the_lock_and_is_hashed_again_when_it_changes(tmp_path: Path) -> None:
    write_squares(tmp_path, ids=("song-regular",))
    face = tmp_path / "fonts" / "squares.ttf"
    assert codes(tmp_path) == []
    assert int(face.stat().st_mtime) == STAMP
    good = face.read_bytes()
    face.write_bytes(bytes(reversed(good)))
    assert codes(tmp_path) == ["FNT003"]
    assert int(face.stat().st_mtime) != STAMP
    os.utime(face, (STAMP, STAMP))
    assert codes(tmp_path) == ["FNT003"]


def test_a_face_that_was_found_right_is_not_hashed_again(tmp_path: Path) -> None:
    write_squares(tmp_path, ids=("song-regular",))
    face = tmp_path / "fonts" / "squares.ttf"
    assert codes(tmp_path) == []
    date = face.stat().st_mtime_ns
    face.write_bytes(bytes(reversed(face.read_bytes())))
    os.utime(face, ns=(date, date))
    assert codes(tmp_path) == ["FNT004"]  # trusted by its date, and then no font: `make fonts --check` hashes all


def test_a_face_found_right_elsewhere_is_not_taken_for_another_by_its_date(tmp_path: Path) -> None:
    """Both are as large, and both wear the date of their locks: `cp -p` brings it along."""
    one, other = tmp_path / "one", tmp_path / "other"
    for root, text in ((one, "\u56fd"), (other, "\u5bb6")):
        write_squares(root, text, ids=("song-regular",))
        assert codes(root) == []
    faces = [root / "fonts" / "squares.ttf" for root in (one, other)]
    assert faces[0].stat().st_size == faces[1].stat().st_size and faces[0].read_bytes() != faces[1].read_bytes()
    shutil.copy2(faces[1], faces[0])
    assert codes(one) == ["FNT003"]


def test_cover_walks_the_stack(book: FontBook) -> None:
    assert book.cover("\u56fd", "hei-medium") == "hei-medium"
    assert book.cover("\u9f8d", "song-semibold") == "song-regular"  # traditional: beyond the standard
    assert book.cover("\u9f8d", "song-bold") == "song-black"
    assert book.cover("\u9f8d", "song-black") == "song-black"
    assert book.cover("\U0001f600", "song-regular") is None
    for face_id in book.ids:
        assert face_id not in book.face(face_id).entry.fallback


def test_squares_are_the_same_bytes_and_shape(tmp_path: Path) -> None:
    assert square_font("\u56fd\u5bb6") == square_font("\u5bb6\u56fd")
    assert len(square_font("\u56fd\u5bb6")) < 20_000
    write_squares(tmp_path, "\u56fd\u5bb6")
    book, found = FontBook.load(tmp_path)
    assert book is not None, found
    face = book.face("kai")
    assert [(face.glyph(c) or (0, 0))[1] for c in "\u56fdA\uff0c\u2e3a"] == [1000, 500, 1000, 2000]
    assert face.vertical_glyph("\uff0c") != (face.glyph("\uff0c") or (0, 0))[0]


def test_fonttools_is_not_imported() -> None:
    code = "import sys, banmian.fonts; sys.exit('fontTools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
