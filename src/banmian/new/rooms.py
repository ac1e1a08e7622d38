"""How many characters and pictures each place of an issue holds: told by the very code that sets it (pages/places.py)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.build import Planned
    from banmian.content.model import Piece
    from banmian.plan.model import Stream


@frozen
class Room:
    """A place of a story. `characters` under the head of what stands there, 0 where the place is a table's, a poem's or a
    quotation's; shared by so many `stories`; `pictures` of its layout."""

    page: str
    place: str
    characters: int
    stories: int
    pictures: int


Rooms = Mapping[str, tuple[Room, ...]]
"""By story: its places in order."""


def rooms_of(planned: Planned) -> Rooms:
    """The places of all stories."""
    from banmian.pages.places import StreamSetter
    from banmian.pages.streams_ahead import sheets_of
    from banmian.pictures.assets import Assets

    sheets, _ = sheets_of(planned.plan, planned.fonts)
    setter = StreamSetter.of(planned.plan, sheets, Assets({}, {}), planned.fonts, True)
    out: dict[str, tuple[Room, ...]] = {}
    for stream in planned.plan.streams:
        held = setter.rooms(stream)
        for number, story in enumerate(stream.stories):
            out[story] = tuple(_room(planned, stream, k, characters, number == 0) for k, characters in enumerate(held))
    return out


def _room(planned: Planned, stream: Stream, k: int, characters: int, first: bool) -> Room:
    stop = stream.stops[k]
    sheet = planned.plan.sheets[stop.sheet]
    pictures = sum(picture.of == stop.place.name for picture in sheet.layout.pictures) if first else 0
    return Room("-".join(map(str, sheet.numbers)), stop.place.name, characters, len(stream.stories), pictures)


def characters_of(piece: Piece) -> int:
    """The characters of a piece's paragraphs, verses and tables."""
    from banmian.content.model import Table, Verse

    total = 0
    for block in piece.blocks:
        if isinstance(block, Table):
            total += sum(len(cell.text.text) for row in (block.head, *block.rows) for cell in row)
        elif isinstance(block, Verse):
            total += sum(len(line.text) for stanza in block.stanzas for line in stanza)
        else:
            total += len(block.text.text)
    return total
