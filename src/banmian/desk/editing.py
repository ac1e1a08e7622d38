"""Gestures, trials and saved texts, as the desk takes them from its browsers: what was asked for becomes edits, these are tried or
written, one at a time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, cast

from starlette.requests import Request

from banmian.desk.answers import file_of
from banmian.desk.desk import Desk
from banmian.desk.diffs import diff_of
from banmian.desk.files import Files, hash_of
from banmian.desk.gestures.given import Asked
from banmian.desk.gestures.registry import CANNOT
from banmian.desk.gestures.words import paragraph_at
from banmian.desk.gesturing import NO_BASE, Base, Gestures
from banmian.desk.journal import ConflictError, Done, Journal
from banmian.desk.shown import shown_of
from banmian.desk.steps import Kept
from banmian.desk.whole_file import as_file, head_is_read
from banmian.sources.editing import MARK, as_read, edited_files, front_and_body
from banmian.sources.edits import Edit, paths_of
from banmian.sources.marks import marked

Json = dict[str, Any]
FOLDER = ".desk/journal"
HEAD_KEYS = ("kicker", "headline", "deck", "dateline", "byline", "source", "jump-headline", "index-title", "tag")
"""Parts of an article's head that the story pane writes, where they are texts."""


Says = Callable[[Json], bool]


class OvertakenError(Exception):
    """A later trial of the same browser came before this one was made."""


class CannotError(Exception):
    """Setting it says that what a gesture asks for cannot be had. `told`: its message, as browsers read it."""

    def __init__(self, told: Json) -> None:
        super().__init__(told["message"])
        self.told = told


