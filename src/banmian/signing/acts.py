"""What people do with pages: sign them, take a signature back, issue a proof. Each gives signed.yaml as it is after that.

Pure: who calls hands in the time and writes the file. Refused with an error: what may not be signed (docs/rules/signing.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from banmian.content.signed import Logged, PageState, Signed, label_of
from banmian.diagnostics import Diagnostic, PlaceOnPage, Severity, Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say
from banmian.signing.fingerprint import sheet_fingerprint
from banmian.signing.states import told_of
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.build import Outcome, SetIssue

Pages = tuple[int, ...]


@frozen
class Act:
    """Who does it (`to`: for whom), when (ISO 8601 with zone), and why."""

    at: str
    by: str = ""
    to: str = ""
    why: str = ""


def sheet_of(issue: SetIssue, number: int) -> Pages | None:
    """The sheet that a page is part of: itself, or its spread; None for a page that the issue has not."""
    return next((sheet.numbers for sheet in issue.plan.sheets if number in sheet.numbers), None)


def sign(outcome: Outcome, signed: Signed, sheets: Sequence[Pages], act: Act) -> tuple[Signed, list[Diagnostic]]:
    """These sheets signed, or as it was with errors for those that cannot be."""
    refused = [fault for pages in sheets for fault in unfit(outcome, signed, pages)]
    if refused or outcome.issue is None:
        return signed, refused
    new = signed
    for pages in sheets:
        before = new.of(pages)
        number = before.number if before is not None else 0
        to = before.to if before is not None else ""
        mark = sheet_fingerprint(outcome.issue, pages)
        state = PageState(pages, "signed", number, act.by, to, act.at, mark, Span(""))
        new = _with(new, state, Logged(pages, "signed", 0, act.by, "", act.at, act.why))
    return new, []


def unfit(outcome: Outcome, signed: Signed, pages: Pages) -> list[Diagnostic]:
    """Why a sheet may not be signed as it is; nothing where it may."""
    label, issue = label_of(pages), outcome.job.issue_yaml
    here = PlaceOnPage(pages[0])
    before = signed.of(pages)
    if before is not None and before.state == "signed":
        message = say("page {label} is signed by {by} since {time}", label=label, by=before.by, time=before.time)
        hint = say("to take that back: banmian unsign {label} --by NAME --why REASON", label=label)
        return [diagnose("SGN004", message, hint, before.span, here)]
    if outcome.issue is None:
        return [
            diagnose(
                "SGN002",
                say("page {label} cannot be signed: the issue cannot be set", label=label),
                say("put right what is told above"),
                issue,
            )
        ]
    fails = Severity[outcome.issue.paper.fail_on.upper()]
    found = [d for d in told_of(outcome, pages) if d.severity >= fails]
    if found:
        message = say("page {label} cannot be signed: {code} {message}", label=label, code=found[0].code, message=found[0].message)
        return [diagnose("SGN002", message, say("put right what is told of the page, then sign it"), found[0].span, here)]
    if any(change.page in pages for change in outcome.issue.fitted):
        message = say("page {label} cannot be signed: copyfit sets it on other lines than its layout says", label=label)
        return [diagnose("SGN003", message, say("keep these lines with `banmian fit --write`, then sign it"), issue, here)]
    return []


def withdraw(signed: Signed, sheets: Sequence[Pages], act: Act, issue: Span) -> tuple[Signed, list[Diagnostic]]:
    """The signatures of these sheets taken back; a page that had been proofed is that proof again."""
    refused = [
        diagnose(
            "SGN005",
            say("page {label_of} is not signed", label_of=label_of(pages)),
            say("`banmian states` lists what is"),
            issue,
            PlaceOnPage(pages[0]),
        )
        for pages in sheets
        if (before := signed.of(pages)) is None or before.state != "signed"
    ]
    if refused:
        return signed, refused
    new = signed
    for pages in sheets:
        before = new.of(pages)
        assert before is not None
        entry = Logged(pages, "withdrawn", 0, act.by, "", act.at, act.why)
        if before.number:
            new = _with(new, replace(before, state="proof", by=""), entry)
        else:
            new = Signed(tuple(s for s in new.states if s.pages != pages), (*new.log, entry))
    return new, []


def proofed(issue: SetIssue, signed: Signed, sheets: Sequence[Pages], number: int, act: Act) -> Signed:
    """These sheets issued as a proof. A page that is signed stays signed: its proof is only noted."""
    new = signed
    for pages in sheets:
        before = new.of(pages)
        entry = Logged(pages, "proof", number, "", act.to, act.at, "")
        if before is not None and before.state == "signed":
            state = replace(before, number=number)
        else:
            state = PageState(pages, "proof", number, "", act.to, act.at, sheet_fingerprint(issue, pages), Span(""))
        new = _with(new, state, entry)
    return new


def next_proof(issue: SetIssue, signed: Signed, sheets: Sequence[Pages]) -> int:
    """The number of the next proof of these sheets: one more than the last that any of them had; that one again, in another size or
    for another reader, where all of them had it and still show what they did."""
    before = [signed.of(pages) for pages in sheets]
    last = max((state.number for state in before if state is not None), default=0)
    same = (s is not None and s.number == last and sheet_fingerprint(issue, s.pages) == s.fingerprint for s in before)
    return last if last and all(same) else last + 1


def _with(signed: Signed, state: PageState, entry: Logged) -> Signed:
    others = tuple(s for s in signed.states if s.pages != state.pages)
    return Signed(tuple(sorted((*others, state), key=lambda s: s.pages)), (*signed.log, entry))
