"""A question answered by a process of its own, which ends with its answer: what takes long, or reads what comes from outside."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from typing import Any

from banmian.desk.asking import SetterFault
from banmian.desk.exchange import Step

LONGEST = 180.0
"""Seconds that an answer, or the next step on its way, may take; LibreOffice has two minutes of them."""


class Aside:
    """One such process. `work`, a function of spawned.py, is given a pipe, then `given`."""

    def __init__(self, work: Callable[..., None], *given: Any) -> None:
        context = get_context("spawn")
        self._ours, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=work, args=(theirs, *given), daemon=True, name=f"banmian {work.__name__}")
        self._process.start()
        theirs.close()

    def answer(self, told: Callable[[Step], object] | None = None, longest: float = LONGEST) -> Any:
        """What it sends; the steps before that are `told`. SetterFault where nothing comes. It waits: call it in a thread."""
        try:
            while True:
                if not self._ours.poll(longest):
                    raise SetterFault("AsideLate", f"more than {longest:.0f} seconds")
                sent = self._ours.recv()
                if not isinstance(sent, Step):
                    return sent
                if told is not None:
                    told(sent)
        except (EOFError, OSError) as gone:
            raise SetterFault("AsideGone", "the process that was to answer ended by itself") from gone
        finally:
            self._ours.close()
            self._process.join(0.5)
            if self._process.is_alive():
                self.end()
                self._process.join(5)

    def end(self) -> None:
        """End it before its answer, with its copies where it has a group of its own: who waits for that has a
        SetterFault."""
        pid = self._process.pid
        if sys.platform != "win32" and pid is not None:
            with suppress(OSError):
                if os.getpgid(pid) == pid:
                    os.killpg(pid, signal.SIGKILL)
        self._process.kill()


def answered_aside(work: Callable[..., None], *given: Any) -> Any:
    """What `work` sends through the pipe that it is given first, as `Aside.answer`."""
    return Aside(work, *given).answer()
