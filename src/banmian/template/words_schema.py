"""`words` of paper.yaml: the pydantic model, what may stand in each of them, and the faults of those that say something else.

A missing or unknown key is told as anywhere; what stands in braces is judged here, once the whole file is known.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say, series
from banmian.sources import Document
from banmian.sources.checking import suggestion
from banmian.sources.document import Loc
from banmian.template.calendar import DayValues
from banmian.template.values import Name, Strict
from banmian.template.words import NAME, PLACE, WAYS, BylineWords, LunarWords, PaperWords, PartWords

NUMBERS = ("year", "month", "day", "page", "pages", "number", "characters")
"""Places of which the value is a number, that may be written in several ways."""


ONCE = ("names", "address")
"""Places that may stand once only."""


@dataclass(frozen=True)
class Holds:
    """The places that words may have: `needs` must stand in them, `may` can."""

    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


_DAY = DayValues.NAMES
_SIMPLE = ("weekday", "year", "month", "day")
Text = Annotated[str, StringConstraints(min_length=1, max_length=80)]
MayLack = Annotated[str, StringConstraints(max_length=80)]
"""Words that a paper may be without: \"\"."""
Plain = Annotated[Text, Holds()]
Paged = Annotated[Text, Holds(("page",))]
PlainRow = Annotated[tuple[Annotated[str, StringConstraints(min_length=1, max_length=20)], ...], Holds()]


class LunarEntry(Strict):
    """The lunar calendar; a paper without it leaves it out."""

    date: Annotated[Text, Holds(("month", "day"), ("leap",))]
    year: Annotated[Text, Holds((), ("stem", "branch"))]
    leap: Plain
    months: Annotated[PlainRow, Field(min_length=12, max_length=12)]


class BylineEntry(Strict):
    """How stories are signed whose front matter lists roles; a paper that writes its bylines out leaves it out."""

    roles: Annotated[dict[Name, Annotated[Text, Holds(("names",))]], Field(min_length=1, max_length=12)]
    names: Plain
    parts: Plain
    email: Annotated[Text, Holds(("address",))]


class PartsEntry(Strict):
    """The parts of a group of pictures with one caption; a paper without such groups leaves it out."""

    left: Plain
    middle: Plain
    right: Plain
    top: Plain
    bottom: Plain
    top_left: Plain
    top_right: Plain
    bottom_left: Plain
    bottom_right: Plain
    number: Annotated[Text, Holds(("number",))]
    between: Plain
    credits: Plain


class WordsEntry(Strict):
    """`weekdays` from Monday, `months` from January (for {month:name}). `link`, `qr-code`, `picture`, `in-picture` are what
    the web's PDF says to those who hear it; `draft-\u2026` stand on drafts alone. `table-continued` stands after the first word
    of a table's head that stands again."""

    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]
    weekdays: Annotated[PlainRow, Field(min_length=7, max_length=7)]
    months: Annotated[PlainRow, Field(min_length=12, max_length=12)] | None = None
    lunar: LunarEntry | None = None
    date: Annotated[Text, Holds(("month", "day"), _SIMPLE)]
    short_date: Annotated[Text, Holds(("month", "day"), _SIMPLE)]
    between: Plain
    masthead_weekday: Annotated[MayLack, Holds((), _DAY)]
    masthead_year: Annotated[MayLack, Holds((), _DAY)]
    number: Annotated[Text, Holds(("number",))]
    page_count: Annotated[Text, Holds(("pages",))]
    next_date: Annotated[Text, Holds((), _DAY)]
    folio_paper: Annotated[Text, Holds(("name",), ("edition",))]
    folio_date: Annotated[Text, Holds((), _DAY)]
    folio_editor: Annotated[Text, Holds(("editor",), _DAY)]
    index: Plain
    index_pages: Annotated[MayLack, Holds((), ("pages",))]
    imprint_entry: Annotated[Text, Holds(("key", "value"))]
    jump_on: Paged
    jump_from: Annotated[Text, Holds(("page", "headline"))]
    jump_from_short: Paged
    adverts: Annotated[PlainRow, Field(min_length=1, max_length=6)]
    verse_seal: Annotated[MayLack, Holds()]
    draft_warning: Plain
    draft_waiting: Plain
    draft_room: Annotated[Text, Holds(("characters",))]
    draft_over: Annotated[Text, Holds(("story",))]
    link: Paged
    qr_code: Annotated[Text, Holds(("address",))]
    picture: Plain
    in_picture: Plain
    table_continued: Annotated[MayLack, Holds()] = ""
    bylines: BylineEntry | None = None
    teaser: Annotated[Text, Holds(("page",))] = "{page}"
    page_label: Annotated[Text, Holds(("page",))] = "{page}"
    picture_parts: PartsEntry | None = None

    def value(self) -> PaperWords:
        given = {name: getattr(self, name) for name in type(self).model_fields}
        given["months"] = self.months or ()
        given["lunar"] = LunarWords(**self.lunar.model_dump()) if self.lunar is not None else None
        signed = self.bylines
        words = BylineWords(tuple(signed.roles.items()), signed.names, signed.parts, signed.email) if signed is not None else None
        parts = PartWords(**self.picture_parts.model_dump()) if self.picture_parts is not None else None
        return PaperWords(**{**given, "bylines": words, "picture_parts": parts})


