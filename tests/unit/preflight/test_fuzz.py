"""A small seeded part of `make fuzz`: mutated PDFs give a report, not a traceback, soon and within bounds."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "fuzz"))

import preflight_fuzz as fuzz


def test_mutated_files_are_reported() -> None:
    done = fuzz.run(60, 7, fuzz.seeds())
    assert done.failures == ()
    assert done.cases == 60 and 20 < done.read < 60  # most are mended by qpdf, some cannot be
    assert done.slowest < fuzz.SECONDS
