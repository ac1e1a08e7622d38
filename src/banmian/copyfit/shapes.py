"""The shapes that a block may take at a height, the cheapest first, each judged by setting its text in its real slots.

A block whose text would be set the same way in two shapes is judged once. Nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from banmian.content.model import Subhead
from banmian.copyfit.parts import Block, Part
from banmian.copyfit.relayout import Moves, moved_layout, with_layout
from banmian.copyfit.reshape import Key, Shape, Shift, is_text, shifts_of
from banmian.copyfit.threads import goes_on, hangs_on
from banmian.fonts import FontBook
from banmian.pages.drawn_stream import is_drawn
from banmian.pages.measuring import StreamMeasure
from banmian.pages.sheet import Sheet
from banmian.plan.model import Plan, Stream
from banmian.template.copyfit import Copyfit, CopyfitPrices
from banmian.template.model import PageLayout, Paper
from banmian.values import frozen

POINT = 2.5
"""Units of line breaking."""
UNCLEAN, OVER, SHORT = 20_000.0, 5000.0, 2000.0
"""Of a text that does not fill its slots: at all, for each line that finds none, for each slot left over."""
GAPS = (0, 1, 2)
"""By how many lines a head and the white around it may be higher."""
CLOSER_LEVEL = 2
"""From this level on a head may be a line less high, which is seen before a picture's height is."""
DRAWINGS = (".svg", ".pdf")
"""Of these a composed whole is lost where they are cropped, not some sky."""
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


@frozen
class SheetState:
    """A sheet of a plan as it stands: all sheets of the plan, since threads run over several."""

    plan: Plan
    sheets: tuple[Sheet, ...]
    index: int

    @property
    def sheet(self) -> Sheet:
        return self.sheets[self.index]

    @property
    def rules(self) -> Copyfit:
        """The paper's, with the level that the page asks for."""
        rules, level = self.plan.paper.copyfit, self.sheet.layout.copyfit
        return rules if level is None else replace(rules, level=level)

    def moved(self, moves: Moves) -> SheetState:
        layout = moved_layout(self.sheet.layout, moves, self.plan.paper.grid.leading)
        plan = with_layout(self.plan, self.index, layout)
        return SheetState(plan, tuple(replace(sheet, plan=plan) for sheet in self.sheets), self.index)

    def alone(self, block: Block) -> SheetState:
        """The sheet with nothing on it but a block: what else cuts text there stands clear of it, and goes along when it moves."""
        layout = self.sheet.layout
        places = tuple(p for p in layout.places if p.name in block.places)
        under = {p.head.on for p in places if p.head is not None} | {p.box.on for p in places if p.box is not None}
        names = block.pictures | under
        kept = replace(layout, places=places, pictures=tuple(p for p in layout.pictures if p.name in names))
        sheets = tuple(replace(s, layout=kept) if i == self.index else s for i, s in enumerate(self.plan.sheets))
        pictures = tuple(p for p in self.plan.pictures if p.sheet != self.index or p.place.name in names)
        plan = replace(self.plan, sheets=sheets, pictures=pictures)
        return SheetState(plan, tuple(replace(sheet, plan=plan) for sheet in self.sheets), self.index)

    def places(self, those: Callable[[Stream], bool]) -> frozenset[str]:
        """The sheet's places of such streams."""
        stops = (stop for stream in self.plan.streams if those(stream) for stop in stream.stops)
        return frozenset(stop.place.name for stop in stops if stop.sheet == self.index)

    def streams_of(self, places: frozenset[str]) -> list[Stream]:
        """The streams that end in one of the sheet's places, or in none of the places of a later sheet."""
        return [s for s in self.plan.streams if s.stops[-1].sheet == self.index and s.stops[-1].place.name in places]


