"""The thread optimiser: how many lines each paragraph takes, with column ends, subheads and the place's end in view.

State: (item, slot). A paragraph on equal slots offers a menu (linebreak.menu) that is made once; one that touches unequal
slots is broken for that start slot exactly (ARCHITECTURE.md, Menus). docs/rules/typography.md, Total fit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from banmian.flow.even_white import even_shares, unevenness
from banmian.flow.menus import menu_of
from banmian.flow.slots import LineSlot, shared_measure
from banmian.flow.stream_items import Composition, FixedItem, Flaws, ParagraphItem, Placed, StreamItem, is_scrap
from banmian.flow.stretches import Stretches
from banmian.linebreak import BEAM, WIDE_BEAM, Fit

LONE_FIRST = 300.0
"""A paragraph's first line alone at the foot of a column."""
LONE_LAST = 400.0
"""A paragraph's last line alone at the head of a column."""
BRIEF_PARTED = 2400.0
"""A brief's paragraph that goes on at the head of the next column, where no head tells whose text it is."""
BLANK = 200.0
"""A slot left empty at a column's foot, for what must stand together."""
SHORT = 300.0
"""A slot left over at the end of the place, as far as copyfit reaches: a place that is far from full is not filled by opening
its lines."""
SHORT_TO_FIT = 3600.0
"""The same where copyfit asks a text to fill its place: dearer settings are no even lines any more."""
OVER = 5000.0
"""A line that finds no slot."""
COPYFIT_REACH = 6
"""Lines over or short up to which looser or tighter settings than usual are worth a second run."""
KEEP_BROKEN = 2000.0
"""What should stand together is parted, since the only other way is to leave the rest of the place empty."""
WHITE = 30.0
"""A further line of white above a subhead, where its place lets it, times the cube of how many there are: two are a hole beside
subheads that have one or none. Where all items of a column share it, it is the line's price alone."""
UNEVEN = 60.0
"""A line by which white that goes evenly above several items is off its even share up to one (even_white.py), times its square."""
FEATHERED = 60.0
"""A column's last slot that stays free, where its white goes between the column's items."""
MOST_TRIES = 4
"""How often the lines of a fixed item are counted anew: in a narrower slot it may take more lines, which may bring in a still
narrower slot."""
INFINITE = 1 << 62
PRUNE_MARGIN = 1500.0
"""States that are dearer than the best by more than this are dropped. It is what lone lines and blanks further on may still
decide; what the slots are worth by which a state is ahead or behind is added."""


def compose(
    items: Sequence[StreamItem], slots: Sequence[LineSlot], fill: bool = True, short: float = SHORT, feather: bool = False
) -> Composition:
    """The cheapest way to set the items into the slots. `fill`: ending on the last slot is wanted, and a slot left over is worth
    `short`. `feather`: a column's last slot may stay free, which counts as filled: its white goes between the column's items.

    Where the menus of usual settings leave a few lines over or a few slots free, a second run looks at dearer ones too."""
    short, ground = short if fill else 0.0, Stretches.of(slots)
    done = _Thread(items, ground, short, BEAM, feather).run()
    near = 0 < done.over <= COPYFIT_REACH or (fill and 0 < done.short <= COPYFIT_REACH)
    return _Thread(items, ground, short, WIDE_BEAM, feather).run() if near else done


def least_lines(items: Sequence[StreamItem], slots: Sequence[LineSlot]) -> int:
    """The fewest lines that the items take together in slots of one measure, wherever columns end; 0: the slots have several."""
    even = Stretches.of(slots).even
    return sum(_least(item, even) for item in items) if even else 0


def _least(item: StreamItem, even: tuple[int, ...]) -> int:
    if isinstance(item, FixedItem):
        return min((item.lines, item.at_head) if item.needs is None else item.needs(even[0]))
    return min(fit.lines for fit in menu_of(item, even))


Stand = Placed | tuple[int, Fit]
"""Where an item stands: a paragraph by its slot and its setting. Of a hundred that are weighed one is kept."""
State = tuple[float, int, Stand]
"""cost, slot of the item before, where the item itself stands"""


