"""Where Western words part: pyphen's points, inside the least letters on both sides."""

from __future__ import annotations

import pytest

from banmian.text.hyphenate import hyphen_points


@pytest.mark.parametrize(
    ("word", "parts"),
    [("newspaper", "news-pa-per"), ("hyphenation", "hy-phen-a-tion"), ("typesetting", "type-set-ting"), ("table", "table")],
)
def test_english(word: str, parts: str) -> None:
    points = hyphen_points(word)
    assert "-".join(word[a:b] for a, b in zip((0, *points), (*points, len(word)), strict=True)) == parts


def test_what_is_no_plain_word_has_no_points() -> None:
    assert [hyphen_points(word) for word in ("GDP", "Wi-Fi", "don\u2019t", "abc123", "", "a")] == [()] * 6


def test_least_letters_on_both_sides() -> None:
    assert hyphen_points("newspaper", least=(5, 2)) == (6,)
    assert hyphen_points("newspaper", least=(2, 4)) == (4,)


def test_other_languages_and_none() -> None:
    assert hyphen_points("Zeitungspapier", "de") == (3, 8, 10)
    assert hyphen_points("newspaper", "xx") == ()
