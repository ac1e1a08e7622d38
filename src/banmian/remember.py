"""What a process remembers between two builds: memos of results beside the stages, by the content that they were made of.

A stage is a pure function, so that its result may stand in for it as long as all that it read is in the key. A memo has a bound:
what was longest unused goes first. Its figures are shown by `--timings`. Memos hold values that nobody changes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Generic, TypeVar, cast

V = TypeVar("V")
_MEMOS: list[Memo[object]] = []
_ABSENT = object()


class Same:
    """A part of a key: these very values, told apart by identity. It holds them, so that while an entry lives no other value can
    have their ids. For what was itself remembered, and would cost more to hash than to make."""

    __slots__ = ("ids", "values")

    def __init__(self, *values: object) -> None:
        self.values = values
        self.ids = tuple(map(id, values))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.ids == other.ids

    def __hash__(self) -> int:
        return hash(self.ids)


class Memo(Generic[V]):
    """Results by their keys, at most `bound` of them. Several threads may use it; two that ask for the same at once may both
    make it."""

    def __init__(self, name: str, bound: int) -> None:
        self.name, self.bound = name, bound
        self.hits = self.misses = 0
        self._kept: dict[Hashable, object] = {}
        self._lock = Lock()
        _MEMOS.append(cast("Memo[object]", self))

    def __len__(self) -> int:
        return len(self._kept)

    def holds(self, key: Hashable) -> bool:
        """Whether something is kept under the key; it counts as no use of it."""
        return key in self._kept

    def of(self, key: Hashable, make: Callable[[], V]) -> V:
        """What is kept under the key, else what `make` gives, which is kept from then on."""
        with self._lock:
            found = self._kept.pop(key, _ABSENT)
            if found is not _ABSENT:
                self._kept[key] = found
                self.hits += 1
                return cast("V", found)
            self.misses += 1
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self.bound:
                del self._kept[next(iter(self._kept))]
        return made

    def laid_aside(self, kept: dict[Hashable, object] | None = None) -> dict[Hashable, object]:
        """What the table holds, which from then on holds what is given."""
        with self._lock:
            before, self._kept = self._kept, kept if kept is not None else {}
            return before

    def forget(self) -> None:
        """Empty the table and its figures."""
        with self._lock:
            self._kept.clear()
            self.hits = self.misses = 0


@contextmanager
def afresh() -> Iterator[None]:
    """Within it every table is empty at first; afterwards each holds again what it held before."""
    before = [(table, table.laid_aside()) for table in _MEMOS]
    try:
        yield
    finally:
        for table, kept in before:
            table.laid_aside(kept)


def figures() -> dict[str, dict[str, int]]:
    """Of each table that was used: how often it had what was asked for, how often not, how much it holds."""
    used = (table for table in _MEMOS if table.hits or table.misses)
    return {table.name: {"hits": table.hits, "misses": table.misses, "kept": len(table)} for table in used}


def forget_all() -> None:
    """Empty every table: what is measured or compared from then on is made anew."""
    for table in _MEMOS:
        table.forget()
