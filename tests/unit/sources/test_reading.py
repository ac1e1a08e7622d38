"""Bytes to text: what is put right, what is refused, and at which place of the stored file."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian.diagnostics import Diagnostic, Severity
from banmian.sources import SourceText, clean_text, read_text
from banmian.sources.reading import MAX_BYTES, Row, changes_line


def read(tmp_path: Path, data: bytes) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    path = tmp_path / "content" / "a.md"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return read_text(tmp_path, path)


def told(reports: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line, d.span.column) for d in reports if d.span is not None]


def test_plain_text_is_left_alone(tmp_path: Path) -> None:
    source, reports = read(tmp_path, "老西门\n第二行\n".encode())
    assert source == SourceText("content/a.md", "老西门\n第二行\n")
    assert reports == ()


def test_missing_file(tmp_path: Path) -> None:
    source, reports = read_text(tmp_path, tmp_path / "content" / "none.md")
    assert source is None
    assert [(d.code, d.severity, d.span.file if d.span else "") for d in reports] == [("SRC001", Severity.ERROR, "content/none.md")]


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    assert told(read_text(tmp_path, tmp_path / "a.md")[1]) == [("SRC001", 0, 0)]


def test_byte_order_mark_and_crlf_are_put_right_in_one_line(tmp_path: Path) -> None:
    source, reports = read(tmp_path, b"\xef\xbb\xbf" + "一\r\n二\r\n".encode())
    assert source is not None and source.text == "一\n二\n"
    assert reports == ()
    (line,) = changes_line(source.file, source.changes)
    assert (line.code, line.severity) == ("SRC010", Severity.INFO)
    assert "byte order mark removed (1:1)" in line.message
    assert "line ends made LF (1:3)" in line.message


@pytest.mark.parametrize("code", [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD])
def test_zero_width_characters_are_removed(code: int) -> None:
    source, reports = clean_text("a.md", f"一\n二{chr(code)}三\n")
    assert source is not None and source.text == "一\n二三\n"
    assert reports == ()
    assert [(c.kind, c.line, c.column) for c in source.changes] == [("zero-width character removed", 2, 2)]


def test_columns_count_what_was_removed() -> None:
    source, _ = clean_text("a.md", "\ufeff一二\n三\u200b\u200b四\u200b五\n")
    assert source is not None
    assert source.place(1, 1) == (1, 2)
    assert [source.place(2, c)[1] for c in (1, 2, 3)] == [1, 4, 6]
    assert source.place(3, 7) == (3, 7)


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        ("老西门的弄堂".encode("utf-16"), "save it as UTF-8"),
        ("老西门\n".encode("utf-16-le"), "save it as UTF-8"),
        ("headline: a\n".encode("utf-16-be"), "save it as UTF-8"),
        ("老西门".encode("utf-32"), "save it as UTF-8"),
    ],
)
def test_utf16_is_refused(tmp_path: Path, data: bytes, hint: str) -> None:
    source, reports = read(tmp_path, data)
    assert source is None
    assert told(reports) == [("SRC002", 1, 1)]
    assert reports[0].hint == hint


def test_gb18030_is_refused_with_a_hint(tmp_path: Path) -> None:
    source, reports = read(tmp_path, "id: a\n标题：老西门的“弄堂”\n".encode("gb18030"))
    assert source is None
    assert told(reports) == [("SRC003", 2, 1)]
    assert "GB 18030" in reports[0].hint


def test_broken_utf8_has_its_place(tmp_path: Path) -> None:
    _, reports = read(tmp_path, "一\n二三".encode() + b"\xff\xfe" + "四\n".encode())
    assert told(reports) == [("SRC003", 2, 3)]
    assert "GB 18030" not in reports[0].hint


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\0", "SRC004"),
        ("\x07", "SRC004"),
        ("\x0c", "SRC004"),
        ("\x85", "SRC004"),
        ("\u2028", "SRC004"),
        ("\u202e", "SRC005"),
        ("\u2066", "SRC005"),
        ("\u200f", "SRC005"),
        ("\u05d0", "SRC006"),
        ("\u0627", "SRC006"),
        ("\U00010900", "SRC006"),
    ],
)
def test_what_may_not_stand_in_a_text(tmp_path: Path, character: str, code: str) -> None:
    source, reports = read(tmp_path, f"一二\n三四{character}五\n".encode())
    assert source is None
    assert told(reports) == [(code, 2, 3)]
    assert reports[0].hint


def test_nul_is_called_by_its_name() -> None:
    assert clean_text("a.md", "一\0")[1][0].message == "NUL stands in the text"


def test_many_faults_are_counted_not_listed() -> None:
    _, reports = clean_text("a.md", "\x01" * 500)
    assert len(reports) == 21
    assert reports[-1].message.startswith("480 more")


def test_a_file_of_millions_of_bytes_is_not_read(tmp_path: Path) -> None:
    source, reports = read(tmp_path, b"a" * (MAX_BYTES + 1))
    assert source is None
    assert told(reports) == [("SRC007", 0, 0)]


def test_no_path_of_the_machine_is_shown(tmp_path: Path) -> None:
    _, reports = read_text(tmp_path / "root", tmp_path / "elsewhere.md")
    assert str(tmp_path) not in reports[0].message


def test_a_line_that_was_laid_out_anew_knows_where_it_came_from() -> None:
    source = SourceText("a.md", "\n- bcd", removed=((4, (7,)),), rows=(Row(4), Row(4, ((1, 2), (3, 5)))))
    assert [source.place(2, column) for column in (1, 3, 4, 5)] == [(4, 2), (4, 5), (4, 6), (4, 8)]
    assert source.turns(2) == (3, 5)
    assert source.span(2, 5).column == 8
