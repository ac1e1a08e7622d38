"""A delivery from the desk, in a process of its own: the issue set, built and sent by what `banmian deliver` calls.

What was sent stays as it was sent: where a delivery stands already, the pages that have changed since go beside it as a correction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from banmian.desk.exchange import Delivered, Step
from banmian.diagnostics import Diagnostic, Severity
from banmian.diagnostics.codes import diagnose
from banmian.outputs.asked import Asked
from banmian.outputs.delivery import GROUP, Sending, changed_since, standing_tickets
from banmian.outputs.names import correction
from banmian.outputs.report import Output
from banmian.outputs.wanted import Wanted
from banmian.phrases import say
from banmian.progress import ENDED, STEPS, Progress
from banmian.signing.building import build, deliver_signed
from banmian.signing.run import set_asked
from banmian.values import record

if TYPE_CHECKING:
    from banmian.build import Outcome


@record
class _Report:
    """What a build gives in place of showing it."""

    diagnostics: tuple[Diagnostic, ...] = ()
    outputs: tuple[Output, ...] = ()

    def take(self, _: bool, diagnostics: Sequence[Diagnostic], outputs: Sequence[Output], more: Mapping[str, Any]) -> None:
        self.diagnostics, self.outputs = tuple(diagnostics), tuple(outputs)


def deliver(root: Path, issue: str, out: Path, pipe: Connection) -> Delivered:
    """Deliver the issue, or what has changed since it was delivered."""
    asked, report = Asked(root, issue, out), _Report()
    progress = Progress(lambda step: pipe.send(Step(step)) if step != ENDED else None, report.take)
    progress.say(STEPS[1])
    outcome = set_asked(asked)
    tickets = standing_tickets(asked.folder)
    changed = changed_since(outcome.issue, tickets[-1]) if tickets and outcome.issue is not None else ()
    stands = _standing(outcome, asked.folder, correction(len(tickets)) if tickets else GROUP, changed)
    if stands is not None and outcome.passes:
        return Delivered("", (), (), False, (stands,))
    pages = changed or ()
    if tickets and outcome.passes and not pages:
        return Delivered("", (), (), True, ())
    sending, wanted = Sending(pages), Wanted(out, as_json=True, known=pages, reuse=True)
    code = build(outcome, wanted, progress, lambda set_issue, done: deliver_signed(set_issue, done, sending, progress))
    sent = [output.path for output in report.outputs if output.kind == "delivery"] if code == 0 else []
    files = tuple((path.partition("/")[2], (asked.folder / path).stat().st_size) for path in sent)
    least = Severity.WARNING if sent else Severity.ERROR
    told = tuple(d for d in report.diagnostics if d.severity >= least)
    return Delivered(sent[0].partition("/")[0] if sent else "", files, pages, False, told)


def _standing(outcome: Outcome, folder: Path, group: str, changed: tuple[int, ...] | None) -> Diagnostic | None:
    """Why nothing can be sent without touching what was sent before."""
    away = say("move that folder away, and deliver again")
    if changed is None:
        message = say("pages came or went since {group}/ was sent: it cannot be corrected page by page", group=GROUP)
        return diagnose("DSK080", message, away, outcome.job.issue_yaml)
    if (folder / group).is_dir() and any((folder / group).iterdir()):
        message = say("{group}/ stands there already, and is of another delivery: nothing was written", group=group)
        return diagnose("DSK080", message, away, outcome.job.issue_yaml)
    return None


def answer(pipe: Connection, root: Path, issue: str, out: Path) -> None:
    """The steps, then what came of it, through a pipe."""
    pipe.send(deliver(root, issue, out, pipe))
    pipe.close()
