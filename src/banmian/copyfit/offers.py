"""What the shapes of a block cost, and the cheapest at each height, found with as few texts set as can be.

Each shape has a price; counting (estimate.py) adds what its text costs at least, and strikes out what no text fills. The dynamic
programme works with these bounds; only shapes that it would take are judged by setting their text in their real slots, until it
takes none that was not. So no text is set for a shape that could not win, and what was found is the cheapest all the same.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping

from banmian.copyfit.estimate import Counting
from banmian.copyfit.parts import Block
from banmian.copyfit.refusals import Ban, Refused, changes_that_may_be_banned, look_of_shape
from banmian.copyfit.relayout import moves_of
from banmian.copyfit.reshape import Key, Shape, Shift, is_text, shifts_of
from banmian.copyfit.shapes import Asked, BlockShapes
from banmian.copyfit.state import SheetState
from banmian.copyfit.texts import Texts
from banmian.copyfit.threads import goes_on, hangs_on
from banmian.plan.model import Stream
from banmian.remember import Same
from banmian.template.copyfit import Copyfit
from banmian.values import frozen

POINT = 2.5
"""Units of line breaking."""
UNCLEAN, OVER, SHORT = 20_000.0, 5000.0, 2000.0
"""Of a text that does not fill its slots: at all, for each line that finds none, for each slot left over."""
MOST_COUNTED = 600
"""Shapes of a block at one height whose slots are counted, the cheapest first."""
MOST_WORDED = 60
"""Of these, so many are counted with each other wording of its stories too."""
RECAPTIONED = 1_000_000
"""The number in its queue of the first shape that came in with another caption, beyond all others."""


@frozen
class Offer:
    """A shape of a block at a height: its cost in units of line breaking, and whether its text fills its slots. `judged`: by
    setting it; else that is the least it may cost, by counting."""

    shape: Shape
    cost: float
    clean: bool
    over: int = 0
    short: int = 0
    judged: bool = True
    points: float = 0.0
    """What of the cost is its shape's, in points."""


Bounds = tuple[tuple[Stream, float, int], ...]
"""Of each text of a shape the least that it costs, and by how many lines it is over (short: negative)."""
Waiting = tuple[float, int, float, Shape, Offer | None]
"""A shape in its queue: what it costs at least, its number, its points, what was found of it."""


