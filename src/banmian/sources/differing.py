"""What is different between two texts of a file, as edits: value by value of YAML and of an article's head."""

from __future__ import annotations

from collections.abc import Iterator

from banmian.sources.document import Loc
from banmian.sources.edits import Edit
from banmian.sources.marks import Plain, marked


def edits_between(path: str, before: str, after: str) -> tuple[Edit, ...] | None:
    """The edits that make the values of one YAML text those of another; None where one of them cannot be read. What stands between
    the values, comments and blanks, is not looked at; a list that became longer or shorter is one value."""
    old, new = marked(before), marked(after)
    if old is None or new is None:
        return None
    return tuple(_between(path, (), old.plain(), new.plain()))


def _between(path: str, at: Loc, old: Plain, new: Plain) -> Iterator[Edit]:
    """Those of one value: what goes first, so that nothing stands twice meanwhile."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [key for key in old if key not in new]:
            yield Edit(path, "remove", (*at, key), old[key])
        for key, value in new.items():
            if key in old:
                yield from _between(path, (*at, key), old[key], value)
            else:
                yield Edit(path, "add", (*at, key), None, value)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for n, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _between(path, (*at, n), one, other)
    else:
        yield Edit(path, "set", at, old, new)
