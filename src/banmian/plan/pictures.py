"""The pictures that a plan places, in the order in which its pages show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from banmian.content.model import Cell, Table
from banmian.diagnostics import Span
from banmian.pictures.assets import Wanted
from banmian.plan.model import Plan, PlannedPicture, Stream
from banmian.values import frozen


@frozen
class Use:
    """A file that a place asks for. `span`: the place of what is to be told of the file; `worded`: whether it is asked what the
    picture says, as of an advertisement."""

    wanted: Wanted
    span: Span
    worded: bool = False


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


def symbols_of(plan: Plan) -> list[str]:
    """The names of the symbols that the issue's weather asks for, each once."""
    weather = plan.content.issue.weather
    return list(dict.fromkeys((weather.sky, *(day.sky for day in weather.days)))) if weather is not None else []


def uses_of(plan: Plan) -> list[Use]:
    """What the plan's places ask for, each file, page and box once, in the order in which the pages show them: pictures in the
    cells of tables, then those of the sheets, then those of teasers."""
    folder = plan.content.issue.folder
    uses = [Use(Wanted(cell.picture), cell.text.span or Span(folder)) for stream in plan.streams for cell in pictured_cells(stream)]
    for planned in (p for index in range(len(plan.sheets)) for p in pictures_of_sheet(plan, index)):
        place = planned.place
        for part in planned.parts:
            uses.append(Use(Wanted(part.file, place.page, place.box), part.span))
        if planned.file and not planned.parts:
            uses.append(Use(Wanted(planned.file, place.page, place.box), planned.span, planned.advert is not None))
    pool = (filler.advert for filler in plan.content.issue.pool)  # any of them may be what makes a page full
    uses += [Use(Wanted(advert.file), advert.span, True) for advert in pool]
    uses += [Use(Wanted(teaser.picture.file), teaser.span) for teaser in plan.teasers if teaser.picture is not None]
    worded = {use.wanted for use in uses if use.worded}
    first = {use.wanted: use for use in reversed(uses)}
    return [replace(first[wanted], worded=wanted in worded) for wanted in dict.fromkeys(use.wanted for use in uses)]
