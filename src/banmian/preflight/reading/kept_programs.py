"""What was found in an embedded font program for the codes that were shown, kept in the store: an issue's fonts are mostly those of
the build before, and neither they nor what reads them need be opened again.
"""

from __future__ import annotations

import json
from hashlib import sha256

from banmian.preflight.facts import Program
from banmian.preflight.reading.budget import Budget
from banmian.preflight.reading.programs import Shown, read_program
from banmian.store import Store


def kept_program(kind: str, data: bytes, shown: Shown, budget: Budget, store: Store | None) -> Program:
    """As `read_program`. What the budget cut short is not kept."""
    if store is None:
        return read_program(kind, data, shown, budget)
    gids = sha256(shown.gids).hexdigest() if shown.gids is not None else None
    told = [kind, sha256(data).hexdigest(), list(shown.widths.items()), shown.wide, gids, list(shown.names.items())]
    body = store.get("font program", told)
    if body is not None:
        return _program(body)
    before = len(budget.unread)
    made = read_program(kind, data, shown, budget)
    if len(budget.unread) == before:
        store.keep("font program", told, _as_bytes(made))
    return made


def _as_bytes(made: Program) -> bytes:
    return json.dumps([made.kind, made.fault, made.missing, made.apart, made.fs_type]).encode()


def _program(body: bytes) -> Program:
    kind, fault, missing, apart, fs_type = json.loads(body)
    return Program(kind, fault, tuple(missing), tuple((code, told, own) for code, told, own in apart), fs_type)
