"""A word that a message puts into its sentence is said in the sentence's language: no call gives one as a plain English text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from banmian.diagnostics.wording import part_words
from banmian.languages import in_language, speaking
from banmian.pages.page_figures.judged import figures_told
from banmian.pages.page_figures.model import Feet, HeadOrder, Neighbours, PageFigures, Pictures, White
from banmian.phrases import say
from banmian.template.furniture import KINDS
from banmian.template.page_limits import PageLimits

SRC = Path(__file__).parents[3] / "src/banmian"
SAYS = {"say", "say_n", "of_table", "series", "counted"}
WORD = re.compile(r"[a-z]{3,}")


def words_given(source: str) -> Iterator[tuple[int, str]]:
    """The lines of a file on which a message is given an English word, or a text with one, as it stands; texts by which something
    is looked up are none."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYS:
            for keyword in node.keywords:
                yield from ((line, text) for line, text in _texts(keyword.value) if WORD.search(text))


def _texts(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    elif isinstance(node, ast.IfExp | ast.BoolOp):
        for part in [node.body, node.orelse] if isinstance(node, ast.IfExp) else node.values:
            yield from _texts(part)
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from _texts(part)


def test_the_kind_is_found() -> None:
    source = 'say("{a} {b} {c}", a="upper", b=x or "none", c=f"the {y}")\nsay("{a}", a=say("upper"))\nsay("{a}", a=told["pid"])\n'
    assert [text for _, text in words_given(source)] == ["upper", "none", "the "]


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda path: path.relative_to(SRC).as_posix())
def test_no_message_is_given_an_english_word(path: Path) -> None:
    assert list(words_given(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_furniture_has_a_chinese_name(kind: str) -> None:
    with speaking("zh"):
        assert not WORD.search(in_language(part_words(kind)))


def test_neighbours_and_halves_of_a_page_are_said_in_chinese() -> None:
    """FIT038 and FIT039: parts of the page and its halves were given as English words."""
    pictures = Pictures(3, 500, (100, 900, 0, 0))
    parts = [say("the {part} of place {place}", part=part_words(kind), place="\u5934\u6761") for kind in ("head", "table")]
    near = Neighbours(2_000, parts[0], parts[1], (0, 0, 1, 1))
    figures = PageFigures(3, 14_000, White(0, 0, 1), Feet(0, 0), 0, 0, 0, HeadOrder(0, 0, 0), pictures, near, 0)
    told = list(figures_told(figures, PageLimits(pictures_in_half=600, neighbours=4_000), None))
    with speaking("zh"):
        said = [in_language(d.message) for d in told]
    assert [d.code for d in told] == ["FIT038", "FIT039"] and not any(WORD.search(text) for text in said), said
