"""The words of a paper: what may stand in them, told at its place; dates and numbers as they are filled in."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from small_paper import PAPER, WORDS, Loader

from banmian.template.calendar import DayValues, date_words, day_words
from banmian.template.numerals import by_digits, counted
from banmian.template.words import filled, filled_at
from banmian.template.words_schema import BylineEntry, LunarEntry, PartsEntry, WordsEntry

DAY = datetime.date(2020, 8, 12)
JUMP = 'jump-on: "（下转第{page}版）"'
DATE = 'date: "{year}年{month}月{day}日"'
LUNAR = next(line.strip() for line in PAPER.split("\n") if line.startswith("  lunar:"))


def told(load: Loader, old: str, new: str) -> list[tuple[str, str]]:
    """Codes and messages of the paper with the line `old` put for `new`, or taken out; each stands at the changed line, or, of
    what is not there, at the words."""
    assert PAPER.count(f"\n  {old}\n") == 1, old
    paper = PAPER.replace(f"\n  {old}\n", f"\n  {new}\n" if new else "\n")
    template, reports = load(paper)
    assert template is None
    lines = PAPER.split("\n")
    at, words = lines.index(f"  {old}") + 1, lines.index("words:") + 2
    for report in reports:
        assert report.span is not None and (not new or report.span.line in (at, words))
    return [(report.code, report.message) for report in reports]


@pytest.mark.parametrize("name", [n for n, f in WordsEntry.model_fields.items() if f.is_required()])
def test_a_missing_key_is_told(load: Loader, name: str) -> None:
    key = name.replace("_", "-")
    line = next(line for line in WORDS.split("\n") if line.startswith(f"  {key}:"))
    assert told(load, line.strip(), "") == [("YML007", f"the key `{key}` is missing")]


def test_a_key_that_is_not_known_is_told(load: Loader) -> None:
    said = told(load, JUMP, JUMP.replace("jump-on", "jump-onn"))
    assert ("YML006", "the key `jump-onn` is not known here") in said


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (JUMP, 'jump-on: "{pgae} {page}"', ("PAP001", "`jump-on` has no place {pgae}")),
        (JUMP, 'jump-on: "{page"', ("PAP001", "`jump-on` has a brace that is no place's")),
        (JUMP, 'jump-on: "{page} {Page}"', ("PAP001", "`jump-on` has a brace that is no place's")),
        (JUMP, 'jump-on: "{page:roman}"', ("PAP001", "`jump-on` writes {page} in a way that is not known: roman")),
        (JUMP, 'jump-on: "{page:name}"', ("PAP001", "`jump-on` writes {page} in a way that is not known: name")),
        (JUMP, 'jump-on: "go on"', ("PAP002", "`jump-on` lacks {page}")),
        (JUMP, 'jump-on: ""', ("YML008", "")),
        ("index: 导读", 'index: "{page}"', ("PAP001", "`index` has no place {page}")),
        ('folio-date: "{date}　{weekday}"', 'folio-date: "{date:han}"', ("PAP001", "`folio-date` writes {date} in a way")),
        (DATE, 'date: "{date}{month}{day}"', ("PAP001", "`date` has no place {date}")),
        (DATE, 'date: "{day} {month:name}"', ("PAP003", "`date` says {month:name}, and the paper's words have no `months`")),
        ("draft-waiting: 待稿", 'draft-waiting: "{}"', ("PAP001", "`draft-waiting` has a brace that is no place's")),
        ("adverts: [广告]", 'adverts: ["{page}"]', ("PAP001", "`adverts` has no place {page}")),
        (LUNAR, LUNAR.replace("{day}", ""), ("PAP002", "`date` lacks {day}")),
        (LUNAR, LUNAR.replace("{day}", "{day:han}"), ("PAP001", "`date` writes {day} in a way")),
        (LUNAR, LUNAR.replace("闰", '"{x}"'), ("PAP001", "`leap` has no place {x}")),
        ("adverts: [广告]", "adverts: []", ("YML008", "")),
        ("language: zh-Hans", "language: Chinese", ("YML008", "")),
    ],
)
def test_what_cannot_be_filled_is_told_at_its_place(load: Loader, old: str, new: str, expected: tuple[str, str]) -> None:
    said = told(load, old, new)
    assert any(code == expected[0] and message.startswith(expected[1]) for code, message in said), said


def test_the_lunar_calendar_is_asked_for_where_it_is_named(load: Loader) -> None:
    start = PAPER.index("  lunar:")
    _, reports = load(PAPER[:start] + PAPER[PAPER.index("  date:", start) :])
    assert [report.message for report in reports] == [
        "`masthead-weekday` says {lunar-date}, and the paper's words have no `lunar`",
        "`masthead-year` says {lunar-year}, and the paper's words have no `lunar`",
    ]


@pytest.mark.parametrize("model", [WordsEntry, LunarEntry, BylineEntry, PartsEntry])
def test_all_words_are_judged(model: type[WordsEntry]) -> None:
    from banmian.template.words_schema import Holds

    free = {"language", "months", "lunar", "bylines", "roles", "picture_parts"}  # each of the roles is
    assert all(any(isinstance(m, Holds) for m in f.metadata) for n, f in model.model_fields.items() if n not in free)


def test_a_day_in_the_words_of_a_paper(load: Loader) -> None:
    template, _ = load()
    assert template is not None
    words = template.paper.words
    assert date_words(DAY, words) == "2020年8月12日"
    assert day_words(words.masthead_weekday, DAY, words) == "星期三　农历六月廿三"
    assert day_words(words.masthead_year, DAY, words) == "庚子年"
    assert day_words(words.masthead_weekday, datetime.date(2020, 5, 23), words) == "星期六　农历闰四月初一"
    assert day_words("{year:digits}年{month:han}月{day:han}日", DAY, words) == "二〇二〇年八月十二日"
    with pytest.raises(KeyError):
        DayValues(DAY, words)["page"]


def test_a_day_in_english(load: Loader) -> None:
    months = "[January, February, March, April, May, June, July, August, September, October, November, December]"
    paper = PAPER.replace(f"  {DATE}", f'  date: "{{day}} {{month:name}} {{year}}"\n  months: {months}')
    template, reports = load(paper)
    assert reports == () and template is not None
    assert date_words(DAY, template.paper.words) == "12 August 2020"
    assert day_words("{date} ({month:02})", DAY, template.paper.words) == "12 August 2020 (08)"


def test_numbers_in_han() -> None:
    wanted = {
        1: "一",
        10: "十",
        12: "十二",
        20: "二十",
        42: "四十二",
        100: "一百",
        105: "一百零五",
        110: "一百一十",
        1024: "一千零二十四",
    }
    assert {n: counted(n) for n in wanted} == wanted
    assert (counted(3005), counted(9999), counted(0), counted(10_000)) == ("三千零五", "九千九百九十九", "〇", "一〇〇〇〇")
    assert by_digits(2020) == "二〇二〇"


def test_words_say_where_a_value_begins() -> None:
    assert filled_at("({page}: {headline})", {"page": 12, "headline": "A {page} b"}, "headline") == ("(12: A {page} b)", 5)
    assert filled_at("({page})", {"page": 12}, "headline") == ("(12)", -1)
    assert filled("{page:han}", {"page": 12}) == "十二"


@pytest.mark.parametrize("guide", ["guide.en.md", "guide.zh.md"])
def test_the_guides_have_every_key(guide: str) -> None:
    text = (Path(__file__).parents[3] / "docs" / guide).read_text(encoding="utf-8")
    plain = {"weekdays", "months"}
    assert [n for n in WordsEntry.model_fields if n not in plain and f"`{n.replace('_', '-')}`" not in text] == []
