"""What is shown while an issue is being set: pages that somebody looks at, as soon as they stand, before they are judged and before
copyfit, which may take seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from time import perf_counter
from typing import Protocol

from banmian.build import Outcome, SetIssue
from banmian.copyfit import pages_within
from banmian.desk.exchange import Json, Seen, Tiled, View, is_open
from banmian.desk.page_site import NO_BASES
from banmian.display import Page
from banmian.progress import GivesWay, Progress


class Shows(Protocol):
    """Who draws pages. `pages`: those that were last set, before copyfit, by their numbers; `between`: the issue that they are of,
    as long as copyfit works on it; `touched`: those of them that are others than before; `seen`: of which something was shown since
    a setting ended; `is_overtaken`: whether a newer change waits; what is asked meanwhile is answered by it."""

    pages: dict[int, Page]
    between: SetIssue | None
    touched: frozenset[int]
    seen: set[int]
    is_overtaken: Callable[[], bool]

    def tell(self, seen: Seen, /) -> object: ...

    def drawn(self, view: View, issue: SetIssue, page: Page) -> Tiled: ...

    def stands(self, found: Outcome, number: int, bases: Mapping[str, str]) -> Json: ...


class Showing(Progress):
    """Beside one setting. `views`: what is looked at, with the tiles that the asker has, those that it was told of here too;
    `draw`: seconds that the pages took to be drawn; `bases`: the SHA-256 of the articles' files that are set."""

    def __init__(self, setter: Shows, views: Iterable[View], bases: Mapping[str, str] = NO_BASES) -> None:
        super().__init__()
        self.setter, self.views, self.draw, self.bases = setter, list(views), 0.0, bases
        self._fitting: tuple[Sequence[int], Callable[[], Outcome]] | None = None

    def pages_set(self, issue: SetIssue) -> None:
        """Draw those that are looked at and are others than when they last stood here: what an edit did not touch stays as copyfit
        has made it."""
        began, before = perf_counter(), self.setter.pages
        self.setter.pages = {page.number: page for page in issue.display.pages}
        others = (n for n, page in self.setter.pages.items() if n in before and page != before[n])
        self.setter.between, self.setter.touched = issue, frozenset(others)
        tiles: dict[int, list[Tiled]] = {}
        for n, view in enumerate(self.views):
            page = self.setter.pages.get(view.page)
            if page is not None and view.page in self.setter.touched:
                tiled = self.setter.drawn(view, issue, page)
                tiles.setdefault(view.page, []).append(tiled)
                self.views[n] = replace(view, have=view.have | tiled.pngs.keys())
        if tiles:
            self.setter.seen |= tiles.keys()
            self.setter.tell(Seen(tiles))
        self.draw += perf_counter() - began

    def fitting(self, pages: Sequence[int], unfitted: Callable[[], Outcome]) -> None:
        """It is told as soon as it has something to do: what is remembered takes no time."""
        self._fitting = pages, unfitted

    def _tell_fitting(self, pages: Sequence[int], unfitted: Callable[[], Outcome]) -> None:
        """With what is to be said of the pages that copyfit leaves alone: that need not wait for it."""
        found = unfitted()
        assert found.issue is not None
        within = pages_within(found.issue.plan, pages)
        told = tuple(d for d in found.diagnostics if not is_open(d, within))
        looked_at = {view.page for view in self.views} & within
        geometry = {number: self.setter.stands(found, number, self.bases) for number in sorted(looked_at)}
        self.setter.tell(Seen({}, tuple(pages), tuple(sorted(within)), told, geometry))

    def pause(self) -> None:
        if self._fitting is not None:
            self._tell_fitting(*self._fitting)
            self._fitting = None
        if self.setter.is_overtaken():
            raise GivesWay
