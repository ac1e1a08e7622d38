"""How a layout writes single values: lengths, ems, spans of columns and lines, gutters; each a validator with its JSON Schema."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

from banmian.phrases import WrongValue, say
from banmian.units import Length, share

NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
HEAD_MARGIN = "head"


class Strict(BaseModel):
    """Keys are written with hyphens; a key that is not known is an error."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, arbitrary_types_allowed=True, alias_generator=lambda n: n.replace("_", "-")
    )


def _length(value: object) -> Length:
    if isinstance(value, Length):
        return value
    if not isinstance(value, str):
        raise WrongValue(say("a length is one value"), say("9pt, 3mm, 2\u5b57, 1\u884c"))
    return Length.parse(value)


LEAST = Decimal("0.001")
"""What is less in any unit is no millipoint."""


def _extent(value: object) -> Length:
    length = _length(value)
    if length.value < LEAST:
        raise WrongValue(say("'{value}' is too small", value=value), say("a size is more than 0"))
    return length


def _white(value: object) -> Length:
    length = _length(value)
    if length.value < 0:
        raise WrongValue(say("'{value}' is too small", value=value), say("white is 0 or more"))
    return length


def decimal_of(text: str) -> Decimal | None:
    """A number in plain digits, None for anything else: NaN and infinity too."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _em(value: object) -> int:
    """An em, or a share, as thousandths."""
    number = decimal_of(str(value).removesuffix("em").removesuffix("\u5b57"))
    if number is None:
        raise WrongValue(say("'{value}' is no number of ems", value=value), say("write 0.25"))
    if not -4 <= number <= 400:
        raise WrongValue(say("{value} em is out of all proportion", value=value))
    return int((number * 1000).to_integral_value())


INK = -1
"""A trim that goes to a mark's ink."""


def _trim(value: object) -> int:
    """What a mark loses at a line's edge: thousandths of an em, or INK."""
    if value == "ink":
        return INK
    trim = _em(value)
    if not 0 <= trim <= 500:
        raise WrongValue(say("{value} is no trim", value=value), say("write 0 to 0.5 em, or ink"))
    return trim


def span_value(value: object) -> tuple[int, int]:
    """The first and the last of some columns or lines."""
    if not isinstance(value, str):
        raise _no_span(value)
    return _span(value)


@lru_cache(maxsize=4_000)
def _span(value: str) -> tuple[int, int]:
    """Makeup lays a few hundred spans out anew in each of some thousand trials."""
    found = re.fullmatch(r"(head|\d{1,3})(?:\s*-\s*(\d{1,3}))?", value)
    if found is None:
        raise _no_span(value)
    first = 0 if found[1] == HEAD_MARGIN else int(found[1])
    last = int(found[2]) if found[2] else first
    if last < first:
        raise WrongValue(say("'{value}' runs backwards", value=value), say("write the smaller number first"))
    if found[1] == "0":
        raise WrongValue(say("columns and lines count from 1; the head margin is called head"))
    return first, last


def _no_span(value: object) -> WrongValue:
    return WrongValue(say("'{value}' is no span", value=value), say("write 3, or 1-5"))


def _gutter(value: object) -> int:
    found = re.fullmatch(r"(\d{1,2})\s*\|\s*(\d{1,2})", value) if isinstance(value, str) else None
    if found is None or int(found[2]) != int(found[1]) + 1:
        raise WrongValue(say("'{value}' is no gutter", value=value), say("write the columns on both its sides, 4|5"))
    return int(found[1])


def _percent(value: object) -> int:
    """An ink's amount in tenths of a percent."""
    number = decimal_of(str(value))
    if number is None:
        raise WrongValue(say("'{value}' is no amount of ink", value=value), say("write 0 to 100"))
    if not 0 <= number <= 100:
        raise WrongValue(say("{value} is no amount of ink", value=value), say("write 0 to 100"))
    return int((number * 10).to_integral_value())


def _at(value: object) -> tuple[str, str]:
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(v, str) for v in value):
        raise WrongValue(say("a point is [x, y]"), say("[406pt, 318pt], or [fold, line 35]"))
    return value[0], value[1]


def _share(value: object) -> int:
    if not isinstance(value, str | int | float):
        raise WrongValue(say("a share is a number"), say("30% or 0.3"))
    return share(str(value))


_LENGTH_SCHEMA: dict[str, Any] = {
    "type": ["string", "number"],
    "description": "9pt, 3mm, 2\u5b57, 1\u884c, \u5c0f\u4e94; a bare number is points",
}
_SPAN_SCHEMA: dict[str, Any] = {"type": ["string", "integer"], "pattern": r"^(head|\d+)(-\d+)?$"}

SchemaField = Annotated[Literal["1"], WithJsonSchema({"const": 1}), Field(alias="schema")]
"""`schema: 1`, with which each file begins."""
Count = Annotated[int, Field(ge=1, le=12)]
"""How many columns."""
Name = Annotated[str, StringConstraints(pattern=f"^{NAME}$", max_length=40)]
InkName = Annotated[str, StringConstraints(pattern=f"^(?:{NAME})(?: (?:100|[1-9]?[0-9])%)?$", max_length=45)]
"""An ink of paper.yaml, or a tint of one: red, red 40%."""
Words = Annotated[str, StringConstraints(max_length=80)]
Size = Annotated[Length, BeforeValidator(_length), WithJsonSchema(_LENGTH_SCHEMA)]
Extent = Annotated[Length, BeforeValidator(_extent), WithJsonSchema(_LENGTH_SCHEMA)]
"""A length above 0."""
White = Annotated[Length, BeforeValidator(_white), WithJsonSchema(_LENGTH_SCHEMA)]
"""A length of 0 or more."""
Em = Annotated[int, BeforeValidator(_em), WithJsonSchema({"type": ["string", "number"], "description": "em"})]
Trim = Annotated[int, BeforeValidator(_trim), WithJsonSchema({"type": ["string", "number"], "description": "em, or ink"})]
Span = Annotated[tuple[int, int], BeforeValidator(span_value), WithJsonSchema(_SPAN_SCHEMA)]
Gutter = Annotated[int, BeforeValidator(_gutter), WithJsonSchema({"type": "string", "pattern": r"^\d+\|\d+$"})]
Percent = Annotated[int, BeforeValidator(_percent), WithJsonSchema({"type": ["number", "string"], "minimum": 0, "maximum": 100})]
Share = Annotated[int, BeforeValidator(_share), WithJsonSchema({"type": ["number", "string"], "description": "30% or 0.3"})]
"""Thousandths of a whole."""
Point = Annotated[
    tuple[str, str],
    BeforeValidator(_at),
    WithJsonSchema({"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}),
]
