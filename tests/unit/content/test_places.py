"""Places that name their block: what stands above a block changes nothing of it, and messages still name the right line."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import run, small_project

from banmian.build import Job, Outcome, set_issue
from banmian.content.places import span_in_file
from banmian.diagnostics import Span
from banmian.display import walk

ISSUE = "content/2021-03-05"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_project(tmp_path / "project")


def put(root: Path, name: str, old: str, new: str) -> None:
    path = root / ISSUE / f"articles/{name}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def made(root: Path) -> Outcome:
    done = set_issue(Job(root, ISSUE))
    assert done.issue is not None
    return done


def test_blank_lines_above_a_story_change_no_value_of_it(root: Path) -> None:
    before = made(root)
    put(root, "river", "---\n![", "---\n\n\n![")
    after = made(root)
    assert before.issue is not None and after.issue is not None
    assert after.issue.content.articles == before.issue.content.articles
    assert after.issue.display == before.issue.display
    assert after.places != before.places


def test_a_new_paragraph_changes_none_below_it(root: Path) -> None:
    before = made(root)
    put(root, "river", "\n\n", "\n\n\u6865\u4e0a\u6709\u98ce\u3002\n\n")
    after = made(root)

    def blocks(done: Outcome) -> tuple[object, ...]:
        assert done.issue is not None
        return next(a for a in done.issue.content.articles if a.id == "river").pieces[0].blocks

    assert set(blocks(before)) < set(blocks(after))
    assert len(blocks(after)) == len(blocks(before)) + 1


def test_equal_paragraphs_have_places_of_their_own(root: Path) -> None:
    put(root, "lamp", "\u540e\u8857", "\u6865\u3002\n\n\u6865\u3002\n\n\u540e\u8857")
    done = made(root)
    assert done.issue is not None
    one, two = next(a for a in done.issue.content.articles if a.id == "lamp").pieces[0].blocks[:2]
    spans = [block.text.span for block in (one, two)]  # type: ignore[union-attr]
    assert spans[0] != spans[1]
    lines = [span_in_file(span, done.places) for span in spans]
    assert [span.line for span in lines if span is not None] == [6, 8]


def test_a_message_names_the_line_as_it_is_now(root: Path) -> None:
    def line() -> int:
        told = [d for d in run("check", root / ISSUE, "--json").report["diagnostics"] if d["code"] == "FLW001"]
        assert len(told) == 1
        return int(told[0]["line"])

    put(root, "tree", "\u518d\u89e3\u3002", "\u518d\u89e3\u3002\n\n" + "\u6865" * 300)
    first = line()
    put(root, "tree", "---\n\u5de5", "---\n\n\n\n\u5de5")
    assert line() == first + 3


def test_every_place_on_the_pages_is_found_again(root: Path) -> None:
    done = made(root)
    assert done.issue is not None
    spans = {item.origin for page in done.issue.display.pages for item in walk(page.items) if item.origin is not None}
    assert any(span.block for span in spans)
    for span in spans:
        there = span_in_file(span, done.places)
        assert there is not None and not there.block
        assert not span.block or there.line > 0


def test_a_place_without_a_block_is_itself() -> None:
    assert span_in_file(Span("a.md", 3, 4), {}) == Span("a.md", 3, 4)
    assert span_in_file(None, {}) is None
