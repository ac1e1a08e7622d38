"""Writing from the desk: each change carries the files as its browser saw them, is kept as a step, and can be undone.

On a file that is another by now a gesture is made again where the values that it changes are still the old ones; a text is joined
by paragraphs; else nothing is written, and both are shown (decision 0129).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from banmian.desk.files import Files, hash_of
from banmian.desk.merging import merged
from banmian.desk.steps import KEPT, Kept, Step, backwards, last_done, last_undone, standing
from banmian.desk.turning import Partly, Spot, partly, turned
from banmian.outputs.swap import NotWrittenError
from banmian.sources.editing import MARK, as_read, edited_files, front_and_body
from banmian.sources.edits import Edit, EditError, paths_of
from banmian.values import frozen

SHARED = "shared"
"""The key of a gesture that is made on the layout of all issues: its file is written by no other."""
SERVED = 64
"""Texts that were shown and not yet written, of which the bytes are kept: the common ground of what comes back."""


class ConflictError(Exception):
    """The file is another by now, and both changed the same. `theirs`: its text as it is, None where it is gone. `back`, `kept`:
    of a step that is undone what can be taken back all the same, and what was changed since."""

    def __init__(
        self, path: str, theirs: str | None, base: str | None, back: tuple[Spot, ...] = (), kept: tuple[Spot, ...] = ()
    ) -> None:
        super().__init__(path)
        self.path, self.theirs, self.base, self.back, self.kept = path, theirs, base, back, kept


@frozen
class Done:
    """What was written. `how`: `plain`, `replayed` on a file that was another, or `merged` with it. `files`: their hashes now."""

    step: Step
    how: str
    files: Mapping[str, str | None]


class Journal:
    """The steps of one issue. One caller at a time."""

    def __init__(self, files: Files, kept: Kept) -> None:
        self.files, self.kept = files, kept
        self.steps: list[Step] = kept.steps()
        self._served: OrderedDict[str, bytes] = OrderedDict()

    def serve(self, path: str) -> bytes | None:
        """A file's bytes, remembered as what a browser has seen."""
        data = self.files.read(path)
        if data is not None:
            name = hash_of(data) or ""
            self._served[name] = data
            self._served.move_to_end(name)
            while len(self._served) > SERVED:
                self._served.popitem(last=False)
        return data

    def write(self, by: str, gesture: Mapping[str, Any], edits: Sequence[Edit], base: Mapping[str, str | None]) -> Done:
        """Make the edits. `base`: the hashes of files as the browser saw them; of a file that is not named any state is right.
        ConflictError, EditError, NotWritableError, NotWrittenError: then nothing was written."""
        now = {path: self.files.read(path) for path in paths_of(edits)}
        other = [path for path in now if path in base and hash_of(now[path]) != base[path]]
        how = "plain"
        if other:
            edits, how = self._on_others(edits, base, now, set(other))
        try:
            made = edited_files(edits, self.files.read)
        except EditError as refused:
            if other and refused.why in ("changed", "missing"):
                theirs = now.get(refused.edit.path)
                raise ConflictError(refused.edit.path, _text(theirs), base.get(refused.edit.path)) from None
            raise
        return Done(self._put(by, gesture, edits, now, made), how, {path: hash_of(data) for path, data in made.items()})

    def put(self, by: str, gesture: Mapping[str, Any], made: Mapping[str, bytes | None]) -> Done:
        """Put whole files in place as one step, None: away. They are undone while they stand as they were put. NotWritableError,
        NotWrittenError: then nothing was written."""
        now = {path: self.files.read(path) for path in made}
        return Done(self._put(by, gesture, (), now, made), "plain", {path: hash_of(data) for path, data in made.items()})

    def _on_others(
        self, edits: Sequence[Edit], base: Mapping[str, str | None], now: Mapping[str, bytes | None], other: set[str]
    ) -> tuple[list[Edit], str]:
        """The edits as they are to be made on files that are others by now; values are looked at when they are made."""
        out: list[Edit] = []
        how = "replayed"
        for edit in edits:
            if edit.op != "text" or edit.path not in other:
                out.append(edit)
                continue
            theirs, common = now[edit.path], self.known(base[edit.path])
            joined = None
            if theirs is not None and common is not None:
                joined = merged(body_of(common, edit.path), as_read(str(edit.new)), body_of(theirs, edit.path))
            if joined is None or theirs is None:
                raise ConflictError(edit.path, _text(theirs), base[edit.path])
            out.append(Edit(edit.path, "text", (), body_of(theirs, edit.path), joined))
            how = "merged"
        return out, how

    def known(self, name: str | None) -> bytes | None:
        """Bytes by their hash: of what was shown or written before."""
        return self._served.get(name or "") or self.kept.bytes_of(name)

    def _put(
        self, by: str, gesture: Mapping[str, Any], edits: Sequence[Edit], now: Mapping[str, bytes | None],
        made: Mapping[str, bytes | None], kind: str = "do", of: int = 0,
    ) -> Step:  # fmt: skip
        """Keep the bytes from before, then write: what was overwritten can always be had again."""
        number = self.steps[-1].number + 1 if self.steps else 1
        try:
            before = {path: self.kept.keep(now[path]) for path in made}
            after = {path: self.kept.keep(data) for path, data in made.items()}
            step = Step(number, by, gesture, tuple(edits), before, after, kind, of)
            self.kept.begin(step)
        except NotWrittenError as refused:  # told of the file that was meant, not of one that nobody knows
            raise NotWrittenError(self.files.root / next(iter(made)), refused.reason) from refused
        for path in made:
            if hash_of(self.files.read(path)) != before[path]:
                self.kept.end()
                raise ConflictError(path, _text(self.files.read(path)), before[path])
        try:
            self.files.write(made, whole=not edits, shared=gesture.get(SHARED) is True)
        except BaseException:
            self.kept.end()
            raise
        self._done(step)
        return step

    def _done(self, step: Step) -> None:
        """Keep a step that is written; where the system refuses that, it can be undone while the desk runs."""
        self.steps = [*self.steps, step][-KEPT:]
        with suppress(NotWrittenError):
            self.kept.write(self.steps)
            self.kept.end()

    def recover(self) -> tuple[str, ...]:
        """After a desk that was killed while it wrote: no step stands there by half. What was written of one goes back, unless all
        of it was, or somebody has changed one of its files since; then it is a step like any other. The files that went back."""
        step = self.kept.begun()
        if step is None or any(step.number == one.number for one in self.steps):
            self.kept.end()
            return ()
        now = {path: hash_of(self.files.read(path)) for path in step.after}
        written = tuple(path for path in now if now[path] == step.after[path] != step.before[path])
        strange = any(now[path] not in (step.before[path], step.after[path]) for path in now)
        whole = all(now[path] == step.after[path] for path in now)
        if written and not whole and not strange:
            before = {path: self.kept.bytes_of(step.before[path]) for path in written}
            self.files.write(before, whole=True, shared=step.gesture.get(SHARED) is True)
            self.kept.end()
            return written
        if written:
            self._done(step)
        self.kept.end()
        return ()

    # --- undo -------------------------------------------------------------------------------------------------------

    def undo(self, by: str, part: bool = False) -> Done | None:
        """Undo the browser's last step; None where there is none. ConflictError where its values are no longer there; `part`: what
        can be taken back is, and what was changed since stays."""
        step = last_done(self.steps, by)
        return self._turn(by, step, "undo", step.after, step.before, part) if step is not None else None

    def undo_step(self, number: int) -> Done | None:
        """Undo a step of whichever browser, which may do it again; None where it is not there, or is undone."""
        step = next((one for one in standing(self.steps) if one.number == number), None)
        return self._turn(step.by, step, "undo", step.after, step.before, False) if step is not None else None

    def redo(self, by: str, part: bool = False) -> Done | None:
        """Do again what the browser undid last."""
        step = last_undone(self.steps, by)
        return self._turn(by, step, "redo", step.before, step.after, part) if step is not None else None

    def _turn(
        self, by: str, step: Step, kind: str, stood: Mapping[str, str | None], wanted: Mapping[str, str | None], part: bool
    ) -> Done:
        """Each file as it is wanted: by its bytes where it is as the step left it, else by what the step changed of it."""
        now = {path: self.files.read(path) for path in stood}
        made: dict[str, bytes | None] = {}
        changed: dict[str, Partly] = {}
        how = "plain"
        for path, name in wanted.items():
            known = self.kept.bytes_of(name)
            if hash_of(now[path]) == stood[path] and (known is not None or name is None):
                made[path] = known
                continue
            how = "replayed"
            try:
                made[path] = self._again(step, kind, path, now[path], stood[path], known)
            except EditError:
                changed[path] = partly(path, now[path], self.kept.bytes_of(stood[path]), known)
                made[path] = changed[path].data
        if changed and not part:
            raise self._in_the_way(changed, made, now, stood)
        made = {path: data for path, data in made.items() if path not in changed or data != now[path]}
        done = self._put(by, step.gesture, (), now, made, kind, step.number)
        return Done(done, "partly" if changed else how, {path: hash_of(data) for path, data in made.items()})

    def _in_the_way(
        self, changed: Mapping[str, Partly], made: Mapping[str, bytes | None], now: Mapping[str, bytes | None],
        stood: Mapping[str, str | None],
    ) -> ConflictError:  # fmt: skip
        """What was changed since, and what can be taken back all the same: other files whole, of these what stands as it did."""
        whole = tuple(Spot(path) for path in made if path not in changed and made[path] != now[path])
        back = (*whole, *(spot for one in changed.values() for spot in one.back))
        first = next(iter(changed))
        kept = tuple(spot for one in changed.values() for spot in one.kept)
        return ConflictError(first, _text(now[first]), stood[first], back, kept)

    def _again(self, step: Step, kind: str, path: str, now: bytes | None, stood: str | None, wanted: bytes | None) -> bytes:
        """A file that somebody has changed since, with what the step changed of it back, or made again. A layout that the step
        copied stays, for it holds more by now. EditError where the values are no longer those of the step."""
        edits = (backwards(step.edits) if kind == "undo" else step.edits) or ()
        own = [edit for edit in edits if edit.path == path and edit.op != "copy"]
        if own and now is not None:
            return edited_files(self._texts_joined(own, {path: now}, {path: stood}), self.files.read)[path] or b""
        known = self.kept.bytes_of(stood)
        if step.edits or now is None or known is None or wanted is None:
            raise EditError(Edit(path, "text"), "changed")
        return turned(path, now, known, wanted)

    def _texts_joined(
        self, edits: Sequence[Edit], now: Mapping[str, bytes | None], stood: Mapping[str, str | None]
    ) -> tuple[Edit, ...]:
        """Edits of whole texts as what they change of the text that stands there now."""
        out: list[Edit] = []
        for edit in edits:
            theirs, common = now.get(edit.path), self.kept.bytes_of(stood.get(edit.path))
            if edit.op != "text" or theirs is None:
                out.append(edit)
                continue
            body = body_of(theirs, edit.path)
            joined = merged(body_of(common, edit.path), as_read(str(edit.new)), body) if common is not None else None
            if joined is None:
                raise EditError(edit, "changed")
            out.append(Edit(edit.path, "text", (), body, joined))
        return tuple(out)


def body_of(data: bytes, path: str) -> str:
    """The text that an edit `text` replaces, with line feeds alone."""
    text = data.decode("utf-8", errors="replace").removeprefix(MARK)
    return as_read(front_and_body(text)[1] if path.endswith(".md") else text)


def _text(data: bytes | None) -> str | None:
    return as_read(data.decode("utf-8", errors="replace").removeprefix(MARK)) if data is not None else None
