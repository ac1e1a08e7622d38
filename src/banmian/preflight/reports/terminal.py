"""The report as a table on a terminal: a line a finding, the worst first, then what was asked and how it ended (rich)."""

from __future__ import annotations

from typing import TextIO

from banmian.diagnostics import Diagnostic, Severity
from banmian.diagnostics.wording import counted
from banmian.phrases import series
from banmian.preflight.model import Report
from banmian.units import mm_of_mp

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


def show(report: Report, name: str, stream: TextIO) -> None:
    """Write the table. Width is the terminal's; elsewhere 120 columns and no colour."""
    from rich.console import Console
    from rich.table import Table

    console = Console(file=stream, width=None if stream.isatty() else 120, highlight=False, markup=False)
    if report.diagnostics:
        table = Table(box=None, pad_edge=False, show_header=True, header_style="bold")
        for column in ("", "check", "page", "place, mm", "what"):
            table.add_column(column, no_wrap=column in ("", "check", "page"), overflow="fold")
        for d in sorted(report.diagnostics, key=lambda d: -d.severity):
            table.add_row(d.severity.word, d.code, str(d.place.page) if d.place else "", place_words(d), f"{d.message}\n  {d.hint}",
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
    score = f"; form {report.score[0]} of {report.score[1]}" if report.score is not None else ""
    verdict = "passes" if report.passes else "does not pass"
    return f"{name} {verdict}: {report.profile}, {report.standard}, {len(asked)} checks, {words}{score}"
