"""The word table: how it is made, and how a text is parted into the likeliest row of its words."""

from __future__ import annotations

import pytest

from banmian.text.words import cuts, words_from
from banmian_tools.word_table import table


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in cuts(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "\u793e\u533a \u98df\u5802 \u5f00 \u5230 \u5bb6\u95e8\u53e3",
        "\u8001 \u88c1\u7f1d \u6536\u5f92 \u4e0d \u6536\u8d39",
        "\u5c45\u6c11 \u5c0f\u533a",
        "\u795e\u7ecf\u672b\u68a2",
        "\u6536\u8d2d \u4ef7\u683c \u7a33\u4e2d\u6709\u5347",
    ],
)
def test_a_text_is_parted_into_its_likeliest_words(sentence: str) -> None:
    assert words(sentence.replace(" ", "")) == sentence.split()


def test_what_is_no_han_parts_words() -> None:
    assert words("9\u53f7\u7ebf\uff0c\u4eca\u5929ABC\u4e0a\u5348") == ["\u53f7", "\u7ebf", "\u4eca\u5929", "\u4e0a\u5348"]
    assert words("") == words("2020, abc") == []


def test_a_character_that_no_word_holds_stands_alone() -> None:
    assert words_from("\u4dff") == {}
    assert words("\u793e\u533a\u9fff\u98df\u5802") == ["\u793e\u533a", "\u9fff", "\u98df\u5802"]


def test_the_table_keeps_the_commoner_words() -> None:
    rows = [
        "\u793e 4 n",
        "\u793e\u533a 100 n",
        "\u793e\u620f 3 n",
        "\u793e\u957f 2 n",
        "\u793e\u67d0\u67d0 4 nr",
        "\u793e\u4f1a\u4e3b\u4e49 4 n",
        "\u793eA 9 n",
        "\u4e2d 1 f",
    ]
    assert table(rows) == "\n\u4e2d\t0\n\u793e\t14 \u533a46 \u620f11\n"
