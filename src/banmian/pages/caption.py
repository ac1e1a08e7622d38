"""A caption as it is set: the value that captions.py makes and a sheet holds until its pictures are drawn."""

from __future__ import annotations

from banmian.geometry import Outline, Rect
from banmian.plan.model import PlannedPicture
from banmian.template.model import LineStyle
from banmian.text.prepared import Prepared
from banmian.values import frozen

CREDIT_AIR = 900
"""Between caption and credit, thousandths of an em of the caption (dummy, caption)."""


@frozen
class CaptionStyles:
    """How captions and credits are set."""

    caption: LineStyle
    credit: LineStyle

    @property
    def air(self) -> int:
        return self.caption.size * CREDIT_AIR // 1000


@frozen
class Stand:
    """Where a caption stands that is not below its picture. `first`: the baseline of its first line, `leading` to the next (mp);
    `rect`: what it may not leave; `cut`: what it takes out of the text, None inside the picture; `ground`: what is painted under
    it."""

    first: int
    leading: int
    rect: Rect
    cut: Rect | None = None
    ground: Outline | None = None


@frozen
class SetCaption:
    """A caption broken into lines: the units before which they end, and how the credit stands. `room`: x0 and x1 of its
    place on the sheet; `rows`: lines of the page that it takes; `edge`: a credit that runs down the picture's edge."""

    planned: PlannedPicture
    styles: CaptionStyles
    text: Prepared | None
    ends: tuple[int, ...]
    credit: Prepared | None
    credit_apart: bool
    room: tuple[int, int]
    stand: Stand | None = None
    edge: Prepared | None = None

    @property
    def rows(self) -> int:
        return max(1, len(self.ends) + (self.credit_apart and self.credit is not None))
