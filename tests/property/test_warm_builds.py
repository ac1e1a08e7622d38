"""A process that remembers gives what a fresh one gives: after any edits the display list, the messages and the PDF are equal.

Two hundred random edits of the small project (BANMIAN_EDITS for more), each build compared with one from empty memos.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from project import small_project

from banmian.build import Job, Outcome, set_issue
from banmian.issue_pdf import pdf_bytes
from banmian.remember import afresh, figures, forget_all

ISSUE = "content/2021-03-05"
EDITS = int(os.environ.get("BANMIAN_EDITS", "200"))
HAN = "\u6cb3\u6865\u6e21\u53e3\u949f\u697c\u706f\u4eae\u6c34\u95f8\uff0c\u3002"
PLACES = ("body", "blank line", "headline", "cut", "swap", "layout", "picture", "field", "undo")


class Editor:
    """Somebody who changes the files of a project."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.deal = root, random.Random(seed)
        self.before: list[tuple[Path, str]] = []

    def articles(self) -> list[Path]:
        return sorted((self.root / ISSUE / "articles").glob("*.md"))

    def change(self) -> str:
        kind = self.deal.choice(PLACES)
        if kind == "undo":
            if self.before:
                path, text = self.before.pop()
                path.write_text(text, encoding="utf-8")
            return kind
        path = self.path(kind)
        text = path.read_text(encoding="utf-8")
        self.before.append((path, text))
        path.write_text(self.edited(kind, text), encoding="utf-8")
        return f"{kind} {path.name}"

    def path(self, kind: str) -> Path:
        if kind == "layout":
            return self.root / "layouts/small/pages" / self.deal.choice(("front.yaml", "back.yaml", "wide.yaml"))
        if kind == "picture":
            return self.root / ISSUE / "images" / self.deal.choice(("clock.svg", "river.svg"))
        if kind == "field":
            return self.root / ISSUE / "issue.yaml"
        return self.deal.choice(self.articles())

    def edited(self, kind: str, text: str) -> str:
        words = "".join(self.deal.choices(HAN, k=self.deal.randint(1, 9)))
        paragraphs = text.split("\n\n")
        k = self.deal.randrange(len(paragraphs))
        if kind == "body":
            paragraphs[-1] = paragraphs[-1].replace("\u3002", words + "\u3002", 1)
        elif kind == "blank line":
            paragraphs[k] = paragraphs[k] + "\n"
        elif kind == "headline":
            return text.replace("headline: ", f"headline: {words[:2].strip(HAN[-2:])}", 1)
        elif kind == "cut" and len(paragraphs) > 2:
            del paragraphs[max(1, k)]
        elif kind == "swap" and len(paragraphs) > 3:
            a, b = self.deal.sample(range(1, len(paragraphs)), 2)
            paragraphs[a], paragraphs[b] = paragraphs[b], paragraphs[a]
        elif kind == "layout":
            return text.replace("weight: 0.5pt", f"weight: 0.{self.deal.randint(3, 9)}pt")
        elif kind == "picture":
            return text.replace("</svg>", "<!-- -->\n</svg>", 1)
        elif kind == "field":
            return text.replace("weather: ", f"weather: {self.deal.choice(HAN[:6])}", 1)
        return "\n\n".join(paragraphs)


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
