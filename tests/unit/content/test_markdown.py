"""Markdown to blocks, marks and places; and what cannot be set, each with its line and column."""

from __future__ import annotations

import time

import pytest
from articles import FIRST, FRONT, article, body, told

from banmian.content.article import read_article
from banmian.content.model import Mark, Paragraph, Subhead, Table, Verse
from banmian.diagnostics import Severity
from banmian.sources import Normalising, clean_text


def test_paragraphs_join_their_lines_without_spaces() -> None:
    found, reports = body("第一段，\n接着写。\n\nLatin words\nhere.\n")
    assert reports == ()
    assert [b.text.text for b in found.pieces[0].blocks if isinstance(b, Paragraph)] == ["第一段，接着写。", "Latin words here."]


def test_every_character_knows_where_it_was_written() -> None:
    text = "甲**乙丙**丁\n戊[己]{.name}庚*辛*&amp;壬\\*癸\n"
    found, _ = body(text)
    (block,) = found.pieces[0].blocks
    assert isinstance(block, Paragraph)
    styled = block.text
    assert styled.text == "甲乙丙丁戊己庚辛&壬*癸"
    lines = (FRONT + text).split("\n")
    for offset, character in enumerate(styled.text):
        span = styled.at(offset)
        assert span is not None
        if character not in "&*":
            assert lines[span.line - 1][span.column - 1] == character


def test_marks() -> None:
    found, _ = body(
        "**重点：**内容*着重*[普育里]{.name}[书名]{.title}[囍]{ruby=xǐ}[文]{.kai}[12]{.tcy}[二]{.sup}`code`[站](https://example.com)\n"
    )
    (block,) = found.pieces[0].blocks
    assert isinstance(block, Paragraph)
    text = block.text.text
    assert [(m.kind, text[m.start : m.end], m.value) for m in block.text.marks] == [
        ("strong", "重点：", ""), ("emphasis", "着重", ""), ("name", "普育里", ""), ("title", "书名", ""), ("ruby", "囍", "xǐ"),
        ("kai", "文", ""), ("tcy", "12", ""), ("sup", "二", ""), ("code", "code", ""), ("link", "站", "https://example.com"),
    ]  # fmt: skip


def test_a_span_gives_all_its_marks_at_once() -> None:
    found, reports = body(
        "[老城厢]{.name .kai ruby=' lǎo  chéng xia\u0304ng'}[文]{.frame}[字]{.under}[黑]{.hei}[3/4]{.frac}\n".replace("'", '"')
    )
    (block,) = found.pieces[0].blocks
    assert isinstance(block, Paragraph)
    text = block.text.text
    assert not reports
    assert [(m.kind, text[m.start : m.end], m.value) for m in block.text.marks] == [
        ("name", "老城厢", ""), ("kai", "老城厢", ""), ("ruby", "老城厢", "lǎo chéng xiāng"), ("frame", "文", ""),
        ("under", "字", ""), ("hei", "黑", ""), ("frac", "3/4", ""),
    ]  # fmt: skip


def test_of_two_marks_over_the_same_characters_the_inner_stands_first() -> None:
    for written, kinds in (("**[文]{.kai}**", ["kai", "strong"]), ("[**文**]{.kai}", ["strong", "kai"])):
        (block,) = body(written + "\n")[0].pieces[0].blocks
        assert isinstance(block, Paragraph)
        assert [m.kind for m in block.text.marks] == kinds


def test_emphasis_works_beside_chinese_marks() -> None:
    found, _ = body("说*“好”*了。\n")
    (block,) = found.pieces[0].blocks
    assert isinstance(block, Paragraph)
    assert block.text.marks == (Mark(1, 4, "emphasis"),)


def test_marks_move_with_canonical_text() -> None:
    found, reports = body("用 **GPS**, 好\n")
    (block,) = found.pieces[0].blocks
    assert isinstance(block, Paragraph)
    assert block.text.text == "用GPS，好"
    assert block.text.marks == (Mark(1, 4, "strong"),)
    assert block.text.at(4) == block.text.span.__class__("articles/a.md", FIRST, 10)
    assert [(d.code, d.severity) for d in reports] == [("SRC010", Severity.INFO)]
    assert [(c.line, c.column) for c in found.changes] == [(6, 2), (6, 10)]


