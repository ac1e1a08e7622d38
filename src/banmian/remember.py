"""What a process remembers between two builds: memos of results beside the stages, by the content that they were made of.

A stage is a pure function, so that its result may stand in for it as long as all that it read is in the key. A memo has a bound:
what was longest unused goes first. Its figures are shown by `--timings`. Memos hold values that nobody changes.

A lasting memo goes on from one process to the next (handover.py): what an earlier process made lies apart until it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from threading import Lock
from typing import Any, Generic, Literal, TypeVar, cast

V = TypeVar("V")
Each = Literal["", "page", "story", "paragraph", "text", "face", "item"]
"""Of what a setting asks a table for one or two values and no others. "face": a face on a page."""
Entries = dict[Hashable, object]
"""What a table holds, by keys, in the order of use."""
_MEMOS: list[Memo[object]] = []
_WAITING: dict[str, Entries] = {}
"""What an earlier process made, for tables of modules that are not imported yet."""
_ABSENT = object()
SPARE = 32
"""Besides what its issue needs, values of pages, stories and paragraphs that a process keeps which lives on while files are edited:
for steps back and trials."""


class Same:
    """A part of a key: these very values, told apart by identity. It holds them, so that while an entry lives no other value can
    have their ids. For what was itself remembered, and would cost more to hash than to make."""

    __slots__ = ("hashed", "ids", "values")

    def __init__(self, *values: object) -> None:
        self.values = values
        self.ids = tuple(map(id, values))
        self.hashed = hash(self.ids)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.ids == other.ids

    def __hash__(self) -> int:
        return self.hashed

    def __reduce__(self) -> tuple[type[Same], tuple[object, ...]]:
        """In another process the values have other ids."""
        return Same, self.values


class Memo(Generic[V]):
    """Results by their keys, at most `bound` of them. Several threads may use it; two that ask for the same at once may both
    make it. `lasting`: the next process may go on with it: keys and values are values of ours (preserve.py). `each`: a setting asks
    for one or two of each of these, and no others; `keep_near` bounds it by those that there are."""

    def __init__(self, name: str, bound: int, lasting: bool = False, each: Each = "") -> None:
        self.name, self.bound, self.lasting, self.each = name, bound, lasting, each
        self.hits = self.misses = self.taken = 0
        self._kept: Entries = {}
        self._earlier: Entries = _WAITING.pop(name, {}) if lasting else {}
        """What an earlier process made and nobody has asked for yet."""
        self._lock = Lock()
        _MEMOS.append(cast("Memo[object]", self))

    def __len__(self) -> int:
        return len(self._kept)

    def holds(self, key: Hashable) -> bool:
        """Whether something is kept under the key; it counts as no use of it."""
        return key in self._kept or key in self._earlier

    def of(self, key: Hashable, make: Callable[[], V]) -> V:
        """What is kept under the key, else what `make` gives, which is kept from then on."""
        with self._lock:
            found: Any = self._kept.pop(key, _ABSENT)
            if found is _ABSENT and self._earlier:
                found = self._earlier.pop(key, _ABSENT)
                self.taken += found is not _ABSENT
            if found is not _ABSENT:
                self._kept[key] = found
                self.hits += 1
                return found  # type: ignore[no-any-return]
            self.misses += 1
        made = make()
        with self._lock:
            self._kept[key] = made
        if len(self._kept) > self.bound:
            self.keep(self.bound)
        return made

    def keep(self, most: int) -> None:
        """Let go of what was longest unused, until so much is left."""
        with self._lock:
            while len(self._kept) > most:
                del self._kept[next(iter(self._kept))]

    @property
    def asked(self) -> Entries:
        """What was asked for in this process, made here or taken over."""
        with self._lock:
            return dict(self._kept)

    @property
    def is_empty(self) -> bool:
        return not self._kept and not self._earlier

    def laid_aside(self, kept: Entries | None = None, earlier: Entries | None = None) -> tuple[Entries, Entries]:
        """What the table holds, its own and an earlier process's; from then on it holds what is given."""
        with self._lock:
            before = self._kept, self._earlier
            self._kept, self._earlier = kept if kept is not None else {}, earlier if earlier is not None else {}
            return before

    def forget(self) -> None:
        """Empty the table and its figures."""
        self.laid_aside()
        self.hits = self.misses = self.taken = 0


