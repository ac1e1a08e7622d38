"""Table drawers, one file a kind: each gets a table, its style and a rectangle, and gives display items and where it ends."""

from collections.abc import Callable

from banmian.display import Item
from banmian.flow.tables.cards import draw_cards
from banmian.flow.tables.entries import draw_entries
from banmian.flow.tables.grid import draw_grid
from banmian.flow.tables.leaders import draw_leaders
from banmian.flow.tables.site import TableSite
from banmian.flow.tables.stations import draw_stations

DRAWERS: dict[str, Callable[[TableSite], tuple[list[Item], int]]] = {
    "grid": draw_grid,
    "entries": draw_entries,
    "leaders": draw_leaders,
    "stations": draw_stations,
    "cards": draw_cards,
}

__all__ = ["DRAWERS", "TableSite"]
