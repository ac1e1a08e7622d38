"""What a page's layout may say, pages/NAME.yaml: the pydantic models, from which the JSON Schema is made.

docs/rules/contracts.md, Files that editors write. Of the paper they know nothing: it is not read again for a page that changed.
"""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from banmian.template.called_schema import CalledEntry
from banmian.template.copyfit_schema import Allowed, Level
from banmian.template.model import Ornament
from banmian.template.picture_schema import PictureEntry
from banmian.template.values import Count, Extent, Gutter, InkName, Name, SchemaField, Size, Span, Strict, White, Words


class HeadEntry(Strict):
    """`on`: a picture of the page on which the head stands, `inset` from its sides. `headline`: which of the author's headlines
    stands, 1 the first; `parts`: those of its head that stand, where the author lets the others go; `joined`: those of
    which the lines, into which the author broke them, become one text that the program breaks."""

    style: Name
    cols: Span | None = None
    lines: Span | None = None
    on: Name | None = None
    inset: Size | None = None
    headline: Annotated[int, Field(ge=1, le=9)] = 1
    parts: Annotated[tuple[Literal["kicker", "headline", "deck"], ...], Field(min_length=1, max_length=3)] | None = None
    joined: Annotated[tuple[Literal["kicker", "headline", "deck"], ...], Field(max_length=3)] = ()


class TextEntry(Strict):
    """`rect` [left, top, right, bottom]: an exact rectangle, for styles with their own pitch. `gutters`: the weight of a rule down
    each gutter between its own columns. `pitch`: of a table's rows here, other than its style's."""

    lines: Span
    cols: Span | None = None
    rect: tuple[Size, Size, Size, Size] | None = None
    columns: Count = 1
    style: Name | None = None
    gutters: Extent | None = None
    pitch: Extent | None = None


class FrameEntry(Strict):
    weight: Extent
    inset: Size


class BorderEntry(Strict):
    """A border of ornaments within the box's edge, `size` deep: 花边."""

    ornament: Ornament
    size: Extent
    ink: InkName | None = None


class BarEntry(Strict):
    """A bar along the box's edge: on its top, or down its left side as beside a comment; `weight` else as `measures` has it."""

    side: Literal["top", "left"] = "top"
    weight: Extent | None = None
    ink: InkName | None = None


BarValue = Annotated[
    Annotated[InkName, Tag("bar[ink]")] | Annotated[BarEntry, Tag("bar[row]")],
    Discriminator(lambda value: "bar[ink]" if isinstance(value, str) else "bar[row]"),
]
"""The ink of a bar on the top, or a mapping."""
Padding = Annotated[
    Annotated[Size, Tag("padding[both]")] | Annotated[tuple[Size, Size], Tag("padding[sides]")],
    Discriminator(lambda value: "padding[sides]" if isinstance(value, list | tuple) else "padding[both]"),
]
"""White at both sides, or [left, right]."""


class BoxEntry(Strict):
    """`frame`: rules at their distance from the box's edge. `radius`: of round corners, which a bar does not have. `bar`: the ink
    of one on its top, or a mapping. `padding`: white at both sides, or [left, right]. `on`: a picture of the page that it stands
    on."""

    cols: Span
    lines: Span
    tint: InkName | None = None
    bar: BarValue | None = None
    padding: Padding
    frame: Annotated[tuple[FrameEntry, ...], Field(max_length=4)] = ()
    radius: Size | None = None
    border: BorderEntry | None = None
    on: Name | None = None


class TitleEntry(Strict):
    text: Words
    note: Words = ""
    cols: Span
    lines: Span
    rule: White | None = None


class BylineEntry(Strict):
    """Without `cols`: over the inner width of the place's box, else over its text."""

    cols: Span | None = None
    lines: Span


class BetweenEntry(Strict):
    lines: Annotated[int, Field(ge=0, le=6)]
    rule: White | None = None


class FillerEntry(Strict):
    """What stands at the foot of a place's last columns: `house`, the id of a filler of the issue's pool, over so many of its
    columns and lines."""

    house: Name
    columns: Count = 1
    lines: Annotated[int, Field(ge=2, le=80)]


class PlaceEntry(Strict):
    called: CalledEntry | None = None
    head: HeadEntry | None = None
    text: Annotated[tuple[TextEntry, ...], Field(max_length=12)] = ()
    box: BoxEntry | None = None
    title: TitleEntry | None = None
    byline: BylineEntry | None = None
    cut: bool = False
    clear: Annotated[White | None, Field(description="white at the left and right of a place that cuts")] = None
    between: BetweenEntry | None = None
    brief_head: Name | None = None
    white: Annotated[int, Field(ge=-1, le=2)] = 0
    fill: bool = False
    feather: bool = False
    copyfit: Allowed = True
    pin: Literal["place", "size"] | None = None
    leave_out: Annotated[int, Field(ge=0, le=40)] = 0
    optional: bool = False
    shown: bool = True
    filler: FillerEntry | None = None


class RuleEntry(Strict):
    lines: Span
    weight: Extent
    cols: Span | None = None
    gutter: Gutter | None = None
    ink: InkName | None = None
    inset: Size | None = None


class PageEntry(Strict):
    """A page's layout."""

    schema_: SchemaField
    called: CalledEntry | None = None
    grid: Name | None = None
    spread: bool = False
    places: dict[Name, PlaceEntry] = Field(default_factory=dict)
    pictures: dict[Name, PictureEntry] = Field(default_factory=dict)
    adverts: dict[Name, PictureEntry] = Field(default_factory=dict)
    rules: Annotated[tuple[RuleEntry, ...], Field(max_length=80)] = ()
    furniture: Annotated[tuple[dict[Name, Words], ...], Field(max_length=20)] = ()
    copyfit: Level | None = None
