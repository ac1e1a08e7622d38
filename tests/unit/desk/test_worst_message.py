"""A page's worst message: the kind by the table, the amount among one kind, and not the one that came first."""

from __future__ import annotations

from typing import Any

from banmian.desk.amounts import empty_of
from banmian.desk.worst import NO_AMOUNT, worst_of
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.model import Span
from banmian.diagnostics.wording import counted
from banmian.phrases import NOTHING, say


def told(number: int, code: str, severity: str = "warning", page: int | None = 3, **amount: int) -> dict[str, Any]:
    return {"number": number, "code": code, "severity": severity, "page": page, **NO_AMOUNT, **amount}


def test_among_one_kind_the_largest_is_the_worst() -> None:
    found = [told(1, "FLW002", short=1), told(2, "FLW002", short=4, room=56), told(3, "FLW002", short=2)]
    assert worst_of(found)[3]["number"] == 2
    assert worst_of([*found, told(4, "FLW034", empty=10)])[3]["empty"] == 10


def test_words_that_are_not_printed_come_before_a_head_and_a_picture_and_white() -> None:
    errors = [told(1, "FIT002", "error"), told(2, "PIC001", "error"), told(3, "FLW001", "error", over=40)]
    assert worst_of(errors)[3]["number"] == 3
    assert worst_of([*errors, told(4, "YML001", "error")])[3]["number"] == 4, "a file that cannot be read is before all"
    assert worst_of([told(1, "FIT004"), told(2, "FLW006"), told(3, "FLW002", short=1)])[3]["number"] == 3


def test_an_error_is_worse_than_a_warning_and_what_the_program_did_is_neither() -> None:
    found = [
        told(1, "FLW002", short=30),
        told(2, "CNT045", "error"),
        told(3, "FIT001", "info", page=4),
        told(4, "FLW002", page=None),
    ]
    assert {page: one["number"] for page, one in worst_of([*found, told(4, "FLW002", page=None)]).items()} == {3: 2}


def test_pages_know_which_of_two_is_worse() -> None:
    worst = worst_of([told(1, "FLW002", page=2, short=3), told(2, "FLW002", page=3, short=9)])
    assert worst[3]["rank"] < worst[2]["rank"]


def test_the_lines_that_no_text_reaches_are_a_number() -> None:
    message = say("page {page}, place {name}: {lines}", page=3, name="tram", lines=counted(10, "line"))
    assert empty_of(diagnose("FLW034", message, NOTHING, Span("a.yaml"))) == 10
    assert empty_of(diagnose("FLW035", message, NOTHING, Span("a.yaml"))) == 0
