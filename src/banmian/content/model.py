"""The values that content is read into: an issue, its articles, their pieces, blocks and marked text.

All text is canonical (docs/rules/contracts.md, Texts): normalised, with no author's markup left in it.
"""

from __future__ import annotations

import datetime
from dataclasses import field, replace
from typing import Literal

from banmian.diagnostics import Span
from banmian.sources.reading import Change
from banmian.values import frozen

MarkKind = Literal[
    "strong", "emphasis", "kai", "hei", "name", "title", "under", "frame", "ruby", "tcy", "sup", "sub", "frac", "latin", "han",
    "link", "code", "break", "hold",
]  # fmt: skip
"""strong Hei Bold, emphasis dots below, kai, hei, name mark, wavy title mark, underline, frame around the run, ruby (value =
the reading), tcy set across, sup and sub raised and lowered, frac a built fraction, latin and han say of curly quotes what
their company would not, link (value = address), break the author's line break in a headline (zero width: start == end),
hold what a caption keeps on one line where it can."""

Form = Literal["", "salutation", "signature"]
FACES = ("strong", "kai", "hei")
"""Marks that choose a face: heads, subheads and cells have one of their own, and do not show them."""


@frozen
class Mark:
    """A property of the characters start..end (code points of the StyledText, end excluded)."""

    start: int
    end: int
    kind: MarkKind
    value: str = ""


@frozen
class StyledText:
    """A run of canonical text with marks, sorted by start. `span` is where its first character was written;
    `lines` holds (offset, line, column) steps for positions inside it, ascending, empty where unknown; their lines count as that
    of `span` does."""

    text: str
    marks: tuple[Mark, ...] = ()
    span: Span | None = None
    lines: tuple[tuple[int, int, int], ...] = ()

    def at(self, offset: int) -> Span | None:
        """Where the character at `offset` was written; the block's own place where that is not known."""
        best = None
        for step in self.lines:
            if step[0] > offset:
                break
            best = step
        if best is None or self.span is None:
            return self.span
        return Span(self.span.file, best[1], best[2] + offset - best[0], self.span.block)

    @property
    def breaks(self) -> list[int]:
        """The characters before which its author begins a line."""
        return [mark.start for mark in self.marks if mark.kind == "break"]

    def unbroken(self) -> StyledText:
        """The text without its author's breaks."""
        return replace(self, marks=tuple(mark for mark in self.marks if mark.kind != "break")) if self.breaks else self


@frozen
class Paragraph:
    """Role: body, quote (Kai), item (a list's, with its marker text such as `1.` or a bullet, and nesting level from 0; what an
    item says in further paragraphs has no marker), note (begins with its number and ends the story). `looseness`: lines more,
    or fewer (negative), than the paragraph takes by itself: copyfit by hand. `quoted`: an item that stands in a quotation, or a
    quotation in an item. `form`: of a letter or a signed
    comment, its salutation, which stands without an indent, or its signature at the line's end. `may_cut`: its author lets a
    page do without it."""

    text: StyledText
    role: Literal["body", "quote", "item", "note"] = "body"
    marker: str = ""
    level: int = 0
    looseness: int = 0
    quoted: bool = False
    form: Form = ""
    may_cut: bool = False


@frozen
class Subhead:
    """`##` (level 2, takes two lines) or `###` (level 3, one line under a free one)."""

    text: StyledText
    level: int = 2


@frozen
class Cell:
    """A table's cell: text, or a picture file (relative to the issue's folder) with what it shows in words, where the cell
    holds only an image. `across`, `down`: over how many columns and rows it stands. `joined`: it holds nothing, another one
    goes on over it."""

    text: StyledText
    picture: str = ""
    alt: str = ""
    joined: bool = False
    across: int = 1
    down: int = 1


@frozen
class Table:
    """`head` and each of `rows` have equally many cells. `heads`: how many rows, counted with `head`, stand over the body."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    span: Span | None = None
    heads: int = 1

    @property
    def lines(self) -> tuple[tuple[Cell, ...], ...]:
        """All rows, those of the head first."""
        return (self.head, *self.rows)


@frozen
class Verse:
    stanzas: tuple[tuple[StyledText, ...], ...]
    vertical: bool = False
    span: Span | None = None


Block = Paragraph | Subhead | Table | Verse


CHART = ".chart.yaml"
"""How the files end that are charts, which are placed as pictures are and say their numbers by themselves."""


@frozen
class Picture:
    """A picture that a story declares; only the layout places it. `file` is relative to the issue's folder. `focus`: the
    point that a cut should keep, thousandths of width and height from the top left; None where the article says none."""

    file: str
    caption: StyledText | None
    credit: str
    alt: str
    span: Span
    name: str = ""
    focus: tuple[int, int] | None = None


@frozen
class Head:
    """The parts of a story's head; None where not given. Author's breaks are marks of kind `break`."""

    kicker: StyledText | None = None
    headline: StyledText | None = None
    deck: StyledText | None = None
    dateline: StyledText | None = None
    byline: StyledText | None = None
    source: StyledText | None = None
    jump_headline: StyledText | None = None
    index_title: StyledText | None = None
    tag: StyledText | None = None


OptionalPart = Literal["kicker", "deck"]
"""A part of a head that its author may let a page do without."""


@frozen
class Piece:
    """What a layout places: an article's own text (`visit`) or one of its containers (`visit#more`).

    `headlines`: others that its author lets stand instead of the head's; `optional`: the parts of its head that a page may leave
    out. A layout chooses of them (plan/printed.py); `written`: the piece before that, None where nothing was chosen."""

    story: str
    head: Head
    blocks: tuple[Block, ...]
    pictures: tuple[Picture, ...]
    span: Span
    kind: Literal["article", "box", "pullquote", "verse"] = "article"
    headlines: tuple[StyledText, ...] = ()
    optional: tuple[OptionalPart, ...] = ()
    written: Piece | None = None


@frozen
class Signature:
    """Who signs an article, and as what: a role of the paper's words, names, an e-mail address that stands after the last name."""

    role: str
    names: tuple[StyledText, ...]
    email: StyledText | None
    span: Span


