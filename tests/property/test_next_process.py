"""A process that begins where the last one ended gives what one without a store gives: after any edits display list, messages and
PDF are equal (decision 0056).

Forty random edits of the small project (BANMIAN_EDITS for more), each set by a process of its own: every table is emptied first.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from newsroom import HAN, ISSUE, Editor
from project import small_project

from banmian import handover
from banmian.assets import PROFILES, SEEN
from banmian.build import Job, Outcome, set_issue
from banmian.issue_pdf import pdf_bytes
from banmian.remember import afresh, figures, forget_all
from banmian.sources.reading import TEXTS
from banmian.template.loader import ICC
from banmian.workspace import Workspace

EDITS = int(os.environ.get("BANMIAN_EDITS", "40"))
RARE = ("article goes", "article comes", "style", "lines", "own layout", "drawing", "pixels", "picture goes", "lock", "profile")
BESIDE = frozenset(
    ("faces", "books of faces", "faces' descriptors", "paper files as read", "print shops' profiles as read",
     TEXTS.name, SEEN.name, PROFILES.name, ICC.name)
)  # fmt: skip
"""Tables that end with their process: of opened files, and of files known by their state, which no other process trusts."""


def built(root: Path) -> tuple[Outcome, bytes]:
    """The issue and its PDF as a new process makes them, which hands on what it remembers."""
    forget_all()
    done = set_issue(Job(root, ISSUE, preflight_display=True, cache=root / "store"))
    printed = pdf_bytes(done.issue) if done.issue is not None else b""
    handover.hand_over()
    handover.finish()
    return done, printed


def fresh(root: Path) -> tuple[Outcome, bytes]:
    with afresh():
        done = set_issue(Job(root, ISSUE, preflight_display=True))
        return done, pdf_bytes(done.issue) if done.issue is not None else b""


def the_same(one: tuple[Outcome, bytes], other: tuple[Outcome, bytes], what: str) -> None:
    assert one[0].diagnostics == other[0].diagnostics, what
    if one[0].issue is None or other[0].issue is None:
        assert one[0].issue is other[0].issue, what
    else:
        assert one[0].issue.display == other[0].issue.display, what
    assert one[1] == other[1], what


def made_again() -> dict[str, int]:
    """What was not taken over, by tables."""
    return {name: row["misses"] for name, row in figures().items() if row["misses"] and name not in BESIDE}


@pytest.mark.parametrize("seed", [1, 2])
def test_each_process_goes_on_with_the_last_ones(tmp_path: Path, seed: int) -> None:
    root = small_project(tmp_path / "project", HAN)
    editor = Editor(root, seed)
    for _ in range(EDITS // 2):
        what, _ = editor.change()
        the_same(built(root), fresh(root), what)


@pytest.mark.parametrize("kind", RARE)
def test_a_change_of_anything_is_seen_and_taken_back(tmp_path: Path, kind: str) -> None:
    root = small_project(tmp_path / "project", HAN)
    editor = Editor(root, 5)
    before = built(root)
    what, _ = editor.change(kind)
    changed = built(root)
    the_same(changed, fresh(root), what)
    editor.undone()
    the_same(built(root), before, f"{what}, taken back")


def test_what_did_not_change_is_not_made_again(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    first = built(root)
    kept = {path.name: path.stat().st_ino for path in (root / "store").iterdir()}
    second = built(root)
    assert made_again() == {}
    the_same(first, second, "nothing")
    assert {path.name: path.stat().st_ino for path in (root / "store").iterdir()} == kept, "nothing is written again"


def test_one_word_is_one_place_and_one_page_and_taken_back_it_is_none(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project", "\u524d")
    built(root)
    path = root / ISSUE / "articles/lamp.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\u540e\u8857", "\u524d\u8857", 1), encoding="utf-8")
    done, made = built(root), made_again()
    the_same(done, fresh(root), "one word")
    assert {made[name] for name in ("articles", "streams", "places with their text", "sheets", "pages")} == {1}, made
    assert not {"front matters", "furniture", "captions", "papers", "page layouts", "drawings", "issue files"} & set(made)
    path.write_text(text, encoding="utf-8")
    built(root)
    assert made_again() == {}


def test_a_workspace_goes_on_from_the_last_build(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    done = built(root)[0]
    forget_all()
    workspace = Workspace(root, ISSUE, root / "store")
    assert workspace.changed().whole and done.issue is not None
    assert workspace.pages == tuple(page.number for page in done.issue.display.pages)
    assert made_again() == {}
    assert handover._THIS.shift is None


def test_a_blank_line_above_moves_the_places_of_messages_and_nothing_else(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    path = root / ISSUE / "articles/lamp.md"
    text = path.read_text(encoding="utf-8")
    head, body = text.split("---\n", 2)[1:]
    path.write_text(f"---\n{head}---\n{body.rstrip()}\u9f98\u3002\n", encoding="utf-8")  # which no face has
    first = built(root)[0]
    path.write_text(f"---\n{head}---\n\n\n{body.rstrip()}\u9f98\u3002\n", encoding="utf-8")
    second, made = built(root), made_again()
    the_same(second, fresh(root), "blank lines")
    mine = [[d.span.line for d in done.diagnostics if d.span and d.span.file.endswith("lamp.md")] for done in (first, second[0])]
    assert [line + 2 for line in mine[0]] == mine[1]
    assert mine[0] and not {"streams", "heads"} & set(made), made
