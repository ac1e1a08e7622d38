"""Programs of others that we ask where they are on PATH: which version."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache


@cache
def version(name: str) -> str:
    """Of the program on PATH; empty where there is none."""
    program = shutil.which(name)
    if program is None:
        return ""
    try:
        return subprocess.run([program, "--version"], check=True, capture_output=True, text=True, timeout=10).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""
