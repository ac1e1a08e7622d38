"""What setting the places of the sheets gives: items by place, what is over, what is to be told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from banmian.diagnostics import Diagnostic
from banmian.display import Item
from banmian.values import frozen, record

Strip = tuple[int, str, tuple[Item, ...]]
"""Sheet, story and overset lines."""


@frozen
class PlacedStream:
    """Of one stream: items by (sheet, place name), overset strips, messages, what its faces lacked."""

    items: tuple[tuple[tuple[int, str], tuple[Item, ...]], ...]
    over: tuple[Strip, ...]
    found: tuple[Diagnostic, ...]
    lacking: tuple[Diagnostic, ...]


@record
class PlacedText:
    """Of all streams, while they are set: items by (sheet, place name), overset strips, messages."""

    items: dict[tuple[int, str], list[Item]] = field(default_factory=dict)
    over: list[Strip] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)

    def at(self, sheet: int, place: str) -> list[Item]:
        return self.items.setdefault((sheet, place), [])

    def take(self, stream: PlacedStream) -> None:
        """Put what a stream gave after what is here."""
        for (sheet, place), items in stream.items:
            self.at(sheet, place).extend(items)
        self.over += stream.over
        self.found += stream.found

    def frozen(self, lacking: Iterable[Diagnostic]) -> PlacedStream:
        """All that is here, of one stream alone."""
        items = tuple((at, tuple(items)) for at, items in self.items.items())
        return PlacedStream(items, tuple(self.over), tuple(self.found), tuple(lacking))
