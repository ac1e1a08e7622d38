"""A lead whose columns end at two heights is looked for in so many ways, the cheapest first: a long one has thousands."""

from __future__ import annotations

import pytest

from banmian.diagnostics import Span
from banmian.makeup.legged import ROUGHS, Cleft, Clefts
from banmian.makeup.model import PagePlan
from banmian.makeup.shape import TENTH


def test_the_cheapest_are_looked_at_and_the_order_is_always_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    apart = [(Cleft(3, 1, k % 2 == 0, 1, 40 + k, 20), 900 - k // 2) for k in range(3 * ROUGHS)]
    clefts = Clefts.__new__(Clefts)
    clefts.lead = 0
    clefts.columns, clefts.plan = 5, PagePlan(3, "auto-03", "base", (1, 80), (), (), Span("plan"))
    monkeypatch.setattr(Clefts, "_rest", lambda self: (-(10**6), 10**6))
    found = []
    for own in (apart, apart[::-1]):
        monkeypatch.setattr(Clefts, "_sizes", lambda self, own=own: iter(own))
        found.append([(cleft.order, shape.cost // TENTH) for cleft, shape in clefts._rough()])
    assert len(found[0]) == ROUGHS and found[0] == found[1]
    points = [its for _, its in found[0]]
    assert points == sorted(points) == sorted(its for _, its in apart)[:ROUGHS]