class _Thread:
    def __init__(self, items: Sequence[StreamItem], ground: Stretches, short: float, beam: float, feather: bool = False) -> None:
        self.items, self.ground, self.short, self.beam, self.feather = items, ground, short, beam, feather
        self.slots, self.measures, self.real = ground.slots, ground.measures, ground.real
        self.heads, self.feet, self.together = ground.heads, ground.feet, ground.together
        self.menus: dict[tuple[int, tuple[int, ...]], tuple[Fit, ...]] = {}
        """By the items, which live as long as this, and measures: from slot to slot they are mostly the same."""
        self.counted: dict[tuple[int, int], int] = {}
        """The lines that a fixed item takes, by the item and the slot where it begins."""
        self.shares = even_shares(items, self.measures, self._usual)

    def _usual(self, item: ParagraphItem) -> int:
        """The lines that a paragraph takes where nothing asks for more or fewer."""
        return min(self._menu_over(item, (self.measures[0],)), key=lambda fit: fit.cost).lines

    def run(self) -> Composition:
        layer: dict[int, float] = {0: 0.0}
        back: list[dict[int, State]] = []
        for item in self.items:
            states: dict[int, State] = {}
            if isinstance(item, FixedItem):
                for slot, cost in layer.items():
                    for placed, price in self._fixed(item, slot):
                        end = placed.slot + placed.lines
                        old = states.get(end)
                        if old is None or cost + price < old[0]:
                            states[end] = (cost + price, slot, placed)
            else:
                fits = self._menu_over(item, self.ground.even) if self.ground.even else ()
                for slot, cost in layer.items():
                    self._broken(item, fits, slot, (slot, cost, 0.0), states)
                    if slot + 1 < self.real and self._feathers(slot):
                        self._broken(item, fits, slot + 1, (slot, cost, FEATHERED), states)
            back.append(states)
            layer = self._keep(states)
        return self._finish(layer, back)

    def _broken(
        self, item: ParagraphItem, fits: tuple[Fit, ...], slot: int, come: tuple[int, float, float], states: dict[int, State]
    ) -> None:
        """A paragraph from a slot on, in each of its settings, laid among the states where it is cheaper. `fits`: these settings
        where they are the same from all slots; `come`: the slot from which it comes, what has been paid until there, what this way
        costs more."""
        before, cost, more = come
        real, tops, first = self.real, self.ground.tops, LONE_FIRST if slot in self.ground.bottoms else 0.0
        most = self.together[slot] if item.brief and slot < real else INFINITE
        for fit in fits or self._menu(item, slot):
            price, lines = fit.cost, len(fit.ends)
            end = slot + lines
            if lines > most:
                price += BRIEF_PARTED
            if lines > 1:
                price += first
                if end - 1 in tops:
                    price += LONE_LAST
            if end > real:
                price += min(lines, end - real) * OVER
            total = cost + (price + more)
            old = states.get(end)
            if old is None or total < old[0]:
                states[end] = (total, before, (slot, fit))

    def _keep(self, states: dict[int, State]) -> dict[int, float]:
        """The states that may still win: one that is ahead saves a short slot each, one that is behind an overset line."""
        least, best = min([(state[0], end) for end, state in states.items()])
        floor = least + PRUNE_MARGIN
        return {
            end: cost
            for end, (cost, _, _) in states.items()
            if cost <= floor + (self.short * (end - best) if end > best else OVER * (best - end))
        }

    def _finish(self, layer: dict[int, float], back: list[dict[int, State]]) -> Composition:
        def final(end: int) -> float:
            return layer[end] + self._left(end)

        end = min(layer, key=lambda e: (final(e), e))
        used, cost = end, final(end)
        left = self._left(end) + OVER * max(0, end - self.real)
        if self._feathers(end):
            used, left = self.real, 0.0
        placed: list[Placed] = []
        for states in reversed(back):
            _, before, where = states[end]
            placed.append(where if isinstance(where, Placed) else _placed(*where))
            end = before
        placed.reverse()
        return Composition(tuple(placed), self.real, used, cost, left, self._flaws(placed))

    def _flaws(self, placed: Sequence[Placed]) -> Flaws:
        """What stands alone at a column's edge, what is free before things that must stand together, what is parted."""
        first = last = scrap = blank = parted = holes = tails = end = 0
        for p, item in zip(placed, self.items, strict=True):
            if isinstance(item, FixedItem):
                blank += min(p.slot, self.real) - min(end, self.real)
                parted += bool(p.lines) and not self._fits(item, p.slot)
                holes += 0 if item.even else max(0, p.lines - self._lines(item, p.slot) - 1)
            elif p.lines > 1:
                first += p.slot in self.ground.bottoms
                is_last = p.slot + p.lines - 1 in self.ground.tops
                last, scrap = last + is_last, scrap + (is_last and is_scrap(item, p))
                tails += item.brief and p.slot < self.real and p.lines > self.together[p.slot]
            end = p.slot + p.lines
        return Flaws(first, last, scrap, blank, parted, holes, tails, unevenness(self.items, placed, self.shares))

    def _left(self, end: int) -> float:
        """The price of the slots that are left over."""
        return FEATHERED if self._feathers(end) else self.short * min(max(0, self.real - end), COPYFIT_REACH)

    def _feathers(self, slot: int) -> bool:
        """Whether a slot is the last of its column, and may stay free."""
        return self.feather and slot in self.feet and slot not in self.heads

    def _fixed(self, item: FixedItem, slot: int) -> list[tuple[Placed, float]]:
        """At this slot; where it does not fit there with what must follow, after blanks where it does (a column's head,
        below a cut), or parted from what follows."""
        options: list[tuple[Placed, float]] = []
        start = slot
        while not self._fits(item, start):
            if self.together[start] >= self._lines(item, start):
                options.append(self._stand(item, start, (start - slot) * BLANK + KEEP_BROKEN))
            start += self.together[start]
        stand = self._stand(item, start, (start - slot) * BLANK)
        options = [stand, *self._wider(item, *stand), *options]
        share = self.shares.get(id(item))
        return options if share is None else [(p, price + UNEVEN * (p.slot + p.lines - share) ** 2) for p, price in options]

    def _wider(self, item: FixedItem, stand: Placed, price: float) -> list[tuple[Placed, float]]:
        """The same with further white above it."""
        start, lines = stand.slot, stand.lines
        if not item.more or start in self.heads or start >= self.real:
            return []
        wider = range(1, min(item.more, self.together[start] - lines - item.keep) + 1)
        return [(Placed(start, lines + n), price + (n if item.even else n**3) * WHITE) for n in wider]

    def _lines(self, item: FixedItem, slot: int) -> int:
        at = id(item), slot
        known = self.counted.get(at)
        if known is None:
            lines, at_head = (item.lines, item.at_head) if item.needs is None else self._needed(item.needs, slot)
            known = self.counted[at] = at_head if slot in self.heads else lines
        return known

    def _needed(self, needs: Callable[[int], tuple[int, int]], slot: int) -> tuple[int, int]:
        """In the line that is common to all slots which the item takes."""
        if slot >= self.real:
            return needs(self.ground.spare_measure)
        found = needs(self.measures[slot])
        if self.ground.straight[slot]:
            return found
        for _ in range(MOST_TRIES):
            common = needs(shared_measure(self.slots[slot : slot + max(*found, 1)]))
            if common <= found:
                return found
            found = common
        return found

    def _fits(self, item: FixedItem, slot: int) -> bool:
        lines = self._lines(item, slot)
        return slot >= self.real or not lines or self.together[slot] >= lines + item.keep

    def _stand(self, item: FixedItem, slot: int, price: float) -> tuple[Placed, float]:
        lines = self._lines(item, slot)
        return Placed(slot, lines), price + self._over(slot, lines) * OVER

    def _over(self, slot: int, lines: int) -> int:
        """How many of the lines from a slot on find none."""
        return max(0, slot + lines - self.real) - max(0, slot - self.real)

    def _menu(self, item: ParagraphItem, slot: int) -> tuple[Fit, ...]:
        """The menu from a slot; the slots that it looks at are as many as its longest setting has lines."""
        need = item.prepared.width * 5 // (4 * max(1, self.ground.measure(slot))) + 4
        while True:
            key = self.ground.profile(slot, need)
            fits = self._menu_over(item, key)
            if fits[-1].lines <= need or slot + need >= self.real:
                return fits
            need = fits[-1].lines

    def _menu_over(self, item: ParagraphItem, key: tuple[int, ...]) -> tuple[Fit, ...]:
        known = id(item), key
        if known not in self.menus:
            self.menus[known] = menu_of(item, key, self.beam)
        return self.menus[known]


def _placed(slot: int, fit: Fit) -> Placed:
    return Placed(slot, len(fit.ends), fit.ends, fit.missing)
