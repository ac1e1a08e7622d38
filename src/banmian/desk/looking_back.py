"""Versions set again, drawn and compared with the files as they are, in a process of its own: what an editor types meanwhile is on
the screen as soon as ever. It answers by what `banmian changes` and `banmian back` call (past.py)."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from banmian.desk.answering import answer_all, held
from banmian.desk.exchange import Json
from banmian.desk.past import NOW, Past
from banmian.workspace import Workspace

GIVES_WAY = 5
"""How much later than other processes its turn comes."""


class LookingBack:
    """One issue and its versions."""

    def __init__(self, root: Path, issue: str, cache: Path | None) -> None:
        self.workspace = Workspace(root, issue, cache, boxes=True)
        self.past = Past(self.workspace)

    def changes(self, out: Path, before: str, after: str = NOW) -> Json:
        """What is different on each page; for `after` the files as they are it sets them first."""
        if after == NOW:
            self.workspace.changed(None)
        return self.past.changes(out, before, after)


ANSWERS: Mapping[str, Callable[..., Any]] = {
    "changes": LookingBack.changes,
    "version_tiles": lambda own, *given: own.past.tiles(*given),
    "way_back": lambda own, *given: own.past.way(*given),
    "back": lambda own, *given: own.past.back(*given),
    "held": held,
}
"""What may be asked of it, by name."""


def serve(pipe: Connection, root: Path, issue: str, cache: Path | None) -> None:
    """Answer what comes through the pipe until it closes."""
    with suppress(OSError, AttributeError):
        os.nice(GIVES_WAY)
    answer_all(pipe, LookingBack(root, issue, cache), ANSWERS)
