"""The index of codes, the pages of docs/codes/ and the source agree; a page's example is what the source prints."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from banmian.diagnostics.codes import CODES, GROUPS, Code, code_row, codes_page

ROOT = Path(__file__).parents[3]
PAGES = ROOT / "docs" / "codes"
SOURCE = ROOT / "src" / "banmian"
PARTS = ("## Why", "## Example", "## What to do")
AGAIN = """write it again:
python -c "from banmian.diagnostics.codes import codes_page; print(codes_page(), end='')" > docs/codes/README.md"""
LEAST_FIXED = 6
"""Letters; what has fewer would agree with almost anything."""
FIRST = re.compile(r"\S+: (?:page \d+: )?(info|warning|error) ([A-Z]{3}\d{3}) (.+)")


def page(row: Code) -> str:
    return (PAGES / f"{row.code}.md").read_text(encoding="utf-8")


def printed(row: Code) -> list[str]:
    """The lines of the page's first message."""
    found = re.search(r"```text\n(.*?)\n```", page(row), re.DOTALL)
    assert found, f"{row.code}.md shows no message"
    return found[1].split("\n")


def fixed(node: ast.AST) -> list[str | None]:
    """The fixed words of a text, None for what is filled in."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "say"
        and isinstance(node.args[0], ast.Constant)
    ):
        template = ast.literal_eval(node.args[0])
        return [part for words, name, *_ in Formatter().parse(template) for part in (words, *([None] if name is not None else []))]
    if isinstance(node, ast.JoinedStr):
        return [part for value in node.values for part in fixed(value)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return fixed(node.left) + fixed(node.right)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else [None]


@cache
def sentences() -> tuple[re.Pattern[str], ...]:
    """Every text of the source with more than a few fixed letters; what is filled in may be anything."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            parts = fixed(node)
            if sum(len(p) for p in parts if p) >= LEAST_FIXED:
                found.add("".join(".+" if p is None else re.escape(p) for p in parts))
    return tuple(re.compile(text) for text in sorted(found))


def test_codes_are_unique_and_well_formed() -> None:
    codes = [row.code for row in CODES]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in codes)
    assert all(
        row.title and (row.title[0].islower() or row.title.startswith("YAML")) and not row.title.endswith(".") for row in CODES
    )


def test_every_code_in_the_source_is_in_the_index_and_told() -> None:
    used = {
        code
        for path in SOURCE.rglob("*.py")
        if path != SOURCE / "diagnostics" / "codes.py"
        for code in re.findall(r'"([A-Z]{3}\d{3})"', path.read_text(encoding="utf-8"))
    }
    assert used == {row.code for row in CODES}


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {p.stem for p in PAGES.glob("*.md")} - {"README"} == {row.code for row in CODES}


def test_the_list_of_codes_is_that_of_the_index() -> None:
    assert [g for g in GROUPS if any(c.code.startswith(g) for c in CODES)] == list(dict.fromkeys(c.code[:3] for c in CODES))
    assert (PAGES / "README.md").read_text(encoding="utf-8") == codes_page(), AGAIN


@pytest.mark.parametrize("row", CODES, ids=lambda row: row.code)
def test_a_page_says_what_its_row_says(row: Code) -> None:
    text = page(row)
    assert text.startswith(f"# {row.code}: {row.title}\n\nSeverity: {row.severity.word}\n\n")
    at = [text.find(f"\n{part}\n") for part in PARTS]
    assert -1 not in at and at == sorted(at)


@pytest.mark.parametrize("row", CODES, ids=lambda row: row.code)
def test_a_page_shows_a_message_that_the_source_prints(row: Code) -> None:
    first, *hints = printed(row)
    found = FIRST.fullmatch(first)
    assert found, first
    assert found.group(1, 2) == (row.severity.word, row.code)
    assert any(sentence.fullmatch(found[3]) for sentence in sentences()), f"no text of the source gives: {found[3]}"
    assert all(line.startswith("    hint: ") for line in hints)


def test_rows_are_found_by_code() -> None:
    assert code_row("CNT011").title == "an article is too long"
    with pytest.raises(KeyError):
        code_row("CNT999")