def test_columns_count_removed_characters() -> None:
    found, reports = body("甲\u200b乙\u200b丙\n\n丁\u200b<b>\n")
    block = found.pieces[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert [span.column for span in (block.text.at(i) for i in range(3)) if span is not None] == [1, 3, 5]
    assert told(reports) == [("CNT013", 8, 3)]


def test_subheads_lists_and_quotations() -> None:
    found, reports = body("## 小标题\n\n### 问　多少？\n\n- 甲\n- 乙\n\n  又一段\n    1. 丙\n\n> 附记\n\n3. 三\n4. 四\n")
    assert reports == ()
    blocks = found.pieces[0].blocks
    assert [(b.text.text, b.level) for b in blocks if isinstance(b, Subhead)] == [("小标题", 2), ("问　多少？", 3)]
    assert [(b.text.text, b.role, b.marker, b.level) for b in blocks if isinstance(b, Paragraph)] == [
        ("甲", "item", "•", 0), ("乙", "item", "•", 0), ("又一段", "item", "", 0), ("丙", "item", "1.", 1),
        ("附记", "quote", "", 0), ("三", "item", "3.", 0), ("四", "item", "4.", 0),
    ]  # fmt: skip


def test_tables_and_pictures_in_cells() -> None:
    found, reports = body("| 图 | 类 |\n|---|---|\n| ![桶](images/bin.svg) | 可回收 |\n| 二 | |\n")
    assert reports == ()
    (table,) = found.pieces[0].blocks
    assert isinstance(table, Table)
    assert [c.text.text for c in table.head] == ["图", "类"]
    assert [[(c.text.text, c.picture) for c in row] for row in table.rows] == [
        [("", "images/bin.svg"), ("可回收", "")],
        [("二", ""), ("", "")],
    ]
    span = table.rows[0][1].text.span
    assert span is not None
    assert (span.line, span.column) == (FIRST + 2, 26)


def test_pictures_are_declared() -> None:
    found, _ = body('正文。\n\n![替代](images/夜景.svg "说明, 一行。"){name=lane credit=制图}\n')
    (picture,) = found.pieces[0].pictures
    assert (picture.file, picture.alt, picture.name, picture.credit) == ("images/夜景.svg", "替代", "lane", "制图")
    assert picture.caption is not None and picture.caption.text == "说明，一行。"
    assert picture.caption.span is not None
    assert (picture.caption.span.line, picture.caption.span.column) == (8, 22)


def test_containers_are_pieces_of_their_own() -> None:
    found, reports = body(
        "正文。\n\n::: box {#more tag=延伸阅读}\n# 普育里：|换了新样\n\n盒内。\n:::\n\n"
        "::: pullquote {#quote}\n引语。\n:::\n\n尾段。\n"
    )
    assert reports == ()
    assert [(p.story, p.kind) for p in found.pieces] == [("a", "article"), ("a#more", "box"), ("a#quote", "pullquote")]
    head = found.pieces[1].head
    assert head.tag is not None and head.tag.text == "延伸阅读"
    assert head.headline is not None and head.headline.text == "普育里：换了新样"
    assert [m for m in head.headline.marks if m.kind == "break"] == [Mark(4, 4, "break")]
    assert [b.text.text for b in found.pieces[0].blocks if isinstance(b, Paragraph)] == ["正文。", "尾段。"]
    assert (found.pieces[1].span.line, found.pieces[1].span.column) == (8, 1)


def test_a_container_may_declare_its_picture_before_its_headline() -> None:
    found, reports = body("正文。\n\n::: box {#b}\n![a](images/a.svg)\n\n# 标题\n\n盒内。\n:::\n")
    assert told(reports) == []
    assert found.pieces[1].head.headline is not None


def test_verse_in_stanzas() -> None:
    found, reports = body("::: verse {.vertical}\n甲\n乙\n\n丙\n:::\n")
    assert reports == ()
    (verse,) = found.pieces[0].blocks
    assert isinstance(verse, Verse)
    assert verse.vertical
    assert [[line.text for line in stanza] for stanza in verse.stanzas] == [["甲", "乙"], ["丙"]]
    span = verse.stanzas[1][0].span
    assert span is not None and span.line == FIRST + 4


def test_verse_with_an_id_is_placed_by_itself() -> None:
    found, _ = body("正文。\n\n::: verse {#poem}\n# 弄堂夏夜\n甲\n:::\n")
    assert [(p.story, p.kind) for p in found.pieces] == [("a", "article"), ("a#poem", "verse")]
    assert found.pieces[1].head.headline is not None


def test_indented_and_underlined_text_is_plain_text() -> None:
    """A line of = under words is told: Markdown would make a heading of the two."""
    found, reports = body("    四个空格的段落。\n\n一行\n=====\n")
    assert told(reports) == [("CNT022", 9, 1)]
    assert [b.text.text for b in found.pieces[0].blocks if isinstance(b, Paragraph)] == ["四个空格的段落。", "一行====="]


def test_nothing_like_a_link_definition_vanishes() -> None:
    found, _ = body("[注]: 见第二版\n")
    assert [b.text.text for b in found.pieces[0].blocks if isinstance(b, Paragraph)] == ["[注]：见第二版"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("正文<b>粗</b>。\n", [("CNT013", 6, 3), ("CNT013", 6, 7)]),
        ("<div>\n正文\n</div>\n\n正文\n", [("CNT013", 6, 1)]),
        ("正文 <!-- 注 -->\n", [("CNT013", 6, 4)]),
        ("# 大标题\n\n正文\n", [("CNT014", 6, 1)]),
        ("#### 小\n\n正文\n", [("CNT014", 6, 1)]),
        ("正文\n\n---\n", [("CNT014", 8, 1)]),
        ("```\ncode\n```\n\n正文\n", [("CNT014", 6, 1)]),
        ("> ## 小\n\n正文\n", [("CNT014", 6, 1)]),
        ("正文[站](javascript:alert)\n", [("CNT014", 6, 3)]),
        ("正文\n\n::: box {#b}\n盒\n", [("CNT015", 8, 1)]),
        ("正文\n\n::: box\n盒\n:::\n", [("CNT015", 8, 1)]),
        ("正文\n\n::: bxo {#b}\n盒\n:::\n", [("CNT015", 8, 1)]),
        ("正文\n\n::: box {#b}\n盒\n:::\n\n::: box {#b}\n盒\n:::\n", [("CNT015", 12, 1)]),
        ("正文\n\n:::: box {#b}\n::: box {#c}\n盒\n:::\n::::\n", [("CNT015", 9, 1)]),
        ("正文\n\n:::\n", [("CNT015", 8, 1)]),
        ("正文\n\n::: box {#b}\n:::\n", [("CNT010", 8, 1)]),
        ("正文\n\n::: box {#b tga=标签}\n盒\n:::\n", [("CNT016", 8, 13)]),
        ("正文[名]{.nmae}\n", [("CNT016", 6, 7)]),
        ("正文[名]{.name\n", [("CNT016", 6, 5)]),
        ("正文\n\n![a](images/a.svg){crdit=制图}\n", [("CNT016", 8, 20)]),
        ("正文\n\n![a](https://example.com/a.png)\n", [("CNT017", 8, 1)]),
        ("正文\n\n![a](../x/a.png)\n", [("CNT017", 8, 1)]),
        ("正文\n\n![a](/etc/a.png)\n", [("CNT017", 8, 1)]),
        ("正文\n\n![a](data:image/png;base64,AA)\n", [("CNT017", 8, 1)]),
        ("正文![a](images/a.svg)里\n", [("CNT018", 6, 3)]),
        ("", [("CNT010", 1, 1)]),
        ("[" * 1000 + "\n", [("CNT012", 6, 9)]),
        (">" * 1000 + "深\n", [("CNT012", 6, 1)]),
        ("> - 1. " * 300 + "深\n", [("CNT012", 6, 1)]),
        ("\n".join("  " * i + "- 深" for i in range(100)), [("CNT012", 22, 1)]),
    ],
)
def test_what_cannot_be_set(text: str, expected: list[tuple[str, int, int]]) -> None:
    _, reports = article(FRONT + text)
    assert told(reports) == expected
    assert all(d.hint for d in reports if d.severity is Severity.ERROR)


