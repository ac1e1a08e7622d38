"""Which change made a signed page another one, among the steps that can be undone: found by trials, whoever's window made it.

Steps that wrote the same files are one change, the last one first: a text that is typed is saved many times. Of each change so
many steps are taken back, in a trial, until the page is as it was signed; the first with which it is, is the cause. The files that
did it, whoever wrote them, are found by what they were when the page was signed (signed_files.py).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.asking import Urgency
from banmian.desk.editing import Editing, Json
from banmian.desk.editing_routes import answered
from banmian.desk.exchange import Tried
from banmian.desk.files import hash_of
from banmian.desk.gestures.given import Asked
from banmian.desk.signed_files import causes, row_of
from banmian.desk.steps import Step, standing
from banmian.signing.since import changed_since

TRIED = 10
"""Trials for one page, to find its steps; as many again to find its files."""


async def cause(_: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, page}` → `{steps, gesture}`, the numbers of the steps that are the change, the last one first; none where it was made
    elsewhere, or is not found. Nothing is written."""
    found = await cause_of(editing, Asked(asked).number("page"))
    return JSONResponse({"steps": [step.number for step in found], "gesture": dict(found[0].gesture) if found else None})


async def files(_: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, page}` → `{files: [{file, line, gone}]}`: by which files the signed page is another; null where what was signed is no
    longer kept."""
    number, settings = Asked(asked).number("page"), editing.desk.settings
    page = editing.desk.page(number)
    together = page["together"] or [number]
    label = "-".join(map(str, dict.fromkeys((together[0], together[-1]))))
    where = settings.outputs, settings.root, settings.issue, label, page["at"] or ""
    changed = await asyncio.to_thread(changed_since, *where)
    if changed is None:
        return JSONResponse({"files": None})
    found = await causes(changed, lambda overlay: _as_signed(editing, overlay, number), TRIED)
    return JSONResponse({"files": [row_of(settings.root, name, changed.texts.get(name)) for name in found]})


async def cause_of(editing: Editing, page: int) -> tuple[Step, ...]:
    """The steps without which a signed page is as it was signed; none where no change alone does it. SetterFault."""
    left = TRIED
    for chain in _chains(editing):
        overlay: dict[str, bytes | None] = {}
        for n, step in enumerate(chain):
            before = {path: editing.journal.kept.bytes_of(name) for path, name in step.before.items()}
            if any(before[path] is None and name is not None for path, name in step.before.items()):
                break
            overlay |= before
            left -= 1
            if await _as_signed(editing, overlay, page):
                return chain[: n + 1]
            if not left:
                return ()
    return ()


async def _as_signed(editing: Editing, overlay: dict[str, bytes | None], page: int) -> bool:
    fitted = editing.unfitted(()) - {page}
    tried: Tried = await editing.desk.asking.ask("trial", overlay, fitted, (), urgency=Urgency.ASKED)
    return tried.whole and not any(page in _numbers(label) for label, _ in tried.signed)


def _numbers(label: str) -> range:
    first, _, last = label.replace("\u2013", "-").partition("-")
    return range(int(first), int(last or first) + 1)


def _chains(editing: Editing) -> Iterator[tuple[Step, ...]]:
    """Steps that wrote the same files, each chain its last step first, the chain with the latest step first: as far back as each
    step left the files as the next one found them."""
    done = list(reversed(standing(editing.journal.steps)))
    for files in dict.fromkeys(frozenset(step.after) for step in done):
        chain: list[Step] = []
        now = {path: hash_of(editing.files.read(path)) for path in files}
        for step in (one for one in done if frozenset(one.after) == files):
            if dict(step.after) != now:
                break
            chain.append(step)
            now = dict(step.before)
        if chain:
            yield tuple(chain)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/api/cause", answered(cause), methods=["POST"]),
    Route("/api/cause/files", answered(files), methods=["POST"]),
)
