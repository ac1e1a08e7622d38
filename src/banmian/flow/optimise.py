"""The thread optimiser: how many lines each paragraph takes, with column ends, subheads and the place's end in view.

State: (item, slot). A paragraph on equal slots offers a menu (linebreak.menu) that is made once; one that touches unequal
slots is broken for that start slot exactly (ARCHITECTURE.md, Menus). docs/rules/typography.md, Total fit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from banmian.flow.even_white import even_shares, unevenness
from banmian.flow.slots import LineSlot, shared_measure
from banmian.flow.stream_items import Composition, FixedItem, Flaws, ParagraphItem, Placed, StreamItem, is_scrap
from banmian.linebreak import BEAM, WIDE_BEAM, Fit, choose, menu
from banmian.remember import Memo

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
MENUS: Memo[tuple[Fit, ...]] = Memo("menus", 50_000, each="paragraph")
"""Menus by paragraph, measures of the slots, indents, looseness and beam."""
PRUNE_MARGIN = 1500.0
"""States that are dearer than the best by more than this are dropped. It is what lone lines and blanks further on may still
decide; what the slots are worth by which a state is ahead or behind is added."""


def compose(
    items: Sequence[StreamItem], slots: Sequence[LineSlot], fill: bool = True, short: float = SHORT, feather: bool = False
) -> Composition:
    """The cheapest way to set the items into the slots. `fill`: ending on the last slot is wanted, and a slot left over is worth
    `short`. `feather`: a column's last slot may stay free, which counts as filled: its white goes between the column's items.

    Where the menus of usual settings leave a few lines over or a few slots free, a second run looks at dearer ones too."""
    short = short if fill else 0.0
    done = _Thread(items, slots, short, BEAM, feather).run()
    near = 0 < done.over <= COPYFIT_REACH or (fill and 0 < done.short <= COPYFIT_REACH)
    return _Thread(items, slots, short, WIDE_BEAM, feather).run() if near else done


State = tuple[float, int, Placed]
"""cost, slot of the item before, the item's own placing"""