class BlockShapes:
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
        self.calls = 0
        still = frozenset(place.name for place in state.sheet.layout.places if not place.copyfit)
        self.rigid = still | state.places(lambda stream: not self.measure.takes_lines(stream))
        self.with_white = state.places(_has_white) - self.rigid
        self.wide = _many_columns(state.sheet.layout) - self.rigid
        self.tiered = in_tiers(state.sheet.layout, state.plan.paper)
        self.tables = state.places(lambda stream: is_drawn(state.plan, stream)) - self.rigid
        self.pitched = state.places(lambda stream: is_drawn(state.plan, stream) and self.measure.rows(stream) > 0) - self.rigid
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

    def learn(self, other: BlockShapes | None) -> None:
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
        if block.stands or not any(is_text(p, self.rigid) for p in block.parts):
            return self._without_text(block, grown)
        best: Offer | None = None
        for points, shape in sorted(self._shapes(block, grown), key=lambda s: (s[0], s[1].pictures, s[1].gaps, s[1].white))[:TRIES]:
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
        if not pictures or not beside or block.stands or any(not p.may_grow or grown not in self._heights(p) for p in pictures):
            return None
        shape = Shape(grown, tuple((p.owner, grown) for p in pictures))
        cost = sum(self._stretched(p, grown) for p in pictures) * POINT
        return Offer(shape, cost, True) if shifts_of(block, shape, 0, self.rigid) else None

    def _pictures(self, block: Block) -> list[Part]:
        return [p for p in block.parts if p.may_grow] if self.rules.level > 1 else []

    def _shapes(self, block: Block, grown: int) -> Iterator[tuple[float, Shape]]:
        """Shapes of that height with the points that they cost."""
        changed = self._changed(block, grown) - self.rigid
        heads = [p.owner for p in block.parts if p.kind == "head" and p.owner in changed - self.tiered]
        whites, texts = sorted(changed & self.with_white), sorted(changed - self.tables)
        pictures = [p for p in self._pictures(block) if self._place_of(p) in changed]
        wide, prices = sorted(changed & self.wide) if self.rules.level > 2 else [], self.rules.prices
        tables = len(block.places & self.tables) * abs(grown) * prices.table
        pitches = self._pitches(block, grown)
        if pitches is None:
            return
        lines = (*GAPS, -1) if self.rules.level >= CLOSER_LEVEL else GAPS
        for gaps in product(lines, repeat=len(heads)):
            for loose in (0, 1, 2) if whites else (0, 2):
                for fewer in product((0, -1), repeat=len(wide)):
                    for more in product(*(list(self._heights(p)) for p in pictures)):
                        stretched = sum(self._stretched(p, d) for p, d in zip(pictures, more, strict=True))
                        yield (
                            stretched + tables + sum(_head_points(n, prices) for n in gaps) - sum(fewer) * prices.columns,
                            Shape(
                                grown,
                                _named([p.owner for p in pictures], more),
                                _named(heads, gaps),
                                _named(whites, [loose] * len(whites)),
                                tuple(texts) if loose else (),
                                _named(wide, fewer),
                                pitches,
                            ),
                        )

    def _changed(self, block: Block, grown: int) -> frozenset[str]:
        """The places of a block in which something is to change: those that do not fit, where its height is as it was."""
        if grown or len(block.places) < 2:
            return block.places
        done = [(s, self.measure.measured(s)) for s in self.state.streams_of(block.places)]
        return frozenset(s.stops[-1].place.name for s, m in done if m is not None and (m.over or m.short))

    def _place_of(self, part: Part) -> str:
        """The place whose picture it is."""
        return next(p.of for p in self.state.sheet.layout.pictures if p.name == part.owner)

    def _pitches(self, block: Block, grown: int) -> tuple[tuple[str, int], ...] | None:
        """How far the rows of the block's tables stand apart when it is so many lines higher; None beyond what their styles let."""
        out: list[tuple[str, int]] = []
        for stream in self.state.streams_of(block.places & self.pitched) if grown else ():
            area = stream.stops[0].place.text[0]
            style = dict(self.state.plan.paper.table_styles)[area.style]
            more = grown * self.state.plan.paper.grid.leading // self.measure.rows(stream)
            pitch = (area.pitch or style.pitch) + more
            if not style.pitches[0] <= pitch <= style.pitches[1]:
                return None
            out.append((stream.stops[0].place.name, pitch))
        return tuple(out)

    def _heights(self, part: Part) -> Iterator[int]:
        lines, reach = self._picture_lines(part), self.rules.drawing if self._is_drawing(part) else self.rules.picture
        least, most = (-(-lines * reach[0] // 1000), lines * reach[1] // 1000)
        return (d for d in range(least - lines, most - lines + 1) if (part.owner, d) not in self.banned)

    def _picture_lines(self, part: Part) -> int:
        """The picture's height in lines, without its caption's."""
        place = next(p for p in self.state.sheet.layout.pictures if p.name == part.owner)
        return place.lines[1] - place.lines[0] + 1 if place.lines is not None else part.last - part.first + 1

    def _stretched(self, part: Part, more: int) -> float:
        prices = self.rules.prices
        price = prices.drawing if self._is_drawing(part) else prices.picture
        return price * (more / self._picture_lines(part)) ** 2

    def _is_drawing(self, part: Part) -> bool:
        """Whether a picture is drawn, and cropped where its frame changes: no chart, which is drawn anew."""
        file = next(p.file for p in self.state.plan.pictures if p.sheet == self.state.index and p.place.name == part.owner)
        return file.endswith(DRAWINGS) and not part.chart

    def _judge(self, block: Block, shape: Shape, points: float) -> Offer | None:
        key = block, shape
        if key not in self._judged:
            shifts = shifts_of(block, shape, 0, self.rigid)
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


def _head_points(lines: int, prices: CopyfitPrices) -> int:
    """What a head costs that has so many lines more, or less."""
    return prices.closer * -lines if lines < 0 else prices.gap * lines * lines


def _has_white(stream: Stream) -> bool:
    """Whether white stands between things in it: above subheads, between stories."""
    subheads = (isinstance(block, Subhead) for piece in stream.pieces for block in piece.blocks)
    return any(subheads) or (len(stream.pieces) > 1 and bool(stream.stops[0].place.between))


def _many_columns(layout: PageLayout) -> frozenset[str]:
    """The places of at least three columns, of which one may be taken."""
    return frozenset(p.name for p in layout.places if p.text and not p.box and all(a.columns > 2 and a.cols for a in p.text))


def in_tiers(layout: PageLayout, paper: Paper) -> frozenset[str]:
    """The places whose text runs down in tiers, one above the other: a line more under their head would take a sign from each line
    of one tier and none from the next."""
    styles = dict(paper.text_styles)

    def runs_down(style: str) -> bool:
        return style in styles and styles[style].direction == "vertical"

    return frozenset(p.name for p in layout.places if len({a.lines for a in p.text if runs_down(a.style)}) > 1)


def _named(names: Sequence[str], numbers: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """The numbers that are not 0, by their names."""
    return tuple((name, number) for name, number in zip(names, numbers, strict=True) if number)
