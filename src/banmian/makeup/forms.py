"""The forms of a story: where head, picture, caption and columns of text stand in a rectangle of columns and lines.

A form gives candidates by arithmetic: so many columns, so many lines of text, a picture so high. Whether the text fills them is not
its business (shapes.py asks the setter). Lines count from 1 in the rectangle. docs/rules/makeup.md, Forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from banmian.makeup.fragment import Fragment, Node, span
from banmian.makeup.heads import HeadChoice
from banmian.makeup.shape import Head, Held, ShownPicture
from banmian.template.head_forms import beside, under_and_beside
from banmian.template.makeup import Makeup
from banmian.values import frozen

BOXED = -1
"""A measure: the columns of a box's inner width."""
DRAWN = 2
"""Times the price of a photograph that is cut, for a drawing that stands whole in a frame of another shape, white beside it."""
WHOLE = 10
"""Thousandths: so much of a drawing's height the frame may cut, as rounding to lines does; where it is more, it stands whole."""
LEAST_UNDER = 5
"""Lines of text that stand under a picture, or none."""


@frozen
class Candidate:
    """A form at a size. `slots`: lines of text that it has, by count; `columns`: how many columns they stand in (0: a box's)."""

    form: str
    w: int
    h: int
    slots: int
    points: int
    place: Node
    picture: Node | None = None
    head: Head | None = None
    left: bool = True
    right: bool = True
    open: int = 0
    shown: ShownPicture | None = None
    legs: tuple[int, ...] = ()
    extra: tuple[tuple[str, Node], ...] = ()
    """Further places."""
    measure: tuple[int, int] = (0, 0)
    """Over how many columns, in how many the text stands; (0, 0): as wide as the form, in as many."""
    free: float = 0.0
    """What further texts cost where they stand freely, units of line breaking."""
    airs: tuple[int, ...] = ()
    """Lines after which white may come in: the last but one of a head over all columns, a picture's caption's last one."""
    pictures: tuple[tuple[str, Node], ...] = ()
    """Further pictures."""
    holds: tuple[Held, ...] = ()
    """Advertisements around which its text runs."""
    adverts: tuple[tuple[str, Node], ...] = ()
    rules: tuple[Node, ...] = ()

    @property
    def set_over(self) -> tuple[int, int]:
        """Over how many columns of the page its text stands, in how many (BOXED: those of a box)."""
        return self.measure if self.measure[0] else (self.w, self.w)

    def looks(self, name: str, white: int, fill: bool) -> dict[str, tuple[int, bool]]:
        """Further white and opened lines by places, as `fragment` writes them."""
        return {name: (white, fill)} | {n: (0, fill) for n, node in self.extra if "cut" not in node}

    def fragment(self, name: str, white: int = 0, fill: bool = False) -> Fragment:
        more: dict[str, Any] = ({"white": str(white)} if white else {}) | ({"fill": "yes"} if fill else {})
        pictures = ((f"{name}-picture", {"of": name, "nth": "1", **self.picture}),) if self.picture is not None else ()
        extra = tuple((n, {**node, **({"fill": "yes"} if fill and "cut" not in node else {})}) for n, node in self.extra)
        places = ((name, {**self.place, **more}), *extra)
        return Fragment(places, (*pictures, *self.pictures), self.adverts, self.rules)


@frozen
class PictureSize:
    """A picture over so many columns: its height in lines if it is not cut, the least and the greatest, its caption's lines;
    `drawn`: it is a drawing, which would lose signs where a photograph loses sky, and is not cut but smaller; `exact`: its own
    height in thousandths of a line (0: not known); `misfit`: points of a drawing that has white at its sides."""

    cols: int
    own: int
    least: int
    most: int
    caption: int
    drawn: bool = False
    exact: int = 0
    misfit: int = 0

    @property
    def below(self) -> int:
        """The lines of its caption, and a free one."""
        return self.caption + 1

    def cut(self, lines: int, price: int) -> int:
        """What that height costs, points: times the square of the share by which it differs from its own."""
        off = abs(lines - self.own) * 1000 // max(1, self.own)
        return (DRAWN if self.drawn else 1) * price * off * off // 1_000_000 + self._white(lines)

    def _white(self, lines: int) -> int:
        """What the white around a drawing costs in a frame so high: at its sides, where its edges are not those of the columns,
        all of it at once; above and below a quarter of it, times the square of the lines."""
        if not self.is_whole(lines):
            return 0
        more = lines * 1000 - self._exact
        return self.misfit if more < 0 else self.misfit * more * more // 4_000_000

    def is_whole(self, lines: int) -> bool:
        """Whether it is a drawing that stands whole, with white beside it, in a frame so high."""
        return self.drawn and abs(lines * 1000 - self._exact) * 1000 > WHOLE * self._exact

    @property
    def _exact(self) -> int:
        return self.exact or self.own * 1000

    def at(self, cols: tuple[int, int], first: int, lines: int) -> dict[str, Any]:
        """Over these columns from a line on, so high."""
        whole = {"fit": "contain"} if self.is_whole(lines) else {}
        return {"cols": span(*cols), "lines": span(first, first + lines - 1), **whole}


