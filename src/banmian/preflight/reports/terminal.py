"""The report as a table on a terminal: a line a finding, the worst first, then what was asked and how it ended (rich)."""

from __future__ import annotations

from typing import TextIO

from banmian.diagnostics import Diagnostic, Severity
from banmian.diagnostics.render import severity_word
from banmian.diagnostics.wording import counted
from banmian.languages import in_language
from banmian.phrases import NOTHING, say, series
from banmian.preflight.model import Report
from banmian.units import mm_of_mp

COLUMNS = ("", say("check"), say("page"), say("place, mm"), say("what"))
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


def show(report: Report, name: str, stream: TextIO) -> None:
    """Write the table. Width is the terminal's; elsewhere 120 columns and no colour."""
    from rich.console import Console
    from rich.table import Table

    console = Console(file=stream, width=None if stream.isatty() else 120, highlight=False, markup=False)
    if report.diagnostics:
        table = Table(box=None, pad_edge=False, show_header=True, header_style="bold")
        for n, column in enumerate(COLUMNS):
            table.add_column(in_language(column), no_wrap=n < 3, overflow="fold")
        for d in sorted(report.diagnostics, key=lambda d: -d.severity):
            what = f"{in_language(d.message)}\n  {in_language(d.hint)}"
            table.add_row(severity_word(d.severity), d.code, str(d.place.page) if d.place else "", place_words(d), what,
                          style=_STYLES[d.severity])  # fmt: skip
        console.print(table)
    console.print(summary(report, name), markup=False)


def place_words(diagnostic: Diagnostic) -> str:
    """The rectangle in mm, or the source line."""
    if diagnostic.span is not None:
        return f"{diagnostic.span.file}:{diagnostic.span.line}"
    rect = diagnostic.place.rect if diagnostic.place is not None else None
    return ", ".join(f"{mm_of_mp(v):g}" for v in rect) if rect else ""


def summary(report: Report, name: str) -> str:
    """The last line: what the file was held to, how many checks, how many findings."""
    asked = [v for v in report.verdicts if v.state != "off"]
    counts = [sum(d.severity is s for d in report.diagnostics) for s in (Severity.ERROR, Severity.WARNING, Severity.INFO)]
    words = series(counted(n, s.word) for n, s in zip(counts, (Severity.ERROR, Severity.WARNING, Severity.INFO), strict=True))
    score = say("; form {kept} of {asked}", kept=report.score[0], asked=report.score[1]) if report.score is not None else NOTHING
    given = {"name": name, "profile": report.profile, "standard": report.standard, "n": len(asked), "words": words, "score": score}
    if report.passes:
        return in_language(say("{name} passes: {profile}, {standard}, {n} checks, {words}{score}", **given))
    return in_language(say("{name} does not pass: {profile}, {standard}, {n} checks, {words}{score}", **given))
