"""Frozen slotted values: what `dataclasses.dataclass(frozen=True, slots=True)` makes, made in a tenth of the time.

A run makes about 170 such classes, and dataclasses compiles six methods for each at import: a sixth of the time that eight
pages take (docs/decisions/0007). Here the methods that only read are shared by all classes, and a class compiles its
constructor when it makes its first value. `dataclasses.field`, `fields` and `replace` work as with dataclasses, and type
checkers see one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, field, make_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")
_NOT_TAKEN = ("__dict__", "__weakref__")
"""What a class without slots has, and the slotted one made from it must not."""
_HASHED = "_hashed"
"""Where a value keeps its hash: no field."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """The class with its annotated names as slots, a constructor over them, equality, hash and repr; nothing can be set.

    Defaults and `field(default=..., default_factory=...)` are read. There is no inheritance of fields, no ClassVar, no
    `__post_init__`: no value of ours needs one."""
    return _made(cls, _SHARED)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen_key(cls: type[T]) -> type[T]:
    """As `frozen`, but its hash is counted once and kept: for styles, which stand in the keys of thousands of results."""
    return _made(cls, _KEY, (_HASHED,))


def _made(cls: type[T], shared: dict[str, Any], hidden: tuple[str, ...] = ()) -> type[T]:
    """The slotted class with a constructor and these methods. `hidden`: slots that are no fields."""
    names = tuple(cls.__annotations__)
    members = vars(cls)
    defaults = {name: members[name] for name in names if name in members}
    body = {key: member for key, member in members.items() if key not in defaults and key not in _NOT_TAKEN}
    body |= shared
    read = attrgetter(*names)
    body |= {"__slots__": (*names, *hidden), "__match_args__": names, "__init__": _first_of(defaults)}
    body |= {"_read": read, "_fields_read": property(read)}  # the fields of a value: to be called with it, and as its attribute
    made: type[T] = type(cls.__name__, cls.__bases__, body)
    made.__slots__ = names  # type: ignore[attr-defined]  # who asks for its fields sees no others
    return made


@dataclass_transform(field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """As `frozen`, but its slots may be set, and it has no hash: what a stage notes while it works. dataclasses takes 0.45 ms for
    such a class."""
    return _made(cls, _RECORD)


def is_record(cls: type) -> bool:
    """Whether the class was made by `record`."""
    return vars(cls).get("__reduce__") is _reduce_record


def is_frozen(cls: type) -> bool:
    """Whether the class was made by `frozen`."""
    return vars(cls).get("__reduce__") is _reduce


def _first_of(defaults: dict[str, Any]) -> Callable[..., None]:
    """A constructor that compiles the class's own, puts it into its place and hands over to it."""

    def __init__(self: Any, *args: Any, **named: Any) -> None:
        cls = type(self)
        cls.__init__ = _constructor(cls, defaults)
        cls.__init__(self, *args, **named)

    return __init__


def _constructor(cls: Any, defaults: dict[str, Any]) -> Callable[..., None]:
    """`__init__(self, a, b=default)`, which sets the slots by their descriptors: `__setattr__` is closed. It is that of as many
    fields with the names of these, where none is made by a factory: to compile one takes 0.15 ms."""
    names = cls.__slots__
    if any(isinstance(default, Field) for default in defaults.values()):
        return _compiled(cls, defaults)
    known: dict[str, Any] = {f"_{n}": vars(cls)[name].__set__ for n, name in enumerate(names)}
    code = _code_of(len(names)).replace(co_varnames=("self", *names))
    given = tuple(defaults[name] for name in names if name in defaults)
    if any(name in defaults for name in names[: len(names) - len(given)]):
        raise TypeError(f"{cls.__name__}: a field without a default follows one that has one")
    return FunctionType(code, known, "__init__", given)


@cache
def _code_of(fields: int) -> CodeType:
    """The constructor of so many fields."""
    heads = "".join(f", a{n}" for n in range(fields))
    made: dict[str, Any] = {}
    exec("\n".join([f"def __init__(self{heads}):", *(f" _{n}(self, a{n})" for n in range(fields))]), made)
    code: CodeType = made["__init__"].__code__
    return code