@frozen
class TextLook:
    """A story's text: its style, its place's further keys; the lines above it for where it comes from."""

    style: str = ""
    from_line: int = 0

    def area(self, cols: tuple[int, int], lines: tuple[int, int], columns: int) -> dict[str, Any]:
        styled = {"style": self.style} if self.style else {}
        return {"cols": span(*cols), "lines": span(*lines), "columns": str(columns), **styled}


def head_at(choice: HeadChoice, cols: tuple[int, int], first: int, more: int = 0) -> dict[str, Any]:
    if not choice.lines:
        return {}
    lines = span(first + choice.above, first + choice.lines - 1 + more)
    return {"head": {"style": choice.style, "cols": span(*cols), "lines": lines, **dict(choice.chosen)}}


def edge(choice: HeadChoice, first: int) -> Head | None:
    if not choice.lines:
        return None
    return Head(first, first + choice.lines - 1, choice.style, choice.cols, size=choice.size, wide=choice.wide)


def under_head(choice: HeadChoice, first: int = 1) -> tuple[int, ...]:
    """After which line white comes in, for a head over all columns to have a line more."""
    return (first + choice.lines - 2,) if choice.lines > 1 else ()


def gutters(first: int, w: int) -> int:
    """The gutters from the right of a column on, of `w` columns, a bit each."""
    return ((1 << (w - 1)) - 1) & ~((1 << (first - 1)) - 1)


def plain(w: int, head: HeadChoice, depth: int, text: TextLook, columns: int, points: int) -> Candidate:
    """The head over all columns, the text under it."""
    top = head.lines + text.from_line
    h = top + depth
    place = {**head_at(head, (1, w), 1, text.from_line), "text": [text.area((1, w), (top + 1, h), columns)]}
    return Candidate("plain" if columns == w else "wider", w, h, columns * depth, points + head.points, place,
                     head=edge(head, 1), open=0 if head.lines else gutters(1, w), legs=(depth,), measure=(w, columns),
                     airs=under_head(head))  # fmt: skip


def inset(w: int, head: HeadChoice, depth: int, text: TextLook, points: int) -> Candidate:
    """The head over the first columns, the others run up beside it. `depth`: under the head."""
    q = head.cols
    top = head.lines + text.from_line
    h = top + depth
    areas = [text.area(*part, part[0][1] - part[0][0] + 1) for part in under_and_beside((1, w), q, 1, top + 1, h)]
    place = {**head_at(head, (1, q), 1, text.from_line), "text": areas}
    return Candidate("inset", w, h, q * depth + (w - q) * h, points + head.points, place, head=edge(head, 1), right=False,
                     open=gutters(q, w), legs=(depth, h))  # fmt: skip


def side(w: int, head: HeadChoice, h: int, text: TextLook, points: int, white: int) -> Candidate:
    """The head in the first column, the text in the others. `white`: points for each line that is free under the head."""
    place = {
        "head": {"style": head.style, "cols": "1", "lines": span(1 + head.above, h), **dict(head.chosen)},
        "text": [text.area(*beside((1, w), 1, h), w - 1)],
    }
    free = max(0, h - head.lines)
    return Candidate("side", w, h, (w - 1) * h, points + head.points + white * free, place, head=edge(head, 1), right=False,
                     open=gutters(1, w), legs=(h,))  # fmt: skip


def side_picture(w: int, head: HeadChoice, size: PictureSize, h: int, text: TextLook, points: int, price: int) -> Candidate | None:
    """The head in the first column, its picture under it down to the foot, the text in the others."""
    high = h - head.lines - size.caption
    if not size.least <= high <= size.most:
        return None
    place = {**head_at(head, (1, 1), 1), "text": [text.area((2, w), (1, h), w - 1)]}
    picture = size.at((1, 1), head.lines + 1, high)
    return Candidate("side", w, h, (w - 1) * h, points + head.points + size.cut(high, price), place, picture, edge(head, 1),
                     right=False, open=gutters(1, w), shown=ShownPicture(0, head.lines, 1, high), legs=(h,))  # fmt: skip


