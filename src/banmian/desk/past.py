"""Kept versions: listed and kept in the setter; set again, drawn, compared with the pages as they stand, gone back to in a process
of their own (looking_back.py).

What is compared and what going back does are those of `banmian changes` and `banmian back`. A version is set in a project of its
own (versions/setting.py), which costs little, for the setter remembers what did not change; the last ones looked at stay set.
"""

from __future__ import annotations

import datetime
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from banmian.build import Job, Outcome, set_issue
from banmian.desk.differences import told_change
from banmian.desk.exchange import Json, Tiled, View, WentBack
from banmian.desk.page_site import points
from banmian.desk.tiles import Drawn
from banmian.diagnostics import Diagnostic, Severity, worst
from banmian.outputs.asked import Asked
from banmian.outputs.door import REFUSALS, refusal_of
from banmian.phrases import say
from banmian.signing.check import checked
from banmian.versions import keeping
from banmian.versions.back import prepared
from banmian.versions.changes import changes_between
from banmian.versions.finding import PROOF
from banmian.versions.records import PageRecord, records_of
from banmian.versions.run import lost_file, ours, signed_pages, sources_now, store_of, way_now
from banmian.versions.setting import project_of
from banmian.versions.store import LostError, Version
from banmian.versions.telling import changed_files
from banmian.workspace import Workspace, page_pdf_of

HELD = 2
"""Versions that stay set."""
APART = 600
"""Seconds between two versions that the desk keeps by itself."""
NOW = "now"
DESK = "desk"
"""What the note of a version says that the desk kept by itself."""


class SetVersion:
    """A version that is set: its pages, drawn as they are asked for."""

    def __init__(self, asked: Asked, version: Version, cache: Path | None) -> None:
        """IndexError where bytes of it are lost."""
        self._open = ExitStack()
        try:
            place = self._open.enter_context(project_of(asked.root, store_of(asked).bytes_of(version)))
            self.outcome = set_issue(Job(place, asked.issue, cache=cache))
        except LostError as lost:
            self._open.close()
            raise IndexError(say("the version has lost {file}: it cannot be set", file=lost)) from lost
        self.records = records_of(self.outcome)
        self._drawn: dict[int, Drawn] = {}

    def page(self, number: int) -> Drawn:
        """IndexError where it has no such page."""
        if self.outcome.issue is None:
            raise IndexError(say("the issue cannot be set as it was then"))
        if number not in self._drawn:
            self._drawn[number] = Drawn(page_pdf_of(self.outcome.issue, number, compress=False))
        return self._drawn[number]

    def close(self) -> None:
        for drawn in self._drawn.values():
            drawn.close()
        self._open.close()


