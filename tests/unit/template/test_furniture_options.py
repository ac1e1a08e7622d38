"""The options of furniture: none is 0 because nobody wrote it; a missing one and one that is not known are told at their row."""

from __future__ import annotations

import re

import pytest
from small_paper import PAGE, PAPER, Loader

from banmian.diagnostics import Diagnostic
from banmian.template.furniture import KINDS as EVERY

KINDS = {kind: model for kind, model in EVERY.items() if kind != "nameplate"}
"""Those with a row in paper.yaml; nameplates have a table of their own."""
EXAMPLES = {"thin-rule": "0.4pt", "rows": "2"}
PAPER_ALONE, ROWS = PAPER[: PAPER.index("furniture:\n")], "furniture:\n"
NEEDED = [(kind, name) for kind, model in KINDS.items() for name, field in model.model_fields.items() if field.is_required()]


def row(kind: str, without: str = "", more: str = "") -> str:
    """The kind's row in paper.yaml with what it needs, but one key; each option on a line."""
    keys = [name.replace("_", "-") for k, name in NEEDED if k == kind]
    lines = "".join(f"    {key}: {EXAMPLES.get(key, '8pt')}\n" for key in keys if key != without)
    return f"{PAPER_ALONE}{ROWS}  {kind}:\n{lines}{more}"


def places(reports: tuple[Diagnostic, ...]) -> list[tuple[str, str, int]]:
    return [(d.code, d.message, d.span.line if d.span else 0) for d in reports]


@pytest.mark.parametrize(("kind", "name"), NEEDED)
def test_a_missing_option_is_told_at_its_row(load: Loader, kind: str, name: str) -> None:
    key = name.replace("_", "-")
    template, reports = load(row(kind, key))
    line = PAPER_ALONE.count("\n") + 3  # the row's first key
    assert template is None
    assert places(reports) == [("YML007", f"the key `{key}` is missing", line)]


@pytest.mark.parametrize("kind", KINDS)
def test_an_option_that_is_not_known_is_told_at_its_key(load: Loader, kind: str) -> None:
    text = row(kind, more="    top-yy: 3pt\n")
    template, reports = load(text)
    assert template is None
    assert places(reports) == [("YML006", "the key `top-yy` is not known here", text.count("\n"))]


def test_a_kind_without_a_row_is_told_where_the_page_uses_it(load: Loader) -> None:
    page = PAGE.replace("{kind: folio, cols: 1-5, lines: head, air: 8pt}", "{kind: imprint, cols: 1-5, lines: head}")
    _, reports = load(page=page)
    line = page.count("\n")
    assert places(reports) == [("YML007", f"the key `{key}` is missing", line) for key in ("bar-down", "bar", "rows")]


@pytest.mark.parametrize(("own", "code"), [("airs: 8pt", "YML006"), ("bar: 0pt", "YML008")])
def test_a_page_s_own_option_is_judged_too(load: Loader, own: str, code: str) -> None:
    _, reports = load(page=PAGE.replace("air: 8pt", own))
    assert [(told, line) for told, _, line in places(reports)] == [(code, PAGE.count("\n"))]


BLOCKS = {"padding", "frame", "nth", "picture_height", "rule"}
"""Of weather and teasers: none, unless they are asked for, and the first."""


def test_no_option_of_the_masthead_has_a_place_of_its_own_accord() -> None:
    free = {name for model in KINDS.values() for name, field in model.model_fields.items() if not field.is_required()}
    assert free <= {"gutter_x", "most_pitch", "module", "reduction", "bars_x", "bar_y", "bar_width", "across", "entries_x", *BLOCKS}
    assert {"top_y", "name_y", "qr_side"} <= {name for _, name in NEEDED}
    assert re.search("0 = amid", KINDS["masthead"].__doc__ or "")
