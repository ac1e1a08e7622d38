"""A story of a page that makeup plans gives way to another one: that of another page, with which it exchanges page, rank and pin,
or one that no page holds, which takes its row over. Without one that goes out, a story is added to the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banmian.desk.gestures.given import Asked, GestureError, PageFiles
from banmian.desk.gestures.pins import pin_name, unpinned
from banmian.desk.gestures.planned import planned, stories_of
from banmian.sources.edits import Edit

SHARED = ("page", "rank")
"""What a row says of where a story stands; the rest says how it looks, and goes with it."""


def replace(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`story` comes onto the page; `other`, if it is named, gives its place. GestureError `jumps` for a story that goes on on
    another page: where its rest would stand is for its editor to say."""
    story = asked.text("story")
    row = _row_of(site, story)
    if row is not None and str(row[1].get("page")) == str(site.number):
        raise GestureError("nothing")
    if "other" not in asked.values:
        return _moved_here(site, story) if row is not None else (_added(site, story),)
    n, other = planned(site, asked.text("other"))
    if str(other.get("page")) != str(site.number):
        raise GestureError("not-there", asked.text("other"))
    for _, entry in [(n, other), *([row] if row is not None else [])]:
        if "jump" in entry:
            raise GestureError("jumps", stories_of(entry)[0])
    return _exchanged(site, n, *row) if row is not None else _replaced(site, n, other, story)


def _row_of(site: PageFiles, story: str) -> tuple[int, Mapping[str, Any]] | None:
    try:
        n, entry = planned(site, story)
    except GestureError:
        return None
    if "page" not in entry:
        raise GestureError("not-there", story)  # a section's: the program finds its page
    return n, entry


def _exchanged(site: PageFiles, n: int, m: int, comes: Mapping[str, Any]) -> tuple[Edit, ...]:
    """Page, rank and pin of two rows exchanged."""
    goes = site.makeup["stories"][n]
    edits = []
    for key in SHARED:
        one, two = goes.get(key), comes.get(key)
        if one != two:
            edits += [_said(site, n, key, one, two), _said(site, m, key, two, one)]
    return (*edits, *_pins(site, pin_name(stories_of(goes)), pin_name(stories_of(comes))))


def _replaced(site: PageFiles, n: int, goes: Mapping[str, Any], story: str) -> tuple[Edit, ...]:
    """The row with the other story's id, without what was said of how the one before looked."""
    path = _file(site)
    gone = [Edit(path, "remove", ("stories", n, key), goes[key]) for key in goes if key not in ("id", *SHARED)]
    new = Edit(path, "set", ("stories", n, "id"), goes["id"], story)
    return (*gone, new, *_pins(site, pin_name(stories_of(goes)), pin_name([story])))


def _moved_here(site: PageFiles, story: str) -> tuple[Edit, ...]:
    n, entry = planned(site, story)
    if "jump" in entry:
        raise GestureError("jumps", story)
    pins, name = site.makeup.get("pins") or {}, pin_name(stories_of(entry))
    away = [unpinned(_file(site), pins, name)] if name in pins else []
    return (Edit(_file(site), "set", ("stories", n, "page"), entry["page"], str(site.number)), *away)


def _added(site: PageFiles, story: str) -> Edit:
    rows = site.makeup.get("stories")
    if not isinstance(rows, list):
        raise GestureError("unplanned", str(site.number))
    return Edit(_file(site), "add", ("stories", len(rows)), None, {"id": story, "page": str(site.number)})


def _pins(site: PageFiles, one: str, two: str) -> list[Edit]:
    """The pins under each other's names: they are of places, and the stories exchange these."""
    pins, path = site.makeup.get("pins") or {}, _file(site)
    names = [(old, new) for old, new in ((one, two), (two, one)) if old in pins]
    return [Edit(path, "key", ("pins", old), pins[old], new) for old, new in names]


def _said(site: PageFiles, n: int, key: str, old: Any, new: Any) -> Edit:
    at = ("stories", n, key)
    if new is None:
        return Edit(_file(site), "remove", at, old)
    return Edit(_file(site), "add" if old is None else "set", at, old, new)


def _file(site: PageFiles) -> str:
    return f"{site.folder}/makeup.yaml"
