"""A story that makeup leaves where it stands, its columns and lines among the pins of makeup.yaml, or as large as it is, in its own
row there; on a page that makeup does not plan its place is pinned against copyfit, in the page's file. Pressed again, it is free.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banmian.desk.gestures.areas import Area, areas, parts_of, span_text
from banmian.desk.gestures.given import Asked, GestureError, PageFiles
from banmian.desk.gestures.planned import planned, stories_of
from banmian.sources.document import Loc
from banmian.sources.edits import Edit


def pin(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`target` (`places.lead`), `story`. Where no makeup.yaml plans the page: in its own file, against copyfit."""
    if not _plans(site, asked.text("story")):
        return _in_page(site, asked, "place")
    story, path = asked.text("story"), f"{site.folder}/makeup.yaml"
    _, entry = planned(site, story)
    name = pin_name(stories_of(entry))
    pins = site.makeup.get("pins") or {}
    if name in pins:
        return (unpinned(path, pins, name),)
    parts = [area for area in _parts(site, asked, entry) if area.cols is not None]
    if not parts:
        raise GestureError("no-lines", asked.text("target"))
    cols = min(a.cols[0] for a in parts if a.cols), max(a.cols[1] for a in parts if a.cols)
    where = {"cols": span_text(cols), "lines": span_text((min(a.first for a in parts), max(a.last for a in parts)))}
    if "pins" in site.makeup:
        return (Edit(path, "add", ("pins", name), None, where),)
    return (Edit(path, "add", ("pins",), None, {name: where}),)


def pin_size(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`target`, `story`: the columns that it has now in its row of makeup.yaml, by which its height follows from its text; of a
    block that stands as it was designed (`like`) its lines too. Pressed again it has any size. Where no makeup.yaml plans the page:
    the number of its lines, in the page's own file, against copyfit."""
    if not _plans(site, asked.text("story")):
        return _in_page(site, asked, "size")
    path = f"{site.folder}/makeup.yaml"
    n, entry = planned(site, asked.text("story"))
    keys = ("cols", "lines") if "like" in entry else ("cols",)
    if any(key in entry for key in keys):
        return tuple(Edit(path, "remove", ("stories", n, key), entry[key]) for key in keys if key in entry)
    parts = [area for area in _parts(site, asked, entry) if area.cols is not None]
    if not parts:
        raise GestureError("no-lines", asked.text("target"))
    width = max(a.cols[1] for a in parts if a.cols) - min(a.cols[0] for a in parts if a.cols) + 1
    height = max(a.last for a in parts) - min(a.first for a in parts) + 1
    now = {"cols": str(width), "lines": str(height)}
    return tuple(Edit(path, "add", ("stories", n, key), None, now[key]) for key in keys)


def unpinned(path: str, pins: Mapping[str, Any], name: str) -> Edit:
    """The pin of that name goes, with the last one all that is said of pins."""
    return Edit(path, "remove", ("pins", name), pins[name]) if len(pins) > 1 else Edit(path, "remove", ("pins",), dict(pins))


def _plans(site: PageFiles, story: str) -> bool:
    """Whether makeup.yaml has the story."""
    try:
        planned(site, story)
    except GestureError:
        return False
    return True


def _in_page(site: PageFiles, asked: Asked, what: str) -> tuple[Edit, ...]:
    """`pin` of the place in the page's file; the same pressed again takes it away."""
    at = (*asked.target()[:2], "pin")
    if at[0] != "places" or site.value(at[:2]) is None:
        raise GestureError("no-lines", asked.text("target"))
    if site.value(at) == what:
        return site.in_own([Edit(site.own, "remove", at, what)])
    return site.in_own([site.set(at, what)])


def pin_name(stories: list[str]) -> str:
    """Under which name makeup.yaml pins them: as makeup names their place (makeup/reading.py)."""
    return stories[0].replace("#", "-") + ("-bundle" if len(stories) > 1 else "")


def _parts(site: PageFiles, asked: Asked, entry: Mapping[str, Any]) -> list[Area]:
    """All that makeup moves as one: the place, that of the story beside it, their pictures."""
    wanted = [stories_of(entry), [str(entry.get("beside"))]]
    owners: set[Loc] = {("places", name) for name, there in (site.page.get("places") or {}).items() if _listed(there) in wanted}
    owners |= {area.owner for area in parts_of(site, asked.target())}
    names = {owner[1] for owner in owners if owner[0] == "places"}
    shown = site.layout.get("pictures")
    pictures = shown.items() if isinstance(shown, Mapping) else ()
    owners |= {("pictures", name) for name, own in pictures if isinstance(own, Mapping) and own.get("of") in names}
    return [area for area in areas(site.layout) if area.owner in owners]


def _listed(stories: object) -> list[str]:
    return [str(story) for story in stories] if isinstance(stories, list) else [str(stories)]
