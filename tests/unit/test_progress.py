"""The live line of a terminal: one step in place of another, gone at the end, drawn by no thread."""

from __future__ import annotations

import sys
import threading

import pytest

from banmian.progress import CLEAR, end_shown, shown_progress


def test_a_terminal_sees_one_step_at_a_time(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    progress = shown_progress()
    with progress.stage("load", "reading"), progress.stage("set", "setting"):
        pass
    progress.end()
    assert capsys.readouterr().err == f"{CLEAR}reading{CLEAR}setting{CLEAR}"
    end_shown()
    assert capsys.readouterr().err == ""


def test_the_live_line_is_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside a thread the process is not copied: proofs and verdicts would be made by one processor."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    before = threading.active_count()
    shown_progress().say("reading")
    assert threading.active_count() == before
    end_shown()
