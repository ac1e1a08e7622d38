"""Dates in words: weekday, lunar date, the year's stem and branch. The lunar calendar is the library lunardate's."""

from __future__ import annotations

import datetime

WEEKDAYS = "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u65e5"
MONTHS = "\u6b63\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u51ac\u814a"
DIGITS = "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341"
STEMS = "\u7532\u4e59\u4e19\u4e01\u620a\u5df1\u5e9a\u8f9b\u58ec\u7678"
BRANCHES = "\u5b50\u4e11\u5bc5\u536f\u8fb0\u5df3\u5348\u672a\u7533\u9149\u620c\u4ea5"


def date_words(date: datetime.date) -> str:
    """2020\u5e748\u670812\u65e5"""
    return f"{date.year}\u5e74{date.month}\u6708{date.day}\u65e5"


def short_date(date: datetime.date) -> str:
    """9\u67089\u65e5"""
    return f"{date.month}\u6708{date.day}\u65e5"


def weekday_words(date: datetime.date) -> str:
    """\u661f\u671f\u4e09"""
    return "\u661f\u671f" + WEEKDAYS[date.weekday()]


def _day(day: int) -> str:
    if day <= 10:
        return "\u521d" + DIGITS[day - 1]
    if day in (20, 30):
        return DIGITS[day // 10 - 1] + "\u5341"
    return ("\u5341" if day < 20 else "\u5eff") + DIGITS[day % 10 - 1]


def lunar_words(date: datetime.date) -> str:
    """\u519c\u5386\u516d\u6708\u5eff\u4e09"""
    from lunardate import LunarDate

    lunar = LunarDate.from_solar_date(date.year, date.month, date.day)
    leap = "\u95f0" if lunar.is_leap_month else ""
    return f"\u519c\u5386{leap}{MONTHS[lunar.month - 1]}\u6708{_day(lunar.day)}"


def year_words(date: datetime.date) -> str:
    """\u5e9a\u5b50\u5e74: the lunar year's place in the cycle of sixty (year 4 is its first)."""
    from lunardate import LunarDate

    n = LunarDate.from_solar_date(date.year, date.month, date.day).year - 4
    return f"{STEMS[n % 10]}{BRANCHES[n % 12]}\u5e74"
