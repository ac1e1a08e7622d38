"""The outputs' door: what the world refuses there becomes one diagnostic, never a fault of ours.

A folder that is not banmian's, another build at work, a full disk, a folder that may not be written, a PDF that a viewer
holds open: each is told with its path and the system's own words, and what stood there stands as it was.
"""

from __future__ import annotations

import errno

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.outputs.lock import BusyError
from banmian.outputs.swap import NotWrittenError
from banmian.phrases import Phrase, of_system, say, words_of

UNTOUCHED = say("nothing was written; what stood there is untouched")


class NotOursError(Exception):
    """The folder that outputs were to go to is not ours to write into. The text says which, and why."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(why)
        self.why = why


REFUSALS = (NotOursError, BusyError, NotWrittenError, OSError)
"""What comes through the door from outside."""


def refusal_of(fault: BaseException, issue: Span) -> Diagnostic:
    """The message of a refusal; `issue`: the place of the issue that was to be written."""
    if isinstance(fault, NotOursError):
        hint = say(
            "give another folder with --out: banmian writes only into folders that it made, and removes from them what is old"
        )
        return diagnose("OUT003", fault.why, hint, issue)
    if isinstance(fault, BusyError):
        hint = say("wait until it has ended, or give this build another --out; --wait SECONDS waits longer")
        return diagnose("OUT004", say("the outputs' folder is in use: {fault}", fault=words_of(fault)), hint, issue)
    if isinstance(fault, NotWrittenError):
        return diagnose(
            "OUT005",
            say("'{path}' cannot be written: {cause}", path=fault.path, cause=cause(fault.reason)),
            _hint(fault.reason),
            issue,
        )
    assert isinstance(fault, OSError)
    name = f" '{fault.filename}'" if fault.filename else ""
    return diagnose("OUT005", say("the system refused a file{name}: {cause}", name=name, cause=cause(fault)), _hint(fault), issue)


def cause(fault: OSError) -> Phrase:
    """What the system said, with a small letter first."""
    return of_system(fault, small=True)


def _hint(fault: OSError) -> Phrase:
    if fault.errno == errno.EILSEQ:
        return say("set LC_ALL=C.UTF-8, or PYTHONUTF8=1: then names may hold any character")
    if isinstance(fault, PermissionError):
        return say("close the file where a viewer holds it open; look who may write to the folder, or give another --out")
    return say("make room on the disk or give another --out, then build again")
