"""Dates in a paper's words: day, weekday, lunar date, the year's stem and branch. The lunar calendar is the library lunardate's."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from banmian.template.numerals import DIGITS
from banmian.template.words import LunarWords, PaperWords, Values, filled

STEMS = "\u7532\u4e59\u4e19\u4e01\u620a\u5df1\u5e9a\u8f9b\u58ec\u7678"
BRANCHES = "\u5b50\u4e11\u5bc5\u536f\u8fb0\u5df3\u5348\u672a\u7533\u9149\u620c\u4ea5"
FIRST_TEN, TEN, TWENTY = "\u521d\u5341\u5eff"


class DayValues(Mapping[str, str | int]):
    """What words may say of a day, each made when it is asked for: the parts of the date, and the paper's dates in words;
    `more`: what else they may say."""

    NAMES = ("date", "short-date", "weekday", "year", "month", "day", "lunar-date", "lunar-year")

    def __init__(self, date: datetime.date, words: PaperWords, more: Values | None = None) -> None:
        self.date, self.words, self.more = date, words, more or {}

    def __getitem__(self, name: str) -> str | int:
        date, words = self.date, self.words
        match name:
            case "year" | "month" | "day":
                number: int = getattr(date, name)
                return number
            case "weekday":
                return words.weekdays[date.weekday()]
            case "date":
                return filled(words.date, self, words.months)
            case "short-date":
                return filled(words.short_date, self, words.months)
            case "lunar-date" if words.lunar is not None:
                return _lunar_date(date, words.lunar)
            case "lunar-year" if words.lunar is not None:
                return _lunar_year(date, words.lunar)
        return self.more[name]

    def __iter__(self) -> Iterator[str]:
        return iter((*self.NAMES, *self.more))

    def __len__(self) -> int:
        return len(self.NAMES) + len(self.more)


def day_words(words: str, date: datetime.date, paper: PaperWords) -> str:
    """Words with the places of a day."""
    return filled(words, DayValues(date, paper), paper.months)


def date_words(date: datetime.date, paper: PaperWords) -> str:
    """The paper's usual form of a date."""
    return day_words(paper.date, date, paper)


def _lunar_day(day: int) -> str:
    if day <= 10:
        return FIRST_TEN + (DIGITS[day] if day < 10 else TEN)
    if day in (20, 30):
        return DIGITS[day // 10] + TEN
    return (TEN if day < 20 else TWENTY) + DIGITS[day % 10]


def _lunar_date(date: datetime.date, lunar: LunarWords) -> str:
    from lunardate import LunarDate

    day = LunarDate.from_solar_date(date.year, date.month, date.day)
    leap = lunar.leap if day.is_leap_month else ""
    return filled(lunar.date, {"leap": leap, "month": lunar.months[day.month - 1], "day": _lunar_day(day.day)})


def _lunar_year(date: datetime.date, lunar: LunarWords) -> str:
    """The lunar year's place in the cycle of sixty (year 4 is its first)."""
    from lunardate import LunarDate

    n = LunarDate.from_solar_date(date.year, date.month, date.day).year - 4
    return filled(lunar.year, {"stem": STEMS[n % 10], "branch": BRANCHES[n % 12]})
