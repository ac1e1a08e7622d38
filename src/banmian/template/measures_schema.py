"""What paper.yaml may say under `measures`: lengths of what the program draws by itself; what is left out is in measures.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, TypeVar

from pydantic import Field

from banmian.template import measures
from banmian.template.values import Size, Strict
from banmian.units import Length

Group = TypeVar("Group")


class VerseEntry(Strict):
    """A poem: title at the right with a seal below it, lines from right to left, the byline under the last."""

    top: Annotated[Size | None, Field(description="from the area's top to the title and to what the lines' indent counts from")] = (
        None
    )
    title: Annotated[Size | None, Field(description="size of the title")] = None
    title_pitch: Annotated[Size | None, Field(description="from sign to sign of the title")] = None
    title_right: Annotated[Size | None, Field(description="from the area's right edge to the title")] = None
    title_air: Annotated[Size | None, Field(description="from the title to the first line")] = None
    indent: Annotated[Size | None, Field(description="by which lines begin lower than the title")] = None
    seal_air: Annotated[Size | None, Field(description="from the title's foot to the seal")] = None
    seal: Annotated[Size | None, Field(description="side of the seal")] = None
    seal_sign: Annotated[Size | None, Field(description="size of the seal's sign")] = None
    stanza_gap: Annotated[Size | None, Field(description="white between stanzas, beside the lines' own")] = None
    byline: Annotated[Size | None, Field(description="size of the byline")] = None
    byline_pitch: Annotated[Size | None, Field(description="from sign to sign of the byline")] = None
    byline_air: Annotated[Size | None, Field(description="from the last line's foot to the byline")] = None


class QuoteEntry(Strict):
    """A pull quote: text between two rules, a mark at its left."""

    rule: Annotated[Size | None, Field(description="weight of the rules")] = None
    inset: Annotated[Size | None, Field(description="from the area's top and foot to the rules")] = None
    text: Annotated[Size | None, Field(description="from the area's left edge to the text")] = None
    mark_left: Annotated[Size | None, Field(description="from the area's left edge to the mark")] = None
    mark_down: Annotated[Size | None, Field(description="from the upper rule to the mark's em box")] = None


class SealEntry(Strict):
    """A seal: signs on a ground of the accent."""

    radius: Annotated[Size | None, Field(description="of its corners")] = None
    free: Annotated[Size | None, Field(description="what its signs leave free of its height, above and below together")] = None


class LabelEntry(Strict):
    """The label over a head: words on a bar."""

    side: Annotated[Size | None, Field(description="white at both sides of the words")] = None
    height: Annotated[Size | None, Field(description="height of the bar")] = None
    lift: Annotated[Size | None, Field(description="how far it begins above the line before the head")] = None
    advert_air: Annotated[Size | None, Field(description="white around the word on an advertisement")] = None
    advert_inset: Annotated[Size | None, Field(description="how far from its corner the word stands: within its frame")] = None


class BylineEntry(Strict):
    """An author's lines under a short rule."""

    rule: Annotated[Size | None, Field(description="weight of the rule")] = None
    rule_up: Annotated[Size | None, Field(description="how far its upper edge lies above the first line")] = None
    rule_width: Annotated[Size | None, Field(description="its length")] = None


