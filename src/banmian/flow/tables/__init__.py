"""Table drawers, one file a kind: each gets a table, its style and a rectangle, and gives display items, where it ends and what
does not fit."""

from collections.abc import Callable

from banmian.flow.tables.cards import draw_cards
from banmian.flow.tables.entries import draw_entries
from banmian.flow.tables.figures import draw_figures
from banmian.flow.tables.grid import draw_grid
from banmian.flow.tables.leaders import draw_leaders
from banmian.flow.tables.site import DrawnPart, DrawnTable, Lattice, TableSite
from banmian.flow.tables.stations import draw_stations
from banmian.flow.tables.unset import unset_in

DRAWERS: dict[str, Callable[[TableSite], DrawnTable]] = {
    "grid": draw_grid,
    "entries": draw_entries,
    "leaders": draw_leaders,
    "stations": draw_stations,
    "cards": draw_cards,
    "figures": draw_figures,
}

__all__ = ["DRAWERS", "DrawnPart", "DrawnTable", "Lattice", "TableSite", "unset_in"]
