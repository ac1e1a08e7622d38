"""What paper.yaml may say: the pydantic models, from which the JSON Schema is made.

docs/rules/contracts.md, Files that editors write. A style may say `like: OTHER` and give only what differs.
"""

from typing import Annotated, Any, Literal, cast, get_args

from pydantic import BeforeValidator, Discriminator, Field, StringConstraints, Tag, WithJsonSchema, create_model, model_validator

from banmian.phrases import WrongValue, say
from banmian.sources.normalising import FIX_ALL, Normalising, Way
from banmian.template.called_schema import CalledEntry
from banmian.template.chart_schema import ChartStyleEntry
from banmian.template.copyfit_schema import CopyfitEntry, CopyfitValue
from banmian.template.furniture import FurnitureEntry
from banmian.template.head_schema import ByInkEntry, HeadStyleEntry, MarkWidthsEntry, WidthsEntry
from banmian.template.makeup_schema import MakeupEntry
from banmian.template.measures_schema import MeasuresEntry, TablesEntry
from banmian.template.model import CellAlign
from banmian.template.nameplate_schema import NameplateEntry
from banmian.template.rhythm import WEEKDAYS, Rhythm, Unit
from banmian.template.role_schema import RolesEntry
from banmian.template.values import (
    Count,
    Em,
    Extent,
    InkName,
    Name,
    Percent,
    SchemaField,
    Share,
    Size,
    Strict,
    Trim,
    Words,
)
from banmian.template.words_schema import WordsEntry

Align = Literal["justify", "start", "centre", "end"]
Level = Literal["none", "basic", "gb", "strict"]
Marks = Literal["fit", "kaiming", "full", "half", "tight"]
Points = Literal["side", "centre"]
"""Where \u3001\uff0c\u3002\uff1a\uff1b\uff1f\uff01 stand in their em: at its side, or amid it, as Traditional setting has them."""


class SheetEntry(Strict):
    """The trimmed page [width, height] and the bleed around it."""

    trim: tuple[Extent, Extent]
    bleed: Size


class TypeAreaEntry(Strict):
    """`characters` x `lines` of the body; centred in the trim unless `left` and `top` are given."""

    characters: Em
    lines: Annotated[int, Field(ge=10, le=200)]
    body: Extent
    leading: Extent
    left: Size | None = None
    top: Size | None = None


class GridEntry(Strict):
    """So many equal columns of the most whole characters of a text style that leave gutters of at least 1.2 em."""

    columns: Count
    style: Name


class SubheadEntry(Strict):
    face: Name
    size: Extent
    offset: Size


class InitialEntry(Strict):
    """A drop initial over `lines` lines; `width` is the room that it takes. Without size and width it is fitted to its lines."""

    lines: Annotated[int, Field(ge=2, le=4)]
    face: Name
    size: Size | None = None
    ink: InkName | None = None
    width: Size | None = None


class SignatureEntry(Strict):
    """Who signs at a text's end: in which face and size, and how many em from the line's end."""

    face: Name | None = None
    size: Extent | None = None
    inset: Em = 0


class ItemsEntry(Strict):
    """Paragraphs that are items, as in a block of classified advertisements. `rule`: the weight of a rule between two; `lead`: the
    marks, such as a colon, before the first of which an item's words are set in `strong`."""

    rule: Extent | None = None
    ink: InkName | None = None
    lead: Annotated[str, StringConstraints(max_length=8, strip_whitespace=False)] = ""


class VerticalEntry(Strict):
    """Western text in vertical lines."""

    tcy: Annotated[int, Field(ge=2, le=3)] = 2
    acronyms: bool = False
    years: bool = False
    quotes: Literal["corner", "keep"] = "corner"


class TextStyleEntry(Strict):
    called: CalledEntry | None = None
    like: Name | None = None
    face: Name | None = None
    strong: Name | None = None
    emphasis: Name | None = None
    kai: Name | None = None
    quote: Name | None = None
    quote_size: Extent | None = None
    size: Extent | None = None
    ink: InkName | None = None
    indent: Em | None = None
    align: Align | None = None
    level: Level | None = None
    marks: Marks | None = None
    widths: WidthsEntry | None = None
    han_latin: Em | None = None
    end_trim: Trim | None = None
    start_trim: Trim | None = None
    hanging: bool | None = None
    points: Points | None = None
    snap: bool | None = None
    latin: Name | None = None
    hei: Name | None = None
    reading: Name | None = None
    hyphens: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(_[A-Z]{2})?$")] | None = None
    tracking: Em | None = None
    pitch: Size | None = None
    subhead: SubheadEntry | None = None
    paragraph_gap: Annotated[int, Field(ge=0, le=4)] | None = None
    bullets: bool | None = None
    initial: InitialEntry | None = None
    signature: SignatureEntry | None = None
    items: ItemsEntry | None = None
    turn_quotes: bool | None = None
    even: bool | None = None
    direction: Literal["horizontal", "vertical"] | None = None
    vertical: VerticalEntry | None = None
    narrow: tuple[Em, Em] | None = None
    passes: Annotated[int, Field(ge=0, le=200)] | None = None
    ruby: Literal["rise", "keep", "brackets"] | None = None
    zhuyin: Literal["over", "beside"] | None = None


