"""What docs/specimen-book/*.yaml may say: the pydantic models. Keys of a setting are those of a text style in paper.yaml."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from banmian.template.paper_schema import Align, Level, Marks
from banmian.template.values import Em, Extent, Name, SchemaField, Strict, Trim, Words

Text = Annotated[str, StringConstraints(min_length=1, max_length=600)]
Count = Annotated[int, Field(ge=0, le=40)]


class HeadEntry(Strict):
    """A headline in the paper's style `style`, fitted within these limits (flow/headfit.py); sizes are the style's own names."""

    style: Name = "news-1"
    max_lines: Annotated[int, Field(ge=1, le=6)] = 2
    least: Extent | None = None
    tracking: tuple[Em, Em, Em] = (-40, 0, 100)
    scale: tuple[Em, Em] = (900, 1050)
    fill: bool = False
    spread: Em = 0
    drop_marks: bool = False
    by_ink: bool = True
    """`no`: edges and gaps go by cells, not by ink."""
    parts: list[Literal["kicker", "headline", "deck"]] = Field(default_factory=list)
    """The text's first lines, in this order, are the parts of a whole head; what follows is body on the grid."""
    headline: Extent | None = None
    small: Extent | None = None
    """Sizes of the headline, and of kicker and deck, in a whole head; else those of the style."""
    width: Em = 8000
    """Across the lines of a vertical head."""
    ground: Literal["measure", "text"] | None = None
    """White on red, as wide as the measure or as the text."""


class AroundEntry(Strict):
    """A circle that lines keep clear of: em from the text's left edge and from the top of its first line."""

    x: Em
    y: Em
    radius: Em


class ColumnsEntry(Strict):
    """So many columns of so many lines; `grid: no` fills them without one."""

    count: Annotated[int, Field(ge=1, le=3)] = 2
    lines: Annotated[int, Field(ge=2, le=30)] = 8
    grid: bool = True
    initial: Annotated[int, Field(ge=2, le=3)] | None = None
    """A drop initial over so many lines."""


class SettingEntry(Strict):
    """What differs from the paper's `body`. `breaking`, `cost` (of linebreak.Cost) and `looseness` say how lines are chosen,
    `gaps` and `last-line` how they are drawn out;
    `text`: what a naive setter is given in place of the rule's text; `as-typed`: nothing is normalised."""

    face: Name | None = None
    strong: Name | None = None
    latin: Name | None = None
    hyphens: str | None = None
    level: Level | None = None
    marks: Marks | None = None
    comma: Em | None = None
    stop: Em | None = None
    bracket: Em | None = None
    stop_least: Em | None = None
    widest: Em | None = None
    han_latin: Em | None = None
    end_trim: Trim | None = None
    start_trim: Trim | None = None
    points: Literal["side", "centre"] | None = None
    hanging: bool | None = None
    snap: bool | None = None
    tracking: Em | None = None
    align: Align | None = None
    indent: Em | None = None
    measure: Em | None = None
    breaking: Literal["total-fit", "first-fit", "naive"] | None = None
    gaps: Literal["tiers", "in-turn", "alike", "everywhere"] | None = None
    emergency: bool | None = None
    last_line: Literal["natural", "filled"] | None = None
    cost: dict[str, float] | None = None
    looseness: Annotated[int, Field(ge=-9, le=9)] | None = None
    direction: Literal["horizontal", "vertical"] | None = None
    tcy: Annotated[int, Field(ge=1, le=3)] | None = None
    acronyms: bool | None = None
    years: bool | None = None
    corners: bool | None = None
    head: HeadEntry | None = None
    columns: ColumnsEntry | None = None
    around: AroundEntry | None = None
    steps: Annotated[int, Field(ge=1, le=2)] | None = None
    caption: Em | None = None
    hull: bool | None = None
    """Beside a circle lines give way by whole or half em; a caption so wide stands under it, cut apart or in one hull with it."""
    fallback: bool | None = None
    """`no`: a naive setter looks for no other face and leaves an em of white."""
    ruby: Literal["keep", "brackets"] | None = None
    text: Text | None = None
    as_typed: bool | None = None


def _see(value: object) -> object:
    """A bare text is short for `{text: ...}`."""
    return {"text": value} if isinstance(value, str) else value


class SeeEntry(Strict):
    kind: Literal["text", "edges", "starts", "ends", "widest", "last"] = "text"
    text: str = ""
    nth: Count = 0
    side: Literal["both", "off", "on"] = "both"
    width: bool = False


Sees = list[Annotated[SeeEntry, BeforeValidator(_see)]]


class PairEntry(Strict):
    """A text set twice. `measure` in em; `with` holds for both sides."""

    text: Text
    measure: Em = 13000
    size: Extent | None = None
    both: SettingEntry = SettingEntry()
    off: SettingEntry = SettingEntry()
    on: SettingEntry = SettingEntry()
    see: Sees = Field(default_factory=list)
    reports: list[str] = Field(default_factory=list)


class WorstEntry(Strict):
    """As PairEntry; a side that is left out is the rule's own."""

    text: Text
    measure: Em = 13000
    size: Extent | None = None
    both: SettingEntry | None = None
    off: SettingEntry | None = None
    on: SettingEntry | None = None
    see: Sees = Field(default_factory=list)
    reports: list[str] = Field(default_factory=list)
    zh: Text
    en: Text


class RuleEntry(PairEntry):
    id: Name
    zh: Words
    en: Words
    section: Words
    covers: list[str] = Field(default_factory=list)
    source: list[str]
    note_zh: Text
    note_en: Text
    worst: WorstEntry


class ChapterEntry(Strict):
    schema_: SchemaField
    zh: Words
    en: Words
    intro_zh: Text
    intro_en: Text
    rules: Annotated[list[RuleEntry], Field(min_length=1)]


class BookEntry(Strict):
    """book.yaml: what stands on the title page, and the chapters' files in order."""

    schema_: SchemaField
    zh: Words
    en: Words
    subtitle_zh: Words
    subtitle_en: Words
    intro_zh: Text
    intro_en: Text
    reading_zh: Text
    reading_en: Text
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    chapters: Annotated[list[Name], Field(min_length=1)]


def given(entry: Strict) -> dict[str, Any]:
    """The keys that were written, by their names in Python."""
    return {name: getattr(entry, name) for name in entry.model_fields_set}
