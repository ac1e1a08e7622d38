"""Tables: rows of as many cells as the head has; a cell holds text or a picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from banmian.content.article_file import ArticleFile
from banmian.content.inline import Flattener, Numbering
from banmian.content.model import FACES, Cell, StyledText, Table
from banmian.content.pictures import read_picture
from banmian.content.visible import is_blank
from banmian.diagnostics.wording import counted

if TYPE_CHECKING:
    from markdown_it.token import Token


JOINED = "<"
"""A cell that holds this sign alone: the one on its left goes on over it."""


class TableReader:
    """The rows of one table while it is read."""

    def __init__(self, file: ArticleFile, numbering: Numbering | None) -> None:
        self.file, self.numbering = file, numbering
        self.rows: list[list[Cell]] = []
        self.column = 1

    def row(self, token: Token) -> None:
        """A row begins. Markdown drops cells that it has beyond the head, and fills up with empty ones: here both are told."""
        self.rows.append([])
        self.column = 1
        if token.map is None or len(self.rows) < 2:
            return
        from markdown_it.rules_block.table import escapedSplit

        line = token.map[0] + 1
        written = self.file.lines[line - 1].strip()
        count = len(escapedSplit(written.removeprefix("|"))) - (written.endswith("|") and not written.endswith("\\|"))
        if count != len(self.rows[0]):
            message = f"the row has {counted(count, 'cell')}, the head {len(self.rows[0])}"
            hint = "write | | for an empty cell, \\| for the sign itself, and an empty line after the table"
            self.file.fault("CNT014", message, hint, line)
        elif "|" not in written:
            message = "the line stands in the table above it"
            self.file.fault("CNT014", message, "leave an empty line after a table", line)

    def cell(self, token: Token, line: int) -> None:
        flat = Flattener(self.file, token, line, line, self.column, self.numbering)
        if token.content.strip() == JOINED:
            self._joined(flat, token, line)
            return
        text = flat.styled()
        self.column = flat.origin.at(len(token.content))[1]
        lost = next((m for m in text.marks if m.kind in FACES), None)
        if lost is not None:
            message = f"`{lost.kind}` does nothing in a table's cell"
            hint = "leave it out; the faces of cells are the table style's"
            self.file.tell("CNT021", message, hint, text.at(lost.start))
        picture = alt = ""
        if flat.pictures:
            declared = read_picture(self.file, *flat.pictures[0])
            picture, alt = declared.file, declared.alt
            text = replace(text, span=text.span or declared.span)
            if text.text or len(flat.pictures) > 1:
                hint = "give the picture a cell of its own"
                self.file.fault("CNT018", "a cell holds a picture or text, not both", hint, line, flat.pictures[0][2])
        self.rows[-1].append(Cell(text, picture, alt))

    def _joined(self, flat: Flattener, token: Token, line: int) -> None:
        if not self.rows[-1]:
            hint = "write `\\<` for the sign itself, or take it out"
            self.file.fault("CNT014", "a row begins with `<`, and no cell stands left of it that could go on", hint, line)
        self.column = flat.origin.at(len(token.content))[1]
        self.rows[-1].append(Cell(StyledText(""), joined=bool(self.rows[-1])))

    def table(self) -> Table | None:
        """The table; None where no cell holds anything."""
        if all(is_blank(cell.text.text) and not cell.picture for row in self.rows for cell in row):
            return None
        head, *rows = (tuple(row) for row in self.rows)
        width = len(head)
        filled = tuple((*row, *[Cell(StyledText(""))] * (width - len(row)))[:width] for row in rows)
        span = next((cell.text.span for row in self.rows for cell in row if cell.text.span), None)
        return Table(head, filled, span)
