"""A key without a value is as if it were left out; one that nobody knows is told all the same."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field

from banmian.sources import SourceText
from banmian.sources.checking import check_value
from banmian.sources.yaml import compose


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Row(Strict):
    size: str | None = None
    ink: str | None = None


class Texts(Strict):
    texts: tuple[str, ...] = ()


class Other(Strict):
    shade: str | None = None


class Entry(Strict):
    name: str | None = None
    rows: tuple[Row, ...] = ()
    named: dict[str, Row] = Field(default_factory=dict)
    free: Annotated[dict[str, str] | None, Field()] = None
    either: Row | Other | None = None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nmae:\n", (1, 1, "did you mean `name`?")),
        ("name:\n", None),
        ("rows: [{size: a, ikn}]\n", (1, 18, "did you mean `ink`?")),
        ("rows: [{size: a, ink}]\n", None),
        ("named: {any: {ikn: }}\n", (1, 15, "did you mean `ink`?")),
        ("named: {any: }\n", None),
        ("free: {any: }\n", None),
        ("either: {shade: }\n", None),
        ("either: {shde: }\n", (1, 10, "did you mean `shade`?")),
    ],
)
def test_an_unknown_key_without_a_value_is_told(text: str, told: tuple[int, int, str] | None) -> None:
    document, _ = compose(SourceText("a.yaml", text))
    assert document is not None
    value, faults = check_value(Entry, document)
    assert (value is None) == (told is not None)
    assert [(d.span.line, d.span.column, d.hint) for d in faults if d.code == "YML006" and d.span] == ([told] if told else [])


def test_a_wrong_entry_of_a_list_is_told_by_the_lists_name() -> None:
    document, _ = compose(SourceText("a.yaml", "texts: [a, {b: c}]\n"))
    assert document is not None
    (fault,) = check_value(Texts, document)[1]
    assert fault.message.startswith("`texts` takes one text") and fault.span is not None and fault.span.column == 12
