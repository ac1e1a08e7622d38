"""What a Chinese session sees is Chinese: the help of every command, and a usual run of each."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from project import Ran, run, small_project, spoil

from banmian import speaking
from banmian.cli import cli
from banmian.languages import speak

ISSUE = "content/2021-03-05"
BY = "\u6837\u4e00"
ENGLISH = re.compile(r"[A-Za-z]{2,}[,;:]? [a-z]{2,}")
"""Two words in a row, of which the second is no name."""
NO_SENTENCE = re.compile(
    r"banmian(?: [\w./-]+)+|cli [\w-]+|`[^`]*`|\u201c[^\u201d]*\u201d|'[^']*'|\{[^}]*\}"  # commands, what is quoted, YAML
    r"|--?\w[\w-]*(?: \w+)?|standing: yes|\[[^\]]*\]|(?:CMYK|sRGB|ISO|GB|UTF|EAN|PDF) \w+|(?:error|warning|info)s? |\S+/\S*"
)
"""What stays as it is typed, and names."""


@pytest.fixture(autouse=True)
def in_english_after() -> Iterator[None]:
    yield
    speak("en")
    speaking.translate(cli)


def commands(command: click.Command, name: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield name
    for one, below in sorted(getattr(command, "commands", {}).items()):
        yield from commands(below, (*name, one))


def english(ran: Ran) -> list[str]:
    """Lines of what a command said that hold English."""
    return [line for line in (ran.out + ran.err).splitlines() if ENGLISH.search(NO_SENTENCE.sub(" ", line))]


def test_english_is_found() -> None:
    assert english(Ran(0, "the page is set\n\u7b2c1\u7248 A01.pdf\n", "2 errors, 1 warning of it\n", None)) != []
    assert english(run("check", "--help")) != []


@pytest.mark.parametrize("name", list(commands(cli)), ids=lambda name: " ".join(name) or "banmian")
def test_help_is_chinese_wherever_lang_stands(name: tuple[str, ...]) -> None:
    said = run(*name, "--lang", "zh", "--help")
    assert said.code == 0 and english(said) == []
    speaking.begin(cli, [*name, "--help", "--lang", "zh"])
    assert run(*name, "--help").out == said.out


def test_the_command_line_names_the_language_before_all_else(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delitem(os.environ, name, raising=False)
    for words, chinese in ((["build", "--help", "--lang=zh"], True), (["build", "--lang", "en", "-h"], False), (["--lang"], False)):
        speaking.begin(cli, words)
        assert ("\u7528\u6cd5" in run("build", "--help").out) is chinese


USUAL: tuple[tuple[str, ...], ...] = (
    ("check", ISSUE),
    ("build", ISSUE, "--out", "build"),
    ("build", ISSUE, "--out", "build", "--draft"),
    ("states", ISSUE, "--out", "build"),
    ("proof", ISSUE, "--pages", "1", "--out", "build", "--to", BY),
    ("sign", "4", "--by", BY, "--issue", ISSUE, "--out", "build"),
    ("sign", "9", "--by", BY, "--issue", ISSUE, "--out", "build"),
    ("unsign", "4", "--by", BY, "--why", BY, "--issue", ISSUE, "--out", "build"),
    ("changes", "--issue", ISSUE, "--out", "build"),
    ("changes", "--issue", ISSUE, "--out", "build", "--marked"),
    ("history", ISSUE, "--out", "build"),
    ("back", "proof-1", "--issue", ISSUE, "--out", "build"),
    ("back", "proof-9", "--issue", ISSUE, "--out", "build"),
    ("plates", ISSUE, "--out", "build"),
    ("plates", "--schemes"),
    ("deliver", ISSUE, "--out", "build"),
    ("deliver", ISSUE, "--out", "build", "--pages", "4"),
    ("fit", ISSUE),
    ("makeup", ISSUE, "--plan"),
    ("makeup", ISSUE, "--score"),
    ("import", "letter.txt", "--issue", ISSUE),
    ("new", "article", "bus", "--issue", ISSUE),
    ("new", "issue", "2021-03-12", "--paper", "small"),
    ("new", "paper", "haifeng"),
    ("set", "letter.txt"),
    ("desk", ISSUE, "--address", "--out", "build"),
)
WRONG: tuple[tuple[str, ...], ...] = (
    ("build", "content/none"),
    ("build", ISSUE, "--pages", "x"),
    ("build", ISSUE, "--draft", "--marks"),
    ("build", ISSUE, "--only", "pdf", "--marks"),
    ("build", "--nothing"),
    ("build", ISSUE, "--standard", "x3"),
    ("deliver", ISSUE, "--version", "a"),
    ("plates", ISSUE, "--sheet", "a"),
    ("plates", ISSUE, "--scheme", "none"),
    ("plates", ISSUE, "--spine", "x"),
    ("makeup", ISSUE, "--take", "x"),
    ("sign",),
    ("sign", "4", "--issue", ISSUE, "--by", ""),
    ("set", "--measure", "x"),
    ("import", "letter.txt", "letter.txt", "--as", "letter"),
    ("changes", "1", "2", "3", "--issue", ISSUE),
    ("buidl",),
    ("preflight", "none.pdf"),
)


def test_a_usual_run_of_each_command_is_chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small_project(tmp_path / "project", "\u4e03")
    (root / "letter.txt").write_text("\u5c0f\u62a5\n\n\u6628\u665a\u3002\n", encoding="utf-8")
    monkeypatch.chdir(root)
    done = {}
    for words in USUAL:
        if words == ("changes", "--issue", ISSUE, "--out", "build"):
            spoil(root / ISSUE / "articles/lamp.md", {"\u6628\u665a\u516d\u70b9": "\u6628\u665a\u4e03\u70b9\u591a"})
        ran = run(*words, "--lang", "zh")
        assert ran.exception is None
        done[" ".join(words)] = english(ran)
    assert {words: lines for words, lines in done.items() if lines} == {}
    seen = {words[0] for words in USUAL} | {"watch", "notes", "dump", "preflight"}
    assert seen == set(cli.commands), "a new command: show a usual run of it here"


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_usage_is_told_in_chinese(words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / ISSUE).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    speaking.begin(cli, [*words, "--lang", "zh"])
    ran = run(*words, "--lang", "zh")
    assert ran.code in (1, 2) and ran.exception is None and english(ran) == []
    assert re.search("[\u4e00-\u9fff]", ran.err)
