"""PF-CNT: what an issue says of itself and whether that agrees: dates, numbers, jump lines, marks, forgotten words.

Each reads `Words`, so a finished file from anywhere is read like our own display list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from banmian.preflight.checks.citations import EDITING, WORDS
from banmian.preflight.checks.slug import whole_issue
from banmian.preflight.model import Check, Finding, Needs, error, warning
from banmian.preflight.standards import Requirements
from banmian.preflight.text_lines import Line, Words

WEEK = "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u65e5"
HAN = "\u3400-\u9fff"
DATE = re.compile(r"(\d{4})\u5e74(\d{1,2})\u6708(\d{1,2})\u65e5")
WEEKDAY = re.compile(rf"\u661f\u671f([{WEEK}\u5929])")
NUMBER = re.compile(r"(?<!\u603b)\u7b2c(\d{1,6})\u671f")
COUNT = re.compile(r"(?:\u672c\u671f|\u4eca\u65e5|\u5171|\u4eca\u5929)(\d{1,3})\u7248")
TO = re.compile(r"\u4e0b\u8f6c(?:\u7b2c)?(\d{1,3})\u7248")
FROM = re.compile(r"\u4e0a\u63a5(?:\u7b2c)?(\d{1,3})\u7248")
FOLIO = re.compile(r"(?:\u7b2c)?[A-D]?0?(\d{1,3})(?:\u7248)?")
PLACEHOLDER = re.compile(
    r"lorem ipsum|\u3013|[\uff08\u3010]\u5f85[\u8865\u5b9a][\uff09\u3011]|\u5f85\u8865[\u56fe\u7a3f]|"
    r"\u56fe\u7247\u8bf4\u660e\u6587\u5b57",
    re.IGNORECASE,
)
"""Words that stand in no finished text."""
PERHAPS = re.compile(
    r"\btodo\b|\btbd\b|xxx+|\u5f85\u8865(?![\u5145\u9f50\u529e\u7f34\u9009\u8003])|\u5360\u4f4d[\u56fe\u6587\u7b26]|\u6b64\u5904(?:\u63d2\u5165|\u914d\u56fe)|"
    r"\u6807\u9898\u6587\u5b57|\u6b63\u6587\u6587\u5b57",
    re.IGNORECASE,
)
"""Words that may be meant."""
STOPS = "\u3002\uff0c\u3001\uff1b\uff1a\uff1f\uff01"
MIXED = re.compile(
    rf"[\u3002\uff0c\u3001\uff1b\uff1a][{STOPS}]|[\uff1f\uff01][\u3002\uff0c\u3001\uff1b\uff1a]|[{HAN}][,;!?][{HAN}]|[{HAN}]\.{{2,}}[{HAN}]"
)
PRIVATE = re.compile("[\ue000-\uf8ff]")
MARGIN = 0.08
"""Share of the page's height, above and below, in which folios stand."""


def _said(words: Words, pattern: re.Pattern[str], whole: bool = False) -> Iterator[tuple[Line, re.Match[str]]]:
    for line in words.lines:
        found = pattern.fullmatch(line.tight) if whole else pattern.search(line.tight)
        if found:
            yield line, found


def _at(line: Line, outcome: str = "error", **values: object) -> Finding:
    return Finding(outcome, tuple(values.items()), line.page, line.rect, line.span)


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def mastheads(words: Words) -> list[tuple[Line, date, re.Match[str] | None]]:
    """Dates of issue: a line that is a date, or begins with one and goes on with the weekday; with that weekday, which
    may stand in the next line."""
    out = []
    for index, line in enumerate(words.lines):
        found = DATE.match(line.tight)
        if found is None or line.story:
            continue
        day, rest = _date(found), line.tight[found.end() :]
        weekday = WEEKDAY.match(rest)
        if rest and weekday is None:
            continue
        if not rest and index + 1 < len(words.lines) and words.lines[index + 1].page == line.page:
            weekday = WEEKDAY.match(words.lines[index + 1].tight)
        if day is not None:
            out.append((line, day, weekday))
    return out


def real_dates(words: Words, _: Requirements) -> Iterator[Finding]:
    for line, found in _said(words, DATE):
        if _date(found) is None:
            yield _at(line, date=found[0])


