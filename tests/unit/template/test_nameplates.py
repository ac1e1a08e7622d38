"""Nameplates: what paper.yaml may say of them, told at its place; an element that names none of them."""

from __future__ import annotations

import pytest
from small_paper import PAGE, PAPER, Loader

from banmian.diagnostics import Diagnostic

STYLE = "caption"
FIELD = f"      - {{show: [date, weekday], style: {STYLE}, at: [20pt, 30pt], room: 200pt, align: end}}\n"
RULE = "      - {at: [20pt, 20pt], across: 100pt, weight: 2pt}\n"
TABLE = f"nameplates:\n  front:\n    fields:\n{FIELD}    rules:\n{RULE}"
FOLIO = "{kind: folio, cols: 1-5, lines: head, air: 8pt}"
ELEMENT = "{kind: nameplate, set: front, cols: 1-5, lines: head}"


def told(reports: tuple[Diagnostic, ...]) -> list[tuple[str, int]]:
    return [(d.code, d.span.line if d.span else 0) for d in reports]


def test_fields_and_rules_count_from_the_trim(load: Loader) -> None:
    template, reports = load(PAPER + TABLE, PAGE.replace(FOLIO, ELEMENT))
    assert template is not None and not reports
    plate = template.paper.nameplate("front")
    field, (rect, ink) = plate.fields[0], plate.rules[0]
    assert (field.show, field.x, field.y, field.room, field.align, field.pitch) == (
        ("date", "weekday"),
        20000,
        30000,
        200000,
        "end",
        0,
    )
    assert rect.corners == (20000, 20000, 120000, 22000) and ink == template.paper.roles.text
    assert [element.name for _, page in template.pages for element in page.furniture] == ["front"]


@pytest.mark.parametrize(
    ("good", "bad", "code"),
    [
        (f"style: {STYLE}", "style: no-such", "TPL003"),
        ("show: [date, weekday], ", "", "YML008"),
        ("show: [date, weekday], ", "show: date, text: words, ", "YML008"),
        ("across: 100pt, ", "", "YML008"),
        ("across: 100pt, ", "across: 100pt, ink: no-such, ", "TPL003"),
    ],
)
def test_what_a_nameplate_may_not_say_is_told_at_its_line(load: Loader, good: str, bad: str, code: str) -> None:
    text = PAPER + TABLE.replace(good, bad)
    _, reports = load(text)
    line = next(n for n, row in enumerate(text.splitlines(), 1) if bad and bad in row and n > PAPER.count("\n")) if bad else 0
    assert [found for found, _ in told(reports)] == [code]
    assert not line or told(reports) == [(code, line)]


def test_an_element_names_one_of_the_paper_s(load: Loader) -> None:
    page = PAGE.replace(FOLIO, ELEMENT.replace("front", "fromt"))
    _, reports = load(PAPER + TABLE, page)
    assert told(reports) == [("TPL003", page.count("\n"))] and "front" in reports[0].hint
