"""Stories that run around an advertisement which stands in a corner of their rectangle: an L of text. docs/rules/makeup.md, Forms.

Any form of a story becomes one: its columns over, or under, the advertisement are shorter by it and by the white that parts them;
nothing but text may give way. At a head's own corner the head moves: beside an advertisement at the right, under one at the left
(then over as many columns, the others run up beside both).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from banmian.makeup.candidates import Candidates
from banmian.makeup.forms import LEAST_UNDER, Candidate
from banmian.makeup.fragment import Node, span
from banmian.makeup.inserts import Inserts
from banmian.makeup.model import Item, PagePlan, Range, meet
from banmian.makeup.needs import StoryText
from banmian.makeup.picture_widths import narrow_points
from banmian.makeup.rounds import FORM as ROUND
from banmian.makeup.shape import LEGGED, Held
from banmian.template.makeup import Makeup
from banmian.template.values import span_value
from banmian.values import frozen

AIRS = (1, 2, 3)
"""Free lines between the text and an advertisement under or over it; with two and more a rule parts them."""
LEAST_BESIDE = 4
"""Lines of text beside an advertisement that stands at a story's foot or head."""
NOBODY = -1
"""In place of an advertisement's number: other parts of the page stand there."""


@frozen
class Corner:
    """An advertisement by its item's number and name, its columns and lines, and the corner of a rectangle where it is to stand."""

    item: int
    name: str
    w: int
    h: int
    top: bool
    left: bool


def corners_of(plan: PagePlan, columns: int) -> Iterator[Corner]:
    """The corners in which a page's advertisements may stand: those at an edge of the page at that edge of a story."""
    for i, item in enumerate(plan.items):
        if not item.advert or item.filler or item.size is None or item.size[0][0] >= columns:
            continue
        (w, _), (h, _) = item.size
        for top in _sides(item.pin.lines, plan.lines):
            for left in _sides(item.pin.cols, (1, columns)):
                yield Corner(i, item.name, w, h, top, left)


def _sides(pinned: Range | None, page: Range) -> Sequence[bool]:
    """Whether at the first side (top, left), at the other, or at both."""
    if pinned is None:
        return (False,)
    if pinned[0] == page[0]:
        return (True,)
    return (False,) if pinned[1] == page[1] else (True, False)


def may_run_around(item: Item) -> bool:
    """Whether an item is a story of running text whose form the makeup may choose."""
    return len(item.stories) == 1 and not (item.box or item.beside or item.jump or item.like)


class Carving:
    """Makes forms of a story to forms with an advertisement in one of their corners, `air` lines from the text."""

    def __init__(self, corner: Corner, air: int, makeup: Makeup) -> None:
        self.corner, self.air, self.makeup = corner, air, makeup
        self.points = makeup.forms.corner + makeup.prices.between[air - 1]
        self.slots = corner.w * (corner.h + air)
        """Lines of columns that no text takes."""

    def of(self, made: Candidate) -> Candidate | None:
        """The form with room for the advertisement; None where more than text would have to give way, or too little is left."""
        if made.form == ROUND:
            return None
        return self._lowered(made) if self.corner.top and self.corner.left else self._carved(made)

    def _carved(self, made: Candidate) -> Candidate | None:
        """Its text areas cut."""
        corner = self.corner
        cols = (1, corner.w) if corner.left else (made.w - corner.w + 1, made.w)
        lines = (1, corner.h) if corner.top else (made.h - corner.h + 1, made.h)
        taken = (1, corner.h + self.air) if corner.top else (lines[0] - self.air, made.h)
        parts = [self._beside(area, cols, taken) for area in made.place["text"]]
        areas = [area for own in parts if own is not None for area in own]
        legs = [high for area in areas if (high := _high(area)) and _within(area, cols)]
        if None in parts or len(_columns(areas)) != made.w or not legs or self._is_met(made, cols, taken):
            return None
        return self._held(made, areas, legs, cols, lines)

    def _beside(self, area: Node, cols: Range, taken: Range) -> list[Node] | None:
        """A text area as the parts that are left of it, from the left; None where its columns are not the page's, or too few of
        its lines stand over the advertisement or beside it."""
        over, rows = span_value(str(area["cols"])), span_value(str(area["lines"]))
        if over[1] - over[0] + 1 != int(str(area["columns"])):
            return None
        if not meet(over, cols) or not meet(rows, taken):
            return [area]
        left = (taken[1] + 1, rows[1]) if self.corner.top else (rows[0], taken[0] - 1)
        if left[1] - left[0] + 1 < LEAST_UNDER or rows[1] - rows[0] - (left[1] - left[0]) < LEAST_BESIDE:
            return None
        common = max(over[0], cols[0]), min(over[1], cols[1])
        parts = (((over[0], cols[0] - 1), rows), (common, left), ((cols[1] + 1, over[1]), rows))
        return [_part(area, own, on) for own, on in parts if own[0] <= own[1]]

    @staticmethod
    def _is_met(made: Candidate, cols: Range, taken: Range) -> bool:
        """Whether the head stands where the advertisement is to be, or a picture or what else is in the text so near that little
        text has room between."""
        inner = [area for _, place in made.extra for area in place.get("text", ())]
        pictures = [node for node in (made.picture, *(own for _, own in made.pictures)) if node is not None]
        head = made.place.get("head")
        near = [(node, LEAST_UNDER + 1) for node in (*pictures, *inner)] + ([(head, 0)] if head else [])
        for node, by in near:
            first, last = span_value(str(node["lines"]))
            if meet(span_value(str(node["cols"])), cols) and meet((first - by, last + by), taken):
                return True
        return False

    def _lowered(self, made: Candidate) -> Candidate | None:
        """The advertisement at the upper left, the head under it over as many columns, the others beside both."""
        corner, by = self.corner, self.corner.h + self.air
        head = made.place.get("head")
        if made.form != "inset" or made.head is None or made.head.cols != corner.w or head is None:
            return None
        under, beside = made.place["text"]
        rows, top = span_value(str(under["lines"])), span_value(str(head["lines"]))
        if rows[1] - rows[0] - by + 1 < LEAST_UNDER:
            return None
        place = {**made.place, "head": {**head, "lines": span(top[0] + by, top[1] + by)}}
        areas = [_part(under, span_value(str(under["cols"])), (rows[0] + by, rows[1])), beside]
        low = replace(made, place=place, head=made.head.lower(by))
        cols = (1, corner.w)
        return None if self._is_met(low, cols, (1, by)) else self._held(low, areas, [_high(areas[0])], cols, (1, corner.h))

    def _held(self, made: Candidate, areas: list[Node], legs: list[int], cols: Range, lines: Range) -> Candidate:
        corner, w = self.corner, self.corner.w
        held = Held(corner.item, cols[0] - 1, lines[0] - 1, w, corner.h)
        within = sum(1 << gutter - 1 for gutter in range(cols[0], cols[1]))
        advert = corner.name, {"cols": span(*cols), "lines": span(*lines)}
        return replace(
            made, form="corner", slots=made.slots - self.slots, points=made.points + self.points,
            place={**made.place, "text": areas}, open=made.open & ~within, legs=(*made.legs, *legs), holds=(held,),
            adverts=(advert,), rules=tuple(self._rules(cols, lines)), airs=() if corner.top else made.airs,
        )  # fmt: skip

    def _rules(self, cols: Range, lines: Range) -> Iterator[Node]:
        """The rule between the text and the advertisement, in the middle of two free lines and more."""
        if self.air < 2:
            return
        first = lines[1] + 1 if self.corner.top else lines[0] - self.air
        middle = (first, first + 1) if self.air == 2 else (first + 1, first + 1)
        yield {"cols": span(*cols), "lines": span(*middle), "weight": self.makeup.looks.across}


