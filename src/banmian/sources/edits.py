"""What a gesture changes of a file, as values: which file, which value at which path, from what to what (decision 0127)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from banmian.sources.document import Loc
from banmian.sources.marks import Plain
from banmian.values import frozen

Op = Literal["set", "add", "remove", "order", "key", "text", "copy"]


@frozen
class Edit:
    """One change of the file `path` (relative to the root, with `/`).

    `set`: the value at `at` was `old` and becomes `new`. `add`: a key of a mapping, or an item of a list, that was not there.
    `remove`: it goes. `order`: a list gets the same items in another order. `key`: the key that `at` ends with gets the name `new`
    and keeps its value and its row. `text`: the body of an article (what is below its front
    matter), of another file all of it, becomes `new`. `copy`: the file is not there yet and begins as that which `new` names.
    """

    path: str
    op: Op
    at: Loc = ()
    old: Plain | None = None
    new: Plain | None = None


class EditError(Exception):
    """An edit that cannot be made; nothing was. `why`: the reason as a word, of which the desk makes a sentence."""

    def __init__(self, edit: Edit, why: Literal["missing", "changed", "unreadable", "unwritable", "more"]) -> None:
        self.edit, self.why = edit, why
        super().__init__(f"{edit.path}: {why}: {where(edit.at)}")


def where(at: Loc) -> str:
    """A path as it is written in messages: `places.lead.text.0.lines`."""
    return ".".join(map(str, at))


def paths_of(edits: Sequence[Edit]) -> tuple[str, ...]:
    """The files that the edits change, each once, in order."""
    return tuple(dict.fromkeys(edit.path for edit in edits))
