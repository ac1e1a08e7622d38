"""The preflight report that goes with a delivery: what the print shop's profile finds in the very file that is sent.

docs/rules/contracts.md, Outputs; the checks are preflight's own.
"""

from __future__ import annotations

from banmian.diagnostics import Diagnostic
from banmian.preflight.engine import run_pdf
from banmian.preflight.model import Report
from banmian.preflight.profile import Profile
from banmian.preflight.reports.as_json import report_json
from banmian.preflight.reports.html import report_html
from banmian.values import frozen

JSON, HTML = "preflight.json", "preflight.html"


@frozen
class JudgedFile:
    """A file's report as files, and what was found. `passes`: nothing at or above what the profile fails on."""

    files: dict[str, bytes]
    found: tuple[Diagnostic, ...]
    passes: bool


def judge_file(data: bytes, name: str, rules: Profile) -> JudgedFile:
    """Judge a finished file by the rules of a profile."""
    report: Report = run_pdf(data, rules, name)
    files = {JSON: report_json(report).encode(), HTML: report_html(report, name, data).encode()}
    return JudgedFile(files, tuple(report.diagnostics), report.passes)
