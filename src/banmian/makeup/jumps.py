"""The forms of a story that begins on a page and goes on on another: columns as deep as one likes. docs/rules/makeup.md, Prices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from banmian.makeup.forms import Candidate, TextLook, plain
from banmian.makeup.heads import HeadChoice

LEAST_BEFORE, LEAST_AFTER, WANTED_LEG = 23, 34, 18
"""Lines of a column that stand at least before and after a jump, and the depth of its columns that is liked best."""


def turning(
    widths: Iterable[tuple[int, int]],
    lines: Callable[[int, int], int],
    heads_over: Callable[[int], list[HeadChoice]],
    text: TextLook,
    height: int,
    price: int,
) -> Iterator[Candidate]:
    """The forms of a story over each width (with its points), for each depth at which it may turn on a page of so many lines.
    `lines`: those that its text takes over a width in so many columns; `price`: of a jump."""
    for w, points in widths:
        total = lines(w, w)
        for head in heads_over(w):
            for depth in range(6, height):
                before = w * depth - 1  # the last says where it goes on
                if before < LEAST_BEFORE or total - before < LEAST_AFTER:
                    continue
                off = abs(depth - WANTED_LEG) // 2
                yield plain(w, head, depth, text, w, points + price + off)
