"""The day of the next issue: by a paper's rhythm, and by the one that two dates are in."""

from __future__ import annotations

import datetime

import pytest
from pydantic import ValidationError

from banmian.template.paper_schema import RhythmEntry
from banmian.template.rhythm import Rhythm, rhythm_between


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("written", "this", "following"),
    [
        ({"every": "day"}, "2025-02-28", "2025-03-01"),
        ({"every": "1 day", "on": ["monday", "tuesday", "wednesday", "thursday", "friday"]}, "2025-05-30", "2025-06-02"),
        ({"every": "week"}, "2025-05-30", "2025-06-06"),
        ({"every": "week", "on": ["friday", "tuesday"]}, "2025-05-27", "2025-05-30"),
        ({"every": "week", "on": ["friday", "tuesday"]}, "2025-05-30", "2025-06-03"),
        ({"every": "2 weeks", "on": ["friday"]}, "2025-05-30", "2025-06-13"),
        ({"every": "2 weeks", "on": ["friday"]}, "2025-05-28", "2025-05-30"),  # a special number in between
        ({"every": "month"}, "2025-01-31", "2025-02-28"),
        ({"every": "3 months"}, "2025-11-15", "2026-02-15"),
        ({"every": "month", "on": ["wednesday"]}, "2020-08-12", "2020-09-09"),
        ({"every": "month", "on": ["friday"]}, "2025-05-30", "2025-06-27"),  # the fifth, then the last
        ({"every": "12 months"}, "2024-02-29", "2025-02-28"),
    ],
)
def test_the_next_day(written: dict[str, object], this: str, following: str) -> None:
    assert RhythmEntry.model_validate(written).value().after(day(this)) == day(following)


@pytest.mark.parametrize(
    "written",
    [
        {"every": "fortnight"},
        {"every": "0 weeks"},
        {"every": "week", "on": ["Fri"]},
        {"every": "month", "on": ["monday", "friday"]},
    ],
)
def test_what_is_no_rhythm(written: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        RhythmEntry.model_validate(written)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("2025-05-23", "2025-05-30", Rhythm(1, "week")),
        ("2025-05-29", "2025-05-30", Rhythm(1, "day")),
        ("2020-08-12", "2020-09-09", Rhythm(1, "month", (2,))),
        ("2025-04-30", "2025-05-30", Rhythm(1, "month")),
        ("2025-05-02", "2025-05-30", Rhythm(4, "week")),
        ("2025-01-15", "2025-04-15", Rhythm(3, "month")),
    ],
)
def test_the_rhythm_of_two_dates(one: str, other: str, found: Rhythm) -> None:
    assert rhythm_between(day(one), day(other)) == found
    assert found.after(day(one)) == day(other)
