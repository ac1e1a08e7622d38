"""The code index and its pages agree; a diagnostic as text and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

from banmian.diagnostics import Diagnostic, PlaceOnPage, Severity, Span
from banmian.diagnostics.codes import CODES, code_row, diagnose
from banmian.diagnostics.render import as_json, as_text

ROOT = Path(__file__).parents[3]
PAGES = ROOT / "docs" / "codes"


def test_codes_are_unique_and_well_formed() -> None:
    codes = [row.code for row in CODES]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in codes)
    assert all(
        row.title and (row.title[0].islower() or row.title.startswith("YAML")) and not row.title.endswith(".") for row in CODES
    )


def test_every_code_has_its_page_and_every_page_its_code() -> None:
    pages = {p.stem: p.read_text(encoding="utf-8") for p in PAGES.glob("[A-Z]*[0-9].md")}
    assert set(pages) == {row.code for row in CODES}
    for row in CODES:
        first = pages[row.code].split("\n", 1)[0]
        assert first == f"# {row.code}: {row.title}"
        for part in ("## Why", "## Example", "## What to do"):
            assert part in pages[row.code], (row.code, part)
        assert f"Severity: {row.severity.word}" in pages[row.code]


def test_every_code_in_the_source_is_in_the_index() -> None:
    source = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src" / "banmian").rglob("*.py"))
    used = set(re.findall(r'"([A-Z]{3}\d{3})"', source))
    assert used == {row.code for row in CODES}


def test_text_has_place_severity_code_and_hint() -> None:
    shown = as_text(diagnose("YML006", "the key `layuot` is not known here", "did you mean `layout`?", Span("a/issue.yaml", 3, 5)))
    assert shown == "a/issue.yaml:3:5: error YML006 the key `layuot` is not known here\n    hint: did you mean `layout`?"


def test_text_without_a_place() -> None:
    assert as_text(Diagnostic("SRC010", Severity.INFO, "put right")) == "info SRC010 put right"
    assert (
        as_text(Diagnostic("SRC001", Severity.ERROR, "gone", "", Span("a.md"), PlaceOnPage(3))) == "a.md: page 3: error SRC001 gone"
    )


def test_json_is_that_of_the_contract() -> None:
    full = diagnose("SRC004", "NUL", "delete it", Span("a.md", 2, 3), PlaceOnPage(2, (0, 72_000, 144_000, 216_000)))
    assert as_json(full) == {
        "code": "SRC004", "severity": "error", "message": "NUL", "hint": "delete it", "file": "a.md", "line": 2, "column": 3,
        "page": 2, "rect": [0.0, 25.4, 50.8, 76.2],
    }  # fmt: skip
    bare = as_json(Diagnostic("SRC010", Severity.INFO, "x"))
    assert [bare[k] for k in ("hint", "file", "line", "column", "page", "rect")] == [None] * 6
    assert json.loads(json.dumps(bare)) == bare


def test_rows_are_found_by_code() -> None:
    assert code_row("CNT011").title == "an article is too long"
