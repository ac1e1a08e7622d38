"""How far a command is: a live line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click


def progress() -> Callable[[str], None]:
    """What is told each step; `done` ends the live line (rich's)."""
    if not sys.stderr.isatty():
        return lambda step: click.echo(f"banmian: {step}", err=True) if step != "done" else None
    from rich.console import Console

    console = Console(stderr=True)
    status = console.status("")
    status.start()

    def say(step: str) -> None:
        if step == "done":
            status.stop()
        else:
            status.update(step)

    import atexit

    atexit.register(status.stop)
    return say
