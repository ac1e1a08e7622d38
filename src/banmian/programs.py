"""Programs of others that we ask where they are installed: where one is, and which version.

A program has other names on other systems, and on Windows its installer often does not put it on PATH: both are rows of a table.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from glob import glob

GHOSTSCRIPT, OFFICE = "Ghostscript", "LibreOffice"
NAMES = {GHOSTSCRIPT: ("gs", "gswin64c", "gswin32c"), OFFICE: ("soffice", "libreoffice")}
"""What each is called on PATH. gswin64c is Ghostscript without a window."""
INSTALLED = {
    GHOSTSCRIPT: ("gs/gs*/bin/gswin64c.exe", "gs/gs*/bin/gswin32c.exe"),
    OFFICE: ("LibreOffice*/program/soffice.exe",),
}
"""Where their installers put them in Windows' folders of programs; of several the newest counts."""
FOLDERS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
"""The variables by which Windows says where these folders are. No other system has them."""


def found(program: str) -> str | None:
    """The path of GHOSTSCRIPT or OFFICE; None where it is not installed."""
    on_path = next((path for name in NAMES[program] if (path := shutil.which(name))), None)
    return on_path or next(_installed(program), None)


def _installed(program: str) -> Iterator[str]:
    folders = [os.environ[name] for name in FOLDERS if name in os.environ]
    for folder in folders:
        for pattern in INSTALLED[program]:
            yield from sorted(glob(os.path.join(folder, pattern)), key=_numbers, reverse=True)


def _numbers(path: str) -> list[int]:
    """By which 10.04 comes after 9.56."""
    return [int(digits) for digits in re.findall(r"[0-9]+", path)]


@cache
def version(program: str) -> str:
    """What GHOSTSCRIPT or OFFICE says its version is; empty where it is not installed."""
    path = found(program)
    if path is None:
        return ""
    try:
        said = subprocess.run([path, "--version"], check=True, capture_output=True, timeout=10).stdout
        return said.decode("ascii", "replace").strip()
    except (OSError, subprocess.SubprocessError):
        return ""