_ALIGN_SCHEMA = {"type": "string", "enum": list(get_args(CellAlign))}


def _each(value: object) -> object:
    return value if isinstance(value, list) else [value]


CellAligns = Annotated[
    tuple[CellAlign, ...],
    Field(min_length=1, max_length=12),
    BeforeValidator(_each),
    WithJsonSchema({"anyOf": [_ALIGN_SCHEMA, {"type": "array", "items": _ALIGN_SCHEMA, "minItems": 1, "maxItems": 12}]}),
]


class TableStyleEntry(Strict):
    """`cell-lines`: how many lines a cell may take where its kind has room for them; `least-size`: the share of its size down to
    which a cell is set that does not fit then. `widths`: of a grid's columns, or `fit`: as the cells ask for. `align`: in a grid,
    where cells stand in their columns: at the `start`, the `end`, the `centre`, times by their `colon`, numbers by their `point`
    (`point-centre`, `point-end`: all of them amid the column, at its end); one word for all columns, or a list. `head-pitch`: the
    height of a grid's head row, else that of the others; `head-ground`, `head-ink`: inks under it and of its words. `row-heads`:
    whether the first column's cells are heads of their rows. `least-rows`: so many rows of a grid stand at least on both sides of a
    break between two areas; `continued`: whether the head that stands again in the next says so (`words`, `table-continued`);
    `balanced`: whether the parts are about as high. `source-at`: where a table's source stands, at its upper right corner or
    `below` it; `note-at`: its notes, at the `foot` of the area or right `below` the table. `on-grid`: whether a grid or entries
    begin so that their first row stands on a line of the page; the others do where `pitch` is whole lines (`2\u884c`).
    `pitch`: of its rows; `[least, wanted, most]`: copyfit may set them closer or wider.
    `measures`: what this style has other than the paper's `measures: {tables: \u2026}`."""

    called: CalledEntry | None = None
    kind: Literal["grid", "entries", "leaders", "stations", "cards", "figures"]
    face: Name
    head_face: Name
    first_face: Name
    size: Extent
    head_size: Extent
    pitch: Size | tuple[Size, Size, Size]
    widths: Annotated[tuple[Size, ...], Field(max_length=12)] | Literal["fit"] = ()
    stripe: InkName | None = None
    ink: InkName | None = None
    accent: InkName | None = None
    columns: Count = 1
    line_pitch: Size | None = None
    picture: tuple[Size, Size] | None = None
    note: Name | None = None
    least_size: Annotated[Share, Field(ge=500, le=1000)] = 900
    cell_lines: Annotated[int, Field(ge=1, le=6)] = 3
    align: CellAligns = ("start",)
    head_pitch: Size | None = None
    row_heads: bool = False
    least_rows: Annotated[int, Field(ge=1, le=6)] = 2
    continued: bool = False
    source_at: Literal["above", "below"] = "above"
    note_at: Literal["foot", "below"] = "foot"
    head_ground: InkName | None = None
    head_ink: InkName | None = None
    balanced: bool = False
    on_grid: bool = False
    measures: TablesEntry = TablesEntry.model_construct()


class LineFitEntry(Strict):
    """How far a line that is too long for its place may be tightened: `tracking` is added (em, not above 0), `size` and
    `scale` are the least shares of its size and of its letters' width."""

    tracking: Annotated[Em, Field(ge=-200, le=0)] = -30
    size: Annotated[Share, Field(ge=500, le=1000)] = 900
    scale: Annotated[Share, Field(ge=800, le=1000)] = 950


class LineStyleEntry(Strict):
    """`lines`: how many lines a caption or a title of the index may take."""

    face: Name
    size: Extent
    ink: InkName | None = None
    tracking: Em = 0
    leading: Size | None = None
    widths: WidthsEntry | None = None
    han_latin: Em = 125
    fit: LineFitEntry = LineFitEntry.model_construct()
    lines: Annotated[int, Field(ge=1, le=4)] = 1


_SWITCHES: dict[str, Any] = {name: (Way, getattr(FIX_ALL, name)) for name in Normalising.__annotations__}
_SWITCHED = "What is put right in articles as they are read: fix, only report, or off (sources/normalising.py says what each is)."
NormaliseEntry = create_model("NormaliseEntry", __base__=Strict, __doc__=_SWITCHED, **_SWITCHES)
"""All fields of Normalising."""