def _compiled(cls: Any, defaults: dict[str, Any]) -> Callable[..., None]:
    """The constructor of a class some of whose fields are made by a factory."""
    known: dict[str, Any] = {"_missing": MISSING}
    heads, lines = ["self"], []
    for name in cls.__slots__:
        known[f"_set_{name}"] = vars(cls)[name].__set__
        default, given = defaults.get(name, MISSING), name
        if isinstance(default, Field):
            if default.default_factory is not MISSING:
                known[f"_make_{name}"] = default.default_factory
                given = f"_make_{name}() if {name} is _missing else {name}"
            default = default.default
        head = name if default is MISSING and given == name else f"{name}=_default_{name}"
        known[f"_default_{name}"] = default
        heads.append(head)
        lines.append(f" _set_{name}(self, {given})")
    made: dict[str, Any] = {}
    exec("\n".join([f"def __init__({', '.join(heads)}):", *lines]), known, made)
    return made["__init__"]  # type: ignore[no-any-return]


class _Fields:
    """`__dataclass_fields__` of a value's class, made when `dataclasses` asks for it."""

    def __get__(self, _: object, cls: Any) -> dict[str, Field[Any]]:
        twin: Any = make_dataclass(cls.__name__, cls.__annotations__.items(), init=False, repr=False, eq=False)
        found: dict[str, Field[Any]] = twin.__dataclass_fields__
        cls.__dataclass_fields__ = found
        return found


def _equal(self: Any, other: Any) -> Any:
    if type(self) is type(other):
        return self is other or self._read(self) == self._read(other)
    return NotImplemented


def _hash(self: Any) -> int:
    return hash(self._read(self))


def _hash_once(self: Any) -> int:
    try:
        found: int = self._hashed
    except AttributeError:
        found = _hash(self)
        type(self)._hashed.__set__(self, found)
    return found


def _repr(self: Any) -> str:
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


def _reduce(self: Any) -> tuple[Any, ...]:
    """Read in C: of an issue that is kept there are 30,000."""
    found = self._read(self)
    return type(self), found if len(self.__slots__) > 1 else (found,)


class Reducers(dict[type, Callable[[Any], Any]]):
    """For a pickler's `dispatch_table`: how our values are written without a line of Python, the same bytes as `__reduce__` gives.
    Others are asked themselves."""

    def __missing__(self, cls: type) -> Callable[[Any], Any]:
        if issubclass(cls, type):
            raise KeyError(cls)  # a class: written by its name
        if issubclass(cls, Enum):
            self[cls] = _of_member
            return _of_member
        ours = (is_frozen(cls) or is_record(cls)) and len(cls.__slots__) > 1  # type: ignore[attr-defined]
        self[cls] = attrgetter("__class__", "_fields_read") if ours else _asked
        return self[cls]


def _asked(value: Any) -> Any:
    """What the value itself says of how it is written."""
    return value.__reduce_ex__(5)


def _of_member(member: Enum) -> Any:
    """A member of an enumeration by its value: some Pythons before 3.12 would have a reader call `getattr`."""
    return type(member), (member.value,)


def _reduce_record(self: Any) -> tuple[Any, ...]:
    return _reduce(self)


def _closed(self: object, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} is frozen")


_SHARED: dict[str, Any] = {
    "__eq__": _equal, "__hash__": _hash, "__repr__": _repr, "__reduce__": _reduce, "__setattr__": _closed,
    "__delattr__": _closed, "__dataclass_fields__": _Fields(),
}  # fmt: skip
_KEY: dict[str, Any] = {**_SHARED, "__hash__": _hash_once}
_RECORD: dict[str, Any] = {
    "__eq__": _equal, "__hash__": None, "__repr__": _repr, "__reduce__": _reduce_record, "__dataclass_fields__": _Fields(),
}  # fmt: skip
