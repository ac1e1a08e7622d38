"""The content of a Word paragraph: its runs in order, line ends, notes, comments, pictures, and the text boxes that hang on it.

ECMA-376 part 1, 17.3, 17.16 (fields), 17.13.4 (comments), 20.4 (drawings). What a field shows is taken, not what it asks for; of
alternatives the first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from banmian.content.importers.copy import Inline, LineEnd, NoteMark, PictureMark, Run
from banmian.content.importers.docx_names import DGM, MC, A, C, M, O, R, V, W, w
from banmian.content.importers.docx_styles import Look, Styles
from banmian.content.importers.reports import Reports, near
from banmian.phrases import say
from banmian.values import record

GETA = "\u3013"
"""What stands for a character that is not to be had."""
_SYMBOLS = {"\uf0b7": "\u2022", "\uf0a7": "\u25aa", "\uf0d8": "\u27a2", "\uf0e0": "\u2192", "\uf0fc": "\u2713", "\uf020": " "}
"""Signs of the fonts Symbol and Wingdings that stand for others."""
_INSIDE = {w(name) for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "bdo", "dir", "subDoc")}
_LINKS = ("http://", "https://")


@record
class Source:
    """What a paragraph's content may point at. `picture`: takes one in by its relation and gives its number, None where it cannot;
    `address`: of a relation; `comment`: tells one."""

    styles: Styles
    reports: Reports
    picture: Callable[[str, str], int | None]
    address: Callable[[str], str]
    comment: Callable[[str], None]


class Paragraph:
    """One paragraph while it is read. `boxes`: text boxes that hang on it, each a `w:txbxContent`."""

    def __init__(self, node: Any, source: Source) -> None:
        self.node, self.source = node, source
        self.properties = node.find(w("pPr"))
        self.inlines: list[Inline] = []
        self.boxes: list[Any] = []
        self.size = 0
        self.fields: list[bool] = []
        """For each field that is open whether it shows its result already."""
        self.struck = self.hidden = self.marked = ""
        for child in node:
            self.take(child, "")
        self.tell()

    def take(self, node: Any, link: str) -> None:
        """A child of the paragraph or of what stands in it."""
        tag = node.tag
        if tag == W + "r":
            self.run(node, link)
        elif tag == W + "hyperlink":
            address = self.source.address(node.get(R + "id", ""))
            for child in node:
                self.take(child, address if address.startswith(_LINKS) else "")
        elif tag in _INSIDE:
            for child in node:
                self.take(child, link)
        elif tag in (M + "oMath", M + "oMathPara"):
            self.formula(node)
        elif tag == MC + "AlternateContent":
            self.alternative(node, lambda child: self.take(child, link))

    def run(self, node: Any, link: str) -> None:
        look = self.source.styles.look(node.find(w("rPr")), self.properties)
        for child in node:
            self.part(child, look, link)

    def part(self, node: Any, look: Look, link: str) -> None:
        """A part of a run."""
        tag = node.tag
        if tag == W + "fldChar":
            self.field(node.get(W + "fldCharType", ""))
        elif self.fields and not self.fields[-1]:
            return
        elif tag == W + "t":
            self.text(node.text or "", look, link)
        elif tag in (W + "tab", W + "ptab"):
            self.text("\t", look, link)
        elif tag in (W + "br", W + "cr"):
            self.line_end(node)
        elif tag == W + "noBreakHyphen":
            self.text("-", look, link)
        elif tag == W + "sym":
            self.symbol(node, look)
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            kind = "f" if tag == W + "footnoteReference" else "e"
            self.inlines.append(NoteMark(kind + node.get(W + "id", "")))
        elif tag == W + "commentReference":
            self.source.comment(node.get(W + "id", ""))
        elif tag == W + "ruby":
            self.ruby(node, look)
        elif tag in (W + "drawing", W + "pict", W + "object"):
            self.drawing(node)
        elif tag == MC + "AlternateContent":
            self.alternative(node, lambda child: self.part(child, look, link))

    def text(self, text: str, look: Look, link: str, reading: str = "") -> None:
        if look.hidden:
            self.hidden += text
            return
        if look.struck:
            self.struck += text
        if look.marked:
            self.marked += text
        if text.strip():
            self.size = max(self.size, look.size)
        self.inlines.append(Run(text, look.faces, link, reading, look.face, look.bold))

    def line_end(self, node: Any) -> None:
        """A line's end; of a column or a page nothing stays."""
        if node.get(W + "type", "textWrapping") == "textWrapping":
            self.inlines.append(LineEnd.HERE)
        else:
            self.source.reports.clean(say("page or column break left out"))

    def field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def symbol(self, node: Any, look: Look) -> None:
        """A sign that is a place in a font: those that are known by what they show, else a geta."""
        code = node.get(W + "char", "")
        try:
            sign = chr(int(code, 16))
        except (ValueError, OverflowError):
            sign = "\uf000"
        if 0xE000 <= ord(sign) <= 0xF8FF and sign not in _SYMBOLS:
            font = node.get(W + "font", "a font")
            message = say(
                "a sign is place {code} of the font {font}, which no other font knows; {geta} stands for it",
                code=code,
                font=font,
                geta=GETA,
            )
            self.source.reports.tell("IMT009", message, say("look what the document shows there, and type it"))
        self.text(_SYMBOLS.get(sign, GETA if 0xE000 <= ord(sign) <= 0xF8FF else sign), look, "")

    def ruby(self, node: Any, look: Look) -> None:
        """Characters with their reading."""
        base, reading = (
            "".join(text.text or "" for part in node.iter(w(name)) for text in part.iter(W + "t")) for name in ("rubyBase", "rt")
        )
        self.text(base, look, "", reading.strip())

    def formula(self, node: Any) -> None:
        words = "".join(text.text or "" for text in node.iter(M + "t"))
        message = say("a formula, {near}, is taken over as its signs alone", near=near(words))
        self.source.reports.tell("IMT009", message, say("write it in words or with `.sup` and `.sub`, or place it as a picture"))
        self.inlines.append(Run(words))

    def alternative(self, node: Any, take: Callable[[Any], None]) -> None:
        """The first of several ways to say one thing."""
        chosen = next((child for child in node if child.tag in (MC + "Choice", MC + "Fallback")), None)
        for child in chosen if chosen is not None else ():
            take(child)

    def drawing(self, node: Any) -> None:
        """A picture, a text box, or what neither is."""
        boxes = [box for box in node.iter(W + "txbxContent") if not any(up.tag == MC + "Fallback" for up in box.iterancestors())]
        self.boxes += [box for box in boxes if not any(up.tag == W + "txbxContent" and up in boxes for up in box.iterancestors())]
        inside = {id(down) for box in boxes for down in box.iter()}
        found = 0
        for blip in node.iter(A + "blip", V + "imagedata"):
            if id(blip) in inside or any(up.tag == MC + "Fallback" for up in blip.iterancestors()):
                continue
            relation = blip.get(R + "embed") or blip.get(R + "id") or blip.get(R + "link") or blip.get(R + "pict") or ""
            index = self.source.picture(relation, _said_of(node))
            found += 1
            if index is not None:
                self.inlines.append(PictureMark(index))
        if found and any(_is_cut(cut) for cut in node.iter(A + "srcRect")):
            message = say("a picture is cropped in the document, and is taken over whole")
            self.source.reports.tell("IMT009", message, say("crop it in the layout, or save it cropped"))
        kinds = {"a chart": C + "chart", "a diagram": DGM + "relIds"}
        what = next((kind for kind, tag in kinds.items() if any(True for _ in node.iter(tag))), "")
        if what and not found:
            hint = say("make it anew from its numbers (NAME.chart.yaml), or save it as a picture")
            self.source.reports.tell("IMT009", say("{what} is not taken over", what=what), hint)
        if any(True for _ in node.iter(O + "OLEObject")):
            self.source.reports.tell(
                "IMT009", say("an embedded object is not taken over but for its picture"), say("open it in the document")
            )

    def tell(self) -> None:
        """What was struck out, hidden or marked in it."""
        if self.struck.strip():
            message = say("text that is struck out, {near}, is taken over as plain text", near=near(self.struck))
            self.source.reports.tell("IMT009", message, say("delete it if that was meant"))
        if self.marked.strip():
            message = say("text that is marked in colour, {near}, is taken over as plain text", near=near(self.marked))
            self.source.reports.tell("IMT009", message, say("a colour is often a query: look what it asks"))
        if self.hidden.strip():
            message = say("hidden text, {near}, is left out", near=near(self.hidden))
            self.source.reports.tell("IMT009", message, say("show it in the document if it belongs there"))


def _said_of(node: Any) -> str:
    """The words for who cannot see a picture; what Word writes by itself is none."""
    found = next((part for part in node.iter() if isinstance(part.tag, str) and part.tag.endswith("}docPr")), None)
    return str(found.get("descr") or "") if found is not None else ""


def _is_cut(node: Any) -> bool:
    """Whether more than a hundredth of a picture is cut off at a side."""
    return any((node.get(side) or "0").isdigit() and int(node.get(side) or "0") > 1000 for side in "ltrb")
