"""The pictures that a plan places, in the order in which its pages show them."""

from __future__ import annotations

from collections.abc import Iterator

from banmian.content.model import Cell, Table
from banmian.plan.model import Plan, PlannedPicture, Stream


def pictures_of_sheet(plan: Plan, index: int) -> Iterator[PlannedPicture]:
    """The sheet's pictures: those that stand with a place, place by place, then the others."""
    here = [planned for planned in plan.pictures if planned.sheet == index]
    for place in plan.sheets[index].layout.places:
        yield from (planned for planned in here if planned.place.of == place.name)
    yield from (planned for planned in here if not planned.place.of)


def pictured_cells(stream: Stream) -> Iterator[Cell]:
    """The cells of the stream's tables that hold pictures."""
    tables = (block for piece in stream.pieces for block in piece.blocks if isinstance(block, Table))
    return (cell for table in tables for row in (table.head, *table.rows) for cell in row if cell.picture)
