"""A rectangle of a page that is filled: a shape, or two rectangles above or beside one another."""

from __future__ import annotations

from collections.abc import Iterator

from banmian.makeup.shape import Head, Shape
from banmian.values import frozen, record


@record
class Tree:
    """A rectangle that is filled. `cut`: "" a shape, "H" `first` above `second`, "V" beside it; `between`: free lines of an H."""

    w: int
    h: int
    cost: int
    best: int
    """The best rank in it."""
    cut: str
    first: Tree | None
    second: Tree | None
    between: int
    shape: Shape | None
    left: tuple[Head, ...]
    right: tuple[Head, ...]
    open: int
    pins: tuple[tuple[int, int, int], ...]
    """Where in it pinned items stand: item, column and line from its corner."""
    written: str
    """The tree in a line: what is above what, what beside what."""


@frozen
class Standing:
    """A shape where it stands, columns and lines from 0."""

    shape: Shape
    col: int
    line: int


def standings(tree: Tree, col: int = 0, line: int = 0) -> Iterator[Standing]:
    """The shapes of a tree from its upper left corner, each where it stands."""
    if tree.shape is not None:
        yield Standing(tree.shape, col, line)
        return
    assert tree.first is not None and tree.second is not None
    yield from standings(tree.first, col, line)
    if tree.cut == "H":
        yield from standings(tree.second, col, line + tree.first.h + tree.between)
    else:
        yield from standings(tree.second, col + tree.first.w, line)