class BlockOffers:
    """Offers of the blocks of a sheet. `banned`: changes of pictures that were tried and show too little of them; `jump`: by how
    many lines a block grows from which a story goes on to another sheet; `closed`: no more texts are set, only what was judged is
    offered; `refused`: shapes of blocks that together brought an error to the page."""

    def __init__(self, state: SheetState, texts: Texts, rules: Copyfit, jump: int = 0) -> None:
        self.state, self.texts, self.rules, self.jump = state, texts, rules, jump
        self.banned: frozenset[Ban] = frozenset()
        self.refused: frozenset[Refused] = frozenset()
        self.closed = False
        self.shapes = BlockShapes(state, rules, texts)
        self.counting = Counting(state, texts)
        self._queues: dict[Asked, list[Waiting]] = {}
        self._judged: dict[tuple[Block, Shape], Offer | None] = {}
        self._grounds: dict[Block, SheetState] = {}
        self._before: dict[str, tuple[int, bool, float, int]] = {}
        self._bounds: dict[tuple[Same, Shape], Bounds | None] = {}
        self._judged_at: set[Shape] = set()
        self._numbered = RECAPTIONED
        self._goes_on: dict[Same, tuple[bool, bool]] = {}

    def offer(self, asked: Asked) -> Offer | None:
        """The cheapest shape, as far as is known; None where it has none."""
        block, grown = asked.block, asked.grown
        going, leaves = self._going(block)
        if going and (grown != (self.jump if leaves else 0) or asked.feet):
            return None
        if block.stands or not any(is_text(p, self.shapes.rigid) for p in block.parts):
            found = self._without_text(asked)
            return found if found is None or self.shapes.keeps_still(asked, found.shape) else None
        if asked not in self._queues:
            self._queues[asked] = self._queue(asked)
        return self._top(asked, self._queues[asked])

    def _going(self, block: Block) -> tuple[bool, bool]:
        """Whether stories go on from the block, and whether to another sheet."""
        key = Same(block)
        if key not in self._goes_on:
            going = [s for s in self.state.plan.streams if goes_on(s, self.state.index, block)]
            self._goes_on[key] = bool(going), any(s.stops[-1].sheet != self.state.index for s in going)
        return self._goes_on[key]

    def learn(self, other: BlockOffers) -> None:
        """Take over what was found of the same sheet before another one was changed that shares a story with it: all of the blocks
        in which no such story stands, of the others what its text costs."""
        streams = self.state.plan.streams
        alone = {b for b in self.state.blocks if not any(hangs_on(s, self.state.index, b) for s in streams)}
        self.banned, self.refused, self._numbered = other.banned, other.refused, other._numbered
        self._queues = {asked: list(queue) for asked, queue in other._queues.items() if asked.block in alone}
        self._judged = {key: offer for key, offer in other._judged.items() if key[0] in alone}
        self._judged_at = {shape for _, shape in self._judged}
        self._grounds = {block: ground for block, ground in other._grounds.items() if block in alone}
        names = frozenset(name for block in alone for name in block.places)
        self._before = {name: found if name in names else (*found[:2], 0.0, found[3]) for name, found in other._before.items()}
        self.counting.learn(other.counting, names)

    def plainest(self, block: Block, offer: Offer) -> Offer:
        """The offer with as little that its text may do as fills its slots as well."""
        for shape in self.shapes.plainer(offer.shape):
            found = self.judged(block, shape, offer.points)
            if found is not None and (found.over, found.short) == (offer.over, offer.short) and found.cost <= offer.cost:
                return found
        return offer

    def judge(self, asked: Asked, offer: Offer) -> None:
        """Set the text of an offer that was counted only: from then on it is what was found."""
        queue = self._queues[asked]
        cost, number, points, shape, _ = heapq.heappop(queue)
        assert shape == offer.shape
        found = self.judged(asked.block, shape, points)
        if found is not None and (found.clean or not asked.clean):
            heapq.heappush(queue, (max(cost, found.cost), number, points, shape, found))
        if offer.clean and (found is None or not found.clean):
            self._recaption(asked, queue, shape, points)

    def judged(self, block: Block, shape: Shape, points: float) -> Offer | None:
        """The shape with its text set; None where its heads, or its lines, cannot be."""
        key = block, shape
        if key not in self._judged:
            self._judged_at.add(shape)
            shifts = self.shapes.shifts(block, shape)
            self._judged[key] = self._measured(block, shape, shifts, points) if shifts is not None else None
        return self._judged[key]

    def _queue(self, asked: Asked) -> list[Waiting]:
        shapes = self.shapes.cheapest(asked)[:MOST_COUNTED]
        shapes += self.shapes.worded(asked.block, shapes[:MOST_WORDED], asked.level)
        shapes.sort(key=lambda shape: shape[0])
        return [(points * POINT, n, points, shape, None) for n, (points, shape) in enumerate(shapes)]

    def _top(self, asked: Asked, queue: list[Waiting]) -> Offer | None:
        """The first of the queue, once it is counted or judged."""
        while queue:
            _, number, points, shape, found = queue[0]
            if self._is_banned(asked.block, shape) or not self.shapes.keeps_still(asked, shape):
                heapq.heappop(queue)
            elif found is not None and found.judged:
                return found
            elif (known := self._judged_as(asked.block, shape)) is not None and (known.clean or not asked.clean):
                heapq.heapreplace(queue, (known.cost, number, points, shape, known))
                self._recaption(asked, queue, shape, points)
            elif self.closed:
                heapq.heappop(queue)
            elif found is not None:
                return found
            elif (counted := self._counted(asked, shape, points)) is None:
                heapq.heappop(queue)
                self._recaption(asked, queue, shape, points)
            else:
                heapq.heapreplace(queue, (counted.cost, number, points, shape, counted))
                self._recaption(asked, queue, shape, points)
        return None

    def _recaption(self, asked: Asked, queue: list[Waiting], shape: Shape, points: float) -> None:
        """A shape in which text is over or short waits with captions in a line less or more, too."""
        over, short = self._misses(asked.block, shape)
        if over or short:
            price = points + self.rules.prices.caption
            for other in self.shapes.captioned(asked, shape, over, short):
                self._numbered += 1
                heapq.heappush(queue, (price * POINT, self._numbered, price, other, None))

    def _misses(self, block: Block, shape: Shape) -> tuple[bool, bool]:
        """Whether text of a block is over in a shape, and whether it is short, as far as was found."""
        if shape in self._judged_at and (block, shape) in self._judged:
            found = self._judged[block, shape]
            return (True, False) if found is None else (found.over > 0, found.short > 0)
        bounds = self._bounds.get((Same(block), shape)) or ()
        return any(off > 0 for _, _, off in bounds), any(off < 0 for _, _, off in bounds)

    def _judged_as(self, block: Block, shape: Shape) -> Offer | None:
        """What was found of a shape by setting it. Of most, which were not set, a look at the shape alone tells it."""
        return self._judged.get((block, shape)) if shape in self._judged_at else None

    def _is_banned(self, block: Block, shape: Shape) -> bool:
        if self.refused and (block, look_of_shape(shape)) in self.refused:
            return True
        return bool(self.banned) and not self.banned.isdisjoint(changes_that_may_be_banned(shape))

    def _counted(self, asked: Asked, shape: Shape, points: float) -> Offer | None:
        """What a shape costs at least; None where it cannot be, or is not wanted."""
        block = asked.block
        if shape in self._judged_at and (block, shape) in self._judged:
            return None  # judged, and found unfit
        key = Same(block), shape
        if key not in self._bounds:
            self._bounds[key] = self._bounded(block, shape)
        bounds = self._bounds[key]
        if bounds is None:
            return None
        cost, over, short = points * POINT, 0, 0
        for stream, least, off in bounds:
            if off and asked.clean:
                return None
            over, short = over + max(0, off), short + max(0, -off)
            cost += max(0.0, least - self._before_of(stream)[2])
        if over or short:
            cost += UNCLEAN + OVER * over + SHORT * short
        return Offer(shape, cost, not over and not short, over, short, False, points)

    def _bounded(self, block: Block, shape: Shape) -> Bounds | None:
        """Of each text of a block in a shape what it costs at least, and by how many lines it is off."""
        shifts = self.shapes.shifts(block, shape)
        if shifts is None:
            return None
        body, streams = self.shapes.body(block, shape), self.state.streams_of(block.places)
        found = ((stream, self.counting.bound(stream, body, shape, shifts)) for stream in streams)
        return tuple((stream, *bound) for stream, bound in found if bound is not None)

    def _without_text(self, asked: Asked) -> Offer | None:
        """As it is, or with its pictures as much higher, where they stand beside one another; an index over other lines."""
        block, grown = asked.block, asked.grown
        if not grown:
            return Offer(Shape(), 0.0, True)
        if block.spreads:
            most = (block.last - block.first + 1) * self.rules.index // 1000
            return Offer(Shape(grown), abs(grown) * self.rules.prices.index * POINT, True) if abs(grown) <= most else None
        pictures = [p for p in block.parts if p.kind == "picture"] if asked.level > 1 else []
        beside = all(p.beside(q) for p in pictures for q in pictures if p is not q)
        reached = all(p.may_grow and grown in self.shapes.heights(p) for p in pictures)
        shape = Shape(grown, tuple((p.owner, grown) for p in pictures))
        if not pictures or not beside or block.stands or not reached or self._is_banned(block, shape):
            return None
        cost = sum(self.shapes.stretched(p, grown) for p in pictures) * POINT
        return Offer(shape, cost, True) if shifts_of(block, shape, 0, self.shapes.rigid) else None

    def _measured(self, block: Block, shape: Shape, shifts: Mapping[Key, Shift], points: float) -> Offer | None:
        state = self.state
        if shape.changes:
            state = self.shapes.formed(self._ground(block), block, shape).moved(moves_of(shape, shifts))
        cost, over, short = points * POINT, 0, 0
        for stream in state.streams_of(block.places):
            done = self.texts.measured(state, stream)
            if done is None:
                continue
            faults, unread, settled, before = self._before_of(stream)
            if len(done.faults) > faults or (done.unread and not unread) or done.over > before:
                return None  # what was short may stay so; words are not lost for it
            over, short = over + done.over, short + done.short
            cost += max(0.0, done.cost - settled)
        if over or short:
            cost += UNCLEAN + OVER * over + SHORT * short
        return Offer(shape, cost, not over and not short, over, short, True, points)

    def _ground(self, block: Block) -> SheetState:
        """The sheet on which shapes of a block are judged: with nothing else on it, for that moves too; as it is where another
        block reaches into this one's text."""
        if block not in self._grounds:
            alone = self.state.alone(block)
            same = all(
                self._slots(self.state, own) == self._slots(alone, lone)
                for own, lone in zip(self.state.streams_of(block.places), alone.streams_of(block.places), strict=True)
            )
            self._grounds[block] = alone if same else self.state
        return self._grounds[block]

    def _slots(self, state: SheetState, stream: Stream) -> int:
        done = self.texts.measured(state, stream)
        return done.slots if done is not None else 0

    def _before_of(self, stream: Stream) -> tuple[int, bool, float, int]:
        """What a stream's heads cannot do as the page stands; whether lines of it belong to no text; what its setting costs where
        it fills its slots, for a text that fits is not opened or closed to save on that; by how many lines it is over."""
        name = stream.stops[-1].place.name
        if name not in self._before:
            own = next(s for s in self.state.streams_of(frozenset([name])))
            done = self.texts.measured(self.state, own)
            settled = done.cost if done is not None and not done.over and not done.short else 0.0
            found = (0, False, 0.0, 0) if done is None else (len(done.faults), done.unread, settled, done.over)
            self._before[name] = found
        return self._before[name]
