"""The setter: the process that holds the engine. It sets the issue, draws its pages, answers what is asked, one thing at a time.

It is spawned by the server (asking.py), speaks with it over a pipe, and ends when the server does. An answer is a row of ANSWERS.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter
from typing import Any

from banmian.build import Outcome, SetIssue
from banmian.content.places import Places
from banmian.content.signed import load_signed
from banmian.desk import inks, past, proofs, signatures
from banmian.desk.answering import answer_all, is_overtaken, memory
from banmian.desk.bases import Bases
from banmian.desk.blocks import blocks
from banmian.desk.exchange import GaveWay, Json, Place, Seen, Set, Signing, Tile, Tiled, Tried, View
from banmian.desk.geometry import geometry
from banmian.desk.page_site import PageSite, site
from banmian.desk.redrawn import Known, part_of, still
from banmian.desk.showing import Showing
from banmian.desk.snapshot import snapshot
from banmian.desk.tiles import AROUND, SIDE, Drawn, asked_of, page_size
from banmian.diagnostics import Diagnostic
from banmian.display import Page
from banmian.outputs.fingerprint import fingerprints
from banmian.phrases import say
from banmian.progress import GivesWay
from banmian.sources.overlay import Overlay
from banmian.versions.records import lines_alone
from banmian.workspace import Update, Workspace, make_ready

ZOOMS = 8
"""Pages at a zoom of which the tiles are known that stay as they are."""
THUMB = 50
"""The zoom of the small pictures: 383 pixels of a page of 765 pt."""


class Setter:
    """One issue, its last setting, and its pages as open PDFs."""

    def __init__(self, root: Path, issue: str, cache: Path | None) -> None:
        self.workspace = Workspace(root, issue, cache, boxes=True, keeps=True)
        self.told: Update = Update()
        self.past = past.Past(self.workspace)
        self.inks = inks.Inks(self.workspace)
        self.tell: Callable[[Seen], object] = id
        """Who is told what can be seen before an answer is whole."""
        self.is_overtaken: Callable[[], bool] = bool
        """Whether a newer change waits than the one that is being set."""
        self.pages: dict[int, Page] = {}
        """The pages as they were last set, before copyfit."""
        self.between: SetIssue | None = None
        """The issue that is just being set, as it was before copyfit, while copyfit works on it."""
        self.touched: frozenset[int] = frozenset()
        """Its pages that are others than before."""
        self.seen: set[int] = set()
        """Pages of which something was shown since a setting ended."""
        self._ready: set[int] = set()
        self._bases = Bases(root, issue)
        self._told: dict[int, tuple[tuple[SetIssue, Update], Json]] = {}
        """The geometry of pages, and of what."""
        self._drawn: dict[int, tuple[Page, Drawn]] = {}
        self._known: dict[tuple[int, int], Known] = {}
        """By page and zoom, the last drawn last."""

    def set(self, paths: Iterable[Path] | None, views: Iterable[View] = ()) -> Set | GaveWay:
        """Set what these files changed (None: anything), and draw what is looked at of the pages that look different now: `tell` is
        given it as soon as they stand, and again what copyfit made of them. Copyfit gives way to a newer change."""
        began, bases = perf_counter(), self._bases.now()
        showing = Showing(self, views, bases)
        try:
            told = self.workspace.changed(paths, showing)
        except GivesWay:
            return GaveWay(tuple(sorted(self.seen)))
        finally:
            self.between = None
        there = {page.number for page in self.workspace.standing[0].display.pages} if self.workspace.standing is not None else set()
        self.told = replace(told, pages=tuple(sorted({*told.pages, *(self.seen & there)})))
        self.seen.clear()
        if told.whole and self.workspace.standing is not None:
            self._bases.of_pages = self._bases.set_from(bases, self.workspace.standing[0].content)
        middle = perf_counter() - showing.draw
        tiles: dict[int, list[Tiled]] = {}
        for view in showing.views:
            if view.page in self.told.pages:
                tiles.setdefault(view.page, []).append(self.tiles(view))
        seconds = dict(self.told.seconds) | {"engine": middle - began, "draw": perf_counter() - middle}
        standing = self.workspace.standing
        state = snapshot(standing[0]) if standing is not None else None
        told = self.told
        return Set(told.pages, told.gone, told.diagnostics, told.whole, told.passes, state, tiles, seconds)

    def trial(self, overlay: Overlay, unfitted: frozenset[int], views: Iterable[View] = ()) -> Tried:
        """What these texts would make of the issue, with the tiles of what is looked at; nothing of it stays; `unfitted`
        pages without copyfit."""
        began = perf_counter()
        trial = self.workspace.trial(overlay, unfitted)
        middle, told = perf_counter(), trial.update
        tiles: dict[int, list[Tiled]] = {}
        for view in views:
            if view.page in told.pages and trial.issue is not None:
                page = next(page for page in trial.issue.display.pages if page.number == view.page)
                tiles.setdefault(view.page, []).append(self._tiled(view, trial.issue, page)[0])
        seconds = dict(told.seconds) | {"engine": middle - began, "draw": perf_counter() - middle}
        return Tried(told.pages, told.diagnostics, told.whole, tiles, seconds, self._signed(trial.issue))

    def _signed(self, issue: SetIssue | None) -> tuple[tuple[str, str], ...]:
        """Which signed pages another issue would change, and who signed them."""
        signed, _ = load_signed(self.workspace.root, self.workspace.issue)
        if issue is None or not signed.signed:
            return ()
        from banmian.signing.fingerprint import sheet_fingerprint

        return tuple((s.label, s.by) for s in signed.signed if sheet_fingerprint(issue, s.pages) != s.fingerprint)

    def signing(self, out: Path) -> Signing:
        """The states of the pages. `out`: where outputs stand, and with them the records of signed pages."""
        standing = self.workspace.standing
        if standing is None:
            return Signing((), ())
        return signatures.states(Outcome(standing[0].job, standing[0], self.told.diagnostics, standing[1]), out)

    def sign(self, out: Path, page: int, by: str) -> Diagnostic | None:
        """Sign the page as it was last shown, with its spread; why not."""
        standing = self.workspace.standing
        return signatures.sign(standing[0] if standing is not None else None, self.workspace, out, page, by)

    def withdraw(self, out: Path, page: int, by: str, why: str) -> Diagnostic | None:
        """Take the page's signature back; why not."""
        return signatures.withdraw(self.workspace, out, page, by, why)

    def proofs(self, out: Path) -> list[Json]:
        """The proofs that were issued."""
        return proofs.issued(self.workspace.root, self.workspace.issue, out)

    def noted(self, rows: list[Json]) -> list[Json]:
        """Notes that were read, each where its words stand now."""
        standing = self.workspace.standing
        if standing is None or not any(row.get("stood") for row in rows):
            return rows
        return proofs.noted(rows, [lines_alone(page, standing[1]) for page in standing[0].display.pages])

    def fitted(self) -> list[Json]:
        """The layouts that copyfit changed, as `banmian fit --write` would write them: page, the layout's file, name and text."""
        standing = self.workspace.standing
        if standing is None:
            raise IndexError(say("the issue was not set yet"))
        from banmian.fit import layouts_of

        issue, places = standing
        written, _ = layouts_of(issue.job, Outcome(issue.job, issue, (), places))
        before = {sheet.numbers[0]: sheet.layout.file for sheet in issue.plan.sheets}
        return [{"page": one.page, "layout": before[one.page], "name": one.name, "text": one.text} for one in written]

    def tiles(self, view: View) -> Tiled:
        """A page's tiles, drawn where they may be others than before; of a page that copyfit has before it as it was
        seen last. IndexError for a page that there is not."""
        if self.between is not None and view.page in self.touched:
            return self.drawn(view, self.between, self.pages[view.page])
        return self.drawn(view, self._standing()[0], self._site(view.page).page)

    def drawn(self, view: View, issue: SetIssue, page: Page) -> Tiled:
        """The tiles of a page of an issue, which are known from then on."""
        at = view.page, view.zoom
        tiled, same = self._tiled(view, issue, page)
        self._known.pop(at, None)
        self._known[at] = Known(issue, page, {**same, **{(tile.x, tile.y): tile.hash for tile in tiled.tiles}})
        while len(self._known) > ZOOMS:
            del self._known[next(iter(self._known))]
        return tiled

    def _tiled(self, view: View, issue: SetIssue, page: Page) -> tuple[Tiled, Mapping[Place, str]]:
        """The tiles of a page of an issue, and the hashes of those that are as they were drawn last. Where few are others, a PDF of
        what paints on these is enough."""
        same = still(self._known.get((view.page, view.zoom)), issue, page, view.zoom, SIDE)
        size = page_size(page, view.zoom)
        asked = asked_of(size, view.wanted)
        lacking = [place for place in asked if same.get(place) not in view.have]
        if not lacking:
            return Tiled(view.zoom, size, tuple(Tile(*place, same[place]) for place in asked), {}), same
        known = self._drawn.get(view.page)
        if known is not None and known[0] is page:
            return known[1].tiled(view.zoom, view.have, view.wanted, same), same
        standing = self.workspace.standing
        if standing is not None and issue is standing[0] and len(lacking) == len(asked):
            return self._page(view.page).tiled(view.zoom, view.have, view.wanted, same), same
        drawn = Drawn(self.workspace.drawable(part_of(page, lacking, view.zoom, SIDE, AROUND), issue))
        try:
            return drawn.tiled(view.zoom, view.have, view.wanted, same), same
        finally:
            drawn.close()

    def thumb(self, number: int) -> tuple[str, bytes]:
        """The page's small picture: the hash of its bytes, and the PNG."""
        png = self._page(number).picture(THUMB)
        return blake2b(png, digest_size=12).hexdigest(), png

    def geometry(self, number: int) -> Json:
        """Where everything stands on the page."""
        of = self._standing()[0], self.told
        known = self._told.get(number)
        if known is not None and known[0][0] is of[0] and known[0][1] is of[1]:
            return known[1]
        found = geometry(self._site(number))
        self._told[number] = of, found
        return found

    def stands(self, found: Outcome, number: int, bases: Mapping[str, str]) -> Json:
        """Where everything stands on a page of an issue that copyfit has not changed yet."""
        assert found.issue is not None
        bases = self._bases.set_from(bases, found.issue.content)
        return geometry(site(found.issue, found.places, number, found.diagnostics, bases))

    def text(self, number: int) -> list[Json]:
        """The page's blocks in reading order, for those who do not see it."""
        found: dict[str, list[Json]] = {}
        for block in blocks(self._site(number)):
            said = {"kind": block["role"], "text": block["text"], "file": block["file"], "line": block["line"]}
            found.setdefault(block["story"], []).append(said)
        return [{"story": story, "blocks": said} for story, said in found.items()]

    def fingerprints(self) -> dict[int, str]:
        """What each page paints, as a hash."""
        standing = self.workspace.standing
        return fingerprints(standing[0], "x4") if standing is not None else {}

    def ready(self, number: int) -> None:
        """There is time: what a page's stories are made of is made ready, once, so that the first save of one makes but its own
        paragraph anew. A desk that goes on from a build has their lines and nothing that these were made from."""
        if number not in self._ready:
            self._ready.add(number)
            make_ready(self._standing()[0], number)

    def rest(self) -> int:
        """There is time: the collector looks through what was made. The memory of this process, bytes."""
        self.workspace.rest()
        return memory()

    def _site(self, number: int) -> PageSite:
        return site(*self._standing(), number, self.told.diagnostics, self._bases.of_pages)

    def _standing(self) -> tuple[SetIssue, Places]:
        if self.workspace.standing is None:
            raise IndexError(say("the issue was not set yet"))
        return self.workspace.standing

    def _page(self, number: int) -> Drawn:
        """The page's PDF, opened again where the page is another."""
        page = self._site(number).page
        known = self._drawn.get(number)
        if known is not None and known[0] is page:
            return known[1]
        drawn = Drawn(self.workspace.drawable(page))
        if known is not None:
            known[1].close()
        self._drawn[number] = page, drawn
        return drawn


