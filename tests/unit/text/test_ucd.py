"""Properties of characters, of Unicode 17, and where user-perceived characters begin."""

from __future__ import annotations

import pytest

from banmian.text import ucd


@pytest.mark.parametrize(
    ("ch", "line", "vertical", "width"),
    [
        ("\u4e00", "ID", "U", "W"), ("A", "AL", "R", "Na"), ("\uff0c", "CL", "Tu", "F"), ("\u300a", "OP", "Tr", "W"),
        ("\uff1a", "NS", "Tr", "F"), ("\u2014", "B2", "R", "A"), ("\u2026", "IN", "R", "A"), ("\u201c", "QU", "Tr", "A"),
        ("\u2010", "HH", "R", "A"), ("\u2013", "HH", "R", "A"), ("\U00020000", "ID", "U", "W"), ("\U000323b0", "ID", "U", "W"),
        ("\u3005", "NS", "U", "W"), ("\u00a0", "GL", "R", "N"), ("\u2060", "WJ", "R", "N"), ("\ufe0f", "CM", "R", "A"),
        ("\U0001f600", "ID", "U", "W"), ("\U0001f3fb", "EM", "U", "W"), ("\U0001f1e8", "RI", "U", "N"), ("\uac00", "H2", "U", "W"),
    ],
)  # fmt: skip
def test_properties(ch: str, line: str, vertical: str, width: str) -> None:
    assert ucd.LINE_BREAK[ch] == line
    assert ucd.vertical_orientation(ch) == vertical
    assert ucd.EAST_ASIAN_WIDTH[ch] == width
    assert ucd.is_wide(ch) is (width in "FWH" and width != "")


def test_marks_and_pictographs() -> None:
    assert all(map(ucd.is_mark, "\u0301\ufe00\U000e0100\u302a\u20e3\u0903"))
    assert not any(map(ucd.is_mark, "A\u4e00\u00b4\U0001f3fb\u200d"))
    assert all(map(ucd.is_pictographic, "\U0001f600\u2764\u00a9"))
    assert not any(map(ucd.is_pictographic, "#1\u4e00"))


@pytest.mark.parametrize(
    "parts",
    [
        ["\u4e2d", "\u56fd"], ["\u845b\U000e0100", "\u57ce"], ["\uff0c\ufe00", "\u4e2d"], ["e\u0301", "a"],
        ["\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u4e2d"], ["\U0001f44d\U0001f3fd", "\U0001f44d"],
        ["\U0001f1e8\U0001f1f3", "\U0001f1e8\U0001f1f3"], ["1\ufe0f\u20e3", "2\ufe0f\u20e3"],
        ["\u1112\u1161\u11ab", "\u1100\u1173"],
        ["\ud55c", "\uae00"], ["\r\n", "\n"], ["\u2764\ufe0f\u200d\U0001f525", "A"], ["\u0915\u094d\u0937", "\u0915"],
        ["\U0001f3f4\U000e0067\U000e0062\U000e007f", "A"],
    ],
)  # fmt: skip
def test_clusters(parts: list[str]) -> None:
    text = "".join(parts)
    assert ucd.clusters(text) == [sum(map(len, parts[:i])) for i in range(len(parts))]
    assert ucd.clusters("A" + text, 1) == [1 + k for k in ucd.clusters(text)]


def test_a_part_of_a_text() -> None:
    assert ucd.clusters("\u4e2d\u56fd\u4eba", 1, 2) == [1]
    assert ucd.clusters("") == []