def word_faults(entry: WordsEntry, document: Document) -> list[Diagnostic]:
    """What stands in braces and is no place of these words, what is missing there, and what has nothing to be filled with."""
    judge = _Judge(document, entry)
    faults = list(judge.row(entry, ("words",)))
    if entry.lunar is not None:
        faults += judge.row(entry.lunar, ("words", "lunar"))
    if entry.picture_parts is not None:
        faults += judge.row(entry.picture_parts, ("words", "picture-parts"))
    if entry.bylines is not None:
        faults += judge.row(entry.bylines, ("words", "bylines"))
        for role, words in entry.bylines.roles.items():
            faults += judge.words(words, Holds(("names",)), ("words", "bylines", "roles", role))
    return faults


class _Judge:
    def __init__(self, document: Document, entry: WordsEntry) -> None:
        self.document, self.entry = document, entry

    def row(self, row: Strict, at: Loc) -> Iterator[Diagnostic]:
        for name, field in type(row).model_fields.items():
            holds = next((m for m in reversed(field.metadata) if isinstance(m, Holds)), None)
            given, loc = getattr(row, name), (*at, name.replace("_", "-"))
            if isinstance(given, str) and holds is not None:
                yield from self.words(given, holds, loc)
            elif isinstance(given, tuple):
                for i, words in enumerate(given):
                    yield from self.words(words, Holds(), (*loc, i))

    def words(self, words: str, holds: Holds, loc: Loc) -> Iterator[Diagnostic]:
        key, span = next(str(step) for step in reversed(loc) if isinstance(step, str)), self.document.span(*loc)
        known = list(dict.fromkeys((*holds.needs, *holds.may)))
        takes = (
            say("its places are {known}", known=series(f"{{{name}}}" for name in known))
            if known
            else say("it has none: leave the braces out")
        )
        said: list[str] = []
        for hit in PLACE.finditer(words):
            said.append(hit[1])
            if hit[1] not in known:
                yield diagnose(
                    "PAP001",
                    say("`{key}` has no place {hit}", key=key, hit=hit[0]),
                    suggestion(hit[1], known) if known else takes,
                    span,
                )
                continue
            yield from self.way(key, hit[1], hit[2], loc)
            if hit[1].startswith("lunar-") and self.entry.lunar is None:
                message = say("`{key}` says {hit}, and the paper's words have no `lunar`", key=key, hit=hit[0])
                yield diagnose("PAP003", message, say("add `lunar` to words, or take the place out"), span)
        rest = PLACE.sub("", words)
        if "{" in rest or "}" in rest:
            yield diagnose("PAP001", say("`{key}` has a brace that is no place's", key=key), takes, span)
        for name in holds.needs:
            if name not in said:
                yield diagnose(
                    "PAP002",
                    say("`{key}` lacks {{{name}}}", key=key, name=name),
                    say("write {{{name}}} where it shall stand", name=name),
                    span,
                )
            elif name in ONCE and said.count(name) > 1:
                yield diagnose(
                    "PAP001", say("`{key}` has {{{name}}} twice", key=key, name=name), say("write {{{name}}} once", name=name), span
                )

    def way(self, key: str, name: str, way: str | None, loc: Loc) -> Iterator[Diagnostic]:
        """The way in which a place's number is to be written."""
        span = self.document.span(*loc)
        numbers = name in NUMBERS and "lunar" not in loc
        ways = [*WAYS, NAME] if numbers and name == "month" else [*WAYS] if numbers else []
        if way is not None and way not in ways:
            hint = (
                say("{{{name}}}, or {ways}", name=name, ways=series(f"{{{name}:{w}}}" for w in ways))
                if ways
                else say("write {{{name}}}", name=name)
            )
            yield diagnose(
                "PAP001",
                say("`{key}` writes {{{name}}} in a way that is not known: {way}", key=key, name=name, way=way),
                hint,
                span,
            )
        elif way == NAME and not self.entry.months:
            message = say("`{key}` says {{month:name}}, and the paper's words have no `months`", key=key)
            yield diagnose("PAP003", message, say("add `months: [January, \u2026]` to words, or write {{month}}"), span)
