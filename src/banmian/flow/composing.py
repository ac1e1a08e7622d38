"""A stream measured: its stories as entries in its slots, and where each would stand, before a thing is drawn.

Who sets a stream (stream.py) and who only asks whether it fits (copyfit) go through the same two steps, so that they cannot differ.
docs/rules/contracts.md, Texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.content.model import Piece
from banmian.diagnostics import Diagnostic
from banmian.flow.collect import collect_entries
from banmian.flow.entry import Entry, StreamStyle
from banmian.flow.initial import WithInitial, with_initial
from banmian.flow.optimise import SHORT, SHORT_TO_FIT, compose, least_lines
from banmian.flow.slots import LineSlot
from banmian.flow.stream_items import Composition
from banmian.fonts import FontBook
from banmian.values import frozen


@frozen
class StreamText:
    """A stream's stories as entries, and the slots and style for which they were made: a drop initial takes room from the first
    slots, and where it cannot stand the style has none."""

    entries: tuple[Entry, ...]
    slots: tuple[LineSlot, ...]
    style: StreamStyle
    initial: WithInitial | None
    diagnostics: tuple[Diagnostic, ...]

    def composed(self) -> Composition:
        """Where each entry stands; nothing anywhere where there is no entry or no slot."""
        if not self.entries or not self.slots:
            return Composition((), len(self.slots), 0, 0.0)
        short = SHORT_TO_FIT if self.style.fill else SHORT
        return compose([entry.item for entry in self.entries], self.slots, short=short, feather=self.style.feather)

    @property
    def least(self) -> int:
        """The fewest lines that it takes in slots of one measure, wherever columns end; 0 where the slots have several."""
        return least_lines([entry.item for entry in self.entries], self.slots)


def stream_text(pieces: Sequence[Piece], style: StreamStyle, slots: Sequence[LineSlot], fonts: FontBook) -> StreamText:
    """The entries of the pieces for these slots, with what is to be told of their texts."""
    initial = None
    if style.text.initial is not None and pieces:
        initial = with_initial(pieces[0], style.text.initial, style.text, slots, style.leading, fonts)
    set_apart = initial if isinstance(initial, WithInitial) else None
    if set_apart is not None:
        pieces, slots = (set_apart.piece, *pieces[1:]), set_apart.slots
    elif style.text.initial is not None:
        style = replace(style, text=replace(style.text, initial=None))
    entries = tuple(e for i, piece in enumerate(pieces) for e in collect_entries(piece, i, style, slots, fonts))
    found = [d for e in entries for p in (e.prepared, e.marker) if p for d in p.diagnostics]
    found += [initial] if isinstance(initial, Diagnostic) else set_apart.diagnostics if set_apart is not None else []
    return StreamText(entries, tuple(slots), style, set_apart, tuple(found))
