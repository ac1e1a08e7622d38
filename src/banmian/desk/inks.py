"""The plates of the pages that are looked at, in the setter: made when one is asked for, given up when the page is another."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from banmian.colour import FULL, Cmyk
from banmian.desk.exchange import Json, Tiled, View
from banmian.desk.plates import Plates
from banmian.desk.tiles import Drawn
from banmian.phrases import say

if TYPE_CHECKING:
    from banmian.workspace import Workspace

HELD = 2
"""Pages whose plates stay open."""


class Inks:
    """The plates of a workspace's pages."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._held: OrderedDict[int, tuple[object, Plates, dict[str, Drawn]]] = OrderedDict()

    def names(self, number: int) -> Json:
        """`{inks, colours, parted}`: the plates of a page; how a screen shows its spot inks; whether all that it paints could be
        parted into them. IndexError for no page."""
        plates, drawn = self._plates(number)
        for ink in plates.inks:
            self._drawn(plates, drawn, ink)
        standing = self.workspace.standing
        inks = [ink for _, ink in standing[0].paper.inks] if standing is not None else []
        spots = {spot.name: _on_screen(spot.cmyk) for ink in inks for spot, _ in ink.spots}
        colours = {name: spots[name] for name in plates.inks if name in spots}
        return {"inks": list(plates.inks), "colours": colours, "parted": plates.parted}

    def tiles(self, ink: str, view: View) -> Tiled:
        """A plate's tiles, in grey. IndexError for a page or an ink that there is not."""
        plates, drawn = self._plates(view.page)
        return self._drawn(plates, drawn, ink).tiled(view.zoom, view.have, view.wanted)

    def _drawn(self, plates: Plates, drawn: dict[str, Drawn], ink: str) -> Drawn:
        if ink not in plates.inks:
            raise IndexError(say("the page has no plate {ink}", ink=ink))
        if ink not in drawn:
            drawn[ink] = Drawn(plates.pdf(ink))
        return drawn[ink]

    def _plates(self, number: int) -> tuple[Plates, dict[str, Drawn]]:
        standing = self.workspace.standing
        pages = standing[0].display.pages if standing is not None else ()
        page = next((page for page in pages if page.number == number), None)
        if page is None:
            raise IndexError(say("the issue has no page {number}", number=number))
        known = self._held.get(number)
        if known is None or known[0] is not page:
            self._give_up(number)
            self._held[number] = page, Plates(self.workspace.page_pdf(number, compress=False)), {}
        self._held.move_to_end(number)
        while len(self._held) > HELD:
            self._give_up(next(iter(self._held)))
        return self._held[number][1:]

    def _give_up(self, number: int) -> None:
        for drawn in self._held.pop(number, (None, None, dict[str, Drawn]()))[2].values():
            drawn.close()


def _on_screen(cmyk: Cmyk) -> str:
    """A colour of process inks as a screen's, `#rrggbb`: what the paper reflects that each ink leaves; for the eye alone."""
    *inks, black = ((FULL - amount) / FULL for amount in cmyk)
    return "#" + "".join(f"{round(255 * left * black):02x}" for left in inks)


ANSWERS: Mapping[str, Callable[..., Any]] = {"inks": Inks.names, "ink_tiles": Inks.tiles}
"""What may be asked of the setter about plates, by name."""
