"""What is said of a page that only arrangements with a gutter from top to foot fill: by how much the nearest without one is off."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from banmian.diagnostics import Span
from banmian.makeup.model import PagePlan
from banmian.makeup.proposals import Closed, MadePage
from banmian.makeup.unmade import only_open

GRID = SimpleNamespace(name="five", count=5, width=126_000)
GIVEN = cast(Any, SimpleNamespace(paper=SimpleNamespace(grid=SimpleNamespace(columns=(GRID,), em=9_000))))


def page(closed: Closed | None) -> MadePage:
    return MadePage(PagePlan(3, "auto-03", "five", (1, 80), (), (), Span("plan")), (), closed=closed)


@pytest.mark.parametrize(
    ("closed", "says", "hint"),
    [
        (Closed(3, "net"), "3 lines too high over 5 columns, some 210 characters", "make 'net' shorter"),
        (Closed(-1, "net"), "1 line short over 5 columns, some 70 characters", "make 'net' longer"),
        (Closed(2, ""), "2 lines too high over 5 columns, some 140 characters", "make one story shorter"),
    ],
)
def test_lines_characters_and_the_story_are_named(closed: Closed, says: str, hint: str) -> None:
    told = only_open(page(closed), GIVEN)
    assert told is not None and told.code == "MKP019" and says in told.message and hint in told.hint


@pytest.mark.parametrize("closed", [None, Closed(0, "net")])
def test_nothing_is_said_where_nothing_is_known(closed: Closed | None) -> None:
    assert only_open(page(closed), GIVEN) is None
