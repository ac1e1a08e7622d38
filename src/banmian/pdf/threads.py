"""Article threads: a story's frames in the order in which they are read, over columns and pages (PDF 1.7, articles).

A frame is not in the display list; it shows in its text: a line that stands higher than the one before, or beside it, begins
another.
"""

from __future__ import annotations

from banmian.display import DisplayList, GlyphRun, run_box, runs_of, united
from banmian.geometry import Rect
from banmian.values import frozen

HEAD = ("kicker", "headline", "deck", "tag")
ASIDE = ("caption", "credit", "picture", "ruby", "source")
"""Roles that a reader who follows the text passes by."""


@frozen
class Bead:
    """A frame: page index from 0, rectangle in its mp."""

    page: int
    rect: Rect


@frozen
class Thread:
    """A story in at least two frames."""

    story: str
    title: str
    beads: tuple[Bead, ...]


def threads_of(display: DisplayList) -> tuple[Thread, ...]:
    """The threads in the order in which their stories begin."""
    frames: dict[str, _Frames] = {}
    for index, page in enumerate(display.pages):
        for run in runs_of(page.items):
            if run.tag.story and run.glyphs and run.tag.role not in ASIDE:
                frames.setdefault(run.tag.story, _Frames()).take(index, run)
    titles = {story.id: story.title for story in display.stories}
    found = ((story, tuple(Bead(*bead) for bead in known.beads)) for story, known in frames.items())
    return tuple(Thread(story, titles.get(story, ""), beads) for story, beads in found if len(beads) > 1)


class _Frames:
    """The beads of one story so far: (page, rectangle)."""

    def __init__(self) -> None:
        self.beads: list[tuple[int, Rect]] = []
        self._last: GlyphRun | None = None

    def take(self, page: int, run: GlyphRun) -> None:
        rect = run_box(run)
        if self._last is None or self.beads[-1][0] != page or self._another(self._last, run, rect):
            self.beads.append((page, rect))
        else:
            self.beads[-1] = (page, united(self.beads[-1][1], rect))
        self._last = run

    def _another(self, last: GlyphRun, run: GlyphRun, rect: Rect) -> bool:
        """Whether the run begins another frame than the one that holds the last."""
        zone, before = _zone(run), _zone(last)
        if zone != before:
            return True
        if zone != "text" or last.tag.role == "initial":
            return False
        frame = self.beads[-1][1]
        if run.axis is not None and last.axis is not None:  # lines go to the left: one to the right begins a tier
            return run.x + run.axis > last.x + last.axis
        down = run.y - last.y
        return abs(down) > run.size // 2 and (down < 0 or rect.x0 >= frame.x1 or rect.x1 <= frame.x0)


def _zone(run: GlyphRun) -> str:
    return "head" if run.tag.role in HEAD else "table" if run.tag.role == "cell" else "text"
