"""Standard input, output and error as they come: in any encoding, closed from the start, or gone while we write.

What an encoding cannot hold is written as JSON escapes it, `\\ud842\\udfb7`, so that JSON on stdout stays JSON in a terminal of
any encoding, and a file name that is no UTF-8 can be told.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from contextlib import suppress

ESCAPE = "banmian-escape"


def _escaped(fault: UnicodeError) -> tuple[str, int]:
    """The error handler: each UTF-16 unit of the characters that cannot be written as `\\uXXXX`."""
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    units = fault.object[fault.start : fault.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2)), fault.end


codecs.register_error(ESCAPE, _escaped)


def utf8(text: str) -> bytes:
    """A report's bytes: UTF-8, with lone halves of file names escaped."""
    return text.encode("utf-8", ESCAPE)


def open_streams() -> None:
    """Make the three streams usable: a closed one leads nowhere, no character is refused."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=ESCAPE)


def flush_streams() -> OSError | None:
    """Write out what is still kept, so that Python need not when it ends; why it could not be, None also where who read it
    has gone: that is no matter of ours."""
    wrong = None
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as reason:
            wrong = wrong if isinstance(reason, BrokenPipeError) else reason
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return wrong
