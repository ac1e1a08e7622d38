"""The values that a layout is read into. All lengths in millipoints; columns and lines count from 1, both ends included.

Positions of places stay in grid units here; flow maps them to the page through PageGrid.
"""

from __future__ import annotations

from typing import Literal

from banmian.colour import Ink
from banmian.diagnostics import Span
from banmian.geometry import Rect, Shape
from banmian.han_box import ASCENT, above
from banmian.sources.normalising import FIX_ALL, Normalising
from banmian.template.charts import ChartStyle
from banmian.template.copyfit import Copyfit
from banmian.template.makeup import Makeup
from banmian.template.measures import Measures, Tables
from banmian.template.nameplates import Nameplate
from banmian.template.page_limits import PageLimits
from banmian.template.picture_places import CaptionPlace, GroupPlace, ShadePlace
from banmian.template.rhythm import Rhythm
from banmian.template.roles import Roles
from banmian.template.words import PaperWords
from banmian.terms import PictureTerms
from banmian.values import frozen, frozen_key

Cols = tuple[int, int]
"""First and last column; a spread counts on over the fold."""
Lines = tuple[int, int]
"""First and last line. A furniture area that starts in the head margin has first line 0."""


@frozen
class ColumnGrid:
    """A named grid of a page: `count` columns of `width` mp, `gutter` mp apart (the last gutters take the rest)."""

    name: str
    count: int
    width: int
    gutter: int
    lefts: tuple[int, ...]
    """x of each column's left edge from the trim's left."""


@frozen
class PageGrid:
    """The page's geometry: trim, bleed, type area, baseline grid (docs/rules/contracts.md, The grid)."""

    trim: tuple[int, int]
    bleed: int
    left: int
    top: int
    width: int
    em: int
    """The body's size."""
    leading: int
    lines: int
    columns: tuple[ColumnGrid, ...]
    """Named grids; the first is `base`."""
    ascent: int = ASCENT
    """How far the Han box of the body's face reaches above the baseline, thousandths of an em."""

    def line_top(self, n: int) -> int:
        """Top of line n's Han box; n = 0 or less lies in the head margin."""
        return self.top + (n - 1) * self.leading

    def line_foot(self, n: int) -> int:
        return self.line_top(n) + self.em

    def baseline(self, n: int) -> int:
        """Where the body's face has it, below the Han box's top."""
        return self.line_top(n) + above(self.em, self.ascent)


@frozen
class MarkWidths:
    """How wide marks stand in a style, in thousandths of an em, where they are not left to justification (heads), and whether
    points stand in the middle of their cell."""

    comma: int = 1000
    """\u3001\uff0c\uff1b\uff1a"""
    stop: int = 1000
    """\u3002\uff1f\uff01"""
    bracket: int = 1000
    """quotes and brackets, on their outer side"""
    centred: bool = False
    """\u3001\uff0c\u3002\uff1a\uff1b\uff1f\uff01 in the middle of their cell: Traditional setting."""


@frozen
class ByInk:
    """From which size on (mp) a line's edges and its gaps between Han and Latin are judged by ink, and how wide such a gap is
    then, thousandths of an em; 0 = never."""

    edges: int = 0
    gaps: int = 0
    white: int = 0

    def white_at(self, size: int) -> int:
        """The gap from ink to ink at a size; 0 = cells are counted."""
        return self.white if self.gaps and size >= self.gaps else 0

    def edges_at(self, size: int) -> bool:
        """Whether the ink of a line of this size stands on the column's edge."""
        return 0 < self.edges <= size


@frozen
class HeadSpace:
    """The white below a head's parts, mp, from em box to em box: from its kicker to its headline, from that to its deck, and
    from the head's foot to what it heads."""

    text: int
    deck: int | None = None
    kicker: int | None = None


@frozen
class Initial:
    """A drop initial: the story's first character over `lines` lines; `size` of its em and `width` of the room that it takes,
    mp: 0 = what its lines and its ink ask for."""

    lines: int
    face: str
    size: int
    ink: Ink
    width: int


