"""Documents as reporters send them, made by python-docx; what it has no words for is put into the tree by hand."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from PIL import Image

SENTENCE = "今年秋汛来得早，南岸的堤坝上每天都有人巡查，入夜以后灯光连成一线。"


def saved(document: Any) -> bytes:
    """The document's bytes."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def picture(seed: int = 1, size: tuple[int, int] = (1200, 800), kind: str = "JPEG") -> BytesIO:
    """A photograph of noise."""
    shades = random.Random(seed)
    image = Image.new("RGB", (6, 4))
    image.putdata([tuple(shades.randrange(256) for _ in range(3)) for _ in range(24)])
    out = BytesIO()
    image.resize(size).save(out, kind)
    out.seek(0)
    return out


def add(paragraph: Any, text: str, face: str = "", size: float = 0, **looks: bool) -> Any:
    """A run with a Chinese typeface and a size in points."""
    run = paragraph.add_run(text)
    if face:
        run.font.name = face
        run._element.rPr.rFonts.set(qn("w:eastAsia"), face)
    if size:
        run.font.size = Pt(size)
    for key, value in looks.items():
        setattr(run.font, key, value)
    return run


def centred(document: Any, text: str, face: str = "", size: float = 0, **looks: bool) -> Any:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add(paragraph, text, face, size, **looks)
    return paragraph


def raw(paragraph: Any, xml: str) -> Any:
    """XML of WordprocessingML put at a paragraph's end."""
    node = parse_xml(xml.replace(">", f' {nsdecls("w", "r", "wp", "a", "pic")} xmlns:v="urn:schemas-microsoft-com:vml">', 1))
    paragraph._element.append(node)
    return node


def inserted(paragraph: Any, text: str, author: str = "编辑甲") -> None:
    raw(paragraph, f'<w:ins w:id="7" w:author="{author}"><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>')


def deleted(paragraph: Any, text: str, author: str = "编辑甲") -> None:
    raw(paragraph, f'<w:del w:id="8" w:author="{author}"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>')


def with_notes(document: Any, texts: list[str]) -> Callable[[Any, int], None]:
    """Footnotes as a part of the package; the function puts the mark of one, from 1, at a paragraph's end."""
    rows = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> {text}</w:t></w:r></w:p></w:footnote>'
        for n, text in enumerate(texts, 1)
    )
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>'
        f'<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>{rows}</w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, body.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def mark(paragraph: Any, number: int) -> None:
        raw(paragraph, f'<w:r><w:footnoteReference w:id="{number}"/></w:r>')

    return mark


