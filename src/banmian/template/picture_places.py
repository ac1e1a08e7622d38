"""What a layout says of a picture beside its place: its caption, its credit, the pictures that stand in it as one group, its shade.

docs/rules/contracts.md, What a place does to its picture. Lengths in millipoints, shares in thousandths.
"""

from __future__ import annotations

from typing import Literal

from banmian.colour import Ink
from banmian.values import frozen

CaptionSide = Literal["below", "left", "right", "inside"]
CreditAt = Literal["end", "corner", "edge"]


@frozen
class ShadePlace:
    """An ink over a picture's pixels: `share` of it at its strongest, from a `side` of the picture's frame inwards over `reach` of
    the frame, of which it fades over `fade` (thousandths); `all`: everywhere."""

    ink: Ink
    share: int
    side: Literal["head", "foot", "left", "right", "all"] = "foot"
    reach: int = 500
    fade: int = 1000


@frozen
class GroupPlace:
    """Several pictures of a story in one place: which of them, how many stand in each row, or in each column (`rows` False), and
    how far apart; how the caption names them."""

    nth: tuple[int, ...]
    bands: tuple[int, ...]
    rows: bool
    gap: int
    names: Literal["places", "numbers", "none"] = "places"


@frozen
class CreditPlace:
    """The line style of a picture's credit, and where it stands: after the caption's last line, in the right corner under it, or
    down along the picture's right edge, which it makes narrower by its line."""

    style: str = "credit"
    at: CreditAt = "end"


@frozen
class CaptionGround:
    """What a caption inside its picture stands on: a band of this ink as wide as the picture, or as its lines."""

    ink: Ink
    across: Literal["picture", "text"] = "picture"


@frozen
class CaptionPlace:
    """Where a picture's caption goes.

    Below: the lines after the picture, or from a `line` of its own on; `keep` = width kept free around it. Left or right: beside
    the picture, `gap` from it and `width` wide, or over whole columns (`cols`); inside: on the picture, `padding` off its edges.
    `end`: at the head or the foot of the picture's height. `lines`: how many it may take; 0 = as many as its line style (`style`)
    has, beside the picture as many as its height. `least`: into how many lines its words are broken at least, where they can be.
    `gap`, `padding` None: as the paper's measures say."""

    line: int | None
    align: Literal["start", "centre", "end"]
    keep: int
    show: bool
    side: CaptionSide = "below"
    cols: tuple[int, int] | None = None
    width: int = 0
    gap: int | None = None
    end: Literal["head", "foot"] = "foot"
    lines: int = 0
    style: str = "caption"
    ground: CaptionGround | None = None
    padding: int | None = None
    credit: CreditPlace = CreditPlace()
    least: int = 1

    @property
    def beside(self) -> bool:
        return self.side in ("left", "right")
