"""Texts and web pages taken over: their encodings, lines, heads, by-lines, captions."""

from __future__ import annotations

import pytest
from lxml import etree

from banmian.content.article import read_article
from banmian.content.importers.article import House, Taking, article_text
from banmian.content.importers.bylines import byline_in, dateline_in, roles_of
from banmian.content.importers.captions import parted
from banmian.content.importers.copy import Copy
from banmian.content.importers.docx_lists import Lists, written
from banmian.content.importers.html import read_html
from banmian.content.importers.kinds import kind_of
from banmian.content.importers.reports import Refused, Reports
from banmian.content.importers.text import encoding_of, read_text
from banmian.content.importers.written import escaped, scalar
from banmian.diagnostics import Severity
from banmian.new.taken_in import is_words
from banmian.sources import FIX_ALL, SourceText

ROLES = roles_of(
    {"reporter": "本报记者　{names}", "correspondent": "通讯员　{names}", "photographer": "摄影　{names}", "author": "{names}"}
)
SENTENCE = "今年秋汛来得早，南岸的堤坝上每天都有人巡查，入夜以后灯光连成一线。"
STORY = f"""秋汛过境
南岸堤坝夜里有灯
——三百名志愿者轮班巡查
本报记者 张三 李四　通讯员 王五

　　本报讯 {SENTENCE}
　　第二段说：“水退了再回家。”
堤段\t昨日\t今日
南岸\t3.2\t3.1

来源：市水务局
"""
HEAD = ["kicker: 秋汛过境", "headline: 南岸堤坝夜里有灯", "deck: ——三百名志愿者轮班巡查", "dateline: 本报讯", "byline:",
        "  - {role: reporter, name: [张三, 李四]}", "  - {role: correspondent, name: 王五}", "source: 市水务局"]  # fmt: skip


def article_of(copy: Copy, reports: Reports, name: str = "a") -> str:
    """The text, which a build reads without a word."""
    files = {n: f"images/a-{n + 1}.png" for n in range(len(copy.pictures))}
    full = Copy(copy.parts, copy.notes, copy.pictures, reports.diagnostics(), tuple(reports.cleaned))
    text, _ = article_text(full, Taking("a", "a", name, files, House(ROLES, FIX_ALL)))
    article, said = read_article(SourceText("a.md", text), "a")
    assert article is not None and [d for d in said if d.severity > Severity.INFO] == []
    return text


def of_text(text: str | bytes, name: str = "a") -> str:
    reports = Reports("a.txt")
    return article_of(read_text(text if isinstance(text, bytes) else text.encode(), reports), reports, name)


def of_html(text: str, accept: bool = True) -> str:
    reports = Reports("a.html")
    return article_of(
        read_html(text.encode(), reports, accept, lambda name: b"\x89PNG\r\n\x1a\n" if name == "p.png" else None), reports
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, ends: str) -> None:
    text = of_text(STORY.replace("\n", ends).encode(encoding))
    assert text.split("\n---\n")[0].split("\n")[3:] == HEAD
    assert "\n第二段说：“水退了再回家。”\n\n| 堤段 | 昨日 | 今日 |\n" in text


def test_big5_and_what_is_no_encoding() -> None:
    assert encoding_of("溪聲是我們學校的報紙，每個月出一次。".encode("cp950")) == "cp950"
    assert encoding_of("溪声是我们学校的报纸。".encode("gb18030")) == "gb18030"
    assert encoding_of("それは学校の新聞です。".encode("shift_jis")) == ""
    with pytest.raises(Refused) as why:
        of_text(bytes(range(128, 256)) * 20)
    assert why.value.code == "IMT005"
    assert is_words("今年秋汛 A1") and not is_words("".join(chr(0x250 + 37 * n) for n in range(400)))


def test_wrapped_lines_are_joined_and_others_are_paragraphs() -> None:
    line = "江水涨落都有时候老人说看水要看岸边的草"
    wrapped = "\n".join([line, line, line, line[:8] + "。", line, line, line[:6] + "。"])
    body = of_text(f"看水\n\n{wrapped}\n").split("---\n")[2]
    assert body.strip().split("\n\n") == [line * 3 + line[:8] + "。", line * 2 + line[:6] + "。"]
    assert of_text("看水\n\n第一段。\n第二段。\n").endswith("第一段。\n\n第二段。\n")


