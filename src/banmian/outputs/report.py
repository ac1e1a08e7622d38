"""The report: diagnostics as text and JSON, to the terminal and beside the PDF (docs/rules/contracts.md, Messages)."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from banmian.diagnostics import Diagnostic, Severity
from banmian.diagnostics.wording import counted
from banmian.languages import in_language
from banmian.phrases import say, series
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.build import Outcome, SetIssue
    from banmian.progress import Progress

DRAFT_HINT = say("nothing was written; `make draft` (banmian build --draft) shows the page as it stands")


@frozen
class Output:
    """A file that a build wrote: kind (pdf, page, proof, draft), path relative to the out folder, its hash."""

    kind: str
    path: str
    sha256: str


def outputs_of(kind: str, group: str, files: dict[str, bytes]) -> list[Output]:
    """The outputs of a group (a folder), by name."""
    return [Output(kind, f"{group}/{name}", sha256(body).hexdigest()) for name, body in sorted(files.items())]


def report_json(
    found: Sequence[Diagnostic], built: bool, outputs: Sequence[Output], more: Mapping[str, Any] = MappingProxyType({})
) -> str:
    """The JSON of contracts.md, one object; `more`: what a command tells beside it."""
    from banmian.diagnostics.render import as_json

    body = {
        "built": built,
        "diagnostics": [as_json(d) for d in found],
        "outputs": [{"kind": o.kind, "path": o.path, "sha256": o.sha256} for o in outputs],
        **more,
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def copyfit_trace(outcome: Outcome) -> Mapping[str, Any]:
    """What copyfit changed, for the JSON; nothing where it changed nothing."""
    fitted = outcome.issue.fitted if outcome.issue is not None else ()
    return {"copyfit": [change.as_json() for change in fitted]} if fitted else {}


def of_pages(outcome: Outcome) -> Mapping[str, Any]:
    """The figures of all pages and what copyfit changed, for the JSON."""
    figures = outcome.issue.figures if outcome.issue is not None else ()
    return {**copyfit_trace(outcome), **({"pages": [page.as_json() for page in figures]} if figures else {})}


def report_text(
    found: Sequence[Diagnostic], last: str, least: Severity = Severity.INFO, pages: str = "", issue: SetIssue | None = None
) -> str:
    """One block a diagnostic of at least that severity, a line that counts all of them, the table of pages, and the last line.
    `issue`: whose headlines stand for the ids of its stories."""
    from banmian.called import names_of
    from banmian.diagnostics.render import rows_of_text

    rows = rows_of_text((d for d in found if d.severity >= least), names_of(issue))
    counts = {s: sum(d.severity == s for d in found) for s in Severity}
    told = in_language(series(counted(counts[s], s.word) for s in reversed(Severity)))
    return "\n".join([*rows, told, *([pages] if pages else []), *([in_language(last)] if last else [])]) + "\n"


def show_report(
    outcome: Outcome,
    progress: Progress,
    as_json: bool,
    built: bool,
    outputs: Sequence[Output],
    last: str = "",
    more: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """JSON on stdout, or text on stderr. Where report.txt holds everything (`last` says so) infos are only counted here.

    Ends the live line of progress first; where progress has somebody to give the report to, nothing is shown here.
    """
    progress.end()
    if progress.report is not None:
        progress.report(built, outcome.diagnostics, outputs, more)
        return
    if as_json:
        sys.stdout.write(report_json(outcome.diagnostics, built, outputs, {**of_pages(outcome), **more}))
    else:
        sys.stderr.write(report_text(outcome.diagnostics, last, Severity.WARNING if last else Severity.INFO, issue=outcome.issue))
