"""A file is read in one sitting, a function on one screen: CONTRIBUTING.md, How the code is written.

What is longer has its name and reason here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SRC = Path(__file__).parents[3] / "src"
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
FILES = {
    "banmian/content/model.py": "values of articles and issues alone",
    "banmian/content/schema.py": "the keys of two files alone",
    "banmian/diagnostics/codes.py": "a row for each code",
    "banmian/template/model.py": "values of layouts and papers alone",
    "banmian/template/paper_schema.py": "the keys of one file alone",
}
FUNCTIONS = {
    "banmian/linebreak/candidates.py price": "the breaker's inner loop: a call for each candidate would cost a third of it",
}


def files() -> Iterator[tuple[str, str]]:
    """Each file's path below src, and its text."""
    for path in sorted(SRC.rglob("*.py")):
        yield path.relative_to(SRC).as_posix(), path.read_text(encoding="utf-8")


def test_long_files_are_the_ones_that_are_named() -> None:
    assert {name for name, text in files() if text.count("\n") > LONGEST_FILE} <= set(FILES)


def test_long_functions_are_the_ones_that_are_named() -> None:
    found = {
        f"{name} {node.name}"
        for name, text in files()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    }
    assert found <= set(FUNCTIONS)


def test_files_of_tests_have_names_of_their_own() -> None:
    """pytest imports each as a module of its bare name: of two with one name the second is an error."""
    names = [path.name for path in Path(__file__).parents[2].rglob("test_*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []
