"""What in the layout would mend what is told: gestures that a trial has shown to do it, and nothing else amiss.

Of a message that a story is over or short at a place, that two parts of a page lie over one another, or that one lies outside the
type area or over the fold, the candidates are tried one after the other, the least change first (gestures/mending.py). One is
offered where the issue can be set with it, what was told is told no more, nothing new is at or above a warning, and no signed page
would be another one. To a place without a story those are offered that wait, to a container that stands nowhere the places without
a story, those of its page first: whether it fits is seen when it is tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.amounts import amount_of
from banmian.desk.asking import Urgency
from banmian.desk.editing import Editing, Json
from banmian.desk.editing_routes import answered
from banmian.desk.exchange import Tried
from banmian.desk.gestures.given import GestureError, PageFiles
from banmian.desk.gestures.mending import mending, off_the_fold, parting, within_columns, within_lines
from banmian.desk.gesturing import FURTHER, with_files
from banmian.desk.page_files import page_files
from banmian.diagnostics import Diagnostic, Severity
from banmian.diagnostics.misfits import MISFITS
from banmian.phrases import Phrase
from banmian.sources.editing import edited_files
from banmian.sources.edits import Edit, EditError

OUTSIDE, OVERLAP, FOLD, EMPTY, NOWHERE = "TPL004", "TPL005", "TPL006", "PLN005", "PLN006"
"""A part lies outside the type area; two lie over one another; one crosses the fold; a place has no story; a container no place."""
TRIED, OFFERED = 8, 3
"""Candidates that are tried for one message, and ways that are shown."""


async def ways(_: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, number, code}`, a message of the state, or `{by, gesture}`, one that is being tried → `{ways: [{gesture, diff}]}`, each
    verified. Nothing is written."""
    if isinstance(asked.get("gesture"), dict):
        return JSONResponse({"ways": await ways_out(editing, asked["gesture"])})
    told = [m for m in editing.desk.messages if m["number"] == asked.get("number") and m["code"] == asked.get("code")]
    if not told:
        raise GestureError("asked", "number")
    return JSONResponse({"ways": await ways_of(editing, told[0])})


async def ways_of(editing: Editing, message: Mapping[str, Any]) -> list[Json]:
    """The ways of a message as the state has it; none where it is of another kind. SetterFault."""
    if not message["page"]:
        return []
    site = page_files(editing.files.issue, message["page"], editing.files.read)
    if message["code"] == EMPTY:
        return list(_put(editing, _waiting(editing, message)))
    if message["code"] == NOWHERE:
        return list(_put(editing, _free(editing, message)))
    return await _offered(editing, _candidates(site, message), message)


async def _offered(
    editing: Editing, candidates: Iterable[Mapping[str, Any] | None], message: Mapping[str, Any] | None
) -> list[Json]:
    """Those of the first candidates that a trial shows to do it, as `_verified`; None is none."""
    found: list[Json] = []
    for gesture in islice(candidates, TRIED):
        edits = await _verified(editing, gesture, message) if gesture is not None else None
        if edits is not None:
            found.append({"gesture": gesture, "diff": editing.diff(edits, edited_files(edits, editing.files.read))})
            if len(found) == OFFERED:
                break
    return found


def _candidates(site: PageFiles, message: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What may be tried, by what is told."""
    given, place = _given(message["message"]), _place(message)
    if place is not None:
        return mending(site, place, message["over_lines"] or -message["short"])
    if message["code"] == OVERLAP:
        return parting(site)
    if message["code"] == OUTSIDE and "grid_lines" in given:
        return within_lines(site, int(given["grid_lines"]))
    if message["code"] == OUTSIDE and "last" in given:
        return within_columns(site, int(given["last"]))
    return off_the_fold(site, int(given["count"])) if message["code"] == FOLD and "count" in given else iter(())


def _waiting(editing: Editing, message: Mapping[str, Any]) -> Iterator[tuple[int, str, str]]:
    """Page, place and story: the stories that wait, into the place that has none."""
    name = str(_given(message["message"]).get("name"))
    return ((message["page"], name, story["id"]) for story in editing.desk.state()["waiting"])


def _free(editing: Editing, message: Mapping[str, Any]) -> Iterator[tuple[int, str, str]]:
    """Page, place and story: a container that stands nowhere, into the places that have none, those of its article's page first."""
    story = str(_given(message["message"]).get("story"))
    empty = [m for m in editing.desk.messages if m["code"] == EMPTY and m["page"]]
    ordered = sorted(empty, key=lambda m: m["page"] != message["page"])
    return ((m["page"], str(_given(m["message"]).get("name")), story) for m in ordered)


def _put(editing: Editing, wanted: Iterable[tuple[int, str, str]]) -> Iterator[Json]:
    """The first of these as gestures, with what each would write."""
    for page, name, story in islice(wanted, OFFERED):
        gesture = {"gesture": "put", "page": page, "target": f"{page}.{name}", "story": story}
        try:
            edits = editing.gestures.edits_of(gesture)
            yield {"gesture": gesture, "diff": editing.diff(edits, edited_files(edits, editing.files.read))}
        except (GestureError, EditError):
            continue


def _given(message: str) -> dict[str, Any]:
    """What a message was told with, by name."""
    return dict(message.given) if isinstance(message, Phrase) else {}


async def ways_out(editing: Editing, gesture: Mapping[str, Any]) -> list[Json]:
    """What else in the layout makes a text fit that a gesture makes over or short: that gesture by other lines, or one more after
    it. GestureError, EditError, SetterFault."""
    edits = editing.gestures.edits_of(gesture)
    made = edited_files(edits, editing.files.read)
    tried: Tried = await editing.desk.asking.ask("trial", made, editing.unfitted(()), (), urgency=Urgency.ASKED)
    known = editing.desk.known
    wrong = next((d for d in tried.diagnostics if d.code in MISFITS and (d.code, d.message) not in known), None)
    amount = amount_of(wrong) if wrong is not None else None
    if wrong is None or amount is None:
        return []
    place = str(_given(wrong.message)["name"])
    site = page_files(editing.files.issue, amount.page, with_files(made, editing.files.read))
    candidates = mending(site, place, amount.over_lines or -amount.short)
    return await _offered(editing, (_further(gesture, one) for one in candidates), None)


def _further(gesture: Mapping[str, Any], then: Mapping[str, Any]) -> Json | None:
    """Both as one: the same edge by so many lines more or less, None where it is then where it was."""
    same = all(gesture.get(key) == then.get(key) for key in ("gesture", "page", "target"))
    if same:
        by = int(gesture["by"]) + int(then["by"])
        return {**gesture, "by": by} if by else None
    return {"gesture": FURTHER, "page": gesture.get("page"), "first": dict(gesture), "then": dict(then)}


async def _verified(editing: Editing, gesture: Mapping[str, Any], message: Mapping[str, Any] | None) -> tuple[Edit, ...] | None:
    """The edits of a gesture where a trial shows that it does; None for the message: that nothing is amiss with it."""
    try:
        edits = editing.gestures.edits_of(gesture)
        made = edited_files(edits, editing.files.read)
    except (GestureError, EditError):
        return None
    tried: Tried = await editing.desk.asking.ask("trial", made, editing.unfitted(()), (), urgency=Urgency.ASKED)
    return edits if _mends(editing, tried, message) else None


def _place(message: Mapping[str, Any]) -> str | None:
    """The place at which a story is over or short, by its name."""
    name = _given(message["message"]).get("name")
    return name if message["code"] in MISFITS and isinstance(name, str) else None


def _mends(editing: Editing, tried: Tried, message: Mapping[str, Any] | None) -> bool:
    """Whether what was told is told no more, of its place in no other words either, and nothing new is."""
    place, page = (_place(message), message["page"]) if message is not None else (None, 0)
    gone = {(message["code"], message["message"])} if message is not None else set()
    known = editing.desk.known - gone
    told = [d for d in tried.diagnostics if d.severity >= Severity.WARNING]
    new = any((d.code, d.message) not in known or (place is not None and _at(d, place, page)) for d in told)
    return tried.whole and not tried.signed and not new


def _at(told: Diagnostic, place: str, page: int) -> bool:
    return told.code in MISFITS and told.place is not None and told.place.page == page and _given(told.message).get("name") == place


ROUTES: tuple[BaseRoute, ...] = (Route("/api/ways", answered(ways), methods=["POST"]),)
