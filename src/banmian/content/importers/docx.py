"""A Word document (.docx, .docm) as `Copy`: opened by python-docx, walked in the order in which it is read.

docs/decisions/0120. Nothing outside the file is asked for, no macro runs; what it may unpack to is limited (package.py). Comments
are told at their places, tracked changes settled as asked (docx_changes.py).
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from banmian.content.importers.copy import Block, Copy, Decided, Grid, Inline, Note, Part, Run, Taken, TrackedChange
from banmian.content.importers.docx_changes import settle
from banmian.content.importers.docx_lists import Lists
from banmian.content.importers.docx_names import NUMBER, W, value, w
from banmian.content.importers.docx_runs import Paragraph, Source
from banmian.content.importers.docx_styles import Styles
from banmian.content.importers.grids import Spanned, parts_of, without_pictures
from banmian.content.importers.package import check_package, ending_of
from banmian.content.importers.reports import Refused, Reports, near
from banmian.phrases import NOTHING, say

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MARGINS = {"header": say("header"), "footer": say("footer")}
"""What stands over and under the text of each page of a document."""
_FURTHER_TYPES = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
"""What python-docx does not take by itself although it is built as a document is."""
_UNWRAPPED = {w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "tbl", "tr")}


def read_docx(data: bytes, reports: Reports, decided: Decided) -> Copy:
    """The document; Refused where it cannot be read."""
    check_package(data)
    document = Document(_opened(data), reports)
    return document.read(decided)


def _opened(data: bytes) -> Any:
    """The document's part of the package."""
    from docx.opc.part import PartFactory
    from docx.package import Package
    from docx.parts.document import DocumentPart

    for kind in _FURTHER_TYPES:
        PartFactory.part_type_for[kind] = DocumentPart
    try:
        part = Package.open(BytesIO(data)).main_document_part
        body = part.element.body if isinstance(part, DocumentPart) else None
    except Exception as wrong:  # damage has many faces in zip files and trees
        raise Refused(
            "IMT002", say("the document is damaged: {name}", name=type(wrong).__name__), say("open it and save it again as .docx")
        ) from wrong
    if body is None:
        hint = say("in Word choose Save As, Word Document (.docx), not the Strict one")
        raise Refused("IMT002", say("the file is no Word document that can be read"), hint)
    return part


