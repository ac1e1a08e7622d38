"""What paper.yaml may say of heads: their styles, the widths of marks by role, what display sizes are set by."""

from typing import Annotated, Literal

from pydantic import Field

from banmian.template.called_schema import CalledEntry
from banmian.template.values import Em, Extent, InkName, Name, Size, Strict
from banmian.units import Length


class WidthsEntry(Strict):
    """Widths of marks in em where they are not left to justification."""

    comma: Em = 1000
    stop: Em = 1000
    bracket: Em = 1000


class MarkWidthsEntry(Strict):
    """Widths of marks by the role of the text, one for all that plays it: `heads` are headlines, kickers, decks and the titles
    of places. A style's own `widths` come before them."""

    heads: WidthsEntry = WidthsEntry.model_construct()
    subheads: WidthsEntry = WidthsEntry.model_construct()
    captions: WidthsEntry = WidthsEntry.model_construct()
    cells: WidthsEntry = WidthsEntry.model_construct()
    index: WidthsEntry = WidthsEntry.model_construct()


class ByInkEntry(Strict):
    """Display sizes are set by their ink: from which size on the lines of a head stand with their ink on the column's `edges`,
    and from which the `gaps` of Han and Latin are `white` em from ink to ink. A size of 0pt: never."""

    edges: Size = Length.parse("16pt")
    gaps: Size = Length.parse("14pt")
    white: Em = 200


class HeadSpaceEntry(Strict):
    """The white below the parts of a head, from em box to em box: `text` from its foot to what it heads, on every page; what its
    lines leave over stands above it. `deck` from the headline to the deck, `kicker` from the kicker to the headline."""

    text: Size
    deck: Size | None = None
    kicker: Size | None = None


class GroundEntry(Strict):
    """A ground under text, `padding` [at the sides, above and below] wider than its em boxes: as wide as the measure or as
    the text."""

    ink: Name
    padding: tuple[Size, Size]
    radius: Size | None = None
    across: Literal["measure", "text"] = "measure"


class HeadRuleEntry(Strict):
    """A rule above or below a head, or a bar at its left side, `air` away from its ground or em boxes."""

    side: Literal["above", "below", "left"]
    weight: Extent
    ink: Name | None = None
    air: Size


class HeadPartEntry(Strict):
    """`tops`: em-box tops below the head's first Han-box top, for a headline of one, two, three lines. `sizes`: the range
    of sizes [least, most], if it is not `size` alone. `fill`: a line slightly short is loosened to the measure. `spread`:
    the share of the measure that short lines are letter-spaced over. `marks-at-breaks`: whether a comma at a break is
    painted; a headline drops it, other parts narrow it."""

    face: Name
    size: Extent
    ink: InkName | None = None
    tops: Annotated[tuple[Size, ...], Field(min_length=1, max_length=4)] = (Length.parse("0pt"),)
    top_alone: Size | None = None
    pitch: Size
    tracking: tuple[Em, Em, Em] = (-40, 0, 100)
    scale: tuple[Em, Em] = (900, 1050)
    max_lines: Annotated[int, Field(ge=1, le=6)] = 1
    beside: Literal["", "start", "end"] = ""
    sizes: tuple[Extent, Extent] | None = None
    align: Literal["start", "centre", "end"] = "start"
    fill: bool = False
    spread: Em = 0
    marks_at_breaks: Literal["drop", "narrow"] | None = None
    ground: GroundEntry | None = None


class HeadStyleEntry(Strict):
    called: CalledEntry | None = None
    headline: HeadPartEntry
    kicker: HeadPartEntry | None = None
    deck: HeadPartEntry | None = None
    lines_taken: Annotated[tuple[Annotated[int, Field(ge=0, le=80)], ...], Field(min_length=1, max_length=4)]
    kicker_lines: Annotated[int, Field(ge=0, le=10)] = 0
    deck_lines: Annotated[int, Field(ge=0, le=10)] = 0
    widths: WidthsEntry | None = None
    han_latin: Em | None = None
    by_ink: ByInkEntry | None = None
    space: HeadSpaceEntry | None = None
    vertical: bool = False
    tag_first: bool = False
    ground: GroundEntry | None = None
    rules: Annotated[tuple[HeadRuleEntry, ...], Field(max_length=4)] = ()
