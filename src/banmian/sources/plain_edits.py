"""Edits made on plain values: what a changed YAML text must be read as, nothing more and nothing less."""

from __future__ import annotations

import copy
from typing import Any

from banmian.sources.document import Loc
from banmian.sources.edits import Edit
from banmian.sources.marks import Plain


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
