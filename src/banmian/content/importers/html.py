"""A web page, or what is pasted from one or from Word, as `Copy`: parsed by lxml, which asks nothing of the network.

Of a page with an `article` that alone; menus, scripts and forms are none of the copy. Pictures come from the page itself
(`data:`) or from files beside it.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from banmian.content.importers.copy import (
    Block,
    Copy,
    Grid,
    Inline,
    LineEnd,
    Note,
    NoteMark,
    Part,
    PictureMark,
    Run,
    Taken,
)
from banmian.content.importers.grids import Spanned, parts_of, without_pictures
from banmian.content.importers.html_lists import label_of
from banmian.content.importers.html_looks import Around, inside, span_of
from banmian.content.importers.package import ending_of
from banmian.content.importers.reports import Refused, Reports, near
from banmian.content.importers.text import cleaned, decoded
from banmian.phrases import say

Beside = Callable[[str], bytes | None]
LARGEST = 20_000_000
_LEFT_OUT = frozenset((
    "script", "style", "head", "nav", "footer", "aside", "form", "noscript", "template", "iframe", "video", "audio", "button",
    "select", "textarea", "svg", "object", "canvas", "map",
))  # fmt: skip
_BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "body", "html", "ul", "ol", "dl", "dt", "dd", "li", "blockquote", "figure",
    "figcaption", "center", "address", "pre", "hr", "tbody", "h1", "h2", "h3", "h4", "h5", "h6",
))  # fmt: skip
_CHARSET = re.compile(rb"(?i)charset\s*=\s*(?:[\"']\s*)?([a-z0-9_-]+)")
_DATA = re.compile(r"data:image/[a-z+.-]+;base64,(.*)\Z", re.DOTALL | re.IGNORECASE)
_DEEPEST, _WIDEST = 200, 100


def read_html(data: bytes, reports: Reports, accept: bool, beside: Beside) -> Copy:
    """The page; Refused where it holds no tree. `beside`: the bytes of a file that lies beside it."""
    from lxml import html

    if len(data) > LARGEST:
        raise Refused(
            "IMT001",
            say("the page has more than {largest} million bytes", largest=LARGEST // 1000000),
            say("save it without its pictures"),
        )
    named = _CHARSET.search(data[:2_000])
    text = cleaned(decoded(data, reports, named[1].decode() if named else ""), reports)
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text[text.find("<") :] if text.startswith("Version:") else text)  # a clipboard's head
    try:
        tree = html.document_fromstring(text, parser=html.HTMLParser(remove_comments=True, remove_pis=True))
    except Exception as wrong:  # lxml has several errors for what is no page
        raise Refused("IMT006", say("the page holds no text"), say("save the page whole, or paste its text into a .txt")) from wrong
    articles = tree.xpath("//article") or tree.xpath("//main")
    page = Page(reports, accept, beside)
    start = max(articles, key=lambda node: len(node.text_content())) if articles else tree
    page.block(start, Around())
    page.flush()
    return Copy(tuple(page.parts), tuple(page.notes), tuple(page.pictures))


class Page:
    """One page while it is walked."""

    def __init__(self, reports: Reports, accept: bool, beside: Beside) -> None:
        self.reports, self.accept, self.beside = reports, accept, beside
        self.parts: list[Part] = []
        self.notes: list[Note] = []
        self.pictures: list[Taken] = []
        self.inlines: list[Inline] = []
        self.here = Around()
        self.size = self.number = 0
        self.marker = ""
        self.counts: list[int] = []

    # --- blocks -----------------------------------------------------------------------------------------------------

    def flush(self) -> None:
        """End the paragraph that is open."""
        inlines, here = tuple(self.inlines), self.here
        self.inlines = []
        block = Block(self.number + 1, inlines, size=self.size)
        if not (block.text.strip() or block.pictures):
            return
        self.number += 1
        marker, self.marker, self.size = self.marker, "", 0
        self.reports.number = self.number
        block = replace(block, style=here.style, level=here.level, centred=here.centred)
        self.parts.append(replace(block, marker=marker, depth=max(0, len(here.lists) - 1)) if marker else block)

    def block(self, node: Any, around: Around) -> None:
        """An element that is a paragraph, or holds some."""
        held = inside(node, around)
        if held is None or held.depth > _DEEPEST:
            return
        tag = node.tag
        self.flush()
        self.here = held
        if tag == "li" and held.lists:
            self.counts[-1] += 1
            self.marker = "-" if held.lists[-1] == "ul" else f"{self.counts[-1]}."
        label, depth = label_of(node)
        if label.marker:
            self.marker, self.here = label.marker, replace(held, lists=("ul",) * (depth + 1))
        if tag in ("ul", "ol"):
            start = node.get("start") or ""
            self.counts.append(int(start) - 1 if start.isdigit() and len(start) < 6 else 0)
        if (node.get("id") or "").startswith(("ftn", "edn")):
            self.note(node, held)
        else:
            self.content(node, held)
            self.flush()
        if tag in ("ul", "ol"):
            self.counts.pop()
        self.here = around

    def content(self, node: Any, held: Around) -> None:
        self.text(node.text, held)
        for child in node:
            if isinstance(child.tag, str):
                self.child(child, held)
            self.text(child.tail, held)

    def child(self, node: Any, around: Around) -> None:
        tag = node.tag
        if tag in _LEFT_OUT or (tag == "del" and self.accept) or (tag == "ins" and not self.accept):
            return
        if "msocomtxt" in (node.get("class") or ""):
            self.reports.tell(
                "IMT008", say("comment: {split}", split=" ".join(node.text_content().split())), say("it is not part of the article")
            )
        elif tag == "table":
            self.flush()
            self.table(node, around)
        elif tag == "br":
            self.inlines.append(LineEnd.HERE)
        elif tag == "img":
            self.picture(node)
        elif tag in _BLOCKS:
            self.block(node, around)
        elif tag == "ruby":
            self.ruby(node, around)
        elif tag == "a" and re.match(r"#_(?:ftn|edn)[0-9]+\Z", node.get("href") or ""):
            self.inlines.append(NoteMark((node.get("href") or "")[2:]))
        elif tag == "a" and re.match(r"#_(?:ftn|edn)ref", node.get("href") or ""):
            return
        else:
            held = inside(node, around)
            if held is not None and held.depth <= _DEEPEST:
                self.content(node, held)

    def text(self, text: str | None, around: Around) -> None:
        if not text:
            return
        plain = re.sub("[ \t\r\n\x0c]+", " ", text)
        if plain.strip():
            self.size = max(self.size, around.size)
        self.inlines.append(Run(plain, around.faces, around.link, "", around.face, around.bold))

    def ruby(self, node: Any, around: Around) -> None:
        reading = "".join(part.text_content() for part in node.iter("rt")).strip()
        for part in list(node.iter("rt", "rp")):
            part.drop_tree()
        self.inlines.append(Run("".join(node.text_content().split()), around.faces, "", reading, around.face, around.bold))

    def note(self, node: Any, held: Around) -> None:
        """A note's text as Word writes it at the page's end."""
        kept, self.parts = self.parts, []
        self.content(node, held)
        self.flush()
        self.notes.append(Note(node.get("id"), without_pictures([part for part in self.parts if isinstance(part, Block)])))
        self.parts = kept

    # --- pictures and tables ----------------------------------------------------------------------------------------

    def picture(self, node: Any) -> None:
        source = (node.get("src") or node.get("data-src") or "").strip()
        inline = _DATA.match(source)
        data: bytes | None = None
        if inline is not None:
            try:
                data = base64.b64decode(inline[1], validate=False)
            except (binascii.Error, ValueError):
                data = None
        elif source and not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", source):
            data = self.beside(unquote(source))
        if not data:
            hint = say("save it into the issue's images/ and declare it in the article")
            self.reports.tell("IMT011", say("a picture is not here: {near}", near=near(source[:60])), hint, self.number + 1)
            return
        self.pictures.append(Taken(data, ending_of(data, source if inline is None else ""), node.get("alt") or "", self.number + 1))
        self.inlines.append(PictureMark(len(self.pictures) - 1))

    def table(self, node: Any, around: Around) -> None:
        """A table by `colspan` and `rowspan`; its head is `thead`, or rows of `th` alone."""
        if not any(True for _ in node.iter("td", "th")):
            self.block(node, around)
            return
        number = self.number + 1
        cells: list[Spanned] = []
        taken: set[tuple[int, int]] = set()
        heads = 0
        rows = [row for row in node.iter("tr") if next(row.iterancestors("table")) is node]
        for at, row in enumerate(rows):
            own = [cell for cell in row if cell.tag in ("td", "th")]
            heads += heads == at and bool(own) and (row.getparent().tag == "thead" or all(cell.tag == "th" for cell in own))
            column = 0
            for cell in own:
                while (at, column) in taken:
                    column += 1
                across, down = (span_of(cell.get(name)) for name in ("colspan", "rowspan"))
                across, down = min(across, _WIDEST), min(down or len(rows), len(rows) - at)
                taken.update((r, c) for r in range(at, at + down) for c in range(column, column + across))
                cells.append(Spanned(at, column, self.cell(cell, around), max(1, across), down))
                column += across
        self.parts += parts_of(cells, heads, number, self.reports)
        stray = " ".join(text for text in _outside_cells(node) if text.strip())
        self.inlines.append(Run(" ".join(stray.split())))
        self.flush()

    def cell(self, node: Any, around: Around) -> tuple[Block, ...]:
        kept, self.parts = self.parts, []
        self.block(node, around)
        blocks: list[Block] = []
        for part in self.parts:
            if isinstance(part, Block):
                blocks.append(part)
            elif isinstance(part, Grid):
                message = say("a table stands in a table's cell: its text is taken over without its lines")
                self.reports.tell("IMT014", message, say("make it a table of its own"), part.number)
                blocks += [block for line in part.rows for cell in line for block in cell.blocks]
        self.parts = kept
        return tuple(blocks)


def _outside_cells(node: Any) -> Iterator[str]:
    """What stands in a table but in none of its cells: its caption, and what a page that is not sound has left there."""
    yield node.text or ""
    for child in node:
        if child.tag not in ("td", "th") and isinstance(child.tag, str):
            yield from _outside_cells(child)
        yield child.tail or ""
