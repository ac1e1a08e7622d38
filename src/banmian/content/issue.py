"""issue.yaml out of its text: its values in canonical form, each with its place, and what contradicts itself in it.

docs/rules/contracts.md, Files that editors write. Codes CNT001, CNT002, CNT017.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from banmian.content.folder_name import folder_name
from banmian.content.model import (
    Advert,
    Barcode,
    HouseFiller,
    Issue,
    IssuePage,
    QrTarget,
    StyledText,
    Teaser,
    Thread,
    ValidUntil,
    Weather,
    WeatherDay,
)
from banmian.content.normalise import normalise_by
from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say
from banmian.sources import (
    FIX_ALL,
    Change,
    Document,
    Normalising,
    SourceText,
    checked,
    picture_fault,
)
from banmian.sources.comments import cut_values
from banmian.sources.document import Scalar
from banmian.sources.reading import changes_line, left_as_it_is

if TYPE_CHECKING:
    from banmian.content.schema import AdvertEntry, IssueEntry, PageEntry

Reports = tuple[Diagnostic, ...]
_ISSUE_TEXTS = frozenset(("name", "editor", "price", "weather", "masthead", "imprint", "caption", "label", "title", "text"))
"""Keys whose values are printed."""


def read_issue(source: SourceText, folder: str, rules: Normalising = FIX_ALL) -> tuple[Issue | None, Reports]:
    """The issue in a text, checked by its schema and against the name of its `folder`. `rules`: what its paper puts right."""
    from banmian.content.schema import IssueEntry

    document, entry, faults = checked(source, IssueEntry)
    if document is None:
        return None, faults
    cut = cut_values(document, _ISSUE_TEXTS)
    if entry is None:
        return None, (*faults, *cut)
    reader = _Reader(entry, document, list(source.changes), rules)
    issue = reader.issue(folder)
    return issue, (*_issue_faults(issue, document), *cut, *changes_line(source.file, tuple(reader.changes)))


class _Reader:
    """The entry of an issue while its values are taken; `changes`: what was put right, in the order in which it was read."""

    def __init__(self, entry: IssueEntry, document: Document, changes: list[Change], rules: Normalising) -> None:
        self.entry, self.document, self.changes, self.rules = entry, document, changes, rules

    def text(self, value: str, *loc: str | int) -> str:
        """A short text in canonical form."""
        new, edits, told = normalise_by(self.rules, value)
        span = self.document.span(*loc)
        kinds = [e.kind for e in edits] + [left_as_it_is(e.kind) for e in told if e.kind]
        self.changes.extend(Change(kind, span.line, span.column) for kind in kinds if kind)
        return new

    def field(self, value: str, *loc: str | int) -> StyledText:
        """A short text that furniture shows, with its place: of each character where nothing was put right."""
        new, node, span = self.text(value, *loc), self.document.node(loc), self.document.span(*loc)
        shift = 1 if isinstance(node, Scalar) and node.style in ("'", '"') else 0
        first = Span(span.file, span.line, span.column + shift)
        return StyledText(new, (), first, ((0, first.line, first.column),) if new == value else ())

    def issue(self, folder: str) -> Issue:
        """Its parts in the order in which the line of changes tells of them."""
        entry, document = self.entry, self.document
        pages = tuple(self.page(i, page) for i, page in enumerate(entry.pages))
        threads = tuple(Thread(s, stops, document.key_span("threads", s)) for s, stops in entry.threads.items())
        adverts = tuple(self.advert(key, advert) for key, advert in entry.adverts.items())
        qr = tuple(
            QrTarget(q.target, tuple(self.field(c, "qr", i, "caption", n) for n, c in enumerate(q.caption)), document.span("qr", i))
            for i, q in enumerate(entry.qr)
        )
        told = (("price", entry.price), ("weather", entry.weather))
        single = tuple((k, self.field(v, k)) for k, v in told if isinstance(v, str) and v)
        fields = (*((k, self.field(v, "masthead", k)) for k, v in entry.masthead.items()), *single)
        imprint = tuple((self.text(k, "imprint", k), self.field(v, "imprint", k)) for k, v in entry.imprint.items())
        spans = tuple((k, document.span(k)) for k in ("date", "next-date", "number", "page-count", "masthead"))
        return Issue(
            folder, entry.paper, entry.date, entry.next_date, entry.number, entry.page_count,
            pages, threads, adverts, qr, fields, imprint, document.span(), spans, self.barcode(), self.weather(), self.teasers(),
            self.pool(),
        )  # fmt: skip

    def barcode(self) -> Barcode | None:
        code = self.entry.barcode
        if code is None:
            return None
        lines = tuple(self.field(line, "barcode", "caption", n) for n, line in enumerate(code.caption))
        return Barcode(code.digits, code.add_on or "", lines, self.document.span("barcode"))

    def teasers(self) -> tuple[Teaser, ...]:
        return tuple(
            Teaser(
                told.story,
                self.field(told.title or "", "teasers", n, "title"),
                self.field(told.text or "", "teasers", n, "text"),
                told.picture,
                told.crop,
                self.document.span("teasers", n),
            )
            for n, told in enumerate(self.entry.teasers)
        )

    def weather(self) -> Weather | None:
        told = self.entry.weather
        if told is None or isinstance(told, str):
            return None
        place, words, degrees, wind = (self.field(getattr(told, k), "weather", k) for k in ("place", "words", "degrees", "wind"))
        days = tuple(
            WeatherDay(
                self.field(d.day, "weather", "days", n, "day"), d.sky, self.field(d.degrees, "weather", "days", n, "degrees")
            )
            for n, d in enumerate(told.days)
        )
        facts = tuple(self.field(fact, "weather", "facts", n) for n, fact in enumerate(told.facts))
        return Weather(place, told.sky, words, degrees, wind, days, facts, self.document.span("weather"))

    def page(self, i: int, page: PageEntry) -> IssuePage:
        return IssuePage(
            page.number,
            self.text(page.name, "pages", i, "name"),
            page.layout,
            (self.field(page.editor, "pages", i, "editor"),) if page.editor else (),
            tuple(page.places.items()),
            self.document.span("pages", i),
            tuple((place, self.document.span("pages", i, "places", place)) for place in page.places),
            self.document.span("pages", i, "name"),
            page.section or "",
            self.document.span("pages", i, "section") if page.section else None,
        )

    def pool(self) -> tuple[HouseFiller, ...]:
        out: list[HouseFiller] = []
        for n, filler in enumerate(self.entry.pool):
            span, label = self.document.span("pool", n), self.text(filler.label, "pool", n, "label") if filler.label else ""
            until = ValidUntil(filler.valid_until, self.document.span("pool", n, "valid-until")) if filler.valid_until else None
            out.append(HouseFiller(filler.id, filler.sizes, Advert(0, filler.id, filler.file, span, label, filler.labelled, until)))
        return tuple(out)

    def advert(self, key: str, advert: AdvertEntry) -> Advert:
        number, place = key.split(".", 1)
        label = self.text(advert.label, "adverts", key, "label") if advert.label else ""
        until = advert.valid_until
        ends = ValidUntil(until, self.document.span("adverts", key, "valid-until")) if until is not None else None
        return Advert(int(number), place, advert.file, self.document.span("adverts", key), label, advert.labelled, ends)


def _issue_faults(issue: Issue, document: Document) -> Reports:
    faults: list[Diagnostic] = []
    name = issue.folder.rsplit("/", 1)[-1]
    day = issue.date.isoformat()
    said = folder_name(name)
    if said is None or said.day != issue.date or said.paper not in ("", issue.paper):
        hint = say(
            "rename the folder to {day}, or {day} and a word, or {paper}-{day}, or correct the date", day=day, paper=issue.paper
        )
        faults.append(
            diagnose("CNT001", say("the date {day} contradicts the folder {name}", day=day, name=name), hint, document.span("date"))
        )
    if issue.next_date is not None and issue.next_date <= issue.date:
        faults.append(
            diagnose("CNT001", say("the next issue is not after this one"), say("correct next-date"), document.span("next-date"))
        )
    faults += _page_faults(issue, document)
    for advert in (*issue.adverts, *(filler.advert for filler in issue.pool)):
        why = picture_fault(advert.file)
        if why:
            faults.append(
                diagnose(
                    "CNT017", why, say("correct the file of {page}.{place}", page=advert.page, place=advert.place), advert.span
                )
            )
    return tuple(faults)


def _page_faults(issue: Issue, document: Document) -> list[Diagnostic]:
    faults: list[Diagnostic] = []
    seen: set[int] = set()
    for index, page in enumerate(issue.pages):
        for number in page.numbers:
            if number in seen:
                faults.append(
                    diagnose(
                        "CNT002",
                        say("page {number} is given twice", number=number),
                        say("number the pages from 1"),
                        document.span("pages", index, "number"),
                    )
                )
            elif number > issue.page_count or number < 1:
                message = say("page {number} is beyond the page count {page_count}", number=number, page_count=issue.page_count)
                faults.append(
                    diagnose(
                        "CNT002", message, say("correct page-count or the page's number"), document.span("pages", index, "number")
                    )
                )
            seen.add(number)
    missing = sorted(set(range(1, issue.page_count + 1)) - seen)
    if missing:
        numbers = ", ".join(map(str, missing[:12]))
        told = say("pages {numbers} are", numbers=numbers) if len(missing) > 1 else say("page {numbers} is", numbers=numbers)
        message = say("page-count is {page_count}, but {told} not given", page_count=issue.page_count, told=told)
        faults.append(diagnose("CNT002", message, say("give the pages, or correct page-count"), document.span("page-count")))
    return faults
