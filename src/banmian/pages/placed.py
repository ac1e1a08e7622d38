"""What setting the places of the sheets gives: items by place, what is over, what is to be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from banmian.diagnostics import Diagnostic
from banmian.display import Item
from banmian.values import frozen

Strip = tuple[int, str, tuple[Item, ...]]
"""Sheet, story and overset lines."""
At = tuple[int, str]
"""A sheet and the name of a place on it."""


@frozen
class PlacedPart:
    """A part of a stream in one of its places, and what is to be told of it."""

    at: At
    items: tuple[Item, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen
class PlacedStream:
    """Of one stream: its parts in reading order, overset strips, what its faces lacked."""

    parts: tuple[PlacedPart, ...]
    over: tuple[Strip, ...]
    lacking: tuple[Diagnostic, ...]


@frozen
class PlacedText:
    """Of all streams: items by sheet and place, overset strips, messages."""

    items: Mapping[At, tuple[Item, ...]]
    over: tuple[Strip, ...]
    diagnostics: tuple[Diagnostic, ...]

    @staticmethod
    def of(streams: Iterable[PlacedStream]) -> PlacedText:
        """What these streams give, one after the other."""
        items: dict[At, list[Item]] = {}
        over: list[Strip] = []
        diagnostics: list[Diagnostic] = []
        for stream in streams:
            for part in stream.parts:
                items.setdefault(part.at, []).extend(part.items)
                diagnostics += part.diagnostics
            over += stream.over
            diagnostics += stream.lacking
        return PlacedText({at: tuple(some) for at, some in items.items()}, tuple(over), tuple(diagnostics))

    def at(self, sheet: int, place: str) -> tuple[Item, ...]:
        return self.items.get((sheet, place), ())
