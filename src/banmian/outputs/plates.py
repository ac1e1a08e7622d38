"""`banmian plates`: plates/plates.pdf and the page order beside it (docs/rules/contracts.md, Outputs; docs/plates.md)."""

from __future__ import annotations

import json
from hashlib import sha256
from io import StringIO
from typing import TYPE_CHECKING, Any

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.impose.letters import Letters
from banmian.impose.order import UnfitCountError
from banmian.impose.plates import Asked, Labels, Plates, order_table, plan_plates, plates_pdf
from banmian.languages import in_language, spoken
from banmian.outputs.built_issue import BuiltIssue, StepResult
from banmian.outputs.marked import paper_name
from banmian.outputs.report import Output
from banmian.phrases import say, series, words_of
from banmian.units import mm_of_mp

if TYPE_CHECKING:
    from banmian.build import SetIssue
    from banmian.progress import Progress

GROUP = "plates"
PDF, ORDER = "plates.pdf", "plates.json"
COLUMNS = (say("plate"), say("sheet"), say("side"), say("pages as they stand (v: on its head, -: empty)"))
SIDES = {"front": say("front"), "back": say("back")}
FOLDS = {"left": say("left"), "top": say("top")}
"""The half that goes behind the other."""


def plates(issue: SetIssue, built: BuiltIssue, asked: Asked, progress: Progress) -> StepResult:
    """Make the plates of the finished issue, or say why there are none."""
    from banmian.issue_pdf import pdf_settings

    progress.say(say("plates"))
    made, faults = _lay_out(issue, built, asked)
    if made is None or not issue.passes(faults):
        return StepResult(last=say("no plates were made"), diagnostics=faults)
    letters = Letters(issue.fonts, issue.paper.roles.slug, issue.paper.words.is_traditional)
    pdf = plates_pdf(built.wanted, made, _labels(issue), letters, pdf_settings(issue, built.standard))
    table = order_table(made, sha256(built.wanted).hexdigest())
    files = {PDF: pdf, ORDER: (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode()}
    outputs = tuple(Output("plates", f"{GROUP}/{name}", sha256(body).hexdigest()) for name, body in sorted(files.items()))
    return StepResult(
        {GROUP: files},
        outputs,
        order_as_text(made),
        say("plates {file}", file=built.folder / GROUP / PDF),
        {"plates": table},
        faults,
    )


def _lay_out(issue: SetIssue, built: BuiltIssue, asked: Asked) -> tuple[Plates | None, tuple[Diagnostic, ...]]:
    """Which page stands where; None with a diagnostic where the pages or the sheet do not do."""
    where = issue.job.issue_yaml
    try:
        made = plan_plates(built.wanted, asked)
    except UnfitCountError as reason:
        hint = say("leave sides empty with --blank, or choose another --scheme")
        return None, (
            diagnose("IMP001", say("scheme {name}: {reason}", name=asked.scheme.name, reason=words_of(reason)), hint, where),
        )
    block, needed, sheet = (_mm(size) for size in (made.block, made.needed, made.sheet))
    if not made.fits:
        message = say("the pages need {block} mm, the sheet has {sheet} mm", block=block, sheet=sheet)
        return None, (diagnose("IMP002", message, say("give a larger --sheet, or another --scheme"), where),)
    if not made.marks_fit:
        message = say("the sheet of {sheet} mm has no room for all marks: edges that are too narrow go without", sheet=sheet)
        return made, (diagnose("IMP003", message, say("a sheet of {needed} mm holds all of them", needed=needed), where),)
    return made, ()


def _mm(size: tuple[int, int]) -> str:
    return " x ".join(f"{mm_of_mp(v):g}" for v in size)


def _labels(issue: SetIssue) -> Labels:
    named = issue.content.issue
    return Labels(paper_name(issue), str(named.number), named.date.isoformat())


def order_as_text(plates: Plates) -> str:
    """The page order as a table for a terminal."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"{plates.scheme.name}: {plates.scheme.title_in(spoken())}", title_justify="left")
    for column in COLUMNS:
        table.add_column(in_language(column))
    for number, side in enumerate(plates.sides, 1):
        name, rows = in_language(SIDES[side.side]), "\n".join(_rows(side.cells))
        table.add_row(str(number), str(side.sheet), name, rows, end_section=side.side == "back")
    out = StringIO()
    console = Console(file=out, width=100)
    console.print(table)
    folds = series(in_language(FOLDS[fold]) for fold in plates.scheme.folds) if plates.scheme.folds else say("none")
    console.print(in_language(say("sheet {sheet} mm, folds: {folds}", sheet=_mm(plates.sheet), folds=folds)))
    return out.getvalue()


def _rows(cells: tuple[Any, ...]) -> list[str]:
    rows: dict[int, list[str]] = {}
    for cell in cells:
        told = "-" if cell.page is None else f"{cell.page}{' v' if cell.turn else ''}"
        rows.setdefault(cell.row, []).append(told)
    return [" | ".join(row) for row in rows.values()]
