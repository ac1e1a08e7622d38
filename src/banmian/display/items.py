"""The display list: everything that is painted, with where it came from. The narrow waist between setting and PDF.

Nothing before it knows PDF, nothing after it knows how text was set (ARCHITECTURE.md). Lengths in millipoints, x right,
y down from the trim's top left. Items are painted by layer (TINT, PICTURE, RULE, TEXT), text in reading order.
What a reader's program needs beside the ink (kinds of blocks, cells, alternative text, links) stands here too and is not
painted; nor is the frame that each item belongs to, by which the finished page is checked (display/frames.py).
"""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

from banmian.colour import Ink
from banmian.diagnostics import Span
from banmian.display.frames import Frame
from banmian.geometry import Outline, Rect
from banmian.values import frozen


class Layer(IntEnum):
    """Paint order."""

    TINT = 0
    PICTURE = 1
    RULE = 2
    TEXT = 3


@frozen
class Tag:
    """Whose item this is. `story` is an id (`visit`, `visit#more`) or "" for furniture; `block` counts the story's
    blocks from 0 (head parts are -1); `role`: headline, kicker, deck, byline, body, subhead, caption, cell \u2026; of furniture
    that is read masthead, index, imprint, weather, teaser, folio, title, jump, jump-head, of other furniture `furniture`."""

    story: str
    block: int
    role: str


@frozen
class GlyphRun:
    """Glyphs of one face and size on one baseline.

    `x`, `y`: origin of the run; `offsets[i]`: the i-th glyph's origin from `x` along the run (mp); `rises[i]`, where
    given, its distance above the baseline (mp). `texts[i]`: the canonical characters that the glyph stands for; "" for a
    glyph whose cluster was named by an earlier glyph. `width`: the whole advance. `angle`: degrees clockwise (0, 90, 180)
    by which the run is turned about its origin. `stretch`: horizontal scale in thousandths (1000 = 100 %); offsets already
    include it. `overprint` black knocks out when False.

    `axis`: in a vertical line how far its centre lies right of `x`, None in horizontal text; neighbouring runs of one
    centre and tag are one line, read as one. `down`: upright glyphs one under the other: `x` is the centre (axis 0), `y`
    the top of the first cell, `offsets` run down to the cells' tops, `width` is the length down; each glyph is centred by
    its horizontal advance, its baseline 0.88 em below its cell's top. A vertical line's other runs are turned (angle 90)
    or stand across it (angle 0). `cell`: row and column of a table's cell, row 0 its head.
    """

    face: str
    size: int
    x: int
    y: int
    glyphs: tuple[int, ...]
    offsets: tuple[int, ...]
    texts: tuple[str, ...]
    width: int
    ink: Ink
    tag: Tag
    origin: Span | None = None
    rises: tuple[int, ...] = ()
    angle: int = 0
    stretch: int = 1000
    layer: Layer = Layer.TEXT
    axis: int | None = None
    down: bool = False
    cell: tuple[int, int] | None = None
    frame: Frame | None = None


@frozen
class Box:
    """A filled rectangle: tint, rule, QR module run, bar."""

    rect: Rect
    ink: Ink
    tag: Tag
    layer: Layer = Layer.RULE
    origin: Span | None = None
    frame: Frame | None = None


@frozen
class Stroke:
    """How an outline is drawn: width mp, cap 0 butt 1 round 2 square, join 0 miter 1 round 2 bevel, dash lengths mp."""

    ink: Ink
    width: int
    cap: int = 0
    join: int = 0
    dash: tuple[int, ...] = ()


@frozen
class Path:
    """An outline, filled (non-zero unless `even_odd`) and/or stroked."""

    outline: Outline
    fill: Ink | None
    stroke: Stroke | None
    tag: Tag
    even_odd: bool = False
    layer: Layer = Layer.PICTURE
    origin: Span | None = None
    frame: Frame | None = None


@frozen
class Shade:
    """An ink that is printed over a picture's pixels, for a head that stands on it: `share` of it in full, thousandths. `axis`:
    along which it comes in, from nothing at `start` to that share at `full`, millionths of the picture's width or height."""

    ink: Ink
    share: int
    axis: Literal["x", "y"]
    start: int
    full: int

    @property
    def text(self) -> str:
        plates = " ".join(f"{plate}={amount}" for plate, amount in self.ink.plates)
        return f"shade {plates} {self.share} {self.axis} {self.start} {self.full}"


