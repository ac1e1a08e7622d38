"""Why a change is not made, as messages with their codes, and the answers that carry them."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from banmian.desk.answers import said
from banmian.desk.editing import OvertakenError
from banmian.desk.files import NotWritableError
from banmian.desk.gestures.given import GestureError
from banmian.desk.journal import ConflictError
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.outputs.door import cause
from banmian.outputs.swap import NotWrittenError
from banmian.phrases import say
from banmian.sources.edits import EditError, where

REFUSALS = (OvertakenError, GestureError, EditError, ConflictError, NotWritableError, NotWrittenError)
"""What a change may be refused with."""


def refusal(refused: Exception) -> Response:
    """The answer; what is none of REFUSALS is raised again."""
    if isinstance(refused, OvertakenError):
        return said(409, diagnose("DSK020", say("a later trial came before this one was made")))
    if isinstance(refused, GestureError):
        return said(422, gesture_refused(refused))
    if isinstance(refused, EditError):
        file, at = refused.edit.path, where(refused.edit.at)
        message = say("{file}: '{at}' cannot be changed from here: nothing was written", file=file, at=at)
        return said(422, diagnose("DSK022", message, say("change it in the file")))
    if isinstance(refused, ConflictError):
        told = diagnose("DSK023", say("{path} was changed since it was read here: nothing was written", path=refused.path))
        body = {"code": told.code, "message": told.message, "hint": told.hint, "file": refused.path, "line": None}
        return JSONResponse({**body, "theirs": refused.theirs}, 409)
    if isinstance(refused, NotWritableError):
        return said(403, diagnose("DSK024", say("{refused} is not written from the desk", refused=refused)))
    if isinstance(refused, NotWrittenError):
        message = say("{name} cannot be written: {cause}", name=refused.path.name, cause=cause(refused.reason))
        return said(503, diagnose("DSK025", message, say("what you typed is still in this window")))
    raise refused


def gesture_refused(refused: GestureError) -> Diagnostic:
    """Why a gesture cannot be made, as a sentence."""
    what = refused.what
    if refused.why == "unknown":
        return diagnose("DSK021", say("there is no '{what}' here", what=what))
    if refused.why == "no-lines":
        hint = say("change its numbers in the page's file")
        return diagnose("DSK021", say("'{what}' does not stand on lines and columns", what=what), hint)
    if refused.why == "flat":
        return diagnose("DSK021", say("nothing would be left of '{what}'", what=what))
    if refused.why == "outside":
        return diagnose("DSK021", say("'{what}' would leave the page", what=what))
    if refused.why == "not-there":
        return diagnose("DSK021", say("'{what}' is not there to be moved", what=what))
    if refused.why == "taken":
        return diagnose("DSK021", say("'{what}' has a story already", what=what))
    if refused.why == "no-paragraph":
        return diagnose("DSK021", say("no paragraph stands on line {what}", what=what))
    if refused.why == "no-break":
        return diagnose("DSK021", say("the {what} cannot break there", what=what))
    if refused.why == "nothing":
        return diagnose("DSK021", say("nothing would change"))
    if refused.why == "unreadable":
        return diagnose("DSK021", say("{what} cannot be read as it is now", what=what))
    return diagnose("DSK021", say("'{what}' lacks in what was asked for, or is no value for it", what=what))
