"""Markup that is not set is told at its place; ordinary copy is not; a backslash says that a sign is meant."""

from __future__ import annotations

import time

import pytest
from articles import FIRST, body, told

from banmian.content.leftovers import ROWS, Leftover
from banmian.content.markdown import LINK_DEFINITION
from banmian.content.model import Paragraph, Subhead, Table
from banmian.content.paragraphs import LINE_ROWS, LineRow
from banmian.diagnostics import Severity

E, W, N = "CNT022", "CNT023", "CNT025"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what was printed without a word
        ("脚注[^1]在此。\n", [(N, 6, 3)]),
        ("~~删~~、==亮==、H~2~O、$a_1$、**粗\n", [(E, 6, 1), (E, 6, 7), (E, 6, 14), (E, 6, 19), (E, 6, 25)]),
        ("粗**。\n", [(E, 6, 2)]),
        ("甲 ** 乙 **\n", [(E, 6, 3), (E, 6, 8)]),
        ("***粗斜\n", [(W, 6, 1)]),
        ("面积5m^2^，水H~2~O，甲^[1\n", [(E, 6, 11), (E, 6, 5), (E, 6, 17)]),
        ("$$E=mc^2$$\n", [(E, 6, 1)]),
        ("见[[条目]]。\n", [(E, 6, 2)]),
        ("甲&foo;乙&nbsp丙\n", [(E, 6, 2), (E, 6, 8)]),
        ("甲&#x202e;乙&#1488;\n", [(E, 6, 2), (E, 6, 11)]),
        ("甲<br\n", [("CNT013", 6, 2)]),
        ("见<www.example.cn>。\n", [(E, 6, 2)]),
        ("甲[站](https://a.cn/x y)乙\n", [(E, 6, 4)]),
        ("甲[站]（https://a.cn）乙\n", [(E, 6, 4)]),
        ("甲[一][a]、[a]。\n\n[a]: https://a.cn\n", [(E, 6, 2), (E, 6, 9), (E, 8, 1), (E, 8, 1)]),
        ("![图][a]\n\n[a]: images/a.svg\n", [(E, 6, 1), (E, 8, 1), (E, 6, 2), (E, 8, 1)]),
        # single signs
        ("甲乙。{maycut}\n", [(W, 6, 4)]),
        ("甲乙。{may_cut}\n", [(W, 6, 4)]),
        ("甲{may-cut}乙。\n", [(W, 6, 2)]),
        ("甲*着重\n", [(W, 6, 2)]),
        ("甲着重*，\n", [(W, 6, 4)]),
        ("甲，_着重\n", [(W, 6, 3)]),
        ("王*明、李*华中奖。\n", [(W, 6, 3)]),
        ("张**、李**中奖。\n", [(W, 6, 4)]),
        ("甲`乙\n", [(W, 6, 2)]),
        ("甲\\乙\\\n", [(W, 6, 2), (W, 6, 4)]),
        ("#小标题\n", [(W, 6, 1)]),
        ("-条目\n-条目\n", [(W, 6, 1)]),
        # lines
        ("甲\n10. 乙\n", [(W, 7, 1)]),
        ("甲\n-\n", [(E, 7, 1)]),
        ("##小标题\n", [(E, 6, 1)]),
        ("甲\n###小标题\n", [(E, 7, 1)]),
        ("一行\n===\n", [(E, 7, 1)]),
        ("名词\n:   说明\n", [(E, 7, 1)]),
        ("*[HTML]: 说明\n", [(E, 6, 1)]),
        ("| 甲 | 乙 |\n| 一 | 二 |\n", [(E, 6, 1)]),
        ("| 甲 | 乙 |\n|---|\n| 一 | 二 |\n", [(E, 6, 1)]),
        ("- [ ] 待办\n- [x] 办了\n", [(E, 6, 3), (E, 7, 3)]),
        ("> [!NOTE]\n> 提示\n", [(E, 6, 3)]),
        ("正文\n:::\n", [("CNT015", 7, 1)]),
        ("正文\n\n：：：\n", [("CNT015", 8, 1)]),
        ("正文\n\n:: box {#a}\n", [("CNT015", 8, 1), ("CNT016", 8, 8)]),
        # blocks
        ("| 甲 | 乙 |\n|---|---|\n| 一 |\n", [("CNT014", 8, 1)]),
        ("| 甲 | 乙 |\n|---|---|\n| 一 | 二 | 三 |\n", [("CNT014", 8, 1)]),
        ("| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n正文\n", [("CNT014", 9, 1)]),
        ("| 甲 |\n|---|\n| 一 |\n正文\n", [("CNT014", 9, 1)]),
        ("- 甲\n\n  | 一 |\n  |---|\n", [("CNT014", 8, 3)]),
        ("> | 一 |\n> |---|\n", [("CNT014", 6, 1)]),
        ("- 甲\n\n  ::: box {#a}\n  乙\n  :::\n", [("CNT015", 8, 3)]),
        ("::: verse\n- 甲\n:::\n", [("CNT014", 7, 1)]),
        ("::: verse\n> 甲\n:::\n", [("CNT014", 7, 1)]),
        ("::: verse\n| 甲 |\n|---|\n:::\n\n正文\n", [("CNT014", 7, 1)]),
        ("::: verse\n![a](images/a.svg)\n甲\n:::\n", [("CNT018", 7, 1)]),
        ("## 甲![a](images/a.svg)\n", [("CNT018", 6, 5)]),
        # what holds nothing
        ("##\n\n正文\n", [("CNT020", 6, 1)]),
        ("甲\n\n-\n- 乙\n", [("CNT020", 8, 1)]),
        ("甲\n\n>\n\n乙\n", [("CNT020", 8, 1)]),
        ("- >\n\n乙\n", [("CNT020", 6, 1)]),
        ("| | |\n|---|---|\n\n乙\n", [("CNT020", 6, 1)]),
        ("甲\n\n&nbsp;\n\n乙\n", [("CNT020", 8, 1)]),
        ("甲[]{.kai}乙[](https://a.cn)\n", [("CNT020", 6, 10), ("CNT020", 6, 27)]),
        # what does nothing
        ("> > 甲\n", [("CNT021", 6, 1)]),
        ("1. - 甲\n", [("CNT021", 6, 1)]),
        ("## 甲**乙**\n", [("CNT021", 6, 7)]),
        ("| 甲[乙]{.kai} |\n|---|\n", [("CNT021", 6, 5)]),
        ("[站](https://a.cn '题')\n", [("CNT021", 6, 1)]),
        ("::: verse\n甲{lines=+1}\n:::\n", [("CNT021", 7, 1)]),
        ("![a](images/a.svg)\n{lines=+1}\n", [("CNT021", 6, 1)]),
        # attributes
        ("| 甲 |\n|---|\n{.kai}\n", [("CNT014", 8, 1), ("CNT016", 8, 1)]),
        ("- 甲{.salutation}\n", [("CNT021", 6, 1)]),
        ("甲[^1]\n\n[^1]: 乙{.signature}\n", [("CNT021", 8, 1)]),
        ("甲{.signed}\n", [("CNT016", 6, 2)]),
        ("## 甲 {lines=1}\n", [("CNT016", 6, 6)]),
        ("甲{lines=+1}乙\n", [("CNT016", 6, 2)]),
        ("**甲**{.kai}\n", [("CNT016", 6, 6)]),
        ("[甲]{#a}\n", [("CNT016", 6, 5)]),
        ("[甲]{ruby=a ruby=b}\n", [("CNT016", 6, 12)]),
        ("![a](images/a.svg){#b}\n", [("CNT016", 6, 20)]),
        # pictures
        ("![a](images/夜 景.svg)\n", [("CNT024", 6, 1)]),
        ('![a](images/夜 景.svg "说明"){name=b}\n', [("CNT024", 6, 1)]),
        ("![a](images/a.svg “说明”)\n", [(E, 6, 1)]),
        ("！[a](images/a.svg)\n", [("CNT014", 6, 2)]),
        ("![a]（images/a.svg）\n", [(E, 6, 1)]),
    ],
)  # fmt: skip
def test_what_is_not_set_is_told(text: str, expected: list[tuple[str, int, int]]) -> None:
    _, reports = body(text)
    assert sorted(told(reports)) == sorted(expected)
    assert all(d.hint for d in reports if d.severity >= Severity.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        "3*4、5 * 6、2**10、*ST海航、138****5678、3101**********1234",
        "a_b@c.com、zh_CN、文件名_1、^_^、(^o^)/、填空：____、[^_^]",
        "1~3、2~3岁，4~5岁、好吃~~、哈哈~~~、约~20人",
        "a==b、a == b、====、a===b==c、x=1、1+1=2",
        "5^2、^v^、$100到$200、US$5,HK$6、100$",
        "《书》、<标题>、3<5、5>3、若a<b，则b>a；x<i 时、[^ ^]、AT&T、R&D、A&B；C",
        "[注]：见第二版、[1]见下、〔1〕、[1][2]、【一】",
        "#上海#、1#楼、C#、-5℃、+86、－、{甲}、集合{a,b}",
        "https://a.cn/x_y_z?a==b&c~d~e、www.a.cn/__b__、a__b@c.cn",
        "`code_with_*signs*`、don`t、C:\\Users",
        "时间：8:30、：、::、9：：10、|x|、甲|乙",
        "1.条目、（一）条目、一、条目、2020.8.12",
        "要*重视研究、抓紧落实*责任",
        "甲\n2020.8.12\n10\\. 乙\n3.5%",
        "!!!、???、……、——、·、！！！",
    ],
)
def test_ordinary_copy_raises_no_alarm(text: str) -> None:
    found, reports = body(text + "\n")
    assert told(reports) == []
    assert len(found.pieces[0].blocks) == 1


