"""Frames: the parts of a page that own ink. What stands on the page belongs to one, and by it the finished page is checked.

A column, an area of a head, a caption, a cell, a slot of the furniture, a picture, a box: each has a rectangle that its ink
may not leave, and no two frames' ink may meet but where one stands on the other (pages/frames_check.py).
"""

from __future__ import annotations

from banmian.diagnostics import Span
from banmian.geometry import Rect
from banmian.phrases import Phrase
from banmian.values import frozen


@frozen
class Frame:
    """A part of the page. `kind`: column, tier, head, caption, picture, advert, box, rule, cell, table, furniture, draft \u2026;
    `name`: what a message calls it, as `the column of place lead`. `rect`: what its ink may not leave (mp, coordinates of
    the page). `on`: the frame on whose ground it stands, which its ink may cover: a column in a box, a cell on a table's
    stripes. `under`: the layout says that text may lie on it. `span`: where it is declared, for ink that does not know its
    source."""

    kind: str
    name: Phrase
    rect: Rect
    on: Frame | None = None
    span: Span | None = None
    under: bool = False

    def stands_on(self, other: Frame) -> bool:
        """Whether `other` is the ground of this frame, or the ground of its ground."""
        ground = self.on
        while ground is not None:
            if ground == other:
                return True
            ground = ground.on
        return False
