"""Two browsers and an outside editor on one story and layout, in any order: no word is lost, what is refused changes nothing."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from banmian.desk.files import Files, hash_of
from banmian.desk.journal import ConflictError, Journal, body_of
from banmian.desk.steps import Kept
from banmian.sources.edits import Edit

ISSUE = "content/2021-03-05"
PAGE, STORY = f"{ISSUE}/pages/front.yaml", f"{ISSUE}/articles/lamp.md"
HEAD = "---\nid: lamp\nheadline: a\n---\n"
BROWSERS = st.sampled_from(["a", "b"])
PARAGRAPH = st.integers(0, 5)


class Newsroom(RuleBasedStateMachine):
    """Each word that is typed is another one: `w1`, `w2` …; so a lost one is seen."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp())
        for name, text in {STORY: HEAD + "\nw0.\n\nw1.\n\nw2.\n", PAGE: "schema: 1\na: {lines: 1-10}\nb: {lines: 1-10}\n"}.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_bytes(text.encode())
        self.journal = Journal(Files(self.root, ISSUE), Kept(self.root / "build/journal"))
        self.words = 2
        self.panes: dict[str, tuple[str, str | None, str]] = {}
        """Of each browser the text in its pane, the hash of the file that it began from, and that file's text."""
        self.written: list[bytes] = [self.disk(STORY)]

    def teardown(self) -> None:
        if hasattr(self, "root"):
            shutil.rmtree(self.root)

    def disk(self, name: str) -> bytes:
        return (self.root / name).read_bytes()

    def new_word(self) -> str:
        self.words += 1
        return f"w{self.words}"

    @rule(by=BROWSERS)
    def opens(self, by: str) -> None:
        data = self.journal.serve(STORY)
        assert data is not None
        body = body_of(data, STORY)
        self.panes[by] = body, hash_of(data), body

    @rule(by=BROWSERS, at=PARAGRAPH, fresh=st.booleans())
    def types(self, by: str, at: int, fresh: bool) -> None:
        if by in self.panes:
            text, base, seen = self.panes[by]
            self.panes[by] = self.typed(text, at, fresh), base, seen

    def typed(self, text: str, at: int, fresh: bool) -> str:
        """A word more in a paragraph, or a paragraph more."""
        parts = text.strip("\n").split("\n\n")
        at %= len(parts)
        parts[at] = f"{parts[at]}\n\n{self.new_word()}." if fresh else f"{parts[at][:-1]} {self.new_word()}."
        return "\n" + "\n\n".join(parts) + "\n"

    @rule(by=BROWSERS)
    def saves(self, by: str) -> None:
        if by not in self.panes:
            return
        text, base, seen = self.panes[by]
        before, conflict = self.disk(STORY), None
        try:
            done = self.journal.write(by, {"gesture": "typing"}, [Edit(STORY, "text", (), seen, text)], {STORY: base})
        except ConflictError as refused:
            conflict = refused
        if conflict is not None:
            assert self.disk(STORY) == before and conflict.theirs == before.decode()
            return
        now = self.disk(STORY)
        assert words(now) >= words(before) | (words(text.encode()) - words(seen.encode())), "what both wrote is there"
        assert done.files[STORY] == hash_of(now)
        self.written.append(now)
        self.panes[by] = body_of(now, STORY), hash_of(now), body_of(now, STORY)

    @rule(at=PARAGRAPH, fresh=st.booleans())
    def an_editor_outside_saves(self, at: int, fresh: bool) -> None:
        text = self.disk(STORY).decode()
        (self.root / STORY).write_bytes((HEAD + self.typed(text.removeprefix(HEAD), at, fresh)).encode())

    @rule(by=BROWSERS, area=st.sampled_from("ab"), to=st.integers(2, 40))
    def drags(self, by: str, area: str, to: int) -> None:
        old = f"1-{self.lines()[area]}"
        self.journal.write(by, {"gesture": "foot"}, [Edit(PAGE, "set", (area, "lines"), old, f"1-{to}")], {})
        assert self.lines()[area] == to

    @rule(area=st.sampled_from("ab"), to=st.integers(2, 40))
    def an_editor_outside_changes_the_layout(self, area: str, to: int) -> None:
        lines = self.lines() | {area: to}
        (self.root / PAGE).write_bytes("".join(["schema: 1\n", *(f"{k}: {{lines: 1-{n}}}\n" for k, n in lines.items())]).encode())

    def lines(self) -> dict[str, int]:
        rows = self.disk(PAGE).decode().split("\n")[1:3]
        return {row[0]: int(row.split("-")[1].rstrip("}")) for row in rows}

    @rule(by=BROWSERS)
    def undoes(self, by: str) -> None:
        self.turned(by, "undo")

    @rule(by=BROWSERS)
    def does_again(self, by: str) -> None:
        self.turned(by, "redo")

    def turned(self, by: str, way: str) -> None:
        before = self.disk(STORY), self.disk(PAGE)
        try:
            done = getattr(self.journal, way)(by)
        except ConflictError:
            done = None
        if done is None:
            assert (self.disk(STORY), self.disk(PAGE)) == before
            return
        gone = words(before[0]) - words(self.disk(STORY))
        assert gone <= self.mine(done.step.of), "an undo takes back words of its own step alone"

    def mine(self, number: int) -> set[str]:
        """The words by which a step changed the story."""
        step = next((s for s in self.journal.steps if s.number == number), None)
        if step is None or STORY not in step.after:
            return set()
        one, other = (words(self.journal.kept.bytes_of(side[STORY]) or b"") for side in (step.before, step.after))
        return one ^ other

    @invariant()
    def whatever_was_written_can_be_had_again(self) -> None:
        kept = {name for step in self.journal.steps for name in (*step.before.values(), *step.after.values())}
        assert all(hash_of(data) in kept or data == self.written[0] for data in self.written)


def words(data: bytes) -> set[str]:
    return {word.strip(".") for word in data.decode().split() if word.startswith("w")}


TestNewsroom = Newsroom.TestCase
TestNewsroom.settings = settings(max_examples=25, stateful_step_count=40, deadline=None, phases=(Phase.generate,))