@pytest.mark.parametrize(
    "text",
    [
        r"\~~删~~、\==亮==、H\~2~O、\$a_1$、\**粗", r"甲\*着重", r"甲，\_着重", r"甲\`乙", r"\[^1]", r"\##小标题", r"\#小标题",
        r"\-条目", r"甲\&foo;", r"见\[[条目]]", r"\{.kai}", r"甲\\乙",
    ],
)  # fmt: skip
def test_a_backslash_says_that_a_sign_is_meant(text: str) -> None:
    found, reports = body(text + "\n")
    assert told(reports) == []
    (block,) = found.pieces[0].blocks
    assert isinstance(block, Paragraph)
    assert block.text.text.replace("\\", "") == text.replace("\\", "")


def test_a_sign_that_is_meant_is_not_put_right_either() -> None:
    found, reports = body('甲\\~乙\\,丙\\"丁\\"(戊\\)己)庚&#44;辛,壬\n')
    (block,) = found.pieces[0].blocks
    assert isinstance(block, Paragraph)
    assert block.text.text.startswith('甲~乙,丙"丁"')
    assert block.text.text.endswith("庚,辛，壬")
    assert told(reports) == []


def test_front_matter_and_captions_are_looked_at_too() -> None:
    from articles import article

    front = '---\nschema: 1\nid: a\nheadline: 标**题\nkicker: 引\\**题\ndeck: 甲[^1]\n---\n正文\n\n![a](images/a.svg "~~说~~明")\n'
    found, reports = article(front)
    assert told(reports) == [(E, 4, 12), (E, 6, 8), (E, 10, 20)]
    assert found is not None and found.pieces[0].head.kicker is not None
    assert found.pieces[0].head.kicker.text == "引**题"
    assert all("have no markup" in d.hint for d in reports if d.code in ("CNT016", "CNT022", "CNT023"))  # what works there


