"""Drawings kept on disk as values of ours, equal to the last number. Only one of which nothing had to be said is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from banmian.diagnostics import Diagnostic
from banmian.pictures.drawing import Drawing
from banmian.preserve import to_bytes, value_of
from banmian.store import Store

Read = tuple[Drawing | None, tuple[Diagnostic, ...]]


def kept_drawing(store: Store | None, told: list[Any], read: Callable[[], Read]) -> Read:
    """The drawing that was read from a file before, else what `read` gives. `told`: all that reading it depends on."""
    known: Drawing | None = value_of(store.get("drawing", told)) if store is not None else None
    if known is not None:
        return known, ()
    drawing, found = read()
    if store is not None and drawing is not None and not found:
        store.keep("drawing", told, to_bytes(drawing))
    return drawing, found