class Document:
    """One document while it is read."""

    def __init__(self, part: Any, reports: Reports) -> None:
        self.part, self.reports = part, reports
        self.pictures: list[Taken] = []
        self.by_relation: dict[str, int | None] = {}
        self.styles = Styles(self._tree("styles") if self._tree("styles") is not None else part.element)
        self.lists = Lists(self._tree("numbering"))
        self.comments: dict[str, tuple[str, str]] = {}
        self.commented: dict[str, str] = {}

    # --- the package ------------------------------------------------------------------------------------------------

    def _tree(self, relation: str) -> Any | None:
        """The tree of the part that stands in a relation to the document; None where there is none."""
        from docx.oxml import parse_xml

        for rel in self.part.rels.values():
            if rel.reltype == _RELATIONS + relation and not rel.is_external:
                found = rel.target_part
                try:
                    return found.element if hasattr(found, "element") else parse_xml(found.blob)
                except Exception as wrong:  # as above
                    raise Refused(
                        "IMT002", say("the document's {relation} are damaged", relation=relation), say("open it and save it again")
                    ) from wrong
        return None

    def picture(self, relation: str, said: str) -> int | None:
        """The number of a picture, taken in by its relation; None where the file does not hold it."""
        if relation in self.by_relation:
            return self.by_relation[relation]
        rel = self.part.rels.get(relation)
        index: int | None = None
        if rel is None or rel.is_external:
            hint = say("ask for the picture itself, and put it into the issue's images/")
            self.reports.tell("IMT011", say("a picture lies outside the document, which only names it"), hint)
        else:
            data = rel.target_part.blob
            self.pictures.append(Taken(data, ending_of(data, str(rel.target_part.partname)), said, self.reports.number))
            index = len(self.pictures) - 1
        self.by_relation[relation] = index
        return index

    def address(self, relation: str) -> str:
        rel = self.part.rels.get(relation)
        return str(rel.target_ref) if rel is not None and rel.is_external else ""

    # --- reading ----------------------------------------------------------------------------------------------------

    def read(self, decided: Decided) -> Copy:
        root = self.part.element
        notes = {"f": self._tree("footnotes"), "e": self._tree("endnotes")}
        for number, paragraph in enumerate(root.iter(W + "p"), 1):
            paragraph.set(NUMBER, str(number))
        changes = settle(root, decided)
        for tree in notes.values():
            after = max((change.number for change in changes), default=0) + 1
            changes += settle(tree, decided, after) if tree is not None else ()
        self._read_comments(root)
        parts = self.parts(root.body)
        self._tell_changes(changes)
        self._tell_rest()
        read = tuple(note for kind, tree in notes.items() if tree is not None for note in self._notes(kind, tree))
        return Copy(tuple(parts), read, tuple(self.pictures), changes=tuple(changes))

    def parts(self, container: Any) -> list[Part]:
        """The paragraphs and tables that stand in a body, a cell or a text box."""
        out: list[Part] = []
        for node in container:
            if node.tag == W + "p":
                out += self.paragraph(node)
            elif node.tag == W + "tbl":
                out += self.table(node)
            elif node.tag in _UNWRAPPED:
                out += self.parts(node)
            elif node.tag == W + "altChunk":
                self.reports.tell(
                    "IMT009", say("another document stands in this one and is not taken over"), say("open and save it again")
                )
        return out

    def paragraph(self, node: Any) -> list[Part]:
        """A paragraph, and those of the text boxes that hang on it."""
        number = self.reports.number = int(node.get(NUMBER, "0"))
        source = Source(self.styles, self.reports, self.picture, self.address, self._tell_comment)
        read = Paragraph(node, source)
        standing = self.styles.standing(read.properties)
        inlines: tuple[Inline, ...] = tuple(read.inlines)
        block = Block(number, inlines, standing.style, standing.level, read.size, centred=standing.centred)
        if standing.numbering is not None and (block.text.strip() or block.pictures):
            label = self.lists.label(*standing.numbering)
            if label.words:
                block = replace(block, inlines=(Run(label.words), *inlines))
            elif not block.style and label.marker:
                block = replace(block, marker=label.marker, depth=standing.numbering[1])
            elif label.marker and label.marker != "-":
                block = replace(block, inlines=(Run(f"{label.marker} "), *inlines))
        out: list[Part] = [block]
        for box in read.boxes:
            inside = self.parts(box)
            if any(part.text.strip() for part in inside):
                message = say("a text box stands here: {near}", near=near("".join(p.text for p in inside)))
                self.reports.tell("IMT017", message, say("it was put after the paragraph that it hangs on"), number)
            out += inside
        return out

    def table(self, node: Any) -> tuple[Part, ...]:
        """A table with its joined cells, by `w:gridSpan` and `w:vMerge`."""
        rows = [row for row in node.iter(W + "tr") if next(row.iterancestors(W + "tbl")) is node]
        cells: list[Spanned] = []
        open_at: dict[int, int] = {}
        heads = begun = 0
        number = int(next((p.get(NUMBER, "0") for p in node.iter(W + "p")), "0"))
        for at, row in enumerate(rows):
            properties = row.find(w("trPr"))
            begun += heads == at and properties is not None and properties.find(w("tblHeader")) is not None
            heads = begun
            column = _int(value(properties.find(w("gridBefore")))) if properties is not None else 0
            for cell in row.iter(W + "tc"):
                if next(cell.iterancestors(W + "tr")) is row:
                    column = self._cell(cell, (at, column), cells, open_at)
        return parts_of(cells, heads, number, self.reports)

    def _cell(self, node: Any, at: tuple[int, int], cells: list[Spanned], open_at: dict[int, int]) -> int:
        """Read a cell; returns the column after it. `open_at`: by column, which of the cells may go on further down."""
        properties = node.find(w("tcPr"))
        row, column = at
        across = max(1, _int(value(properties.find(w("gridSpan"))))) if properties is not None else 1
        merge = properties.find(w("vMerge")) if properties is not None else None
        goes_on = merge is not None and value(merge) != "restart"
        above = cells[open_at[column]] if goes_on and column in open_at else None
        if above is not None and above.across == across and above.row + above.down == row:
            cells[open_at[column]] = replace(above, down=above.down + 1)
            return column + across
        open_at.pop(column, None)
        if merge is not None:
            open_at[column] = len(cells)
        blocks: list[Block] = []
        for part in self.parts(node):
            if isinstance(part, Block):
                blocks.append(part)
            elif isinstance(part, Grid):
                hint = say("make it a table of its own")
                self.reports.tell("IMT014", say("a table stands in a table's cell: its text is taken over without its lines"), hint)
                blocks += [block for line in part.rows for cell in line for block in cell.blocks]
        cells.append(Spanned(row, column, tuple(blocks), across))
        return column + across

    def _notes(self, kind: str, tree: Any) -> list[Note]:
        """The notes of a kind; what parts them from the text on Word's page is none."""
        out = []
        for node in tree.iter(W + "footnote", W + "endnote"):
            if value(node, "type") in ("", "normal"):
                kept = self.part
                blocks = [part for part in self.parts(node) if isinstance(part, Block)]
                self.part = kept
                out.append(Note(kind + value(node, "id"), without_pictures(blocks)))
        return out

    # --- what is told -----------------------------------------------------------------------------------------------

    def _read_comments(self, root: Any) -> None:
        """The comments, and the words on which each was put."""
        tree = self._tree("comments")
        for node in tree.iter(W + "comment") if tree is not None else ():
            words = " ".join("".join(t.text or "" for t in p.iter(W + "t")) for p in node.iter(W + "p"))
            self.comments[value(node, "id")] = (value(node, "author"), words.strip())
        open_now: list[str] = []
        for node in root.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "t"):
            if node.tag == W + "commentRangeStart":
                open_now.append(value(node, "id"))
            elif node.tag == W + "commentRangeEnd":
                open_now = [name for name in open_now if name != value(node, "id")]
            else:
                for name in open_now:
                    self.commented[name] = self.commented.get(name, "") + (node.text or "")

    def _tell_comment(self, name: str) -> None:
        author, words = self.comments.pop(name, ("", ""))
        if words:
            on = say(" on {near}", near=near(self.commented[name])) if self.commented.get(name) else NOTHING
            self.reports.tell(
                "IMT008",
                say("comment by {author}{on}: {words}", author=author or say("somebody"), on=on, words=words),
                say("it is not part of the article"),
            )

    def _tell_changes(self, changes: list[TrackedChange]) -> None:
        """Each with its number, by which it is accepted or refused alone."""
        for change in changes:
            done, other = (
                (say("accepted"), say("--refuse {number} refuses it", number=change.number))
                if change.accepted
                else (say("refused"), say("--accept {number} accepts it", number=change.number))
            )
            what = say("added") if change.new else say("deleted")
            message = say(
                "tracked change {number} by {author}, {done}: {what} {near}",
                number=change.number,
                author=change.author or say("somebody"),
                done=done,
                what=what,
                near=near(change.words),
            )
            self.reports.tell("IMT007", message, other, change.paragraph)

    def _tell_rest(self) -> None:
        """Comments that nothing refers to, text over and under the pages, macros."""
        for name in list(self.comments):
            self.reports.number = 0
            self._tell_comment(name)
        for rel in self.part.rels.values():
            kind = rel.reltype.removeprefix(_RELATIONS)
            if kind in _MARGINS and not rel.is_external:
                words = "".join(t.text or "" for t in rel.target_part.element.iter(W + "t"))
                if sum(1 for letter in words if "\u4e00" <= letter <= "\u9fff") > 3:
                    message = say("the page's {kind}, {near}, is not taken over", kind=_MARGINS[kind], near=near(words))
                    self.reports.tell("IMT009", message, say("copy what belongs to the article"), 0)
            elif rel.reltype.endswith("/vbaProject"):
                self.reports.tell("IMT009", say("the document holds macros, which are left out"), NOTHING, 0)


def _int(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 6 else 0
