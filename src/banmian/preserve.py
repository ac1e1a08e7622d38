"""Values of ours as bytes and back, and the name of a value by what it holds: for what is kept on disk between processes.

Written by pickle, which writes frozen values in C, and read by a reader that makes nothing but our own values: a class is taken
where it is one of `values.frozen` or `values.record`, a slotted dataclass without code of its own, an enumeration or named tuple
of this package, a phrase, or stands in `PLAIN`. So bytes from elsewhere may give a wrong value, but cannot run code: decision 0055.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Mapping
from enum import Enum
from hashlib import sha256
from importlib import import_module
from typing import Any

from banmian.phrases import Phrase
from banmian.remember import Same
from banmian.values import Reducers, is_frozen, is_record

PROTOCOL = 5
PLAIN = frozenset({("datetime", "date"), ("datetime", "datetime"), ("datetime", "timezone"), ("datetime", "timedelta"),
                   ("builtins", "frozenset"), ("builtins", "set"), ("builtins", "complex"), ("builtins", "range"),
                   ("builtins", "slice"), ("decimal", "Decimal"), ("fractions", "Fraction"),
                   ("pathlib", "PosixPath"), ("pathlib", "WindowsPath")})  # fmt: skip
"""What a value of ours may hold beside our own classes and what pickle writes without a class. Making one does nothing else."""

_REDUCERS = Reducers()
OURS = frozenset({"banmian"})
"""Packages whose values are made."""


UNWRITABLE = (pickle.PicklingError, TypeError, AttributeError, RecursionError)
"""What `to_bytes` raises of what is no value: an open file, a function, what holds itself."""


class NoValueOfOurs(ValueError):
    """Bytes that ask for a class which is no value of ours, or that are no bytes of `to_bytes`."""


def to_bytes(value: object, known: Mapping[int, Any] | None = None, before: bytes = b"") -> bytes:
    """The value as bytes. Not the same bytes for equal values: what is held twice is written once. For a name see `digest`.

    `known`: by `id`, what is not written but named, by whatever stands there: who reads has it already. `before`: stands before
    it."""
    written = io.BytesIO()
    written.write(before)
    writer = pickle.Pickler(written, PROTOCOL)
    writer.dispatch_table = _REDUCERS
    if known is not None:
        name_of = known.get
        writer.persistent_id = lambda obj: name_of(id(obj))  # type: ignore[method-assign]
    writer.dump(value)
    return written.getvalue()


def from_bytes(data: bytes, named: Callable[[Any], object] | None = None, begin: int = 0) -> Any:
    """The value that `to_bytes` wrote. NoValueOfOurs where it is none. `named`: gives what `known` had named; `begin`: where the
    value begins in the data."""
    stream = io.BytesIO(data)
    stream.seek(begin)
    reader = _Reader(stream)
    reader.named = named
    try:
        return reader.load()
    except NoValueOfOurs:
        raise
    except Exception as why:  # damaged bytes can make pickle raise anything
        raise NoValueOfOurs(str(why)) from why


def value_of(body: bytes | None) -> Any:
    """The value that a store kept; None where it kept none, or what stands there is none."""
    try:
        return from_bytes(body) if body is not None else None
    except NoValueOfOurs:
        return None


def digest(*values: object) -> str:
    """SHA-256 over all that the values hold, however it is shared: equal values have equal digests in every process.

    Parts that a key tells apart by identity (`Same`) count by what they hold. Dicts count in their order."""
    written = io.BytesIO()
    writer = _ByValue(written, PROTOCOL)
    writer.fast = True  # nothing is written as "the same as before", so that sharing does not show
    writer.dump(values)
    return sha256(written.getbuffer()).hexdigest()


class _ByValue(pickle.Pickler):
    """A writer for `digest`: sets in order, `Same` by its values."""

    def persistent_id(self, obj: Any) -> Any:
        """Asked for each object: pickle writes sets itself, in the order of a process, before any reducer is asked."""
        kind = type(obj)
        if kind is frozenset or kind is set:
            return "set", sorted(map(digest, obj))
        if kind is Same:
            return "same", obj.values
        return None


class _Reader(pickle.Unpickler):
    """A reader that makes values of ours alone."""

    named: Callable[[Any], object] | None = None

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in PLAIN:
            return getattr(import_module(module), name)
        if module.split(".", maxsplit=1)[0] in OURS and "." not in name:
            found = getattr(import_module(module), name, None)
            if isinstance(found, type) and found.__module__ == module and _is_value(found):
                return found
        raise NoValueOfOurs(f"{module}.{name} is no value of ours")

    def persistent_load(self, pid: Any) -> Any:
        if self.named is None:
            raise NoValueOfOurs("a name of what lies elsewhere")
        return self.named(pid)


def _is_value(found: type) -> bool:
    if issubclass(found, tuple):
        return hasattr(found, "_fields")
    return (
        is_frozen(found)
        or is_record(found)
        or _is_plain_dataclass(found)
        or found is Same
        or found is Phrase
        or issubclass(found, Enum)
    )


def _is_plain_dataclass(found: type) -> bool:
    """A slotted dataclass that pickle makes without a call, and that has no code of its own for being made or filled."""
    has = vars(found)
    fills = has.get("__setstate__")
    own = "__post_init__" in has or (fills is not None and fills.__module__ != "dataclasses")
    return "__dataclass_params__" in has and "__slots__" in has and not own
