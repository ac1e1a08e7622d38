"""No handle beyond the ink: of the faces as committed, and of fonts/extremes.py on a charstring made for it.

Why it matters: PDF readers take the box of all control points for a character's box, and a line's end is measured by it.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import uharfbuzz as hb
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.boundsPen import BoundsPen, ControlBoundsPen
from fontTools.ttLib import TTFont

from banmian.fonts import FontBook
from banmian.fonts.outline import exact_box

ROOT = Path(__file__).resolve().parents[3]
HAN = sorted(
    {c for p in (ROOT / "content").rglob("*.md") for c in p.read_text(encoding="utf-8") if "\u3400" <= c <= "\u9fff"}
)  # fmt: skip


def points(font: Any, gid: int) -> list[tuple[float, float]]:
    """Every point of an outline, on and off the curve."""
    functions, found = hb.DrawFuncs(), []
    functions.set_move_to_func(lambda x, y, out: out.append((x, y)))
    functions.set_line_to_func(lambda x, y, out: out.append((x, y)))
    functions.set_quadratic_to_func(lambda a, b, x, y, out: out.extend([(a, b), (x, y)]))
    functions.set_cubic_to_func(lambda a, b, c, d, x, y, out: out.extend([(a, b), (c, d), (x, y)]))
    functions.set_close_path_func(lambda out: None)
    font.draw_glyph(gid, functions, found)
    return found


@pytest.mark.parametrize("face_id", ["song-regular", "kai", "hei-regular"])
def test_no_han_of_the_content_has_a_handle_outside_its_cell_and_its_ink_inside(book: FontBook, face_id: str) -> None:
    face = book.face(face_id)
    font, slow = hb.Font(hb.Face(hb.Blob.from_file_path(str(face.path)))), TTFont(face.path, lazy=True)
    assert len(HAN) > 1000
    for ch in HAN:
        gid, advance = face.glyph(ch) or (0, 0)
        xs = [x for x, _ in points(font, gid)] if gid else [0]
        if min(xs) < 0 or max(xs) > advance:
            glyphs = slow.getGlyphSet()
            glyphs[slow.getGlyphName(gid)].draw(pen := BoundsPen(glyphs))
            assert pen.bounds[0] < 0 or pen.bounds[2] > advance, ch


@pytest.mark.parametrize("face_id", ["song-regular", "song-black"])
def test_the_box_of_points_is_the_box_of_ink_in_the_cff_faces(book: FontBook, face_id: str) -> None:
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(book.face(face_id).path))))
    for ch in [*HAN, "\u5458", "\uff0c", "\u3002", "\u201c", "A", "g", "&"]:
        gid = font.get_nominal_glyph(ord(ch))
        box, xs, ys = exact_box(font, gid), *zip(*points(font, gid), strict=True)
        assert (min(xs) >= box[0], min(ys) >= box[1], max(xs) <= box[2], max(ys) <= box[3]) == (True,) * 4, ch


# --- the maker's own work -------------------------------------------------------------------------------------------

INSIDE = [0, 50, 50, 50, 50, 0, "rrcurveto", "return"]
"""A subroutine with a curve that stays between its ends."""
BULGE = [-107, "callsubr", 300, 20, 0, 160, -300, 20, "rrcurveto", "return"]
"""One that calls the first and then swings out to the right and back: handles 300 units off, ink 225."""
BOX = (0, 0, 325, 300)


@pytest.fixture
def extremes(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "fonts")
    return importlib.import_module("extremes")


def charstring(program: list[Any]) -> T2CharString:
    subrs: list[T2CharString] = []
    private = SimpleNamespace(Subrs=subrs, nominalWidthX=0, defaultWidthX=0)
    subrs += [T2CharString(program=list(p), private=private, globalSubrs=[]) for p in (INSIDE, BULGE)]
    return T2CharString(program=program, private=private, globalSubrs=[])


def boxes(program: list[Any]) -> tuple[Any, Any]:
    """(box of all points, box of the ink)."""
    ink, control = BoundsPen(None), ControlBoundsPen(None)
    charstring(program).draw(ink)
    charstring(program).draw(control)
    return control.bounds, ink.bounds


def test_only_the_curve_that_overshoots_is_split_and_only_its_subroutine_written_out(extremes: ModuleType) -> None:
    before = [0, 20, "hstemhm", 5, 10, "hintmask", b"\xc0", 0, 0, "rmoveto", -106, "callsubr", -20, "hlineto", "endchar"]
    assert boxes(before) == ((0, 0, 400, 300), (0, 0, 325, 300))
    after = extremes.split(charstring(before), BOX)
    assert boxes(after) == ((0, 0, 325, 300), (0, 0, 325, 300))
    assert after[:10] == before[:10]
    assert after[10:12] == [-107, "callsubr"]
    assert after[-3:] == before[-3:]
    assert "return" not in after


def test_operands_from_a_subroutine_move_with_their_operator(extremes: ModuleType) -> None:
    subject = charstring([0, 0, "rmoveto", 100, 100, "rlineto", -107, "callsubr", "rrcurveto", "endchar"])
    subject.private.Subrs[0].setProgram([300, 20, 0, 160, -300, 20, "return"])
    after = extremes.split(subject, BOX)
    assert "callsubr" not in after
    assert boxes(after) == ((0, 0, 325, 300), (0, 0, 325, 300))


def test_a_charstring_within_its_box_stays_as_it_is(extremes: ModuleType) -> None:
    plain = [0, 0, "rmoveto", -107, "callsubr", 10, 20, -30, "hlineto", "endchar"]
    assert extremes.split(charstring(plain), (0, 0, 110, 120)) == plain
