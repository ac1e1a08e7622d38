"""A print shop in small: rendered sides of sheets are cut out, folded and read like the printed paper (PIL pictures only).

A leaf is a pair of pictures, each as it is seen from its own side. What lies behind is turned: about a vertical fold the
two pictures change places; about a horizontal one they also stand on their heads.
"""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

Leaf = tuple[Image.Image, Image.Image]
Pile = list[Leaf]
"""Leaves one behind the other, the first faces the reader."""
Grid = list[list[Pile]]


def sheet(front: Sequence[Sequence[Image.Image]], back: Sequence[Sequence[Image.Image]]) -> Grid:
    """A flat sheet from the cells of its sides; the back is seen after the sheet was turned about a vertical line."""
    return [[[(f, b)] for f, b in zip(fs, reversed(bs), strict=True)] for fs, bs in zip(front, back, strict=True)]


def _behind(pile: Pile, upset: bool) -> Pile:
    turned = [(b, f) for f, b in reversed(pile)]
    return [(b.rotate(180), f.rotate(180)) for b, f in turned] if upset else turned


def fold(grid: Grid, half: str) -> Grid:
    """That half goes behind the other: left, or top."""
    if half == "left":
        width = len(grid[0]) // 2
        return [
            [[*right, *_behind(left, False)] for right, left in zip(row[width:], reversed(row[:width]), strict=True)]
            for row in grid
        ]
    assert half == "top"
    height = len(grid) // 2
    return [
        [[*low, *_behind(high, True)] for low, high in zip(lows, highs, strict=True)]
        for lows, highs in zip(grid[height:], reversed(grid[:height]), strict=True)
    ]


def folded(grid: Grid, folds: Sequence[str]) -> Pile:
    """The sheet folded until it is one pile."""
    for half in folds:
        grid = fold(grid, half)
    assert len(grid) == len(grid[0]) == 1, "the folds leave more than one page side by side"
    return grid[0][0]


def bound(piles: Sequence[Pile], bind: str) -> list[Image.Image]:
    """Folded sheets put together, the first outermost (insert) or first (gather); the pages as they are read."""
    if bind == "gather":
        leaves = [leaf for pile in piles for leaf in pile]
    else:
        leaves = []
        for pile in reversed(piles):
            half = len(pile) // 2
            leaves = [*pile[:half], *leaves, *pile[half:]]
    return [picture for leaf in leaves for picture in leaf]
