"""A document that was read becomes an article's text: lines, captions, head, what is put right, subheads, Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from banmian.content.importers.bylines import Roles, byline_in
from banmian.content.importers.captions import with_captions
from banmian.content.importers.copy import Copy
from banmian.content.importers.head import Front, head_of
from banmian.content.importers.reports import Reports, near
from banmian.content.importers.subheads import with_subheads
from banmian.content.importers.tidy import by_lines, settable, tidied
from banmian.content.importers.written import Writer
from banmian.diagnostics import Diagnostic, Severity, Span
from banmian.diagnostics.wording import cut_short, part_words
from banmian.phrases import NOTHING, Phrase, say, series
from banmian.sources.normalising import Normalising
from banmian.values import frozen

_LONGEST_NAME = 80
_SHOWN = 40


@frozen
class House:
    """What is the paper's own: its words for who signs, its switches of what is put right."""

    roles: Roles
    rules: Normalising


@frozen
class Taking:
    """How a document is taken over. `ident`: the article's id; `file`: how messages name the document; `name`: its own name without
    ending, `files`: of its pictures the names in the issue's folder."""

    ident: str
    file: str
    name: str
    files: Mapping[int, str]
    house: House


def article_text(copy: Copy, taking: Taking) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of articles/ID.md, and what there is to say."""
    reports = Reports(taking.file, cleaned=list(copy.cleaned))
    parts = by_lines(copy.parts, lambda text: byline_in(text, taking.house.roles) is not None, reports)
    front, rest = head_of(with_captions(parts), taking.house.roles, reports)
    front = _with_headline(front, taking, reports)
    tidy = tidied(replace(copy, parts=rest), taking.house.rules, reports)
    tidy = replace(tidy, parts=with_subheads(tidy.parts))
    text = Writer(tidy, taking.files, taking.house.rules, reports).text(taking.ident, front)
    said = (*copy.told, *reports.diagnostics())
    return text, (*said, *_recognised(front, taking.file), *_cleaned(reports))


def pasted_text(copy: Copy, rules: Normalising) -> str:
    """What is pasted into an article's text, as it is written there: none of it is a head, and its pictures stay where they are."""
    reports = Reports("")
    tidy = tidied(replace(copy, parts=by_lines(copy.parts, lambda text: False, reports)), rules, reports)
    tidy = replace(tidy, parts=with_subheads(tidy.parts))
    return "\n".join(Writer(tidy, {}, rules, reports).body(tidy.parts))


def _with_headline(front: Front, taking: Taking, reports: Reports) -> Front:
    """The document's name where nothing in it looks like a headline and the name is words."""
    if settable(front.headline).strip():
        return front
    named = any("\u4e00" <= letter <= "\u9fff" for letter in taking.name) and len(taking.name) <= _LONGEST_NAME
    headline = taking.name if named else taking.ident
    reports.tell(
        "IMT012",
        say("nothing looks like a headline: {near} stands for it", near=near(headline)),
        say("write the headline into the article"),
        0,
    )
    return replace(front, headline=headline)


def _recognised(front: Front, file: str) -> tuple[Diagnostic, ...]:
    """What of the head was found, for the editor to look over."""
    found = {"headline": front.headline, "kicker": front.kicker, "deck": front.deck, "dateline": front.dateline,
             "byline": front.byline.text if front.byline is not None else "", "source": front.source}  # fmt: skip
    parts = ((part_words(key), cut_short(text, _SHOWN)) for key, text in found.items() if text)
    said = series(say("{part} '{text}'", part=part, text=text) for part, text in parts)
    return (Diagnostic("IMT013", Severity.INFO, say("recognised: {said}", said=said), NOTHING, Span(file)),)


def _cleaned(reports: Reports) -> tuple[Diagnostic, ...]:
    """What was put right, each kind with how often and the first paragraph."""
    kinds: dict[Phrase, list[int]] = {}
    for kind, number in reports.cleaned:
        kinds.setdefault(kind, []).append(number)
    if not kinds:
        return ()
    parts = [_times(kind, those) for kind, those in kinds.items()]
    return (Diagnostic("IMT010", Severity.INFO, say("put right: {parts}", parts=series(parts)), NOTHING, Span(reports.file)),)


def _times(kind: Phrase, numbers: Sequence[int]) -> Phrase:
    """A kind with how often and, where it is known, the first paragraph."""
    if len(numbers) > 1 and numbers[0]:
        return say("{times} \u00d7 {kind} (paragraph {number})", times=len(numbers), kind=kind, number=numbers[0])
    if len(numbers) > 1:
        return say("{times} \u00d7 {kind}", times=len(numbers), kind=kind)
    return say("{kind} (paragraph {number})", kind=kind, number=numbers[0]) if numbers[0] else kind
