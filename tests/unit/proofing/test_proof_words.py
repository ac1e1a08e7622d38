"""The words of proofs in both scripts, and the columns that are counted."""

from __future__ import annotations

from banmian.geometry import Rect
from banmian.proofing.annotations import FilePage
from banmian.proofing.columns import columns_of, line_number, strips_of
from banmian.proofing.lettering import words_for
from banmian.proofing.notes import origin_of
from banmian.versions.records import Line, PageRecord


def test_both_scripts_have_the_same_words() -> None:
    hans, hant = words_for(False).table, words_for(True).table
    assert hans.keys() == hant.keys() and hans["roles"].keys() == hant["roles"].keys()
    assert len(hans["boxes"]) == len(hant["boxes"]) == 4
    assert words_for(False).proof(2) == "\u4e8c\u6821" and words_for(False).proof(12) == "\u7b2c12\u6821"
    assert words_for(True).proof(0) == "\u6539\u52d5"


def line(text: str, x: int, y: int, column: Rect, name: str = "column 1 of place a", role: str = "body", size: int = 9000) -> Line:
    return Line("s", 0, role, name, Rect(x, y, x + size * len(text), y + size), text, tuple(x + size * k for k in range(len(text))),
                file="a.md", line=3, column=1, column_rect=column)  # fmt: skip


LEFT, RIGHT = Rect(0, 0, 90_000, 100_000), Rect(100_000, 0, 190_000, 100_000)
PAGE = PageRecord(
    1, "", (190_000, 100_000),
    (
        line("ab", 0, 0, LEFT), line("cd", 20_000, 1_500, LEFT, size=6000), line("r", 0, 9_500, LEFT, role="ruby", size=3000),
        line("ef", 0, 13_000, LEFT), line("gh", 100_000, 0, RIGHT, "column 2 of place a"),
    ),
    (),
)  # fmt: skip


def test_lines_are_counted_by_column_whatever_their_sizes() -> None:
    columns = columns_of(PAGE)
    assert [(c.name, len(c.lines)) for c in columns] == [("column 1 of place a", 2), ("column 2 of place a", 1)]
    assert [line_number(columns, x) for x in PAGE.lines] == [1, 1, 0, 2, 1]


def test_strips_end_between_columns_and_else_hold_the_cut_column_twice() -> None:
    assert strips_of(PAGE, 2) == [(0, 95_000 + 8_000), (95_000 - 8_000, 190_000)]
    wide = PageRecord(1, "", (190_000, 100_000), (line("ab", 0, 0, Rect(20_000, 0, 170_000, 9_000)),), ())
    assert strips_of(wide, 2) == [(0, 178_000), (12_000, 190_000)]


def test_a_strange_file_says_nothing_of_itself() -> None:
    for told in ("", "{", "[]", '{"scale": 0, "page": 1}', '{"scale": "x"}', "null"):
        assert origin_of(FilePage(told, (0, 0, 1, 1), 1)) is None
