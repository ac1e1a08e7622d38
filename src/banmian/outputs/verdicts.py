"""What preflight said of a file of ours, kept in the store: of the file's bytes but for its identifiers, and of the profile.

/ID and the UUIDs of its metadata change with every change anywhere in the issue; checks ask whether they are there, not what they
say. Kept is what was read and measured to the end.
"""

from __future__ import annotations

import re
from hashlib import sha256

from banmian.diagnostics import Diagnostic
from banmian.page_hash import KnownPages
from banmian.preflight.by_page import judged_by_page
from banmian.preflight.engine import run_facts
from banmian.preflight.external_measures import with_external_measures
from banmian.preflight.facts import PdfFacts
from banmian.preflight.model import Report
from banmian.preflight.profile import Profile
from banmian.preflight.reading.read import read_pdf
from banmian.preserve import to_bytes, value_of
from banmian.programs import GHOSTSCRIPT, version
from banmian.store import Store
from banmian.values import frozen

_IDENTIFIERS = (
    (b"uuid:", re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")),
    (b"/ID [", re.compile(rb"<[0-9a-f]{32}><[0-9a-f]{32}>(?=\])")),
)
"""What stands before an identifier, and the identifier. The metadata come before the trailer."""
_MEASURED = ("ok", "not asked")


@frozen
class Judgement:
    """Whether a file passes, and what was found in it."""

    passes: bool
    found: tuple[Diagnostic, ...]


def kept_judgement(data: bytes, rules: Profile, store: Store | None, rendered: bool) -> Judgement | None:
    """What was said of a file that we wrote. `rendered`: with ink and codes."""
    known: Judgement | None = value_of(store.get("verdict", _told(data, rules, rendered))) if store is not None else None
    return known


def judgement(data: bytes, rules: Profile, store: Store | None, rendered: bool, known: KnownPages | None = None) -> Judgement:
    """The same, judged now and kept. `known`: the pages of a file that is rendered."""
    by_page = None
    if store is not None and (known is not None or not rendered):
        by_page = judged_by_page(data, rules, store, known if rendered else None)
    report, facts = by_page or _judged_whole(data, rules, store, rendered, known)
    made = Judgement(report.passes, report.diagnostics)
    if store is not None and _whole(facts) and all(d.span is None for d in made.found):
        store.keep("verdict", _told(data, rules, rendered), to_bytes(made))
    return made


def _judged_whole(
    data: bytes, rules: Profile, store: Store | None, rendered: bool, known: KnownPages | None
) -> tuple[Report, PdfFacts]:
    facts = read_pdf(data, store=store)
    if rendered:
        facts = with_external_measures(data, facts, rules, known)
    return run_facts(facts, rules), facts


def _told(data: bytes, rules: Profile, rendered: bool) -> list[object]:
    """All that the verdict hangs on."""
    return [sha256(nameless(data)).hexdigest(), repr(rules), rendered, version(GHOSTSCRIPT) if rendered else ""]


def nameless(data: bytes) -> bytes:
    """The file's bytes without its identifiers. Looked for by their words: a pattern would be tried at each byte."""
    pieces, begin = [], 0
    for word, identifier in _IDENTIFIERS:
        at = data.find(word, begin)
        while at >= 0:
            found = identifier.match(data, at + len(word))
            pieces.append(data[begin : at + len(word)])
            begin = found.end() if found is not None else at + len(word)
            at = data.find(word, begin)
    return b"".join([*pieces, data[begin:]])


def _whole(facts: PdfFacts) -> bool:
    """Whether nothing hung on how much time there was, or on a program that may come or go."""
    return facts.file.state == "ok" and not facts.file.unread and {facts.ink.state, facts.codes.state} <= set(_MEASURED)
