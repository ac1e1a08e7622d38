"""The specimen built by the command line in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ISSUE = "content/2020-08-12"
COMMAND = (sys.executable, "-c", "from banmian.cli import main; main()")


@dataclass(frozen=True)
class Built:
    """A finished build: the issue's output folder, the JSON that was printed, stderr, the timings file."""

    folder: Path
    report: dict[str, Any]
    err: str
    timings: Path

    @property
    def pdf(self) -> Path:
        (pdf,) = self.folder.glob("*.pdf")
        return pdf


def build(root: Path, out: Path, seed: int, *more: str) -> Built:
    """`banmian build` of the specimen at `root`, run from elsewhere, with this hash seed. AssertionError where it fails."""
    timings = out.with_name(f"{out.name}-timings.json")
    told = ("--json", "--timings", str(timings), *more)
    done = subprocess.run(
        [*COMMAND, "build", str(root / ISSUE), "--out", str(out), *told],
        capture_output=True,
        text=True,
        cwd=out.parent,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return Built(out / "2020-08-12", json.loads(done.stdout), done.stderr, timings)
