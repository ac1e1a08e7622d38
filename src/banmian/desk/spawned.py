"""The setter's process begins here: what the server names when it starts it. The engine is loaded in that process alone."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path


def serve(pipe: Connection, root: Path, issue: str, cache: Path | None) -> None:
    """Load the engine, and answer what comes through the pipe."""
    from banmian.desk import setter

    setter.serve(pipe, root, issue, cache)
