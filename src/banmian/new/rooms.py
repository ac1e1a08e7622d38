"""How many characters and pictures each place of an issue holds: told by the very code that sets it (pages/places.py)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from banmian.units import mm_of_mp
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.build import Planned
    from banmian.content.model import Piece
    from banmian.pages.sheet import Sheet
    from banmian.template.model import Place


@frozen
class PictureRoom:
    """A picture's frame in mm, and the pixels that a photograph needs for it without a warning."""

    size: tuple[int, int]
    pixels: tuple[int, int]


@frozen
class Room:
    """A place of a story. `characters` under the head of what stands there, 0 where the place is a table's, a poem's or a
    quotation's; shared by so many `stories`; `headline`: about how many characters a line of it holds, and how many lines it may
    have, (0, 0) without one; `pictures` of its layout."""

    page: str
    place: str
    characters: int
    stories: int
    headline: tuple[int, int] = (0, 0)
    pictures: tuple[PictureRoom, ...] = ()


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
            rooms = []
            for stop, characters in zip(stream.stops, held, strict=True):
                sheet, place = sheets[stop.sheet], stop.place
                page = "-".join(map(str, planned.plan.sheets[stop.sheet].numbers))
                own = (_headline(sheet, place), _pictures(sheet, place.name)) if number == 0 else ((0, 0), ())
                rooms.append(Room(page, place.name, characters, len(stream.stories), *own))
            out[story] = tuple(rooms)
    return out


def _headline(sheet: Sheet, place: Place) -> tuple[int, int]:
    """About how many characters a line of a place's headline holds at its largest, and how many lines it may have."""
    from banmian.pages.place_heads import head_site

    if place.head is None:
        return 0, 0
    style = sheet.plan.paper.head_style(place.head.style)
    _, site = head_site(sheet, place, "", style, 0)
    measure = site.foot - site.top if style.vertical else site.x1 - site.x0
    part = style.headline
    return max(0, measure) // max(part.size, part.sizes[1]), part.max_lines


def _pictures(sheet: Sheet, place: str) -> tuple[PictureRoom, ...]:
    """The frames that a sheet has for the pictures of a place's story."""
    ppi = sheet.plan.paper.picture_terms.photo_warning
    frames = [sheet.place_rect(picture) for picture in sheet.layout.pictures if picture.of == place]
    return tuple(
        PictureRoom(
            (round(mm_of_mp(frame.width)), round(mm_of_mp(frame.height))),
            (-(-frame.width * ppi // 72_000), -(-frame.height * ppi // 72_000)),
        )
        for frame in frames
    )


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
