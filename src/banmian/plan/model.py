"""What follows reads the plan: sheets (a page or a spread), streams of stories with their stops, pictures, the index."""

from __future__ import annotations

from banmian.colour import Ink
from banmian.content.model import Advert, Content, Picture, Piece, StyledText
from banmian.diagnostics import Span
from banmian.template.model import PageLayout, Paper, PicturePlace, Place
from banmian.values import frozen


@frozen
class Stop:
    """One place of a stream: the sheet it stands on (index into Plan.sheets) and the place."""

    sheet: int
    place: Place


@frozen
class Stream:
    """The stories of a place in order; or one story over several stops. `missing` where a story could not be read; `hidden` those
    of a place that is not shown, which has no pieces then."""

    stops: tuple[Stop, ...]
    pieces: tuple[Piece, ...]
    stories: tuple[str, ...]
    span: Span
    missing: tuple[str, ...] = ()
    hidden: tuple[Piece, ...] = ()


@frozen
class PlannedPicture:
    """A picture at its place. `file` relative to the issue's folder; `story` whose it is ("" for an advertisement, which
    `advert` then names)."""

    sheet: int
    place: PicturePlace
    picture: Picture | None
    file: str
    story: str
    span: Span
    advert: Advert | None = None
    parts: tuple[Picture, ...] = ()
    """The pictures of a group, of which `picture` has the caption and the credit."""

    @property
    def fills(self) -> bool:
        """Whether it is a filler of the house at the foot of a place."""
        return self.advert is not None and bool(self.place.of)


@frozen
class Sheet:
    """A page, or a spread of two. `numbers` are page numbers."""

    numbers: tuple[int, ...]
    name: str
    editors: tuple[StyledText, ...]
    layout: PageLayout
    name_span: Span | None = None
    section: Ink | None = None
    """The colour of its section, where it has one."""


@frozen
class IndexEntry:
    """A line of the index: page label (`4\u20135`), page name, short title; the page and story that it points to."""

    label: str
    name: StyledText
    title: StyledText
    page: int = 0
    story: str = ""


@frozen
class PlannedTeaser:
    """What a teaser shows: the page that its story begins on and that page's name, its title and text, the story's picture."""

    story: str
    page: int
    name: StyledText
    title: StyledText
    text: StyledText
    picture: Picture | None
    crop: tuple[int, int, int, int]
    span: Span


@frozen
class Plan:
    """All that pages are made from. `streams` in reading order of their first stop."""

    content: Content
    paper: Paper
    sheets: tuple[Sheet, ...]
    streams: tuple[Stream, ...]
    pictures: tuple[PlannedPicture, ...]
    index: tuple[IndexEntry, ...]
    teasers: tuple[PlannedTeaser, ...] = ()

    @property
    def empty(self) -> tuple[Stream, ...]:
        """The places with text to which the issue gives no story, as streams of nothing."""
        filled = {(stop.sheet, stop.place.name) for stream in self.streams for stop in stream.stops}
        places = [(n, place) for n, sheet in enumerate(self.sheets) for place in sheet.layout.places if place.text]
        return tuple(Stream((Stop(n, place),), (), (), place.span) for n, place in places if (n, place.name) not in filled)

    @property
    def sections(self) -> tuple[Ink | None, ...]:
        """The colour of each sheet."""
        return tuple(sheet.section for sheet in self.sheets)

    def section_of(self, page: int) -> Ink | None:
        """The colour of a page by its number."""
        return next((sheet.section for sheet in self.sheets if page in sheet.numbers), None)

    def page_of(self, sheet: int, x: int) -> int:
        """Page number at a spread coordinate."""
        numbers = self.sheets[sheet].numbers
        return numbers[min(len(numbers) - 1, x // self.paper.grid.trim[0])]
