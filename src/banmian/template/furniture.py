"""The options of each kind of furniture: the pydantic models of its row in paper.yaml, which an element of a page may vary.

A row is whole: a missing key is told at its place, and so is one that is not known, before anything is drawn. Positions of
masthead and folio count from the trim's top left, those of index and imprint from the element's own edges.
"""

from typing import Annotated

from pydantic import Field

from banmian.template.values import Extent, Size, Strict
from banmian.units import Length


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


class FolioEntry(Strict):
    """`base-y`, `line-y`: baselines of number and name, and of the small line; `air`: the least distance between fields."""

    rule_y: Size
    rule: Extent
    bar: Extent
    base_y: Size
    line_y: Size
    air: Extent


class IndexEntry(Strict):
    """An entry's baselines stand off the middle of its pitch by `number-drop`, `name-lift` and `title-drop`. `most-pitch`:
    from entry to entry, however few there are."""

    bar: Extent
    title_down: Size
    entries_down: Size
    wide_size: Extent
    indent: Extent
    number_drop: Size
    name_lift: Size
    title_drop: Size
    most_pitch: Extent = Length.parse("5\u884c")


class ImprintEntry(Strict):
    """`rows`: how many lines it takes if it can; the element's lines allow more."""

    bar_down: Size
    bar: Extent
    rows: Annotated[int, Field(ge=1, le=12)]


class FurnitureEntry(Strict):
    """`furniture` in paper.yaml: what is the same on all pages."""

    masthead: MastheadEntry | None = None
    folio: FolioEntry | None = None
    index: IndexEntry | None = None
    imprint: ImprintEntry | None = None


KINDS: dict[str, type[Strict]] = {
    "masthead": MastheadEntry,
    "folio": FolioEntry,
    "index": IndexEntry,
    "imprint": ImprintEntry,
}
"""The kinds that pages/furniture draws."""


def options_of(row: Strict) -> tuple[tuple[str, object], ...]:
    """A row's keys as they are written, with their values: lengths, or counts."""
    return tuple((name.replace("_", "-"), getattr(row, name)) for name in type(row).model_fields)
