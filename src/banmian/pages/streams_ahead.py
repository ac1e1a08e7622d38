"""Streams begun by copies of this process while it reads and places the pictures: what a build with nothing at hand waits for most.

Whoever is free takes the next stream, the longest first, so that all end together, whatever the pictures cost. What comes back are
the values that would have been made here; docs/decisions/0077.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from banmian.content.model import Paragraph
from banmian.diagnostics import Diagnostic
from banmian.fonts import FontBook
from banmian.pages.captions import CaptionSetter
from banmian.pages.placed import PlacedStream
from banmian.pages.places import PLACED, StreamSetter
from banmian.pages.sheet import Sheet
from banmian.pictures.assets import Assets
from banmian.plan.model import Plan, Stream
from banmian.plan.pictures import pictured_cells
from banmian.processors import shared
from banmian.text.single import Setter

WORTH = 4_000
"""Characters from which on a copy pays: it costs 10 ms, and so many take 60 to set."""
StreamsAhead = Callable[[], Mapping[int, PlacedStream]]
"""Gives streams that were begun before, when all of them are set, by their numbers in the plan."""


@contextmanager
def streams_ahead(plan: Plan, fonts: FontBook, draft: bool, copies: bool) -> Iterator[StreamsAhead]:
    """Begin those of which nothing is remembered and that ask for no pictures. `copies`: whether this process may be copied; it is
    not for little text."""
    if not copies:
        yield dict
        return
    sheets, _ = sheets_of(plan, fonts)
    setter = StreamSetter.of(plan, sheets, Assets({}, {}), fonts, draft)
    lengths = {
        n: _length(s) for n, s in enumerate(plan.streams) if not any(pictured_cells(s)) and not PLACED.holds(setter.reads(s))
    }
    if sum(lengths.values()) < WORTH:
        yield dict
        return
    asked = sorted(lengths, key=lambda n: -lengths[n])
    with shared(lambda n: setter.placed(plan.streams[n]), asked) as found:
        yield lambda: dict(zip(asked, found(), strict=True))


def sheets_of(plan: Plan, fonts: FontBook) -> tuple[list[Sheet], list[Diagnostic]]:
    """The plan's sheets with their captions, and what is to be told of these."""
    setter = CaptionSetter(plan.paper, Setter(fonts))
    sheets: list[Sheet] = []
    diagnostics: list[Diagnostic] = []
    for index in range(len(plan.sheets)):
        captions = setter.captions(Sheet(plan, index))
        sheets.append(Sheet(plan, index, captions.by_place))
        diagnostics += captions.diagnostics
    return sheets, diagnostics


def _length(stream: Stream) -> int:
    """Characters of its paragraphs."""
    return sum(len(block.text.text) for piece in stream.pieces for block in piece.blocks if isinstance(block, Paragraph))
