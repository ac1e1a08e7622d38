"""What a process remembers, handed to the next one that builds the same issue: it begins where the last one ended.

All lasting memos go into one result of the store, by one writer, so that what they share is shared again: a key that names a
value by identity (`Same`) finds it in the next process as it did in this one. What a later build adds is written beside, small,
and names the values that the first has. Only a process that remembers nothing yet takes over, and only it hands on; what a
process was handed it may use or not: results are those of a process without (docs/decisions/0056).
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Hashable, Iterator, Sequence
from contextlib import suppress
from dataclasses import field
from functools import partial
from itertools import accumulate, count
from typing import Any

from banmian.preserve import UNWRITABLE, NoValueOfOurs, from_bytes, to_bytes
from banmian.processors import begin_in_copy
from banmian.remember import Entries, Same, lasting, made_here, remembers_nothing, take_over
from banmian.store import Store
from banmian.values import record

FIRST, SINCE = "memos", "memos since"
"""Kinds in the store, each after its mark: all of them; what was added to those of the same mark."""
SMALL = 4
"""What was added is written beside as long as it has no more than one of so many parts of the first."""
_MARK = 32
Told = Sequence[Any]
"""Whose memos they are: the issue, and whatever else makes other results of it (JSON)."""


@record
class Shift:
    """One process's turn. `first`: what the store has as all, `mark` the name of that; `since`: what was added to it."""

    store: Store
    told: Told
    first: dict[str, Entries] = field(default_factory=dict)
    mark: bytes = b""
    since: dict[str, Entries] = field(default_factory=dict)
    made: int = 0
    """What had been made here when it was last handed on."""
    process: int = 0
    """The copy of this process that writes, 0 for none."""


@record
class _Process:
    """This process: its turn, where it has one. Threads that build two issues at once take it from one another: then less is handed
    on, and nothing that is wrong."""

    shift: Shift | None = None


_THIS = _Process()


def begin(store: Store, told: Told) -> None:
    """Take over what the last process left, where this one remembers nothing yet."""
    shift = _THIS.shift
    if not remembers_nothing():
        if shift is not None and (shift.store, shift.told) != (store, told):
            _THIS.shift = None  # what was begun for another issue is over
        return
    shift = _THIS.shift = Shift(store, told)
    body = store.get(FIRST, told)
    if body is None:
        return
    try:
        shift.first, shift.mark = _tables(from_bytes(body, begin=_MARK)), body[:_MARK]
        added = store.get(SINCE, told)
        if added is not None and added[:_MARK] == shift.mark:
            shift.since = _tables(from_bytes(added, _Numbered(shift.first), _MARK))
    except NoValueOfOurs:
        shift.first, shift.mark, shift.since = {}, b"", {}
        return
    names = [*shift.first, *(name for name in shift.since if name not in shift.first)]
    take_over({name: {**shift.first.get(name, {}), **shift.since.get(name, {})}.items() for name in names})


def hand_over(whole: bool = False) -> None:
    """Leave what is remembered now to the next process. Where this one took much over, what it added is written, at once; else all
    of it is, by a copy of this process, for which `finish` waits. `whole`: write only if all of it is to be written: for who has
    work to do meanwhile, and comes again. Nothing is left where this process remembered something before it began."""
    shift, made = _THIS.shift, made_here()
    if shift is None or shift.made == made:
        return
    kept = lasting()
    added = {name: new for name, rows in kept.items() if (new := _beside(rows, shift.first.get(name, {})))}
    if shift.mark and (SMALL * _count(added) <= _count(shift.first) or shift.process):
        if not whole:
            shift.made = made
            _add(shift, added)
        return
    shift.made, shift.first, shift.mark = made, kept, os.urandom(_MARK)
    shift.process = begin_in_copy(partial(_write, shift))


def _add(shift: Shift, added: dict[str, Entries]) -> None:
    """Write beside the first what it has not, unless that stands there."""
    if all(key in shift.since.get(name, ()) for name, rows in added.items() for key in rows):
        return
    with suppress(*UNWRITABLE):
        shift.store.keep(SINCE, shift.told, to_bytes(_rows(added), _numbers(shift.first), before=shift.mark))
        shift.since = added


def finish() -> None:
    """Wait for what `hand_over` began: after it another process finds all."""
    shift, _THIS.shift = _THIS.shift, None
    if shift is not None and shift.process:
        with suppress(OSError):
            os.waitpid(shift.process, 0)


def _write(shift: Shift) -> None:
    with suppress(*UNWRITABLE):
        shift.store.keep(FIRST, shift.told, to_bytes(_rows(shift.first), before=shift.mark))


def _beside(rows: Entries, first: Entries) -> Entries:
    """The entries that the first has not. Their values tell them apart, but for those of which there is one in all: to ask for each
    key would be to hash it."""
    known = set(map(id, first.values()))
    return {key: value for key, value in rows.items() if id(value) not in known or (not value and key not in first)}


def _count(tables: dict[str, Entries]) -> int:
    return sum(map(len, tables.values()))


def _rows(tables: dict[str, Entries]) -> dict[str, list[tuple[Hashable, object]]]:
    """As they are written: a dict of pickle's would ask each key for its hash before it is whole."""
    return {name: list(rows.items()) for name, rows in tables.items() if rows}


def _tables(read: Any) -> dict[str, Entries]:
    try:
        return {name: dict(rows) for name, rows in read.items()}
    except (AttributeError, TypeError, ValueError) as why:
        raise NoValueOfOurs(str(why)) from why


# --- what the first has, by number ---------------------------------------------------------------------------------------


def _sames(tables: dict[str, Entries]) -> Iterator[Same]:
    """Whatever the keys tell apart by identity, in their order: what is not this very value in the next process is not found
    there."""
    for rows in tables.values():
        for key in rows:
            yield from _sames_in(key)


def _sames_in(key: Hashable) -> Iterator[Same]:
    if isinstance(key, Same):
        yield key
    elif type(key) is tuple:
        for part in key:
            yield from _sames_in(part)


def _numbers(tables: dict[str, Entries]) -> dict[int, int]:
    """A number for each such value, by its id."""
    out: dict[int, int] = {}
    begin = 0
    for same in _sames(tables):
        out.update(zip(same.ids, count(begin), strict=False))
        begin += len(same.ids)
    return out


class _Numbered:
    """Finds such a value by its number."""

    def __init__(self, tables: dict[str, Entries]) -> None:
        self.sames = list(_sames(tables))
        self.begins = list(accumulate((len(same.ids) for same in self.sames), initial=0))

    def __call__(self, number: Any) -> object:
        if type(number) is not int or not 0 <= number < self.begins[-1]:
            raise NoValueOfOurs(f"{number!r} is not there")
        at = bisect_right(self.begins, number) - 1
        return self.sames[at].values[number - self.begins[at]]
