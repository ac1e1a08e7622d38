"""The words of an issue with their places, taken from a finished PDF or from the display list: one value for both.

Checks of content and form read it and do not care where it came from. A line that a writer shows in pieces is joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from banmian.diagnostics import Span
from banmian.display import DisplayList, GlyphRun, Group, Link, run_box, runs_of
from banmian.plan.model import Plan
from banmian.preflight.facts import PageFacts, PdfFacts
from banmian.preflight.model import Rect4
from banmian.preflight.painted import Painted
from banmian.values import frozen

_NEAR = 1.3
"""The widest white between two pieces of one line, em."""


@frozen
class Line:
    """Words on one baseline. `story`: whose they are where that is known, "" for furniture and for a finished file."""

    page: int
    rect: Rect4
    size: int
    text: str
    span: Span | None = None
    story: str = ""
    block: int = -1
    role: str = ""

    @property
    def tight(self) -> str:
        """Without blanks."""
        return _tight(self.text)


@lru_cache(20_000)
def _tight(text: str) -> str:
    """A text without blanks: each is asked for by many checks."""
    return "".join(text.split())


@frozen
class Words:
    """All lines in the order of painting; `sizes`: page number -> trim (mp); the plan where the issue's own is at hand."""

    lines: tuple[Line, ...]
    sizes: tuple[tuple[int, tuple[int, int]], ...]
    plan: Plan | None = None
    adverts: tuple[tuple[Span, str], ...] = ()
    """What is said on each advertisement's place, by where it is named."""

    def on(self, page: int) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.page == page)

    @property
    def pages(self) -> tuple[int, ...]:
        return tuple(number for number, _ in self.sizes)


@frozen
class DisplayFacts:
    """What checks of the display list read."""

    display: DisplayList
    words: Words
    plan: Plan | None
    codes: tuple[tuple[int, Rect4, str, Span | None], ...] | None = None
    """(page, rectangle, text, source) of each QR code as read from its own modules; None where no reader is installed."""


def words_of_pdf(facts: PdfFacts) -> Words:
    """The visible text of a finished file."""
    return Words(tuple(lines_of(facts.marks)), sizes_of(facts.pages))


def sizes_of(pages: Iterable[PageFacts]) -> tuple[tuple[int, tuple[int, int]], ...]:
    """Page number and trim of each page."""
    boxes = ((page.number, page.boxes.finished) for page in pages)
    return tuple((number, (round((b[2] - b[0]) * 1000), round((b[3] - b[1]) * 1000))) for number, b in boxes)


def lines_of(marks: Iterable[Painted]) -> Iterator[Line]:
    """The visible lines among marks; none goes on from one page to the next."""
    held: Line | None = None
    for mark in marks:
        if not mark.text or not mark.text.text or mark.text.mode in (3, 7) or mark.context == "mask":
            continue
        line = Line(mark.page, mark.rect, mark.text.size, mark.text.text)
        if held is not None and _continues(held, line):
            x0, y0, x1, y1 = held.rect
            held = Line(held.page, (x0, y0, max(x1, line.rect[2]), y1), held.size, held.text + line.text)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _continues(held: Line, line: Line) -> bool:
    same = held.page == line.page and held.size == line.size and abs(held.rect[3] - line.rect[3]) <= 50
    return same and -held.size <= line.rect[0] - held.rect[2] <= _NEAR * held.size


def words_of_display(display: DisplayList, plan: Plan | None = None) -> Words:
    """The glyph runs of a display list; each knows its story and source."""
    lines = [_line(page.number, run) for page in display.pages for run in runs_of(page.items)]
    return Words(tuple(lines), tuple((p.number, p.trim) for p in display.pages), plan, _on_adverts(display))


def _on_adverts(display: DisplayList) -> tuple[tuple[Span, str], ...]:
    """The words of each advertisement: its drawing's, its label's, and those of a PDF, which stand in its alternative text."""
    said: dict[Span, list[str]] = {}
    for item in (item for page in display.pages for item in page.items):
        frame = None if isinstance(item, Link) else item.frame
        if frame is not None and frame.kind == "advert" and frame.span is not None:
            words = said.setdefault(frame.span, [])
            words += ["".join(run.texts) for run in runs_of([item])]
            words += [item.alt] if isinstance(item, Group) else []
    return tuple((span, "".join("".join(words).split())) for span, words in said.items())


def rect_of(run: GlyphRun) -> Rect4:
    """The run's em boxes, as the checks' rectangles are written."""
    return run_box(run).corners


def _line(page: int, run: GlyphRun) -> Line:
    tag = run.tag
    return Line(page, rect_of(run), run.size, "".join(run.texts), run.origin, tag.story, tag.block, tag.role)