def picture_under(
    w: int, head: HeadChoice, size: PictureSize, high: int, depth: int, text: TextLook, columns: int, points: int
) -> Candidate:
    """Head, picture, caption, text, all over the whole width."""
    first = head.lines + text.from_line + 1
    start = first + high + size.below
    h = start + depth - 1
    place = {**head_at(head, (1, w), 1), "text": [text.area((1, w), (start, h), columns)]}
    picture = size.at((1, w), first, high)
    return Candidate("under", w, h, columns * depth, points + head.points, place, picture, edge(head, 1),
                     shown=ShownPicture(0, first - 1, w, high), legs=(depth,), measure=(w, columns),
                     airs=(*under_head(head), start - 2))  # fmt: skip


def picture_above(
    w: int, head: HeadChoice, size: PictureSize, high: int, depth: int, text: TextLook, columns: int, points: int
) -> Candidate:
    """Picture, caption, head, text."""
    first = high + size.below + 1
    start = first + head.lines + text.from_line
    h = start + depth - 1
    place = {**head_at(head, (1, w), first), "text": [text.area((1, w), (start, h), columns)]}
    picture = size.at((1, w), 1, high)
    return Candidate("above", w, h, columns * depth, points + head.points, place, picture, edge(head, first),
                     shown=ShownPicture(0, 0, w, high), legs=(depth,), measure=(w, columns),
                     airs=(*under_head(head, first), first - 2))  # fmt: skip


def picture_right(
    w: int, head: HeadChoice, size: PictureSize, high: int, depth: int, text: TextLook, points: int
) -> Candidate | None:
    """The head over all columns, the picture over the last ones under it, text under the picture too or not at all."""
    p, top = size.cols, head.lines + text.from_line
    under = depth - high - size.below
    if under < 0 and high + size.caption == depth:
        under = 0
    elif under < LEAST_UNDER:
        return None
    h = top + depth
    cols = (1, w) if under else (1, w - p)
    place = {**head_at(head, (1, w), 1, text.from_line), "text": [text.area(cols, (top + 1, h), cols[1])]}
    picture = size.at((w - p + 1, w), top + 1, high)
    return Candidate("right", w, h, (w - p) * depth + p * under, points + head.points, place, picture, edge(head, 1),
                     shown=ShownPicture(w - p, top, p, high), legs=(depth, *((under,) if under else ())),
                     airs=under_head(head))  # fmt: skip


def picture_beside(
    w: int, head: HeadChoice, size: PictureSize, high: int, depth: int, text: TextLook, points: int
) -> Candidate | None:
    """The picture over the last columns from the top, the head beside it over the others, or over the first of these alone: then
    the others run up. `depth`: under the head."""
    p, top, q = size.cols, head.lines + text.from_line, head.cols or w - size.cols
    h = top + depth
    under = h - high - size.below
    if under < 0 and high + size.caption == h:
        under = 0
    elif under < LEAST_UNDER:
        return None
    parts = under_and_beside((1, w - p), q, 1, top + 1, h)[: 1 + (q < w - p)]
    areas = [text.area(*part, part[0][1] - part[0][0] + 1) for part in parts]
    if under:
        areas.append(text.area((w - p + 1, w), (high + size.below + 1, h), p))
    place = {**head_at(head, (1, q), 1, text.from_line), "text": areas}
    picture = size.at((w - p + 1, w), 1, high)
    return Candidate("beside", w, h, q * depth + (w - p - q) * h + p * under, points + head.points, place, picture, edge(head, 1),
                     right=False, open=gutters(q, w - p + 1), shown=ShownPicture(w - p, 0, p, high),
                     legs=(depth, *((under,) if under else ())))  # fmt: skip


def leg_points(legs: tuple[int, ...], makeup: Makeup) -> int | None:
    """What columns of such depths cost; None where one is too short or too long."""
    least, most = makeup.legs
    if not all(least <= leg <= most for leg in legs):
        return None
    short = sum(max(0, 8 - leg) for leg in legs) * makeup.prices.leg
    return short + sum(max(0, leg - 36) for leg in legs) * 6


def depths(slots: int, columns: int, spare: int) -> Iterator[int]:
    """Depths of so many columns in which about so many lines of text stand: none too few by two, none too many by `spare`."""
    least = max(1, (slots - 2) // columns)
    for depth in range(least, (slots + spare) // columns + 1):
        if slots - 2 <= columns * depth <= slots + spare:
            yield depth


def that_hold(made: Iterable[Candidate | None], needed: int, spare: int) -> Iterator[Candidate]:
    """Of candidates that grow deeper, those that hold so many lines of text and not many more."""
    for candidate in made:
        if candidate is None:
            continue
        if candidate.slots > needed + spare:
            return
        if candidate.slots >= needed - 2:
            yield candidate
