"""A story that makeup leaves where it stands: its columns and lines among the pins of makeup.yaml; pressed again, it is free."""

from __future__ import annotations

from banmian.desk.gestures.areas import parts_of, span_text
from banmian.desk.gestures.given import Asked, GestureError, PageFiles
from banmian.sources.edits import Edit


def pin(site: PageFiles, asked: Asked) -> tuple[Edit, ...]:
    """`target` (`places.lead`), `story`. GestureError where no makeup.yaml plans the page: then nothing would move it."""
    story, path = asked.text("story"), f"{site.folder}/makeup.yaml"
    stories = site.makeup.get("stories")
    if not isinstance(stories, list) or not any(story in _ids(entry) for entry in stories):
        raise GestureError("not-there", story)
    pins = site.makeup.get("pins") or {}
    if story in pins:
        return (Edit(path, "remove", ("pins", story) if len(pins) > 1 else ("pins",)),)
    parts = [area for area in parts_of(site, asked.target()) if area.cols is not None]
    if not parts:
        raise GestureError("no-lines", asked.text("target"))
    cols = min(a.cols[0] for a in parts if a.cols), max(a.cols[1] for a in parts if a.cols)
    where = {"cols": span_text(cols), "lines": span_text((min(a.first for a in parts), max(a.last for a in parts)))}
    if "pins" in site.makeup:
        return (Edit(path, "add", ("pins", story), None, where),)
    return (Edit(path, "add", ("pins",), None, {story: where}),)


def _ids(entry: object) -> list[str]:
    found = entry.get("id") if isinstance(entry, dict) else None
    return found if isinstance(found, list) else [str(found)]
