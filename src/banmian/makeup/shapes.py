"""The shapes of an item: the candidates of its forms that its text fills, judged by the functions that will set it.

For each width and height the cheapest few. A candidate is tried as it is, then with more white above subheads, then with its lines
opened, which is what copyfit would do with it; one that is over is none. docs/rules/makeup.md, Shapes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain

from banmian.makeup.amid import Amid
from banmian.makeup.candidates import Candidates
from banmian.makeup.corners import AIRS, NOBODY, Around, Carving, Corner, Shortening
from banmian.makeup.flaws import flaw_points
from banmian.makeup.forms import BOXED, Candidate, leg_points, plain
from banmian.makeup.fragment import Fragment
from banmian.makeup.heads import NO_HEAD, HeadChoice
from banmian.makeup.house import HouseBlock
from banmian.makeup.model import Item
from banmian.makeup.needs import FREE, Measure, StoryText, Turned, deep
from banmian.makeup.rounds import FORM
from banmian.makeup.shape import TENTH, Shape
from banmian.makeup.standing import MOST_SHORT, Judge, ends_in_rule, fixed_shapes, house_shapes
from banmian.makeup.trial import Trial, Tried
from banmian.template.makeup import Makeup
from banmian.values import frozen

EACH = 3
"""Shapes kept for a width and height."""
TRIES, TIGHT = 4, 2
"""Candidates tried for a width and height, and how many more that have fewer lines than the text takes where it stands freely: most
of them do not hold it."""
MOST_COST = 900
"""Units by which a text may be dearer than where it stands freely."""
OPENED = 60
"""Points for each line by which a text is opened to end on its last line."""
LOOSE = (115, 140)
"""The height that a table is wanted to have and the greatest, in hundredths of the least that its rows take."""
ROW = 2
"""Points for each line by which a table is not as high as wanted."""
CLOSER = 35
"""Points for subheads without the white above them, where a box has too few lines: as much as a smaller head."""
WHITE = 25
"""Points for further white that subheads may have, times the square of its lines, which not all get; for that between briefs once,
as it is shared out."""


BRIEFLY = ((0, False), (1, False), (2, False), (0, True), (2, True))
"""Further white and opened lines of briefs, whose white goes evenly between them: so it is tried alone up to two lines."""


@frozen
class Wanted:
    """Which shapes are asked for: of so many columns (0: any), of lines from `least` on to `most`, of a form ("": any)."""

    w: int = 0
    least: int = 0
    most: int = 10_000
    form: str = ""
    rough: bool = False
    """Whether sizes alone may tell what a text costs in a shape: none is tried."""
    corner: Corner | None = None
    """The advertisement around which the text runs; None: around none."""

    def takes(self, made: Candidate | Shape) -> bool:
        return self.w in (0, made.w) and self.least <= made.h <= self.most and self.form in ("", made.form)


ANY, ROUGH = Wanted(), Wanted(rough=True)


class ItemShapes:
    """Makes the shapes of one item. `aspects`: width and height of pictures by their files; `house`: the block that it is like."""

    def __init__(
        self,
        trial: Trial,
        makeup: Makeup,
        item: Item,
        number: int,
        height: int,
        aspects: Mapping[str, tuple[int, int]],
        house: HouseBlock | None = None,
        before: Turned | None = None,
        judge: Judge = lambda plan: (),
        wanted: Wanted = ANY,
    ) -> None:
        self.wanted = wanted
        self.makeup, self.item, self.number, self.height = makeup, item, number, height
        self.aspects, self.house, self.judge = aspects, house, judge
        self.story = StoryText(trial, item, before)

    def shapes(self) -> list[Shape]:
        return [shape for shape in self._all() if self.wanted.takes(shape)]

    def _all(self) -> list[Shape]:
        if self.item.advert or self.item.furniture:
            return fixed_shapes(self.item, self.number, self.makeup)
        if self.house is not None:
            return house_shapes(self.story, self.number, self.house, self.makeup, self.judge, self.aspects)
        candidates = Candidates(self.story, self.makeup, self.height, self.aspects)
        if self.wanted.corner is not None:
            return [] if self._is_drawn(candidates) else self._best(self._around(self.wanted.corner), candidates, True)
        if self._is_drawn(candidates):
            return list(self._drawn(candidates))
        amid = Amid(self.story, self.makeup, self.height, self.aspects)
        found = self._best(chain(candidates.all(), amid.all()), candidates, not self.item.jump)
        if found or not any(candidates.inserts_of(w) for w, _ in candidates.widths()):
            return found
        bare = Candidates(self.story, self.makeup, self.height, self.aspects, whole=False)
        return self._best(bare.all(), bare, True)  # the build tells what stands nowhere

    def _around(self, corner: Corner) -> Iterator[Candidate]:
        """The forms around an advertisement, with each white between; or with a leg, where it is of no item."""
        carvings = (
            [Carving(corner, air, self.makeup) for air in AIRS] if corner.item != NOBODY else [Shortening(corner, self.makeup)]
        )
        for carving in carvings:
            yield from Around(self.story, self.makeup, self.height, self.aspects, carving).all()

    def _is_drawn(self, candidates: Candidates) -> bool:
        """Whether the story is a table or the like, which is as high as its rows and knows no lines of text."""
        if len(self.item.stories) > 1 or self.item.box or self.item.beside or self.item.jump:
            return False
        made = plain(1, NO_HEAD, deep(self.story.trial) - FREE, candidates.text, 1, 0)
        done = self.story.planned(made.fragment(self.item.name))
        return done is not None and done.is_drawn

    def _drawn(self, candidates: Candidates) -> Iterator[Shape]:
        """Over each width in which its cells have room, from the least height of its rows on."""
        for w, points in candidates.widths():
            for head in candidates.heads_over(w):
                make = partial(self._drawn_form, candidates, w, head, points)
                room = range(1, max(1, self.height - head.lines) + 1)
                least = room[0] + bisect_left(room, True, key=lambda depth: self._is_sound(make(depth)))
                wanted = least * LOOSE[0] // 100
                for depth in range(least, min(room[-1], least * LOOSE[1] // 100) + 1):
                    made = make(depth)
                    if self.wanted.takes(made):
                        fragment, points_so = made.fragment(self.item.name), made.points + ROW * abs(depth - wanted)
                        yield replace(self._shape(made, points_so, fragment), ruled=ends_in_rule(self.story, fragment))

    def _drawn_form(self, candidates: Candidates, w: int, head: HeadChoice, points: int, depth: int) -> Candidate:
        return replace(plain(w, head, depth, candidates.text, 1, points), form="drawn")

    def _is_sound(self, made: Candidate) -> bool:
        done = self.story.tried(made.fragment(self.item.name))
        return done is not None and done.sound

    def _best(self, found: Iterator[Candidate], candidates: Candidates, judged: bool) -> list[Shape]:
        """The cheapest of each width and height that hold the text."""
        of_size: dict[tuple[int, int], list[tuple[int, bool, Candidate]]] = {}
        for made in found:
            legs = leg_points(made.legs, self.makeup)
            if legs is None or made.h > self.height or not self.wanted.takes(made):
                continue
            is_tight = judged and self._is_tight(candidates, made)
            of_size.setdefault((made.w, made.h), []).append((made.points + legs, is_tight, made))
        out: list[Shape] = []
        for _, own in sorted(of_size.items()):
            own.sort(key=lambda c: (c[0], c[2].form, str(c[2].place)))
            kept, tries = 0, [TRIES, TIGHT]
            for points, is_tight, made in own:
                tries[is_tight] -= 1
                if tries[is_tight] < 0:
                    continue
                if self.wanted.rough:
                    shape = self._rough(made, points)
                else:
                    shape = self._judged(made, points) if judged else self._shape(made, points, made.fragment(self.item.name))
                if shape is not None:
                    out.append(shape)
                    kept += 1
                if kept == EACH:
                    break
        return out

    def _is_tight(self, candidates: Candidates, made: Candidate) -> bool:
        """Whether it has fewer lines than its text takes in such columns where it stands freely."""
        w, columns = made.set_over
        needed = candidates.lines(w, columns) if columns != BOXED else self.story.needed((w, columns), lambda depth: made)
        return made.slots < needed

    def _judged(self, made: Candidate, points: int) -> Shape | None:
        """The candidate as its text fills it best; None where it does not."""
        best: Shape | None
        measure = made.set_over
        free = self.story.cost(measure) + made.free
        best, before = None, 0
        if self._is_over(made, measure):
            return None
        prices = self.makeup.prices
        tried = self.story.tried(made.fragment(self.item.name))
        if tried is None:
            return None
        for white, fill in self._ways():
            is_first = not (white or fill)
            done = tried if is_first else self.story.trial.filled(tried, made.looks(self.item.name, white, fill))
            if not done.sound:
                return self._closer(made, points, free, tried) if is_first and made.form == "box" and self.story.gaps else best
            more = 0 if made.form == FORM else max(0, round(done.even - free))
            if is_first:
                before = done.short
            if max(m.short for m in done.streams.values()) > MOST_SHORT or (more > MOST_COST and is_first):
                continue
            opened = OPENED * max(0, before - done.short) if fill else more * 2 // 5
            further = WHITE * (min(1, white) if len(self.item.stories) > 1 else white * white)
            text = prices.short * done.short + opened + further + flaw_points(done.flaws, prices)
            shape = self._shape(made, points, made.fragment(self.item.name, white, fill), text)
            if best is None or shape.cost < best.cost:
                best = shape
            if not done.short and not done.flaws.tails:
                break
        return best

    def _is_over(self, made: Candidate, measure: Measure) -> bool:
        """Whether its lines are too few for its text, as is known without trying: not where a picture narrows some of them, nor in
        a box whose subheads may do without their white."""
        is_even = made.form != FORM and not made.pictures and not (made.form == "box" and self.story.gaps)
        return is_even and self.story.surely_over(made, measure)

    def _ways(self) -> tuple[tuple[int, bool], ...]:
        """Lines of further white with opened lines or without, in the order in which they are tried."""
        if len(self.item.stories) > 1:
            return BRIEFLY
        return ((0, False), (1, False), (0, True), (2, True)) if self.story.subheads else ((0, False), (0, True))

    def _closer(self, made: Candidate, points: int, free: float, tried: Tried) -> Shape | None:
        """A box whose subheads stand without the white above them, all of them; None where its text fills it not even so."""
        for fill in (False, True):
            done = self.story.trial.filled(tried, made.looks(self.item.name, -1, fill))
            if not done.sound:
                return None
            if max(m.short for m in done.streams.values()) <= MOST_SHORT:
                more = max(0, round(done.even - free)) * 2 // 5
                text = self.makeup.prices.short * done.short + CLOSER + more + flaw_points(done.flaws, self.makeup.prices)
                return self._shape(made, points, made.fragment(self.item.name, -1, fill), text)
        return None

    def _rough(self, made: Candidate, points: int) -> Shape | None:
        """By the lines that it has and those that the text takes in such columns: what is free is opened as far as it may be."""
        measure = made.set_over
        free = made.slots - self.story.lines(*measure)
        if free < 0:
            return None
        opened = min(free, MOST_SHORT + self.story.subheads)
        return self._shape(
            made, points, made.fragment(self.item.name), OPENED * opened + self.makeup.prices.short * (free - opened)
        )

    def _shape(self, made: Candidate, points: int, fragment: Fragment, text: int = 0) -> Shape:
        left = (made.head,) if made.head is not None and made.left else ()
        right = (made.head,) if made.head is not None and made.right else ()
        terms = (("form", points), ("text", text))
        shown = (made.shown,) if made.shown is not None else ()
        return Shape(self.number, made.w, made.h, (points + text) * TENTH, made.form, fragment, left, right, made.open, shown,
                     made.form == "box", terms, made.airs, made.holds)  # fmt: skip
