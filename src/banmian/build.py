"""The one place that chains the stages: read, plan, set, judge. Disk, clock and environment are reached here and in cli.

Each step takes frozen values and returns one, with what there is to tell (decision 0066). ARCHITECTURE.md, How the data goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from banmian.diagnostics import Diagnostic, Severity, Span, worst
from banmian.diagnostics.misfits import COPYFIT, MISFITS
from banmian.diagnostics.order import ordered
from banmian.progress import Progress
from banmian.sources.overlay import Overlay, laid_over
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.content.kept import Kept
    from banmian.content.model import Content
    from banmian.content.places import Places
    from banmian.copyfit.changes import Change
    from banmian.display import DisplayList
    from banmian.fonts import FontBook
    from banmian.pages.page_figures import PageFigures
    from banmian.pages.streams_ahead import StreamsAhead
    from banmian.pictures.asset_store import AssetStore
    from banmian.pictures.assets import Assets
    from banmian.plan import Plan
    from banmian.template.loader import Template
    from banmian.template.model import Paper

R = TypeVar("R")
Told = Sequence[Diagnostic]


@frozen
class Job:
    """What is to be built: `issue`, a folder relative to `root`. `preflight_display`: judged too; `unfitted`: not copyfitted;
    `boxes`: what is missing is boxed as in a draft; `cache`: the store's folder; `overlay`: texts for those on disk (0126);
    `kept`: articles as they were read last, for those that cannot be read now; a build has none."""

    root: Path
    issue: str
    draft: bool = False
    preflight_display: bool = False
    cache: Path | None = None
    copies: bool = False
    """Whether copies of the process may set some of the text: in one that ends with the build, for what they remember is lost."""
    unfitted: frozenset[int] = frozenset()
    overlay: Overlay = field(default_factory=dict)
    boxes: bool = False
    kept: Kept | None = None

    @property
    def issue_yaml(self) -> Span:
        """The place of what concerns the issue as a whole."""
        return Span(f"{self.issue}/issue.yaml")


@frozen
class Loaded:
    """What could be read. `places`: where the blocks begin that places of articles name."""

    content: Content | None
    template: Template | None
    fonts: FontBook | None
    places: Places
    diagnostics: tuple[Diagnostic, ...]


@frozen
class Planned:
    """An issue whose pages can be set: all of it was read, and stories, layouts and pictures are joined."""

    content: Content
    paper: Paper
    fonts: FontBook
    plan: Plan


@frozen
class SetIssue:
    """An issue that is set: what it was made of, its pages, and the bytes of their pictures."""

    job: Job
    content: Content
    paper: Paper
    fonts: FontBook
    plan: Plan
    display: DisplayList
    assets: AssetStore
    fitted: tuple[Change, ...] = ()
    figures: tuple[PageFigures, ...] = ()
    written: Plan | None = None
    unfit: tuple[Diagnostic, ...] = ()
    """What copyfit changed of the layouts; what can be counted of the pages; where it changed some, the plan as it was before, and
    what was over or short by that."""

    def passes(self, diagnostics: Iterable[Diagnostic]) -> bool:
        """Whether it may be printed though this was told: nothing at or above what the profile fails on."""
        return worst(diagnostics) < Severity[self.paper.fail_on.upper()]

    @property
    def stem(self) -> str:
        """The file name without ending: `\u793e\u533a\u6668\u62a5-20200812-42`."""
        issue, name = self.content.issue, re.sub(r'[\\/:*?"<>|\s]', "_", self.paper.name)  # no file name may hold these, anywhere
        return f"{name}-{issue.date.isoformat().replace('-', '')}-{issue.number}"


@frozen
class Outcome:
    """What became of a job: the issue, None where issue.yaml, layout or fonts cannot be read, and all that there is to tell."""

    job: Job
    issue: SetIssue | None
    diagnostics: tuple[Diagnostic, ...]
    places: Places

    @property
    def passes(self) -> bool:
        """Set, and fit to be printed."""
        return self.issue is not None and self.issue.passes(self.diagnostics)

    def joined(self, diagnostics: Iterable[Diagnostic]) -> Outcome:
        """With what a further step has to tell; its places as lines and columns."""
        from banmian.content.places import with_lines

        return replace(self, diagnostics=(*self.diagnostics, *with_lines(diagnostics, self.places)))


def set_issue(job: Job, progress: Progress | None = None) -> Outcome:
    """Read, plan and set an issue; every diagnostic of every stage that could run, sorted by place."""
    progress = progress or Progress()
    with laid_over(job.root, job.overlay):
        with progress.stage("load", "reading"):
            _take_over(job)
            loaded = load(job)
            planned, found = plan_of(loaded)
        diagnostics, issue = [*loaded.diagnostics, *found], None

        def outcome(issue: SetIssue | None, told: Told) -> Outcome:
            done = Outcome(job, issue, (), loaded.places).joined([*diagnostics, *told])
            return replace(done, diagnostics=tuple(ordered(done.diagnostics)))

        found = ()
        if planned is not None:
            issue, found = _set(job, planned, progress, outcome)
    if issue is not None and job.preflight_display:
        with progress.stage("preflight"):
            from banmian.preflight.display_told import display_told

            found = (*found, *display_told(issue.display, issue.plan, job.root, (*diagnostics, *found)))
    return outcome(issue, found)


def _set(job: Job, planned: Planned, progress: Progress, outcome: Callable[[SetIssue, Told], Outcome]) -> tuple[SetIssue, Told]:
    """Pictures and pages; where that pays, copies of this process begin to set the text while it reads the pictures. `outcome`: of
    the issue, with what was told of it."""
    with progress.stage("assets", "setting"):
        from banmian.legibility import text_on_pictures
        from banmian.pages.streams_ahead import streams_ahead

    with streams_ahead(planned.plan, planned.fonts, job.draft, job.copies) as others:
        with progress.stage("assets"):
            assets, of_assets = pictures_of(job, planned)
        with progress.stage("set"):
            issue, told = set_pages(job, planned, assets, others, progress.pages_set)
    with progress.stage("set"):

        def all_told(issue: SetIssue, told: Told) -> Told:
            return *of_assets, *told, *text_on_pictures(issue.plan, issue.display.pages, job.root, issue.assets, issue.fonts)

        if unfit := {d.place.page for d in told if d.code in COPYFIT and d.place is not None}:
            progress.fitting(sorted(unfit), lambda: outcome(issue, all_told(issue, told)))
            issue, told = _with_copy_fitted(job, issue, assets, told, progress.pause)
        return issue, all_told(issue, told)


def _with_copy_fitted(job: Job, issue: SetIssue, assets: Assets, told: Told, pause: Callable[[], None]) -> tuple[SetIssue, Told]:
    """The issue with those pages fitted on which a text or a head does not fit, and what to cut or write where one still does.
    `pause`: called between two steps."""
    from banmian.content.signed import signed_pages
    from banmian.copyfit import advice_on, fitted_plan

    done = fitted_plan(issue.plan, issue.fonts, assets, told, signed_pages(job.root, job.issue) | job.unfitted, pause)
    if done.changes:
        pause()
        before, unfit = issue.plan, tuple(d for d in told if d.code in MISFITS)
        issue, told = set_pages(job, Planned(issue.content, issue.paper, issue.fonts, done.plan), assets)
        issue = replace(issue, fitted=done.changes, written=before, unfit=unfit)
    return issue, (*told, *done.told, *(advice_on(done.plan, issue.fonts, told, pause) if not job.unfitted else ()))


def _take_over(job: Job) -> None:
    """Go on with what an earlier process remembered of this issue, where this one remembers nothing."""
    if job.cache is not None:
        from banmian import handover
        from banmian.store import Store

        handover.begin(Store(job.cache), [job.issue, job.draft])


def load(job: Job) -> Loaded:
    """Read issue, faces, layouts and articles; what cannot be read is told and left out."""
    from banmian.content.loader import load_articles, load_issue
    from banmian.content.model import Content
    from banmian.content.places import name_blocks
    from banmian.fonts import FontBook
    from banmian.sources import FIX_ALL
    from banmian.template.loader import load_template

    issue, of_issue = load_issue(job.root, job.issue)
    fonts, of_fonts = FontBook.load(job.root)
    template: Template | None = None
    of_template: tuple[Diagnostic, ...] = ()
    if issue is not None:
        asked = {"": issue.span, **{p.layout: p.span for p in reversed(issue.pages)}}
        faces = fonts.ascents if fonts is not None else None
        layouts = [p.layout for p in issue.pages]
        template, of_template = _read_beside(job, partial(load_template, job.root, issue.paper, job.issue, layouts, asked, faces))
    if template is not None and fonts is not None:
        fonts = fonts.with_box(template.paper.grid.ascent).with_language(template.paper.words.language)
    rules = template.paper.normalise if template is not None else FIX_ALL
    if rules != FIX_ALL:
        issue, of_issue = load_issue(job.root, job.issue, rules)
    read, unreadable, of_articles = load_articles(job.root, job.issue, rules)
    articles, places = name_blocks(read)
    content = Content(issue, articles, unreadable) if issue is not None else None
    if job.kept is not None and content is not None:
        content, places = job.kept.instead(content, places)
    return Loaded(content, template, fonts, places, (*of_issue, *of_fonts, *of_template, *of_articles))


TO_SET = ("banmian.content.paragraphs", "banmian.content.markdown", "banmian.pages.assemble", "banmian.assets")
TO_WRITE = ("banmian.pdf.writer",)
"""What is imported for it; who has a store writes a PDF."""


def _read_beside(job: Job, read: Callable[[], R]) -> R:
    """Paper and layouts: where none is remembered, a copy of this process reads them while this one imports what comes after."""
    from banmian.processors import beside, copies_safely, usable
    from banmian.remember import lay_in, with_entries
    from banmian.template.loader import PAPERS

    if not (job.copies and PAPERS.is_empty and usable() > 1 and copies_safely()):
        return read()
    with beside(partial(with_entries, read)) as found:
        for module in (*TO_SET, *TO_WRITE) if job.cache is not None else TO_SET:
            import_module(module)
        template, entries = found()
    lay_in(entries)
    return template


def plan_of(loaded: Loaded) -> tuple[Planned | None, Sequence[Diagnostic]]:
    """Join stories and layouts; None where something that every page needs could not be read."""
    from banmian.plan import plan_issue

    content, template, fonts = loaded.content, loaded.template, loaded.fonts
    if content is None or template is None or {name for name, _ in template.pages} != {p.layout for p in content.issue.pages}:
        return None, ()  # of a page that lacks its layout planning would tell only a consequence
    lost = frozenset(Path(d.span.file).stem for d in loaded.diagnostics if d.span and d.span.file.endswith(".md"))
    plan, found = plan_issue(content, template.paper, dict(template.pages), lost)
    return Planned(content, template.paper, fonts, plan) if fonts is not None else None, found


def pictures_of(job: Job, planned: Planned) -> tuple[Assets, Sequence[Diagnostic]]:
    """Read and judge the pictures that the plan places."""
    from banmian.assets import read_assets

    return read_assets(planned.plan, job.root, planned.fonts.ids, job.cache)


def set_pages(
    job: Job, planned: Planned, assets: Assets, others: StreamsAhead = dict, seen: Callable[[SetIssue], object] = id
) -> tuple[SetIssue, Sequence[Diagnostic]]:
    """Set every page of the plan. `others`: streams that were begun before; `seen` is given the issue before it is judged."""
    from banmian.instant import created
    from banmian.pages.assemble import assemble
    from banmian.pictures.asset_store import AssetStore

    def made(display: DisplayList, figures: tuple[PageFigures, ...] = ()) -> SetIssue:
        content, paper, fonts, plan = planned.content, planned.paper, planned.fonts, planned.plan
        return SetIssue(job, content, paper, fonts, plan, display, AssetStore(job.root, assets.files), figures=figures)

    day = created(planned.content.issue.date)
    done = assemble(planned.plan, planned.fonts, assets, day, job.draft, others, job.boxes, lambda pages: seen(made(pages)))
    return made(done.display, done.figures), done.diagnostics
