"""Copy without empty lines: which lines are paragraphs, items, rows of a table, and where each was written."""

from __future__ import annotations

import pytest
from articles import FIRST, FRONT, body, told

from banmian.content.article import read_article
from banmian.content.model import Paragraph, Table, Verse
from banmian.diagnostics import Severity
from banmian.sources import Normalising, clean_text

LONG = "这一段是从文书软件里整段贴过来的，一行就是一段。行里有好几句话，排出来各是各的。"
WRAPPED = "从版面文件里复制出来的文字，每行差不\n多一样长，到头就断，不管句子完没完，\n一段里头也会有一行刚好在句末断开了。\n"


def paragraphs(text: str) -> list[str]:
    """The paragraphs' texts, an item's with its marker."""
    found, _ = body(text)
    return [b.marker + b.text.text for b in found.pieces[0].blocks if isinstance(b, Paragraph)]


@pytest.mark.parametrize(
    ("pasted", "read"),
    [
        ("\u3000\u3000甲。\n\u3000\u3000乙，\n\u3000\u3000丙\n", ["甲。", "乙，", "丙"]),
        ("\t甲。\n\t乙。\n", ["甲。", "乙。"]),
        ("\u00a0\u00a0\u00a0\u00a0甲。\n乙。\n\u2003\u2003丙。\n", ["甲。", "乙。", "丙。"]),
        ("    甲，\n接着。\n    乙。\n", ["甲，接着。", "乙。"]),
        ("甲。\n乙！\n丙？”\n（丁）\n", ["甲。", "乙！", "丙？”", "（丁）"]),
        (f"{LONG}\n{LONG}\n\n{LONG}\n", [LONG, LONG, LONG]),
        ("甲**乙。**\n丙。{lines=+1}\n丁。\n", ["甲乙。", "丙。", "丁。"]),
        ("甲：\n1、乙；\n2、丙；\n", ["甲：", "1、乙；", "2、丙；"]),
        ("甲\n（一）乙\n（二）丙\n", ["甲", "（一）乙", "（二）丙"]),
        ("甲段。\u3000\u3000乙段。\n", ["甲段。", "乙段。"]),
        (f"加装电梯\n{LONG}\n怎样分摊\n{LONG}\n", ["加装电梯", LONG, "怎样分摊", LONG]),
        (f"居民怎样商量加装电梯\n{LONG}\n{LONG}\n", ["居民怎样商量加装电梯", LONG, LONG]),
        (f"\u3000\u3000{LONG}\n小题\n\u3000\u3000乙。\n", [LONG, "小题", "乙。"]),
        ("- 甲\n\u3000\u3000乙。\n", ["•甲", "乙。"]),
        ("甲，\n\u00a0\n乙\n\u3000\u3000\n丙\n", ["甲，", "乙", "丙"]),
        (
            f"{WRAPPED}最后一行短。\n{WRAPPED}也短。\n",
            [WRAPPED.replace("\n", "") + "最后一行短。", WRAPPED.replace("\n", "") + "也短。"],
        ),
    ],
)
def test_paragraphs_without_empty_lines(pasted: str, read: list[str]) -> None:
    assert paragraphs(pasted) == read


@pytest.mark.parametrize(
    ("wrapped", "read"),
    [
        ("从文件里贴来的行是硬换的，每行差不多\n长，不在句末断开。第二句也是一样，\n所以是一段。\n", 1),
        ("一句一行。\n第二句。\n\n另一段。\n", 2),
        ("    缩进的引文，每行都缩进，\n    不是段落，也不在句末断开，\n    所以是一段。\n", 1),
        ("甲，\n乙，\n丙。\n", 1),
    ],
)
def test_lines_that_are_no_paragraphs_are_joined(wrapped: str, read: int) -> None:
    assert len(paragraphs(wrapped)) == read


def test_joined_sentences_are_told_once() -> None:
    _, reports = body("一句一行。\n第二句。\n\n另一段。\n第二句。\n")
    assert told(reports, Severity.INFO) == [("CNT036", FIRST, 1)]


