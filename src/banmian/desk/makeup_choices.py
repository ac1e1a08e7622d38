"""What can be put on a page in the view Makeup, and what would come of it before it is written: an advertisement, another story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import NOT_KEPT, asked_page, desk_of
from banmian.desk.asking import Urgency
from banmian.desk.editing import Editing, Json, editing_of
from banmian.desk.editing_routes import answered
from banmian.desk.gestures.given import GestureError, PageFiles
from banmian.desk.gestures.planned import stories_of
from banmian.desk.making import making_of
from banmian.desk.offers import Offered
from banmian.desk.page_files import page_files, plain_file
from banmian.desk.refusals import refusal
from banmian.desk.state import in_words, messages
from banmian.sources.editing import edited_files

PICTURES = {".svg", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".pdf"}
MOST_PAGES = 2
"""Pages that a change of the plan is looked through for: this one, and the one that it exchanges a story with."""


async def choices(request: Request) -> Response:
    """`{columns, labels, files: [{file, used}], stories: [{id, title, page}]}`: `labels` the paper's words for an advertisement,
    `page` None for a story that no page holds."""
    editing, number = editing_of(request), asked_page(request)
    try:
        site = page_files(editing.files.issue, number, editing.files.read)
        paper = plain_file(editing.files.read, f"layouts/{site.issue.get('paper')}/paper.yaml")
    except GestureError as refused:
        return refusal(refused)
    words = paper.get("words")
    labels = words.get("adverts") if isinstance(words, Mapping) else None
    return JSONResponse(
        {
            "columns": site.columns,
            "labels": labels if isinstance(labels, list) else [],
            "files": list(_files(editing)),
            "stories": list(_stories(request, site)),
        },
        headers=NOT_KEPT,
    )


def _files(editing: Editing) -> Iterator[Json]:
    """Pictures of the issue, those first that nothing names yet."""
    folder = editing.files.root / editing.files.issue
    texts = [folder / "issue.yaml", *sorted((folder / "articles").glob("*.md"))]
    named = "\n".join(path.read_text("utf-8", errors="replace") for path in texts if path.is_file())
    found = (f"images/{path.name}" for path in (folder / "images").glob("*") if path.suffix.lower() in PICTURES)
    yield from ({"file": file, "used": used} for used, file in sorted((file in named, file) for file in found))


def _stories(request: Request, site: PageFiles) -> Iterator[Json]:
    """Stories that may come onto the page: those that wait and that makeup.yaml plans nowhere, then those of other pages; none that
    goes on on another page."""
    state = desk_of(request).state()
    rows = [row for row in site.makeup.get("stories") or () if isinstance(row, Mapping)]
    planned = {story.partition("#")[0] for row in rows for story in stories_of(row)}
    for story in state["waiting"]:
        if story["id"] not in planned:
            yield {"id": story["id"], "title": story["title"], "page": None}
    titles = {s["id"]: s["title"] for s in [*state["waiting"], *(s for page in state["pages"] for s in page["stories"])]}
    for row in rows:
        page = str(row.get("page", ""))
        if page.isdecimal() and int(page) != site.number and "jump" not in row:
            first = stories_of(row)[0]
            yield {"id": first, "title": titles.get(first, first), "page": int(page)}


async def foreseen(request: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, gesture, pages}` → `{pages: [{number, proposals, points}], told}`: what makeup would make of pages if the gesture
    were written; nothing is. A later question of the same browser takes the place of one that waits."""
    number, gesture = asked_page(request), asked.get("gesture")
    if not isinstance(gesture, Mapping):
        raise GestureError("asked", "gesture")
    known = {page["number"] for page in desk_of(request).state()["pages"]}
    others = asked.get("pages")
    more = {n for n in others if isinstance(n, int) and n in known} if isinstance(others, list) else set()
    pages = (number, *sorted(more - {number}))[:MOST_PAGES]
    overlay = edited_files(editing.gestures.edits_of({**gesture, "page": number}), editing.files.read)
    making, name = making_of(request), f"foreseen {by}"
    found: Offered = await making.ask("foreseen", dict(overlay), pages, urgency=Urgency.SEEN, instead=name)
    shown: Json = found.body or {"pages": []}
    return JSONResponse({**shown, "told": in_words(messages(found.told, {}))})


ROUTES: tuple[BaseRoute, ...] = (
    Route("/api/makeup/{page:int}/choices", choices),
    Route("/api/makeup/{page:int}/foreseen", answered(foreseen), methods=["POST"]),
)