@frozen
class VerticalRules:
    """How Western text stands in a vertical line: digits that go across one em (`tcy`, 2 or 3); capital acronyms and years
    upright letter by letter; curly quotes around Chinese as corner brackets."""

    tcy: int = 2
    acronyms: bool = False
    years: bool = False
    corners: bool = True


@frozen
class Items:
    """A text whose paragraphs are items, as classified advertisements are: a rule between two, so many mp thick (0 = none), and
    the marks that end an item's lead words, which are `strong`."""

    rule: int
    ink: Ink
    lead: str = ""


@frozen_key
class TextStyle:
    """How running text is set. Faces are ids of fonts.yaml. Widths in thousandths of an em of the style's size."""

    name: str
    face: str
    strong: str
    emphasis: str
    kai: str
    quote: str
    """The face of quotations."""
    quote_size: int
    size: int
    ink: Ink
    indent: int
    """First-line indent, thousandths of an em; 0 = flush."""
    align: Literal["justify", "start", "centre", "end"]
    level: Literal["none", "basic", "gb", "strict"]
    marks: Literal["fit", "kaiming", "full", "half", "tight"]
    widths: MarkWidths
    han_latin: int
    """The Han\u2013Latin gap."""
    end_trim: int
    """What a full mark loses at a line end; -1: all but its ink."""
    tracking: int
    pitch: int
    """Line pitch, mp; 0 = the page's leading, on the page's grid."""
    subhead_face: str
    subhead_size: int
    subhead_offset: int
    """The em-box top of a two-line subhead below the Han-box top of its first line."""
    paragraph_gap: int = 0
    """Free lines before each level-3 head, but at a column head."""
    bullets: bool = True
    """Lists have markers and hang; else their items are plain paragraphs."""
    initial: Initial | None = None
    start_trim: int = 500
    """What an opening mark loses at a line start; -1: all but its ink."""
    hanging: bool = False
    """One of \u3001\uff0c\u3002 that ends a line stands outside the measure."""
    points: Literal["side", "centre"] = "side"
    """Where points stand in their cell: at its side (Simplified setting) or in its middle (Traditional)."""
    snap: bool = False
    """Han stays on the character grid beside Latin."""
    latin: str = ""
    """The face of Latin letters and digits; "" = the text's own."""
    hei: str = ""
    """The face of `.hei`; "" = that of `strong`."""
    reading: str = ""
    """The face of readings over characters; "" = the text's own."""
    hyphens: str = ""
    """The language whose words may be hyphenated; "" = none are."""
    turn_quotes: bool = False
    """Quotations stand upside down: a puzzle's answer."""
    direction: Literal["horizontal", "vertical"] = "horizontal"
    """Vertical: lines run down, from right to left, `pitch` apart; `columns` of an area are tiers, the top one first."""
    vertical: VerticalRules = VerticalRules()
    narrow: tuple[int, int] = (12000, 1000)
    """In a line that is narrower than the first, the first-line indent is the second at most, thousandths of an em."""
    passes: int = 12
    """Over how many lines that a shape takes out of a column its text goes on below; over more the column ends there."""
    ruby: Literal["rise", "keep", "brackets"] = "rise"
    """Where the leading has no room for readings: it rises for that text, it stays, or all readings stand in brackets."""
    zhuyin: Literal["over", "beside"] = "over"
    """Where zhuyin stands in lines across: over its character, or beside it, as it always does in lines down."""
    subhead_widths: MarkWidths = MarkWidths()
    lexicon: tuple[str, ...] = ()
    items: Items | None = None
    even: bool = False
    """Lines of a pull quote are of about equal length, and end at phrases."""
    pulled: bool = False
    """Of pull quotes: the style `quote`, and those that are like it."""
    signature: str = ""
    """The face of who signs at a text's end; "" = that of `kai`."""
    signature_size: int = 0
    """Its size, mp; 0 = the text's."""
    signature_inset: int = 0
    """What is free between a signature and the line's end, thousandths of an em."""


@frozen
class Ground:
    """A filled area under text. `padding`: mp at the sides, above and below; `radius` of its corners, mp; `across`: as wide
    as the measure or as the text."""

    ink: Ink
    padding: tuple[int, int]
    radius: int
    across: Literal["measure", "text"]


