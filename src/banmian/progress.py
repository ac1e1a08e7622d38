"""How far a command is: each step is told when it begins, and each stage timed.

On a terminal a live line, plain lines elsewhere; a library that calls `set_issue` gives nobody to tell.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.status import Status

Say = Callable[[str], None]
ENDED = "done"
"""The step after which nothing is told any more: the live line ends."""


_SHOWN: list[Status] = []


class Progress:
    """Beside a build while it runs. `say` is told the steps; `seconds` by stage are for `--timings`."""

    def __init__(self, say: Say = lambda _: None) -> None:
        self.say = say
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

    @property
    def total(self) -> float:
        """Seconds since the beginning."""
        return round(perf_counter() - self._began, 4)


def shown_progress() -> Progress:
    """Progress that the person at the terminal sees, or the log of whoever started the command."""
    import click

    if not sys.stderr.isatty():
        return Progress(lambda step: click.echo(f"banmian: {step}", err=True) if step != ENDED else None)
    from rich.console import Console

    console = Console(stderr=True)
    status = console.status("")
    status.start()

    def say(step: str) -> None:
        if step == ENDED:
            status.stop()
        else:
            status.update(step)

    _SHOWN.append(status)
    return Progress(say)


def end_shown() -> None:
    """End the live lines that are still shown: of a command that did not come to its end."""
    for status in _SHOWN:
        status.stop()
    _SHOWN.clear()
