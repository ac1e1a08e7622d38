"""What the shapes of a block cost, each judged by setting its text in its real slots, and the cheapest at each height.

A block whose text would be set the same way in two shapes is judged once. Nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping

from banmian.copyfit.parts import Block
from banmian.copyfit.relayout import Moves
from banmian.copyfit.reshape import Key, Shape, Shift, is_text, shifts_of
from banmian.copyfit.shapes import BlockShapes
from banmian.copyfit.state import SheetState
from banmian.copyfit.threads import goes_on, hangs_on
from banmian.fonts import FontBook
from banmian.pages.measuring import StreamMeasure
from banmian.plan.model import Stream
from banmian.template.copyfit import Copyfit
from banmian.values import frozen

POINT = 2.5
"""Units of line breaking."""
UNCLEAN, OVER, SHORT = 20_000.0, 5000.0, 2000.0
"""Of a text that does not fill its slots: at all, for each line that finds none, for each slot left over."""
TRIES = 24
"""Shapes of a block that are tried at one height."""


@frozen
class Offer:
    """A shape of a block at a height: its cost in units of line breaking, and whether its text fills its slots."""

    shape: Shape
    cost: float
    clean: bool
    over: int = 0
    short: int = 0


class BlockOffers:
    """Offers of the blocks of a sheet. `banned`: changes of pictures that were tried and show too little of them; `jump`: by how
    many lines a block grows from which a story goes on to another sheet; `most`: how many texts may be set."""

    def __init__(
        self,
        state: SheetState,
        fonts: FontBook,
        rules: Copyfit,
        banned: frozenset[tuple[str, int]] = frozenset(),
        jump: int = 0,
        most: int = 1_000_000,
    ) -> None:
        self.state, self.fonts, self.rules, self.banned, self.jump = state, fonts, rules, banned, jump
        self.most = most
        self.measure = self._measure(state)
        self.shapes = BlockShapes(state, rules, self.measure, banned)
        self.calls = 0
        self._judged: dict[tuple[Block, Shape], Offer | None] = {}
        self._offers: dict[tuple[Block, int], Offer | None] = {}
        self._grounds: dict[Block, SheetState] = {}
        self._before: dict[str, tuple[int, bool, float]] = {}

    def _measure(self, state: SheetState) -> StreamMeasure:
        return StreamMeasure(state.plan, state.sheets, self.fonts)

    def offer(self, block: Block, grown: int) -> Offer | None:
        """The cheapest shape of that height that was found; None where it has none."""
        key = block, grown
        if key not in self._offers:
            self._offers[key] = self._best(block, grown)
        return self._offers[key]

    def learn(self, other: BlockOffers | None) -> None:
        """Take over what was found of blocks whose texts stand on this sheet alone, where the sheet itself was the same."""
        if other is None or other.state.sheet.layout != self.state.sheet.layout or other.banned != self.banned:
            return
        streams = self.state.plan.streams
        alone = {b for b, _ in other._offers if not any(hangs_on(s, self.state.index, b) for s in streams)}
        self._offers |= {key: offer for key, offer in other._offers.items() if key[0] in alone}
        self._judged |= {key: offer for key, offer in other._judged.items() if key[0] in alone}

    def misfits(self, block: Block) -> int:
        """Lines over and short as the block stands."""
        done = [self.measure.measured(stream) for stream in self.state.streams_of(block.places)]
        return sum(m.over + m.short for m in done if m is not None)

    def _best(self, block: Block, grown: int) -> Offer | None:
        going = [s for s in self.state.plan.streams if goes_on(s, self.state.index, block)]
        leaves = any(s.stops[-1].sheet != self.state.index for s in going)
        if going and grown != (self.jump if leaves else 0):
            return None
        if block.stands or not any(is_text(p, self.shapes.rigid) for p in block.parts):
            return self._without_text(block, grown)
        best: Offer | None = None
        for points, shape in self.shapes.cheapest(block, grown)[:TRIES]:
            if self.calls >= self.most or (best is not None and best.clean and points * POINT >= best.cost):
                break
            judged = self._judge(block, shape, points)
            if judged is not None and (best is None or judged.cost < best.cost):
                best = judged
        return best

    def _without_text(self, block: Block, grown: int) -> Offer | None:
        """As it is, or with its pictures as much higher, where they stand beside one another; an index over other lines."""
        if not grown:
            return Offer(Shape(), 0.0, True)
        if block.spreads:
            most = (block.last - block.first + 1) * self.rules.index // 1000
            return Offer(Shape(grown), abs(grown) * self.rules.prices.index * POINT, True) if abs(grown) <= most else None
        pictures = [p for p in block.parts if p.kind == "picture"] if self.rules.level > 1 else []
        beside = all(p.beside(q) for p in pictures for q in pictures if p is not q)
        reached = all(p.may_grow and grown in self.shapes.heights(p) for p in pictures)
        if not pictures or not beside or block.stands or not reached:
            return None
        shape = Shape(grown, tuple((p.owner, grown) for p in pictures))
        cost = sum(self.shapes.stretched(p, grown) for p in pictures) * POINT
        return Offer(shape, cost, True) if shifts_of(block, shape, 0, self.shapes.rigid) else None

    def _judge(self, block: Block, shape: Shape, points: float) -> Offer | None:
        key = block, shape
        if key not in self._judged:
            shifts = shifts_of(block, shape, 0, self.shapes.rigid)
            self._judged[key] = self._measured(block, shape, shifts, points) if shifts is not None else None
        return self._judged[key]

    def _measured(self, block: Block, shape: Shape, shifts: Mapping[Key, Shift], points: float) -> Offer | None:
        state = self.state
        if shape.changes:
            state = self._ground(block).moved(
                Moves(shifts, {}, dict(shape.white), frozenset(shape.fill), dict(shape.columns), dict(shape.pitches))
            )
        measure = self._measure(state)
        cost, over, short = points * POINT, 0, 0
        for stream in state.streams_of(block.places):
            self.calls += 1
            done = measure.measured(stream)
            if done is None:
                continue
            faults, unread, settled = self._before_of(stream)
            if len(done.faults) > faults or (done.unread and not unread):
                return None
            over, short = over + done.over, short + done.short
            cost += max(0.0, done.cost - settled)
        if over or short:
            cost += UNCLEAN + OVER * over + SHORT * short
        return Offer(shape, cost, not over and not short, over, short)

    def _ground(self, block: Block) -> SheetState:
        """The sheet on which shapes of a block are judged: with nothing else on it, for that moves too; as it is where another
        block reaches into this one's text."""
        if block not in self._grounds:
            alone = self.state.alone(block)
            same = all(
                _slots(self.measure, own) == _slots(self._measure(alone), lone)
                for own, lone in zip(self.state.streams_of(block.places), alone.streams_of(block.places), strict=True)
            )
            self._grounds[block] = alone if same else self.state
        return self._grounds[block]

    def _before_of(self, stream: Stream) -> tuple[int, bool, float]:
        """What a stream's heads cannot do as the page stands; whether lines of it belong to no text; what its setting costs where
        it fills its slots, for a text that fits is not opened or closed to save on that."""
        name = stream.stops[-1].place.name
        if name not in self._before:
            own = next(s for s in self.state.streams_of(frozenset([name])))
            done = self.measure.measured(own)
            found = (
                (0, False, 0.0) if done is None else (len(done.faults), done.unread, 0.0 if done.over or done.short else done.cost)
            )
            self._before[name] = found
        return self._before[name]


def _slots(measure: StreamMeasure, stream: Stream) -> int:
    done = measure.measured(stream)
    return done.slots if done is not None else 0
