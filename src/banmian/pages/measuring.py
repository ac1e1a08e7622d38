"""Whether a stream fits its places, by the very slots and functions that set it, without a thing drawn: for copyfit."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from banmian.content.model import Table
from banmian.diagnostics import Diagnostic, Severity
from banmian.flow.composing import StreamText, stream_text
from banmian.flow.entry import StreamStyle
from banmian.flow.optimise import BLANK, BRIEF_PARTED, KEEP_BROKEN, LONE_FIRST, LONE_LAST, UNEVEN
from banmian.flow.slots import LineSlot
from banmian.flow.stream_items import Composition, Flaws
from banmian.flow.tables import pitched_rows
from banmian.fonts import FontBook
from banmian.pages.drawn_stream import is_drawn
from banmian.pages.places import PlacedHead, StreamSetter, leading_rises
from banmian.pages.sheet import Sheet
from banmian.pages.stream_sites import StreamSite
from banmian.pictures.assets import Assets
from banmian.plan.model import Plan, Stream
from banmian.remember import Same
from banmian.values import frozen

T = TypeVar("T")
NO_PICTURES = Assets({}, {})
"""Whether a text fits asks for none: pictures in tables' cells are drawn later."""


@frozen
class MeasuredStream:
    """A stream as it would be set: so many slots, of which its text takes so many; the cost of its lines in the units of
    line breaking, without the price of what is over or short. `faults`: what its heads cannot do, errors and warnings."""

    slots: int
    used: int
    cost: float
    faults: tuple[Diagnostic, ...] = ()
    unread: bool = False
    """Lines of its columns belong to no text."""
    flaws: Flaws = Flaws()
    """They are in the cost."""

    @property
    def even(self) -> float:
        """The cost of its lines alone, without what its flaws cost."""
        flaws = self.flaws
        lone = LONE_FIRST * flaws.first + LONE_LAST * flaws.last
        parted = BLANK * flaws.blank + KEEP_BROKEN * flaws.parted + BRIEF_PARTED * flaws.tails
        return self.cost - lone - parted - UNEVEN * flaws.uneven

    @property
    def over(self) -> int:
        return max(0, self.used - self.slots)

    @property
    def short(self) -> int:
        return max(0, self.slots - self.used)


@frozen
class InSlots:
    """A key: all that setting a text in its slots looks at but the faces. `pieces`: by identity; `look`: of the slots."""

    pieces: Same
    style: StreamStyle
    look: Hashable


class Memory(Protocol):
    """Knows texts that were set before by all that setting them looks at."""

    def of(self, key: Hashable, make: Callable[[], T]) -> T: ...


class Forgetful:
    """Sets every text anew."""

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        return make()


FORGETFUL = Forgetful()


class Remembering:
    """Keeps what was set, as long as it lives itself. A key is looked up once: to count its hash takes as long as to compare it."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        known: T | None = self._known.get(key)
        if known is None:
            known = self._known[key] = make()
        return known


@frozen
class Sited:
    """A stream's text with its slots, not set yet; `faults`: what its heads cannot do."""

    stream: Stream
    site: StreamSite
    faults: tuple[Diagnostic, ...]

    def looking(self, white: int, fill: bool) -> Sited:
        """In the same slots, with so much further white, its lines opened or not."""
        return replace(self, site=replace(self.site, style=replace(self.site.style, white=white, fill=fill)))


