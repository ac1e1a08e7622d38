"""Tables: rows of as many cells as the head has; a cell holds text or a picture, or goes on over its neighbours (joined.py).

A second line of dashes ends a head of several rows.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from banmian.content.article_file import ArticleFile
from banmian.content.inline import Flattener, Numbering
from banmian.content.joined import ABOVE, LEFT, with_spans
from banmian.content.model import FACES, Cell, StyledText, Table
from banmian.content.pictures import read_picture
from banmian.content.visible import is_blank
from banmian.diagnostics.wording import counted
from banmian.phrases import say

if TYPE_CHECKING:
    from markdown_it.token import Token


DASHES = re.compile(":?-{3,}:?")
"""What a line under a head holds in each of its cells."""


class TableReader:
    """The rows of one table while it is read."""

    def __init__(self, file: ArticleFile, numbering: Numbering | None) -> None:
        self.file, self.numbering = file, numbering
        self.rows: list[list[Cell]] = []
        self.signs: list[list[str]] = []
        self.places: list[list[tuple[int, int]]] = []
        """Line and column of each cell."""
        self.heads = 0
        """Rows over a second line of dashes."""
        self.ruled = False
        """Whether the row that is read is that line."""
        self.column = 1

    def row(self, token: Token) -> None:
        """A row begins. Markdown drops cells that it has beyond the head, and fills up with empty ones: here both are told."""
        self.column = 1
        line = token.map[0] + 1 if token.map is not None else 1
        written = self.file.lines[line - 1].strip()
        parts = _parts(written)
        self.ruled = len(self.rows) > 0 and all(DASHES.fullmatch(part.strip()) for part in parts)
        if self.ruled:
            self._head_ends(line)
            return
        self.rows.append([])
        self.signs.append([])
        self.places.append([])
        if token.map is None or len(self.rows) < 2:
            return
        if len(parts) != len(self.rows[0]):
            message = say("the row has {cells}, the head {count}", cells=counted(len(parts), "cell"), count=len(self.rows[0]))
            hint = say("write | | for an empty cell, \\| for the sign itself, and an empty line after the table")
            self.file.fault("CNT014", message, hint, line)
        elif "|" not in written:
            message = say("the line stands in the table above it")
            self.file.fault("CNT014", message, say("leave an empty line after a table"), line)

    def _head_ends(self, line: int) -> None:
        if self.heads:
            self.file.fault(
                "CNT014", say("a third line of dashes stands in a table"), say("one more under the head ends it; take it out"), line
            )
        self.heads = self.heads or len(self.rows)

    def cell(self, token: Token, line: int) -> None:
        if self.ruled:
            return
        flat = Flattener(self.file, token, line, line, self.column, self.numbering)
        sign = token.content.strip()
        if sign in (LEFT, ABOVE):
            self._joined(flat, token, line, sign)
            return
        text = flat.styled()
        self.column = flat.origin.at(len(token.content))[1]
        lost = next((m for m in text.marks if m.kind in FACES), None)
        if lost is not None:
            message = say("`{kind}` does nothing in a table's cell", kind=lost.kind)
            hint = say("leave it out; the faces of cells are the table style's")
            self.file.tell("CNT021", message, hint, text.at(lost.start))
        picture = alt = ""
        if flat.pictures:
            declared = read_picture(self.file, *flat.pictures[0])
            picture, alt = declared.file, declared.alt
            text = replace(text, span=text.span or declared.span)
            if text.text or len(flat.pictures) > 1:
                hint = say("give the picture a cell of its own")
                self.file.fault("CNT018", say("a cell holds a picture or text, not both"), hint, line, flat.pictures[0][2])
        self._add(Cell(text, picture, alt), "", (line, self.column))

    def _joined(self, flat: Flattener, token: Token, line: int, sign: str) -> None:
        if sign == LEFT and not self.rows[-1]:
            hint = say("write `\\<` for the sign itself, or take it out")
            self.file.fault("CNT014", say("a row begins with `<`, and no cell stands left of it that could go on"), hint, line)
        place = flat.origin.at(0)
        self.column = flat.origin.at(len(token.content))[1]
        self._add(Cell(StyledText("")), sign, place)

    def _add(self, cell: Cell, sign: str, place: tuple[int, int]) -> None:
        self.rows[-1].append(cell)
        self.signs[-1].append(sign)
        self.places[-1].append(place)

    def table(self) -> Table | None:
        """The table; None where no cell holds anything."""
        if all(is_blank(cell.text.text) and not cell.picture for row in self.rows for cell in row):
            return None
        width, heads = len(self.rows[0]), self.heads or 1
        filled = [(row + [Cell(StyledText(""))] * (width - len(row)))[:width] for row in self.rows]
        head, *rows = self._spanned(filled, heads)
        span = next((cell.text.span for row in self.rows for cell in row if cell.text.span), None)
        return Table(head, tuple(rows), span, heads)

    def _spanned(self, rows: list[list[Cell]], heads: int) -> tuple[tuple[Cell, ...], ...]:
        signs = [(own + [""] * len(row))[: len(row)] for row, own in zip(rows, self.signs, strict=True)]
        out, faults = with_spans(rows, signs, heads)
        for fault in faults:
            row, column = fault.at
            self.file.fault(fault.code, fault.message, fault.hint, *self.places[row][column])
        return out


def _parts(written: str) -> list[str]:
    """The cells of a row as they are written."""
    from markdown_it.rules_block.table import escapedSplit

    parts: list[str] = escapedSplit(written.removeprefix("|"))
    return parts[:-1] if written.endswith("|") and not written.endswith("\\|") else parts
