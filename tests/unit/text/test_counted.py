"""A number and what it counts, a date, an hour are not parted in a headline; a colon is no reason for a stump of a line."""

from __future__ import annotations

import pytest

from banmian.text.counted import spans_of_counted
from banmian.text.phrases import BESIDE_COLON, NEVER, pauses, phrase_prices


@pytest.mark.parametrize(
    "number",
    [
        "8\u670812\u65e5", "8 \u6708 12 \u65e5", "1.2\u4e07\u5143", "1.2 \u4e07\u5143",
        "\u4e09\u767e\u6765\u4eba", "\u4e94\u767e\u591a\u7c73", "\u4e8c\u5341\u6765\u5929",
        "98\u6beb\u7c73", "12%", "7\u65f630\u5206", "\u5341\u70b9\u534a", "\u7b2c12\u53f7", "50\u591a\u5c81",
    ],
)  # fmt: skip
def test_no_line_ends_within(number: str) -> None:
    text = f"\u4eca\u5e74\uff0c{number}\u6539\u9020"
    start = text.index(number)
    for prices in (pauses(text), phrase_prices(text)):
        assert set(prices[start + 1 : start + len(number)]) == {NEVER}


@pytest.mark.parametrize("text", ["\u7edf\u4e00\u90e8\u7f72", "2020\u5e74 \u6625\u5929", "\u4e00\u7ebf 8\u6708"])
def test_what_counts_nothing_is_not_kept(text: str) -> None:
    """The space between them is a place to end a line."""
    assert all(" " not in text[a:b] for a, b in spans_of_counted(text))


def test_half_a_year_after_a_year_is_no_part_of_its_date() -> None:
    assert (0, 5) in spans_of_counted("2020\u5e74\u534a\u5e74\u5ea6")


def test_few_characters_beside_a_colon_are_dear() -> None:
    text = "\u79ef\u6c34\u9000\u5f97\u5feb\uff1a\u8001\u57ce\u53a2\u6cf5\u7ad9\u6539\u9020\u540e\u7684\u96e8"
    prices = phrase_prices(text)
    assert prices[text.index("\uff1a") + 1] == 0
    assert prices[text.index("\u6cf5")] > BESIDE_COLON
    assert prices[text.index("\u7684") + 1] < prices[text.index("\u6cf5")]
