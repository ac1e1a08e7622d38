"""The issue as the desk tells it: day and number, pages with their stories, what waits for a place; messages as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from banmian.desk.amounts import amount_of, empty_of
from banmian.desk.on_desk import on_desk
from banmian.desk.worst import NO_AMOUNT
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.names import Names
from banmian.diagnostics.render import as_json
from banmian.languages import in_language

Json = dict[str, Any]
NO_STORIES: Json = {"pages": [], "waiting": []}


def message(told: Diagnostic, number: int, page: int | None) -> Json:
    """A message with its number in the list, its page, its rectangle in points, and what is over or short as numbers."""
    amount = amount_of(told)
    rect = told.place.rect if told.place is not None else None
    own = {name: getattr(amount, name, 0) for name in NO_AMOUNT}
    return {
        **as_json(on_desk(told)),
        "number": number,
        "page": page,
        "rect": [round(v / 1000, 2) for v in rect] if rect is not None else None,
        "story": amount.story if amount is not None else None,
        **own,
        "empty": empty_of(told),
    }


def messages(told: Iterable[Diagnostic], pages: Mapping[str, int]) -> list[Json]:
    """Errors first, then warnings, then what the program did; within each by page, then as they came. `pages`: of files, for a
    message that names no page."""

    def page(d: Diagnostic) -> int | None:
        return d.place.page if d.place is not None else pages.get(d.span.file) if d.span is not None else None

    ranked = sorted(told, key=lambda d: (-d.severity, page(d) or 0))
    return [message(d, n, page(d)) for n, d in enumerate(ranked, 1)]


def in_words(found: Iterable[Json], state: Json = NO_STORIES) -> list[Json]:
    """The messages as who asks reads them: in the language that is spoken (banmian/languages.py), stories by their headlines.
    `state`: pages and what waits, as snapshot.py tells them."""
    names = _names(state)

    def words(m: Json, key: str) -> str | None:
        return m[key] and in_language(names.said(m[key], m["file"] or "", m["page"]))

    return [{**m, "message": words(m, "message"), "hint": words(m, "hint")} for m in found]


def _names(state: Json) -> Names:
    """What stories and places are called; headlines stand whole."""
    standing = [(page["number"], story) for page in state["pages"] for story in page["stories"]]
    titles = {story["id"]: story["title"] for story in [*(story for _, story in standing), *state["waiting"]]}
    places: dict[tuple[int, str], tuple[str, ...]] = {}
    for number, story in standing:
        places[number, story["place"]] = (*places.get((number, story["place"]), ()), story["id"])
    return Names({story: title for story, title in titles.items() if title != story}, places, str)


def pages_by_file(pages: Iterable[Json], files: Mapping[str, str]) -> dict[str, int]:
    """The first page on which something of a file stands: what a message without a page speaks of. `files`: of articles, by id."""
    found: dict[str, int] = {}
    for page in pages:
        found.setdefault(page["layout"], page["number"])
        for story in page["stories"]:
            found.setdefault(files.get(story["id"].partition("#")[0], ""), page["number"])
    return found


def touched_by(names: Iterable[str], pages: Iterable[Json], files: Mapping[str, str]) -> list[int]:
    """The pages on which something of these files stands; all where one of them may touch any page."""
    by_file = {file: name for name, file in files.items()}
    known = list(pages)
    found: set[int] = set()
    for name in names:
        own = {
            page["number"]
            for page in known
            if page["layout"] == name or any(s["id"].partition("#")[0] == by_file.get(name) for s in page["stories"])
        }
        found |= own or {page["number"] for page in known}
    return sorted(found)


def matters(message: Json) -> bool:
    """Whether a message of a trial is told: what copyfit would change, too."""
    return bool(message["severity"] != "info" or message["code"].startswith("FIT02"))
