"""Where a gesture is made: the page's layout and the issue as plain values, and the edits of the page's own file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Literal

from banmian.sources.document import Loc
from banmian.sources.edits import Edit
from banmian.values import frozen

NOTHING: Mapping[str, Any] = MappingProxyType({})


Why = Literal[
    "unknown", "no-lines", "flat", "outside", "not-there", "taken", "taken-name", "asked", "no-paragraph", "no-break", "nothing",
    "unreadable", "unplanned", "jumps", "own-layout", "not-own",
]  # fmt: skip
"""Why a gesture is refused; refusals.py makes sentences of it."""


class GestureError(Exception):
    """What was asked for cannot be said as an edit. `what`: what it is about, a path or a name."""

    def __init__(self, why: Why, what: str = "") -> None:
        self.why, self.what = why, what
        super().__init__(f"{why}: {what}")


@frozen
class PageFiles:
    """One page of an issue. `path`: the layout's file that counts now; `own`: the issue's own, which may not be there yet.

    `layout`, `issue`, `makeup`: the files as plain values, `makeup` empty where there is none. `index`: which page of issue.yaml.
    `styles`: by head style the lines that a head of one headline line takes. `columns`: of the page, or spread. `shared`: the
    layout of all issues is meant, which is edited where it lies."""

    folder: str
    path: str
    layout: Mapping[str, Any]
    issue: Mapping[str, Any]
    index: int
    name: str
    makeup: Mapping[str, Any] = NOTHING
    styles: Mapping[str, int] = NOTHING
    columns: int = 5
    shared: bool = False

    @property
    def own(self) -> str:
        """The file that edits of the layout go to."""
        return self.path if self.shared else f"{self.folder}/pages/{self.name}.yaml"

    @property
    def issue_yaml(self) -> str:
        return f"{self.folder}/issue.yaml"

    @property
    def page(self) -> Mapping[str, Any]:
        """The page's entry of issue.yaml."""
        found: Mapping[str, Any] = self.issue["pages"][self.index]
        return found

    @property
    def number(self) -> int:
        """The page's number, of a spread the first."""
        return int(str(self.page["number"]).split("-")[0])

    def value(self, at: Loc) -> Any:
        """What the layout says at a path; None where it says nothing."""
        found: Any = self.layout
        for step in at:
            if isinstance(found, Mapping) and str(step) in found:
                found = found[str(step)]
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found

    def in_own(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """Edits of the page's own file; where the page has that of the paper, a copy of it comes first."""
        edits = tuple(edits)
        if not edits:
            raise GestureError("nothing")
        if self.path == self.own:
            return edits
        return (Edit(self.own, "copy", (), None, self.path), *edits)

    def set(self, at: Loc, new: Any) -> Edit:
        """The layout's value at a path, set or added."""
        old = self.value(at)
        return Edit(self.own, "add", at, None, new) if old is None else Edit(self.own, "set", at, old, new)


@frozen
class Asked:
    """What a gesture was asked for, as the browser sent it; GestureError where something lacks or is of another kind."""

    values: Mapping[str, Any]

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if not isinstance(value, str) or not value or len(value) > 400:
            raise GestureError("asked", key)
        return value

    def number(self, key: str, default: int | None = None) -> int:
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 100_000:
            raise GestureError("asked", key)
        return value

    def flag(self, key: str) -> bool:
        return self.values.get(key) is True

    def texts(self, key: str) -> list[str]:
        value = self.values.get(key)
        if not isinstance(value, list) or not value or len(value) > 100 or not all(isinstance(v, str) for v in value):
            raise GestureError("asked", key)
        return list(value)

    def target(self) -> Loc:
        """What the gesture is made on: `pictures.lane`, `places.lead`, `places.lead.text.0`, `rules.0`."""
        steps = self.text("target").split(".")
        return tuple(int(step) if step.isdigit() else step for step in steps)
