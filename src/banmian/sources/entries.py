"""What a file may say, as classes: annotated keys, from which pydantic-core's validators are built when the first file asks.

pydantic's own classes would do the same and say the same: they take a tenth of a whole cold build to load and to be made
(decision 0062). What is checked, and each fault that it finds, is pydantic-core's in both. The words are pydantic's, and so is what
they mean; `banmian_tools.json_schemas` makes pydantic's classes of these for the JSON Schemas. A module of entries leaves
annotations as they are written (no `from __future__ import annotations`): they are read, not compiled again from text.
"""

import datetime
from collections.abc import Callable
from dataclasses import MISSING
from functools import partial
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Literal, NoReturn, Self, Union, dataclass_transform, get_args, get_origin

from banmian.values import frozen

Schema = dict[str, Any]
Check = Callable[[Any], Any]


@frozen
class Bounds:
    """The least and the most of a number, or of how many there are."""

    ge: int | None = None
    le: int | None = None
    min_length: int | None = None
    max_length: int | None = None


@frozen
class StringConstraints:
    pattern: str | None = None
    min_length: int | None = None
    max_length: int | None = None


@frozen
class BeforeValidator:
    """Makes the value out of what was written; ValueError with the sentence that is told."""

    func: Check


@frozen
class AfterValidator:
    """Looks at the value once it has its type."""

    func: Check


class WithJsonSchema:
    """What the JSON Schema says of a value whose type a function makes."""

    __slots__ = ("json_schema",)

    def __init__(self, json_schema: dict[str, Any]) -> None:
        self.json_schema = json_schema


@frozen
class Tag:
    """The name of one shape of a value that may have several."""

    tag: str


@frozen
class Discriminator:
    """Says which shape it is: the name in a `Tag`."""

    discriminator: Check


@frozen
class Default:
    """What a key is that was left out, made anew each time."""

    make: Callable[[], Any]


def fresh(make: Callable[[], Any]) -> Any:
    """As a key's default: made anew for each value."""
    return Default(make)


@frozen
class Row:
    """A key of an entry: as it is written in the file, its type with all that is asked of it, its default (or MISSING)."""

    alias: str
    annotation: Any
    default: Any

    def left_out(self) -> Any:
        return self.default.make() if isinstance(self.default, Default) else self.default


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(fresh,))
class Entry:
    """A mapping with known keys: written with hyphens; another key is a fault. `strips`: blanks around texts are dropped."""

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
    model_fields: ClassVar[dict[str, Row]] = {}
    _strips: ClassVar[bool] = False
    _validator: ClassVar[Any] = None

    def __init_subclass__(cls, strips: bool | None = None) -> None:
        rows = dict(cls.model_fields)
        for name, annotation in vars(cls).get("__annotations__", {}).items():
            default = vars(cls).get(name, MISSING)
            rows[name] = Row(name.rstrip("_").replace("_", "-"), annotation, default)
            if default is not MISSING:
                delattr(cls, name)
        cls.model_fields = rows
        cls._validator = None
        if strips is not None:
            cls._strips = strips

    def __init__(self, **given: Any) -> None:
        """Of keys as they are written in a file; none: all as it is where it is left out."""
        rows = self.model_fields
        if given or any(row.default is MISSING for row in rows.values()):
            self.validator().validate_python(given, self_instance=self)
            return
        put = object.__setattr__
        put(self, "__dict__", {name: row.left_out() for name, row in rows.items()})
        put(self, "__pydantic_fields_set__", set())

    @classmethod
    def validator(cls) -> Any:
        """pydantic-core's, built once."""
        if cls._validator is None:
            from pydantic_core import SchemaValidator

            cls._validator = SchemaValidator(schema_of(cls))
        return cls._validator

    @classmethod
    def model_validate(cls, given: object) -> Self:
        """pydantic_core.ValidationError with all faults."""
        made: Self = cls.validator().validate_python(given)
        return made

    @property
    def model_fields_set(self) -> set[str]:
        """The names of the keys that were written."""
        return self.__pydantic_fields_set__  # type: ignore[no-any-return, attr-defined]

    def model_dump(self) -> dict[str, Any]:
        """Names and values."""
        return dict(vars(self))

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"

    def __setattr__(self, name: str, _: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} is frozen")


_PLAIN: dict[Any, Schema] = {
    str: {"type": "str"},
    int: {"type": "int"},
    float: {"type": "float"},
    bool: {"type": "bool"},
    datetime.date: {"type": "date"},
}


