"""Word documents taken over: ten with every element that is taken, of which nothing is lost and which read without a message."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from functools import cache
from io import BytesIO
from typing import Any

import pytest
import word_copy
from docx import Document
from docx.enum.section import WD_SECTION
from lxml import etree

from banmian.content.article import read_article
from banmian.content.importers.article import House, Taking, article_text
from banmian.content.importers.bylines import roles_of
from banmian.content.importers.copy import Copy, Decided
from banmian.content.importers.docx import read_docx
from banmian.content.importers.package import UNJUDGED
from banmian.content.importers.reports import Refused, Reports
from banmian.content.model import Cell, Table
from banmian.diagnostics import Diagnostic, Severity
from banmian.sources import FIX_ALL, SourceText

ROLES = roles_of({"reporter": "本报记者　{names}", "correspondent": "通讯员　{names}", "photographer": "摄影　{names}"})
HOUSE = House(ROLES, FIX_ALL)
NOT_TAKEN = {"boxes": "藏起来的", "notes": "没有人提到的注。", "reporters": "本报记者通讯员", "verse": "本报记者"}
"""What is left out of a document: hidden text and a note that nothing refers to, which are told; words for roles, which are the
paper's."""


ALL = Decided()


def read(data: bytes, decided: Decided = ALL) -> Copy:
    reports = Reports("a.docx")
    copy = read_docx(data, reports, decided)
    return Copy(copy.parts, copy.notes, copy.pictures, reports.diagnostics(), tuple(reports.cleaned), copy.changes)


def taken(data: bytes, accept: bool = True, but: frozenset[int] = frozenset()) -> tuple[str, tuple[Diagnostic, ...]]:
    """The article's text and what was told."""
    copy = read(data, Decided(accept, but))
    files = {n: f"images/a-{n + 1}.jpg" for n in range(len(copy.pictures))}
    return article_text(copy, Taking("a", "a.docx", "a", files, HOUSE))


@cache
def made(name: str) -> tuple[bytes, str, tuple[Diagnostic, ...]]:
    data = word_copy.MADE[name]()
    return data, *taken(data)


def seen(text: str) -> Counter[str]:
    """Its Han, digits and letters, as they stand after normalising."""
    return Counter(re.findall(r"[㐀-鿿0-9A-Za-z]", text.translate({0xFF10 + n: str(n) for n in range(10)})))


