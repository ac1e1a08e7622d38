"""Readings in brackets after their words (`ruby: brackets`)."""

from __future__ import annotations

from banmian.content.model import Mark, StyledText
from banmian.diagnostics import Span
from banmian.text.bracketed import in_brackets

HERE = Span("a.md", 3, 1)


def test_a_reading_stands_after_its_word_and_neighbours_share_their_brackets() -> None:
    marks = (Mark(1, 2, "ruby", "duǒ"), Mark(2, 3, "ruby", "dié"), Mark(5, 6, "ruby", "bāng"))
    done = in_brackets(StyledText("叫垛堞，叫浜。", marks))
    assert (done.text, done.marks) == ("叫垛堞（duǒ dié），叫浜（bāng）。", ())


def test_a_reading_of_a_whole_word_and_one_at_the_beginning() -> None:
    marks = (Mark(0, 1, "ruby", "zhá"), Mark(2, 5, "ruby", "lǎo chéng xiāng"))
    assert in_brackets(StyledText("闸在老城厢", marks)).text == "闸（zhá）在老城厢（lǎo chéng xiāng）"


def test_other_marks_keep_their_characters() -> None:
    marks = (Mark(0, 3, "strong"), Mark(1, 3, "ruby", "x"), Mark(3, 5, "name"))
    done = in_brackets(StyledText("老城厢普育里", marks))
    assert done.text == "老城厢（x）普育里"
    assert [(done.text[m.start : m.end], m.kind) for m in done.marks] == [("老城厢", "strong"), ("普育", "name")]
    inside = in_brackets(StyledText("老城厢", (Mark(0, 3, "strong"), Mark(0, 1, "ruby", "x"))))
    assert inside.text[inside.marks[0].start : inside.marks[0].end] == "老（x）城厢"


def test_characters_keep_their_places_in_the_source() -> None:
    """`叫[垛]{ruby=duǒ}，叫`: the steps say where the characters after the markup were written."""
    text = StyledText("叫垛，叫", (Mark(1, 2, "ruby", "duǒ"),), HERE, ((0, 3, 1), (1, 3, 3), (2, 3, 15)))
    done = in_brackets(text)
    assert done.text == "叫垛（duǒ），叫"
    for character, offset in (("叫", 0), ("垛", 1), ("，", 2), ("叫", 3)):
        at = done.text.index(character, 1 if offset == 3 else 0)
        assert done.at(at) == text.at(offset)


def test_a_text_without_readings_is_the_same_value() -> None:
    text = StyledText("老城厢", (Mark(0, 1, "strong"),))
    assert in_brackets(text) is text
