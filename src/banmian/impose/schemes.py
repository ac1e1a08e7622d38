"""Folding schemes as data: schemes.toml, a table that a printer can read (docs/plates.md)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from banmian.values import frozen

TABLE = Path(__file__).with_name("schemes.toml")


@frozen
class Position:
    """A page's place on one side of a sheet. `page`: from 1, as the pages of one folded sheet are read; `turn`: 0 or 180."""

    page: int
    turn: int = 0


Rows = tuple[tuple[Position, ...], ...]


@frozen
class Scheme:
    """A row of schemes.toml; what the keys mean stands there."""

    name: str
    title: str
    title_zh: str
    bind: str
    front: Rows
    back: Rows
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    folds: tuple[str, ...]

    def title_in(self, language: str) -> str:
        """What the scheme is, in a language of ours."""
        return self.title_zh if language == "zh" else self.title

    @property
    def pages(self) -> int:
        """Pages of one sheet, both sides."""
        return 2 * len(self.front) * len(self.front[0])


def schemes() -> dict[str, Scheme]:
    """All schemes by name, in the table's order."""
    import tomllib

    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {name: _scheme(name, row) for name, row in table.items()}


def _scheme(name: str, row: dict[str, Any]) -> Scheme:
    def side(key: str) -> Rows:
        return tuple(tuple(Position(**cell) for cell in cells) for cells in row[key])

    return Scheme(
        name,
        row["title"],
        row["title-zh"],
        row["bind"],
        side("front"),
        side("back"),
        tuple(row["columns"]),
        tuple(row["rows"]),
        tuple(row["folds"]),
    )
