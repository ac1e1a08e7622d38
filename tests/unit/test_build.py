"""What a job comes to is a frozen value: nothing is added to it later, and what there is to tell comes back from each step."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from project import small_project, spoil

from banmian.build import Job, Outcome, load, plan_of, set_issue
from banmian.diagnostics import Severity, Span
from banmian.diagnostics.codes import diagnose
from banmian.issue_pdf import pdf_bytes
from banmian.progress import Progress
from banmian.values import is_frozen

ISSUE = "content/2021-03-05"


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job(small_project(tmp_path / "project"), ISSUE, cache=tmp_path / "store")


def test_a_job_goes_to_another_process(job: Job) -> None:
    assert pickle.loads(pickle.dumps(job)) == job


def test_an_issue_that_is_set_goes_to_another_process(job: Job) -> None:
    """Its faces are opened again there; what it gives is the same."""
    issue = set_issue(job).issue
    assert issue is not None
    sent = pickle.loads(pickle.dumps(issue))
    assert sent.display == issue.display and sent.content == issue.content and sent.plan == issue.plan
    assert pdf_bytes(sent) == pdf_bytes(issue)


def test_every_result_is_frozen(job: Job) -> None:
    outcome, loaded = set_issue(job), load(job)
    planned, _ = plan_of(loaded)
    for value in (job, loaded, planned, outcome, outcome.issue):
        assert value is not None and is_frozen(type(value))


def test_what_is_joined_leaves_the_outcome_as_it_was(job: Job) -> None:
    outcome = set_issue(job)
    before = outcome.diagnostics
    worse = outcome.joined([diagnose("OUT007", "refused", "", job.issue_yaml)])
    assert outcome.passes and not worse.passes
    assert outcome.diagnostics == before and worse.diagnostics[:-1] == before


def test_what_is_joined_has_its_line(job: Job) -> None:
    """A place in an article names a block; who reads the message wants the line of the file."""
    outcome = set_issue(job)
    (file, block), first = next(iter(outcome.places.items()))
    joined = outcome.joined([diagnose("OUT007", "refused", "", Span(file, 1, 1, block))])
    assert joined.diagnostics[-1].span == Span(file, first, 1)


def test_what_cannot_be_read_gives_no_issue_and_says_why(job: Job) -> None:
    spoil(job.root / ISSUE / "issue.yaml", {"paper: small": "paper: none"})
    outcome = set_issue(job)
    assert outcome.issue is None and not outcome.passes
    assert any(d.severity is Severity.ERROR for d in outcome.diagnostics)


def test_progress_is_told_and_timed_beside_the_job(job: Job) -> None:
    steps: list[str] = []
    progress = Progress(steps.append)
    outcome: Outcome = set_issue(job, progress)
    assert outcome.passes and steps == ["reading", "setting"]
    assert list(progress.seconds) == ["load", "assets", "set"]
