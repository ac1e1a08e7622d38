"""The one place that chains the stages: read, plan, set, write. Disk, clock and environment are reached here and in cli.

ARCHITECTURE.md, How the data goes. Exit codes and outputs: docs/rules/contracts.md.
"""

from __future__ import annotations

import datetime
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.diagnostics import Diagnostic, Severity, worst
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.content.model import Content
    from banmian.content.places import Places
    from banmian.fonts import FontBook
    from banmian.pages.assemble import Assembled
    from banmian.pdf.settings import PdfSettings
    from banmian.plan import Plan
    from banmian.template.model import Paper

LATEST = 253_402_271_999
"""The last second of the year 9999 in China: an instant that a PDF can write."""
CHINA = datetime.timezone(datetime.timedelta(hours=8))
Progress = Callable[[str], None]


@dataclass(slots=True)
class Timings:
    """Seconds by stage, for `--timings`."""

    stages: dict[str, float] = field(default_factory=dict)
    began: float = field(default_factory=time.perf_counter)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.stages[name] = round(self.stages.get(name, 0.0) + time.perf_counter() - start, 4)

    @property
    def total(self) -> float:
        return round(time.perf_counter() - self.began, 4)


@frozen
class Job:
    """What is to be built. `issue` is the issue's folder relative to `root`."""

    root: Path
    issue: str
    draft: bool = False
    progress: Progress = lambda _: None
    timings: Timings = field(default_factory=Timings)
    preflight_display: bool = False
    """Whether preflight reads the display list too."""
    cache: Path | None = None
    """The folder of the store, where results are kept between builds; None keeps none."""


@dataclass(slots=True)
class SetIssue:
    """An issue as far as it could be set. `assembled` is None where issue.yaml, layout or fonts cannot be read."""

    job: Job
    diagnostics: list[Diagnostic] = field(default_factory=list)
    content: Content | None = None
    paper: Paper | None = None
    plan: Plan | None = None
    book: FontBook | None = None
    assembled: Assembled | None = None
    places: Places = field(default_factory=dict)
    """Where the blocks begin that places of articles name."""

    @property
    def located(self) -> list[Diagnostic]:
        """The diagnostics as they are shown: places as lines and columns."""
        from banmian.content.places import shown

        return shown(self.diagnostics, self.places)

    @property
    def fail_on(self) -> Severity:
        word = self.paper.fail_on if self.paper else "error"
        return Severity[word.upper()]

    @property
    def passes(self) -> bool:
        """Set, and nothing at or above what the profile fails on."""
        return self.assembled is not None and worst(self.diagnostics) < self.fail_on

    @property
    def stem(self) -> str:
        """The file name without ending: `\u793e\u533a\u6668\u62a5-20200812-42`."""
        assert self.content is not None and self.paper is not None
        issue = self.content.issue
        name = re.sub(r'[\\/:*?"<>|\s]', "_", self.paper.name)  # what a file name may not hold, on any system
        return f"{name}-{issue.date.isoformat().replace('-', '')}-{issue.number}"


def set_issue(job: Job) -> SetIssue:
    """Read, plan and set an issue; every diagnostic of every stage that could run, sorted by place."""
    done = SetIssue(job)
    with job.timings.stage("load"):
        job.progress("reading")
        _read(done)
    if done.content is not None and done.paper is not None and done.book is not None and done.plan is not None:
        with job.timings.stage("set"):
            job.progress("setting")
            _set(done)
        if job.preflight_display and done.assembled is not None:
            with job.timings.stage("preflight"):
                _preflight_display(done)
    done.diagnostics = ordered(done.located)
    return done


def _read(done: SetIssue) -> None:
    from banmian.content.loader import load_articles, load_issue
    from banmian.content.model import Content
    from banmian.content.places import settled
    from banmian.fonts import FontBook
    from banmian.plan import plan_issue
    from banmian.sources import FIX_ALL
    from banmian.template.loader import load_template

    job = done.job
    issue, found = load_issue(job.root, job.issue)
    done.diagnostics += found
    done.book, found = FontBook.load(job.root)
    done.diagnostics += found
    template = None
    if issue is not None:
        asked = {"": issue.span, **{p.layout: p.span for p in reversed(issue.pages)}}
        faces = done.book.ids if done.book is not None else None
        template, found = load_template(job.root, issue.paper, job.issue, [p.layout for p in issue.pages], asked, faces)
        done.diagnostics += found
    rules = template.paper.normalise if template is not None else FIX_ALL
    articles, unreadable, found = load_articles(job.root, job.issue, rules)
    done.diagnostics += found
    articles, done.places = settled(articles)
    if issue is None:
        return
    done.content = Content(issue, articles, unreadable)
    if template is None:
        return
    done.paper = template.paper
    if {name for name, _ in template.pages} != {p.layout for p in issue.pages}:
        return  # a page without its layout: what planning would say of it is only a consequence
    lost = frozenset(Path(d.span.file).stem for d in done.diagnostics if d.span and d.span.file.endswith(".md"))
    done.plan, found = plan_issue(done.content, template.paper, dict(template.pages), lost)
    done.diagnostics += found


