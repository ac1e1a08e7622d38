"""Notes: raised numbers in order of reference, their texts at the piece's end, and what does not agree."""

from __future__ import annotations

import time

import pytest
from articles import FIRST, body, told

from banmian.content.model import Article, Paragraph, Table, Verse


def shown(found: Article, piece: int = 0) -> list[tuple[str, str]]:
    return [(b.text.text, b.role) for b in found.pieces[piece].blocks if isinstance(b, Paragraph)]


def raised(found: Article) -> list[list[str]]:
    blocks = [b.text for b in found.pieces[0].blocks if isinstance(b, Paragraph)]
    return [[text.text[m.start : m.end] for m in text.marks if m.kind == "sup"] for text in blocks]


def test_notes_are_numbered_in_the_order_of_their_references() -> None:
    found, reports = body("甲[^b]乙[^a]。\n\n[^a]: 先写的。\n[^b]: 后写的，*着重*。\n\n丙[^b]丁[^3]\n\n[^3]: 第三条。\n")
    assert told(reports) == []
    assert shown(found) == [
        ("甲1乙2。", "body"), ("丙1丁3", "body"), ("1后写的，着重。", "note"), ("2先写的。", "note"), ("3第三条。", "note"),
    ]  # fmt: skip
    assert raised(found) == [["1", "2"], ["1", "3"], ["1"], ["2"], ["3"]]


def test_every_part_of_a_note_knows_where_it_was_written() -> None:
    found, _ = body("甲[^b]乙。\n\n[^b]: 注文。\n")
    first, note = (b.text for b in found.pieces[0].blocks if isinstance(b, Paragraph))
    places = [(p.line, p.column) for p in (first.at(0), first.at(1), first.at(2)) if p]
    assert places == [(FIRST, 1), (FIRST, 2), (FIRST, 6)]
    places = [(p.line, p.column) for p in (note.at(0), note.at(1), note.at(3)) if p]
    assert places == [(FIRST + 2, 1), (FIRST + 2, 7), (FIRST + 2, 9)]


def test_a_note_of_several_paragraphs_and_one_on_the_spot() -> None:
    found, reports = body("甲[^1]乙^[当场写的[^2]。]\n\n[^1]: 第一段。\n\n    第二段。{lines=+1}\n\n[^2]: 注中之注。\n\n丙\n")
    assert told(reports) == []
    assert shown(found) == [
        ("甲1乙2", "body"), ("丙", "body"), ("1第一段。", "note"), ("第二段。", "note"), ("2当场写的3。", "note"),
        ("3注中之注。", "note"),
    ]  # fmt: skip
    notes = [b for b in found.pieces[0].blocks if isinstance(b, Paragraph) and b.role == "note"]
    assert [b.looseness for b in notes] == [0, 1, 0, 0]


def test_each_piece_has_its_own_numbers() -> None:
    found, reports = body("甲[^1]\n\n::: box {#b}\n乙[^2]丙[^1]\n:::\n\n[^1]: 一。\n[^2]: 二。\n")
    assert told(reports) == []
    assert shown(found) == [("甲1", "body"), ("1一。", "note")]
    assert shown(found, 1) == [("乙1丙2", "body"), ("1二。", "note"), ("2一。", "note")]


def test_cells_items_subheads_and_verse_may_refer_to_notes() -> None:
    found, reports = body(
        "- 甲[^1]\n\n## 乙[^2]\n\n| 丙[^3] |\n|---|\n\n::: verse\n丁[^4]\n:::\n\n[^1]: 一\n[^2]: 二\n[^3]: 三\n[^4]: 四\n"
    )
    assert told(reports) == []
    table, verse = found.pieces[0].blocks[2:4]
    assert isinstance(table, Table) and table.head[0].text.text == "丙3"
    assert isinstance(verse, Verse) and verse.stanzas[0][0].text == "丁4"
    assert [text for text, role in shown(found) if role == "note"] == ["1一", "2二", "3三", "4四"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲[^1]\n", [(6, 2)]),
        ("甲[^1]\n\n[^2]: 无人提起。\n", [(6, 2), (8, 1)]),
        ("甲[^1]\n\n[^1]: 一。\n[^1]: 又一。\n", [(9, 1)]),
        ("甲[^1]\n\n[^1]:\n", [(8, 1)]),
        ("甲[^1]\n\n[^1]: &nbsp;\n", [(8, 1)]),
        ("甲[^1]\n\n[^1]： 一。\n", [(6, 2), (8, 1), (8, 1)]),
        ("甲[^1]\n\n[^1]: 见[^x]。\n", [(8, 8)]),
        ("甲\n\n::: pullquote {#q}\n乙[^1]\n:::\n\n[^1]: 一。\n", [(9, 2), (12, 1)]),
        ("甲\n\n::: verse {#q}\n乙^[一]\n:::\n", [(9, 2)]),
    ],
)
def test_what_does_not_agree_is_told(text: str, expected: list[tuple[int, int]]) -> None:
    _, reports = body(text)
    assert sorted(told(reports)) == [("CNT025", *place) for place in expected]


def test_notes_one_a_line_are_no_joined_paragraphs() -> None:
    found, reports = body("甲[^1]乙[^2]。\n\n[^1]: 一句话。\n[^2]: 又一句。\n接着说。\n")
    assert reports == ()
    assert shown(found)[1:] == [("1一句话。", "note"), ("2又一句。接着说。", "note")]


def test_a_note_holds_paragraphs_alone() -> None:
    _, reports = body("甲[^1]\n\n[^1]: - 条目\n\n    > 引文\n\n[^2]: ![a](images/a.svg)\n\n乙[^2]\n")
    assert told(reports) == [("CNT014", 8, 1), ("CNT018", 12, 7), ("CNT025", 12, 1)]


def test_notes_within_notes_on_one_line_are_too_deep() -> None:
    text = "甲[^0]\n\n" + "".join(f"[^{i}]: " for i in range(200)) + "深\n"
    from articles import FRONT, article

    assert told(article(FRONT + text)[1]) == [("CNT012", 8, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"甲[^{i}]" for i in range(2500)) + "\n\n" + "".join(f"[^{i}]: 注\n" for i in range(2500)),
        "甲[^1]" * 9_000 + "\n\n[^1]: 注\n",
        "甲^[注]" * 9_000 + "\n",
        "[^1]: 注\n" * 6_000,
        "甲[^x]" * 9_000 + "\n",
        "[^" * 8 + "甲" * 40_000 + "\n",
    ],
)
def test_thousands_of_notes_are_read_in_time(text: str) -> None:
    start = time.process_time()
    body(text)
    assert time.process_time() - start < 6
