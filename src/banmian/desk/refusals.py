"""Why a change is not made, as messages with their codes, and the answers that carry them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from starlette.responses import JSONResponse, Response

from banmian.desk.answers import said
from banmian.desk.editing import CannotError, OvertakenError
from banmian.desk.files import NotWritableError
from banmian.desk.gestures.given import GestureError, Why
from banmian.desk.guard import said_of
from banmian.desk.journal import ConflictError
from banmian.desk.turning import Spot
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.outputs.door import cause
from banmian.outputs.swap import NotWrittenError
from banmian.phrases import NOTHING, Phrase, say
from banmian.sources.edits import EditError, where


def _overtaken(_: OvertakenError) -> Response:
    return said(409, diagnose("DSK020", say("a later trial came before this one was made")))


def _gesture(refused: GestureError) -> Response:
    return said(422, gesture_refused(refused))


def _cannot(refused: CannotError) -> Response:
    return JSONResponse({key: refused.told[key] for key in ("code", "message", "hint", "file", "line")}, 422)


def _edit(refused: EditError) -> Response:
    file, at = refused.edit.path, where(refused.edit.at)
    if refused.why == "unreadable":
        message = say("{file} cannot be read as it is now: nothing was written", file=file)
        return said(422, diagnose("DSK022", message, say("what you typed is still in this window")))
    message = say("{file}: '{at}' cannot be changed from here: nothing was written", file=file, at=at)
    return said(422, diagnose("DSK022", message, say("change it in the file")))


def _conflict(refused: ConflictError) -> Response:
    told = diagnose("DSK023", say("{path} was changed since it was read here: nothing was written", path=refused.path))
    parts = {key: [_spot(one) for one in getattr(refused, key)] for key in ("back", "kept")}
    return JSONResponse({**said_of(told), "file": refused.path, "theirs": refused.theirs, **parts}, 409)


def _spot(one: Spot) -> dict[str, Any]:
    return {"file": one.file, "at": one.at, "paragraph": one.paragraph}


def _not_writable(refused: NotWritableError) -> Response:
    return said(403, diagnose("DSK024", say("{refused} is not written from the desk", refused=refused)))


def _not_written(refused: NotWrittenError) -> Response:
    message = say("{name} cannot be written: {cause}", name=refused.path.name, cause=cause(refused.reason))
    return said(503, diagnose("DSK025", message, say("what you typed is still in this window")))


def _not_read(refused: OSError) -> Response:
    message = say("{file} cannot be read: {wrong}", file=Path(str(refused.filename or "?")).name, wrong=cause(refused))
    return said(409, diagnose("DSK007", message))


ANSWERS: Mapping[type[Exception], Callable[[Any], Response]] = MappingProxyType(
    {
        OvertakenError: _overtaken,
        GestureError: _gesture,
        CannotError: _cannot,
        EditError: _edit,
        ConflictError: _conflict,
        NotWritableError: _not_writable,
        NotWrittenError: _not_written,
        OSError: _not_read,
    }
)
"""By what a change was refused with, what is answered."""
REFUSALS = tuple(ANSWERS)


def refusal(refused: Exception) -> Response:
    """The answer; what is none of REFUSALS is raised again."""
    for kind in type(refused).__mro__:
        if kind in ANSWERS:
            return ANSWERS[kind](refused)
    raise refused


SENTENCES: Mapping[Why, Callable[[str], Phrase]] = MappingProxyType(
    {
        "unknown": lambda what: say("there is no '{what}' here", what=what),
        "no-lines": lambda what: say("'{what}' does not stand on lines and columns", what=what),
        "flat": lambda what: say("nothing would be left of '{what}'", what=what),
        "outside": lambda what: say("'{what}' would leave the page", what=what),
        "not-there": lambda what: say("'{what}' is not there to be moved", what=what),
        "taken": lambda what: say("'{what}' has a story already", what=what),
        "taken-name": lambda what: say("there is a '{what}' already: choose another name", what=what),
        "asked": lambda what: say("'{what}' lacks in what was asked for, or is no value for it", what=what),
        "no-paragraph": lambda what: say("no paragraph stands on line {what}", what=what),
        "no-break": lambda what: say("the {what} cannot break there", what=what),
        "nothing": lambda _: say("nothing would change"),
        "unreadable": lambda what: say("{what} cannot be read as it is now", what=what),
        "unplanned": lambda what: say("makeup.yaml does not plan page {what}", what=what),
        "own-layout": lambda what: say("this issue has its own {what}: that of all issues does not show on its page", what=what),
        "not-own": lambda what: say("this issue has no layout of its own in place of {what}", what=what),
        "jumps": lambda what: say("'{what}' goes on on another page: exchange it in makeup.yaml by hand", what=what),
    }
)
"""Why a gesture cannot be made, as a sentence about what it was made on."""


def gesture_refused(refused: GestureError) -> Diagnostic:
    """Why a gesture cannot be made, with a hint where there is another way."""
    hint = say("change its numbers in the page's file") if refused.why == "no-lines" else NOTHING
    return diagnose("DSK021", SENTENCES[refused.why](refused.what), hint)
