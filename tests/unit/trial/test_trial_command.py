"""The bench as a command: wrong usage is 2, what cannot be read is told with what it seems to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from banmian.cli import cli

ROOT = Path(__file__).resolve().parents[3]


def bench(text: bytes, *options: str) -> Result:
    return CliRunner().invoke(cli, ["set", "--root", str(ROOT), *options], input=text)


@pytest.mark.parametrize(
    "options",
    [
        ("--measure", "nan"), ("--measure", "sNaN"), ("--measure", "0"), ("--measure", "inf"), ("--measure", "x"),
        ("--measure", "5", "--indent", "5"), ("--measure", "5", "--indent", "6"), ("--indent", "-1"),
    ],
)  # fmt: skip
def test_a_width_that_is_none_is_wrong_usage(options: tuple[str, ...]) -> None:
    assert bench("\u56fd\n".encode(), *options).exit_code == 2


def test_the_indent_of_a_style_leaves_room_for_a_character() -> None:
    done = bench(("\u56fd" * 3).encode(), "--measure", "2")
    assert done.exit_code == 0 and done.stdout.splitlines()[1].split()[:3] == ["1.00", "/", "1"]


@pytest.mark.parametrize(("measure", "first"), [("11", "10"), ("11.9", "10.9"), ("12", "10")])
def test_a_narrow_line_has_the_indent_that_a_narrow_column_has(measure: str, first: str) -> None:
    done = bench(("\u56fd" * 40).encode(), "--measure", measure)
    assert done.stdout.splitlines()[1].split()[2] == first


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        ("\u56fd\u5bb6\uff0c\u65b0\u95fb".encode("gb18030"), "SRC003", "GB 18030"),
        ("\u56fd\u5bb6\uff0c\u65b0\u95fb".encode("utf-16"), "SRC002", "UTF-16"),
        ("\u56fd\x00\u56fd\n".encode(), "TXT002", "no face holds U+0000"),
    ],
)
def test_what_cannot_be_set_is_told(data: bytes, code: str, says: str) -> None:
    done = bench(data)
    assert done.exit_code == 1 and code in done.stderr and says in done.stderr


def test_a_paper_that_is_not_there_is_told_without_a_file_that_is_not_there() -> None:
    done = bench(b"", "--paper", "nope")
    assert done.exit_code == 1 and done.stderr.startswith("layouts: error TPL001")
