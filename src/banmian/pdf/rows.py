"""A table's cells in the structure tree: head and body, rows as they are drawn, each as wide as the table, header cells with their
scope, joined cells with what they stand over."""

from __future__ import annotations

from banmian.display import TableShape
from banmian.pdf.tree import Node

At = tuple[int, int]
"""Row and column of a cell; row 0 is the first of the head."""


class Rows:
    """One Table while its cells come in. Where its head is not drawn, each row's first text heads its row."""

    def __init__(self, table: Node, shape: TableShape) -> None:
        self.table, self.shape = table, shape
        self._rows: dict[int, dict[int, Node]] = {}
        self._spans: dict[At, At] = {(row, column): (down, across) for row, column, down, across in shape.spans}

    def cell(self, at: At, text: bool) -> Node:
        """The node of a cell; `text`: what comes is text, a picture heads nothing."""
        row, column = at
        cells = self._rows.setdefault(row, {})
        if column not in cells:
            scope = self._scope(row, column, text)
            cells[column] = Node("TH" if scope else "TD", scope=scope, spans=self._spans.get(at, (1, 1)))
            self._set()
        return cells[column]

    def _scope(self, row: int, column: int, text: bool) -> str:
        """What a cell heads: its columns where it stands in the head, or alone over all of them; else its row, or nothing."""
        drawn = min(self._rows) < self.shape.heads
        if row < self.shape.heads or (drawn and column == 0 and self._alone(row)):
            return "Column"
        if drawn and not self.shape.row_heads:
            return ""
        first = column == 0 if drawn else not any(cell.kind == "TH" for cell in self._rows[row].values())
        return "Row" if first and text else ""

    def _alone(self, row: int) -> bool:
        """Whether the row is one cell over all columns."""
        return 1 < self.shape.columns == self._spans.get((row, 0), (1, 1))[1]

    def _set(self) -> None:
        """The rows so far, with empty cells where some row has one and another not (PDF/UA-1: regular)."""
        covered = self._covered()
        rows = sorted({*self._rows, *(row for row, _ in covered)})
        columns = sorted({column for cells in self._rows.values() for column in cells} | {column for _, column in covered})
        nodes = [(row, Node("TR", [*self._row(row, columns, covered)])) for row in rows]
        head, body = ([node for row, node in nodes if (row < self.shape.heads) is first] for first in (True, False))
        self.table.kids = [Node("THead", [*head]), Node("TBody", [*body])] if head and body else [*head, *body]

    def _row(self, row: int, columns: list[int], covered: set[At]) -> list[Node]:
        cells = self._rows.get(row, {})
        return [cells.get(column) or Node("TD") for column in columns if column in cells or (row, column) not in covered]

    def _covered(self) -> set[At]:
        """Where cells that came in stand beside their own place."""
        return {
            (row + n, column + k)
            for (row, column), (down, across) in self._spans.items()
            if column in self._rows.get(row, {})
            for n in range(down)
            for k in range(across)
            if (n, k) != (0, 0)
        }