class _Thread:
    def __init__(
        self, items: Sequence[StreamItem], slots: Sequence[LineSlot], short: float, beam: float, feather: bool = False
    ) -> None:
        self.items, self.slots, self.short, self.beam, self.feather = items, slots, short, beam, feather
        self.real = len(slots)
        self.measures = [s.measure for s in slots]
        self.heads = {i for i, s in enumerate(slots) if i == 0 or slots[i - 1].column != s.column}
        self.feet = {i for i, s in enumerate(slots) if i + 1 == self.real or slots[i + 1].column != s.column}
        cuts = {i for i in range(self.real - 1) if i not in self.feet and slots[i + 1].line > slots[i].line + 1}
        self.bottoms = self.feet | cuts
        self.tops = self.heads | {i + 1 for i in cuts}
        """First and last slots of stretches: columns' heads and feet, and the edges of what cuts a column."""
        self.menus: dict[tuple[int, tuple[int, ...]], tuple[Fit, ...]] = {}
        """By the items, which live as long as this, and measures: from slot to slot they are mostly the same."""
        self.together = self._together()
        self.uniform = self._uniform()
        self.spare_measure = self.measures[-1] if self.measures else 100_000
        self.shares = even_shares(items, self.measures, self._usual)

    def _together(self) -> list[int]:
        """For each slot, how many slots stand right under one another from it on: to the column's foot, to a cut, or to
        a line that a shape divides."""
        counts = [0] * self.real
        for i in range(self.real - 1, -1, -1):
            counts[i] = 1 if i in self.feet or self._parted(i) else counts[i + 1] + 1
        return counts

    def _parted(self, i: int) -> bool:
        """Whether slot i, no column's foot, has no slot right under it. Slots off the grid (line 0) are never parted."""
        line = self.slots[i].line
        divided = i not in self.heads and self.slots[i - 1].line == line
        return line > 0 and (divided or self.slots[i + 1].line != line + 1)

    def _uniform(self) -> list[int]:
        """For each slot, how many slots from it on have its measure."""
        runs = [0] * self.real
        for i in range(self.real - 1, -1, -1):
            same = i + 1 < self.real and self.measures[i + 1] == self.measures[i]
            runs[i] = runs[i + 1] + 1 if same else 1
        return runs

    def _usual(self, item: ParagraphItem) -> int:
        """The lines that a paragraph takes where nothing asks for more or fewer."""
        return min(self._menu_over(item, (self.measures[0],)), key=lambda fit: fit.cost).lines

    def run(self) -> Composition:
        layer: dict[int, float] = {0: 0.0}
        back: list[dict[int, State]] = []
        for item in self.items:
            states: dict[int, State] = {}
            for slot, cost in layer.items():
                for placed, price in self._options(item, slot):
                    end = placed.slot + placed.lines
                    old = states.get(end)
                    if old is None or cost + price < old[0]:
                        states[end] = (cost + price, slot, placed)
            back.append(states)
            layer = self._keep(states)
        return self._finish(layer, back)

    def _keep(self, states: dict[int, State]) -> dict[int, float]:
        """The states that may still win: one that is ahead saves a short slot each, one that is behind an overset line."""
        best = min(states, key=lambda end: (states[end][0], end))
        floor = states[best][0] + PRUNE_MARGIN
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
            placed.append(where)
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
                first += p.slot in self.bottoms
                is_last = p.slot + p.lines - 1 in self.tops
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

    def _options(self, item: StreamItem, slot: int) -> list[tuple[Placed, float]]:
        if isinstance(item, FixedItem):
            return self._fixed(item, slot)
        options = [self._price(fit, slot, item.brief) for fit in self._menu(item, slot)]
        if self._feathers(slot) and slot + 1 < self.real:
            later = (self._price(fit, slot + 1, item.brief) for fit in self._menu(item, slot + 1))
            options += [(placed, price + FEATHERED) for placed, price in later]
        return options

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
        lines, at_head = (item.lines, item.at_head) if item.needs is None else self._needed(item.needs, slot)
        return at_head if slot in self.heads else lines

    def _needed(self, needs: Callable[[int], tuple[int, int]], slot: int) -> tuple[int, int]:
        """In the line that is common to all slots which the item takes."""
        if slot >= self.real:
            return needs(self.spare_measure)
        found = needs(self.measures[slot])
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
        need = item.prepared.width * 5 // (4 * max(1, self._measure(slot))) + 4
        while True:
            key = self._profile(slot, need)
            fits = self._menu_over(item, key)
            if fits[-1].lines <= need or slot + need >= self.real:
                return fits
            need = fits[-1].lines

    def _measure(self, slot: int) -> int:
        return self.measures[slot] if slot < self.real else self.spare_measure

    def _profile(self, slot: int, need: int) -> tuple[int, ...]:
        """The measures of `need` slots from one on, without the last ones that repeat."""
        if slot >= self.real or self.uniform[slot] >= min(need, self.real - slot):
            return (self._measure(slot),)
        key = self.measures[slot : slot + need]
        while len(key) > 1 and key[-1] == key[-2]:
            key.pop()
        return tuple(key)

    def _menu_over(self, item: ParagraphItem, key: tuple[int, ...]) -> tuple[Fit, ...]:
        known = id(item), key
        if known not in self.menus:
            self.menus[known] = menu_of(item, key, self.beam)
        return self.menus[known]

    def _price(self, fit: Fit, slot: int, brief: bool) -> tuple[Placed, float]:
        cost, lines = fit.cost, fit.lines
        if brief and slot < self.real and lines > self.together[slot]:
            cost += BRIEF_PARTED
        if lines > 1:
            if slot in self.bottoms:
                cost += LONE_FIRST
            if slot + lines - 1 in self.tops:
                cost += LONE_LAST
        return Placed(slot, lines, fit.ends, fit.missing), cost + self._over(slot, lines) * OVER


def menu_of(item: ParagraphItem, key: tuple[int, ...], beam: float = WIDE_BEAM) -> tuple[Fit, ...]:
    """A paragraph's settings by numbers of lines, in slots of these measures, the last of which repeats."""
    indent = item.indent_in(key[0])

    def made() -> tuple[Fit, ...]:
        measures = tuple(m - item.hang for m in key)
        if item.looseness:
            return (_asked(item, measures, indent),)
        return menu(item.prepared.units, measures, indent - item.hang, beam=beam)

    return MENUS.of((item.prepared, key, indent, item.hang, item.looseness, beam), made)


def _asked(item: ParagraphItem, measures: tuple[int, ...], indent: int) -> Fit:
    """The setting whose number of lines its author asks for, or the one nearest to it, which says what is missing."""
    extra = 2 + max(0, item.looseness)
    fits = menu(item.prepared.units, measures, indent - item.hang, extra, beam=float("inf"))
    chosen = choose(fits, item.looseness)
    return replace(chosen, missing=choose(fits).lines + item.looseness - chosen.lines)
