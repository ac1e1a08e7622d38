"""A few ragged lines of about equal length: where they part phrases, never a word; no line of one letter where two can stand."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from banmian.colour import BLACK
from banmian.fonts import FontBook
from banmian.template.model import LineStyle
from banmian.text.balance import balanced
from banmian.text.prepared import Prepared
from banmian.text.single import Setter

ROOT = Path(__file__).resolve().parents[3]
EM = 8500


@pytest.fixture(scope="module")
def setter() -> Setter:
    book, _ = FontBook.load(ROOT)
    assert book is not None
    return Setter(book)


def prepared(setter: Setter, words: str) -> Prepared:
    return setter.prepared(words, LineStyle("caption", "kai", EM, BLACK))


def lines(setter: Setter, words: str, ems: int, most: int = 2) -> list[str] | None:
    p = prepared(setter, words)
    ends = balanced(p, ems * EM, most)
    if ends is None:
        return None
    cuts = [p.offsets[e] if e < p.units.size else len(words) for e in (0, *ends)]
    return [words[a:b] for a, b in pairwise(cuts)]


@pytest.mark.parametrize(
    ("words", "ems", "expected"),
    [
        ("弄口的社区图书角", 10, ["弄口的社区图书角"]),
        ("弄口的公共电话亭改成了社区图书角", 13, ["弄口的公共电话亭", "改成了社区图书角"]),
        ("今年8月12日上午九点普育里的居民代表", 14, ["今年8月12日上午九点", "普育里的居民代表"]),
    ],
)
def test_lines_part_phrases(setter: Setter, words: str, ems: int, expected: list[str]) -> None:
    assert lines(setter, words, ems) == expected


def test_what_needs_more_lines_has_none(setter: Setter) -> None:
    words = "弄口的公共电话亭改成了社区图书角"
    assert lines(setter, words, 7) is None
    assert len(lines(setter, words, 7, 3) or ()) == 3


def test_a_word_that_is_wider_than_the_measure_has_none(setter: Setter) -> None:
    assert lines(setter, "见internationalization_platform", 8, 4) is None


def test_a_text_without_a_unit_has_no_line(setter: Setter) -> None:
    assert balanced(prepared(setter, ""), 10 * EM, 2) == ()


def test_no_line_of_one_letter_where_two_can_stand(setter: Setter) -> None:
    """A credit leaves the last line little room: two letters beside it, not one."""
    p = prepared(setter, "修缮后的普育里墙面线缆门头花坛一并更新了")
    assert balanced(p, 21 * EM, 2, 189 * EM // 10) == (18, 20)


def test_what_fits_in_one_line_is_broken_into_two_where_they_are_asked_for(setter: Setter) -> None:
    def broken(words: str, ems: int = 47) -> tuple[int, ...]:
        p = prepared(setter, words)
        ends = balanced(p, ems * EM, 2, 0, 2)
        assert ends is not None
        return tuple(p.offsets[e] if e < p.units.size else len(words) for e in ends)

    assert broken("今年8月12日上午九点普育里的居民代表") == (11, 19)
    assert broken("弄口的公共电话亭，改成了社区图书角。") == (9, 18), "no mark at a line's head"
    assert broken("internationalization") == (20,), "a word is not broken"
    assert balanced(prepared(setter, "弄口"), 2 * EM, 1, 0, 2) == (2,), "nor is anything that may take one line"