def schema_of(annotation: Any) -> Schema:
    """The core schema of an annotation."""
    if isinstance(annotation, type):
        return _entry(annotation) if issubclass(annotation, Entry) else _PLAIN.get(annotation) or _instance(annotation)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotated(args[0], args[1:])
    if origin is Literal:
        return {"type": "literal", "expected": list(args)}
    if origin in (Union, UnionType):
        return _optional(args)
    if origin is tuple:
        return _tuple(args)
    if origin is list:
        return {"type": "list", "items_schema": schema_of(args[0])}
    if origin is dict:
        return {"type": "dict", "keys_schema": schema_of(args[0]), "values_schema": schema_of(args[1])}
    raise TypeError(f"no schema for {annotation}")


def _instance(cls: type) -> Schema:
    """Of a value that a function before it makes."""
    return {"type": "is-instance", "cls": cls}


def _annotated(inner: Any, marks: tuple[Any, ...]) -> Schema:
    choice = next((m for m in marks if isinstance(m, Discriminator)), None)
    if choice is not None:
        return _tagged(inner, choice)
    schema = schema_of(inner)
    for mark in marks:
        schema = _asked(schema, mark)
    return schema


def _asked(schema: Schema, mark: Any) -> Schema:
    """The schema with what a mark asks beside it."""
    if isinstance(mark, BeforeValidator):
        return _called("function-before", mark.func, schema)
    if isinstance(mark, AfterValidator):
        return _called("function-after", mark.func, schema)
    if not isinstance(mark, Bounds | StringConstraints):
        return schema
    limits = {name: limit for name in type(mark).__annotations__ if (limit := getattr(mark, name)) is not None}
    if not schema["type"].startswith("function"):
        return schema | limits
    for name, limit in limits.items():  # of a value that a function made: it is looked at afterwards
        schema = _called("function-after", partial(_BOUNDS[name], limit), schema)
    return schema


def _called(kind: str, func: Check, schema: Schema) -> Schema:
    return {"type": kind, "function": {"type": "no-info", "function": func}, "schema": schema}


def _at_least(limit: int, value: Any) -> Any:
    if value >= limit:
        return value
    from pydantic_core import PydanticKnownError

    raise PydanticKnownError("greater_than_equal", {"ge": limit})


def _at_most(limit: int, value: Any) -> Any:
    if value <= limit:
        return value
    from pydantic_core import PydanticKnownError

    raise PydanticKnownError("less_than_equal", {"le": limit})


_BOUNDS: dict[str, Callable[[int, Any], Any]] = {"ge": _at_least, "le": _at_most}


def _optional(args: tuple[Any, ...]) -> Schema:
    """`X | None`: no other union is among what files say, but those with a `Discriminator`."""
    (inner,) = (arg for arg in args if arg is not NoneType)
    return {"type": "nullable", "schema": schema_of(inner)}


def _tagged(union: Any, choice: Discriminator) -> Schema:
    choices = {next(m.tag for m in get_args(arg) if isinstance(m, Tag)): schema_of(arg) for arg in get_args(union)}
    return {"type": "tagged-union", "choices": choices, "discriminator": choice.discriminator}


def _tuple(args: tuple[Any, ...]) -> Schema:
    if len(args) == 2 and args[1] is Ellipsis:
        return {"type": "tuple", "items_schema": [schema_of(args[0])], "variadic_item_index": 0}
    return {"type": "tuple", "items_schema": [schema_of(arg) for arg in args]}


def _entry(cls: type[Entry]) -> Schema:
    fields = {name: _field(row) for name, row in cls.model_fields.items()}
    config: Schema = {"title": cls.__name__, "extra_fields_behavior": "forbid"}
    if cls._strips:
        config["str_strip_whitespace"] = True
    body = {"type": "model-fields", "fields": fields, "model_name": cls.__name__}
    return {"type": "model", "cls": cls, "schema": body, "config": config}


def _field(row: Row) -> Schema:
    schema = schema_of(row.annotation)
    if isinstance(row.default, Default):
        schema = {"type": "default", "schema": schema, "default_factory": row.default.make}
    elif row.default is not MISSING:
        schema = {"type": "default", "schema": schema, "default": row.default}
    return {"type": "model-field", "schema": schema, "validation_alias": row.alias}
