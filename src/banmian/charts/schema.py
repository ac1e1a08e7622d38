"""What a chart's file (NAME.chart.yaml) may say: the pydantic model, from which the JSON Schema is made."""

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from banmian.pictures.chart import Figures, Kind, Order
from banmian.template.values import Name, SchemaField, Strict, Words

Column = Annotated[str, StringConstraints(min_length=1, max_length=80)]
_COLUMN = {"type": "string", "minLength": 1, "maxLength": 80}


def _each(value: object) -> object:
    return value if isinstance(value, list) else [value]


Columns = Annotated[
    tuple[Column, ...],
    Field(max_length=12),
    BeforeValidator(_each),
    WithJsonSchema({"anyOf": [_COLUMN, {"type": "array", "items": _COLUMN, "maxItems": 12}]}),
]
"""One name, or a list of names."""


class ChartEntry(Strict):
    """A chart. `data`: the CSV file, beside this one; `categories`: the column with the names under bars or curves, else the
    first; `values`: the columns with numbers, else all others; `order`: categories as they are given, or by their first number;
    `zero`: curves stand on zero, as bars always do; `figures`: at the marks, on an axis, both, or none; `labels-every`: under
    upright bars and curves, every how many categories are named; `alt`: what a reader hears who cannot see it, else the numbers."""

    schema_: SchemaField
    kind: Kind
    data: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    style: Name = "chart"
    categories: Column | None = None
    values: Columns = ()
    title: Words = ""
    unit: Words = ""
    source: Words = ""
    highlight: Columns = ()
    order: Order = "given"
    lying: bool = False
    stacked: bool = False
    ring: bool = False
    zero: bool = False
    figures: Figures | None = None
    labels_every: Annotated[int, Field(ge=1, le=100)] | None = None
    decimals: Annotated[int, Field(ge=0, le=4)] | None = None
    alt: Annotated[str, StringConstraints(max_length=400)] = ""
