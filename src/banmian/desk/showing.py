"""What is shown while an issue is being set: pages that somebody looks at, as soon as they stand, before they are judged and before
copyfit, which may take seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from time import perf_counter
from typing import Protocol

from banmian.build import SetIssue
from banmian.desk.exchange import Seen, Tiled, View
from banmian.display import Page
from banmian.progress import Progress


class Shows(Protocol):
    """Who draws pages. `pages`: those that were last set, before copyfit, by their numbers."""

    pages: dict[int, Page]

    def tell(self, seen: Seen, /) -> object: ...

    def drawn(self, view: View, issue: SetIssue, page: Page) -> Tiled: ...


class Showing(Progress):
    """Beside one setting. `views`: what is looked at, with the tiles that the asker has, those that it was told of here too;
    `draw`: seconds that the pages took to be drawn."""

    def __init__(self, setter: Shows, views: Iterable[View]) -> None:
        super().__init__()
        self.setter, self.views, self.draw = setter, list(views), 0.0

    def pages_set(self, issue: SetIssue) -> None:
        """Draw those that are looked at and are others than when they last stood here: what an edit did not touch stays as copyfit
        has made it."""
        began, before = perf_counter(), self.setter.pages
        self.setter.pages = {page.number: page for page in issue.display.pages}
        tiles: dict[int, list[Tiled]] = {}
        for n, view in enumerate(self.views):
            page = self.setter.pages.get(view.page)
            if page is not None and view.page in before and page != before[view.page]:
                tiled = self.setter.drawn(view, issue, page)
                tiles.setdefault(view.page, []).append(tiled)
                self.views[n] = replace(view, have=view.have | tiled.pngs.keys())
        if tiles:
            self.setter.tell(Seen(tiles))
        self.draw += perf_counter() - began

    def fitting(self, pages: Sequence[int]) -> None:
        self.setter.tell(Seen({}, tuple(pages)))
