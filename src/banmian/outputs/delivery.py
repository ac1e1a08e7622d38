"""`banmian deliver`: the folder for the print shop, whole or a corrected page alone (docs/delivery.md).

A correction stands on the last ticket: pages that are not sent again must paint what they painted then, by fingerprint. It is
a folder of its own beside the first delivery, correction-1 and so on; each ticket says by hash on which one it stands.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.languages import in_language
from banmian.outputs.built_issue import BuiltIssue, StepResult
from banmian.outputs.findings import with_source
from banmian.outputs.fingerprint import fingerprints
from banmian.outputs.letter import NAME as LETTER
from banmian.outputs.letter import letter
from banmian.outputs.names import correction, page_file
from banmian.outputs.pages import cut_pages, pages_alone
from banmian.outputs.plates import GROUP as PLATES
from banmian.outputs.plates import ORDER
from banmian.outputs.plates import PDF as PLATES_PDF
from banmian.outputs.preflight_files import JudgedFile, judge_file
from banmian.outputs.readback import targets, unread_codes
from banmian.outputs.report import Output
from banmian.outputs.stale import UNKNOWN, read_mark
from banmian.outputs.ticket import NAME as TICKET
from banmian.outputs.ticket import Carried, Sent, corrected_by, pages_of, ticket
from banmian.pdf.standards import X4, standard
from banmian.phrases import Phrase, say, say_n, series
from banmian.preflight.profile_files import HOUSE, load_profile
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.build import SetIssue
    from banmian.progress import Progress

Faults = tuple[Diagnostic, ...]
GROUP = "delivery"
SUMS = "SHA256SUMS"
FIRST = "a"
"""The version that a file without a letter stands for."""
LAST = "z"
WHOLE = say("deliver the whole issue: banmian deliver")


@frozen
class Sending:
    """What is to be sent: these pages again (none = the whole issue), under this version letter ("" = the next one);
    `ascii`: file names by the paper's id; `profile`: the preflight profile that the file must pass."""

    pages: tuple[int, ...] = ()
    version: str = ""
    ascii: bool = False
    profile: str = HOUSE


def delivery(issue: SetIssue, built: BuiltIssue, sending: Sending, progress: Progress) -> StepResult:
    """Write the folder, or say why nothing may be sent."""
    progress.say(say("delivery"))
    of_codes = unread_codes(issue, built.wanted)
    pages, refused = _corrected_pages(issue, built, sending) if sending.pages else (_all_pages(issue, built, sending), ())
    faults = (*of_codes, *refused)
    reports: Mapping[str, bytes] = {}
    if issue.passes(faults):
        progress.say(say("preflight"))
        reports, refused = _preflight_report(issue, built, sending)
        faults += refused
    if not issue.passes(faults):
        return StepResult(last=say("nothing was delivered"), diagnostics=faults)
    numbers = [p.page for p in pages if p.now]
    alone = pages_alone(issue, numbers, built.standard) if built.alone else {}
    cut = alone or cut_pages(built.wanted, numbers, standard(built.standard))
    sent = tuple(_with_hash(p, cut) for p in pages)
    files = _files(issue, built, sending, sent, cut) + tuple(Carried(n, "preflight", data) for n, data in reports.items())
    tickets = standing_tickets(built.folder) if sending.pages else []
    known = ticket(issue, built, sent, files, sha256(tickets[-1]).hexdigest() if tickets else None)
    read_back = bool(targets(issue)) and not any(d.code == "DLV006" for d in of_codes)
    body = {carried.name: carried.data for carried in files}
    body[TICKET] = (json.dumps(known, ensure_ascii=False, indent=1) + "\n").encode()
    body[LETTER] = letter(known, read_back, issue.paper.words.is_traditional).encode()
    body[SUMS] = checksums(body).encode()
    group = correction(len(tickets)) if sending.pages else GROUP
    outputs = tuple(Output("delivery", f"{group}/{name}", sha256(data).hexdigest()) for name, data in sorted(body.items()))
    return StepResult(
        {group: body},
        outputs,
        _replacements(sent),
        say("delivered {folder}", folder=built.folder / group),
        {"ticket": known},
        faults,
    )


