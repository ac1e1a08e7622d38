"""Documents that LibreOffice reads (.doc, .wps, .rtf, .odt) made .docx by it, where it is installed: for a limited time."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from banmian.content.importers.reports import Refused
from banmian.phrases import say
from banmian.programs import OFFICE, found

LONGEST = 120
"""Seconds that a document may take."""


def as_docx(data: bytes, name: str) -> bytes:
    """The document as .docx; Refused where there is no LibreOffice, or it cannot read the document."""
    program = found(OFFICE)
    ending = name.rpartition(".")[2].lower()
    if program is None:
        message = say("a .{ending} is read by LibreOffice, which is not on PATH", ending=ending)
        raise Refused("IMT003", message, say("install LibreOffice Writer, or save the document as .docx"))
    safe = ending if ending.isascii() and ending.isalnum() else "doc"
    with tempfile.TemporaryDirectory(prefix="banmian-") as folder:
        given = Path(folder) / f"copy.{safe}"
        given.write_bytes(data)
        _run(program, Path(folder), given)
        made = Path(folder) / "out" / "copy.docx"
        if not made.is_file():
            raise Refused(
                "IMT004",
                say("LibreOffice cannot read the document"),
                say("open it in the program it comes from, and save it as .docx"),
            )
        return made.read_bytes()


def _run(program: str, folder: Path, given: Path) -> None:
    """Ask LibreOffice, with a profile of its own: a window that is open elsewhere does not matter, and no macro is trusted."""
    command = [program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(given)]
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, cwd=folder, start_new_session=os.name == "posix"
        )
    except OSError as wrong:
        raise Refused(
            "IMT004", say("LibreOffice does not start"), say("start it once by hand, or save the document as .docx")
        ) from wrong
    try:
        process.wait(LONGEST)
    except subprocess.TimeoutExpired as wrong:
        raise Refused(
            "IMT004",
            say("LibreOffice has not read the document after {longest} s", longest=LONGEST),
            say("save the document as .docx"),
        ) from wrong
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """The program and what it started."""
    if process.poll() is None or os.name == "posix":
        with suppress(OSError):
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
    process.wait()
