"""No word that is printed stands in the code: Han in src/ are tables of the language, or how files are written and judged."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import banmian

SOURCE = Path(banmian.__file__).parent
HAN = re.compile("[\u2e80-\u2fdf\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
EDGES = re.compile("[\u2e80\u2fd5\u3007\u3400\u4dbf\u4e00\u9fff\uf900\ufaff\U00020000\U0003ffff]")
"""First and last characters of Unicode's blocks, which ranges name."""
ALLOWED = {
    "content/characters.py": "the forms that radicals and compatibility characters stand for",
    "content/dashes.py": "what follows a number of a range",
    "content/pasted_lines.py": "numbers of lists that copy brings",
    "content/typed_blanks.py": "what stands before a name in a signature that was typed",
    "content/wide_marks.py": "numbers of lists that copy brings",
    "copyfit/trials.py": "a character by which a longer paragraph is tried",
    "flow/initial.py": "the characters by whose ink an initial is measured",
    "plan/facts.py": "numbers and days as fields of issue.yaml write them",
    "preflight/checks/content.py": "days and weekdays as Chinese copy writes them; examples of the checks' pages",
    "preflight/checks/form.py": "what the authority asks a paper in China to print",
    "preflight/checks/issue.py": "examples of the checks' pages",
    "preflight/checks/text.py": "examples of the checks' pages",
    "template/calendar.py": "stems and branches, days of the lunar month",
    "template/numerals.py": "digits and units",
    "template/values.py": "how lengths are written: 2\u5b57, 1\u884c, \u5c0f\u4e94",
    "text/counted.py": "numerals, hours and measure words of headlines",
    "text/grammar.py": "words of grammar",
    "text/names.py": "surnames and forms of address",
    "text/numbers.py": "units, and what counts things",
    "text/phrases.py": "numerals, dates and particles within phrases",
    "text/vertical.py": "years in vertical lines",
    "units.py": "names of sizes and units",
}
"""The files that may hold Han, each with what they are there for."""


def strings(tree: ast.Module) -> list[ast.Constant]:
    """All strings but those that are read by people alone, docstrings and notes under a name."""
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in notes]


def han(text: str) -> bool:
    """Whether a string has Han, written as they are or as escapes that a pattern reads."""
    read = re.sub(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})", lambda m: chr(int(m[1] or m[2], 16)), text)
    return HAN.search(EDGES.sub("", read)) is not None


@cache
def found() -> dict[str, list[str]]:
    """File -> `line: string` of what holds Han."""
    out: dict[str, list[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in strings(ast.parse(path.read_text(encoding="utf-8"))):
            if han(str(node.value)):
                out.setdefault(path.relative_to(SOURCE).as_posix(), []).append(f"{node.lineno}: {node.value}")
    return out


def test_han_are_seen() -> None:
    code = 'a = "\u7248"\n"""\u7248"""\nb = "\\u7248"\nc = r"[\\u7248]"\nd = f"\u7b2c{a}"\ne = "[\u4e00-\u9fff]"\n'
    assert [n.lineno for n in strings(ast.parse(code)) if han(str(n.value))] == [1, 3, 4, 5]


def test_words_that_are_printed_stand_in_paper_yaml() -> None:
    strange = {file: lines for file, lines in found().items() if file not in ALLOWED}
    assert strange == {}, "put them under `words` of paper.yaml (docs/rules/contracts.md, Words)"


def test_no_file_is_allowed_for_nothing() -> None:
    assert set(ALLOWED) - set(found()) == set()
