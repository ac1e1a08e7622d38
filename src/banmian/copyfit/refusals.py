"""What of a block's shape may be refused: a picture's height that loses too much, a filler that stands twice, a shape by which the
page would have an error."""

from __future__ import annotations

from dataclasses import replace

from banmian.copyfit.parts import Block
from banmian.copyfit.reshape import Shape

Ban = tuple[str, int | str]
"""A picture that may not be so many lines higher; a place that may not have a filler of the house."""


Refused = tuple[Block, Shape]
"""A block and the look of its shape."""


def look_of_shape(shape: Shape) -> Shape:
    """The shape without what its text may do in it: all shapes of the same parts in the same places."""
    return replace(shape, white=(), fill=())


def changes_that_may_be_banned(shape: Shape) -> frozenset[Ban]:
    fillers = ((name, wording.filler.house) for name, wording in shape.words if wording.filler is not None)
    return frozenset((*shape.pictures, *fillers))
