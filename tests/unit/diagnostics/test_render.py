"""A diagnostic as text and as JSON."""

from __future__ import annotations

import json

import pytest

from banmian.diagnostics import Diagnostic, PlaceOnPage, Severity, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.render import as_json, as_text


def test_text_has_place_severity_code_and_hint() -> None:
    shown = as_text(diagnose("YML006", "the key `layuot` is not known here", "did you mean `layout`?", Span("a/issue.yaml", 3, 5)))
    assert shown == "a/issue.yaml:3:5: error YML006 the key `layuot` is not known here\n    hint: did you mean `layout`?"


def test_text_without_a_place() -> None:
    assert as_text(Diagnostic("SRC010", Severity.INFO, "put right")) == "info SRC010 put right"
    assert (
        as_text(Diagnostic("SRC001", Severity.ERROR, "gone", "", Span("a.md"), PlaceOnPage(3))) == "a.md: page 3: error SRC001 gone"
    )


@pytest.mark.parametrize("message", ["page 2, place lead: 'net' is over", "page 2: no story for place 'side'"])
def test_a_message_that_begins_with_its_page_says_it_alone(message: str) -> None:
    told = Diagnostic("FLW001", Severity.ERROR, message, "", Span("net.md", 3), PlaceOnPage(2))
    assert as_text(told) == f"net.md:3: error FLW001 {message}"
    assert as_json(told)["page"] == 2


def test_another_page_in_the_message_is_not_its_own() -> None:
    told = Diagnostic("FLW001", Severity.ERROR, "page 21, place lead", "", None, PlaceOnPage(2))
    assert as_text(told) == "page 2: error FLW001 page 21, place lead"


def test_json_is_that_of_the_contract() -> None:
    full = diagnose("SRC004", "NUL", "delete it", Span("a.md", 2, 3), PlaceOnPage(2, (0, 72_000, 144_000, 216_000)))
    assert as_json(full) == {
        "code": "SRC004", "severity": "error", "message": "NUL", "hint": "delete it", "file": "a.md", "line": 2, "column": 3,
        "page": 2, "rect": [0.0, 25.4, 50.8, 76.2],
    }  # fmt: skip
    bare = as_json(Diagnostic("SRC010", Severity.INFO, "x"))
    assert [bare[k] for k in ("hint", "file", "line", "column", "page", "rect")] == [None] * 6
    assert json.loads(json.dumps(bare)) == bare
