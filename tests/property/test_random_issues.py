"""Random issues: never a fault of ours, no overlap without a message, no Han lost in silence.

The outside judge (tests/judges/overlaps.py) looks at the PDF as PDFium paints it. Thirty by default;
BANMIAN_ISSUES=2000 sets two thousand. Always the same ones, so that a failure comes again.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from judges.overlaps import faults
from project import small_project
from property.random_issues import HAN, ISSUE, RandomIssue, random_issue

from banmian.build import Job, Outcome, set_issue
from banmian.diagnostics import Severity
from banmian.display import runs_of
from banmian.issue_pdf import pdf_bytes

COUNT = int(os.environ.get("BANMIAN_ISSUES", "30"))
COPYFIT = ("FLW001", "FLW002")
"""Over and short: they say nothing of ink on ink."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("random") / "project", HAN)


@pytest.fixture(scope="module")
def template(root: Path) -> str:
    return (root / ISSUE / "issue.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("number", range(COUNT))
def test_a_random_issue_is_right_or_told(root: Path, template: str, number: int) -> None:
    issue = random_issue(number, template)
    issue.write(root)
    done = set_issue(Job(root, ISSUE, draft=False, preflight_display=False))
    if done.issue is None:
        assert done.diagnostics, "nothing was set and nothing was said"
        return
    _nothing_over_anything(done)
    _nothing_lost(done, issue)


def _nothing_over_anything(done: Outcome) -> None:
    """What the judge sees is on a page of which an error tells that is not about lengths of stories alone."""
    errors = [d for d in done.diagnostics if d.severity is Severity.ERROR and d.code not in COPYFIT]
    told = {side for d in errors if d.place is not None for side in _sheet(done, d.place.page)}
    untold = [fault for fault in faults(pdf_bytes(done.issue)) if fault.page not in told]
    assert not untold, untold[:6]


def _sheet(done: Outcome, page: int) -> tuple[int, ...]:
    """The pages of the sheet that a page is of: what crosses the fold of a spread is told once."""
    assert done.issue is not None
    return next(sheet.numbers for sheet in done.issue.plan.sheets if page in sheet.numbers)


def _nothing_lost(done: Outcome, issue: RandomIssue) -> None:
    """Each Han of the copy is on a page, or an error or warning names the file that it stands in."""
    assert done.issue is not None
    shown = Counter(t for page in done.issue.display.pages for run in runs_of(page.items) for t in "".join(run.texts))
    missing = Counter(issue.han) - shown
    told = any(d.severity >= Severity.WARNING for d in done.diagnostics)
    assert told or not missing, missing