@pytest.mark.parametrize(
    ("lines", "headline", "more"),
    [
        (["标题在此", SENTENCE], "标题在此", []),
        (["引题：天凉了", "主题：秋汛来了", "副题：夜里巡堤", SENTENCE], "秋汛来了", ["kicker: 天凉了", "deck: 夜里巡堤"]),
        (["秋汛来了", "记者 张三", SENTENCE], "秋汛来了", ["byline:"]),
        (["天凉了", "秋汛来了", "夜里巡堤", "记者 张三", SENTENCE], "秋汛来了", ["kicker: 天凉了", "deck: 夜里巡堤"]),
        (["秋汛来了", "夜里巡堤", "文/张三", SENTENCE], "秋汛来了", ["deck: 夜里巡堤"]),
        (["新规：明年起实行", SENTENCE], "新规：明年起实行", []),
        (["[通知] 停水", SENTENCE], r"'\[通知\] 停水'", []),
        (["2024年", SENTENCE], "2024年", []),
        (["2024", SENTENCE], "'2024'", []),
    ],
)
def test_heads(lines: list[str], headline: str, more: list[str]) -> None:
    head = of_text("\n".join(lines)).split("\n---\n")[0].split("\n")
    assert f"headline: {headline}" in head
    assert all(row in head for row in more)


def test_without_a_headline_the_files_name_stands_for_it() -> None:
    assert "headline: 秋汛" in of_text(SENTENCE, "秋汛")
    assert f"\n{SENTENCE}\n" in of_text(SENTENCE, "秋汛")


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        ("本报记者 张三 李四　通讯员 王五", [("reporter", "张三 李四"), ("correspondent", "王五")]),
        ("本报记者\u00a0 张三", [("reporter", "张三")]),
        ("记者：张三、李四", [("reporter", "张三 李四")]),
        ("□本报记者　张　三　李四", [("reporter", "张三 李四")]),
        ("（记者 欧阳小鹿）", [("reporter", "欧阳小鹿")]),
        ("文/张三 图/李四", [("author", "张三"), ("photographer", "李四")]),
        ("张三/文 李四/摄", [("author", "张三"), ("photographer", "李四")]),
        ("通讯员 阿依古丽·买买提", [("correspondent", "阿依古丽·买买提")]),
        ("本报见习记者 张三", [("", "张三")]),
    ],
)
def test_bylines(line: str, signed: list[tuple[str, str]]) -> None:
    found = byline_in(line, ROLES)
    assert found is not None
    assert [(one.role, " ".join(one.names)) for one in found.signed] == signed
    assert found.by_roles == all(role for role, _ in signed)


@pytest.mark.parametrize(
    "line", ["记者从市水务局获悉，全线已排查", "作者的话", "图书馆开门了", "文化馆 今晚开放", SENTENCE, "", "记者节到了"]
)
def test_what_is_no_byline(line: str) -> None:
    assert byline_in(line, ROLES) is None


def test_datelines() -> None:
    assert dateline_in("本报讯 今天") == "本报讯" and dateline_in("本报讯（记者 张三）今天") == "本报讯"
    assert dateline_in("新华社北京10月19日电 今天") == "新华社北京10月19日电"
    assert dateline_in("本报讯息很多") == "" and dateline_in("今天本报讯 ") == ""


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("渡口的早晨。本报记者 张三 摄", "渡口的早晨。", "本报记者 张三 摄"),
        ("渡口的早晨 张三 摄", "渡口的早晨", "张三 摄"),
        ("渡口的早晨（受访者供图）", "渡口的早晨", "受访者供图"),
        ("渡口的早晨。", "渡口的早晨。", ""),
        ("张三 摄", "", "张三 摄"),
        ("（望潮市海洋局供图）", "", "望潮市海洋局供图"),
    ],
)
def test_captions(line: str, caption: str, credit: str) -> None:
    assert parted(line) == (caption, credit)