def words_of(data: bytes) -> str:
    """All text of the document and its notes, without what was deleted."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        trees = [etree.fromstring(package.read(n)) for n in package.namelist() if re.search(r"word/(document|footnotes)\.xml", n)]
    for tree in trees:
        for row in tree.xpath("//*[local-name()='tr'][*[local-name()='trPr']/*[local-name()='del']]"):
            row.getparent().remove(row)
    return "".join(t.text or "" for tree in trees for t in tree.iter("{*}t"))


def codes(told: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code for one in told if one.severity > Severity.INFO]


@pytest.mark.parametrize("name", word_copy.MADE)
def test_nothing_is_lost(name: str) -> None:
    data, text, _ = made(name)
    lost = seen(words_of(data)) - seen(text) - seen(NOT_TAKEN.get(name, ""))
    assert not lost


@pytest.mark.parametrize("name", word_copy.MADE)
def test_a_build_has_nothing_to_say_of_it(name: str) -> None:
    article, said = read_article(SourceText("a.md", made(name)[1]), "a")
    assert article is not None
    assert [f"{d.code} {d.message}" for d in said] == []  # not even that it was put right: it is right


def test_a_reporters_story() -> None:
    _, text, told = made("reporters")
    head, body = text.split("\n---\n", 1)
    assert head.split("\n")[3:] == [
        "kicker: 秋汛过境 沿岸守堤", "headline: 南岸堤坝 夜里有灯", "deck: ——三百名志愿者轮班巡查", "dateline: 本报讯", "byline:",
        "  - {role: reporter, name: [张三, 李四]}", "  - {role: correspondent, name: 王五}",
    ]  # fmt: skip
    assert "昨日，记者从市水务局获悉，全线312**处险段**已全部排查。[^1]" in body
    assert "\n值班员说：“水退了再回家。”[他今年六十岁。]{.kai}\n" in body
    assert "堤上共有三百人。" in body
    assert '](images/a-1.jpg "图1　夜色中的南岸堤坝。"){credit="本报记者 张三 摄"}' in body
    assert '](images/a-2.jpg "志愿者在装沙袋。"){credit="受访者供图"}' in body
    assert "| 堤段 | 水位（米） | < |\n| --- | --- | --- |\n| ^ | 昨日 | 今日 |\n| --- | --- | --- |\n| 南岸 |" in body
    assert "\n## 灯下的人\n" in body and "\n- 夜巡两人一组\n- 发现险情先报告\n" in body
    assert body.count("　") == 1 and "[^1]: 据市水文局十月十七日通报。" in body
    assert codes(told) == ["IMT008", "IMT007", "IMT007"]
    comment = next(one for one in told if one.code == "IMT008")
    assert "主任 on '他今年六十岁。': 请核实年龄" in comment.message and comment.span is not None and comment.span.line == 7
    cleaned = next(one for one in told if one.code == "IMT010").message
    assert "3 × full-width digit or letter made ASCII (paragraph 6)" in cleaned and "made a paragraph (paragraph 7)" in cleaned


def test_changes_are_refused_when_that_is_asked() -> None:
    text, told = taken(word_copy.reporters(), accept=False)
    assert "堤上共有一百人。" in text and "三百人" not in text
    assert "refused" in next(one for one in told if one.code == "IMT007").message
    accepted, refused = made("changes")[1], taken(word_copy.changes(), accept=False)[0]
    assert "这一段与下一段连在一起。" in accepted and "行三" not in accepted and "水位是三米" in accepted
    assert "这一段与下一段\n\n连在一起。" in refused and "| 行三甲 | 行三乙 |" in refused and "水位是四米" in refused


def test_changes_are_decided_one_by_one() -> None:
    data = word_copy.changes()
    assert [(c.number, c.new, c.words) for c in read(data, Decided()).changes] == [
        (1, False, "四"), (2, True, "三"), (3, False, "\u00b6"), (4, False, "行三甲行三乙"),
    ]  # fmt: skip
    text, told = taken(data, but=frozenset({1, 3}))
    assert "水位是四三米" in text and "这一段与下一段\n\n连在一起。" in text and "行三" not in text
    assert [("refused" in d.message, d.hint) for d in told if d.code == "IMT007"] == [
        (True, "--accept 1 accepts it"), (False, "--refuse 2 refuses it"),
        (True, "--accept 3 accepts it"), (False, "--refuse 4 refuses it"),
    ]  # fmt: skip
    text, _ = taken(data, accept=False, but=frozenset({4}))
    assert "水位是四米" in text and "行三" not in text


@pytest.mark.parametrize(("but", "where"), [((), "后"), ((1,), "前")])
def test_words_that_were_moved_are_one_change_in_two_places(but: tuple[int, ...], where: str) -> None:
    """Refused they stand where they were, once; accepted where they came to, once."""
    data = word_copy.moved()
    copy = read(data, Decided(True, frozenset(but)))
    assert [(c.number, c.new, c.moved) for c in copy.changes] == [(1, False, True), (1, True, True), (2, True, False)]
    text, _ = taken(data, but=frozenset(but))
    assert text.count("搬走的话。") == 1 and f"{where}面。搬走的话。" in text


def test_headings_have_two_levels() -> None:
    rows = [row for row in made("headings")[1].split("\n") if row.startswith(("#", "headline"))]
    assert rows == ["headline: 新车上路", "## 先说线路", "### 早班", "### 最早的一班", "## 再说票价"]


def test_looks_are_marks() -> None:
    text = made("looks")[1]
    assert "**粗字**，[楷字]{.kai}，[斜字]{.kai}，[线字]{.under}，10[2]{.sup}，CO[2]{.sub}。" in text
    assert '*点字*[框字]{.frame}[堞]{ruby="dié"}[官网](https://example.com/a)' in text


def test_what_all_the_text_has_is_no_mark() -> None:
    document = Document()
    document.add_heading("楷体的稿", 1)
    for _ in range(3):
        word_copy.add(document.add_paragraph(), word_copy.SENTENCE, "楷体", bold=True)
    text, _ = taken(word_copy.saved(document))
    assert ".kai" not in text and "**" not in text and "##" not in text


def test_lists_stand_in_one_another() -> None:
    assert "- 雨衣\n  - 长的\n- 手电\n\n1. 先报名\n2. 再领证\n" in made("lists")[1]


def test_joined_cells_are_a_rectangle() -> None:
    article, _ = read_article(SourceText("a.md", made("joined")[1]), "a")
    assert article is not None
    table = next(block for block in article.pieces[0].blocks if isinstance(block, Table))
    cells: list[Cell] = [cell for row in (table.head, *table.rows) for cell in row if not cell.joined]
    assert table.heads == 2
    spans = {cell.text.text: (cell.across, cell.down) for cell in cells if (cell.across, cell.down) != (1, 1)}
    assert spans == {"线路": (1, 2), "时刻": (3, 1), "停运": (2, 2), "夜班|末班": (2, 1)}


def test_what_cannot_be_taken_is_told() -> None:
    told = made("boxes")[2]
    assert codes(told) == ["IMT017", "IMT009", "IMT009", "IMT009"]
    said = "\n".join(one.message for one in told)
    assert "place F04A of the font Wingdings" in said and "struck out, '划掉的'" in said and "hidden text, '藏起来的'" in said
    assert "框里的话。" in made("boxes")[1] and "第3页有说明" in made("boxes")[1]


def test_pictures_that_are_not_there() -> None:
    document = Document()
    document.add_heading("无图", 1)
    paragraph = document.add_paragraph(word_copy.SENTENCE)
    link = document.part.relate_to("http://example.com/a.jpg", word_copy.RELATIONSHIP_TYPE.IMAGE, is_external=True)
    blip = f'<pic:pic><pic:blipFill><a:blip r:link="{link}"/></pic:blipFill></pic:pic>'
    graphic = f"<a:graphic><a:graphicData>{blip}</a:graphicData></a:graphic>"
    word_copy.raw(paragraph, f"<w:r><w:drawing><wp:inline>{graphic}</wp:inline></w:drawing></w:r>")
    document.add_section(WD_SECTION.NEW_PAGE).header.paragraphs[0].text = "本报编辑部用稿纸"
    text, told = taken(word_copy.saved(document))
    assert "![" not in text and codes(told) == ["IMT011", "IMT009"]


def test_a_headline_of_two_lines_keeps_its_parts_apart() -> None:
    document = Document()
    head = word_copy.centred(document, "南岸堤坝", "黑体", 22)
    head.runs[0].add_break()
    word_copy.add(head, "夜里有灯", "黑体", 22)
    document.add_paragraph(word_copy.SENTENCE)
    assert "headline: 南岸堤坝 夜里有灯\n" in taken(word_copy.saved(document))[0]


def test_what_is_marked_in_colour_or_cropped() -> None:
    document = Document()
    document.add_heading("查对", 1)
    paragraph = document.add_paragraph(word_copy.SENTENCE)
    word_copy.raw(paragraph, '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>红的。</w:t></w:r>')
    word_copy.raw(paragraph, '<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>黄的。</w:t></w:r>')
    document.add_picture(word_copy.picture(1, (90, 60)))
    fill = document.element.body.xpath(".//pic:blipFill")[0]
    fill.insert(1, word_copy.parse_xml(f'<a:srcRect {word_copy.nsdecls("a")} l="20000"/>'))
    text, told = taken(word_copy.saved(document))
    assert "红的。黄的。" in text and codes(told) == ["IMT009", "IMT009"]
    assert "marked in colour, '红的。黄的。'" in told[0].message and "cropped" in told[1].message


def packed(changes: dict[str, bytes | None]) -> bytes:
    """A sound document with entries put into its package; None takes one out."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(word_copy.headings())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, body in changes.items():
            if body is not None:
                new.writestr(name, body)
    return out.getvalue()