def _set(done: SetIssue) -> None:
    from banmian.pages.assemble import assemble

    assert done.plan is not None and done.book is not None and done.content is not None
    done.assembled = assemble(done.plan, done.book, done.job.root, created(done.content.issue.date), done.job.draft, done.job.cache)
    done.diagnostics += done.assembled.diagnostics


OUTSIDE = "PF-ISS-01"
"""The check that a story stays in the type area: of a head that does not fit the fit has said so, with what it needs."""


def _preflight_display(done: SetIssue) -> None:
    """Preflight of the display list: what a print shop would find, with its place in the sources (docs/rules/print.md)."""
    from banmian.preflight.engine import run_display
    from banmian.preflight.profile import HOUSE, load_profile

    assert done.assembled is not None and done.paper is not None
    profile, why = load_profile(HOUSE, done.job.root)
    if profile is not None:
        rules = profile.declaring(done.paper.spots)
        told = {_line(d) for d in done.diagnostics if d.severity is Severity.ERROR}
        found = run_display(done.assembled.display, done.plan, rules).diagnostics
        done.diagnostics += [d for d in found if d.code != OUTSIDE or _line(d) not in told]
    elif why is not None:
        done.diagnostics.append(why)


def _line(told: Diagnostic) -> tuple[str, str, int]:
    """File, block and line of which something is told: the lines of a head or caption lie further along in it."""
    return (told.span.file, told.span.block, told.span.line) if told.span else ("", "", 0)


class EpochError(ValueError):
    """SOURCE_DATE_EPOCH is set to something that is no instant."""


def epoch() -> int | None:
    """SOURCE_DATE_EPOCH in seconds, None where it is not set. EpochError with a sentence where it says nothing."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    if re.fullmatch("[0-9]{1,12}", text) is None or int(text) > LATEST:
        raise EpochError(f"SOURCE_DATE_EPOCH is '{text[:40]}': it takes seconds since 1970, up to {LATEST}; or unset it")
    return int(text)


def created(date: datetime.date) -> str:
    """The document's instant: midnight of the issue's date in China, or SOURCE_DATE_EPOCH where it is set."""
    seconds = epoch()
    if seconds is not None:
        return datetime.datetime.fromtimestamp(seconds, CHINA).isoformat()
    return datetime.datetime(date.year, date.month, date.day, tzinfo=CHINA).isoformat()


def ordered(found: list[Diagnostic]) -> list[Diagnostic]:
    """By file, line and column, then by code; each message once."""
    seen: dict[tuple[object, ...], Diagnostic] = {}
    for d in found:
        seen.setdefault((d.code, d.message, d.span, d.place), d)

    def key(d: Diagnostic) -> tuple[object, ...]:
        span = d.span
        return (span.file, span.line, span.column, d.code, d.message) if span else ("", 0, 0, d.code, d.message)

    return sorted(seen.values(), key=key)


def pdf_bytes(done: SetIssue, standard: str = "x4") -> bytes:
    """The issue as a PDF of this standard (a key of pdf/standards.py)."""
    from banmian.pdf.writer import write_pdf

    assert done.assembled is not None and done.book is not None and done.paper is not None
    with done.job.timings.stage("pdf" if standard == "x4" else standard):
        done.job.progress("writing the PDF")
        return write_pdf(done.assembled.display, done.book, pdf_settings(done, standard))


def pdf_settings(done: SetIssue, standard: str = "x4") -> PdfSettings:
    """Output intent and picture conversion as the paper's print shop asks."""
    assert done.paper is not None
    return settings_of(done.paper, done.job.root, standard, done.job.cache)


def settings_of(paper: Paper, root: Path, standard: str = "x4", cache: Path | None = None) -> PdfSettings:
    """What the writer is told for a paper of the project at `root`; `cache`: the store's folder."""
    from banmian.pdf.settings import OutputIntent, PdfSettings
    from banmian.pdf.standards import standard as row
    from banmian.pictures.cache import PictureCache
    from banmian.pictures.raster import Converter
    from banmian.store import store_of

    known = paper.condition
    profile = root / "layouts" / paper.id / paper.output_intent
    intent = OutputIntent(profile.read_bytes(), known.identifier, known.info, known.registry)
    wanted = row(standard)
    pixels_of = PictureCache(cache) if cache is not None else None
    pixels = Converter(intent.profile, paper.ink_limit, paper.picture_terms, flatten=not wanted.transparency, cache=pixels_of)
    return PdfSettings(intent, paper.ink_limit, standard=wanted, pixels=pixels, store=store_of(cache))


def screen_bytes(done: SetIssue) -> bytes:
    """The issue as a tagged PDF for the web."""
    from banmian.pdf.screen import ScreenSettings, write_screen

    assert done.assembled is not None and done.book is not None and done.paper is not None
    profile = done.job.root / "layouts" / done.paper.id / done.paper.output_intent
    with done.job.timings.stage("screen"):
        done.job.progress("writing the PDF for the web")
        return write_screen(done.assembled.display, done.book, ScreenSettings(profile.read_bytes()))
