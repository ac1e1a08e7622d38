"""A process that remembers gives what a fresh one gives: after any edits the display list, the messages, the PDFs are equal.

Sixty random edits of the small project, BANMIAN_EDITS for more, by a workspace with a store and by one without; each third state is
compared with a build from empty memos, without a store, on one processor. At the end all outputs are.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from newsroom import HAN, ISSUE, Editor
from project import made_files, run, small_project

from banmian.build import Job, Outcome, set_issue
from banmian.diagnostics import Diagnostic
from banmian.issue_pdf import pdf_bytes
from banmian.remember import afresh, figures, forget_all
from banmian.sources import by_state
from banmian.workspace import Workspace

EDITS = int(os.environ.get("BANMIAN_EDITS", "60"))
COMPARED = 3
"""A fresh build is dear: each third state is compared, the memos live on through all."""


def told(diagnostics: Iterable[Diagnostic]) -> list[object]:
    return [(d.code, d.severity, d.message, d.hint, d.span, d.place) for d in diagnostics]


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> Iterable[pytest.MonkeyPatch]:
    """Within it, one processor."""
    with monkeypatch.context() as patched:
        yield patched


def on_one(patched: pytest.MonkeyPatch, one: bool) -> None:
    """Whether the process may use one processor alone, or two."""
    patched.setattr(os, "sched_getaffinity", lambda _: {0} if one else {0, 1}, raising=False)
    patched.setattr(os, "cpu_count", lambda: 1 if one else 2)


@pytest.mark.parametrize(("seed", "stored"), [(1, False), (2, True)])
def test_warm_and_fresh_are_equal(tmp_path: Path, seed: int, stored: bool, alone: pytest.MonkeyPatch) -> None:
    alone.setattr(by_state, "YOUNG", 30_000_000)  # else every file is young in a test; a build takes longer than that
    root = small_project(tmp_path / "project", HAN)
    editor, workspace = Editor(root, seed), Workspace(root, ISSUE, tmp_path / "store" if stored else None)
    done: list[str] = []
    for n in range(EDITS // 2):
        what, path = editor.change()
        done.append(what)
        on_one(alone, False)
        update = workspace.changed([path] if n % 2 else None)
        if n % COMPARED:
            continue
        pages = {number: workspace.page_pdf(number) for number in update.pages[:2] if update.whole}
        on_one(alone, True)
        with afresh():
            fresh = set_issue(Job(root, ISSUE))
            assert told(update.diagnostics) == told(fresh.diagnostics), done
            assert update.whole == (fresh.issue is not None), done
            printed = {n: Workspace(root, ISSUE).page_pdf(n) for n in pages} if n % (2 * COMPARED) == 0 else {}
        assert printed == {n: pages[n] for n in printed}, done
        if fresh.issue is not None:
            compare(set_issue(Job(root, ISSUE, cache=workspace.cache)), fresh, done)
    if stored:
        outputs_are_equal(root, tmp_path, alone)


def compare(warm: Outcome, fresh: Outcome, done: list[str]) -> None:
    assert warm.issue is not None and fresh.issue is not None, done
    assert warm.issue.display == fresh.issue.display, done
    kept = pdf_bytes(warm.issue)
    with afresh():
        assert pdf_bytes(fresh.issue) == kept, done


def outputs_are_equal(root: Path, tmp_path: Path, alone: pytest.MonkeyPatch) -> None:
    """Of a whole build with all that was remembered and stored, twice, and of a fresh one."""
    made: list[dict[str, bytes]] = []
    for out in ("first", "first", "fresh"):
        on_one(alone, out == "fresh")
        if out == "fresh":
            forget_all()
        assert run("build", ISSUE, "--root", root, "--out", tmp_path / out, "--draft").exception is None
        folder = tmp_path / out / Path(ISSUE).name
        made.append({str(p.relative_to(folder)): p.read_bytes() for p in made_files(folder)})
    assert made[0] and made[0] == made[1] == made[2]


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
