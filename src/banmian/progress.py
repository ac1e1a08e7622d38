"""How far a command is: each step is told when it begins, and each stage timed.

On a terminal a live line, plain lines elsewhere; a library that calls `set_issue` gives nobody to tell.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from banmian.languages import in_language
from banmian.phrases import say
from banmian.values import record

Say = Callable[[str], None]
Report = Callable[[bool, Sequence[Any], Sequence[Any], Mapping[str, Any]], None]
"""What outputs/report.py gives: whether it was built, the diagnostics, the outputs, what a step told beside these."""
STEPS = (say("reading"), say("setting"))
"""What build tells, for the catalogue."""
ENDED = "done"
"""The step after which nothing is told any more: the live line ends."""
CLEAR = "\r\x1b[K"
"""Back to the line's start, and all of it gone."""


class GivesWay(Exception):
    """What is being made is not needed any more, for something newer waits: nothing of it stays."""


class Progress:
    """Beside a build while it runs. `say` is told the steps; `seconds` by stage are for `--timings`. `report` is given what
    would be told at the end, in place of the terminal: whether it was built, the diagnostics, the outputs, what a step told."""

    def __init__(self, say: Say = lambda _: None, report: Report | None = None) -> None:
        self.say = say
        self.report = report
        self.seconds: dict[str, float] = {}
        self._began = perf_counter()

    @contextmanager
    def stage(self, name: str, step: str = "") -> Iterator[None]:
        """Add the seconds of what stands in it to those of this stage; `step`: what to tell first."""
        start = perf_counter()
        if step:
            self.say(step)
        yield
        self.seconds[name] = round(self.seconds.get(name, 0.0) + perf_counter() - start, 4)

    def end(self) -> None:
        """End the live line: what follows is a report."""
        self.say(ENDED)

    def pages_set(self, issue: Any) -> None:
        """The pages of the issue (build.SetIssue) stand, and are not judged yet: for who shows them."""

    def fitting(self, pages: Sequence[int], unfitted: Callable[[], Any]) -> None:
        """Copyfit begins on these pages; `unfitted` gives what the issue is without it (build.Outcome)."""

    def pause(self) -> None:
        """Between two steps of copyfit. GivesWay where its work is not needed any more."""

    @property
    def total(self) -> float:
        """Seconds since the beginning."""
        return round(perf_counter() - self._began, 4)


@record
class _Terminal:
    """The terminal of this process, of which there is one. `step`: whether one stands on its last line."""

    step: bool = False


_TERMINAL = _Terminal()


def shown_progress() -> Progress:
    """Progress that the person at the terminal sees, or the log of whoever started the command."""
    import click

    if not sys.stderr.isatty():
        return Progress(lambda step: click.echo(f"banmian: {in_language(step)}", err=True) if step != ENDED else None)
    return Progress(_show)


def _show(step: str) -> None:
    """The step in place of the one before it. No thread draws it, as an animated line would need: beside a thread the process
    could not be copied (processors.py)."""
    if step == ENDED:
        end_shown()
        return
    sys.stderr.write(f"{CLEAR}{in_language(step)}")
    sys.stderr.flush()
    _TERMINAL.step = True


def end_shown() -> None:
    """Take away the step that is still shown: also of a command that did not come to its end."""
    if _TERMINAL.step:
        sys.stderr.write(CLEAR)
        sys.stderr.flush()
        _TERMINAL.step = False