Amounts = tuple[Percent, Percent, Percent, Percent]
SpotName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ._+-]*[A-Za-z0-9]$", max_length=40)]


class InkEntry(Strict):
    """An ink that is more than four amounts. `spot`: a special ink by the print shop's name, `cmyk` being how it looks;
    `mix`: percents of inks above; `rich-black`: a black of several inks, for text from 24 pt; `overprint`: a spot that
    leaves the other plates as they are."""

    cmyk: Amounts | None = None
    spot: SpotName | None = None
    mix: Annotated[dict[Name, Percent], Field(min_length=1, max_length=4)] | None = None
    rich_black: bool = False
    overprint: bool = False


InkRow = Annotated[
    Annotated[Amounts, Tag("ink[amounts]")] | Annotated[InkEntry, Tag("ink[row]")],
    Discriminator(lambda value: "ink[row]" if isinstance(value, dict) else "ink[amounts]"),
]
"""[C, M, Y, K], or a mapping. The tags stand in pydantic's paths, which `sources.checking` reads: a bracket marks them as
no key of the file."""


Term = Annotated[str, StringConstraints(pattern=r"^[^\s|]+$", min_length=2, max_length=20)]
"""A name, a title or a term of the paper's own, inside which no headline is broken."""


class NumberingEntry(Strict):
    """`total-offset`: what the total number of issues is more than the issue's own number."""

    total_offset: Annotated[int, Field(ge=0, le=99_999)]


_EVERY = r"^(?:[1-9][0-9]? )?(?:day|week|month)s?$"
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class RhythmEntry(Strict):
    """How often the paper appears: `every` day, week, month, or 2 weeks, 3 months; `on`: the weekdays on which it does. A month has
    one of them, which keeps its order: the second Wednesday follows the second Wednesday."""

    every: Annotated[str, StringConstraints(pattern=_EVERY)]
    on: Annotated[tuple[Weekday, ...], Field(max_length=7)] = ()

    @model_validator(mode="after")
    def _one_of_a_month(self) -> "RhythmEntry":
        if "month" in self.every and len(self.on) > 1:
            raise WrongValue(say("a monthly paper has one weekday"), say("write one, or none for the same day of the month"))
        return self

    def value(self) -> Rhythm:
        """The rhythm, its weekdays in order."""
        *count, unit = self.every.removesuffix("s").split(" ")
        return Rhythm(int(count[0]) if count else 1, cast(Unit, unit), tuple(sorted({WEEKDAYS.index(day) for day in self.on})))


class DeliverEntry(Strict):
    """What is delivered. `signed-only`: signed pages alone."""

    signed_only: bool = False


class PaperEntry(Strict):
    """paper.yaml. `points`: of all that is set; a text style may say otherwise."""

    schema_: SchemaField
    id: Name
    name: Words
    edition: Words = ""
    profile: Name
    numbering: NumberingEntry | None = None
    rhythm: RhythmEntry | None = None
    deliver: DeliverEntry = DeliverEntry.model_construct()
    lang: Literal["en", "zh"] | None = None
    words: WordsEntry
    points: Points = "side"
    sheet: SheetEntry
    type_area: TypeAreaEntry
    grids: Annotated[dict[Name, GridEntry], Field(min_length=1)]
    normalise: NormaliseEntry = NormaliseEntry.model_construct()  # type: ignore[valid-type]
    inks: dict[Name, InkRow]
    sections: Annotated[dict[Annotated[str, StringConstraints(min_length=1, max_length=20)], InkName], Field(max_length=40)] = (
        Field(default_factory=dict)
    )
    roles: RolesEntry = RolesEntry.model_construct()
    measures: MeasuresEntry = MeasuresEntry.model_construct()
    text_styles: Annotated[dict[Name, TextStyleEntry], Field(min_length=1)]
    mark_widths: MarkWidthsEntry = MarkWidthsEntry.model_construct()
    by_ink: ByInkEntry = ByInkEntry.model_construct()
    head_han_latin: Em = 125
    lexicon: Annotated[tuple[Term, ...], Field(max_length=2000)] = ()
    head_styles: dict[Name, HeadStyleEntry]
    table_styles: dict[Name, TableStyleEntry] = Field(default_factory=dict)
    chart_styles: dict[Name, ChartStyleEntry] = Field(default_factory=dict)
    line_styles: dict[Name, LineStyleEntry]
    furniture: FurnitureEntry = FurnitureEntry.model_construct()
    copyfit: CopyfitValue = CopyfitEntry.model_construct()
    makeup: MakeupEntry | None = None
    nameplates: dict[Name, NameplateEntry] = Field(default_factory=dict)