ENTITIES = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


@pytest.mark.parametrize(
    ("what", "changes"),
    [
        ("no document in it", {"word/document.xml": None}),
        ("half a tree", {"word/document.xml": b"<w:document"}),
        ("styles that are none", {"word/styles.xml": b"<nothing"}),
        ("no types", {"[Content_Types].xml": None}),
        ("deeper than a tree may be", {"word/document.xml": DOCUMENT.format("<w:p>" * 400).encode()}),
        ("another root", {"word/document.xml": b"<a/>"}),
    ],
)  # fmt: skip
def test_damage_and_traps_are_refused(what: str, changes: dict[str, Any]) -> None:
    with pytest.raises(Refused) as why:
        read(packed(changes))
    assert why.value.code == "IMT002" and why.value.hint


@pytest.mark.parametrize("limit", ["LARGEST_UNPACKED", "LARGEST_TREE", "MOST_ENTRIES"])
def test_what_a_package_unpacks_to_is_limited(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"banmian.content.importers.package.{limit}", 3)
    with pytest.raises(Refused, match="unpacks to more"):
        read(word_copy.headings())


def test_a_tree_that_packs_too_well_is_a_trap() -> None:
    with pytest.raises(Refused, match="unpacks to more"):
        read(packed({"word/document.xml": b" " * (UNJUDGED + 1)}))


def test_entities_are_not_unfolded() -> None:
    body = ENTITIES + DOCUMENT.format("<w:p><w:r><w:t>甲&b;&f;乙</w:t></w:r></w:p>").encode()
    copy = read(packed({"word/document.xml": body}))
    assert "root" not in copy.parts[0].text and "aaaa" not in copy.parts[0].text


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + b"\0" * 200, b""])
def test_what_is_no_package_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        read(data)


def test_a_document_with_macros_is_read_without_them() -> None:
    with zipfile.ZipFile(BytesIO(word_copy.headings())) as old:
        types, rels = old.read("[Content_Types].xml"), old.read("word/_rels/document.xml.rels")
    types = types.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    ).replace(b"</Types>", b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')
    macros = b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vba.bin"/>'
    rels = rels.replace(b"</Relationships>", macros + b"</Relationships>")
    text, told = taken(packed({"[Content_Types].xml": types, "word/_rels/document.xml.rels": rels, "word/vba.bin": b"MZ"}))
    assert "新车上路" in text and codes(told) == ["IMT009"]
