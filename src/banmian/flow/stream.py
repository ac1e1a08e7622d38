"""A stream: the stories of a place, or one story over several places, broken into line slots and drawn.

Measure (composing.py: blocks to entries, collect.py; their places, optimise.py) -> draw (drawing.py). What found no slot is
reported, what is short likewise (docs/rules/contracts.md, Texts). Codes FLW\u2026
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from banmian.content.model import Piece
from banmian.diagnostics import Diagnostic
from banmian.display import Item
from banmian.flow.collect import plain_tables
from banmian.flow.composing import stream_text
from banmian.flow.drawing import Drawing
from banmian.flow.entry import StreamStyle
from banmian.flow.feathering import evened, feathered
from banmian.flow.slots import LineSlot
from banmian.flow.verdict import PlacedEntry, verdict
from banmian.fonts import FontBook
from banmian.remember import Memo
from banmian.values import frozen


@frozen
class SetStream:
    """Items by sheet (index into the plan's sheets, as the slots say), and what was found."""

    items: dict[int, list[Item]] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    over: tuple[Item, ...] = ()
    """Overset lines, set from (0, 0) on at their measure, for the draft's strip."""
    last_slot: int = 0
    """Slots used: tells which sheets of a thread are reached."""


STREAMS: Memo[SetStream] = Memo("streams", 200, lasting=True, each="story")
"""Their items are shared: who places them copies the lists."""


def set_stream(
    pieces: Sequence[Piece],
    style: StreamStyle,
    slots: Sequence[LineSlot],
    page: int,
    fonts: FontBook,
    kept: Sequence[tuple[int, LineSlot]] = (),
) -> SetStream:
    """Break the pieces into the slots and draw them. `kept`: slots held back for jump lines, each with the number of slots
    before it; one that the text does not reach counts as free again. A stream that was set once is the same value again."""
    if not fonts.key:
        return _set(pieces, style, slots, page, fonts, kept)
    key = (fonts.key, tuple(pieces), style, tuple(slots), page, tuple(kept))
    return STREAMS.of(key, lambda: _set(pieces, style, slots, page, fonts, kept))


def _set(
    pieces: Sequence[Piece],
    style: StreamStyle,
    slots: Sequence[LineSlot],
    page: int,
    fonts: FontBook,
    kept: Sequence[tuple[int, LineSlot]],
) -> SetStream:
    text = stream_text(pieces, style, slots, fonts)
    found = [*text.diagnostics, *(d for piece in pieces for d in plain_tables(piece, text.style, page))]
    entries, slots = text.entries, text.slots
    if not entries or not slots:
        return SetStream({}, tuple(found))
    composition = text.composed()
    drawn = evened(feathered(slots, composition.placed, text.style), entries, composition.placed, text.style)
    drawing = Drawing(text.style, drawn, page, fonts)
    if text.initial is not None:
        drawing.items.setdefault(slots[0].sheet, []).extend(drawing.framed(text.initial.runs, slots[0]))
    for entry, placed in zip(entries, composition.placed, strict=True):
        drawing.draw(entry, placed)
    found += drawing.diagnostics
    ends = [PlacedEntry(e.piece.story, e.piece.span, e.prepared, p) for e, p in zip(entries, composition.placed, strict=True)]
    free = [slot for at, slot in kept if composition.used <= at]
    given_back = replace(composition, real=composition.real + len(free)) if not composition.over else composition
    at = composition.used
    found += verdict(ends, given_back, [*slots[:at], *free, *slots[at:]], page, (text.style.title, text.style.text.size))
    return SetStream(drawing.items, tuple(found), tuple(drawing.over), composition.used)