def test_misspelt_names_get_the_right_one() -> None:
    assert "`box`" in body("正文\n\n::: bxo {#b}\n盒\n:::\n")[1][0].hint
    assert "`name`" in body("正文[名]{.nmae}\n")[1][0].hint
    assert "`tag`" in body("正文\n\n::: box {#b tga=标签}\n盒\n:::\n")[1][0].hint


def test_a_long_article_is_refused_before_it_is_parsed() -> None:
    start = time.process_time()
    found, reports = article(FRONT + "字" * 200_000)
    assert found is None
    assert told(reports) == [("CNT011", 1, 1)]
    assert "200,0" in reports[0].message
    assert time.process_time() - start < 1


def test_thousands_of_faults_are_counted() -> None:
    _, reports = body("甲" + "<b>" * 5000 + "\n")
    assert len(reports) == 51
    assert reports[-1].message.startswith("4,950 more")


@pytest.mark.parametrize(
    "text", ["你, " * 15_000, "你 a " * 12_000, "e\u0301" * 25_000, "甲\n" * 25_000, "(你" * 20_000, "*你 " * 15_000]
)
def test_time_grows_with_length_alone(text: str) -> None:
    start = time.process_time()
    article(FRONT + text)
    assert time.process_time() - start < 8


def test_a_paragraph_may_ask_for_lines() -> None:
    """Copyfit by hand stands at the paragraph's end; a number out of reach is told as what would be printed."""
    found, reports = body("甲乙丙。{lines=+1}\n\n- 丁戊 {lines=-2}\n\n己庚。\n")
    assert reports == ()
    blocks = [b for b in found.pieces[0].blocks if isinstance(b, Paragraph)]
    assert [(b.text.text, b.looseness) for b in blocks] == [("甲乙丙。", 1), ("丁戊", -2), ("己庚。", 0)]
    _, wrong = body("甲乙丙。{lines=+9}\n")
    assert told(wrong) == [("CNT016", FIRST, 5)]


