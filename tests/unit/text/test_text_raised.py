"""Notes' numbers, exponents, fractions, unit signs: where they stand, and that the text stays what was written.

docs/rules/typography.md, Mixed type; docs/decisions/0015.
"""

from __future__ import annotations

from time import process_time

import pytest
from setting import EM, gap, may_break, set_text, units

from banmian.content.model import Mark, StyledText
from banmian.fonts import FontBook
from banmian.text.prepare import prepare
from banmian.text.setting import TextSetting


@pytest.mark.parametrize("note", ["1", "12", "\u30141\u3015", "\u301412\u3015", "\u2460", "[1]"])
def test_a_note_stands_at_its_word_and_has_no_gap_to_the_next(book: FontBook, note: str) -> None:
    text = f"\u6865{note}\u5efa"
    p = set_text(book, text, marks=(Mark(1, len(text) - 1, "sup"),))
    assert all(not free for free in may_break(p)[:-1])
    assert may_break(p)[-1]
    assert [gap(p, i) for i in range(1, p.units.size)] == [0.0] * (p.units.size - 1)
    assert {p.looks[g].size for g in range(1, len(p.gids) - 1)} == {EM * 6 // 10}
    assert "".join(p.texts) == text
    assert p.units.places[p.units.size - 2] == 0  # nothing in it opens


def test_a_note_after_a_stop_takes_its_white(book: FontBook) -> None:
    p = set_text(book, "\u6865\u30021\u5efa", marks=(Mark(2, 3, "sup"),))
    assert gap(p, 2) == gap(p, 3) == 0


def test_an_exponent_belongs_to_its_word(book: FontBook) -> None:
    p = set_text(book, "\u9762m2\u5927", marks=(Mark(2, 3, "sup"),))
    assert [gap(p, i) for i in (1, 2, 3)] == [0.25, 0.0, 0.25]


def test_m2_typed_plain_stays(book: FontBook) -> None:
    assert set_text(book, "100m2").looks == {}


@pytest.mark.parametrize("text", ["3/4", "1 3/4", "15/16", "3\u20444"])
def test_a_fraction_is_one_unit_and_keeps_its_text(book: FontBook, text: str) -> None:
    p = set_text(book, f"\u52a0{text}\u676f", marks=(Mark(1, 1 + len(text), "frac"),))
    assert units(p) == ["\u52a0", text, "\u676f"]
    assert [gap(p, i) for i in (1, 2)] == [0.25, 0.25]
    signs = [k for k, t in enumerate(p.texts) if t.strip() in ("/", "\u2044")]
    above, below = p.looks[signs[0] - 1], p.looks[signs[0] + 1]
    assert above.size == below.size < EM
    assert above.rise > 0 == below.rise
    assert all(p.dx[k] < p.dx[k + 1] for k in range(1, len(p.gids) - 2))


def test_a_fraction_is_as_high_as_a_digit(book: FontBook) -> None:
    p = set_text(book, "3/4", marks=(Mark(0, 3, "frac"),))
    face = book.face("song-regular")
    digit = face.glyph("3")
    assert digit is not None
    tops = [look.rise + face.ink_box(p.gids[g])[3] * look.size // face.upem for g, look in p.looks.items()]
    assert abs(max(tops) - face.ink_box(digit[0])[3] * EM // face.upem) <= 40


@pytest.mark.parametrize("text", ["\u56db\u5206\u4e4b\u4e09", "a/b", "3/", "1/2/3"])
def test_what_is_no_fraction_of_digits_is_set_as_it_stands(book: FontBook, text: str) -> None:
    p = set_text(book, text, marks=(Mark(0, len(text), "frac"),))
    assert "".join(p.texts) == text
    assert p.looks == {}


@pytest.mark.parametrize("sign", ["\u33a1", "\u339e", "\u2103"])
def test_a_unit_sign_of_the_face_is_its_own(book: FontBook, sign: str) -> None:
    p = set_text(book, f"\u7ea6{sign}")
    assert len(p.gids) == 2 and p.texts[1] == sign


def test_a_unit_sign_that_the_face_lacks_is_built_and_stays_itself(book: FontBook) -> None:
    assert book.face("brush").glyph("\u33a1") is None
    p = set_text(book, "\u56fd\u33a1", face="brush")
    assert p.diagnostics == ()
    assert p.faces == ["brush"] * 3
    assert p.texts == ["\u56fd", "\u33a1", "\u2060"]
    assert p.looks[2].rise > 0


@pytest.mark.parametrize("face", ["song-regular", "song-black", "hei-medium", "kai-bold"])
@pytest.mark.parametrize(
    "text", ["CO\u2082", "PM\u2082.\u2085", "H\u2082O", "10\u207b\u00b3", "x\u208d\u2081\u208e", "2\u2075\u00b9\u2070"]
)
def test_small_digits_that_a_face_lacks_are_its_own_in_small_and_stay_themselves(book: FontBook, face: str, text: str) -> None:
    p = set_text(book, f"\u5230{text}\u4e3a", face=face)
    assert p.diagnostics == ()
    assert set(p.faces) == {face}
    assert "".join(p.texts) == f"\u5230{text}\u4e3a"
    assert not any(may_break(p)[1:-1])
    small = [k for k, t in enumerate(p.texts) if t in ".\u2082\u2085\u207b\u00b3\u208d\u2081\u208e\u2075\u00b9\u2070"]
    if face != "kai-bold":  # which has most of them
        assert {p.looks[k].size for k in small} == {EM * 6 // 10}
        assert all((p.looks[k].rise > 0) == ("." < p.texts[k] < "\u2080") for k in small)
    assert [gap(p, i) for i in range(2, p.units.size - 1)] == [0.0] * (p.units.size - 3)


def test_small_digits_of_a_vertical_line_are_turned_with_their_word(book: FontBook) -> None:
    p = prepare(StyledText("\u5230CO\u2082"), TextSetting("song-regular", EM, direction="vertical"), book)
    assert p.diagnostics == () and p.texts[-1] == "\u2082"
    assert p.looks[len(p.gids) - 1].turn == "rotated" and p.looks[len(p.gids) - 1].rise < 0


def test_a_long_run_of_small_digits_takes_linear_time(book: FontBook) -> None:
    before = process_time()
    set_text(book, "\u2082" * 40_000)
    assert process_time() - before < 4


def test_a_square_that_the_face_has_is_its_own(book: FontBook) -> None:
    assert set_text(book, "m\u00b2").looks == {}


def test_hei_beside_strong_and_kai(book: FontBook) -> None:
    p = set_text(book, "\u8001\u57ce\u53a2", marks=(Mark(0, 3, "kai"), Mark(1, 2, "hei")))
    assert p.faces == ["kai", "hei-bold", "kai"]


@pytest.mark.parametrize(("first", "second", "face"), [("kai", "strong", "kai"), ("strong", "kai", "hei-bold")])
def test_of_two_faces_over_the_same_characters_the_inner_holds(book: FontBook, first: str, second: str, face: str) -> None:
    p = set_text(book, "\u8001", marks=(Mark(0, 1, first), Mark(0, 1, second)))  # type: ignore[arg-type]
    assert p.faces == [face]
