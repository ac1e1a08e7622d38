"""A diagnostic as one block of plain text, and as the JSON object of docs/rules/contracts.md, Messages."""

from __future__ import annotations

from typing import Any

from banmian.diagnostics.model import Diagnostic, Remedy, Severity
from banmian.diagnostics.wording import counted
from banmian.languages import in_language, is_asked, spoken
from banmian.phrases import Phrase, say
from banmian.units import mm_of_mp

_SEVERITIES = (say("info"), say("warning"), say("error"))
_HINT = say("hint: ")


def as_text(diagnostic: Diagnostic) -> str:
    """`file:line:column: severity CODE message`, then the hint on a line of its own, in the language that is spoken, and a line for
    the place of each remedy where there are several. Without a file the page stands first.

    A message that begins with the page says it alone.
    """
    where = _where(diagnostic)
    first = f"{where}{severity_word(diagnostic.severity)} {diagnostic.code} {in_language(diagnostic.message)}"
    hint = (f"    {in_language(_HINT)}{in_language(diagnostic.hint)}",) if diagnostic.hint else ()
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