@frozen
class HeadRule:
    """A rule above or below a head, or a bar at its left; `weight` and the distance `air` in mp."""

    side: Literal["above", "below", "left"]
    weight: int
    ink: Ink
    air: int


@frozen
class HeadPart:
    """One part (kicker, headline, deck) of a head style. `tops[i]`: em-box top from the Han-box top of the head's first
    line when the headline has i+1 lines (kicker: one value). `top_alone`: the headline's top where there is no kicker."""

    face: str
    size: int
    ink: Ink
    tops: tuple[int, ...]
    top_alone: int
    pitch: int
    tracking: tuple[int, int, int]
    """Least, wanted, most: thousandths of an em."""
    scale: tuple[int, int]
    """Horizontal scale, thousandths: least and most."""
    max_lines: int
    beside: Literal["", "start", "end"] = ""
    """A deck that stands on the headline's last baseline: close after it, or flush right."""
    sizes: tuple[int, int] = (0, 0)
    """Least and most, mp; `size` is the one that `tops` are meant for: other sizes are centred on its em box."""
    align: Literal["start", "centre", "end"] = "start"
    fill: bool = False
    """A line that is slightly short is loosened to the measure, by tracking and scale."""
    spread: int = 0
    """\u758f\u6392: the share of the measure over which short lines are letter-spaced, thousandths; 0 = they are not."""
    drop_marks: bool = False
    """A comma at a break is not painted; else it is as wide as its ink."""
    ground: Ground | None = None
    """Of this part alone: a kicker in a pill."""


@frozen_key
class HeadStyle:
    """A row of the head table. `lines_taken[i]`: whole lines that a head with i+1 headline lines takes, when the layout
    gives none; `kicker_lines`, `deck_lines`: what these parts add. `vertical`: headline runs down."""

    name: str
    rank: int
    kicker: HeadPart | None
    headline: HeadPart
    deck: HeadPart | None
    lines_taken: tuple[int, ...]
    kicker_lines: int
    deck_lines: int
    widths: MarkWidths
    han_latin: int
    vertical: bool = False
    tag_first: bool = False
    """A box's label stands above the head."""
    ground: Ground | None = None
    """Under the whole head."""
    rules: tuple[HeadRule, ...] = ()
    by_ink: ByInk = ByInk()
    space: HeadSpace | None = None
    """None: the head stands where `tops` say."""
    lexicon: tuple[str, ...] = ()
    """The paper's names and titles, which are not broken."""


CellAlign = Literal[
    "start", "end", "centre", "colon", "point", "colon-centre", "point-centre", "colon-end", "point-end"
]  # fmt: skip
"""At the column's start or end, amid it, times by their first colons, numbers by their points; and so together amid the column or
at its end."""


@frozen
class TableStyle:
    """How a table is drawn. `kind` picks the drawer; sizes in mp.

    grid: ruled rows with stripes; entries: name over two fields; leaders: name \u2026 number; stations: a row of dated points;
    cards: picture beside a title and labelled lines; figures: a large number over what it counts."""

    name: str
    kind: Literal["grid", "entries", "leaders", "stations", "cards", "figures"]
    face: str
    head_face: str
    first_face: str
    size: int
    head_size: int
    pitch: int
    widths: tuple[int, ...]
    stripe: Ink | None
    ink: Ink
    accent: Ink
    columns: int = 1
    line_pitch: int = 0
    picture: tuple[int, int] = (0, 0)
    note: str = ""
    """Text style of paragraphs that follow the table."""
    least_size: int = 900
    """Down to which share of its size (thousandths) a cell is set that does not fit its lines."""
    cell_lines: int = 3
    """How many lines a cell may take, where its kind has room for them."""
    mark_widths: MarkWidths = MarkWidths()
    align: tuple[CellAlign, ...] = ("start",)
    """In a grid: how the cells of all columns stand, or of each; columns that are not named, at their start."""
    head_pitch: int = 0
    """Of a grid's head row; 0 = as the others."""
    measures: Tables = Tables()
    """The paper's, with what the style says otherwise."""
    row_heads: bool = False
    """Whether the cells of a grid's first column are heads of their rows."""
    least_rows: int = 2
    """So many rows of a grid stand at least together on both sides of a break."""
    continued: bool = False
    """Whether a head that stands again says so, in the paper's words."""
    source_at: Literal["above", "below"] = "above"
    """Where a table's source stands: at its upper right corner, or under it after the notes."""
    note_at: Literal["foot", "below"] = "foot"
    """Where notes stand: at the foot of the area, or right below the table."""
    head_ground: Ink | None = None
    """Under a grid's head."""
    head_ink: Ink | None = None
    """Of its words; those of the others where it is none."""
    fitted_widths: bool = False
    """Whether a grid's columns are as wide as their cells ask for; then `widths` are none."""
    balanced: bool = False
    """Whether the parts of a grid in several areas are about as high."""
    on_grid: bool = False
    """Whether a grid or entries begin so that their first row stands on a line of the page's grid; the others do where the pitch is
    whole lines."""
    pitches: tuple[int, int] = (0, 0)
    """Between which `pitch` may be changed to fit a page."""


