"""A build that heeds signatures and keeps history: what the commands and the desk call in place of `outputs.deliver`.

First the signed pages are compared with what was signed; where one would change nothing is written but the reports. Afterwards
the state that was built is kept as a version, whether it could be printed or not.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.content.signed import load_signed
from banmian.diagnostics import PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.languages import in_language
from banmian.outputs.built_issue import BuiltIssue, StepResult
from banmian.outputs.deliver import deliver
from banmian.outputs.door import cause
from banmian.outputs.names import MARK
from banmian.outputs.reuse import issue_here
from banmian.outputs.stale import UNKNOWN
from banmian.phrases import say
from banmian.signing.check import checked

if TYPE_CHECKING:
    from banmian.build import Outcome, SetIssue
    from banmian.outputs.built_issue import FollowUpStep
    from banmian.outputs.delivery import Sending
    from banmian.outputs.wanted import Wanted
    from banmian.progress import Progress


def build(outcome: Outcome, wanted: Wanted, progress: Progress | None = None, step: FollowUpStep | None = None) -> int:
    """Write what is wanted where no signed page would change; the exit code."""
    folder = wanted.out / Path(outcome.job.issue).name
    signed, _ = load_signed(outcome.job.root, outcome.job.issue)
    wanted = replace(wanted, alone=bool(signed.signed))
    code = deliver(checked(outcome, folder), wanted, progress, step)
    if (folder / MARK).is_file():
        _kept(outcome, folder, built=code == 0 and not outcome.job.draft)
    return code


def deliver_signed(issue: SetIssue, built: BuiltIssue, sending: Sending, progress: Progress) -> StepResult:
    """A delivery; of a paper that delivers signed pages alone nothing but those, or an error for each that is not signed."""
    from banmian.outputs.delivery import delivery

    signed, _ = load_signed(issue.job.root, issue.job.issue)
    numbers = sending.pages or tuple(page.number for page in issue.display.pages)
    unsigned = [n for n in numbers if issue.paper.signed_only and n not in signed.signed_pages]
    if not unsigned:
        return delivery(issue, built, sending, progress)
    hint = say("sign it: banmian sign PAGE --by NAME; `deliver: {{signed-only: yes}}` in paper.yaml asks for that")
    faults = tuple(
        diagnose("SGN006", say("page {n} is not signed, and this paper delivers signed pages alone", n=n), hint,
                 issue.job.issue_yaml,
                 PlaceOnPage(n))
        for n in unsigned
    )  # fmt: skip
    return StepResult(last=say("nothing was delivered"), diagnostics=faults)


def _kept(outcome: Outcome, folder: Path, built: bool) -> None:
    """Keep the version; a disk that refuses it spoils no build, and is told."""
    from banmian.versions.keeping import keep
    from banmian.versions.store import VersionStore

    try:
        name = f"{outcome.issue.stem}.pdf" if outcome.issue is not None else ""
        pdf = issue_here(folder, name) if built else UNKNOWN
        keep(VersionStore(folder), outcome, "" if pdf == UNKNOWN else pdf)
    except OSError as refused:
        told = say("this version is not kept in the history: {cause}", cause=cause(refused))
        sys.stderr.write(f"banmian: {in_language(told)}\n")