def _preflight_report(issue: SetIssue, built: BuiltIssue, sending: Sending) -> tuple[Mapping[str, bytes], Faults]:
    """The preflight report of the issue as it is sent, {} with errors where it does not pass."""
    rules, why = load_profile(sending.profile, issue.job.root, issue.paper.id)
    if rules is None:
        result = JudgedFile({}, (why,) if why is not None else (), False)
    else:
        result = judge_file(built.wanted, f"{issue.stem}.pdf", rules.for_paper(issue.paper))
    if result.passes:
        return result.files, ()
    sheets = {page.number: page for page in issue.display.pages}
    hint = say("the checks that failed are named above; a profile may override one, with its reason")
    refused = _refusal(
        issue, "DLV007", say("the finished issue does not pass preflight by the profile {profile}", profile=sending.profile), hint
    )
    return {}, (*(with_source(d, sheets, issue.job.issue_yaml) for d in result.found), refused)


def _replacements(pages: tuple[Sent, ...]) -> str:
    """For the terminal: which file of a correction replaces which, and which pages are proved unchanged."""
    rows = [say("{new} replaces {old}", new=p.file, old=p.replaces) for p in pages if p.replaces]
    kept = [p.page for p in pages if not p.now]
    rows += [say_n("unchanged: page {pages}", "unchanged: pages {pages}", len(kept), pages=series(kept))] if kept else []
    return "".join(f"{in_language(row)}\n" for row in rows)


def checksums(files: Mapping[str, bytes]) -> str:
    """As sha256sum writes and checks them: hash, two blanks, name."""
    return "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))


def _stem(issue: SetIssue, sending: Sending) -> str:
    """The issue's file name without ending, in ASCII where that was asked for: `chenbao-20200812-42`."""
    named = issue.content.issue
    return f"{issue.paper.id}-{named.date:%Y%m%d}-{named.number}" if sending.ascii else issue.stem


def _with_hash(page: Sent, cut: Mapping[int, bytes]) -> Sent:
    if not page.now:
        return page
    digest = sha256(cut[page.page]).hexdigest()
    return Sent(page.page, page.name, page.file, page.version, digest, page.content, True, page.replaces, page.replaces_sha256)


def _files(
    issue: SetIssue, built: BuiltIssue, sending: Sending, pages: tuple[Sent, ...], cut: Mapping[int, bytes]
) -> tuple[Carried, ...]:
    """What the folder holds beside ticket, letter and checksums."""
    files = [Carried(p.file, "page", cut[p.page]) for p in pages if p.now]
    if not sending.pages:
        files.append(Carried(f"{_stem(issue, sending)}{sending.version}.pdf", "issue", built.wanted))
        files += _plates(built)
    return tuple(files)


def _plates(built: BuiltIssue) -> list[Carried]:
    """The plates that stand beside the issue, if they were made from this very file."""
    folder = built.folder / PLATES
    if not (folder / ORDER).is_file() or not (folder / PLATES_PDF).is_file():
        return []
    if _made_from((folder / ORDER).read_bytes()) != sha256(built.wanted).hexdigest():
        return []
    return [Carried(PLATES_PDF, "plates", (folder / PLATES_PDF).read_bytes())]


def _made_from(order: bytes) -> str:
    """The hash of the issue that plates were made from, "" where their table does not say."""
    try:
        return str(json.loads(order)["issue-sha256"])
    except (KeyError, TypeError, ValueError):
        return ""


def _all_pages(issue: SetIssue, built: BuiltIssue, sending: Sending) -> tuple[Sent, ...]:
    """All pages, sent for the first time."""
    content, stem = fingerprints(issue, built.standard), _stem(issue, sending)
    return tuple(
        Sent(p.number, p.name, page_file(stem, p.number, sending.version), sending.version, "", content[p.number], True)
        for p in issue.display.pages
    )


