"""How many rows of a table stand a pitch apart: what a line more or less is shared among."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from banmian.content.model import Table
from banmian.flow.tables import pitched_rows
from banmian.template.model import TableStyle

TABLE = cast(Table, cast(Any, SimpleNamespace(rows=(1,) * 7, heads=1)))


@pytest.mark.parametrize(
    ("kind", "columns", "head_pitch", "rows"),
    [("grid", 1, 0, 8), ("grid", 1, 12600, 7), ("entries", 1, 0, 7), ("leaders", 2, 0, 4), ("stations", 1, 0, 0)],
)
def test_rows_a_pitch_apart(kind: str, columns: int, head_pitch: int, rows: int) -> None:
    style = cast(TableStyle, cast(Any, SimpleNamespace(kind=kind, columns=columns, head_pitch=head_pitch)))
    assert pitched_rows(TABLE, style) == rows
