"""Who has an issue on the desk: one line in the issue's folder, so that a second desk, here or elsewhere, does not write beside it.

`content/<issue>/.desk.lock` names user, machine, process and time, and is written again every ten seconds. A build and an outside
editor are never locked out.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from banmian.values import frozen

NAME = ".desk.lock"
RENEWED, DEAD = 10.0, 30.0
"""Seconds between two renewals; without one for so long the desk is thought to be gone."""


@frozen
class Holder:
    """Who has the issue. `at`: seconds since 1970 of the last renewal; `pid`: of the server."""

    user: str
    machine: str
    pid: int
    at: float

    @property
    def is_here(self) -> bool:
        """Whether it is a desk on this machine."""
        return self.machine == platform.node()

    @property
    def shown(self) -> dict[str, Any]:
        """What is told of it."""
        return {"user": self.user, "machine": self.machine, "since": time.strftime("%H:%M", time.localtime(self.at))}


class Lock:
    """The lock of one issue. `now`: the clock, seconds since 1970."""

    def __init__(self, folder: Path, now: Callable[[], float] = time.time) -> None:
        self.file, self.now = folder / NAME, now

    def holder(self) -> Holder | None:
        """Who has it, and is not this process; None where nobody has, or has not renewed it for long."""
        found = self.last()
        if found is None or self.is_ours(found) or self._silent(found) > DEAD:
            return None
        return None if found.is_here and not _runs(found.pid) else found

    def last(self) -> Holder | None:
        """Who had it last."""
        try:
            told = json.loads(self.file.read_text(encoding="utf-8"))
            return Holder(str(told["user"]), str(told["machine"]), int(told["pid"]), float(told["at"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _silent(self, holder: Holder) -> float:
        """Seconds since the last renewal. Two machines' clocks differ, so a file is written beside the lock and their times are
        compared, which are both by the clock of the folder's system; where nothing can be written there, by our own clock."""
        beside = self._beside("now")
        try:
            beside.touch()
            return beside.stat().st_mtime - self.file.stat().st_mtime
        except OSError:
            return self.now() - holder.at
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def _beside(self, what: str) -> Path:
        return self.file.with_name(f"{NAME}.{os.getpid()}.{what}")

    def take(self) -> None:
        """Take it, or keep it. OSError where the system refuses."""
        own = {"user": _user(), "machine": platform.node(), "pid": os.getpid(), "at": self.now()}
        beside = self._beside("tmp")
        try:
            beside.write_text(json.dumps(own), encoding="utf-8")
            os.replace(beside, self.file)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def give_up(self) -> None:
        """Let it go, where it is ours."""
        found = self.last()
        if found is not None and self.is_ours(found):
            with suppress(OSError):
                self.file.unlink(missing_ok=True)

    @staticmethod
    def is_ours(holder: Holder) -> bool:
        return holder.is_here and holder.pid == os.getpid()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system without names
        return ""


def _runs(pid: int) -> bool:
    """Whether a process of this machine is there. Where that cannot be asked without ending it, it is taken to be."""
    if os.name == "nt":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
