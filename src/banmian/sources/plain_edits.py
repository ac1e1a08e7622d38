"""Edits made on plain values: what a changed YAML text must be read as, nothing more and nothing less."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from banmian.sources.document import Loc
from banmian.sources.edits import Edit
from banmian.sources.marks import Plain

FRONT_ORDER = (
    "schema", "id", "tag", "kicker", "headline", "deck", "dateline", "byline", "source", "index-title", "jump-headline", "priority",
    "may-cut", "standing", "valid-until",
)  # fmt: skip
"""The usual order of an article's keys, as `banmian import` writes them and the example has them (chosen here)."""


def position(keys: Sequence[str], edit: Edit) -> int:
    """Before which of the keys that there are a new one stands: in an article's head at its usual place, behind the last of those
    that stand before it there, so that what was emptied and is filled in again is found where it was; else as the last."""
    if not edit.path.endswith(".md") or len(edit.at) != 1 or edit.at[0] not in FRONT_ORDER:
        return len(keys)
    rank = FRONT_ORDER.index(str(edit.at[0]))
    earlier = [n for n, key in enumerate(keys) if key in FRONT_ORDER[:rank]]
    if earlier:
        return earlier[-1] + 1
    return next((n for n, key in enumerate(keys) if key in FRONT_ORDER[rank:]), len(keys))


def expected(plain: Plain, *edits: Edit) -> Plain:
    """The plain value after edits that do not touch one another: what the changed text must be read as."""
    root: Any = copy.deepcopy(plain)
    names: dict[Loc, dict[str, str]] = {}
    for edit in edits:
        if edit.op == "key":
            names.setdefault(edit.at[:-1], {})[str(edit.at[-1])] = str(edit.new)
        else:
            _change(root, edit)
    for at, new in names.items():
        parent = _within(root, at)
        rows = [(new.get(key, key), value) for key, value in parent.items()]
        parent.clear()
        for key, value in rows:
            parent.setdefault(key, value)
    return root  # type: ignore[no-any-return]


def _change(root: Any, edit: Edit) -> None:
    """The edit made on plain lists and dicts, in place."""
    *steps, last = edit.at
    parent = _within(root, tuple(steps))
    if edit.op == "add" and parent == "":
        _within(root, tuple(steps[:-1]))[steps[-1]] = parent = {}
    if edit.op == "add" and isinstance(parent, list):
        parent.insert(int(last), edit.new)
    elif edit.op == "remove":
        del parent[last]
    elif edit.op == "add":
        rows = list(parent.items())
        rows.insert(position(list(parent), edit), (str(last), edit.new))
        parent.clear()
        parent.update(rows)
    else:
        parent[last] = edit.new


def _within(root: Any, at: Loc) -> Any:
    for step in at:
        root = root[str(step) if isinstance(root, dict) else step]
    return root


def same(one: Plain, other: Plain) -> bool:
    """Whether they are the same values in the same order, keys too."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other
