"""The processes of the desk begin here: what the server names when it starts one. The engine is loaded in these alone."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any


def serve(pipe: Connection, root: Path, issue: str, cache: Path | None) -> None:
    """The setter: load the engine, and answer what comes through the pipe."""
    from banmian.desk import setter

    setter.serve(pipe, root, issue, cache)


def serve_maker(pipe: Connection, root: Path, issue: str, cache: Path | None) -> None:
    """The maker: the same with makeup, proofs and notes."""
    from banmian.desk import maker

    maker.serve(pipe, root, issue, cache)


def serve_past(pipe: Connection, root: Path, issue: str, cache: Path | None) -> None:
    """Versions, set and compared."""
    from banmian.desk import looking_back

    looking_back.serve(pipe, root, issue, cache)


def take_in(pipe: Connection, *given: Any) -> None:
    """Read a document that came in, and answer through the pipe."""
    from banmian.desk import intake

    intake.answer(pipe, *given)


def look_at_picture(pipe: Connection, *given: Any) -> None:
    """Look whether a picture that came in can be read, and answer through the pipe."""
    from banmian.desk import picture_seen

    picture_seen.answer(pipe, *given)


def take_pasted(pipe: Connection, *given: Any) -> None:
    """Read what is pasted into a story, and answer through the pipe."""
    from banmian.desk import intake

    pipe.send(intake.pasted(*given))
    pipe.close()


def deliver(pipe: Connection, *given: Any) -> None:
    """Put together the folder for the print shop, and answer through the pipe."""
    _own_group()
    from banmian.desk import delivering

    delivering.answer(pipe, *given)


def share(pipe: Connection, *given: Any) -> None:
    """See what a layout would change in other issues, and answer through the pipe."""
    from banmian.desk import sharing

    sharing.answer(pipe, *given)


def begin(pipe: Connection, what: str, root: Path, *given: Any) -> None:
    """Look what a project has, or begin an issue."""
    from banmian.desk import beginning

    beginning.answer(pipe, what, root, *given)


def _own_group() -> None:
    """This process and the copies that it makes of itself (processors.py) can be ended together (`Aside.end`)."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.setpgid(0, 0)
