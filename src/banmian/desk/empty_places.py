"""How many characters a place would hold in which nothing is set yet: the figure of the draft's waiting box, told by the code that
sets it (pages/places.py)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from banmian.build import SetIssue
from banmian.pages.places import StreamSetter
from banmian.pages.streams_ahead import sheets_of
from banmian.pictures.assets import Assets
from banmian.plan.model import Plan, Stream
from banmian.template.model import Place


class EmptyPlaces:
    """The places of an issue as its layouts are written, before copyfit. Nothing is measured before it is asked."""

    def __init__(self, issue: SetIssue) -> None:
        self._plan: Plan = issue.written or issue.plan
        self._fonts = issue.fonts

    @cached_property
    def _setter(self) -> StreamSetter:
        sheets, _ = sheets_of(self._plan, self._fonts)
        return StreamSetter.of(self._plan, sheets, Assets({}, {}), self._fonts, True)

    def holds(self, streams: Iterable[Stream], index: int, place: Place) -> int:
        """Characters that a place of a sheet would hold of these streams' texts; 0 where it is drawn, as a table."""
        stories = {stream.stories for stream in streams}
        own = (stream for stream in self._plan.streams if stream.stories in stories)
        return sum(
            room
            for stream in own
            for stop, room in zip(stream.stops, self._setter.rooms(stream), strict=True)
            if stop.sheet == index and stop.place.name == place.name
        )
