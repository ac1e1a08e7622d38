"""YAML with places: strings only, nothing that expands, plain words for what is wrong."""

from __future__ import annotations

import time

import pytest

from banmian.diagnostics import Diagnostic
from banmian.sources import Document, clean_text, compose


def composed(text: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    source, _ = clean_text("issue.yaml", text)
    assert source is not None
    return compose(source)


def told(text: str) -> list[tuple[str, int, int]]:
    document, reports = composed(text)
    assert document is None
    assert all(d.message and d.hint for d in reports)
    return [(d.code, d.span.line, d.span.column) for d in reports if d.span is not None]


def test_all_scalars_are_strings() -> None:
    document, reports = composed("time: 8:30\nzip: 010\nno: no\ndate: 2020-08-12\nnull: ~\nlist: [1, 2.0]\n")
    assert reports == ()
    assert document is not None
    assert document.plain() == {
        "time": "8:30", "zip": "010", "no": "no", "date": "2020-08-12", "null": "~", "list": ["1", "2.0"],
    }  # fmt: skip


def test_places_count_code_points() -> None:
    document, _ = composed("名: {甲: 一, 乙: [二, 三]}\n")
    assert document is not None
    span = document.span("名", "乙", 1)
    assert (span.line, span.column) == (1, 18)
    assert document.key_span("名", "乙").column == 11


def test_a_place_that_is_not_there_is_that_of_its_parent() -> None:
    document, _ = composed("a:\n  b: 1\n")
    assert document is not None
    assert document.span("a", "c", 5).line == 2


def test_empty_values_are_left_out_and_quoted_ones_kept() -> None:
    document, _ = composed("a:\nb: ''\nc: 1\n")
    assert document is not None
    assert document.plain() == {"b": "", "c": "1"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c\n", ("YML001", 1, 5)),
        ("a:\n\t- b\n", ("YML001", 2, 1)),
        ("a: [1, 2\nb: 3\n", ("YML001", 2, 2)),
        ("a: 'x\n", ("YML001", 2, 1)),
        ("a: @b\n", ("YML001", 1, 4)),
        ("a: 1\n  b: 2\n", ("YML001", 2, 4)),
        ("- a\n- b\n", ("YML001", 1, 1)),
        ("", ("YML001", 1, 1)),
        ("a: 1\n---\nb: 2\n", ("YML001", 2, 1)),
        ("{a: 1}: 2\n", ("YML001", 1, 1)),
        ("a: &x 1\n", ("YML002", 1, 4)),
        ("a: 1\nb: *x\n", ("YML002", 2, 4)),
        ("<<: *base\n", ("YML002", 1, 5)),
        ("a: !!python/object:os.system x\n", ("YML003", 1, 4)),
        ("a: !x [1]\n", ("YML003", 1, 4)),
        ("a: 1\nb: 2\na: 3\n", ("YML004", 3, 1)),
        ("m: {x: 1, x: 2}\n", ("YML004", 1, 11)),
    ],
)
def test_what_is_refused(text: str, expected: tuple[str, int, int]) -> None:
    assert told(text) == [expected]


def test_two_double_keys_are_told_at_once() -> None:
    assert [code for code, _, _ in told("a: 1\na: 2\nb: 1\nb: 2\n")] == ["YML004", "YML004"]


def test_the_colon_of_chinese_typing_gets_its_hint() -> None:
    _, reports = composed("schema: 1\n标题：老西门\nnumber: 1\n")
    assert "\uff1a" in reports[0].hint


def test_bombs_cost_nothing() -> None:
    laughs = "a: &a [x, x]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20))
    start = time.process_time()
    assert told(laughs) == [("YML002", 1, 4)]
    assert told("a: " + "[" * 50_000)[0][0] == "YML005"
    assert told("a: " + "{x: " * 50_000)[0][0] == "YML005"
    assert told("".join(f"k{i}: 1\n" for i in range(30_000)))[0][0] == "YML005"
    assert told("a: " + "x" * 600_000)[0][0] == "YML005"
    assert time.process_time() - start < 3