def test_in_the_text_the_hint_says_how_it_is_written() -> None:
    from articles import article

    _, reports = article("---\nschema: 1\nid: a\nheadline: 题\n---\n正文~~删~~，标**题\n")
    told = [d.hint for d in reports if d.code == "CNT022"]
    assert len(told) == 2 and not any("have no markup" in hint for hint in told)


def test_a_bar_in_a_headline_may_be_meant() -> None:
    from articles import article

    found, _ = article("---\nschema: 1\nid: a\nheadline: 甲|乙\\|丙\n---\n正文\n")
    assert found is not None and found.pieces[0].head.headline is not None
    headline = found.pieces[0].head.headline
    assert headline.text == "甲乙|丙"
    assert [m.start for m in headline.marks if m.kind == "break"] == [1]


def test_a_headline_of_blanks_is_told_and_is_none() -> None:
    from articles import article

    found, reports = article('---\nschema: 1\nid: a\nheadline: "|"\n---\n正文\n')
    assert told(reports) == [("CNT020", 4, 11)]
    assert found is not None and found.pieces[0].head.headline is None


def test_a_picture_whose_name_has_a_blank_is_declared_all_the_same() -> None:
    found, _ = body('![灯](images/夜 景.svg "灯亮了。")\n')
    (picture,) = found.pieces[0].pictures
    assert (picture.file, picture.alt) == ("images/夜 景.svg", "灯")
    assert picture.caption is not None and picture.caption.text == "灯亮了。"
    assert not found.pieces[0].blocks
    found, reports = body('![灯](<images/夜 景.svg> "灯亮了。")\n')
    assert told(reports) == []
    assert found.pieces[0].pictures[0].file == "images/夜 景.svg"


