"""What was asked for becomes edits of the files as they are; and of what was shown before, only if they say the same still."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from banmian.desk.answers import file_of
from banmian.desk.desk import Desk
from banmian.desk.files import Files
from banmian.desk.gestures.given import Asked, GestureError
from banmian.desk.gestures.registry import BY_LINE, ON_PAGES, ON_STORIES
from banmian.desk.journal import SHARED, ConflictError, Journal
from banmian.desk.page_files import page_files
from banmian.desk.shown import found_again, shown_of
from banmian.sources.editing import MARK, Reading, edited_files
from banmian.sources.edits import Edit, EditError, paths_of

FURTHER = "further"
"""Two gestures, the second made on what the first one gives."""

FIT = "fit"
"""What copyfit changed of a page, kept: of this gesture alone the setter knows the edits."""
Base = Mapping[str, str | None]
"""Files as a browser saw them: by name their hashes, None for one that was not there."""
NO_BASE: Base = MappingProxyType({})


def with_files(files: Mapping[str, bytes | None], read: Reading) -> Reading:
    """The files as `read` has them, but for these."""
    return lambda path: files[path] if path in files else read(path)


class Gestures:
    """Those that are made on one desk."""

    def __init__(self, desk: Desk, files: Files, journal: Journal) -> None:
        self.desk, self.files, self.journal = desk, files, journal

    def edits_of(self, gesture: Mapping[str, Any], read: Reading | None = None) -> tuple[Edit, ...]:
        """The edits of what was asked for: `{gesture, page, …}`, `{gesture, story, …}`, or two of these one after the other,
        `{gesture: "further", first, then}`. `read`: the files, if not as they are. GestureError."""
        name, asked, read = gesture.get("gesture"), Asked(gesture), read or self.files.read
        if name == FURTHER:
            first, then = (self._part(gesture, key) for key in ("first", "then"))
            edits = self.edits_of(first, read)
            return (*edits, *self.edits_of(then, with_files(edited_files(edits, read), read)))
        if name in ON_PAGES:
            site = page_files(self.files.issue, asked.number("page"), read, asked.flag(SHARED))
            return ON_PAGES[str(name)](site, asked)
        if name in ON_STORIES:
            path = file_of(self.desk, asked.text("story"))
            data = read(path) if path is not None else None
            if path is None or data is None:
                raise GestureError("unknown", asked.text("story"))
            return ON_STORIES[str(name)](path, data.decode("utf-8", errors="replace").removeprefix(MARK), asked)
        raise GestureError("asked", "gesture")

    def _part(self, gesture: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        """One of the two gestures of FURTHER, made where that is made."""
        own = gesture.get(key)
        if not isinstance(own, Mapping) or own.get("gesture") == FURTHER:
            raise GestureError("asked", key)
        return {**own, SHARED: gesture.get(SHARED)}

    async def edits_for(self, gesture: Mapping[str, Any]) -> tuple[Edit, ...]:
        """As `edits_of`, and what is asked of the setter: `{gesture: "fit", page}` keeps what copyfit changed of the page."""
        if gesture.get("gesture") != FIT:
            return self.edits_of(gesture)
        page = Asked(gesture).number("page")
        found = [row for row in await self.desk.asking.ask("fitted") if row["page"] == page]
        if not found:
            raise GestureError("nothing")
        edits: list[Edit] = []
        for row in found:
            if row["layout"] != row["name"]:
                edits.append(Edit(row["name"], "copy", (), None, row["layout"]))
            edits.append(Edit(row["name"], "text", (), None, row["text"]))
        return tuple(edits)

    def again(self, gesture: Mapping[str, Any], base: Base) -> Mapping[str, Any]:
        """A gesture on a line of an article that was changed since, on the line where its paragraph stands now."""
        path = file_of(self.desk, str(gesture.get("story"))) if gesture.get("gesture") in BY_LINE else None
        return found_again(gesture, self.journal.known(base.get(path)), self.files.read(path)) if path is not None else gesture

    async def as_shown(self, gesture: Mapping[str, Any], base: Base, shown: str | None, other: Sequence[str]) -> tuple[Edit, ...]:
        """The edits of a gesture on the files as they are, which are those that were shown: else ConflictError. `other`: what of
        `base` is another by now."""
        try:
            edits = await self.edits_for(self.again(gesture, base))
        except (GestureError, EditError):
            if other:
                raise self._changed(other[0], base) from None
            raise
        if shown is None:
            shown = self._seen(gesture, base, other) if other else shown_of(edits, self.files.read)
        copied = any(edit.op == "copy" and base.get(edit.path) is not None for edit in edits)
        if copied or shown_of(edits, self.files.read) != shown:
            raise self._changed((*other, *paths_of(edits))[0], base)
        return edits

    def _seen(self, gesture: Mapping[str, Any], base: Base, other: Sequence[str]) -> str:
        """What a gesture says on the files as they were. ConflictError where they are known no more."""
        then = {path: self.journal.known(base[path]) for path in other}
        lost = next((path for path in other if then[path] is None and base[path] is not None), None)
        if lost is not None or gesture.get("gesture") == FIT:
            raise self._changed(lost or other[0], base)
        read = with_files(then, self.files.read)
        return shown_of(self.edits_of(gesture, read), read)

    def _changed(self, path: str, base: Base) -> ConflictError:
        return ConflictError(path, None, base.get(path))
