"""A desk that hangs: a second command on its issue says so and does not give its address as if it worked."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from desk_browser import running_desk
from project import run, small_project

from banmian.desk import alive

ISSUE = "content/2021-03-05"


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="Windows stops no process by a signal")
def test_a_second_command_tells_of_a_desk_that_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alive, "PATIENCE", 20.0)
    root = small_project(tmp_path / "project")
    asked = ("desk", root / ISSUE, "--root", root, "--out", root / "build", "--no-browser")
    with running_desk(root, ISSUE) as desk:
        assert alive.answers(desk.address)
        done = run(*asked)
        assert (done.code, done.out.strip()) == (0, desk.address)
        os.kill(desk.process.pid, signal.SIGSTOP)
        monkeypatch.setattr(alive, "PATIENCE", 0.5)
        try:
            for more in ((), ("--address",)):
                done = run(*asked, *more)
                assert done.code == 1 and done.out == "" and f"process {desk.process.pid}) does not answer" in done.err
        finally:
            os.kill(desk.process.pid, signal.SIGCONT)
        monkeypatch.setattr(alive, "PATIENCE", 20.0)
        assert run(*asked, "--address").out.strip() == desk.address
    assert not alive.answers(desk.address), "and one that has ended answers no more"
