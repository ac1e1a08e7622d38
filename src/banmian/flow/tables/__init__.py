"""Table drawers, one file a kind: each gets a table, its style and a rectangle, and gives display items, where it ends and what
does not fit."""

from collections.abc import Callable

from banmian.content.model import Table
from banmian.flow.tables.cards import draw_cards
from banmian.flow.tables.entries import draw_entries
from banmian.flow.tables.figures import draw_figures
from banmian.flow.tables.grid import draw_grid
from banmian.flow.tables.leaders import draw_leaders
from banmian.flow.tables.site import DrawnPart, DrawnTable, Lattice, TableSite
from banmian.flow.tables.stations import draw_stations
from banmian.flow.tables.unset import unset_in
from banmian.template.model import TableStyle

DRAWERS: dict[str, Callable[[TableSite], DrawnTable]] = {
    "grid": draw_grid,
    "entries": draw_entries,
    "leaders": draw_leaders,
    "stations": draw_stations,
    "cards": draw_cards,
    "figures": draw_figures,
}


def pitched_rows(table: Table, style: TableStyle) -> int:
    """How many rows under one another are as high as the style's pitch."""
    rows = len(table.rows)
    if style.kind == "grid":
        return rows + (0 if style.head_pitch else table.heads)
    return {"entries": rows, "cards": rows, "leaders": -(-rows // max(1, style.columns))}.get(style.kind, 0)


__all__ = ["DRAWERS", "DrawnPart", "DrawnTable", "Lattice", "TableSite", "pitched_rows", "unset_in"]
