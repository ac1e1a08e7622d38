"""Curly quotes by their company, and the time that many of them take."""

from __future__ import annotations

import time

import pytest

from banmian.text.quotes import latin_quotes


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("He said “hello” to us.", {8, 14}),
        ("他说“hello”。", set()),
        ("the “‘old’ town”", {4, 5, 9, 15}),
        ("“old”", {0, 4}),
        ("甲“ “old” ”", set()),
        ("“old” “” 甲", set()),
    ],
)
def test_a_pair_is_latin_where_nothing_east_asian_is_near(text: str, latin: set[int]) -> None:
    assert latin_quotes(text) == latin


@pytest.mark.parametrize("piece", ["“”", "“", "”", "“a”", "‘’"])
def test_time_grows_with_the_text_alone(piece: str) -> None:
    text = piece * (40_000 // len(piece)) + "a"
    start = time.process_time()
    latin_quotes(text)
    assert time.process_time() - start < 1
