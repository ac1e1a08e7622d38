"""For random edits of an issue the list of changes is the edit, no more and no less; what it pushes on is told as moved.

Edits are of words (put in, taken out, exchanged), whole paragraphs, heads, pictures, furniture and the order of stories.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from project import small_project

from banmian.build import Job, Outcome, set_issue
from banmian.versions.changes import Change, changes_between
from banmian.versions.records import PageRecord, from_bytes, records_of, to_bytes
from banmian.versions.story_text import blocks_of, stories_of

ISSUE = "content/2021-03-05"
NEW = "\u7532\u4e59\u4e19\u4e01\u5e9a\u8f9b"
"""Characters that no article of the small project has side by side."""
STORIES = ("clock", "river", "lamp", "tree")
ROUNDS = 30
LAST = "*\u4ee5\u540e\u6bcf\u5e74\u68c0\u4fee\u4e00\u6b21*\uff0c\u94b1\u7531\u8857\u574a\u6350\u7684\u57fa\u91d1\u51fa\u3002"
"""The last paragraph of the clock."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("edits") / "project", NEW)


@pytest.fixture(scope="module")
def before(project: Path) -> tuple[PageRecord, ...]:
    records = records_of(set_issue(Job(project, ISSUE)))
    assert from_bytes(to_bytes(records)) == records
    return records


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where plain paragraphs stand in an article's file."""
    out, at, body = [], 0, text.index("---\n", 4) + 4
    for line in text.splitlines(keepends=True):
        if at >= body and len(line) > 14 and line[0] not in "!#:*|->[":
            out.append((at, at + len(line.rstrip())))
        at += len(line)
    return out


def edited(text: str, random: Random) -> tuple[str, str, str]:
    """The text with one edit; what was taken out and what was put in."""
    begin, end = random.choice(paragraphs(text))
    at = random.randrange(begin + 1, end - 5)
    while not all("\u4e00" <= ch <= "\u9fff" for ch in text[at - 1 : at + 4]):
        at = random.randrange(begin + 1, end - 5)
    kind = random.choice(("put in", "take out", "exchange"))
    out = "" if kind == "put in" else text[at : at + random.randint(1, 3)]
    new = "" if kind == "take out" else NEW[: random.randint(1, 6)]
    return text[:at] + new + text[at + len(out) :], out, new


def turned(one: str, other: str) -> bool:
    """Whether one is the other read from another place: which of equal characters came in cannot be told."""
    return len(one) == len(other) and one in other * 2


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_words(project: Path, before: tuple[PageRecord, ...], seed: int) -> None:
    random = Random(seed)
    story = random.choice(STORIES)
    file = project / ISSUE / f"articles/{story}.md"
    text = file.read_text(encoding="utf-8")
    changed, out, new = edited(text, random)
    try:
        file.write_text(changed, encoding="utf-8")
        outcome = set_issue(Job(project, ISSUE))
    finally:
        file.write_text(text, encoding="utf-8")
    after = records_of(outcome)
    if is_over(outcome):
        return  # what found no room is on no page
    found = changes_between(before, after)
    [change] = [c for c in found if c.kind == "words"]
    assert change.story.partition("#")[0] == story and len(change.edits) == 1
    assert turned(change.edits[0].before, out) and turned(change.edits[0].after, new)
    assert change.file.endswith(f"{story}.md") and change.places
    old, now = (text_of(records, change.story, change.paragraph) for records in (before, after))
    edit = change.edits[0]
    assert old[: edit.at] + edit.after + old[edit.at + len(edit.before) :] == now
    assert {c.story for c in found} <= {change.story, "", *on_pages_of(story)} and all(c.kind != "picture" for c in found)


def is_over(outcome: Outcome) -> bool:
    return any(d.code in ("FLW001", "FLW032") for d in outcome.diagnostics)


def text_of(records: tuple[PageRecord, ...], story: str, paragraph: int) -> str:
    [text] = [b.text for b in blocks_of(stories_of(records)[story]) if b.key == (paragraph - 1, "")]
    return text


def on_pages_of(story: str) -> tuple[str, ...]:
    """Stories of the same place, which move with it."""
    return ("lamp", "bench", "tree") if story in ("lamp", "bench", "tree") else ()


Check = Callable[[list[Change]], bool]
FURTHER: dict[str, tuple[str, str, str, Check]] = {
    "headline": (
        "articles/lamp.md", "headline: ", f"headline: {NEW[:1]}",
        lambda found: [(c.role, c.edits[0].after) for c in found if c.kind == "words"] == [("headline", NEW[:1])],
    ),
    "kicker": (
        "articles/clock.md", "kicker: \u505c\u4e86", f"kicker: {NEW[:2]}\u505c\u4e86",
        lambda found: [(c.role, c.edits[0].after) for c in found if c.kind == "words"] == [("kicker", NEW[:2])],
    ),
    "picture": (
        "articles/clock.md", "images/clock.svg", "images/river.svg",
        lambda found: [(c.story, c.role) for c in found if c.kind == "picture"] == [("clock", "changed")],
    ),
    "furniture": (
        "issue.yaml", "price: \u8d60\u9605", f"price: {NEW[:2]}",
        lambda found: bool(found) and all(c.kind == "furniture" and c.page == 1 for c in found),
    ),
    "page name": (
        "issue.yaml", "name: \u670d\u52a1", f"name: {NEW[:2]}",
        lambda found: {(c.kind, c.page) for c in found} == {("furniture", 1), ("furniture", 4)},  # its index line, and its folio
    ),
    "order": (
        "issue.yaml", "[lamp, bench, tree]", "[bench, lamp, tree]",
        lambda found: not [c for c in found if c.kind == "words"]
        and {"lamp", "bench"} <= {c.story for c in found if c.kind == "moved"} <= {"lamp", "bench", "tree"},
    ),
    "paragraph": (
        "articles/clock.md", LAST, "",
        lambda found: [(c.story, c.paragraph, c.edits[0].after) for c in found if c.kind == "words"] == [("clock", 6, "")],
    ),
    "nothing": ("articles/lamp.md", "", "\n", lambda found: not found),
}  # fmt: skip


@pytest.mark.parametrize("name", FURTHER)
def test_what_else_is_edited(project: Path, before: tuple[PageRecord, ...], name: str) -> None:
    path, old, new, right = FURTHER[name]
    file = project / ISSUE / path
    text = file.read_text(encoding="utf-8")
    try:
        file.write_text(text.replace(old, new, 1) if old else text.rstrip("\n") + new, encoding="utf-8")
        found = list(changes_between(before, records_of(set_issue(Job(project, ISSUE)))))
    finally:
        file.write_text(text, encoding="utf-8")
    assert right(found), [(c.kind, c.page, c.story, c.role, c.before, c.after) for c in found]
