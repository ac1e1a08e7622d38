"""A story with its picture and another one in a box beside it, both under one head: a package. docs/rules/makeup.md, Forms.

Of one foot, where the box is as high as picture and text together; or box and picture are a band over all columns and the text
stands under both; else the story's text goes on under the box, where it reads as the box's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from banmian.makeup.forms import LEAST_UNDER, Candidate, PictureSize, TextLook, edge, head_at
from banmian.makeup.fragment import Fragment, Node, Shifted
from banmian.makeup.heads import HeadChoice
from banmian.makeup.shape import ShownPicture
from banmian.template.makeup import NO, Makeup
from banmian.values import frozen

AIR = 1
"""Free lines between the box and the text under it."""


@frozen
class Lead:
    """The story of a package over `w` columns. `size`: of its picture over the columns beside the box, None where it has none;
    `depths`: in how many columns beside the box its text may stand, how deep, at what price; `all_depths`: the same over all
    columns; `needed`: the lines that it takes in
    columns of the page; `spare`: how many more may be free; `box`: the name of the box's place."""

    w: int
    heads: tuple[HeadChoice, ...]
    size: PictureSize | None
    text: TextLook
    depths: tuple[tuple[int, int, int], ...]
    all_depths: tuple[tuple[int, int, int], ...]
    needed: int
    spare: int
    box: str

    @property
    def below(self) -> int:
        """The lines under the picture that are not text's."""
        return self.size.below if self.size is not None else 0

    @property
    def heights(self) -> range:
        """How high the picture may be; 0 where there is none."""
        return range(self.size.least, self.size.most + 1) if self.size is not None else range(1)


class Packages:
    """The packages of a story with one of the boxes, whose prices are in their points."""

    def __init__(self, lead: Lead, makeup: Makeup) -> None:
        self.lead, self.forms, self.price = lead, makeup.forms, makeup.prices.picture

    def all(self, boxes: Iterable[Candidate]) -> Iterator[Candidate]:
        for box in boxes:
            for head in self.lead.heads:
                if self.forms.package != NO:
                    yield from self._level(head, box)
                if self.forms.band != NO and self.lead.size is not None:
                    yield from self._band(head, box, self.lead.size)
                if self.forms.around != NO:
                    for high in self.lead.heights:
                        yield from self._around(head, box, high)

    def _level(self, head: HeadChoice, box: Candidate) -> Iterator[Candidate]:
        """Of one foot: the head over all columns, under it the story with its picture, beside it the box."""
        lead, q = self.lead, self.lead.w - box.w
        for columns, depth, wider in lead.depths:
            high, h = box.h - depth - lead.below, head.lines + box.h
            if high not in lead.heights:
                continue
            place = {**head_at(head, (1, lead.w), 1), "text": [lead.text.area((1, q), (h - depth + 1, h), columns)]}
            points = self.forms.package + self._points(head, box, high) + wider
            yield Candidate("package", lead.w, h, columns * depth, points, place, self._picture(head, q, high), edge(head, 1),
                            open=1 << (q - 1), shown=self._shown(head, q, high), legs=(depth, *box.legs),
                            extra=self._moved(head, box), measure=(q, columns))  # fmt: skip

    def _band(self, head: HeadChoice, box: Candidate, size: PictureSize) -> Iterator[Candidate]:
        """The head over all columns, under it the picture, as high with its caption as the box beside it, and under both the
        text."""
        lead, q, w, high = self.lead, self.lead.w - box.w, self.lead.w, box.h - size.caption
        if high not in lead.heights:
            return
        for columns, depth, wider in lead.all_depths:
            h = head.lines + box.h + AIR + depth
            place = {**head_at(head, (1, w), 1), "text": [lead.text.area((1, w), (h - depth + 1, h), columns)]}
            points = self.forms.band + self._points(head, box, high) + wider
            yield Candidate("band", w, h, columns * depth, points, place, self._picture(head, q, high), edge(head, 1),
                            shown=self._shown(head, q, high), legs=(depth, *box.legs), extra=self._moved(head, box),
                            measure=(w, columns))  # fmt: skip

    def _around(self, head: HeadChoice, box: Candidate, high: int) -> Iterator[Candidate]:
        """Of all depths those that hold the text and not much more."""
        for depth in range(LEAST_UNDER, self.lead.needed + LEAST_UNDER):
            made = self.around(head, box, high, depth)
            if made is not None and made.slots > self.lead.needed + self.lead.spare:
                return
            if made is not None and made.slots >= self.lead.needed - 2:
                yield made

    def around(self, head: HeadChoice, box: Candidate, high: int, depth: int) -> Candidate | None:
        """The text goes on under the box; `depth`: of its columns beside the box, under the picture. None where too little of it
        would stand there."""
        lead, q, w = self.lead, self.lead.w - box.w, self.lead.w
        h = head.lines + high + lead.below + depth
        under = h - head.lines - box.h - AIR
        if under < LEAST_UNDER:
            return None
        areas = [lead.text.area((1, q), (h - depth + 1, h), q), lead.text.area((q + 1, w), (h - under + 1, h), w - q)]
        place = {**head_at(head, (1, w), 1), "text": areas}
        points = self.forms.around + self._points(head, box, high)
        return Candidate("around", w, h, q * depth + (w - q) * under, points, place, self._picture(head, q, high), edge(head, 1),
                         shown=self._shown(head, q, high), legs=(depth, under, *box.legs),
                         extra=self._moved(head, box))  # fmt: skip

    def _points(self, head: HeadChoice, box: Candidate, high: int) -> int:
        return head.points + box.points + (self.lead.size.cut(high, self.price) if self.lead.size is not None else 0)

    def _picture(self, head: HeadChoice, q: int, high: int) -> dict[str, Any] | None:
        return self.lead.size.at((1, q), head.lines + 1, high) if self.lead.size is not None else None

    def _shown(self, head: HeadChoice, q: int, high: int) -> ShownPicture | None:
        return ShownPicture(0, head.lines, q, high) if self.lead.size is not None else None

    def _moved(self, head: HeadChoice, box: Candidate) -> tuple[tuple[str, Node], ...]:
        """The box under the head, over the last columns."""
        return Fragment(((self.lead.box, box.place),)).moved(Shifted(self.lead.w - box.w, head.lines, 0, 0)).places