def reporters(pixels: tuple[int, int] = (1200, 800)) -> bytes:
    """A reporter's story: headline in bold 二号, by-line, lines that end by hand, indents of blanks, full-width digits, a table
    with joined cells, two pictures, a comment, tracked changes, a note."""
    document = Document()
    document.styles.add_style("题注", WD_STYLE_TYPE.PARAGRAPH)
    mark = with_notes(document, ["据市水文局十月十七日通报。"])
    centred(document, "秋汛过境 沿岸守堤", "楷体", 15)
    centred(document, "南岸堤坝　夜里有灯", "黑体", 22, bold=True)
    centred(document, "——三百名志愿者轮班巡查", "宋体", 14)
    centred(document, "本报记者 张三 李四　通讯员 王五", "宋体", 12)
    document.add_paragraph()
    first = document.add_paragraph()
    add(first, "　　本报讯 ", "宋体", 10.5)
    add(first, f"{SENTENCE}昨日, 记者从 市水务局 获悉，全线", "宋体", 10.5)
    add(first, "３１２", "宋体", 10.5)
    add(first, "处险段", "宋体", 10.5, bold=True)
    add(first, "已  全部排查。", "宋体", 10.5)
    mark(first, 1)
    second = document.add_paragraph()
    add(second, f"    {SENTENCE}", "宋体", 10.5)
    second.runs[0].add_break()
    add(second, '　　值班员说："水退了再回家."', "宋体", 10.5)
    commented = add(second, "他今年六十岁。", "楷体", 10.5)
    document.add_comment(commented, "请核实年龄", author="主任", initials="主")
    add(document.add_paragraph(), "灯下的人", "黑体", 12, bold=True)
    third = document.add_paragraph()
    add(third, f"　　{SENTENCE}堤上共有", "宋体", 10.5)
    deleted(third, "一百")
    inserted(third, "三百")
    add(third, "人。", "宋体", 10.5)
    document.add_picture(picture(1, pixels), width=Mm(80))
    document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
    centred(document, "图1 夜色中的南岸堤坝。 本报记者 张三 摄", "楷体", 9)
    table = document.add_table(rows=4, cols=3)
    for row, texts in zip(
        table.rows, [("堤段", "水位（米）", ""), ("", "昨日", "今日"), ("南岸", "3.2", "3.1"), ("北岸", "2.9", "2.8")], strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    for text in ("夜巡两人一组", "发现险情先报告"):
        add(document.add_paragraph(style="List Bullet"), text, "宋体", 10.5)
    document.add_picture(picture(2, pixels, "PNG"), width=Mm(60))
    document.add_paragraph("志愿者在装沙袋。受访者供图", style="Caption")
    add(document.add_paragraph(), "　　" + SENTENCE, "宋体", 10.5)
    return saved(document)


def headings() -> bytes:
    """Headings by style, at three levels, and a title."""
    document = Document()
    document.add_heading("新车上路", 0)
    document.add_paragraph(SENTENCE)
    for level, text in ((1, "先说线路"), (2, "早班"), (3, "最早的一班"), (1, "再说票价")):
        document.add_heading(text, level)
        document.add_paragraph(SENTENCE)
    return saved(document)


def looks() -> bytes:
    """Bold, Kai, slanted, underlined, dotted, raised, lowered, framed, with a reading, a link."""
    document = Document()
    document.add_heading("字样", 1)
    one = document.add_paragraph(SENTENCE)
    add(one, "粗字", bold=True)
    add(one, "，")
    add(one, "楷字", "楷体_GB2312")
    add(one, "，")
    add(one, "斜字", italic=True)
    add(one, "，")
    add(one, "线字", underline=True)
    add(one, "，10")
    add(one, "2", superscript=True)
    add(one, "，CO")
    add(one, "2", subscript=True)
    add(one, "。")
    for xml in (
        '<w:r><w:rPr><w:em w:val="dot"/></w:rPr><w:t>点字</w:t></w:r>',
        '<w:r><w:rPr><w:bdr w:val="single"/></w:rPr><w:t>框字</w:t></w:r>',
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>dié</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>堞</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    ):
        raw(one, xml)
    relation = document.part.relate_to("https://example.com/a", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    raw(one, f'<w:hyperlink r:id="{relation}"><w:r><w:t>官网</w:t></w:r></w:hyperlink>')
    return saved(document)


def lists() -> bytes:
    """Lists of signs and of numbers, one within another."""
    document = Document()
    document.add_heading("带什么", 1)
    document.add_paragraph(SENTENCE)
    for text, style in (("雨衣", "List Bullet"), ("长的", "List Bullet 2"), ("手电", "List Bullet"), ("先报名", "List Number"),
                        ("再领证", "List Number")):  # fmt: skip
        document.add_paragraph(text, style=style)
    document.add_paragraph(SENTENCE)
    return saved(document)


def joined_cells() -> bytes:
    """A table with a head of two rows and cells that stand over a rectangle, and one that frames a single text."""
    document = Document()
    document.add_heading("班次", 1)
    document.add_paragraph(SENTENCE)
    table = document.add_table(rows=5, cols=4)
    for n, row in enumerate(table.rows):
        for k, cell in enumerate(row.cells):
            cell.text = f"格{n}{k}"
    for first, last, text in (
        ((0, 0), (1, 0), "线路"),
        ((0, 1), (0, 3), "时刻"),
        ((2, 1), (3, 2), "停运"),
        ((4, 2), (4, 3), "夜班|末班"),
    ):
        merged = table.cell(*first).merge(table.cell(*last))
        merged.text = text
    frame = document.add_table(rows=1, cols=1)
    frame.cell(0, 0).text = "温馨提示：带好雨具。"
    document.add_paragraph(SENTENCE)
    return saved(document)


def notes() -> bytes:
    """Two footnotes, and one that nothing refers to."""
    document = Document()
    mark = with_notes(document, ["第一条注。", "第二条注。", "没有人提到的注。"])
    document.add_heading("注文", 1)
    one = document.add_paragraph(SENTENCE)
    mark(one, 2)
    two = document.add_paragraph(SENTENCE)
    mark(two, 1)
    return saved(document)


def boxes() -> bytes:
    """A text box, hidden and struck text, a field, a soft hyphen, a sign of Wingdings."""
    document = Document()
    document.add_heading("杂项", 1)
    one = document.add_paragraph(SENTENCE)
    box = "<w:txbxContent><w:p><w:r><w:t>框里的话。</w:t></w:r></w:p></w:txbxContent>"
    raw(one, f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>")
    two = document.add_paragraph("第")
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    for xml in (field("begin"), "<w:r><w:instrText> PAGE </w:instrText></w:r>", field("separate"), "<w:r><w:t>3</w:t></w:r>"):
        raw(two, xml)
    raw(two, field("end"))
    add(two, "页有说明。")
    add(two, "划掉的", strike=True)
    add(two, "藏起来的", hidden=True)
    raw(two, '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>')
    add(two, f"{SENTENCE}")
    return saved(document)


def changes() -> bytes:
    """Words put in and taken out, a paragraph's end and a table's row taken out."""
    document = Document()
    document.add_heading("改稿", 1)
    one = document.add_paragraph("水位是")
    deleted(one, "四")
    inserted(one, "三")
    add(one, f"米。{SENTENCE}")
    two = document.add_paragraph("这一段与下一段")
    two._element.get_or_add_pPr().append(parse_xml(f'<w:rPr {nsdecls("w")}><w:del w:id="1" w:author="甲"/></w:rPr>'))
    document.add_paragraph(f"连在一起。{SENTENCE}")
    table = document.add_table(rows=3, cols=2)
    for n, row in enumerate(table.rows):
        for k, cell in enumerate(row.cells):
            cell.text = f"行{'一二三'[n]}{'甲乙'[k]}"
    row = table.rows[2]._tr.get_or_add_trPr()
    row.append(parse_xml(f'<w:del {nsdecls("w")} w:id="2" w:author="甲"/>'))
    return saved(document)


def moved() -> bytes:
    """A sentence that was moved from the first paragraph into the second, and words put in by another."""
    document = Document()
    for n, side in enumerate(("前", "后")):
        paragraph = document.add_paragraph(f"{side}面。")
        tag = ("moveFrom", "moveTo")[n]
        words = f'<w:{tag} {nsdecls("w")} w:id="{n}" w:author="甲"><w:r><w:t>搬走的话。</w:t></w:r></w:{tag}>'
        paragraph._element.append(parse_xml(words))
        add(paragraph, SENTENCE)
    inserted(document.add_paragraph(SENTENCE), "添的。")
    return saved(document)


def verse() -> bytes:
    """Lines that end by hand: verse, a poem's lines short and without stops, and a head in one paragraph."""
    document = Document()
    head = document.add_paragraph()
    for n, text in enumerate(("桥头的树", "本报记者 张三", f"　　{SENTENCE}", f"　　{SENTENCE}")):
        run = add(head, text)
        if n < 3:
            run.add_break()
    lines = document.add_paragraph()
    for n, text in enumerate(("水从桥下过", "人从桥上过", "树站在桥头", "看了一百年")):
        run = add(lines, text)
        if n < 3:
            run.add_break()
    return saved(document)


def signs() -> bytes:
    """Signs that Markdown would take, and lines that begin as markup does."""
    document = Document()
    document.add_heading("a*b [c] 与 _d_", 1)
    document.add_paragraph(f"价格*不含税*，见[1]与<br>，5^2、x~y、`z`、$3、{{id}}、a_b、R&D与&nbsp;。{SENTENCE}")
    for text in ("# 井号开头。", "- 横线开头。", "1. 数字开头。", "> 箭头开头。", "::: 冒号开头。", "| 竖线开头 |。"):
        document.add_paragraph(text + SENTENCE)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip([*table.rows[0].cells, *table.rows[1].cells], ("甲|乙", "^", "<", "丙*丁"), strict=True):
        cell.text = text
    return saved(document)


MADE: dict[str, Callable[[], bytes]] = {
    "reporters": reporters, "headings": headings, "looks": looks, "lists": lists, "joined": joined_cells, "notes": notes,
    "boxes": boxes, "changes": changes, "verse": verse, "signs": signs,
}  # fmt: skip
"""Ten documents with all that is taken over."""
