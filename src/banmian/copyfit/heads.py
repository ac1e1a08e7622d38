"""Heads that do not fit (FIT002): the place takes another of the headlines that the author wrote, or a head without a part that
she lets go.

It is done wherever copyfit is on, whatever its level, for the issue cannot be printed else and the words are the author's own offer
(decision 0163). Of what fits the cheapest is taken with which the text fits best; how the page is fitted to it is fitting.py's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from banmian.content.model import Piece
from banmian.copyfit.changes import Change, changes_of_words
from banmian.copyfit.relayout import Moves
from banmian.copyfit.state import SheetState
from banmian.copyfit.texts import Texts
from banmian.copyfit.wording import Wording, wording_of
from banmian.copyfit.wordings import Worded, parts_that_go, parts_without
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.misfits import HEAD_MISFITS
from banmian.plan.model import Stream
from banmian.plan.printed import head_chosen
from banmian.template.model import HeadArea
from banmian.values import frozen


@frozen
class HeadsFitted:
    """A sheet whose heads fit that have an offer which does, and what was changed for it."""

    state: SheetState
    changes: tuple[Change, ...]


def with_heads_fitted(state: SheetState, texts: Texts) -> HeadsFitted | None:
    """None where all fit, or nothing that is offered does."""
    changes: list[Change] = []
    for place in state.sheet.layout.places:
        stream = next((s for s in _begun(state) if s.stops[0].place.name == place.name), None)
        if stream is None or not place.copyfit or not _faults(state, stream, texts):
            continue
        found = min(_fitting(state, stream, texts), key=lambda f: f[:2], default=None)
        if found is None:
            continue
        state = found[3]
        changes += changes_of_words(state.sheet.page, place, Worded(place.name, found[2], found[1]), state.rules.prices)
    return HeadsFitted(state, tuple(changes)) if changes else None


def _begun(state: SheetState) -> Iterator[Stream]:
    """The streams that begin on the sheet, with a head."""
    streams = state.plan.streams if state.rules.level else ()
    return (s for s in streams if s.stops[0].sheet == state.index and s.pieces and s.stops[0].place.head is not None)


def _fitting(state: SheetState, stream: Stream, texts: Texts) -> Iterator[tuple[int, int, Wording, SheetState]]:
    """The wordings with which the head fits: lines over and short then, points, the wording, the sheet with it."""
    place, prices = stream.stops[0].place, state.rules.prices
    for number, gone, wording in _offered(stream.pieces[0].written or stream.pieces[0], place.head, wording_of(place)):
        after = state.moved(Moves({}, {}, {}, words={place.name: wording}))
        again = next(s for s in after.plan.streams if s.stops[0].place.name == place.name and s.stops[0].sheet == state.index)
        if _faults(after, again, texts):
            continue
        done = texts.measured(after, again)
        points = prices.headline * (number != wording_of(place).headline) + prices.part * gone
        yield (done.over + done.short if done is not None else 0), points, wording, after


def _offered(piece: Piece, head: HeadArea | None, own: Wording) -> Iterator[tuple[int, int, Wording]]:
    """The number of the headline, how many parts go, and the wording, of all that gives another head."""
    assert head is not None
    for number, gone in product(range(1, len(piece.headlines) + 2), parts_that_go(piece)):
        wording = replace(own, headline=number, parts=parts_without(gone))
        if head_chosen(replace(head, headline=number, parts=wording.parts), piece) != head_chosen(head, piece):
            yield number, len(gone), wording


def _faults(state: SheetState, stream: Stream, texts: Texts) -> list[Diagnostic]:
    """What the stream's first head cannot do."""
    return [d for d in texts.head_told(state, stream) if d.code in HEAD_MISFITS]