def _corrected_pages(issue: SetIssue, built: BuiltIssue, sending: Sending) -> tuple[tuple[Sent, ...], Faults]:
    """The pages to be sent again, in place of those sent before; all others as the last ticket has them. Nothing where the
    ticket or a page does not allow it: a diagnostic says which."""
    before, missing = _last_sent(issue, built)
    if before is None:
        return (), missing
    content, stem = fingerprints(issue, built.standard), _stem(issue, sending)
    old = {p.page: p for p in before}
    changed = sorted(n for n in content.keys() & old.keys() if old[n].content != content[n])
    hint = _hint(changed, content, old)
    unsent = sorted((content.keys() ^ old.keys() | set(changed)) - set(sending.pages))
    differs = say("is not sent again, but it is not what was sent before")
    faults = [_refusal(issue, "DLV002", say("page {n} {differs}", n=n, differs=differs), hint) for n in unsent]
    for n in sending.pages:
        faults += _faults_of(issue, n, old.get(n), content.get(n), sending, hint)
    if faults:
        return (), tuple(faults)
    return tuple(_sent_again(old[n], content[n], stem, sending) if n in sending.pages else old[n] for n in sorted(content)), ()


def changed_since(issue: SetIssue, sent: bytes) -> tuple[int, ...] | None:
    """The pages that are no longer what the ticket `sent` names; None where pages came or went, or it cannot be read."""
    try:
        old = {page.page: page.content for page in pages_of(sent)}
    except ValueError:
        return None
    content = fingerprints(issue, X4.key)
    return tuple(sorted(n for n in content if old[n] != content[n])) if content.keys() == old.keys() else None


def _hint(changed: Sequence[int], content: Mapping[int, str], old: Mapping[int, Sent]) -> Phrase:
    """What can be sent: the pages that have changed and no other, the whole issue where pages came or went, or nothing."""
    if content.keys() != old.keys():
        return WHOLE
    return (
        say("send what has changed: --pages {map}", map=",".join(map(str, changed)))
        if changed
        else say("nothing needs to be sent again")
    )


def _faults_of(issue: SetIssue, n: int, old: Sent | None, content: str | None, sending: Sending, hint: Phrase) -> list[Diagnostic]:
    """Why page `n` may not be sent again, or not under that letter."""
    if old is None or content is None:
        return [_refusal(issue, "DLV002", say("page {n} is not in what was sent before", n=n), WHOLE)]
    if old.content == content:
        return [_refusal(issue, "DLV003", say("page {n} is what was sent before ({file})", n=n, file=old.file), hint)]
    if (old.version or FIRST) >= (sending.version or LAST):
        message = say("page {n} was already sent as version {version}", n=n, version=old.version or FIRST)
        return [_refusal(issue, "DLV004", message, say("take a later letter, or leave --version out and the next one is taken"))]
    return []


def _sent_again(old: Sent, content: str, stem: str, sending: Sending) -> Sent:
    """A page sent again under the letter asked for, else the next one."""
    version = sending.version or chr(ord(old.version or FIRST) + 1)
    return Sent(old.page, old.name, page_file(stem, old.page, version), version, "", content, True, old.file, old.sha256)


def _last_sent(issue: SetIssue, built: BuiltIssue) -> tuple[tuple[Sent, ...] | None, Faults]:
    """The pages of the last ticket; None with a diagnostic where there is none."""
    tickets = standing_tickets(built.folder)
    if not tickets:
        return None, (_refusal(issue, "DLV001", say("no delivery stands here that a page could correct"), WHOLE),)
    try:
        return pages_of(tickets[-1]), ()
    except ValueError as reason:
        group = GROUP if len(tickets) == 1 else correction(len(tickets) - 1)
        return None, (
            _refusal(
                issue, "DLV001", say("{group}/{ticket} cannot be read: {reason}", group=group, ticket=TICKET, reason=reason), WHOLE
            ),
        )


def standing_tickets(folder: Path) -> list[bytes]:
    """The ticket of the delivery that stands here, then those of its corrections in turn. A correction of another delivery is
    none of them; one whose ticket cannot be read is the last."""
    tickets: list[bytes] = []
    for number in count():
        group = correction(number) if number else GROUP
        try:
            found = (folder / group / TICKET).read_bytes()
        except OSError:
            return tickets
        if tickets and read_mark(folder, group).get(TICKET) == UNKNOWN:
            return tickets  # the whole issue was delivered again since
        stands_on = corrected_by(found) if tickets else ""
        if tickets and stands_on not in (None, sha256(tickets[-1]).hexdigest()):
            return tickets
        tickets.append(found)
        if stands_on is None:
            return tickets
    return tickets


def _refusal(issue: SetIssue, code: str, message: Phrase, hint: Phrase) -> Diagnostic:
    return diagnose(code, message, hint, issue.job.issue_yaml)
