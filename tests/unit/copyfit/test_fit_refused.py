"""Fitted pages that are not written: two pages have the layout, or it cannot be changed in place; FIT022, FIT023."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from banmian.build import Job
from banmian.colour import Ink
from banmian.diagnostics import Diagnostic, Span
from banmian.fit import Written, _layout
from banmian.plan.model import Plan, Sheet
from banmian.template.model import PageLayout, Place, Rule, TextArea

FILE = "layouts/paper/pages/front.yaml"
RULE = Rule((1, 5), None, (54, 55), 500, Ink("k", (0, 0, 0, 100)), Span(FILE))
BEFORE = PageLayout("front", "base", False, (), (), (), (RULE,), (), FILE, None)
AFTER = replace(BEFORE, rules=(replace(RULE, lines=(53, 54)),))


def found(root: Path, rule: str, pages: int = 1) -> Written | Diagnostic:
    path = root / FILE
    path.parent.mkdir(parents=True)
    path.write_text(f"schema: 1\nrules:\n{rule}", encoding="utf-8")
    sheets = tuple(Sheet((n + 1,), "", (), BEFORE) for n in range(pages))
    plan = cast(Plan, cast(Any, SimpleNamespace(sheets=sheets)))
    return _layout(Job(root, "content/issue"), plan, sheets[0], AFTER)


def test_a_page_of_its_own_layout_is_written(tmp_path: Path) -> None:
    done = found(tmp_path, "  - {cols: 1-5, lines: 54-55}  # under the lead\n")
    assert done == Written(
        "content/issue/pages/front.yaml", "schema: 1\nrules:\n  - {cols: 1-5, lines: 53-54}  # under the lead\n", 1
    )


def test_a_layout_of_two_pages_is_not(tmp_path: Path) -> None:
    done = found(tmp_path, "  - {cols: 1-5, lines: 54-55}\n", 2)
    assert isinstance(done, Diagnostic) and done.code == "FIT022" and "page 2 has the layout front too" in done.message


def test_nor_what_cannot_be_changed_in_place(tmp_path: Path) -> None:
    """The areas of a text, a row each, where the fitted page has other columns."""
    area = TextArea((1, 3), (5, 20), 3, "body", Span(FILE))
    place = Place("late", None, (area,), None, None, None, False, None, "", Span(FILE))
    narrow = replace(place, text=(replace(area, cols=(1, 2)),))
    text = "places:\n  late:\n    text:\n    - {cols: 1-3, lines: 5-20}\nrules:\n  - {cols: 1-5, lines: 54-55}\n"
    before, after = (replace(BEFORE, places=(p,)) for p in (place, narrow))
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    sheet = Sheet((1,), "", (), before)
    done = _layout(Job(tmp_path, "content/issue"), cast(Plan, SimpleNamespace(sheets=(sheet,))), sheet, after)
    assert isinstance(done, Diagnostic) and done.code == "FIT023" and "places.late.text" in done.message
