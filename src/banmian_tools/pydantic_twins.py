"""pydantic's own class of an entry (sources/entries.py): JSON Schemas are made of it, and tests hold the two side by side."""

from __future__ import annotations

from dataclasses import MISSING
from functools import reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pydantic
from annotated_types import Ge, Le, MaxLen, MinLen

from banmian.sources import entries
from banmian.sources.entries import Bounds, Default, Entry

_BOUNDS = {"ge": Ge, "le": Le, "min_length": MinLen, "max_length": MaxLen}


_MADE: dict[type[Entry], type[pydantic.BaseModel]] = {}


def twin(entry: type[Entry]) -> type[pydantic.BaseModel]:
    """The class of pydantic that takes the same and refuses the same."""
    if entry not in _MADE:
        _MADE[entry] = _twin(entry)
    return _MADE[entry]


def _twin(entry: type[Entry]) -> type[pydantic.BaseModel]:
    config = pydantic.ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, str_strip_whitespace=entry._strips, alias_generator=_written
    )
    fields = {name: (_type(row.annotation), _default(row.default)) for name, row in entry.model_fields.items()}
    made: type[pydantic.BaseModel] = pydantic.create_model(
        entry.__name__, __config__=config, __doc__=entry.__doc__, __module__=entry.__module__, **fields
    )  # type: ignore[call-overload]
    return made


def _written(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _default(default: Any) -> Any:
    if isinstance(default, Default):
        return pydantic.Field(default_factory=default.make)
    if isinstance(default, Entry):
        return twin(type(default))()
    return ... if default is MISSING else default


def _type(annotation: Any) -> Any:
    """The annotation with pydantic's classes and marks in place of ours."""
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return twin(annotation)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return reduce(lambda made, mark: Annotated[made, mark], _marks(args[1:]), _type(args[0]))
    if origin in (Union, UnionType):
        return reduce(or_, map(_type, args))
    if origin in (tuple, list, dict):
        return origin[tuple(map(_type, args))]
    return annotation


def _marks(ours: tuple[Any, ...]) -> list[Any]:
    made: list[Any] = []
    for mark in ours:
        if isinstance(mark, Bounds):
            made += [of(limit) for name, of in _BOUNDS.items() if (limit := getattr(mark, name)) is not None]
        elif isinstance(mark, entries.StringConstraints):
            made.append(pydantic.StringConstraints(**{name: getattr(mark, name) for name in type(mark).__annotations__}))
        elif isinstance(mark, entries.WithJsonSchema):
            made.append(pydantic.WithJsonSchema(mark.json_schema))
        elif isinstance(mark, entries.Tag):
            made.append(pydantic.Tag(mark.tag))
        elif isinstance(mark, entries.Discriminator):
            made.append(pydantic.Discriminator(mark.discriminator))
        elif isinstance(mark, entries.BeforeValidator):
            made.append(pydantic.BeforeValidator(mark.func))
        else:
            made.append(pydantic.AfterValidator(mark.func))
    return made
