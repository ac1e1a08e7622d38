"""What a page's layout may say of a picture, under `pictures` and `adverts` of pages/NAME.yaml: the pydantic models."""

from typing import Annotated, Literal

from pydantic import Field

from banmian.template.copyfit_schema import Allowed
from banmian.template.values import Count, Extent, InkName, Name, Point, Share, Size, Span, Strict, White

MOST_BROKEN = 8
"""Lines into which a caption may be broken though it would stand in fewer."""


class CreditEntry(Strict):
    """`style`: a line style. `at`: after the caption (`end`), in the right corner under the picture (`corner`), or down along the
    picture's right edge (`edge`), which stands back for it."""

    style: Name = "credit"
    at: Literal["end", "corner", "edge"] = "end"


class CaptionGroundEntry(Strict):
    """`across`: a band as wide as the picture, or a box as wide as the lines."""

    ink: InkName
    across: Literal["picture", "text"] = "picture"


class CaptionEntry(Strict):
    """`side`: below the picture; left or right of it, `width` wide and `gap` away, or over whole columns (`cols`); inside, on a
    `ground` or on the picture itself, `padding` off its edges. `end`: at the head or foot of the picture's height. `lines`: the
    most that it may take, `least`: those into which its words are broken at least. `style`: a line style."""

    line: Annotated[int, Field(ge=1, le=200)] | None = None
    align: Literal["start", "centre", "end"] | None = None
    keep: White | None = None
    show: bool = True
    side: Literal["below", "left", "right", "inside"] = "below"
    cols: Span | None = None
    width: Extent | None = None
    gap: White | None = None
    end: Literal["head", "foot"] = "foot"
    lines: Annotated[int, Field(ge=1, le=80)] | None = None
    least: Annotated[int, Field(ge=1, le=MOST_BROKEN)] | None = None
    style: Name = "caption"
    ground: CaptionGroundEntry | None = None
    padding: Size | None = None
    credit: CreditEntry = CreditEntry.model_construct()


class ShadeEntry(Strict):
    """An ink printed over the picture's pixels, `share` of it, from a `side` inwards: it reaches over `reach` of the picture, and
    fades over `fade` of that."""

    ink: InkName | None = None
    share: Share = 500
    side: Literal["head", "foot", "left", "right", "all"] = "foot"
    reach: Share = 500
    fade: Share = 1000


class GroupEntry(Strict):
    """Several pictures of the story in one rectangle: `nth` which of them, `rows` or `columns` how many stand in each,
    `gap` between them. `names`: the caption names its parts by their places, by numbers, or not."""

    nth: Annotated[tuple[Annotated[int, Field(ge=1, le=40)], ...], Field(min_length=2, max_length=12)]
    rows: Annotated[tuple[Count, ...], Field(min_length=1, max_length=6)] | None = None
    columns: Annotated[tuple[Count, ...], Field(min_length=1, max_length=6)] | None = None
    gap: Size | None = None
    names: Literal["places", "numbers", "none"] = "places"


class PictureEntry(Strict):
    """In columns and lines (columns left out: the inner width of the box of the place `of`), as a shape, or as a `rect`.

    `crop`: shares cut off at the left, top, right and bottom. `focus`: the point [across, down] of the picture that stays
    nearest to the middle where `fit: cover` cuts: what a picture does that says nothing, while an advertisement is shown whole
    (`contain`). `inks`: grey in one ink, or a duotone of two, the first for the shadows.
    `page`, `box`: of a PDF, which page, cut to which of its boxes. `over`: text may lie on the picture. `group`: several pictures
    with one caption, in place of `nth`. `shade`: darker where a head stands on it. `copyfit: off`: it stays where it is."""

    of: Name | None = None
    nth: Annotated[int, Field(ge=1, le=40)] = 1
    group: GroupEntry | None = None
    cols: Span | None = None
    lines: Span | None = None
    shape: Literal["circle"] | None = None
    at: Point | None = None
    r: Extent | None = None
    rect: tuple[Size, Size, Size, Size] | None = None
    clear: White | None = None
    fit: Literal["cover", "contain"] | None = None
    crop: tuple[Share, Share, Share, Share] = (0, 0, 0, 0)
    focus: tuple[Share, Share] = (500, 500)
    inks: Annotated[tuple[InkName, ...], Field(max_length=2)] = ()
    page: Annotated[int, Field(ge=1, le=2000)] = 1
    box: Literal["trim", "crop", "media", "bleed", "art"] = "trim"
    over: bool = False
    shade: ShadeEntry | None = None
    copyfit: Allowed = True
    caption: CaptionEntry = CaptionEntry.model_construct()