@frozen
class LineFit:
    """How far a line may be tightened that is too long for its place: what is added to its tracking (thousandths of an em,
    not above 0), and the least shares of its size and of its letters' width, thousandths."""

    tracking: int = -30
    size: int = 900
    scale: int = 950


@frozen_key
class LineStyle:
    """Text set as single lines or small blocks outside the flow: captions, credits, folio, masthead parts, labels. `lines`:
    how many it may take where it can be broken (captions, titles of the index)."""

    name: str
    face: str
    size: int
    ink: Ink
    tracking: int = 0
    leading: int = 0
    widths: MarkWidths = MarkWidths()
    han_latin: int = 125
    fit: LineFit = LineFit()
    lines: int = 1
    by_ink: ByInk = ByInk()
    lexicon: tuple[str, ...] = ()


@frozen
class HeadArea:
    """`on`: the picture's place on which the head stands, "" for paper; `inset`: how far off that picture's sides, mp.
    `headline`: which of the author's headlines stands, 1 the first; `parts`: those of its kicker, headline and deck that stand,
    None for all; `joined`: those of them whose lines, into which the author broke them, are one text that the program breaks."""

    style: str
    cols: Cols | None
    lines: Lines | None
    span: Span
    on: str = ""
    inset: int = 0
    headline: int = 1
    parts: tuple[str, ...] | None = None
    joined: tuple[str, ...] = ()


@frozen
class TextArea:
    """`columns` equal columns over the area, filled in order. `style` names a text, table or verse style."""

    cols: Cols | None
    lines: Lines
    columns: int
    style: str
    span: Span
    rect: Rect | None = None
    """An exact rectangle (mp) instead of columns and lines, for styles with their own pitch."""
    gutters: int = 0
    """The weight of a rule down each gutter between its columns, mp; 0 = there is none."""
    pitch: int = 0
    """Of a table's rows here, mp; 0 = as its style has it."""


Ornament = Literal["dots", "diamonds", "waves", "fret"]


@frozen
class Border:
    """An ornamental border within a box's edge, so many mp deep."""

    ornament: Ornament
    size: int
    ink: Ink


@frozen
class Bar:
    """A bar along a box's edge, so many mp thick."""

    side: Literal["top", "left"]
    weight: int
    ink: Ink


@frozen
class BoxFrame:
    """A place's box. `bar`: on its top or along its left side; `padding`: white at its left and right; `frame` its rules as
    (weight, inset) pairs. `radius`: of its round corners, and of those of its rules. `on`: the picture that it stands on, "" for
    paper."""

    cols: Cols
    lines: Lines
    tint: Ink | None
    bar: Bar | None
    padding: tuple[int, int]
    frame: tuple[tuple[int, int], ...]
    span: Span
    radius: int = 0
    border: Border | None = None
    on: str = ""


@frozen
class PlaceTitle:
    """A title that is the place's own (\u7b80\u8baf), with a small note at the right."""

    text: str
    note: str
    cols: Cols
    lines: Lines
    rule: int
    span: Span