class Editing:
    """What is written from one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        settings = desk.settings
        self.files = Files(settings.root, settings.issue)
        self.journal = Journal(self.files, Kept(settings.outputs / FOLDER))
        self.gestures = Gestures(desk, self.files, self.journal)
        self._one = asyncio.Lock()
        self._trials: dict[str, asyncio.Task[Json]] = {}

    # --- gestures ---------------------------------------------------------------------------------------------------

    async def trial(self, by: str, gesture: Mapping[str, Any], base: Base = NO_BASE) -> Json:
        """What a gesture would do: its diff, the pages, the messages; `base`: the files that it was tried on, `shown`: what it says
        of them. Nothing is written. `base`: of a gesture that was tried before, on files that may be others by now; the `gesture`
        that is told is as it is made on these. GestureError, EditError, OvertakenError, CannotError, SetterFault."""
        gesture = self.gestures.again(gesture, base)
        page, edits = gesture.get("page"), await self.gestures.edits_for(gesture)
        found = await self._tried(by, edits, [page] if isinstance(page, int) else [], self._cannot(gesture))
        if found["cannot"]:
            raise CannotError(found["cannot"][0])
        return {**found, "gesture": dict(gesture)}

    def _cannot(self, gesture: Mapping[str, Any]) -> Says | None:
        """Whether a message says of a gesture on a paragraph that it cannot be done, where setting it may say that."""
        code, asked = CANNOT.get(str(gesture.get("gesture"))), Asked(gesture)
        path = file_of(self.desk, asked.text("story")) if code is not None else None
        if code is None or path is None:
            return None
        lines = paragraph_at((self.files.read(path) or b"").decode("utf-8", errors="replace").removeprefix(MARK), asked)
        return lambda m: m["code"] == code and m["file"] == path and m["line"] in lines

    async def _tried(self, by: str, edits: Sequence[Edit], pages: Sequence[int], cannot: Says | None = None) -> Json:
        before = {path: self.journal.serve(path) for path in paths_of(edits)}
        after, shown = edited_files(edits, self.files.read), shown_of(edits, self.files.read)
        self._overtake(by)
        task = self._trials[by] = asyncio.create_task(self.desk.trial(after, self.unfitted(pages), cannot))
        try:
            found = await asyncio.shield(task)
        except asyncio.CancelledError:
            if task.cancelled():
                raise OvertakenError from None
            raise
        base = {path: hash_of(data) for path, data in before.items()}
        return {**found, "diff": self._diff(edits, before, after), "base": base, "shown": shown}

    def _overtake(self, by: str) -> None:
        """An earlier trial of this browser, where one is on its way, is none."""
        waiting = self._trials.get(by)
        if waiting is not None:
            waiting.cancel()

    def unfitted(self, pages: Sequence[int]) -> frozenset[int]:
        """Pages that a trial does not fit, for to solve one takes seconds: all but those that are fitted now and not touched, whose
        solution is known."""
        state = self.desk.state()
        fitted = {m["page"] for m in state["messages"] if m["code"] == "FIT020"} - set(pages)
        return frozenset(page["number"] for page in state["pages"]) - fitted

    def _diff(self, edits: Sequence[Edit], before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]) -> list[Json]:
        copied = {edit.path: str(edit.new) for edit in edits if edit.op == "copy"}
        stood = {path: self.files.read(copied[path]) if path in copied else data for path, data in before.items()}
        return diff_of(stood, after, copied)

    def diff(self, edits: Sequence[Edit], after: Mapping[str, bytes | None]) -> list[Json]:
        """What edits would change of the files as they are. `after`: what they would be."""
        return self._diff(edits, {path: self.files.read(path) for path in after}, after)

    async def edit(self, by: str, gesture: Mapping[str, Any], base: Base, shown: str | None = None) -> Json:
        """Write a gesture as it was shown: `base` and `shown` as its trial told them; without `shown`, as it is made on the files
        of `base`. Besides the errors of a trial ConflictError where it says something else by now, NotWritableError,
        NotWrittenError."""
        async with self._one:
            other = [path for path in base if hash_of(self.files.read(path)) != base[path]]
            edits = await self.gestures.as_shown(gesture, base, shown, other)
            before = {path: self.files.read(path) for path in paths_of(edits)}
            done = self.journal.write(by, gesture, edits, {})
            done = Done(done.step, "replayed", done.files) if set(other) & set(before) else done
            now = {path: self.files.read(path) for path in before}
            return {**self._told(done), "diff": self._diff(edits, before, now)}

    async def put(self, by: str, gesture: Mapping[str, Any], make: Callable[[], Awaitable[Mapping[str, bytes | None]]]) -> Json:
        """Put whole files in place as one step: those that `make` gives, while nothing else is written. As `edit`."""
        async with self._one:
            return self._told(self.journal.put(by, gesture, await make()))

    async def undo(self, by: str, way: str, part: bool = False) -> Json | None:
        """Undo what this browser did last, or (`redo`) do it again; None where there is nothing. `part`: but for what was changed
        since, where something was."""
        async with self._one:
            done = self.journal.redo(by, part) if way == "redo" else self.journal.undo(by, part)
            return self._told(done) if done is not None else None

    async def undo_steps(self, numbers: Sequence[int]) -> Json | None:
        """Undo these steps, of whichever browser, one after the other; None where the first is not there any more."""
        async with self._one:
            told: Json | None = None
            for number in numbers:
                done = self.journal.undo_step(number)
                told = self._told(done) if done is not None else told
            return told

    def _told(self, done: Done) -> Json:
        """What became of a write, told to all pages; the issue is set anew."""
        step = done.step
        told: Json = {"step": step.number, "by": step.by, "way": step.kind, "gesture": dict(step.gesture), "how": done.how}
        self.desk.events.tell("written", **told, files=dict(sorted(done.files.items())))
        paths = [self.files.root / path for path in done.files]
        self._saving = asyncio.create_task(self.desk.saved(paths))
        return {**told, "files": dict(done.files)}

    # --- stories ----------------------------------------------------------------------------------------------------

    def story(self, path: str) -> Json | None:
        """An article's file for the pane: its head's texts, the text below, on which line this begins, the hash; `whole`: the head
        cannot be read, and the text is all of the file."""
        data = self.journal.serve(path)
        if data is None:
            return None
        text = as_read(data.decode("utf-8", errors="replace").removeprefix(MARK))
        if not head_is_read(text):
            return {"head": {}, "body": text, "first": 1, "base": hash_of(data), "text": text, "whole": True}
        head, body = front_and_body(text)
        first = text[: len(text) - len(body)].count("\n") + 1
        own = _head(text[head[0] : head[1]]) if head is not None else {}
        return {"head": own, "body": body, "first": first, "base": hash_of(data), "text": text, "whole": False}

    def story_edits(self, path: str, asked: Mapping[str, Any]) -> tuple[Edit, ...]:
        """What a pane's text changes of the file that it began from. ConflictError where that is known no more."""
        base = self._base(path, asked.get("base"))
        text = as_read(base.decode("utf-8", errors="replace").removeprefix(MARK))
        head, body = front_and_body(text)
        own = _head(text[head[0] : head[1]]) if head is not None else {}
        edits: list[Edit] = []
        given = asked.get("head")
        for key, value in given.items() if isinstance(given, dict) else ():
            if key not in HEAD_KEYS or not isinstance(value, str) or value == own.get(key, ""):
                continue
            op = "add" if key not in own else "set" if value else "remove"
            edits.append(Edit(path, op, (key,), own.get(key), value if value else None))  # type: ignore[arg-type]
        if isinstance(asked.get("body"), str) and as_read(asked["body"]) != body:
            edits.append(Edit(path, "text", (), body, as_read(asked["body"])))
        return tuple(edits)

    def _base(self, path: str, name: object) -> bytes:
        now = self.files.read(path)
        if now is not None and hash_of(now) == name:
            return now
        known = self.journal.known(name if isinstance(name, str) else None)
        if known is None:
            text = as_read(now.decode("utf-8", errors="replace")) if now is not None else None
            raise ConflictError(path, text, name if isinstance(name, str) else None)
        return known

    async def save(self, by: str, path: str, asked: Mapping[str, Any]) -> Json:
        """Write the text of a pane; the pane's file as it is then."""
        async with self._one:
            if asked.get("whole") is True:
                return self._save_whole(by, path, asked)
            edits = self.story_edits(path, asked)
            if not edits:
                return {"how": "nothing", **(self.story(path) or {})}
            done = self.journal.write(by, {"gesture": "text", "story": asked.get("id")}, edits, {path: asked.get("base")})
            return {**self._told(done), **(self.story(path) or {})}

    def _save_whole(self, by: str, path: str, asked: Mapping[str, Any]) -> Json:
        """Write all of a file, where it is still the one that was shown; ConflictError where it is another."""
        now = self.files.read(path)
        if now is None or hash_of(now) != asked.get("base"):
            theirs = as_read(now.decode("utf-8", errors="replace").removeprefix(MARK)) if now is not None else None
            raise ConflictError(path, theirs, None)
        made = as_file(path, now, str(asked.get("body", "")))
        if made == now:
            return {"how": "nothing", **(self.story(path) or {})}
        done = self.journal.put(by, {"gesture": "text", "story": asked.get("id")}, {path: made})
        return {**self._told(done), **(self.story(path) or {})}

    async def try_text(self, by: str, path: str, asked: Mapping[str, Any]) -> Json:
        """What the text of a pane would do, before it is saved; no page where it says what the file says."""
        edits = self.story_edits(path, asked)
        if hash_of(self.files.read(path)) != asked.get("base"):
            raise OvertakenError
        if not edits:
            self._overtake(by)
            return {"pages": [], "whole": True, "messages": [], "signed": [], "seconds": {"server": 0.0}, "diff": [], "base": {}}
        touched = self.desk.touched([self.files.root / path])
        return await self._tried(by, edits, touched)


def _head(front: str) -> dict[str, str]:
    """The parts of a head that are one text each."""
    tree = marked(front)
    found = zip(tree.keys, tree.items, strict=True) if tree is not None else ()
    return {key.value: item.value for key, item in found if key.value in HEAD_KEYS and item.kind == "scalar"}


def editing_of(request: Request) -> Editing:
    """The editing of a request's desk, made when it is first asked for."""
    state = request.app.state
    if not hasattr(state, "editing"):
        state.editing = Editing(state.desk)
    return cast(Editing, state.editing)