PAGE = """<html><head><meta charset="utf-8"><title>某网</title></head><body><nav>首页</nav><article>
<h1>渡口改了班次</h1><p>记者：张三</p>
<p style="text-indent:2em">本报讯 今年秋汛来得早，<b>南岸</b>每天
都有人<em>巡查</em>。<span style="font-family:楷体">楷字</span>。</p>
<div>第一句，<br>接着写完了。<br>　　第二段。</div><h2>怎么坐船</h2>
<ul><li>早上<ol><li>六点</li><li>七点</li></ol></li><li>晚上</li></ul>
<figure><img src="p.png" alt="渡口"><figcaption>渡口的早晨。张三 摄</figcaption></figure><img src="http://example.com/x.jpg">
<table><thead><tr><th rowspan=2>线路</th><th colspan=2>时刻</th></tr><tr><th>早</th><th>晚</th></tr></thead>
<tr><td>一号</td><td rowspan=2>6:00</td><td>18:00</td></tr><tr><td>二号</td><td>19:00</td></tr></table>
<p><ruby>堞<rt>dié</rt></ruby>墙<sup>2</sup>见<a href="https://example.com/">官网</a>。<del>旧</del><ins>新</ins>规。</p>
<script>alert(1)</script><p style="display:none">看不见</p></article><footer>版权</footer></body></html>"""


def test_a_web_page() -> None:
    body = of_html(PAGE).split("---\n", 2)[2]
    assert body.startswith(
        "今年秋汛来得早，**南岸**每天都有人[巡查]{.kai}。[楷字]{.kai}。\n\n第一句，接着写完了。\n\n第二段。\n\n## 怎么坐船\n"
    )
    assert "- 早上\n  1. 六点\n  2. 七点\n- 晚上\n" in body
    assert '![渡口](images/a-1.png "渡口的早晨。"){credit="张三 摄"}' in body
    assert (
        "| 线路 | 时刻 | < |\n| --- | --- | --- |\n| ^ | 早 | 晚 |\n| --- | --- | --- |\n| 一号 | 6:00 | 18:00 |\n| 二号 | ^ |"
        in body
    )
    assert '[堞]{ruby="dié"}墙[2]{.sup}见[官网](https://example.com/)。新规。' in body
    assert not any(word in body for word in ("首页", "alert", "看不见", "版权", "某网"))
    assert "。旧规。" in of_html(PAGE, accept=False)


WORDS_PAGE = """Version:1.0
StartHTML:0000000105
<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<p class=MsoNormal align=center><b><span style='font-size:22.0pt'>渡口改了班次<o:p></o:p></span></b></p>
<p class=MsoNormal><span style='font-size:10.5pt'>水涨了<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>，再等等。</span></p>
<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Wingdings'>l<span>&nbsp;</span></span><![endif]>
雨衣</p>
<p style='mso-list:l0 level2 lfo1'><span style='font-family:Symbol'>·</span>长的</p>
<div style='mso-element:footnote' id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> 据通报。</p></div><!--EndFragment-->"""


def test_what_is_pasted_from_word_as_a_page() -> None:
    assert of_html(WORDS_PAGE).endswith("headline: 渡口改了班次\n---\n水涨了[^1]，再等等。\n\n- 雨衣\n  - 长的\n\n[^1]: 据通报。\n")


def test_pages_that_are_traps() -> None:
    deep = of_html("<h1>题</h1><p>正文。</p>" + "<div><b>" * 3000 + "深")
    assert "正文。" in deep
    wide = of_html(
        '<h1>题</h1><p>正文。</p><table><tr><td colspan="999" rowspan="999">甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>'
    )
    assert "甲" in wide and "丙" in wide