@pytest.mark.parametrize(
    ("pasted", "read"),
    [
        ("几件事：\n• 甲事；\n• 乙事。\n后话。\n", ["几件事：", "•甲事；", "•乙事。", "后话。"]),
        ("\u2022\t甲\n", ["•甲"]),
        ("\uf0b7\t甲\n\uf0b7\t乙\n", ["•甲", "•乙"]),
        ("●甲\n●乙\n", ["•甲", "•乙"]),
        ("\u3000\u3000◆甲\n\u3000\u3000◆乙\n", ["•甲", "•乙"]),
        ("·甲\n·乙\n", ["•甲", "•乙"]),
        ("· 甲\n", ["•甲"]),
        ("●本报记者\n", ["●本报记者"]),
    ],
)
def test_signs_that_lead_items(pasted: str, read: list[str]) -> None:
    assert paragraphs(pasted) == read


def test_tabs_part_the_cells_of_a_table() -> None:
    found, reports = body("名单：\n姓名\t电话\n张三\t6328\n李|四\t\n后话。\n")
    before, table, after = found.pieces[0].blocks
    assert isinstance(before, Paragraph)
    assert isinstance(after, Paragraph)
    assert isinstance(table, Table)
    assert [c.text.text for c in table.head] == ["姓名", "电话"]
    assert [[c.text.text for c in row] for row in table.rows] == [["张三", "6328"], ["李|四", ""]]
    phone, name = table.rows[0][1].text, table.rows[1][0].text
    assert phone.at(0) == phone.span
    assert (phone.span and (phone.span.line, phone.span.column)) == (FIRST + 2, 4)
    assert [place and place.column for place in map(name.at, (0, 2))] == [1, 3]
    assert not told(reports)


def test_a_line_that_tabs_part_alone_is_told() -> None:
    assert told(body("甲\t乙\n后话。\n")[1]) == [("CNT035", FIRST, 2)]
    assert told(body("甲\t乙\n丙\t丁\t戊\n")[1]) == [("CNT035", FIRST, 2), ("CNT035", FIRST + 1, 2)]


def test_verse_and_code_are_kept() -> None:
    found, _ = body("::: verse\n\u3000\u3000床前。\n\u3000\u3000地上。\n:::\n\n\u3000\u3000甲。\n\u3000\u3000乙。\n")
    verse, *rest = found.pieces[0].blocks
    assert isinstance(verse, Verse)
    assert [line.text for line in verse.stanzas[0]] == ["床前。", "地上。"]
    assert len(verse.stanzas) == 1
    assert len(rest) == 2


def test_each_change_is_counted_and_places_stay_those_of_the_file() -> None:
    _, reports = body("\u3000\u3000甲。\n\u3000\u3000乙。\n• 丙<b>\n")
    (line,) = (d for d in reports if d.code == "SRC010")
    assert "line made a paragraph of its own (7:1)" in line.message
    assert "sign at a line's start made a list item (8:1)" in line.message
    assert told(reports) == [("CNT013", 8, 4)]


def test_rules_are_switched_off_or_report() -> None:
    pasted = "\u3000\u3000甲。\n\u3000\u3000乙。\n\n• 丙\n\n丁\t戊\n己\t庚\n"
    source, _ = clean_text("articles/a.md", FRONT + pasted)
    assert source is not None
    for way in ("off", "report"):
        rules = Normalising(paragraphs=way, lists=way, tables=way, blanks="off")
        found, reports = read_article(source, "a", rules)
        assert found is not None
        assert [b.text.text for b in found.pieces[0].blocks if isinstance(b, Paragraph)] == [
            "甲。\u3000\u3000乙。", "• 丙", "丁\t戊己\t庚",
        ]  # fmt: skip
        message = next((d.message for d in reports if d.code == "SRC010"), "")
        assert message.count("left as it is") == (3 if way == "report" else 0)


def test_invisible_characters_have_a_switch() -> None:
    typed = "甲\u200b乙soft\u00adhyphen"
    assert [clean_text("a.md", typed, way)[0] is not None for way in ("fix", "report", "off")] == [True] * 3
    fixed, reported, off = (clean_text("a.md", typed, way)[0] for way in ("fix", "report", "off"))
    assert fixed and reported and off
    assert fixed.text == "甲乙softhyphen"
    assert reported.text == off.text == typed
    assert [c.kind for c in reported.changes] == ["zero-width character removed, left as it is"] * 2
    assert not off.changes