@frozen
class Filler:
    """What fills the foot of a place: a filler of the house's pool by its id, over its last columns and lines."""

    house: str
    columns: int
    lines: int


@frozen
class Called:
    """What editors call a layout, a place or a style, by language; "" where the file does not say: then its id stands."""

    zh: str = ""
    en: str = ""


@frozen
class Place:
    """A story's place on a page. In a box, areas without `cols` fill the box's inner width."""

    name: str
    head: HeadArea | None
    text: tuple[TextArea, ...]
    box: BoxFrame | None
    title: PlaceTitle | None
    byline: tuple[Cols | None, Lines] | None
    cut: bool
    between: tuple[int, int] | None
    """(free lines, rule weight mp) between the stories of a stream."""
    brief_head: str
    """Head style of stories in a stream."""
    span: Span
    clear: int = 0
    """White at the left and right of a place that cuts, mp."""
    white: int = 0
    """How many further lines of white its subheads may have above them, and its stories where they are several; -1: those of
    level 3 have a line less than their style gives them."""
    fill: bool = False
    """Its lines may open further than usual, so that its text ends on its last line."""
    copyfit: bool = True
    """Copyfit may give it other lines."""
    leave_out: int = 0
    """So many of the paragraphs that its stories offer are left out, the last ones."""
    optional: bool = False
    """Of a pull quote: copyfit may leave it out, or show it."""
    shown: bool = True
    """Whether a pull quote stands; else the text takes its lines."""
    filler: Filler | None = None
    feather: bool = False
    """A column of it whose last line is free has that line's white evenly between its paragraphs."""
    pin: Literal["", "place", "size"] = ""
    """What copyfit leaves of it: its lines, or their number."""
    called: Called = Called()


@frozen
class PicturePlace:
    """A picture's place: a rectangle of columns and lines, or a circle (`shape`), the `nth` (from 1) picture of the story
    in place `of`; an advert has of = "" and nth = 0. `clear`: None = a free line above and below with the caption; 0 = none;
    else the distance kept around a shape (mp). `rect` gives an exact rectangle in mp instead of lines."""

    name: str
    of: str
    nth: int
    cols: Cols | None
    lines: Lines | None
    shape: Shape | None
    rect: Rect | None
    clear: int | None
    fit: Literal["cover", "contain"]
    caption: CaptionPlace
    span: Span
    crop: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Cut off at the left, top, right and bottom, thousandths of the picture's width and height."""
    focus: tuple[int, int] = (500, 500)
    """The point that stays nearest to the middle where `cover` cuts, thousandths of width and height; the article's own
    focal point comes before it."""
    inks: tuple[Ink, ...] = ()
    """One: the picture is grey in it; two: a duotone, the first carries the shadows."""
    page: int = 1
    box: str = "trim"
    """Of a PDF: its page, and which of the page's boxes is shown."""
    over: bool = False
    """Text may lie on it."""
    group: GroupPlace | None = None
    """Several pictures instead of the `nth`."""
    shade: ShadePlace | None = None
    copyfit: bool = True
    """Copyfit may give it another size."""


@frozen
class Rule:
    """A rule between things: across `cols` in the middle of `lines`, or down a `gutter` (the left one of two columns)."""

    cols: Cols | None
    gutter: int | None
    lines: Lines
    weight: int
    ink: Ink
    span: Span
    inset: int = 0
    """Shorter by this at both ends, mp: a rule inside a box's padding."""


@frozen
class Furniture:
    """An element that is no story. `kind` picks the drawer in pages/furniture; `options`: all numbers of its kind, its own
    over the paper's; lengths in mp."""

    kind: str
    cols: Cols
    lines: Lines
    options: tuple[tuple[str, int], ...]
    span: Span
    name: str = ""
    """Of a nameplate: which of the paper's."""

    def option(self, key: str) -> int:
        return dict(self.options)[key]


