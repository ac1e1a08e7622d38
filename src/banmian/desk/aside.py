"""A question answered by a process of its own, which ends with its answer: what takes long, or reads what comes from outside."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import get_context
from typing import Any

from banmian.desk.asking import SetterFault

LONGEST = 180.0
"""Seconds that an answer may take; LibreOffice has two minutes of them."""


def answered_aside(work: Callable[..., None], *given: Any) -> Any:
    """What `work`, a function of spawned.py, sends through the pipe that it is given first. SetterFault where nothing comes. It
    waits: call it in a thread."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(theirs, *given), daemon=True, name=f"banmian {work.__name__}")
    process.start()
    theirs.close()
    try:
        if not ours.poll(LONGEST):
            raise SetterFault("AsideLate", f"more than {LONGEST:.0f} seconds")
        return ours.recv()
    except (EOFError, OSError) as gone:
        raise SetterFault("AsideGone", "the process that was to answer ended by itself") from gone
    finally:
        ours.close()
        process.join(0.5)
        if process.is_alive():
            process.kill()
            process.join(5)