def test_lists_and_quotations_in_one_another() -> None:
    found, reports = body("- 甲\n\n  同一条。\n\n  > 引文\n- 乙\n\n> - 丙\n")
    assert told(reports) == []
    shown = [(b.text.text, b.role, b.marker, b.quoted) for b in found.pieces[0].blocks if isinstance(b, Paragraph)]
    assert shown == [
        ("甲", "item", "•", False), ("同一条。", "item", "", False), ("引文", "item", "", True), ("乙", "item", "•", False),
        ("丙", "item", "•", True),
    ]  # fmt: skip


def test_nothing_empty_goes_further() -> None:
    found, _ = body("##\n\n###  \n\n-\n\n>\n\n| |\n|---|\n\n&nbsp;\n\n&#8288;\n\n正文\n")
    assert [type(b) for b in found.pieces[0].blocks] == [Paragraph]


def test_a_table_of_one_empty_head_is_still_a_table() -> None:
    found, reports = body("| | |\n|---|---|\n| 一 | |\n\n## 尾\n")
    assert told(reports) == []
    assert [type(b) for b in found.pieces[0].blocks] == [Table, Subhead]


def test_a_container_without_a_name_of_its_own_stands_for_no_other_text() -> None:
    found, _ = body("正文\n\n::: box\n甲\n:::\n\n::: box {#b}\n乙\n:::\n\n::: box {#b}\n丙\n:::\n")
    assert [(p.story, [b.text.text for b in p.blocks if isinstance(b, Paragraph)]) for p in found.pieces] == [
        ("a", ["正文"]), ("a#b", ["乙"]),
    ]  # fmt: skip


def test_many_warnings_hide_no_error() -> None:
    _, reports = body("甲`乙\n\n" * 120 + "**粗\n")
    assert (E, FIRST + 240, 1) in told(reports)
    assert sum(d.code == W for d in reports) == 51


LONG = ("字" * 40_000, " " * 40_000, "[" * 40_000, "*" * 40_000, "_甲" * 20_000, "$a" * 20_000, "==甲" * 13_000, "~~甲" * 13_000,
        "![" * 20_000, "&a" * 20_000, "|-" * 20_000, ":" * 40_000, "<a" * 20_000, "^甲" * 20_000, "`" * 40_000, "{a" * 20_000,
        "\\" * 40_000, "甲" + " " * 40_000 + "甲", "]( " * 13_000, "a" * 40_000, "-" * 40_000, "=" * 39_999 + "a")  # fmt: skip


@pytest.mark.parametrize("row", [*ROWS, *LINE_ROWS], ids=lambda row: row.pattern().pattern[:30])
def test_every_pattern_is_linear(row: Leftover | LineRow) -> None:
    start = time.process_time()
    for text in LONG:
        if isinstance(row, LineRow):
            row.pattern().match(text)
        else:
            assert sum(1 for _ in row.pattern().finditer(text)) <= len(text)
    assert time.process_time() - start < 2


def test_link_definitions_are_found_in_linear_time() -> None:
    start = time.process_time()
    for text in (*LONG, "[a]: " + "x" * 40_000, "[a]:" * 10_000, "> " * 20_000):
        for _ in LINK_DEFINITION().finditer(text):
            pass
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "text",
    [
        "甲" + " " * 40_000 + "乙",
        "甲{lines=" * 4_000 + "}",
        "甲" + "}" * 40_000,
        "{lines=+1}" * 4_000,
        "**甲" * 13_000,
        "[^a]" * 10_000,
    ],
)
def test_paragraphs_are_read_in_linear_time(text: str) -> None:
    start = time.process_time()
    body(text + "\n")
    assert time.process_time() - start < 6