class TablesEntry(Strict):
    """What is alike in all tables of a kind; the rest is in table-styles."""

    rule: Annotated[Size | None, Field(description="above and below a table; half of it under a grid's head")] = None
    hairline: Annotated[Size | None, Field(description="between entries and cards")] = None
    row_rule: Annotated[Size | None, Field(description="between the rows of a grid's body; 0pt: none")] = None
    column_rule: Annotated[Size | None, Field(description="between the columns of a grid; 0pt: none")] = None
    group_rule: Annotated[Size | None, Field(description="under a cell of the head that stands over several columns")] = None
    cell_side: Annotated[Size | None, Field(description="white at the left of a grid's cell")] = None
    cell_end: Annotated[Size | None, Field(description="white at its right")] = None
    source_down: Annotated[Size | None, Field(description="baseline of the source below the table's top")] = None
    note_air: Annotated[Size | None, Field(description="least white between the table's foot and its note")] = None
    card_label: Annotated[Size | None, Field(description="white between a card's label and its text")] = None
    card_title: Annotated[Size | None, Field(description="white between a card's title and its first line")] = None
    card_picture: Annotated[Size | None, Field(description="from a card's left edge to its picture")] = None
    card_column: Annotated[
        Size | None, Field(description="by which a picture's column is wider than it, where `widths` does not say")
    ] = None
    entry_gap: Annotated[Size | None, Field(description="least pitch from an entry's name to its fields")] = None
    entry_down: Annotated[Size | None, Field(description="from the rule to the name's em box")] = None
    leader_dot: Annotated[Size | None, Field(description="radius of a leader's dot")] = None
    leader_step: Annotated[Size | None, Field(description="from dot to dot")] = None
    leader_air: Annotated[Size | None, Field(description="white at both ends of the dots")] = None
    station_line: Annotated[Size | None, Field(description="from the area's top to the line of stations")] = None
    station_weight: Annotated[Size | None, Field(description="weight of that line and of the rings")] = None
    station_ring: Annotated[Size | None, Field(description="radius of a ring")] = None
    station_year: Annotated[Size | None, Field(description="baseline of the year below the line")] = None
    station_text: Annotated[Size | None, Field(description="first baseline of the text below the line")] = None
    figure_air: Annotated[Size | None, Field(description="white beside and below a figure's number")] = None
    figure_side: Annotated[Size | None, Field(description="white over and under a figure")] = None
    figure_column: Annotated[Size | None, Field(description="white between two columns of figures")] = None


class CaptionsEntry(Strict):
    """Captions and credits."""

    down: Annotated[Size | None, Field(description="from the foot of a picture in no lines to its caption's baseline")] = None
    gap: Annotated[Size | None, Field(description="white between a picture and the caption beside it")] = None
    padding: Annotated[Size | None, Field(description="from a picture's edges to the caption inside it")] = None
    edge: Annotated[Size | None, Field(description="white between a picture and the credit along its edge")] = None


class PicturesMeasuresEntry(Strict):
    """Groups of pictures."""

    gap: Annotated[Size | None, Field(description="between two pictures of a group")] = None


class BoxesEntry(Strict):
    """A place's box."""

    bar: Annotated[Size | None, Field(description="weight of the bar on its top edge")] = None


class FurnitureMeasuresEntry(Strict):
    """Masthead and index."""

    hairline: Annotated[Size | None, Field(description="over an entry of the index, beside the masthead's date")] = None


class MeasuresEntry(Strict):
    """Lengths of poems, pull quotes, seals, labels, bylines, tables and boxes."""

    verse: VerseEntry = VerseEntry.model_construct()
    quote: QuoteEntry = QuoteEntry.model_construct()
    seal: SealEntry = SealEntry.model_construct()
    label: LabelEntry = LabelEntry.model_construct()
    byline: BylineEntry = BylineEntry.model_construct()
    tables: TablesEntry = TablesEntry.model_construct()
    captions: CaptionsEntry = CaptionsEntry.model_construct()
    pictures: PicturesMeasuresEntry = PicturesMeasuresEntry.model_construct()
    boxes: BoxesEntry = BoxesEntry.model_construct()
    furniture: FurnitureMeasuresEntry = FurnitureMeasuresEntry.model_construct()


def measures_of(entry: MeasuresEntry, mp: Callable[[Length | None], int]) -> measures.Measures:
    """The measures as the paper gives them."""

    known = measures.Measures()
    return measures.Measures(
        verse=with_given(known.verse, entry.verse, mp),
        quote=with_given(known.quote, entry.quote, mp),
        seal=with_given(known.seal, entry.seal, mp),
        label=with_given(known.label, entry.label, mp),
        byline=with_given(known.byline, entry.byline, mp),
        tables=with_given(known.tables, entry.tables, mp),
        captions=with_given(known.captions, entry.captions, mp),
        pictures=with_given(known.pictures, entry.pictures, mp),
        boxes=with_given(known.boxes, entry.boxes, mp),
        furniture=with_given(known.furniture, entry.furniture, mp),
    )


def with_given(value: Group, entry: Strict, mp: Callable[[Length | None], int]) -> Group:
    """The measures of one group, those that the entry names as it says."""
    said = {name: mp(getattr(entry, name)) for name in type(entry).model_fields if getattr(entry, name) is not None}
    return replace(value, **said)  # type: ignore[type-var]