@frozen
class ValidUntil:
    """The last day on which an issue may print an article or an advertisement, and where that is written."""

    day: datetime.date
    span: Span


@frozen
class Article:
    """One Markdown file; pieces[0] is its own text."""

    id: str
    file: str
    pieces: tuple[Piece, ...]
    priority: int = 3
    may_cut: bool = False
    changes: tuple[Change, ...] = ()
    """What was put right on reading, each with its place."""
    standing: bool = False
    """Whether the article stands in every issue as it is."""
    signatures: tuple[Signature, ...] = ()
    """From which the plan makes the byline, in the paper's words (plan/bylines.py)."""
    valid_until: ValidUntil | None = None


@frozen
class QrTarget:
    """A QR code: its address and its caption lines."""

    target: str
    caption: tuple[StyledText, ...]
    span: Span


@frozen
class Barcode:
    """An EAN-13: its digits, those of its add-on (two, five or none), and the lines over it."""

    digits: str
    add_on: str
    caption: tuple[StyledText, ...]
    span: Span


Sky = Literal["sun", "moon", "sun-cloud", "cloud", "overcast", "rain", "heavy-rain", "thunder", "sleet", "snow", "fog", "wind"]
"""What the sky is like; the names of the drawings in pictures/symbols."""


@frozen
class WeatherDay:
    """A day to come."""

    day: StyledText
    sky: Sky
    degrees: StyledText


@frozen
class Weather:
    """The weather of a place: today's sky, what else is said of it (\"\" where nothing is), the days to come, facts such as the
    hours of sunrise and tide."""

    place: StyledText
    sky: Sky
    words: StyledText
    degrees: StyledText
    wind: StyledText
    days: tuple[WeatherDay, ...]
    facts: tuple[StyledText, ...]
    span: Span

    @property
    def texts(self) -> tuple[StyledText, ...]:
        """All that is printed of it."""
        days = (text for day in self.days for text in (day.day, day.degrees))
        return (self.place, self.words, self.degrees, self.wind, *days, *self.facts)


@frozen
class Teaser:
    """What page 1 says of a story further in: `title` and `text` ("" = the story's own title, and none), the `nth` of its pictures
    (0 = none), of which `crop` cuts off thousandths at the left, top, right and bottom."""

    story: str
    title: StyledText
    text: StyledText
    nth: int
    crop: tuple[int, int, int, int]
    span: Span


@frozen
class IssuePage:
    """A page (or spread: two numbers) of the issue. `places`: place name -> story ids in order; `spans` by place name."""

    numbers: tuple[int, ...]
    name: str
    layout: str
    editors: tuple[StyledText, ...]
    places: tuple[tuple[str, tuple[str, ...]], ...]
    span: Span
    spans: tuple[tuple[str, Span], ...] = ()
    name_span: Span | None = None
    section: str = ""
    section_span: Span | None = None


@frozen
class Thread:
    """A story in several places, `page.place` in order."""

    story: str
    places: tuple[tuple[int, str], ...]
    span: Span


@frozen
class Advert:
    """An advertisement: `place` of the layout of `page`, its picture's `file`. `label`: the word that is set on it, "" where
    none is; `labelled`: its own picture says that it is one, though no program can read it (pixels)."""

    page: int
    place: str
    file: str
    span: Span
    label: str = ""
    labelled: bool = False
    valid_until: ValidUntil | None = None


@frozen
class HouseFiller:
    """A filler of the house's pool: a picture that may stand at the foot of a place that is short, in each of its `sizes`, columns
    and lines. `advert`: its file with its label, of no page."""

    id: str
    sizes: tuple[tuple[int, int], ...]
    advert: Advert


@frozen
class Issue:
    """issue.yaml. `folder` is relative to the root; `fields` are free named texts that furniture shows (imprint, masthead)."""

    folder: str
    paper: str
    date: datetime.date
    next_date: datetime.date | None
    number: int
    page_count: int
    pages: tuple[IssuePage, ...]
    threads: tuple[Thread, ...]
    adverts: tuple[Advert, ...]
    qr: tuple[QrTarget, ...]
    fields: tuple[tuple[str, StyledText], ...]
    imprint: tuple[tuple[str, StyledText], ...]
    span: Span
    spans: tuple[tuple[str, Span], ...] = ()
    """Where date, next-date, number, page-count are written, and the masthead as a whole."""
    barcode: Barcode | None = None
    weather: Weather | None = None
    teasers: tuple[Teaser, ...] = ()
    pool: tuple[HouseFiller, ...] = ()

    def span_of(self, key: str) -> Span:
        """Where a key is written; the file where it is not."""
        return dict(self.spans).get(key, self.span)


@frozen
class Content:
    """All of an issue. `articles` by id in the order of file names."""

    issue: Issue
    articles: tuple[Article, ...] = field(default=())
    unreadable: tuple[str, ...] = ()
    """Ids of articles whose files exist but cannot be read; their errors are reported."""
    kept: tuple[str, ...] = ()
    """Ids of those whose files cannot be read now and that stand here as they were read last (kept.py)."""

    def piece(self, story: str) -> Piece | None:
        """The piece of that id, or None."""
        for article in self.articles:
            for piece in article.pieces:
                if piece.story == story:
                    return piece
        return None