def test_kinds_by_first_bytes() -> None:
    assert kind_of(b"PK\x03\x04....word/document.xml", "a.txt") == "docx"
    assert kind_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx") == "office" == kind_of(b"{\\rtf1", "a.txt")
    assert kind_of(b"%PDF-1.7", "a.txt") == "other" == kind_of(b"PK\x03\x04xl/", "a.xlsx")
    assert kind_of(b"<!DOCTYPE html><p>", "a") == "html" and kind_of("正文 <3".encode(), "a.doc") == "text"


def test_numbers_as_words_count() -> None:
    assert [written(n, "chineseCounting") for n in (1, 10, 12, 20, 35)] == ["一", "十", "十二", "二十", "三十五"]
    kinds = {"upperLetter": (3, "C"), "lowerLetter": (28, "bb"), "upperRoman": (14, "XIV"), "decimalEnclosedCircle": (2, "②")}
    assert {kind: (n, written(n, kind)) for kind, (n, _) in kinds.items()} == kinds


def test_signs_that_are_meant() -> None:
    assert escaped("a*b_c_d [1] R&D &nbsp; 3=3 ==x==") == r"a\*b_c_d \[1\] R&D \&nbsp; 3=3 \=\=x\=\="
    assert escaped("https://a.b/c_d_e?f=1&g") == "https://a.b/c_d_e?f=1&g"
    read = {"甲：乙": "甲：乙", "a: b": "'a: b'", "'甲'": "'''甲'''", "甲 #1": "'甲 #1'", "yes": "'yes'", "": "''"}
    assert {text: scalar(text) for text in read} == read


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        ("<h2>#</h2><h2>甲 #</h2>", [r"## \#", r"## 甲 \#"]),
        ("<blockquote># 一<br>- 二</blockquote>", [r"> \# 一- 二"]),
        ("<p>x<b>(y)</b>z</p>", ["x(**y**)z"]),
        ("<ol start=3><li>甲<ol start=7><li>乙</li></ol></li></ol>", ["3. 甲", "", "   7. 乙"]),
        ("<table><caption>表一</caption><tr>散字<td>甲</td><td>乙</td></tr></table>", ["| 甲 | 乙 |", "表一散字"]),
        ("<table>没有格</table>", ["没有格"]),
        ("<p>甲\u00ad乙\ufdfd丙</p>", ["甲乙丙"]),
        ("<p>R&amp;D、a&amp;nbsp;b、&amp;<b>lt</b>;</p>", [r"R&D、a\&nbsp;b、\&**lt**;"]),
        ("<p>甲<br>乙<br>丙<br><br></p>", ["甲\\", "乙\\", "丙"]),
        ('<p><ruby>字<rt>a"b</rt></ruby></p>', ["字"]),
    ],
)
def test_what_comes_of_odd_pages(page: str, rows: list[str]) -> None:
    """Each found by random changes of a page: all is read without a word, and nothing is lost."""
    written = of_html(f"<h1>题</h1><p>{SENTENCE}</p>{page}").split("\n")
    assert [row for row in rows if row not in written] == []


def test_a_text_that_names_tags_is_no_page() -> None:
    assert kind_of("用<table>写表格".encode(), "a.txt") == "text" and kind_of(b" <p>", "a.txt") == "html"


NUMBERING = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""


def test_words_numbers_are_counted_as_word_counts() -> None:
    lists = Lists(etree.fromstring(NUMBERING))
    asked = [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1), ("2", 0), ("2", 0), ("3", 0), ("3", 0), ("9", 0)]
    labels = [lists.label(*one) for one in asked]
    assert [one.words or one.marker for one in labels] == ["一、", "1.1", "1.2", "二、", "2.1", "1)", "2)", "5)", "6)", "-"]


@pytest.mark.parametrize("spoken_to", ["编辑同志：", "各位编辑:", "尊敬的读者朋友：", "您好！", "编辑同志：\n您好！"])
def test_a_salutation_is_no_headline(spoken_to: str) -> None:
    text = of_text(f"{spoken_to}\n路灯什么时候亮\n{SENTENCE}{SENTENCE}\n")
    assert "headline: 路灯什么时候亮\n" in text and "kicker" not in text
    assert text.split("\n---\n")[1].lstrip().startswith(spoken_to.split("\n", maxsplit=1)[0].replace(":", "：")), (
        "it begins the text"
    )


def test_a_letter_without_a_title_has_its_name() -> None:
    assert "headline: 读者来信\n" in of_text(f"编辑同志：\n{SENTENCE}{SENTENCE}\n", "读者来信")
    assert "headline: 路灯什么时候亮\n" in of_text(f"路灯什么时候亮\n编辑同志：\n{SENTENCE}{SENTENCE}\n")


def test_a_line_that_leads_on_is_above_the_headline() -> None:
    text = of_text(f"两会声音：\n路灯什么时候亮\n{SENTENCE}{SENTENCE}\n")
    assert "kicker: 两会声音：\nheadline: 路灯什么时候亮\n" in text


@pytest.mark.parametrize("typed", ["图1 新装的路灯", "图 1 新装的路灯", "图1　新装的路灯"])
def test_the_number_of_a_caption_is_parted_from_its_words(typed: str) -> None:
    assert '"图1　新装的路灯"' in of_html(f"<h1>题</h1><p><img src='p.png'></p><p>{typed}</p><p>{SENTENCE}</p>")
