"""Shapes a line or two higher than their text and pictures ask for: by white at a head over all columns, or under a caption.

The text of such a shape stands in the same slots a line lower, so nothing is set to know what it costs. docs/rules/makeup.md,
Forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from banmian.makeup.fragment import Fragment, opened
from banmian.makeup.shape import TENTH, Head, Shape
from banmian.template.makeup import MakeupPrices

MOST = 2
"""Lines of white more in a shape."""


def with_aired(shapes: Sequence[Shape], prices: MakeupPrices, height: int) -> list[Shape]:
    """The shapes, and those with white more that are cheaper than what is there of their width and height, or of which there is
    nothing; apart for those through which a gutter runs. `height`: of the page, lines."""
    best: dict[tuple[int, int, bool], int] = {}
    for shape in shapes:
        size = shape.w, shape.h, bool(shape.open)
        best[size] = min(shape.cost, best.get(size, shape.cost))
    out = list(shapes)
    for shape, more, points in sorted(_ways(shapes, prices, height), key=lambda way: way[0].cost + way[2] * TENTH):
        size = shape.w, shape.h + sum(more), bool(shape.open)
        if size not in best or shape.cost + points * TENTH < best[size]:
            best[size] = shape.cost + points * TENTH
            out.append(_aired(shape, more, points))
    return out


def _ways(shapes: Sequence[Shape], prices: MakeupPrices, height: int) -> Iterator[tuple[Shape, tuple[int, ...], int]]:
    """Each shape with so many lines more at each of its places for white, and the points: they go with the square of each."""
    for shape in shapes:
        for more in product(range(MOST + 1), repeat=len(shape.airs)):
            if 0 < sum(more) <= MOST and shape.h + sum(more) <= height:
                yield shape, more, sum(prices.air * by * by for by in more)


def _aired(shape: Shape, more: Sequence[int], points: int) -> Shape:
    made = shape
    for after, by in sorted(zip(shape.airs, more, strict=True), reverse=True):  # from below, so that lines stay where they are
        made = _opened(made, after, by) if by else made
    return replace(made, cost=shape.cost + points * TENTH, terms=(*shape.terms, ("white", points)), airs=())


def _opened(shape: Shape, after: int, by: int) -> Shape:
    fragment = shape.fragment
    places = tuple((name, opened(node, after, by)) for name, node in fragment.places)
    pictures = tuple((name, opened(node, after, by)) for name, node in fragment.pictures)
    shown = tuple(replace(picture, line=picture.line + by * (picture.line >= after)) for picture in shape.pictures)
    left, right = (tuple(_lower(head, after, by) for head in heads) for heads in (shape.left, shape.right))
    adverts = tuple((name, opened(node, after, by)) for name, node in fragment.adverts)
    rules = tuple(opened(rule, after, by) for rule in fragment.rules)
    holds = tuple(replace(held, line=held.line + by * (held.line >= after)) for held in shape.holds)
    return replace(shape, h=shape.h + by, fragment=Fragment(places, pictures, adverts, rules, fragment.furniture),
                   left=left, right=right, pictures=shown, holds=holds)  # fmt: skip


def _lower(head: Head, after: int, by: int) -> Head:
    """A head where lines come in: lower where it begins below, a line longer where it ends there."""
    return replace(head, first=head.first + by * (head.first > after), last=head.last + by * (head.last > after))
