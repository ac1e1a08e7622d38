"""No message without both languages: the catalogue holds every msgid of the source, each translated, with the same places."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

import click
import pytest
from babel.messages.extract import extract_from_dir

from banmian_tools.catalogue import LANGUAGES, compiled, missing, msgids, po_file, read, updated, written

SOURCE = Path(__file__).parents[3] / "src" / "banmian"
HAN = "\u4e00-\u9fff"
ASCII_MARK = re.compile(f"[{HAN}][,;!?]|[,;!?][{HAN}]")
"""An ASCII mark beside Han, where a full-width one belongs; a colon after a key stands before Han as YAML writes it."""
SPACED = re.compile(f"[{HAN}] ?[0-9]+ [字行版栏段条篇处种个]|[{HAN}] [0-9]+ ?[字行版栏段条篇处种个]")
AGAIN = "take the new messages up: python -m banmian_tools.catalogue; translate them in src/banmian/locale, and run it again"
LIST = re.compile(r"\[[^\]]*\]")
CODE = re.compile(r"`[^`]*`|\"[^\"]*\"|\[[^\]]*\]|<[^>]*>|\([^()]*\.(?:svg|md|yaml)[^()]*\)|--?[a-z]+|\S+: \S+")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if not re.search(r"^from banmian\.phrases import .*\bsay\b", text, re.MULTILINE):
            continue  # a function of its own that is called so
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "say_n"):
                yield f"{path.relative_to(SOURCE)}:{node.lineno}", node


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_source_is_in_the_catalogue_and_translated(language: str) -> None:
    assert {(m.context, m.id) for m in updated(language)} == {(m.context, m.id) for m in read(language)}, AGAIN
    assert not missing(read(language)), AGAIN


def test_what_click_says_is_what_it_says() -> None:
    """A new click may word it otherwise, and would speak English again."""
    source = Path(click.__file__).parent
    found = extract_from_dir(source, [("**.py", "python")], keywords={"_": None, "ngettext": (1, 2)})
    assert {text for text, where in msgids() if where == "click"} <= {message for _, _, message, _, _ in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_those_of_the_catalogue(language: str) -> None:
    assert po_file(language).read_bytes() == written(updated(language)), AGAIN
    assert po_file(language).with_suffix(".mo").read_bytes() == compiled(read(language)), AGAIN
    assert BytesIO(po_file(language).read_bytes()).read().count(b"fuzzy") == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_of_its_message(language: str) -> None:
    for message in read(language):
        if message.context:
            continue  # the desk's may write a number in words: tests/unit/desk/test_desk_words.py
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        for said in message.string if isinstance(message.string, tuple) else (message.string,):
            assert not message.id or places(str(said)) in [places(str(one)) for one in ids], message.id


def test_chinese_has_chinese_marks_and_no_blank_beside_digits() -> None:
    found = [
        said
        for message in read("zh_CN")
        if message.id
        for said in (message.string if isinstance(message.string, tuple) else (message.string,))
        if SPACED.search(plain := CODE.sub("", LIST.sub("", str(said)))) or ASCII_MARK.search(plain)
    ]
    assert not found


def test_what_is_said_stands_in_the_call_as_one_literal() -> None:
    """Where a template is made of something else nobody can translate it."""
    loose = [
        place
        for place, call in calls()
        for text in call.args[: 1 if isinstance(call.func, ast.Name) and call.func.id == "say" else 2]
        if not (isinstance(text, ast.Constant) and isinstance(text.value, str))
        and not place.startswith(("phrases.py", "diagnostics/wording.py"))
    ]
    assert not loose
