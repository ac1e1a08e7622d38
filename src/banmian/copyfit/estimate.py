"""What a block's shape would give, by counting alone: the slots of its text, and what its text would cost in so many.

A shape whose text cannot fill its slots is never set. Counting errs on the side of setting: what it calls hopeless is, what it
calls possible is judged by setting it (offers.py). docs/rules/copyfit.md, Search.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from banmian.copyfit.known import Shifts, of_text, slots_in
from banmian.copyfit.parts import Block, Part
from banmian.copyfit.reshape import Shape, key_of
from banmian.copyfit.state import SheetState
from banmian.copyfit.texts import Texts
from banmian.copyfit.wording import Wording, wording_of
from banmian.flow.menus import menu_of
from banmian.flow.optimise import OVER, SHORT, SHORT_TO_FIT
from banmian.flow.stream_items import FixedItem, ParagraphItem
from banmian.linebreak import WIDE_BEAM
from banmian.pages.measuring import Sited, StreamMeasure, in_slots
from banmian.plan.model import Stream
from banmian.plan.printed import printed_stream
from banmian.values import frozen

MOST_WHITE = 2
"""Lines of further white above a subhead or a story of a stream."""
REACH = 12
"""Lines more and fewer than its cheapest setting for which a text's cost is counted."""
BLANKS = 2
"""Slots that subheads may leave at columns' feet, or save at their heads, beside what they do as the page stands."""
UNEVEN = 3
"""Lines by which counting may err where the slots are of several widths, as beside a circle."""
Span = tuple[int, int]


@frozen
class TextCost:
    """What a text costs by the number of lines that it takes. `gives`, `takes`: by how many slots it may really take fewer or
    more, for subheads at columns' heads and feet and white above them."""

    costs: Mapping[int, float]
    gives: int
    takes: int

    def in_slots(self, slots: int, free: int = 0) -> float | None:
        """The least that filling so many slots may cost, of which so many may stay free; None where it cannot."""
        near = [cost for n, cost in self.costs.items() if -self.takes - free <= n - slots <= self.gives]
        return min(near, default=None)

    def off(self, slots: int, free: int = 0) -> int:
        """By how many lines it is over (positive) or short (negative) at least."""
        least, most = min(self.costs) - self.gives, max(self.costs) + self.takes + free
        return least - slots if slots < least else most - slots if slots > most else 0


def text_cost(texts: Texts, state: SheetState, stream: Stream, measure: int = 0) -> TextCost | None:
    """Of a stream as it stands; `measure`: in lines of another width, mp. None where it has no text in slots."""
    setter = texts.measure(state)
    sited = setter.sited(stream)
    cost = partial(_text_cost, setter, sited, measure)
    return of_text(("cost", measure), in_slots(sited), texts.fonts, cost)


def _text_cost(setter: StreamMeasure, sited: Sited, measure: int) -> TextCost | None:
    text = setter.text_in(sited)
    if not text.entries or not text.slots:
        return None
    done = text.composed()
    widths = [slot.measure for slot in text.slots]
    usual = max(set(widths), key=lambda w: (widths.count(w), w))
    lines: dict[int, float] = {0: 0.0}
    saved = kept = white = 0
    for entry in text.entries:
        item = entry.item
        if isinstance(item, ParagraphItem):
            lines = _summed(lines, [(fit.lines, fit.cost) for fit in menu_of(item, (measure or usual,), WIDE_BEAM)])
            continue
        taken, at_head = _fixed(item, measure or usual)
        lines = _summed(lines, [(taken, 0.0)])
        saved, kept = saved + (at_head < taken), kept + bool(item.keep)
        white += MOST_WHITE * (entry.kind in ("gap", "subhead", "minor"))
    short = SHORT_TO_FIT if text.style.fill else SHORT
    own = min(lines, key=lambda n: (lines[n] + short * max(0, len(widths) - n) + OVER * max(0, n - len(widths)), n))
    err = UNEVEN if min(widths) * 100 < max(widths) * 97 else 0
    moved = 0 if measure else done.used - own
    reached = _reached(lines)
    gives, takes = min(BLANKS, saved) + err + bool(measure), min(BLANKS, kept) + white + err + bool(measure)
    return TextCost({n + moved: cost for n, cost in reached.items()}, gives, takes)


def _fixed(item: FixedItem, measure: int) -> tuple[int, int]:
    return item.needs(measure) if item.needs is not None else (item.lines, item.at_head)


def _summed(lines: Mapping[int, float], more: Iterable[tuple[int, float]]) -> dict[int, float]:
    """The cheapest sums, near the cheapest of all."""
    out: dict[int, float] = {}
    options = tuple(more)
    for n, cost in lines.items():
        for m, price in options:
            if cost + price < out.get(n + m, float("inf")):
                out[n + m] = cost + price
    best = min(out, key=lambda n: (out[n], n))
    return {n: cost for n, cost in out.items() if abs(n - best) <= REACH}


def _reached(lines: Mapping[int, float]) -> dict[int, float]:
    """The numbers of lines that a text asked to fill its place would take: none that costs more than leaving a slot free, or than
    being over."""
    return {
        n: cost
        for n, cost in lines.items()
        if all(cost <= other + (SHORT_TO_FIT * (n - m) if n > m else OVER * (m - n)) for m, other in lines.items())
    }