class Past:
    """The versions of the issue of a workspace. `out`: the folder of outputs, each time."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._held: OrderedDict[str, SetVersion] = OrderedDict()
        self._now: tuple[object, tuple[PageRecord, ...]] = (None, ())

    def _asked(self, out: Path) -> Asked:
        return Asked(self.workspace.root, self.workspace.issue, out)

    def _version(self, out: Path, name: str) -> Version:
        found = [version for version in store_of(self._asked(out)).versions() if version.id == name]
        if not found:
            raise IndexError(say("no such version is kept"))
        return found[-1]

    def _set(self, out: Path, name: str) -> SetVersion:
        if name not in self._held:
            self._held[name] = SetVersion(self._asked(out), self._version(out, name), self.workspace.cache)
        self._held.move_to_end(name)
        while len(self._held) > HELD:
            self._held.popitem(last=False)[1].close()
        return self._held[name]

    # --- what there is ----------------------------------------------------------------------------------------------

    def rows(self, out: Path) -> Json:
        """All versions, the newest first, and the id that the files as they stand have."""
        asked = self._asked(out)
        versions = store_of(asked).versions()
        rows = [_row(before, version) for before, version in zip((None, *versions), versions, strict=False)]
        return {"versions": rows[::-1], "now": keeping.id_now(sources_now(asked))}

    def keep(self, out: Path, counts: tuple[int, int]) -> bool:
        """Keep what stands, where the last version is another and some time old; whether it was kept. `counts`: of errors and
        warnings."""
        asked = self._asked(out)
        last = store_of(asked).last()
        if self.workspace.standing is None or (last is not None and _seconds_since(last.at) < APART):
            return False
        try:
            ours(asked)
            return keeping.keep_files(store_of(asked), sources_now(asked), note=DESK, counts=counts) is not None
        except REFUSALS:
            return False  # it is no work of the user's: the next time tells whether it can be kept

    # --- looked at --------------------------------------------------------------------------------------------------

    def tiles(self, out: Path, name: str, view: View) -> Tiled:
        """A version's page. IndexError where there is none."""
        return self._set(out, name).page(view.page).tiled(view.zoom, view.have, view.wanted)

    def changes(self, out: Path, before: str, after: str = NOW) -> Json:
        """What is different on each page; `after`: a version, or the files as they stand."""
        old, new = self._records(out, before), self._records(out, after)
        if not old or not new:
            return {"before": before, "after": after, "whole": False, "changes": [], "pages": []}
        found = [told_change(change, number) for number, change in enumerate(changes_between(old, new), 1)]
        return {"before": before, "after": after, "whole": True, "changes": found, "pages": [_outline(page) for page in old]}

    def _records(self, out: Path, name: str) -> tuple[PageRecord, ...]:
        if name != NOW:
            return self._set(out, name).records
        standing = self.workspace.standing
        if standing is None:
            return ()
        if self._now[0] is not standing[0]:
            self._now = standing[0], records_of(Outcome(standing[0].job, standing[0], (), standing[1]))
        return self._now[1]

    # --- gone back to -----------------------------------------------------------------------------------------------

    def way(self, out: Path, name: str) -> WentBack:
        """What going back would do to the files, and which signed pages forbid it."""
        asked, version = self._asked(out), self._version(out, name)
        sources = sources_now(asked)
        way = way_now(asked, version, sources)
        steps = tuple((step.what, step.path) for step in way.steps)
        now = keeping.id_now(sources)
        try:
            told = signed_pages(asked, way, sources, checked)
        except LostError as lost:
            told = [lost_file(asked, version, lost)]
        return WentBack(version.at, now, steps, way.layouts, tuple(told), {})

    def back(self, out: Path, name: str, now: str) -> WentBack:
        """The same; what stands is kept as a version, and the bytes of each file are given to be written. `now`: the id of the
        files for which the way was shown; of others none are given."""
        looked = self.way(out, name)
        if looked.now != now or worst(looked.told) is Severity.ERROR or not looked.steps:
            return looked
        asked, version = self._asked(out), self._version(out, name)
        sources = sources_now(asked)
        try:
            ours(asked)
            files = prepared(store_of(asked), way_now(asked, version, sources), sources)
        except LostError as lost:
            return _refused(looked, lost_file(asked, version, lost))
        except REFUSALS as fault:
            return _refused(looked, refusal_of(fault, asked.issue_yaml))
        return WentBack(looked.at, looked.now, looked.steps, looked.layouts, looked.told, files)


ANSWERS: Mapping[str, Callable[..., Any]] = {
    "versions": Past.rows,
    "keep_version": Past.keep,
}
"""What may be asked of the setter about versions, by name: what takes no time. The rest is in looking_back.py."""


def _refused(looked: WentBack, why: Diagnostic) -> WentBack:
    return WentBack(looked.at, looked.now, looked.steps, looked.layouts, (*looked.told, why), {})


def _outline(page: PageRecord) -> Json:
    """A page of a version: its number, its name, its trim in points."""
    return {"number": page.number, "name": page.name, "trim": [points(size) for size in page.trim]}


def _row(before: Version | None, version: Version) -> Json:
    files = changed_files(before, version) if before is not None else []
    number, _, rest = version.note.partition(" ") if version.what == PROOF else ("", "", version.note)
    return {
        "id": version.id,
        "at": version.at,
        "what": version.what,
        "number": int(number) if number.isdecimal() else 0,
        "note": rest,
        "errors": version.counts[0],
        "warnings": version.counts[1],
        "files": files,
    }


def _seconds_since(at: str) -> float:
    return (datetime.datetime.fromisoformat(keeping.now()) - datetime.datetime.fromisoformat(at)).total_seconds()
