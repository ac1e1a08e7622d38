"""Texts that copyfit sets are counted, and the same slots are set once; counting strikes out only what no text fills."""

from __future__ import annotations

from banmian.copyfit.estimate import TextCost
from banmian.copyfit.texts import Texts
from banmian.flow.slots import LineSlot
from banmian.fonts import FontBook
from banmian.pages.measuring import look_of


def texts() -> Texts:
    return Texts(FontBook.__new__(FontBook))


def slot(line: int, column: int = 0, measure: int = 140_000) -> LineSlot:
    return LineSlot(1000 * column, line * 12_000, measure, column, line, 0, True)


def test_what_is_known_is_not_set_again() -> None:
    own, made = texts(), list[int]()
    for _ in range(3):
        own.of("slots", lambda: made.append(1))
    own.of("others", lambda: made.append(2))
    assert made == [1, 2] and own.calls == 2


def test_slots_further_down_look_the_same() -> None:
    assert look_of([slot(4), slot(5), slot(7)]) == look_of([slot(14), slot(15), slot(17)])
    assert look_of([slot(4), slot(5), slot(7)]) != look_of([slot(4), slot(5), slot(6)]), "a picture stands between"
    assert look_of([slot(4)]) != look_of([slot(4, measure=126_000)])


def test_a_text_takes_the_lines_that_its_paragraphs_can() -> None:
    cost = TextCost({20: 900.0, 21: 100.0, 22: 2100.0}, 0, 0)
    assert cost.in_slots(21) == 100.0 and cost.in_slots(22) == 2100.0
    assert cost.in_slots(19) is None and cost.off(19) == 1
    assert cost.in_slots(24) is None and cost.off(24) == -2


def test_subheads_give_and_take_slots() -> None:
    cost = TextCost({20: 100.0}, 1, 3)
    assert [n for n in range(15, 28) if cost.in_slots(n) is not None] == [19, 20, 21, 22, 23]