ANSWERS: Mapping[str, Callable[..., Any]] = {
    "set": Setter.set,
    "trial": Setter.trial,
    "signing": Setter.signing,
    "sign": Setter.sign,
    "withdraw": Setter.withdraw,
    "proofs": Setter.proofs,
    "noted": Setter.noted,
    "fitted": Setter.fitted,
    "tiles": Setter.tiles,
    "thumb": Setter.thumb,
    "geometry": Setter.geometry,
    "text": Setter.text,
    "fingerprints": Setter.fingerprints,
    "ready": Setter.ready,
    "rest": Setter.rest,
    **{name: lambda setter, *given, answer=answer: answer(setter.past, *given) for name, answer in past.ANSWERS.items()},
    **{name: lambda setter, *given, answer=answer: answer(setter.inks, *given) for name, answer in inks.ANSWERS.items()},
}
"""What may be asked of the setter, by name."""


def serve(pipe: Connection, root: Path, issue: str, cache: Path | None) -> None:
    """Answer what comes through the pipe until it closes."""
    setter = Setter(root, issue, cache)
    setter.tell = pipe.send
    setter.is_overtaken = partial(is_overtaken, pipe, setter, ANSWERS)
    gc.set_threshold(50_000, 20, 20)
    answer_all(pipe, setter, ANSWERS)
