"""Facts of an issue that go stale when a new one is made from the last: numbers, dates, short titles.

Fields of masthead and imprint may name what the program knows: `{number}`, `{total}`, `{date}`, `{next-date}`, `{pages}`.
What is typed all the same and contradicts the issue is warned at its place. The total (\u603b\u7b2cN\u671f) is the issue's number
and the paper's `numbering: {total-offset: ...}`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from banmian.content.model import Article, Barcode, Content, Head, Issue, Paragraph, Piece, QrTarget, StyledText, Subhead, Table
from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import cut_short
from banmian.phrases import of_table, say, series
from banmian.remember import Memo
from banmian.sources.checking import suggestion
from banmian.template.calendar import date_words
from banmian.template.model import Paper

SHOWN = 20
"""Characters of a headline that a message repeats."""
RECENT = datetime.timedelta(days=62)
"""A day within so many before the issue's was the last issue's; one long ago is history (a founding day)."""
_PLACEHOLDER = re.compile(r"\{([a-z-]*)\}")
_NUMBER = re.compile(r"(\u603b?)\u7b2c\s?(\d{1,6})\s?\u671f")
_DAY = re.compile(r"(?<!\u6bcf\u5e74)(?:(\d{4})[\u5e74-])?(\d{1,2})[\u6708-](\d{1,2})(?:\u65e5|(?![\d\u5e74\u6708-]))")


def current_facts(content: Content, paper: Paper) -> tuple[Content, list[Diagnostic]]:
    """The content with its placeholders filled, and what does not agree with the issue."""
    facts = _Facts(content, paper)
    issue = replace(
        content.issue,
        fields=tuple((key, facts.fill_in(key, text)) for key, text in content.issue.fields),
        imprint=tuple((key, facts.fill_in(key, text)) for key, text in content.issue.imprint),
        qr=tuple(_with_caption(code, facts) for code in content.issue.qr),
        barcode=_with_caption(content.issue.barcode, facts) if content.issue.barcode is not None else None,
    )
    facts.expired()
    for article in content.articles:
        for piece in article.pieces:
            facts.titled(piece)
            if article.standing:
                facts.past(article, piece)
    return replace(content, issue=FILLED.of(issue, lambda: issue)), facts.diagnostics


FILLED: Memo[Issue] = Memo("issues with their facts", 50, lasting=True)
"""So that an equal issue is the very same value again: furniture is remembered by its identity."""


Captioned = TypeVar("Captioned", QrTarget, Barcode)


def _with_caption(code: Captioned, facts: _Facts) -> Captioned:
    return replace(code, caption=tuple(facts.fill_in("caption", text) for text in code.caption))


class _Facts:
    """What is known of an issue, and what was found to contradict it."""

    def __init__(self, content: Content, paper: Paper) -> None:
        issue = content.issue
        self.content, self.issue, self.offset = content, issue, paper.total_offset
        self.diagnostics: list[Diagnostic] = []
        self.total = None if paper.total_offset is None else issue.number + paper.total_offset
        self.words = {"number": str(issue.number), "date": date_words(issue.date, paper.words), "pages": str(issue.page_count)}
        if issue.next_date is not None:
            self.words["next-date"] = date_words(issue.next_date, paper.words)
        if self.total is not None:
            self.words["total"] = str(self.total)

    def fill_in(self, key: str, text: StyledText) -> StyledText:
        """A field with its placeholders filled. What is typed in it is compared first."""
        if text.text:
            self._numbers(key, text)
            self._days(key, text)
        if "{" not in text.text:
            return text
        return StyledText(_PLACEHOLDER.sub(lambda m: self._known(m, text), text.text), (), text.span)

    def _known(self, hit: re.Match[str], text: StyledText) -> str:
        word = self.words.get(hit[1])
        if word is None:
            message, hint = say("there is no fact `{hit}`", hit=hit[0]), suggestion(hit[1], sorted(self.words))
            if hit[1] == "total":
                hint = say("give paper.yaml `numbering: {{total-offset: 0}}`: what the total is more than the issue's number")
            self.diagnostics.append(diagnose("CNT034", message, hint, text.at(hit.start())))
        return word or hit[0]

    def _numbers(self, key: str, text: StyledText) -> None:
        for hit in _NUMBER.finditer(text.text):
            typed, number = int(hit[2]), self.issue.number
            if hit[1]:
                wrong = typed != self.total if self.total is not None else typed < number
                right, hint = (
                    (say("total {total}", total=self.total) if self.total is not None else say("number {number}", number=number)),
                    say("{{total}}"),
                )
            else:
                wrong, right, hint = typed != number, say("number {number}", number=number), say("{{number}}")
            if wrong:
                message = say("`{key}` says {hit}, the issue has the {right}", key=key, hit=hit[0], right=right)
                way = say("correct it, or write {hint} for the number, which is always right", hint=hint)
                self.diagnostics.append(diagnose("CNT030", message, way, text.at(hit.start())))

    def _days(self, key: str, text: StyledText) -> None:
        for hit, day in _days_in(text.text, self.issue.date):
            if day < self.issue.date and self.issue.date - day <= RECENT:
                message = say(
                    "`{key}` says {hit}, which is before the issue's {date}", key=key, hit=hit, date=self.issue.date.isoformat()
                )
                hint = say("correct it; {{date}} is the issue's day, {{next-date}} the next one's")
                self.diagnostics.append(diagnose("CNT031", message, hint, text.at(text.text.find(hit))))

    def expired(self) -> None:
        """CNT040 for each article and advertisement whose last day is before the issue's."""
        issue = self.issue
        dated = [(say("the article '{id}'", id=a.id), a.valid_until) for a in self.content.articles]
        dated += [
            (say("the advertisement '{file}'", file=a.file), a.valid_until)
            for a in (*issue.adverts, *(f.advert for f in issue.pool))
        ]
        for what, until in dated:
            if until is not None and until.day < issue.date:
                message = say(
                    "{what} is valid until {day}, the issue is of {date}",
                    what=what,
                    day=until.day.isoformat(),
                    date=issue.date.isoformat(),
                )
                hint = say("bring it up to date and give it a later day, or take it out of the issue")
                self.diagnostics.append(diagnose("CNT040", message, hint, until.span))

    def past(self, article: Article, piece: Piece) -> None:
        """CNT042 for each day that standing matter names and that is past."""
        for text in _texts(piece):
            for hit, day in _days_in(text.text, self.issue.date):
                if day < self.issue.date and self.issue.date - day <= RECENT:
                    message = say(
                        "standing matter, '{id}', says {hit}, which is before the issue's {date}",
                        id=article.id,
                        hit=hit,
                        date=self.issue.date.isoformat(),
                    )
                    hint = say("bring it up to date; `valid-until` in its front matter says when it has to be looked at")
                    self.diagnostics.append(diagnose("CNT042", message, hint, text.at(text.text.find(hit))))

    def titled(self, piece: Piece) -> None:
        """CNT032 where a short title has nothing of the head that it stands for."""
        head = piece.head
        if head.index_title is None or head.headline is None or not _foreign(head.index_title, head):
            return
        message = say(
            "the index-title '{text}' has no word of the headline '{text_2}'",
            text=head.index_title.text,
            text_2=cut_short(head.headline.text, SHOWN),
        )
        hint = say("write a short form of this headline; it may be the last one's")
        self.diagnostics.append(diagnose("CNT032", message, hint, head.index_title.at(0) or piece.span))