class Counting:
    """Counts for the streams of a sheet as it stands. Beside what the sheet really gives: what is not counted, such as the line of
    a jump, is the same before and after."""

    def __init__(self, state: SheetState, texts: Texts) -> None:
        self.state, self.texts = state, texts
        self._styles = dict(state.plan.paper.text_styles)
        self._cut = {place.name: wording_of(place) for place in state.sheet.layout.places if place.cut}
        self._costs: dict[tuple[str, int, int], TextCost | None] = {}
        self._apart: dict[str, int] = {}

    def learn(self, other: Counting, alone: frozenset[str]) -> None:
        """Take over what the texts cost, and the slots of the places whose stories stand on this sheet alone."""
        self._costs = dict(other._costs)
        self._apart = {name: apart for name, apart in other._apart.items() if name in alone}

    def bound(self, stream: Stream, block: Block, shape: Shape, shifts: Shifts) -> tuple[float, int] | None:
        """The least that a stream costs in a shape, and by how many lines it is over (short: negative) at least. None of one whose
        text stands in no slots. `block`: with its parts as the shape has them before they are moved."""
        name = stream.stops[-1].place.name
        fewer, wording = dict(shape.columns).get(name, 0), dict(shape.words).get(name)
        cost = self._cost(stream, fewer, wording)
        if cost is None:
            return None
        slots = self._slots(name, block, shifts, fewer, dict(shape.words)) + self._beside(stream)
        if wording is not None and wording.head and (head := stream.stops[0].place.head) is not None and not head.lines:
            slots -= wording.head * stream.stops[0].place.text[0].columns  # the text follows a head without lines of its own
        if wording is not None and wording.filler is not None and stream.stops[-1].place.filler is None:
            slots -= wording.filler.columns * (wording.filler.lines + 1)  # with the free line above it
        free = sum(p.columns for p in block.parts if p.kind == "text" and p.owner == name) if name in shape.feather else 0
        found = cost.in_slots(slots, free)
        return (found, 0) if found is not None else (0.0, cost.off(slots, free) or 1)

    def _cost(self, stream: Stream, fewer: int, wording: Wording | None) -> TextCost | None:
        """Of a stream as it stands, in so many columns more and without the paragraphs that another wording leaves out."""
        name, out = stream.stops[-1].place.name, wording.left_out if wording is not None else -1
        if (name, fewer, out) not in self._costs:
            own = self._own_stream(name)
            takes = self.texts.measure(self.state).slots(own) > 0
            if wording is not None:
                last = own.stops[-1]
                stops = (*own.stops[:-1], replace(last, place=replace(last.place, leave_out=out)))
                own = printed_stream(replace(own, stops=stops))
            self._costs[name, fewer, out] = text_cost(self.texts, self.state, own, self._width(name, fewer)) if takes else None
        return self._costs[name, fewer, out]

    def _own_stream(self, name: str) -> Stream:
        return next(s for s in self.state.streams_of(frozenset([name])))

    def _beside(self, stream: Stream) -> int:
        """The slots that a stream has beside those that are counted of its block as it stands: on other sheets, in other blocks."""
        name = stream.stops[-1].place.name
        if name not in self._apart:
            standing = next((b for b in self.state.blocks if name in b.places), None)
            counted = self._slots(name, standing, {}, 0, {}) if standing is not None else 0
            self._apart[name] = self.texts.measure(self.state).slots(self._own_stream(name)) - counted
        return self._apart[name]

    def _width(self, name: str, fewer: int) -> int:
        """The width of lines in so many columns more; 0: as it is."""
        if not fewer:
            return 0
        place = next(p for p in self.state.sheet.layout.places if p.name == name)
        area = place.text[0]
        style = self._styles.get(area.style) or self._styles["body"]
        return self.state.sheet.text_columns(place, replace(area, columns=area.columns + fewer), style.size)[0].measure

    def _slots(self, name: str, block: Block, shifts: Shifts, fewer: int, words: Mapping[str, Wording]) -> int:
        """The lines of a place's columns on this sheet that nothing of its block cuts. `words`: which pull quotes stand."""
        own = {name: words.get(name, wording) for name, wording in self._cut.items() if name in block.places}
        cut = frozenset(name for name, wording in own.items() if wording.shown)
        return slots_in(name, block, shifts, fewer, cut, lambda: self._counted(name, block, shifts, fewer, cut))

    def _counted(self, name: str, block: Block, shifts: Shifts, fewer: int, cut: frozenset[str]) -> int:
        total = 0
        cutting = [p for p in block.parts if p.kind in ("picture", "advert", "box") or (p.kind == "text" and p.owner in cut)]
        for part in block.parts:
            if part.kind != "text" or part.owner != name or not part.on_lines:
                continue
            first, last = _moved(part, shifts)
            cuts = [(c, *_moved(c, shifts)) for c in cutting if not _own(c, name) and not c.beside(part)]
            for x0, x1 in self._columns_of(part, fewer):
                here = [(a, b) for c, a, b in cuts if c.x0 < x1 and x0 < c.x1]
                total += last - first + 1 - _covered(here, first, last)
        return total

    def _columns_of(self, part: Part, fewer: int) -> tuple[Span, ...]:
        """Left and right of a text area's columns, mp."""
        if part.columns + fewer < 2:
            return ((part.x0, part.x1),)
        wide = (part.x1 - part.x0) // (part.columns + fewer)
        return tuple((part.x0 + k * wide + wide // 8, part.x0 + (k + 1) * wide - wide // 8) for k in range(part.columns + fewer))


def _own(part: Part, owner: str) -> bool:
    """Whether it is what the text stands in: its place's box, or the place's own text."""
    return part.kind in ("box", "text") and part.owner == owner


def _moved(part: Part, shifts: Shifts) -> Span:
    shift = shifts.get(key_of(part), (0, 0))
    return part.first + shift[0], part.last + shift[1]


def _covered(spans: Sequence[Span], first: int, last: int) -> int:
    """How many of the lines from first to last lie in the spans."""
    if not spans:
        return 0
    return sum(any(a <= line <= b for a, b in spans) for line in range(first, last + 1))