@contextmanager
def afresh() -> Iterator[None]:
    """Within it every table is empty at first; afterwards each holds again what it held before."""
    before = [(table, table.laid_aside()) for table in _MEMOS]
    waiting = dict(_WAITING)
    _WAITING.clear()
    try:
        yield
    finally:
        _WAITING.update(waiting)
        for table, held in before:
            table.laid_aside(*held)


def figures() -> dict[str, dict[str, int]]:
    """Of each table that was used: how often it had what was asked for, how often not, how much it holds; `taken`: how much of it
    an earlier process had made."""
    used = (table for table in _MEMOS if table.hits or table.misses)
    return {t.name: {"hits": t.hits, "misses": t.misses, "kept": len(t), "taken": t.taken} for t in used}


def forget_all() -> None:
    """Empty every table: what is measured or compared from then on is made anew."""
    _WAITING.clear()
    for table in _MEMOS:
        table.forget()


TEXTS = 3
"""So many short texts an issue has for each of its paragraphs: heads, cells, captions, lines of furniture."""
ITEMS = 500
"""Of the items of a page so many are kept: what a full page has."""
FACES = 8
"""So many faces stand on a page."""


def keep_near(pages: int, stories: int, paragraphs: int) -> None:
    """Of tables of pages, stories and paragraphs no more than an issue of so many needs, and SPARE: the bounds of a build are for
    issues of any length, and a process that lives on would fill them with pages as they were before."""
    most = {
        "page": 2 * pages,
        "story": 2 * stories,
        "paragraph": paragraphs,
        "text": TEXTS * paragraphs,
        "face": FACES * pages,
        "item": ITEMS * pages,
    }
    for table in _MEMOS:
        if table.each:
            table.keep(min(table.bound, most[table.each] + SPARE))


def remembers_nothing() -> bool:
    """Whether no lasting table holds anything."""
    return not _WAITING and all(table.is_empty for table in _MEMOS if table.lasting)


def made_here() -> int:
    """How much the lasting tables were asked for that they had not."""
    return sum(table.misses for table in _MEMOS if table.lasting)


def lasting() -> dict[str, Entries]:
    """Of each lasting table what was asked for in this process."""
    return {table.name: table.asked for table in _MEMOS if table.lasting}


def with_entries(make: Callable[[], V]) -> tuple[V, list[tuple[str, list[tuple[Hashable, object]]]]]:
    """What `make` gives, and what it left in the lasting tables: for a copy of the process, whose tables end with it."""
    before = lasting()
    made = make()
    rows = ((name, [row for row in kept.items() if row[0] not in before.get(name, ())]) for name, kept in lasting().items())
    return made, [(name, some) for name, some in rows if some]


def lay_in(entries: Iterable[tuple[str, Iterable[tuple[Hashable, object]]]]) -> None:
    """Keep what `with_entries` gave as if it had been made here."""
    tables = {table.name: table for table in _MEMOS}
    for name, rows in entries:
        for key, value in rows:
            tables[name].of(key, partial(_itself, value))


def _itself(value: object) -> object:
    return value


def take_over(entries: Mapping[str, Iterable[tuple[Hashable, object]]]) -> None:
    """Lay into the lasting tables, by their names, what an earlier process made."""
    tables = {table.name: table for table in _MEMOS if table.lasting}
    for name, rows in entries.items():
        if name in tables:
            tables[name].laid_aside(tables[name].asked, dict(rows))
        else:
            _WAITING[name] = dict(rows)