@frozen
class PageLayout:
    """One page file. `spread`: its columns count on over the fold. `grid`: the column grid of its places."""

    name: str
    grid: str
    spread: bool
    places: tuple[Place, ...]
    pictures: tuple[PicturePlace, ...]
    adverts: tuple[PicturePlace, ...]
    rules: tuple[Rule, ...]
    furniture: tuple[Furniture, ...]
    file: str
    copyfit: int | None = None
    """The level of copyfit on this page; None: the paper's."""
    called: Called = Called()

    def place(self, name: str) -> Place | None:
        return next((p for p in self.places if p.name == name), None)

    def picture(self, name: str) -> PicturePlace | None:
        return next((p for p in self.pictures if p.name == name), None)

    @property
    def under_others(self) -> frozenset[str]:
        """The pictures on which heads or boxes stand."""
        heads = (p.head.on for p in self.places if p.head is not None)
        return frozenset((*heads, *(p.box.on for p in self.places if p.box is not None))) - {""}

    @property
    def has_text_on_pictures(self) -> bool:
        """Whether heads, boxes or captions stand on pictures, or text may."""
        of_pictures = (p.over or p.caption.side == "inside" for p in (*self.pictures, *self.adverts))
        return bool(self.under_others) or any(of_pictures)


@frozen
class Condition:
    """The printing condition of a print shop as its profile names it. `identifier`: the characterisation's registered
    name, or "Custom"; `registry`: where it is registered, "" for nowhere."""

    identifier: str
    info: str
    registry: str


@frozen
class Paper:
    """paper.yaml, resolved."""

    id: str
    name: str
    edition: str
    grid: PageGrid
    inks: tuple[tuple[str, Ink], ...]
    text_styles: tuple[tuple[str, TextStyle], ...]
    head_styles: tuple[tuple[str, HeadStyle], ...]
    table_styles: tuple[tuple[str, TableStyle], ...]
    line_styles: tuple[tuple[str, LineStyle], ...]
    furniture: tuple[tuple[str, tuple[tuple[str, object], ...]], ...]
    """Settings of furniture kinds that are the same on all pages: kind -> options, lengths as they are written."""
    ink_limit: int
    """Per cent."""
    output_intent: str
    """The ICC profile's file, from the project's root."""
    condition: Condition
    words: PaperWords
    fail_on: str = "error"
    normalise: Normalising = FIX_ALL
    """Which typing habits are put right in this paper's articles."""
    picture_terms: PictureTerms = PictureTerms()

    total_offset: int | None = None
    """What the total number of issues is more than an issue's own; None where the paper does not say."""
    roles: Roles = Roles()
    """Inks and faces of what the program draws by itself."""
    measures: Measures = Measures()
    """And its lengths."""
    nameplates: tuple[tuple[str, Nameplate], ...] = ()
    rhythm: Rhythm | None = None
    """How often it appears; None where the paper does not say."""
    chart_styles: tuple[tuple[str, ChartStyle], ...] = ()
    """How charts are drawn, by the names that articles may ask for."""
    sections: tuple[tuple[str, Ink], ...] = ()
    """The colours of its sections, by their names."""
    copyfit: Copyfit = Copyfit()
    makeup: Makeup | None = None
    """How pages are made up by machine; None where the paper does not say."""
    signed_only: bool = False
    """Whether only signed pages are delivered."""
    page_limits: PageLimits = PageLimits()
    """What the figures of its pages may be."""
    called: tuple[tuple[str, str, Called], ...] = ()
    """What its styles are called, where it says so: kind (head, text, table), name of the style, words."""

    @property
    def spots(self) -> tuple[str, ...]:
        """The special inks that the paper declares, by the names of their plates."""
        return tuple(sorted({spot.name for _, ink in self.inks for spot, _ in ink.spots}))

    def ink(self, name: str) -> Ink:
        return dict(self.inks)[name]

    def nameplate(self, name: str) -> Nameplate:
        return dict(self.nameplates)[name]

    def line_style(self, name: str) -> LineStyle:
        return dict(self.line_styles)[name]

    def text_style(self, name: str) -> TextStyle:
        return dict(self.text_styles)[name]

    def head_style(self, name: str) -> HeadStyle:
        return dict(self.head_styles)[name]
