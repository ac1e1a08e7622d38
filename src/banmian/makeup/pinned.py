"""Shapes of items that are pinned: those that have the size that the pin gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from banmian.makeup.model import Item
from banmian.makeup.shape import Shape


def pinned_shapes(shapes: Mapping[int, Sequence[Shape]], items: Sequence[Item]) -> dict[int, list[Shape]]:
    """The shapes that have the size of their item's pin."""
    out: dict[int, list[Shape]] = {}
    for i, own in shapes.items():
        cols, lines = items[i].pin.cols, items[i].pin.lines
        out[i] = [
            s for s in own
            if (cols is None or s.w == cols[1] - cols[0] + 1) and (lines is None or s.h == lines[1] - lines[0] + 1)
        ]  # fmt: skip
    return out
