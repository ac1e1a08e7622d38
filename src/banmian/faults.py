"""A fault of ours: one line for the person, the traceback in a log file, exit code 3 (docs/rules/contracts.md)."""

from __future__ import annotations

import sys
import tempfile
import traceback
from pathlib import Path


def report_fault(fault: BaseException) -> int:
    """Write the log, say where it is and how to report it; the exit code."""
    text = "".join(traceback.format_exception(fault))
    with tempfile.NamedTemporaryFile("w", prefix="banmian-", suffix=".log", delete=False, encoding="utf-8") as log:
        log.write(text)
    name = Path(log.name)
    print(
        f"banmian: a fault of ours ({type(fault).__name__}): please report it with {name} and the issue's folder; "
        "the last good PDF is untouched.",
        file=sys.stderr,
    )
    return 3
