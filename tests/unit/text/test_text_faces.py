"""Faces: marks of strong and Kai, fallback by coverage, what no face holds, combining marks, and where it was written."""

from __future__ import annotations

from setting import EM, gap, may_break, set_text, units

from banmian.content.model import Mark
from banmian.diagnostics import Severity, Span
from banmian.fonts import FontBook

HAN = "\u56fd"
RARE = "\u4e02"
"""In the Song alone: beyond the standard that the other faces are cut to."""
UNKNOWN = "\u0e01"
"""A Thai letter: in no face."""


def test_strong_is_hei_and_kai_is_kai(book: FontBook) -> None:
    p = set_text(book, HAN * 6, marks=(Mark(1, 2, "strong"), Mark(3, 5, "kai"), Mark(5, 6, "emphasis")))
    assert p.faces == ["song-regular", "hei-bold", "song-regular", "kai", "kai", "song-regular"]
    assert p.diagnostics == ()


def test_a_mark_inside_another_holds(book: FontBook) -> None:
    p = set_text(book, HAN * 5, marks=(Mark(0, 5, "kai"), Mark(1, 2, "strong"), Mark(3, 3, "strong")))
    assert p.faces == ["kai", "hei-bold", "kai", "kai", "kai"]


def test_a_word_in_two_faces_stays_whole(book: FontBook) -> None:
    p = set_text(book, "news2020", marks=(Mark(4, 8, "strong"),))
    assert units(p) == ["news", "2020"]
    assert may_break(p) == [False]
    assert gap(p, 1) == 0


def test_a_missing_glyph_falls_back_and_is_reported_with_its_place(book: FontBook) -> None:
    p = set_text(book, HAN + RARE + HAN, face="hei-bold")
    assert p.faces[1] in book.face("hei-bold").entry.fallback
    (found,) = p.diagnostics
    assert (found.code, found.severity, found.span) == ("TXT001", Severity.WARNING, Span("a.md", 3, 6))
    assert "U+4E02" in found.message


def test_each_place_of_a_missing_glyph_is_named(book: FontBook) -> None:
    p = set_text(book, RARE + HAN + RARE, face="hei-bold")
    assert [d.span.column for d in p.diagnostics if d.span] == [5, 7]


def test_what_no_face_holds_is_an_error_and_a_visible_box(book: FontBook) -> None:
    p = set_text(book, HAN + UNKNOWN + HAN)
    (found,) = p.diagnostics
    assert (found.code, found.severity, found.span) == ("TXT002", Severity.ERROR, Span("a.md", 3, 6))
    box = book.face("song-regular").glyph("\u3013")
    assert box is not None
    assert (p.gids[1], p.texts[1]) == (box[0], UNKNOWN)
    assert p.units.ends[1] - p.units.starts[1] == EM


def test_a_word_that_the_face_does_not_hold_is_spelt_and_stays_whole(book: FontBook) -> None:
    missing = next(ch for ch in "\u0180\u0181\u0186\u018e\u0190" if book.face("kai").glyph(ch) is None)
    p = set_text(book, f"{HAN}ab{missing}c{HAN}", face="kai")
    assert "".join(units(p)) == f"{HAN}ab{missing}c{HAN}"
    assert may_break(p) == [True, False, False, False, True]
    assert gap(p, 2) == gap(p, 3) == 0
    assert len(p.diagnostics) == 1


def test_a_variation_selector_goes_with_its_character(book: FontBook) -> None:
    p = set_text(book, f"{HAN}\u846b\U000e0100{HAN}\uff0c\ufe00")
    assert units(p) == [HAN, "\u846b\U000e0100", HAN, "\uff0c\ufe00"]
    assert may_break(p)[-1] is False
    assert p.units.ends[3] - p.units.starts[3] == EM // 2


def test_every_glyph_has_its_text_and_its_unit(book: FontBook) -> None:
    text = f"\u201c{HAN}GDP\u2014\u20142020\u5e74\u2026\u2026\u201d\uff1f\uff01"
    p = set_text(book, text)
    assert "".join(p.texts) == text
    assert len(p.gids) == len(p.faces) == len(p.dx) == len(p.texts) == p.first[-1]
    assert [text[o] for o in p.offsets] == [u[0] for u in units(p)]
    assert len(p.first) == p.units.size + 1


def test_an_empty_text_and_one_of_blanks(book: FontBook) -> None:
    for text in ("", "\u3000", " "):
        p = set_text(book, text)
        assert (p.units.size, p.width, p.diagnostics) == (0, 0, ())
