"""Tiles that were drawn, kept in the server by their hashes, and who looks at what: that is drawn with each change."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from time import perf_counter

from banmian.desk.exchange import Json, Place, Tiled, View
from banmian.values import frozen

MOST = 64_000_000
"""Bytes of tiles that are kept, least used first to go."""
SPARE = 2_000_000
"""Bytes of tiles that are kept though no look has them: of a page as it was before, for a step back; of the page before this one.
So much is filled within an hour's work; after it the server holds as much all day."""
LOOKED_AT = 120.0
"""Seconds after which a page that nobody asked for is no longer drawn at once, where no tab is open."""
VIEWS = 4
"""Views that are drawn with each change: the last that were asked for."""


@frozen
class Look:
    """A look at a page at a zoom. `at`: when it was asked for; `hashes` of its tiles; `wanted`: those that are seen, None: all."""

    at: float
    hashes: frozenset[str]
    wanted: tuple[Place, ...] | None


class KeptTiles:
    """All tiles, and the last looks."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self._pngs: OrderedDict[str, bytes] = OrderedDict()
        self._held = 0
        self._looks: OrderedDict[tuple[int, int], Look] = OrderedDict()

    @property
    def names(self) -> frozenset[str]:
        """The hashes of all that are kept."""
        return frozenset(self._pngs)

    def get(self, name: str) -> bytes | None:
        """A tile's PNG, by its hash."""
        found = self._pngs.get(name)
        if found is not None:
            self._pngs.move_to_end(name)
        return found

    def keep(self, tiled: Tiled) -> None:
        """Keep what was drawn."""
        for name, png in tiled.pngs.items():
            self._held += len(png) - len(self._pngs.get(name, b""))
            self._pngs[name] = png
            self._pngs.move_to_end(name)
        while self._held > self.most:
            self._give_up(next(iter(self._pngs)))
        looked_at = frozenset[str]().union(*(look.hashes for look in self._looks.values()))
        spare = [name for name in self._pngs if name not in looked_at and name not in tiled.pngs]
        over = sum(len(self._pngs[name]) for name in spare) - SPARE
        for name in spare:
            if over <= 0:
                break
            over -= len(self._pngs[name])
            self._give_up(name)

    def _give_up(self, name: str) -> None:
        self._held -= len(self._pngs.pop(name))

    def see(self, number: int, tiled: Tiled, wanted: tuple[Place, ...] | None = None) -> None:
        """A page was drawn at a zoom. `wanted`: what somebody sees of it; None where that is as before."""
        key = number, tiled.zoom
        known = self._looks.get(key)
        asked = wanted if wanted is not None or known is None else known.wanted
        at = perf_counter() if known is None or wanted is not None else known.at
        self._looks[key] = Look(at, frozenset(t.hash for t in tiled.tiles), asked)
        self._looks.move_to_end(key)
        while len(self._looks) > VIEWS:
            self._looks.popitem(last=False)

    def taken(self, drawn: Mapping[int, Sequence[Tiled]]) -> dict[int, list[Json]]:
        """Keep what the setter drew of each page, as seen, and tell it."""
        for number, several in drawn.items():
            for tiled in several:
                self.keep(tiled)
                self.see(number, tiled)
        return {number: [told_of(tiled) for tiled in several] for number, several in drawn.items()}

    def views(self, is_open: bool) -> list[View]:
        """What is looked at now, the last look first. `is_open`: whether a tab is."""
        now = perf_counter()
        return [
            View(number, zoom, look.hashes & self._pngs.keys(), look.wanted)
            for (number, zoom), look in reversed(self._looks.items())
            if is_open or now - look.at < LOOKED_AT
        ]


def told_of(tiled: Tiled) -> Json:
    """A page's tiles as the server tells them."""
    return {"zoom": tiled.zoom, "size": tiled.size, "tiles": [{"x": t.x, "y": t.y, "hash": t.hash} for t in tiled.tiles]}
