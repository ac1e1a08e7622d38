"""What makeup.yaml says of stories, changed: how important one is, two exchanged, the order of several in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banmian.desk.gestures.given import Asked, GestureError, PageFiles
from banmian.sources.edits import Edit

RANKS, RANK = 5, "3"
"""How many ranks there are; the one of a story of which makeup.yaml says none (makeup/schema.py)."""


def rank(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`story` gets the rank `rank`, 1 (the page's lead) to 5."""
    wanted = asked.number("rank")
    if not 1 <= wanted <= RANKS:
        raise GestureError("asked", "rank")
    n, entry = planned(site, asked.text("story"))
    if _rank(entry) == str(wanted):
        raise GestureError("nothing")
    return (_ranked(site, n, entry, str(wanted)),)


def exchange(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`story` and `other` exchange their ranks: so one comes before the other."""
    (n, one), (m, other) = planned(site, asked.text("story")), planned(site, asked.text("other"))
    if _rank(one) == _rank(other):
        raise GestureError("nothing")
    return _ranked(site, n, one, _rank(other)), _ranked(site, m, other, _rank(one))


def bundle_order(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """The stories of a bundle in another order: `stories` all of them."""
    wanted = asked.texts("stories")
    n, entry = planned(site, wanted[0])
    there = stories_of(entry)
    if sorted(there) != sorted(wanted):
        raise GestureError("asked", "stories")
    if there == wanted:
        raise GestureError("nothing")
    return (Edit(_file(site), "order", ("stories", n, "id"), list(there), list(wanted)),)


def planned(site: PageFiles, story: str) -> tuple[int, Mapping[str, Any]]:
    """A story's row of makeup.yaml, and which one it is. GestureError where there is none."""
    rows = site.makeup.get("stories")
    for n, entry in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(entry, Mapping) and story in stories_of(entry):
            return n, entry
    raise GestureError("not-there", story)


def stories_of(entry: Mapping[str, Any]) -> list[str]:
    """The story of a row, or the several that stand together."""
    found = entry.get("id")
    return [str(one) for one in found] if isinstance(found, list) else [str(found)]


def _ranked(site: PageFiles, n: int, entry: Mapping[str, Any], wanted: str) -> Edit:
    old = entry.get("rank")
    return Edit(_file(site), "add" if old is None else "set", ("stories", n, "rank"), old, wanted)


def _rank(entry: Mapping[str, Any]) -> str:
    return str(entry.get("rank", RANK))


def _file(site: PageFiles) -> str:
    return f"{site.folder}/makeup.yaml"