def _texts(piece: Piece) -> Iterator[StyledText]:
    """The texts of a piece: the parts of its head, its paragraphs, the cells of its tables."""
    head = piece.head
    yield from (part for part in (head.kicker, head.headline, head.deck, head.dateline, head.source) if part is not None)
    for block in piece.blocks:
        if isinstance(block, Table):
            yield from (cell.text for row in (block.head, *block.rows) for cell in row)
        elif isinstance(block, Paragraph | Subhead):
            yield block.text


def _days_in(text: str, around: datetime.date) -> Iterator[tuple[str, datetime.date]]:
    """The days that a text names, as it writes them; without a year, the one nearest to `around`."""
    for hit in _DAY.finditer(text):
        if not hit[1] and "-" in hit[0]:
            continue  # a number with a dash is no day
        years = [int(hit[1])] if hit[1] else [around.year - 1, around.year, around.year + 1]
        days = [day for year in years if (day := _day(year, int(hit[2]), int(hit[3]))) is not None]
        if days:
            yield hit[0], min(days, key=lambda d: abs(d - around))


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _foreign(short: StyledText, head: Head) -> bool:
    """Whether the short title shares no two neighbouring Han with headline, kicker or deck. Titles without two Han say
    nothing."""
    parts = (head.headline, head.kicker, head.deck, head.jump_headline)
    known = {pair for part in parts if part is not None for pair in _pairs(part.text)}
    title = _pairs(short.text)
    return bool(title) and bool(known) and not title & known


def _pairs(text: str) -> set[str]:
    return {a + b for a, b in pairwise(text) if _is_han(a) and _is_han(b)}


def _is_han(ch: str) -> bool:
    return "\u3400" <= ch <= "\u9fff" or "\U00020000" <= ch <= "\U0003ffff"


def unplaced(pieces: list[Piece], span: Span) -> Diagnostic:
    """PLN007, once for all articles that no page places."""
    hint = say("give it a place in issue.yaml")
    if len(pieces) == 1:
        return diagnose("PLN007", say("no page places the article '{story}'", story=pieces[0].story), hint, pieces[0].span)
    names = series(of_table("{story}", story=p.story) for p in pieces)
    return diagnose(
        "PLN007",
        say("no page places {count} articles: {names}", count=len(pieces), names=names),
        say("give them places in issue.yaml"),
        span,
    )
