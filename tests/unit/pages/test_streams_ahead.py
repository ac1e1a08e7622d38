"""Streams that copies of the process set while the pictures are read: the same pages and messages, whatever becomes of a copy."""

from __future__ import annotations

import os
import signal
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from project import small_project

from banmian import processors
from banmian.build import Job, load, plan_of, set_issue
from banmian.pages import places, streams_ahead
from banmian.plan.pictures import pictured_cells
from banmian.remember import forget_all

ISSUE = "content/2021-03-05"
copies = pytest.mark.skipif(sys.platform != "linux", reason="no copies there")


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    """Of which every text is worth a copy."""
    monkeypatch.setattr(streams_ahead, "WORTH", 1)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    return Job(small_project(tmp_path / "project"), ISSUE, copies=True)


def set_afresh(job: Job) -> object:
    """Pages and messages of a process that remembers nothing."""
    forget_all()
    outcome = set_issue(job)
    assert outcome.issue is not None
    return outcome.issue.display, outcome.diagnostics


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("count", [2, 3])
def test_any_number_of_processes_sets_the_same(job: Job, count: int, draft: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    job = replace(job, draft=draft)
    alone = set_afresh(replace(job, copies=False))
    monkeypatch.setattr(processors, "usable", lambda: count)
    assert set_afresh(job) == alone


@copies
def test_a_copy_sets_streams(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processors, "usable", lambda: 2)
    forget_all()
    planned = plan_of(load(job))[0]
    assert planned is not None
    here, set_here, own = os.getpid(), [], places.StreamSetter.placed

    def placed(setter: places.StreamSetter, stream: object) -> object:
        if os.getpid() == here:
            set_here.append(stream)
        return own(setter, stream)  # type: ignore[arg-type]

    monkeypatch.setattr(places.StreamSetter, "placed", placed)
    with streams_ahead.streams_ahead(planned.plan, planned.fonts, False, True) as others:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)  # its results are short enough for a pipe
        pictured = [n for n, stream in enumerate(planned.plan.streams) if any(pictured_cells(stream))]
        assert sorted([*others(), *pictured]) == list(range(len(planned.plan.streams)))
    assert pictured and not set_here


@copies
def test_what_a_killed_copy_had_taken_is_set_here(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = set_afresh(replace(job, copies=False))
    monkeypatch.setattr(processors, "usable", lambda: 2)
    here, own = os.getpid(), places.StreamSetter.placed

    def placed(setter: places.StreamSetter, stream: object) -> object:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return own(setter, stream)  # type: ignore[arg-type]

    monkeypatch.setattr(places.StreamSetter, "placed", placed)
    assert set_afresh(job) == alone


def test_what_is_remembered_is_not_begun(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    set_afresh(job)

    def never(*_: object) -> None:
        raise AssertionError("no copy is wanted")

    monkeypatch.setattr(streams_ahead, "shared", never)
    assert set_issue(job).issue is not None
    forget_all()
    assert set_issue(replace(job, copies=False)).issue is not None
    monkeypatch.setattr(streams_ahead, "WORTH", 10**9)
    forget_all()
    assert set_issue(job).issue is not None