@frozen
class StreamMeasure:
    """Measures the streams of a plan. Whoever asks it again has another setter, so that nothing is told twice."""

    plan: Plan
    sheets: Sequence[Sheet]
    fonts: FontBook

    def _setter(self) -> StreamSetter:
        return StreamSetter.of(self.plan, self.sheets, NO_PICTURES, self.fonts, False)

    def measured(self, stream: Stream, memory: Memory = FORGETFUL) -> MeasuredStream | None:
        """Whether its text would fit; None where it has no use for other lines than it has. A jump line that the text does not
        reach gives its slot back. `memory`: of texts that were set in the same slots."""
        return self.measured_where(stream, memory)[0]

    def measured_where(self, stream: Stream, memory: Memory = FORGETFUL) -> tuple[MeasuredStream | None, Sited | None]:
        """The same, and where its text stands; None where it is drawn."""
        if not self.takes_lines(stream):
            return None, None
        setter = self._setter()
        heads = [setter.head(stream, k, False) for k in range(len(stream.stops))]
        found = [d for head in heads for d in head.diagnostics]
        if is_drawn(self.plan, stream):
            places = tuple((stop.sheet, stop.place.text) for stop in stream.stops)
            starts = tuple(head.start for head in heads)
            told = memory.of((Same(*stream.pieces), places, starts), lambda: self._drawn_faults(setter, stream, heads))
            return MeasuredStream(0, 0, 0.0, _faults([*found, *told])), None
        sited = Sited(stream, setter.site(stream, [head.start for head in heads]), _faults(found))
        return self.filled(sited, memory), sited

    def head_told(self, stream: Stream) -> tuple[Diagnostic, ...]:
        """What is told of the head of its first place."""
        return tuple(self._setter().head(stream, 0, False).diagnostics)

    def filled(self, sited: Sited, memory: Memory = FORGETFUL) -> MeasuredStream:
        """Whether a text fits where it stands."""
        stream, site = sited.stream, sited.site
        done = memory.of(in_slots(sited), lambda: _filled(stream, site, self.fonts))
        free = sum(done.used <= turn.at for turn in site.turns) if done.used <= done.slots else 0
        return MeasuredStream(done.slots + free, done.used, done.cost, sited.faults, bool(site.diagnostics), done.flaws)

    def _drawn_faults(self, setter: StreamSetter, stream: Stream, heads: Sequence[PlacedHead]) -> tuple[Diagnostic, ...]:
        """What a table in the stream's places cannot do."""
        stops = setter.drawn_stream(stream, heads).stops(lambda cell, rect: [])
        return tuple(d for stop in stops for d in stop.diagnostics)

    def composed(self, stream: Stream) -> tuple[StreamText, Composition]:
        """Its text as entries, and where they stand in its slots."""
        text = self.text_in(self.sited(stream))
        return text, text.composed()

    def sited(self, stream: Stream) -> Sited:
        """Its text with its slots, not set yet; what its heads cannot do is left out."""
        setter = self._setter()
        return Sited(stream, setter.site(stream, [setter.head(stream, k, False).start for k in range(len(stream.stops))]), ())

    def text_in(self, sited: Sited) -> StreamText:
        """The same as entries."""
        return stream_text(sited.stream.pieces, sited.site.style, sited.site.slots, self.fonts)

    def slots(self, stream: Stream) -> int:
        """How many slots it has, its text not set; 0 where it is drawn or takes no lines."""
        if not self.takes_lines(stream) or is_drawn(self.plan, stream):
            return 0
        return len(self.sited(stream).site.slots)

    def takes_lines(self, stream: Stream) -> bool:
        """Whether more or fewer lines in its places are of use to it: text in the page's lines, whose leading rises for no
        readings, or a table whose rows share the height that it has or may stand closer or wider."""
        if not stream.pieces:
            return False
        if not is_drawn(self.plan, stream):
            return not leading_rises(stream, self._setter().text_style(stream.stops[0].place))
        table = dict(self.plan.paper.table_styles).get(stream.stops[0].place.text[0].style)
        return table is not None and (not table.pitch or self.rows(stream) > 0)

    def rows(self, stream: Stream) -> int:
        """How many rows under one another have the pitch of their table, which may be another; 0 where it may not, or where the
        stream has several areas."""
        area, *more = [area for stop in stream.stops for area in stop.place.text]
        style = dict(self.plan.paper.table_styles).get(area.style)
        if style is None or more or not style.pitch or style.pitches[0] == style.pitches[1]:
            return 0
        return sum(pitched_rows(block, style) for piece in stream.pieces for block in piece.blocks if isinstance(block, Table))


def in_slots(sited: Sited) -> InSlots:
    """What stands for a text in its slots in a memo's key."""
    return InSlots(Same(*sited.stream.pieces), replace(sited.site.style, title=""), look_of(sited.site.slots))


def look_of(slots: Sequence[LineSlot]) -> Hashable:
    """What breaking a text looks at in its slots: the same text stands the same way in slots of the same look, further down or in
    other columns too. Where a line begins counts within its column."""
    top = next((slot.line for slot in slots if slot.line), 0)
    edges: dict[int, int] = {}
    return tuple(
        [
            (s.column, start - edges.setdefault(s.column, start), s.measure, s.line - top if s.line else 0, s.sheet, s.down)
            for s in slots
            for start in (s.y if s.down else s.x,)
        ]
    )


def _filled(stream: Stream, site: StreamSite, fonts: FontBook) -> MeasuredStream:
    """How many slots a text has, and how it stands in them; of where each line stands nothing is kept."""
    text = stream_text(stream.pieces, site.style, site.slots, fonts)
    done = text.composed()
    return MeasuredStream(len(text.slots), done.used, done.cost - done.left, flaws=done.flaws)


def _faults(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(d for d in found if d.severity is not Severity.INFO)