def weekdays(words: Words, _: Requirements) -> Iterator[Finding]:
    for line, found in _said(words, DATE):
        day = _date(found)
        after = WEEKDAY.match(line.tight[found.end() :].lstrip("\uff08( "))
        if day is not None and after is not None:
            yield from _weekday(line, day, after)
    for line, day, weekday in mastheads(words):
        if weekday is not None and line.tight == DATE.match(line.tight)[0]:  # type: ignore[index]
            yield from _weekday(line, day, weekday)


def _weekday(line: Line, day: date, said: re.Match[str]) -> Iterator[Finding]:
    real = WEEK[day.weekday()]
    if said[1].replace("\u5929", "\u65e5") != real:
        yield _at(
            line,
            date=f"{day.year}\u5e74{day.month}\u6708{day.day}\u65e5",
            said=f"\u661f\u671f{said[1]}",
            real=f"\u661f\u671f{real}",
        )


def one_date(words: Words, _: Requirements) -> Iterator[Finding]:
    dates = mastheads(words)
    wanted = words.plan.content.issue.date if words.plan is not None else dates[0][1] if dates else None
    for line, day, _weekday in dates:
        if wanted is not None and day != wanted:
            yield _at(line, said=day.isoformat(), wanted=wanted.isoformat())


def number(words: Words, _: Requirements) -> Iterator[Finding]:
    """A line that says nothing but the number of the issue."""
    said = [(line, int(found[1])) for line, found in _said(words, NUMBER, True) if not line.story]
    wanted = words.plan.content.issue.number if words.plan is not None else said[0][1] if said else 0
    for line, value in said:
        if value != wanted:
            yield _at(line, said=value, wanted=wanted)


def _whole(words: Words, required: Requirements) -> bool:
    """Page files and plates do not count pages, nor turn to others."""
    return words.plan is not None or whole_issue([size for _, size in words.sizes], required)


def page_count(words: Words, required: Requirements) -> Iterator[Finding]:
    if not _whole(words, required):
        return
    for line, found in _said(words, COUNT, True):
        if int(found[1]) != len(words.sizes) and line.page == 1:
            yield _at(line, said=int(found[1]), real=len(words.sizes))


def folios(words: Words) -> dict[int, list[tuple[Line, int]]]:
    """Lines in the page's margins of head and foot that are a number of at most three digits."""
    out: dict[int, list[tuple[Line, int]]] = defaultdict(list)
    sizes = dict(words.sizes)
    for line, found in _said(words, FOLIO, True):
        height = sizes[line.page][1]
        beside = line.rect[3] < 0 or line.rect[1] > height  # a job line
        if not line.story and not beside and (line.rect[3] < MARGIN * height or line.rect[1] > (1 - MARGIN) * height):
            out[line.page].append((line, int(found[1])))
    return out


def page_numbers(words: Words, required: Requirements) -> Iterator[Finding]:
    if not _whole(words, required):
        return
    found = folios(words)
    if len(found) * 2 < len(words.sizes) - 1:
        return  # the paper has no folios of this kind, or has one page
    for page in words.pages:
        said = found.get(page, [])
        if page > 1 and not said:
            yield Finding("none", (), page)
        elif said and page > 1 and all(value != page for _, value in said):
            yield _at(said[0][0], said=said[0][1], page=page)


def page_names(words: Words, _: Requirements) -> Iterator[Finding]:
    """With the plan: the name of each inner page stands on it as furniture."""
    if words.plan is None:
        return
    for sheet in words.plan.sheets:
        for page in sheet.numbers:
            furniture = "".join(line.tight for line in words.on(page) if not line.story)
            if page > 1 and "".join(sheet.name.split()) not in furniture:
                yield Finding("error", (("name", sheet.name),), page)


def _jumps(words: Words, pattern: re.Pattern[str]) -> dict[tuple[int, int], Line]:
    return {(line.page, int(found[1])): line for line, found in _said(words, pattern)}


def jumps_on(words: Words, required: Requirements) -> Iterator[Finding]:
    if not _whole(words, required):
        return
    back = _jumps(words, FROM)
    for (page, to), line in _jumps(words, TO).items():
        if to not in words.pages or to == page:
            yield _at(line, "nowhere", to=to)
        elif (to, page) not in back:
            yield _at(line, to=to, page=page)


def jumps_back(words: Words, required: Requirements) -> Iterator[Finding]:
    if not _whole(words, required):
        return
    on = _jumps(words, TO)
    for (page, origin), line in _jumps(words, FROM).items():
        if (origin, page) not in on:
            yield _at(line, origin=origin, page=page)


