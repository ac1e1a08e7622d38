"""Boxes and what stands in them, by arithmetic."""

from __future__ import annotations

import pytest

from banmian.makeup.boxes import boxed
from banmian.makeup.forms import TextLook
from banmian.makeup.heads import HeadChoice
from banmian.template.makeup import Makeup

MAKEUP = Makeup((("lead",),), ((0,) * 5,))
HEAD = HeadChoice("boxed", 2, 3, 0)


@pytest.mark.parametrize(("tag", "after"), [(True, 5), (False, 3)])
def test_white_more_does_not_part_a_label_from_its_head(tag: bool, after: int) -> None:
    """Of a box with a label the white comes in under the head's last line, else above it, in the head's area."""
    made = boxed(2, HEAD, tag, 10, TextLook(), MAKEUP, 0)
    assert made.place["head"]["lines"] == ("3-5" if tag else "2-4") and made.airs == (after,)
