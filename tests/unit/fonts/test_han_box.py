"""The Han box of the body's face is that of the whole paper: its grid, its tops, its rows."""

from __future__ import annotations

from banmian.fonts import FontBook
from banmian.han_box import above, below


def test_a_box_is_parted_by_its_baseline() -> None:
    assert (above(9_000), below(9_000)) == (7_920, 1_080)
    assert (above(9_000, 850), below(9_000, 850)) == (7_650, 1_350)


def test_a_book_takes_the_box_of_the_papers_body(book: FontBook) -> None:
    other = book.with_box(850)
    assert (book.above(20_000), other.above(20_000), other.below(20_000)) == (17_600, 17_000, 3_000)
    assert other.faces is book.faces and other.known_as != book.known_as and other.with_box(850) is other


def test_each_face_says_how_high_its_box_is(book: FontBook) -> None:
    assert set(book.ascents) == set(book.ids) and book.ascents["song-regular"] == 880
