"""A process that remembers gives what a fresh one gives: after any edits the display list, the messages and the PDF are equal.

Two hundred random edits of the small project (BANMIAN_EDITS for more), each build compared with one from empty memos.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from edits import HAN, ISSUE, Editor
from project import small_project

from banmian.build import Job, Outcome, set_issue
from banmian.issue_pdf import pdf_bytes
from banmian.remember import afresh, figures, forget_all

EDITS = int(os.environ.get("BANMIAN_EDITS", "200"))


def told(done: Outcome) -> list[object]:
    return [(d.code, d.severity, d.message, d.hint, d.span, d.place) for d in done.diagnostics]


@pytest.mark.parametrize("seed", [1, 2])
def test_warm_and_fresh_are_equal(tmp_path: Path, seed: int) -> None:
    root = small_project(tmp_path / "project", HAN)
    editor = Editor(root, seed)
    for n in range(EDITS // 2):
        what = editor.change()
        warm = set_issue(Job(root, ISSUE))
        if n % 4:
            continue  # a fresh build is dear: each fourth is compared, the memos live on through all
        with afresh():
            fresh = set_issue(Job(root, ISSUE))
            printed = pdf_bytes(fresh.issue) if fresh.issue is not None else b""
        assert told(warm) == told(fresh), what
        assert (warm.issue is None) == (fresh.issue is None), what
        if warm.issue is not None and fresh.issue is not None:
            assert warm.issue.display == fresh.issue.display, what
            assert pdf_bytes(warm.issue) == printed, what


def test_what_did_not_change_is_not_made_again(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    forget_all()
    first = set_issue(Job(root, ISSUE))
    before = {name: row["misses"] for name, row in figures().items()}
    second = set_issue(Job(root, ISSUE))
    assert {name: row["misses"] for name, row in figures().items()} == before
    printed = pdf_bytes(first.issue)
    before = {name: row["misses"] for name, row in figures().items()}
    assert pdf_bytes(second.issue) == printed
    assert {name: row["misses"] for name, row in figures().items()} == before


def test_a_changed_word_leaves_the_other_pages_what_they_were(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    pages = []
    for word in ("\u540e\u8857", "\u524d\u8857"):
        path = root / ISSUE / "articles/lamp.md"
        path.write_text(path.read_text(encoding="utf-8").replace("\u540e\u8857", word, 1), encoding="utf-8")
        done = set_issue(Job(root, ISSUE))
        assert done.issue is not None
        pages.append(done.issue.display.pages)
        pdf_bytes(done.issue)
    assert [a is b for a, b in zip(*pages, strict=True)].count(False) == 1


def test_a_changed_word_makes_its_own_stream_again_and_no_other(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    forget_all()
    set_issue(Job(root, ISSUE))
    before = figures()["streams"]["misses"]
    path = root / ISSUE / "articles/lamp.md"
    path.write_text(path.read_text(encoding="utf-8").replace("\u540e\u8857", "\u524d\u8857", 1), encoding="utf-8")
    set_issue(Job(root, ISSUE))
    assert figures()["streams"]["misses"] == before + 1