@frozen
class Treatment:
    """What is made of a picture's file before it is painted.

    `crop`: cut off at the left, top, right and bottom of the picture as seen, thousandths of its width and height.
    `inks`: () = its own colours; one ink: a grey picture in that ink, or line art's ink; two: a duotone, the first carries
    the shadows. `page`, `box`: which page of a PDF, cut to which of its boxes (trim, crop, media, bleed, art).
    """

    crop: tuple[int, int, int, int] = (0, 0, 0, 0)
    inks: tuple[Ink, ...] = ()
    page: int = 1
    box: str = "trim"
    shade: Shade | None = None

    @property
    def text(self) -> str:
        """Canonical: equal treatments, equal text; empty where nothing is done."""
        inks = [f"ink {i.name} {' '.join(f'{plate}={amount}' for plate, amount in i.plates)}" for i in self.inks]
        crop = [f"crop {','.join(map(str, self.crop))}"] if any(self.crop) else []
        page = [f"page {self.page} {self.box}"] if (self.page, self.box) != (1, "trim") else []
        shade = [self.shade.text] if self.shade is not None else []
        return " ".join([*crop, *inks, *page, *shade])


@frozen
class Raster:
    """A picture from a file that the writer converts or takes over whole: pixels, a page of a PDF, a drawing that cannot
    stay vector. The rectangle on the page of what the treatment leaves of it, clipped by the Group's clip.

    `sha256` names the file's bytes, which a store of assets has (pictures/asset_store.py): a display list knows no path. `kind`:
    jpeg, png, tiff, webp, svg or pdf ("" = found out from the bytes, of pixels). `pixels`: width and height of what is shown, as
    seen; (0, 0) where there are none. `line_art`: pixels of one bit."""

    sha256: str
    rect: Rect
    tag: Tag
    layer: Layer = Layer.PICTURE
    origin: Span | None = None
    treatment: Treatment = Treatment()
    kind: str = ""
    pixels: tuple[int, int] = (0, 0)
    line_art: bool = False
    frame: Frame | None = None

    @property
    def key(self) -> str:
        """Content and treatment: what one image in the PDF stands for."""
        return f"{self.sha256} {self.treatment.text}".rstrip()


@frozen
class Group:
    """Items clipped by an outline, painted together in their own order: one placed picture. `alt`: what it shows, in words;
    `cell`: as of a glyph run."""

    items: tuple[Item, ...]
    clip: Outline
    tag: Tag
    layer: Layer = Layer.PICTURE
    origin: Span | None = None
    alt: str = ""
    cell: tuple[int, int] | None = None
    frame: Frame | None = None


@frozen
class Link:
    """Where a place on the page leads, to be followed on a screen; nothing is painted. `target`: an address, or "" where it
    leads to `page` of the issue, there to the first line of `story`."""

    rect: Rect
    tag: Tag
    target: str = ""
    page: int = 0
    story: str = ""
    layer: Layer = Layer.TEXT
    origin: Span | None = None


Item = GlyphRun | Box | Path | Raster | Group | Link


@frozen
class Page:
    """One page. `items` stand in reading order; the writer paints them stably sorted by layer."""

    number: int
    name: str
    trim: tuple[int, int]
    bleed: int
    items: tuple[Item, ...]
    margin_right: int = 0
    """Extra sheet to the right of the trim (mp): the draft's strip for overset text."""


@frozen
class TableShape:
    """How the cells of a table go together. `heads`: how many rows are its head, of so many `columns`; `row_heads`: whether the
    first column's cells head their rows; `spans`: row, column, rows and columns of each cell that stands over several."""

    heads: int = 1
    row_heads: bool = False
    columns: int = 0
    spans: tuple[tuple[int, int, int, int], ...] = ()


@frozen
class Block:
    """What a block of a story is: text, quote, item (`level` of its list from 0), subhead (`level` 2 or 3), table or verse.
    `links`: addresses within it, from and to which character, blanks not counted (a dateline before it is). `shape`: of a table."""

    kind: str
    level: int = 0
    links: tuple[tuple[int, int, str], ...] = ()
    shape: TableShape = TableShape()


@frozen
class Story:
    """A story that the tags name: its headline, and its blocks as `Tag.block` counts them."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@frozen
class Spoken:
    """What a document says, in the paper's words, to those who hear it: of a link to a page (number, words), of a code with its
    {address}, of a picture that nobody described; and what parts the strings of a picture."""

    links: tuple[tuple[int, str], ...] = ()
    code: str = "{address}"
    picture: str = "-"
    between: str = ", "

    def of_page(self, number: int) -> str:
        return dict(self.links).get(number, str(number))

    def of_code(self, address: str) -> str:
        return self.code.replace("{address}", address)


@frozen
class DisplayList:
    """A whole issue. `title`, `language`, `created` (ISO 8601 with zone) go into the document's metadata. `stories`: those
    that were planned, in the order of the articles."""

    pages: tuple[Page, ...]
    title: str
    created: str
    language: str = "zh-Hans"
    stories: tuple[Story, ...] = ()
    spoken: Spoken = Spoken()
