"""Paper and layouts read by a copy of the process: the same issue, and remembered as if they had been read here."""

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
from banmian.build import Job, set_issue
from banmian.remember import figures, forget_all
from banmian.template import loader

ISSUE = "content/2021-03-05"
TABLES = ("paper files", "print shops' profiles", "papers", "page layouts")
copies = pytest.mark.skipif(sys.platform != "linux", reason="no copies there")


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(processors, "usable", lambda: 2)
    forget_all()
    return Job(small_project(tmp_path / "project"), ISSUE, cache=tmp_path / "store", copies=True)


def made(job: Job) -> object:
    outcome = set_issue(job)
    assert outcome.issue is not None
    return outcome.issue.display, outcome.issue.paper, outcome.diagnostics


@copies
def test_a_copy_reads_them_and_here_they_are_remembered(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    here, own = os.getpid(), loader._built

    def built(*args: object) -> object:
        assert os.getpid() != here
        return own(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(loader, "_built", built)
    read = made(job)
    before = figures()
    assert made(job) == read
    after = figures()
    for name in TABLES:
        assert after[name]["misses"] == before[name]["misses"] and after[name]["kept"] > 0, name
        assert after[name]["hits"] > before[name]["hits"], name


@copies
def test_they_are_those_that_are_read_here(job: Job) -> None:
    read = made(job)
    forget_all()
    assert made(replace(job, copies=False)) == read


@copies
def test_what_a_killed_copy_did_not_read_is_read_here(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    here, own = os.getpid(), loader._built

    def built(*args: object) -> object:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return own(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(loader, "_built", built)
    read = made(job)
    forget_all()
    assert made(replace(job, copies=False)) == read