class Shortening(Carving):
    """Makes forms of a story to forms of which the last, or first, columns end higher: other parts of the page stand under them."""

    def __init__(self, hole: Corner, makeup: Makeup) -> None:
        super().__init__(hole, 0, makeup)
        self.points = makeup.forms.leg

    def _held(self, made: Candidate, areas: list[Node], legs: list[int], cols: Range, lines: Range) -> Candidate:
        return replace(
            made, form=LEGGED, slots=made.slots - self.slots, points=made.points + self.points,
            place={**made.place, "text": areas}, legs=(*made.legs, *legs), airs=(),
        )  # fmt: skip


class Around(Candidates):
    """The forms of a story around an advertisement. Where this stands at the story's head its first picture stands within the text,
    as others do: forms that have a place for it have it there."""

    def __init__(
        self, story: StoryText, makeup: Makeup, height: int, aspects: Mapping[str, tuple[int, int]], carving: Carving
    ) -> None:
        super().__init__(story, makeup, height, aspects)
        self.carving = carving
        if carving.corner.top:
            self.inserts = Inserts(story, makeup, aspects, self.item.style, first=1)

    @property
    def _picture(self) -> tuple[int, int] | None:
        return None if self.carving.corner.top else super()._picture

    def widths(self) -> Iterator[tuple[int, int]]:
        return ((w, points) for w, points in super().widths() if w > self.carving.corner.w)

    def lines(self, w: int, columns: int) -> int:
        return super().lines(w, columns) + self.carving.slots

    def all(self) -> Iterator[Candidate]:
        carved = map(self.carving.of, super().all())
        return (replace(made, points=made.points + self._picture_points(made)) for made in carved if made is not None)

    def _picture_points(self, made: Candidate) -> int:
        """What its first picture costs where that stands within the text, by its columns."""
        first = (span_value(str(node["cols"])) for _, node in made.pictures if node["nth"] == "1")
        widths = [last - left + 1 for left, last in first]
        return sum(narrow_points(self.item, made.w, cols, self.makeup.prices) for cols in widths)


def _part(area: Node, cols: Range, lines: Range) -> Node:
    return {**area, "cols": span(*cols), "lines": span(*lines), "columns": str(cols[1] - cols[0] + 1)}


def _high(area: Node) -> int:
    first, last = span_value(str(area["lines"]))
    return last - first + 1


def _within(area: Node, cols: Range) -> bool:
    """Whether it stands in these columns and in no other."""
    over = span_value(str(area["cols"]))
    return cols[0] <= over[0] and over[1] <= cols[1]


def _columns(areas: Sequence[Node]) -> set[int]:
    """The columns over which text stands."""
    spans = (span_value(str(area["cols"])) for area in areas)
    return {n for first, last in spans for n in range(first, last + 1)}