def placeholders(words: Words, _: Requirements) -> Iterator[Finding]:
    for line in words.lines:
        if found := PLACEHOLDER.search(line.text):
            yield _at(line, text=found[0])
        elif found := PERHAPS.search(line.text):
            yield _at(line, "warning", text=found[0])


def marks(words: Words, _: Requirements) -> Iterator[Finding]:
    for line, found in _said(words, MIXED):
        yield _at(line, "warning", marks=found[0])


def private(words: Words, _: Requirements) -> Iterator[Finding]:
    for line, found in _said(words, PRIVATE):
        yield _at(line, "warning", code=f"U+{ord(found[0]):04X}")


def searched(words: Words, _: Requirements) -> Iterator[Finding]:
    if words.sizes and not any(line.tight for line in words.lines):
        yield Finding("warning")


EITHER, E = Needs.WORDS, EDITING
CHECKS: tuple[Check, ...] = (
    Check("PF-CNT-01", "dates exist", EITHER, (error("there is no day {date}", date="2020\u5e742\u670830\u65e5"),),
          "A reader notices.", E, "Correct the date.", real_dates),
    Check("PF-CNT-02", "weekdays belong to their dates", EITHER,
          (error("{date} is a {real}, not {said}", date="2020\u5e748\u670812\u65e5", said="\u661f\u671f\u56db",
           real="\u661f\u671f\u4e09"),),
          "The front page is wrong in its first line.", E, "Correct date or weekday.", weekdays),
    Check("PF-CNT-03", "all pages carry one date", EITHER,
          (error("the date here is {said}, the issue's {wanted}", said="2020-08-05", wanted="2020-08-12"),),
          "A page of last week was taken over.", E, "Set the page anew.", one_date),
    Check("PF-CNT-04", "all pages carry one issue number", EITHER,
          (error("the number here is {said}, the issue's {wanted}", said=41, wanted=42),),
          "Readers and the post go by the number.", E, "Correct the number.", number),
    Check("PF-CNT-05", "the page count is true", EITHER,
          (error("the front says {said} pages, there are {real}", said=12, real=8),),
          "A reader looks for pages that are not there.", E, "Correct the count, or add the page.", page_count),
    Check("PF-CNT-06", "page numbers are those of the pages", EITHER,
          (error("the page says {said} and is page {page}", said=3, page=4), error("the page has no number", "none")),
          "Jump lines and the index lead astray.", E, "Correct the folio, or the order of pages.", page_numbers),
    Check("PF-CNT-07", "pages carry their names", EITHER, (error("the page's name `{name}` does not stand on it",
          name="\u7efc\u5408\u65b0\u95fb"),),
          "The index names it.", E, "Give the page its folio.", page_names),
    Check("PF-CNT-08", "jump lines are answered", EITHER,
          (error("the story goes on to page {to}, where nothing comes from page {page}", to=2, page=1),
           error("the story goes on to page {to}, which is not another page of the issue", "nowhere", to=9)),
          "The reader turns the page and finds nothing.", E, "Correct the jump line or place the rest.", jumps_on),
    Check("PF-CNT-09", "continuations have a beginning", EITHER,
          (error("the story comes from page {origin}, where nothing leads to page {page}", origin=1, page=2),),
          "The reader cannot find where it began.", E, "Set the jump line on that page.", jumps_back),
    Check("PF-CNT-10", "no placeholder was left", EITHER, (error("`{text}` is a placeholder", text="\u3010\u5f85\u8865\u3011"),
         warning("`{text}` looks like a placeholder", text="\u5f85\u8865")),
          "It prints as it stands.", E, "Write what belongs there.", placeholders),
    Check("PF-CNT-11", "marks do not stand in heaps", EITHER,
          (warning("the marks `{marks}` do not go together", marks="\uff0c\u3002"),), "Two stops, or a Latin mark among Han.",
           WORDS,
          "Keep one mark, in its full-width form.", marks),
    Check("PF-CNT-12", "no character is private", EITHER,
          (warning("{code} is a character of private use", code="U+E000"),), "What it shows depends on one font.", E,
          "Write the character by its own code.", private),
    Check("PF-CNT-13", "the words can be read", EITHER, (warning("no text can be read from the file"),),
          "Nothing about its content can be checked: it is outlines or a picture.", E, "Export with live text.", searched),
)  # fmt: skip
