"""What browsers ask for before they edit a layout that several issues have: which these are, which of their pages are signed; and
the way back, an issue's own layout made that of all, after what it would change in each issue was shown.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.content.signed import load_signed
from banmian.desk.answers import NOT_KEPT, asked_page, desk_of
from banmian.desk.aside import answered_aside
from banmian.desk.diffs import diff_of
from banmian.desk.editing import Editing, Json, editing_of
from banmian.desk.editing_routes import answered
from banmian.desk.exchange import Elsewhere
from banmian.desk.files import hash_of
from banmian.desk.gestures.given import GestureError, PageFiles
from banmian.desk.journal import SHARED, ConflictError
from banmian.desk.page_files import page_files
from banmian.desk.refusals import refusal
from banmian.desk.settings import Settings
from banmian.desk.spawned import share
from banmian.desk.state import in_words, messages
from banmian.makeup.earlier import without_making
from banmian.sources.editing import MARK
from banmian.sources.marks import marked
from banmian.values import frozen

SHOWN = 6
"""Messages of another issue that are shown."""
NUMBERS = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?")


async def shared(request: Request) -> Response:
    """`{file, own, issues: [{folder, date, number, pages, signed: [{page, by}], here}]}`: the issues that have the layout of a
    page, this one among them, the newest first; `own`: this issue's own file in its place, null where it has none."""
    editing, settings = editing_of(request), desk_of(request).settings
    try:
        site = page_files(editing.files.issue, asked_page(request), editing.files.read)
    except GestureError as refused:
        return refusal(refused)
    own = site.path if site.path.startswith(f"{site.folder}/") else None
    file = f"layouts/{site.issue.get('paper')}/pages/{site.name}.yaml"
    issues = await asyncio.to_thread(lambda: list(_issues(settings, site)))
    return JSONResponse({"file": file, "own": own, "issues": issues}, headers=NOT_KEPT)


def _issues(settings: Settings, site: PageFiles) -> Iterator[Json]:
    """The issues on whose pages the layout of all stands."""
    found = []
    for file in (settings.root / "content").glob("[!.]*/issue.yaml"):
        issue, folder = _plain(file), f"content/{file.parent.name}"
        has_own = (file.parent / "pages" / f"{site.name}.yaml").is_file()
        rows = issue.get("pages")
        pages = [row for row in rows if _has(row, site.name)] if isinstance(rows, list) else []
        if issue.get("paper") == site.issue.get("paper") and pages and not has_own:
            found.append((str(issue.get("date", "")), folder, issue, [str(page.get("number", "")) for page in pages]))
    for date, folder, issue, numbers in sorted(found, key=lambda row: row[:2], reverse=True):
        yield {
            "folder": folder,
            "date": date,
            "number": str(issue.get("number", "")),
            "pages": numbers,
            "signed": list(_signed(settings.root, folder, numbers)),
            "here": folder == settings.issue,
        }


def _has(row: object, layout: str) -> bool:
    return isinstance(row, Mapping) and row.get("layout") == layout


def _signed(root: Path, folder: str, labels: list[str]) -> Iterator[Json]:
    """Of these pages those that are signed, each with who signed it."""
    wanted = {n for label in labels if (m := NUMBERS.fullmatch(label)) for n in range(int(m[1]), int(m[2] or m[1]) + 1)}
    for state in load_signed(root, folder)[0].signed:
        if wanted & set(state.pages):
            yield {"page": state.label, "by": state.by}


def _plain(file: Path) -> Mapping[str, Any]:
    """What a YAML file says; nothing where it cannot be read."""
    try:
        tree = marked(file.read_text(encoding="utf-8", errors="replace").removeprefix(MARK))
    except OSError:
        return {}
    plain = tree.plain() if tree is not None else None
    return plain if isinstance(plain, dict) else {}


@frozen
class _Own:
    """An issue's own layout of a page that is to be that of all: both files by name, and their bytes."""

    own: str
    file: str
    mine: bytes
    theirs: bytes


def _own(editing: Editing, page: int) -> tuple[_Own, PageFiles]:
    """GestureError where the issue has none of its own, or the paper none of that name."""
    site = page_files(editing.files.issue, page, editing.files.read)
    file = f"layouts/{site.issue.get('paper')}/pages/{site.name}.yaml"
    mine, theirs = editing.files.read(site.path), editing.files.read(file)
    if site.path == file or mine is None or theirs is None:
        raise GestureError("not-own", site.path)
    layout = without_making(mine.decode("utf-8", errors="surrogateescape")).encode("utf-8", errors="surrogateescape")
    return _Own(site.path, file, layout, theirs), site


async def look(request: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by}` → `{file, own, diff, base, issues: [{…, changed, told, whole, breaks}]}`: what this issue's own layout, as that of
    all, would change of the file, and in each issue that has it (`changed`: pages). Nothing is written."""
    found, site = _own(editing, asked_page(request))
    settings = desk_of(request).settings
    issues = await asyncio.to_thread(lambda: list(_issues(settings, site)))
    given = (settings.root.resolve(), settings.out.resolve(), [one["folder"] for one in issues], found.file, found.mine)
    seen: dict[str, Elsewhere] = {one.issue: one for one in await asyncio.to_thread(answered_aside, share, *given)}
    rows = [{**one, **_elsewhere(seen[one["folder"]])} for one in issues]
    diff = diff_of({found.file: found.theirs}, {found.file: found.mine}, {})
    base = {found.own: hash_of(editing.files.read(found.own)), found.file: hash_of(found.theirs)}
    return JSONResponse({"file": found.file, "own": found.own, "diff": diff, "base": base, "issues": rows}, headers=NOT_KEPT)


def _elsewhere(one: Elsewhere) -> Json:
    """As JSON, in the language that is spoken; at most so many messages as fit beside the page."""
    breaks = [{"page": label, "by": who} for label, who in one.signed]
    return {"changed": one.pages, "told": in_words(messages(one.told, {}), one.state)[:SHOWN], "whole": one.whole, "breaks": breaks}


async def share_own(request: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, base}`: this issue's own layout of the page becomes that of all, and its own file goes, as one step."""
    page, base = asked_page(request), asked.get("base")
    if not isinstance(base, dict):
        raise GestureError("asked", "base")

    async def made() -> Mapping[str, bytes | None]:
        found, _ = _own(editing, page)
        for path in (found.own, found.file):
            if hash_of(editing.files.read(path)) != base.get(path):
                raise ConflictError(path, None, None)
        return {found.file: found.mine, found.own: None}

    return JSONResponse(await editing.put(by, {"gesture": "share", "page": page, SHARED: True}, made))


ROUTES: tuple[BaseRoute, ...] = (
    Route("/api/pages/{page:int}/shared", shared),
    Route("/api/pages/{page:int}/share/look", answered(look), methods=["POST"]),
    Route("/api/pages/{page:int}/share", answered(share_own), methods=["POST"]),
)
