"""No line of the program knows the first paper: not its faces, not its inks, not the Han box by number (decision 0081)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from banmian.fonts.lock import read_lock

ROOT = Path(__file__).parents[3]
PRODUCT = ROOT / "src/banmian"
MEANT = {
    "kai": "a class of marked text and a key of styles: the role of a face, whatever face plays it",
    "k": "a process ink, an operator of PDF, a channel of pixels",
    "white": "no ink: the ground that is left free",
    "paper": "a field and a word of letters",
    "k-50": "a patch of the colour bar",
}  # fmt: skip
"""Words that are no name of the paper's where the program says them."""
EXAMPLES = {"red", "night"}
"""Inks in the examples of messages (preflight/checks/issue.py)."""
SIZES = range(1_100, 200_001, 100)
"""Integers that may be lengths in mp, where code sets or draws: tenths of a point, above the thousandths of a whole."""
NO_SIZES = {
    "pages/draft.py": "a draft is the program's own sheet, which no paper designs",
    "flow/down.py 150000": "the strip of a draft",
    "flow/headbreak.py 2000": "thousandths of an em",
    "flow/stretches.py 100000": "a measure that stands for none",
    "pages/frames_check.py 2000": "tolerance of a check",
    "pages/furniture/signs.py 1400": "thousandths of an em",
    "pages/streams_ahead.py 4000": "characters",
}
HAN_BOX = re.compile(r"\b(?:88|12) // 100\b|\b880 // 1000\b|\* 0\.88\b")


def strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def inks() -> set[str]:
    """The names of the first paper's inks."""
    text = (ROOT / "layouts/chenbao/paper.yaml").read_text(encoding="utf-8")
    rows = text.split("\ninks:", 1)[1].split("\n\n", 1)[0]
    return set(re.findall(r"^  ([a-z0-9-]+):", rows, re.MULTILINE))


def test_no_face_and_no_ink_of_the_paper_is_named_in_the_program() -> None:
    lock, _ = read_lock((ROOT / "fonts/fonts.yaml").read_text(encoding="utf-8"))
    assert lock is not None and {"red", "k"} <= inks()
    names = {entry.id for entry in lock.faces} | inks()
    found = {
        (path.relative_to(PRODUCT).as_posix(), text) for path in PRODUCT.rglob("*.py") for text in strings(path) if text in names
    }
    assert {
        (path, text) for path, text in found if text not in MEANT and not (text in EXAMPLES and path == "preflight/checks/issue.py")
    } == set()


def test_the_han_box_is_known_in_one_place() -> None:
    assert [path.name for path in PRODUCT.rglob("*.py") if HAN_BOX.search(path.read_text(encoding="utf-8"))] == []


def numbers(path: Path) -> Iterator[int]:
    """The integers in a file, but for the bounds of memos."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bounds = {
        id(arg) for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "Memo" for arg in node.args
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and type(node.value) is int and id(node) not in bounds:
            yield node.value


def test_no_length_of_the_paper_stands_in_what_sets_and_draws_it() -> None:
    """Lengths are keys of paper.yaml: `measures`, the styles, the furniture."""
    found = {
        f"{path.relative_to(PRODUCT).as_posix()} {value}"
        for part in ("flow", "pages")
        for path in (PRODUCT / part).rglob("*.py")
        for value in numbers(path)
        if value in SIZES
    }
    assert {name for name in found if name not in NO_SIZES and name.split(" ")[0] not in NO_SIZES} == set()
