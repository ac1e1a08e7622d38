"""Lengths as PDF numbers: exact at every millipoint."""

from __future__ import annotations

import random
from decimal import Decimal

from banmian.units import points


def exact(value: int) -> str:
    """The number by decimals, as long as it has to be."""
    number = Decimal(value) / 1000
    return f"{number:f}".rstrip("0").rstrip(".") if value % 1000 else str(value // 1000)


def test_a_length_is_written_exactly_and_no_longer_than_needed() -> None:
    dealt = random.Random(7)
    values = [*range(-3000, 3001), *(dealt.randrange(-(10**9), 10**9) for _ in range(5000)), 10**12 + 1, -(10**12) - 10]
    assert [points(v) for v in values] == [exact(v) for v in values]
    assert [points(v) for v in (0, 1, -1, 10, -500, 1000, 595_276)] == ["0", "0.001", "-0.001", "0.01", "-0.5", "1", "595.276"]