def test_a_letter_says_what_its_salutation_and_its_signature_are() -> None:
    found, reports = body("甲：{.salutation}\n\n乙{lines=+1 .signature}\n\n丙\\\n丁{.signature}\n\n戊\n")
    assert reports == ()
    blocks = [b for b in found.pieces[0].blocks if isinstance(b, Paragraph)]
    forms = [(b.text.text, b.form, b.looseness) for b in blocks]
    assert forms[:2] == [("甲：", "salutation", 0), ("乙", "signature", 1)] and forms[3] == ("戊", "", 0)
    assert forms[2][1] == "signature" and forms[2][0][0] + forms[2][0][-1] == "丙丁"


def test_switches_of_a_paper_leave_or_only_report_what_was_typed() -> None:
    rules = Normalising(marks="off", quotes="report", digits="off")
    source, _ = clean_text("articles/a.md", FRONT + '甲,乙"丙"丁１２戊 ABC\n')
    assert source is not None
    found, reports = read_article(source, "a", rules)
    assert found is not None
    (block,) = found.pieces[0].blocks
    assert isinstance(block, Paragraph)
    assert block.text.text == '甲,乙"丙"丁１２戊ABC'
    (line,) = reports
    assert line.code == "SRC010"
    assert "straight quote made curly, left as it is (6:4)" in line.message
    assert "full-width" not in line.message


def test_a_cell_of_one_sign_joins_the_one_on_its_left() -> None:
    found, reports = body("| 甲 | < | 丙 |\n|---|---|---|\n| 一 | \\< | < |\n")
    (table,) = found.pieces[0].blocks
    assert isinstance(table, Table) and reports == ()
    assert [[(c.text.text, c.joined) for c in row] for row in (table.head, *table.rows)] == [
        [("甲", False), ("", True), ("丙", False)],
        [("一", False), ("<", False), ("", True)],
    ]


def test_a_row_that_begins_with_it_is_told() -> None:
    _, reports = body("| 甲 | 乙 |\n|---|---|\n| < | 二 |\n")
    (told,) = [r for r in reports if r.code == "CNT014"]
    assert told.message == "a row begins with `<`, and no cell stands left of it that could go on"
    assert told.span is not None
