"""What browsers ask for before they edit a layout that several issues have: which these are, which of their pages are signed."""

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
from banmian.desk.editing import Json, editing_of
from banmian.desk.gestures.given import GestureError, PageFiles
from banmian.desk.page_files import page_files
from banmian.desk.refusals import refusal
from banmian.desk.settings import Settings
from banmian.sources.editing import MARK
from banmian.sources.marks import marked

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


ROUTES: tuple[BaseRoute, ...] = (Route("/api/pages/{page:int}/shared", shared),)
