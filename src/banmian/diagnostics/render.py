"""A diagnostic as one block of plain text, and as the JSON object of docs/rules/contracts.md, Messages."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill
from typing import Any

from banmian.diagnostics.model import Diagnostic, Remedy, Severity
from banmian.diagnostics.names import Names
from banmian.diagnostics.wording import counted
from banmian.languages import in_language, is_asked, spoken
from banmian.phrases import Phrase, say, say_n
from banmian.units import mm_of_mp

_SEVERITIES = (say("info"), say("warning"), say("error"))
_HINT = say("hint: ")


ALIKE = 3
"""From so many files on one message tells of all of them."""
WIDTH = 100
"""Columns of a list of files."""


def as_text(diagnostic: Diagnostic, names: Names | None = None) -> str:
    """`file:line:column: severity CODE message`, then the hint on a line of its own, in the language that is spoken, and a line for
    the place of each remedy where there are several. Without a file the page stands first. `names`: what stories and places are
    called.

    A message that begins with the page says it alone.
    """
    message = names.of(diagnostic, diagnostic.message) if names is not None else diagnostic.message
    return _block(diagnostic, _where(diagnostic), message, names)


def rows_of_text(found: Iterable[Diagnostic], names: Names | None = None) -> list[str]:
    """Each as text; what is said alike of files of one folder once, with the list of these files, where the first would stand."""
    groups: dict[tuple[object, ...], list[Diagnostic]] = {}
    for told in found:
        groups.setdefault(_alike(told), []).append(told)
    return [text for group in groups.values() for text in _rows(group, names)]


def _alike(told: Diagnostic) -> tuple[object, ...]:
    """What messages of several files have in common; of one that has a page, or no file, itself alone."""
    if told.span is None or told.place is not None:
        return (id(told),)
    hint, folder = getattr(told.hint, "template", ""), told.span.file.rpartition("/")[0]
    return told.severity, told.code, str.__str__(told.message), hint, folder


def _rows(group: list[Diagnostic], names: Names | None) -> list[str]:
    places = {told.span.file: told.span for told in reversed(group) if told.span is not None}
    if len(places) < ALIKE or len(places) < len(group):
        return [as_text(told, names) for told in group]
    spans = [told.span for told in group if told.span is not None]
    folder = spans[0].file.rpartition("/")[0]
    message = say_n("{message} ({n} file):", "{message} ({n} files):", len(spans), message=group[0].message)
    listed = ", ".join(f"{span.file.rpartition('/')[2]}:{span.line}" for span in spans)
    files = fill(listed, WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
    first, *hints = _block(group[0], f"{folder}/: ", message, names).split("\n")
    return ["\n".join([first, files, *hints])]


def _block(diagnostic: Diagnostic, where: str, message: Phrase, names: Names | None) -> str:
    first = f"{where}{severity_word(diagnostic.severity)} {diagnostic.code} {in_language(message)}"
    said = names.of(diagnostic, diagnostic.hint) if names is not None else diagnostic.hint
    hint = (f"    {in_language(_HINT)}{in_language(said)}",) if said else ()
    several = diagnostic.remedies if len(diagnostic.remedies) > 1 else ()
    return "\n".join((first, *hint, *(f"    {_place_of(r)}{in_language(_said_of(r))}" for r in several)))


def _place_of(remedy: Remedy) -> str:
    """As an editor's program reads it: of what is cut the first character, of what is written where it comes."""
    span = remedy.span
    return ":".join(str(part) for part in (span.file, span.line, span.column) if part) + ": "


def _said_of(remedy: Remedy) -> Phrase:
    characters = counted(remedy.characters, "character")
    if remedy.adds:
        return say("write {characters} in paragraph {n}", characters=characters, n=remedy.paragraph)
    return say("cut {characters} in paragraph {n}", characters=characters, n=remedy.paragraph)


def severity_word(severity: Severity) -> str:
    """`error` in the language that is spoken."""
    return in_language(_SEVERITIES[severity.value])


def as_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """The object of the contract: page from 1, rect in mm from the trim's top left, what is not known null. Message and hint are
    English; where `--lang` asks for another language, `said` has them in that one too. `remedies` stands where there are some."""
    span, place = diagnostic.span, diagnostic.place
    rect = [mm_of_mp(v) for v in place.rect] if place is not None and place.rect is not None else None
    said = {"said": _said(diagnostic)} if is_asked() and spoken() != "en" else {}
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.word,
        "message": diagnostic.message,
        "hint": diagnostic.hint or None,
        "file": span.file if span is not None else None,
        "line": (span.line or None) if span is not None else None,
        "column": (span.column or None) if span is not None else None,
        "page": place.page if place is not None else None,
        "rect": rect,
        **({"remedies": [_remedy(r) for r in diagnostic.remedies]} if diagnostic.remedies else {}),
        **said,
    }


def _remedy(remedy: Remedy) -> dict[str, Any]:
    """`until`: line and column, as those of the beginning null where they are not known."""
    span, until = remedy.span, remedy.until
    return {
        "adds": remedy.adds,
        "characters": remedy.characters,
        "paragraph": remedy.paragraph,
        "file": span.file,
        "line": span.line or None,
        "column": span.column or None,
        "until": [until.line, until.column] if until.line and until.column else None,
    }


def _said(diagnostic: Diagnostic) -> dict[str, str | None]:
    """Message and hint in the language that was asked for."""
    hint = in_language(diagnostic.hint) or None
    return {"lang": spoken(), "message": in_language(diagnostic.message), "hint": hint}


def _where(diagnostic: Diagnostic) -> str:
    span, place = diagnostic.span, diagnostic.place
    told = place is None or diagnostic.message.startswith((f"page {place.page},", f"page {place.page}:"))
    page = "" if place is None or told else in_language(say("page {page}: ", page=place.page))
    if span is None:
        return page
    numbers = f":{span.line}:{span.column}" if span.line and span.column else f":{span.line}" if span.line else ""
    return f"{span.file}{numbers}: {page}"
