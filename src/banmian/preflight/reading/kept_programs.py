"""What was found in an embedded font program for the codes that were shown, kept in the store: an issue's fonts are mostly those of
the build before, and neither they nor what reads them need be opened again.
"""

from __future__ import annotations

from hashlib import sha256

from banmian.preflight.facts import Program
from banmian.preflight.reading.budget import Budget
from banmian.preflight.reading.programs import Shown, read_program
from banmian.preserve import to_bytes, value_of
from banmian.store import Store


def kept_program(kind: str, data: bytes, shown: Shown, budget: Budget, store: Store | None) -> Program:
    """As `read_program`. What the budget cut short is not kept."""
    if store is None:
        return read_program(kind, data, shown, budget)
    gids = sha256(shown.gids).hexdigest() if shown.gids is not None else None
    told = [kind, sha256(data).hexdigest(), list(shown.widths.items()), shown.wide, gids, list(shown.names.items())]
    known: Program | None = value_of(store.get("font program", told))
    if known is not None:
        return known
    before = len(budget.unread)
    made = read_program(kind, data, shown, budget)
    if len(budget.unread) == before:
        store.keep("font program", told, to_bytes(made))
    return made
