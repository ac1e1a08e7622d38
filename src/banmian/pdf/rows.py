"""A table's cells in the structure tree: rows as they are drawn, each as wide as the table, header cells with their scope."""

from __future__ import annotations

from banmian.pdf.tree import Node


class Rows:
    """One Table while its cells come in. Row 0 is the head; where it is not drawn, each row's first text heads its row."""

    def __init__(self, table: Node) -> None:
        self.table = table
        self._rows: dict[int, dict[int, Node]] = {}

    def cell(self, at: tuple[int, int], text: bool) -> Node:
        """The node of a cell; `text`: what comes is text, a picture heads nothing."""
        row, column = at
        cells = self._rows.setdefault(row, {})
        if column not in cells:
            heads = row == 0 or (0 not in self._rows and text and not any(c.kind == "TH" for c in cells.values()))
            node = Node("TH" if heads else "TD", scope=("Column" if row == 0 else "Row") if heads else "")
            cells[column] = node
            self._set()
        return cells[column]

    def _set(self) -> None:
        """The rows so far, with empty cells where some row has one and another not (PDF/UA-1: regular)."""
        columns = sorted({column for cells in self._rows.values() for column in cells})
        self.table.kids = [Node("TR", [cells.get(c) or Node("TD") for c in columns]) for cells in self._rows.values()]
