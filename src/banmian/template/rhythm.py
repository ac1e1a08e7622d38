"""How often a paper appears, and on which day the next issue does: `rhythm` of paper.yaml, or what two dates of issues tell.

Every so many days, weeks or months, on the weekdays named. A month's weekday is the one of the same order: the second Wednesday
after the second Wednesday; the fifth is the last.
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from typing import Literal

from banmian.phrases import say
from banmian.values import frozen

Unit = Literal["day", "week", "month"]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS = (say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"), say("Saturday"), say("Sunday"))
"""The same as they are told."""
WEEK = 7


@frozen
class Rhythm:
    """Every `count` days, weeks or months; `on`: weekdays on which the paper appears, 0 = Monday; none = whichever it is."""

    count: int
    unit: Unit
    on: tuple[int, ...] = ()

    def after(self, day: datetime.date) -> datetime.date:
        """The day of the issue after that of `day`."""
        if self.unit == "month":
            return _month_after(day, self.count, self.on[0] if self.on else None)
        if self.unit == "week" and self.on:
            return _in_weeks(day, self.count, self.on)
        return _from(day + datetime.timedelta(self.count * (WEEK if self.unit == "week" else 1)), self.on)


def rhythm_between(one: datetime.date, other: datetime.date) -> Rhythm:
    """The rhythm that two issues which follow each other are in: months by day or by weekday, else weeks, else days."""
    months = (other.year - one.year) * 12 + other.month - one.month
    by_day, by_weekday = Rhythm(months, "month"), Rhythm(months, "month", (one.weekday(),))
    for rhythm in (by_weekday, by_day):
        if months > 0 and rhythm.after(one) == other:
            return rhythm
    days = (other - one).days
    return Rhythm(days // WEEK, "week") if days % WEEK == 0 else Rhythm(days, "day")


def _from(day: datetime.date, on: tuple[int, ...]) -> datetime.date:
    """The first day from `day` on that is one of the weekdays."""
    return next(d for k in range(WEEK) if (d := day + datetime.timedelta(k)).weekday() in on or not on)


def _in_weeks(day: datetime.date, count: int, on: tuple[int, ...]) -> datetime.date:
    """The next of the weekdays in this week, else the first of them `count` weeks on."""
    monday = day - datetime.timedelta(day.weekday())
    later = [k for k in on if k > day.weekday()]
    return monday + datetime.timedelta(min(later) if later else count * WEEK + min(on))


def _month_after(day: datetime.date, count: int, weekday: int | None) -> datetime.date:
    """`count` months on: the same day of the month (its last where it has fewer), or the weekday of the same order."""
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    last = monthrange(year, month)[1]
    if weekday is None:
        return datetime.date(year, month, min(day.day, last))
    first = _from(datetime.date(year, month, 1), (weekday,)).day
    order = (day.day - 1) // WEEK
    return datetime.date(
        year, month, first + WEEK * order if first + WEEK * order <= last else first + WEEK * ((last - first) // WEEK)
    )
