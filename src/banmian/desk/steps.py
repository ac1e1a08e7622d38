"""What was written from the desk, step by step: values, their way back, and the folder that keeps the last of them.

The folder may be deleted at any time: then nothing can be undone, and no work is lost.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import Any

from banmian.desk.files import hash_of
from banmian.outputs.swap import put_whole
from banmian.sources.edits import Edit
from banmian.values import frozen

KEPT = 200
"""Steps that are kept, and can be undone."""
BEGUN = "begun.json"


@frozen
class Step:
    """One change of some files. `by`: the browser; `gesture`: what it did, as it was asked for, for who words it.

    `before`, `after`: each file's hash, None where there was none. `of`: the step that this one undoes or does again; `kind`: `do`,
    `undo` or `redo`."""

    number: int
    by: str
    gesture: Mapping[str, Any]
    edits: tuple[Edit, ...]
    before: Mapping[str, str | None] = field(default_factory=dict)
    after: Mapping[str, str | None] = field(default_factory=dict)
    kind: str = "do"
    of: int = 0

    def as_json(self) -> dict[str, Any]:
        edits = [{"path": e.path, "op": e.op, "at": list(e.at), "old": e.old, "new": e.new} for e in self.edits]
        plain = {"number": self.number, "by": self.by, "gesture": dict(self.gesture), "edits": edits, "kind": self.kind}
        return {**plain, "before": dict(self.before), "after": dict(self.after), "of": self.of}


def step_of(told: Mapping[str, Any]) -> Step:
    """As `as_json` wrote it. KeyError or TypeError for anything else."""
    edits = tuple(Edit(e["path"], e["op"], tuple(e["at"]), e["old"], e["new"]) for e in told["edits"])
    return Step(
        int(told["number"]), str(told["by"]), dict(told["gesture"]), edits, dict(told["before"]), dict(told["after"]),
        str(told["kind"]), int(told["of"]),
    )  # fmt: skip


def backwards(edits: Sequence[Edit]) -> tuple[Edit, ...] | None:
    """The edits that undo these on files that have changed elsewhere meanwhile; a copied file stays, and None where it is not known
    what was taken away."""
    out: list[Edit] = []
    for edit in reversed(edits):
        if edit.op == "copy":
            continue
        if edit.op == "remove" and edit.old is None:
            return None
        op = {"add": "remove", "remove": "add"}.get(edit.op, edit.op)
        out.append(Edit(edit.path, op, edit.at, edit.new, edit.old))  # type: ignore[arg-type]
    return tuple(out)


def last_done(steps: Sequence[Step], by: str) -> Step | None:
    """What this browser would undo next."""
    return _stacks(steps, by)[0]


def last_undone(steps: Sequence[Step], by: str) -> Step | None:
    """What this browser would do again: what it undid, unless it has done something since."""
    return _stacks(steps, by)[1]


def standing(steps: Sequence[Step]) -> list[Step]:
    """The steps of all browsers that are not undone, in their order."""
    known, done = {step.number: step for step in steps}, dict[int, Step]()
    for step in steps:
        if step.kind == "undo":
            done.pop(step.of, None)
        elif step.kind == "redo":
            done |= {step.of: known[step.of]} if step.of in known else {}
        else:
            done[step.number] = step
    return list(done.values())


def _stacks(steps: Sequence[Step], by: str) -> tuple[Step | None, Step | None]:
    own = [step for step in steps if step.by == by]
    known, done, undone = {step.number: step for step in own}, standing(own), list[Step]()
    for step in own:
        if step.kind == "undo":
            undone += [known[step.of]] if step.of in known else []
        elif step.kind == "redo":
            undone = [one for one in undone if one.number != step.of]
        else:
            undone = []
    return (done[-1] if done else None), (undone[-1] if undone else None)


class Kept:
    """The folder of the journal: `steps.jsonl`, and the bytes of files before and after by their hashes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def steps(self) -> list[Step]:
        """What stands there; nothing of what cannot be read."""
        out: list[Step] = []
        try:
            lines = (self.folder / "steps.jsonl").read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return out
        for line in lines:
            with suppress(ValueError, KeyError, TypeError):
                out.append(step_of(json.loads(line)))
        return out[-KEPT:]

    def keep(self, data: bytes | None) -> str | None:
        """The bytes, under their hash. NotWrittenError."""
        name = hash_of(data)
        if data is not None and name is not None and not (self.folder / name).exists():
            put_whole(self.folder / name, data)
        return name

    def begin(self, step: Step) -> None:
        """Note what is about to be written: a desk that is killed meanwhile leaves it. NotWrittenError."""
        put_whole(self.folder / BEGUN, json.dumps(step.as_json(), ensure_ascii=False).encode())

    def begun(self) -> Step | None:
        """What was about to be written when the desk was killed."""
        try:
            return step_of(json.loads((self.folder / BEGUN).read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def end(self) -> None:
        """What was begun is written, or is not to be."""
        with suppress(OSError):
            (self.folder / BEGUN).unlink(missing_ok=True)

    def bytes_of(self, name: str | None) -> bytes | None:
        """What has this hash; None where it is no longer kept."""
        if name is None or not name.isalnum():
            return None
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            return None

    def write(self, steps: Sequence[Step], also: frozenset[str] = frozenset()) -> None:
        """The steps; bytes that none of them names, nor `also`, go. NotWrittenError."""
        rows = "".join(json.dumps(s.as_json(), ensure_ascii=False) + "\n" for s in steps)
        put_whole(self.folder / "steps.jsonl", rows.encode())
        named = {name for step in steps for name in (*step.before.values(), *step.after.values())} | also
        for path in self.folder.iterdir():
            if len(path.name) == 64 and path.name not in named:
                with suppress(OSError):
                    path.unlink()
