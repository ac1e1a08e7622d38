"""The options of each kind of furniture: the pydantic models of its row in paper.yaml, which an element of a page may vary.

A row is whole: a missing key is told at its place, and so is one that is not known, before anything is drawn. Positions of
masthead and folio count from the trim's top left, those of index and imprint from the element's own edges.
"""

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from banmian.phrases import WrongValue, say
from banmian.template.values import Count, Extent, Name, Size, Strict, White
from banmian.units import Length, mp_of_mm


class MastheadEntry(Strict):
    """`*-y`: tops of em boxes and rules. `slogan-pitch`, `neighbourhood-pitch`: from letter to letter, at the most.
    `gutter-x`: the rule before the last column, which codes at the column's edge keep their white from; 0 = amid the gutter."""

    top_y: Size
    top_rule_y: Size
    thin_rule: Extent
    name_x: Size
    name_y: Size
    seal_x: Size
    seal_y: Size
    seal_width: Extent
    seal_height: Extent
    neighbourhood_x: Size
    neighbourhood_pitch: Extent
    english_y: Size
    slogan_y: Size
    slogan_right: Size
    slogan_pitch: Extent
    gutter_x: Size = Length.parse("0pt")
    gutter_y0: Size
    gutter_y1: Size
    qr_x1: Size
    qr_x2: Size
    qr_y: Size
    qr_side: Extent
    qr_caption_y1: Size
    qr_caption_y2: Size
    date_y: Size
    weekday_y: Size
    weather_y: Size
    heavy_rule_y: Size
    heavy_rule: Extent
    strip_y: Size
    strip_rule_y: Size


class MastheadVerticalEntry(Strict):
    """A masthead that runs down its columns. All distances count from the element's top: `name-down` to the first sign of the
    name, whose signs stand `name-pitch` apart, `english-down` to the English name, `rule-down` to a rule, `lines-down` to the lines
    of date, number and fields, which stand `lines-pitch` apart from right to left. `bar`: weight of the bars at top and foot."""

    bar: Extent
    name_down: Size
    name_pitch: Extent
    english_down: Size
    rule_down: Size
    rule: Extent
    lines_down: Size
    lines_pitch: Extent


class NameplateElement(Strict):
    """`set`: which of the paper's nameplates stands here."""

    set: Name


class FolioEntry(Strict):
    """`base-y`, `line-y`: baselines of number and name, and of the small line; `air`: the least distance between fields. The bar
    stands on the rule unless it has a `bar-y` of its own, at the outer edge; it is one column wide, or `bar-width`."""

    rule_y: Size
    rule: Extent
    bar: Extent
    bar_y: Size | None = None
    bar_width: Extent | None = None
    base_y: Size
    line_y: Size
    air: Extent


class IndexEntry(Strict):
    """An entry's baselines stand off the middle of its pitch by `number-drop`, `name-lift` and `title-drop`. `most-pitch`:
    from entry to entry, however few there are. `across`: so many entries stand side by side from `entries-x` on, right of the
    title: the index is a strip then, without rules between its entries."""

    bar: Size
    title_down: Size
    entries_down: Size
    wide_size: Extent
    indent: Extent
    number_drop: Size
    name_lift: Size
    title_drop: Size
    most_pitch: Extent = Length(Decimal(5), "line")
    across: Count | None = None
    entries_x: Extent | None = None


class ImprintEntry(Strict):
    """`rows`: how many lines it takes if it can; the element's lines allow more."""

    bar_down: Size
    bar: Extent
    rows: Annotated[int, Field(ge=1, le=12)]


LEAST_MODULE, MOST_MODULE = mp_of_mm("0.264"), mp_of_mm("0.66")
"""80 and 200 per cent of the nominal 0.33 mm (GS1 General Specifications, 5.2)."""


def _module(value: Length) -> Length:
    if value.unit not in ("mm", "pt") or not LEAST_MODULE <= value.mp() <= MOST_MODULE:
        raise WrongValue(say("a module of an EAN is 0.264mm to 0.66mm wide"), say("write 0.33mm"))
    return value


class BarcodeEntry(Strict):
    """`module`: the width of the narrowest bar. `height`: of the bars; the guards reach five modules further. `reduction`: what a
    bar is painted narrower by, where ink spreads. `digits-down`: from the bars' foot to the baseline of the digits; the bars of an
    add-on begin as far below the tops. `caption-up`: from the bars' tops to the baseline of the last line over them, the others
    `caption-pitch` apart. `bars-x`: the first bar from the element's left edge; else code and white stand amid the element."""

    module: Annotated[Extent, AfterValidator(_module)] = Length.parse("0.33mm")
    height: Extent
    reduction: Size = Length.parse("0pt")
    digits_down: Extent
    caption_up: Size
    caption_pitch: Extent
    bars_x: Size | None = None

    @model_validator(mode="after")
    def _narrower(self) -> "BarcodeEntry":
        if self.reduction.unit not in ("mm", "pt") or not 0 <= self.reduction.mp() <= self.module.mp() // 3:
            raise WrongValue(say("a bar is narrower by up to a third of its module"), say("write 0.04mm, in mm or pt"))
        return self


class WeatherEntry(Strict):
    """`symbol`, `day-symbol`: sides of the drawings of today's sky and of the days'. `air`: the least white between two rows, and
    beside a symbol. `padding`: within `frame`, a rule around the element (0 = none). `today`: how wide today's part is where the
    days have room beside it; in a narrower element they stand below."""

    symbol: Extent
    day_symbol: Extent
    air: White
    padding: White = Length.parse("0pt")
    frame: White = Length.parse("0pt")
    today: Extent


class TeaserEntry(Strict):
    """`nth`: which of the issue's teasers. `picture`: how wide the picture is beside the text; with `picture-height` it stands over
    it instead, as wide as the element. `air`: white beside or below the picture, and between title and text. `rule`: over the
    element (0 = none)."""

    nth: Annotated[int, Field(ge=1, le=8)] = 1
    picture: Extent
    picture_height: White = Length.parse("0pt")
    air: White
    rule: White = Length.parse("0pt")


class FurnitureEntry(Strict):
    """`furniture` in paper.yaml: what is the same on all pages."""

    masthead: MastheadEntry | None = None
    masthead_vertical: MastheadVerticalEntry | None = None
    folio: FolioEntry | None = None
    index: IndexEntry | None = None
    imprint: ImprintEntry | None = None
    barcode: BarcodeEntry | None = None
    teaser: TeaserEntry | None = None
    weather: WeatherEntry | None = None


KINDS: dict[str, type[Strict]] = {
    "masthead": MastheadEntry,
    "masthead-vertical": MastheadVerticalEntry,
    "nameplate": NameplateElement,
    "folio": FolioEntry,
    "index": IndexEntry,
    "imprint": ImprintEntry,
    "barcode": BarcodeEntry,
    "teaser": TeaserEntry,
    "weather": WeatherEntry,
}
"""The kinds that pages/furniture draws."""


def row_of(entry: FurnitureEntry, kind: str) -> Strict | None:
    """A kind's row, where paper.yaml has one."""
    row: Strict | None = getattr(entry, kind.replace("-", "_"), None)
    return row


def options_of(row: Strict) -> tuple[tuple[str, object], ...]:
    """A row's keys as they are written, with their values: lengths, or counts."""
    return tuple((name.replace("_", "-"), getattr(row, name)) for name in type(row).model_fields)
