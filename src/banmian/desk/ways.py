"""What in the layout would make a text fit: gestures that a trial has shown to do it, and nothing else amiss.

Of a message that a story is over or short at a place, or that two parts of a page lie over one another, the candidates are tried
one after the other, the least change first (gestures/mending.py). One is offered where the issue can be set with it, what was told
is told no more, nothing new is at or above a warning, and no signed page would be another one.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.asking import Urgency
from banmian.desk.editing import Editing, Json
from banmian.desk.editing_routes import answered
from banmian.desk.exchange import Tried
from banmian.desk.gestures.given import GestureError
from banmian.desk.gestures.mending import mending, parting
from banmian.desk.page_files import page_files
from banmian.diagnostics import Diagnostic, Severity
from banmian.diagnostics.misfits import MISFITS
from banmian.phrases import Phrase
from banmian.sources.editing import edited_files
from banmian.sources.edits import Edit, EditError

OVERLAP = "TPL005"
"""Two parts of a page lie over one another."""
TRIED, OFFERED = 8, 3
"""Candidates that are tried for one message, and ways that are shown."""


async def ways(_: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, number, code}`, a message of the state → `{ways: [{gesture, diff}]}`, each verified. Nothing is written."""
    told = [m for m in editing.desk.messages if m["number"] == asked.get("number") and m["code"] == asked.get("code")]
    if not told:
        raise GestureError("asked", "number")
    return JSONResponse({"ways": await ways_of(editing, told[0])})


async def ways_of(editing: Editing, message: Mapping[str, Any]) -> list[Json]:
    """The ways of a message as the state has it; none where it is of another kind. SetterFault."""
    if not message["page"]:
        return []
    site, place = page_files(editing.files.issue, message["page"], editing.files.read), _place(message)
    tried = parting(site) if message["code"] == OVERLAP else ()
    if place is not None:
        tried = mending(site, place, message["over_lines"] or -message["short"])
    found: list[Json] = []
    for gesture in islice(tried, TRIED):
        edits = await _verified(editing, gesture, message)
        if edits is not None:
            found.append({"gesture": gesture, "diff": editing.diff(edits, edited_files(edits, editing.files.read))})
            if len(found) == OFFERED:
                break
    return found


async def _verified(editing: Editing, gesture: Mapping[str, Any], message: Mapping[str, Any]) -> tuple[Edit, ...] | None:
    """The edits of a gesture where a trial shows that it does."""
    try:
        edits = editing.edits_of(gesture)
        after = edited_files(edits, editing.files.read)
    except (GestureError, EditError):
        return None
    tried: Tried = await editing.desk.asking.ask("trial", after, editing.unfitted(()), (), urgency=Urgency.ASKED)
    return edits if _mends(editing, tried, message) else None


def _place(message: Mapping[str, Any]) -> str | None:
    """The place at which a story is over or short, by its name."""
    said = message["message"]
    given = dict(said.given) if isinstance(said, Phrase) else {}
    name = given.get("name")
    return name if message["code"] in MISFITS and isinstance(name, str) else None


def _mends(editing: Editing, tried: Tried, message: Mapping[str, Any]) -> bool:
    """Whether what was told is told no more, of its place in no other words either, and nothing new is."""
    place, page = _place(message), message["page"]
    known = {(m["code"], m["message"]) for m in editing.desk.messages} - {(message["code"], message["message"])}
    told = [d for d in tried.diagnostics if d.severity >= Severity.WARNING]
    new = any((d.code, d.message) not in known or (place is not None and _at(d, place, page)) for d in told)
    return tried.whole and not tried.signed and not new


def _at(told: Diagnostic, place: str, page: int) -> bool:
    given = dict(told.message.given) if isinstance(told.message, Phrase) else {}
    return told.code in MISFITS and told.place is not None and told.place.page == page and given.get("name") == place


ROUTES: tuple[BaseRoute, ...] = (Route("/api/ways", answered(ways), methods=["POST"]),)
