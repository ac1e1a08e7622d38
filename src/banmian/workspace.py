"""An issue that lives on while its files are edited: what changed, which pages look different now, a page as PDF at any time.

It holds no state that a build depends on: what was made is remembered beside the stages (remember.py), so that an answer is that
of a fresh build, in any order of edits. Any thread may ask; one is answered at a time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import RLock
from types import MappingProxyType
from typing import TYPE_CHECKING

from banmian import handover
from banmian.build import Job, Outcome, SetIssue, set_issue
from banmian.content.kept import Kept
from banmian.content.places import Places
from banmian.diagnostics import Diagnostic
from banmian.display import DisplayList, Page
from banmian.issue_pdf import pdf_settings
from banmian.outputs.names import page_label
from banmian.phrases import say
from banmian.progress import Progress
from banmian.remember import keep_near
from banmian.sources.overlay import Overlay
from banmian.sources.reading import SourceText
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.pdf.wide_fonts import WideFonts


@frozen
class Update:
    """What a change made of the issue.

    `pages`: numbers of the pages that are other values than before, new ones among them; `gone`: those that are no more.
    `whole`: whether the issue could be set: where issue.yaml, layout or faces cannot be read the pages are those from before.
    `passes`: whether it may be printed, as far as setting can tell. `seconds` by stage."""

    pages: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    whole: bool = False
    passes: bool = False
    seconds: Mapping[str, float] = MappingProxyType({})


@frozen
class Trial:
    """What the issue would be with some texts in place of those on disk; nothing is written. `update`: its pages as against those
    that were last set; `issue`: None where it could not be set."""

    update: Update
    issue: SetIssue | None

    def page_pdf(self, number: int, compress: bool = False) -> bytes:
        """The page as a file of its own, as `Workspace.page_pdf`. IndexError for a page that there is not."""
        if self.issue is None:
            raise IndexError(say("the issue has no page {number}", number=number))
        with _undisturbed():
            return page_pdf_of(self.issue, number, compress)


class Workspace:
    """The issue in the folder `issue` (relative to `root`, with `/`). `cache`: the store's folder, where converted pictures are
    kept. `boxes`: what is missing is shown as boxes. `keeps`: an article that cannot be read any more stays as it was read last,
    until its file can be read again or is gone."""

    def __init__(self, root: Path, issue: str, cache: Path | None = None, boxes: bool = False, keeps: bool = False) -> None:
        self.root, self.issue, self.cache, self.boxes, self.keeps = root.resolve(), issue, cache, boxes, keeps
        self._lock = RLock()
        self._last = Update()
        self._set: SetIssue | None = None
        """The issue as it was last set whole."""
        self._places: Places = {}
        self._fonts: WideFonts | None = None
        """Fonts of the pages that are drawn."""

    @property
    def sources(self) -> tuple[Path, ...]:
        """The folders that a change concerns."""
        return self.root / self.issue, self.root / "layouts", self.root / "fonts"

    @property
    def pages(self) -> tuple[int, ...]:
        """The numbers of the pages that there are."""
        with self._lock:
            return tuple(page.number for page in self._display().pages)

    @property
    def standing(self) -> tuple[SetIssue, Places] | None:
        """The issue as it was last set whole, with the lines on which its articles' blocks begin; None where it never was."""
        with self._lock:
            return (self._set, self._places) if self._set is not None else None

    def concerns(self, path: Path) -> bool:
        """Whether the issue is made of what stands there. `path`: absolute, or relative to the root."""
        place = (self.root / path).resolve()
        return any(place.is_relative_to(folder.resolve()) for folder in self.sources)

    def changed(self, paths: Iterable[Path] | None = None, progress: Progress | None = None) -> Update:
        """Set the issue as its files are now. `paths`: what was saved, moved or deleted; None: anything."""
        with self._lock:
            if paths is not None and self._set is not None and not any(map(self.concerns, paths)):
                return replace(self._last, pages=(), gone=(), seconds=MappingProxyType({}))
            first, progress = self._set is None, progress or Progress()
            with _undisturbed():
                outcome = set_issue(self._job(), progress)
            if first:
                handover.finish()  # it goes on from the last build, and lives too long to be gone on from
                gc.freeze()  # what lives as long as the workspace need not be looked through again and again
            pages, gone = self._taken(outcome)
            self._forget_most()
            seconds, whole = MappingProxyType(progress.seconds), outcome.issue is not None
            self._last = Update(pages, gone, outcome.diagnostics, whole, outcome.passes, seconds)
            return self._last

    def _job(self) -> Job:
        kept = Kept(self._set.content.articles, self._places) if self.keeps and self._set is not None else None
        return Job(self.root, self.issue, cache=self.cache, boxes=self.boxes, kept=kept)

    def rest(self) -> None:
        """For who has time between two answers: the collector looks through what was made since the last time."""
        with self._lock:
            gc.collect()
            gc.freeze()

    def _forget_most(self) -> None:
        """Of what was remembered of pages and stories as they were before, little stays."""
        if self._set is None:
            return
        pieces = [piece for article in self._set.content.articles for piece in article.pieces]
        paragraphs = len(pieces) + sum(len(piece.blocks) for piece in pieces)
        keep_near(len(self._set.display.pages), len(pieces), paragraphs)

    def _taken(self, outcome: Outcome) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Keep it where it could be set; the numbers of the pages that changed, and of those that are gone."""
        if outcome.issue is None:
            return (), ()
        before = self._set.display if self._set is not None else NOTHING
        self._set, self._places = outcome.issue, outcome.places
        return _between(before, outcome.issue.display)

    def trial(self, overlay: Overlay, unfitted: frozenset[int] = frozenset()) -> Trial:
        """What the issue would be were these texts written (by name relative to the root, None: were it gone). What was set last
        stays what `changed` and `page_pdf` answer of. `unfitted`: pages without copyfit, for an answer that comes soon."""
        with self._lock:
            before, progress = self._display(), Progress()
            with _undisturbed():
                outcome = set_issue(replace(self._job(), unfitted=unfitted, overlay=overlay), progress)
            self._forget_most()
            changed, gone = _between(before, outcome.issue.display) if outcome.issue is not None else ((), ())
            seconds, whole = MappingProxyType(progress.seconds), outcome.issue is not None
            return Trial(Update(changed, gone, outcome.diagnostics, whole, outcome.passes, seconds), outcome.issue)

    def _display(self) -> DisplayList:
        if self._set is None:
            self.changed()
        return self._set.display if self._set is not None else NOTHING

    def page_pdf(self, number: int, compress: bool = True) -> bytes:
        """The page as a file of its own, PDF/X-4 as the issue is, with the glyphs that it uses and no others; without `compress`
        made sooner, for who only draws it. IndexError for a page that there is not; PictureChanged where a picture is no longer
        the one that was set: tell of its file first."""
        with self._lock:
            _page(self._display(), number)
            assert self._set is not None  # it has this page
            with _undisturbed():
                return page_pdf_of(self._set, number, compress)

    def drawable(self, page: Page, issue: SetIssue | None = None) -> bytes:
        """A page, or a part of one, as a PDF to be drawn: as `page_pdf` without `compress`, but its fonts have glyphs to spare.
        `issue`: whose page it is, None: the one that was set last. PictureChanged as there."""
        with self._lock, _undisturbed():
            issue = issue or self._set
            if issue is None:
                raise IndexError(say("the issue was not set yet"))
            if self._fonts is None:
                from banmian.pdf.usage import usage
                from banmian.pdf.wide_fonts import WideFonts

                self._fonts = WideFonts(lambda: usage(self._display()))
            return _pdf_of(issue, page, False, self._fonts)

    def page_png(self, number: int, dpi: int) -> bytes:
        """The page's trim as a picture, so many pixels to the inch. Faults as of `page_pdf`."""
        from banmian.outputs.proofs import page_picture

        with self._lock:  # PDFium takes one caller at a time
            return page_picture(self.page_pdf(number, compress=False), 1, dpi)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """No search for values that only hold one another within it: a tenth of a second of looking through all that is remembered,
    which holds none. It comes when the answer has been given."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


NOTHING = DisplayList((), "", "")
STORY = "---\nschema: 1\nid: a\nheadline: a\n---\n\na\n"
"""The least that an article has."""


def make_ready(issue: SetIssue, number: int) -> None:
    """Let the memos have what the stories of a page are made from, so far as they have not, and this process all that reads a
    story: one that went on from an earlier process has read none."""
    from banmian.content.article import read_article
    from banmian.pages.drawn_stream import is_drawn
    from banmian.pages.measuring import StreamMeasure
    from banmian.pages.streams_ahead import sheets_of

    read_article(SourceText("a.md", STORY), "a")
    plan, measure = issue.plan, StreamMeasure(issue.plan, sheets_of(issue.plan, issue.fonts)[0], issue.fonts)
    streams = (s for s in plan.streams if s.pieces and any(number in plan.sheets[stop.sheet].numbers for stop in s.stops))
    for stream in streams:
        if not is_drawn(plan, stream):
            measure.composed(stream)


def page_pdf_of(issue: SetIssue, number: int, compress: bool) -> bytes:
    """A page of a set issue as a file of its own. Faults as of `Workspace.page_pdf`."""
    return _pdf_of(issue, _page(issue.display, number), compress)


def _pdf_of(issue: SetIssue, page: Page, compress: bool, wide: WideFonts | None = None) -> bytes:
    from banmian.pdf.writer import write_pdf

    alone = replace(issue.display, pages=(page,), title=f"{issue.display.title} {page_label(page.number)}")
    settings = replace(pdf_settings(issue), compress=compress, store=None, wide=wide)  # a state of an hour is not for the next day
    return write_pdf(alone, issue.fonts, settings)


def _between(before: DisplayList, now: DisplayList) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The numbers of the pages that are other values now, new ones among them, and of those that are gone."""
    known = {page.number: page for page in before.pages}
    changed = tuple(page.number for page in now.pages if known.get(page.number) != page)
    return changed, tuple(sorted(known.keys() - {page.number for page in now.pages}))


def _page(display: DisplayList, number: int) -> Page:
    found = next((page for page in display.pages if page.number == number), None)
    if found is None:
        raise IndexError(say("the issue has no page {number}", number=number))
    return found
