"""A note whose story has changed since its proof stands where its words are now, or says that they are there no more."""

from __future__ import annotations

import pytest

from banmian.geometry import Rect
from banmian.proofing.annotations import Annotation, FilePage
from banmian.proofing.notes import Note, notes_of
from banmian.proofing.today import today
from banmian.versions.records import Line, PageRecord

PAGE = FilePage("", (0.0, 0.0, 200.0, 200.0), 200.0)


def line(text: str, top: int, block: int, file_line: int, left: int = 10) -> Line:
    """A line of 10 pt characters, so many pt from the left and from the page's top."""
    rect = Rect(left * 1000, top * 1000, (left + 10 * len(text)) * 1000, top * 1000 + 10_000)
    starts = tuple((left + 10 * k) * 1000 for k in range(len(text)))
    return Line("visit", block, "body", "column 1", rect, text, starts, file="a.md", line=file_line, column=1)


def page(*lines: Line, number: int = 3) -> PageRecord:
    return PageRecord(number, "page", (200_000, 200_000), lines, ())


PROOF = page(line("abcdef", 20, 0, 6), line("ghab", 32, 0, 6), line("mnopqr", 44, 1, 8))


def note(left: int, right: int, top: int) -> Note:
    box = (float(left), 200.0 - top - 10, float(right), 200.0 - top)
    [found] = notes_of([Annotation(1, "highlight", (box,), "", "", "", on_words=True)], [PAGE], [PROOF])
    return found


def test_what_stands_as_it_stood_is_as_it_was() -> None:
    marked = note(30, 50, 44)
    assert marked.words == "op" and today(marked, [PROOF]) is marked


def test_a_paragraph_before_them_moves_words_and_line() -> None:
    now = page(line("new", 20, 0, 6), line("abcdef", 32, 1, 8), line("ghab", 44, 1, 8), line("mnopqr", 56, 2, 10))
    found = today(note(30, 50, 44), [now])
    assert (found.line, found.column, found.words, found.gone) == (10, 3, "op", False)
    assert found.rect is not None and found.rect.corners == (30_000, 56_000, 50_000, 66_000)


def test_words_that_stand_twice_are_those_that_were_marked() -> None:
    now = page(line("abcdefgh", 20, 0, 6), line("ab", 32, 0, 6), line("mnopqr", 44, 1, 8))
    found = today(note(30, 50, 32), [now])  # the second `ab`, which begins a line now
    assert found.rect is not None and found.rect.corners == (10_000, 32_000, 30_000, 42_000)


def test_words_that_are_broken_otherwise_are_framed_over_both_lines_and_pages() -> None:
    now = [page(line("abcdef", 20, 0, 6), line("ghab", 32, 0, 6), line("mno-", 44, 1, 8)), page(line("pqr", 20, 1, 8), number=4)]
    found = today(note(20, 60, 44), now)
    assert found.words == "nopq" and found.page == 3
    assert found.rect is not None and found.rect.corners == (20_000, 44_000, 40_000, 54_000)


@pytest.mark.parametrize("pages", [[page(line("abcdefghab", 20, 0, 6))], [page(line("mn\u2014xpqr", 44, 1, 8))]])
def test_words_that_are_gone_say_so(pages: list[PageRecord]) -> None:
    found = today(note(30, 50, 44), pages)
    assert found.gone and found.as_json()["gone"] is True


def test_without_pages_nothing_is_known() -> None:
    marked = note(30, 50, 44)
    assert today(marked, []) is marked


def test_a_mark_over_two_paragraphs_stands_where_it_begins() -> None:
    boxes = ((30.0, 200.0 - 42, 50.0, 200.0 - 32), (10.0, 200.0 - 54, 30.0, 200.0 - 44))
    [marked] = notes_of([Annotation(1, "strike-out", boxes, "", "", "", on_words=True)], [PAGE], [PROOF])
    assert marked.words == "abmn" and today(marked, [PROOF]) is marked
    now = page(line("new", 20, 0, 6), line("abcdef", 32, 1, 8), line("ghab", 44, 1, 8), line("mnopqr", 56, 2, 10))
    found = today(marked, [now])
    assert (
        (found.line, found.gone) == (8, False) and found.rect is not None and found.rect.corners == (30_000, 44_000, 50_000, 54_000)
    )


def test_a_sticky_note_stays_at_its_line_when_a_word_in_it_is_another() -> None:
    [marked] = notes_of([Annotation(1, "note", ((30.0, 146.0, 48.0, 156.0),), "", "", "")], [PAGE], [PROOF])
    assert marked.words == "mnopqr"
    now = page(line("new", 20, 0, 6), line("abcdef", 32, 1, 8), line("ghab", 44, 1, 8), line("mXopqr", 56, 2, 10))
    found = today(marked, [now])
    assert (
        (found.line, found.gone) == (10, False)
        and found.rect is not None
        and found.rect.corners == (10_000, 56_000, 70_000, 66_000)
    )


def test_words_that_are_gone_lead_to_the_paragraph_that_is_most_like_theirs() -> None:
    now = page(line("new", 20, 0, 6), line("abcdef", 32, 1, 8), line("ghab", 44, 1, 8), line("mnXYqr", 56, 2, 10))
    found = today(note(30, 50, 44), [now])
    assert (found.gone, found.line, found.rect) == (True, 10, None)


def drawn(left: int, right: int, top: int, foot: int) -> Note:
    box = (float(left), 200.0 - foot, float(right), 200.0 - top)
    [found] = notes_of([Annotation(1, "drawing", (box,), "", "", "")], [PAGE], [PROOF])
    return found


def test_a_box_round_parts_of_two_lines_is_found_although_others_stand_between() -> None:
    """Nothing has changed; a paragraph came in before it; one of its lines was corrected; all that it was round is gone."""
    boxed = drawn(20, 40, 18, 44)
    assert boxed.words == "bc\u2026ha" and today(boxed, [PROOF]) is boxed
    lower = today(boxed, [page(line("new", 20, 0, 6), line("abcdef", 32, 1, 8), line("ghab", 44, 1, 8), line("mnopqr", 56, 2, 10))])
    assert (lower.line, lower.gone) == (8, False)
    assert lower.rect is not None and lower.rect.corners == (20_000, 32_000, 40_000, 54_000)
    corrected = today(boxed, [page(line("axxdef", 20, 0, 6), line("ghab", 32, 0, 6), line("mnopqr", 44, 1, 8))])
    assert not corrected.gone and corrected.rect is not None and corrected.rect.corners == (20_000, 32_000, 40_000, 42_000)
    assert today(boxed, [page(line("axxdef", 20, 0, 6), line("gxxb", 32, 0, 6))]).gone
    assert today(boxed, [page(line("mnopqr", 44, 1, 8), line("haoo", 56, 2, 10))]).gone, "one stretch of two, in another paragraph"


def test_a_mark_whose_quadrangles_leave_a_sign_out_is_found() -> None:
    boxes = ((10.0, 200.0 - 54, 30.0, 200.0 - 44), (40.0, 200.0 - 54, 60.0, 200.0 - 44))
    [marked] = notes_of([Annotation(1, "highlight", boxes, "", "", "", on_words=True)], [PAGE], [PROOF])
    assert marked.words == "mnpq" and today(marked, [PROOF]) is marked
