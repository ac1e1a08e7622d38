"""An article that cannot be read any more stands in the desk's workspace as it was read last; a build knows nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import small_project

from banmian.build import Job, Outcome, set_issue
from banmian.content.signed import Signed
from banmian.desk.whole_file import as_file, head_is_read
from banmian.signing.states import states_of
from banmian.sources.edits import EditError
from banmian.workspace import Update, Workspace

ISSUE = "content/2021-03-05"
LAMP = f"{ISSUE}/articles/lamp.md"
BENCH = f"{ISSUE}/articles/bench.md"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(small_project(tmp_path / "project"), ISSUE, boxes=True, keeps=True)


def broken(file: Path) -> str:
    """Break the head of an article; its text as it was."""
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("headline: ", "headline: [", 1), encoding="utf-8")
    return text


def states(workspace: Workspace, update: Update) -> list[str]:
    assert workspace.standing is not None
    issue, places = workspace.standing
    return [state.state for state in states_of(Outcome(issue.job, issue, update.diagnostics, places), Signed())]


def kept(workspace: Workspace) -> tuple[str, ...]:
    assert workspace.standing is not None
    return workspace.standing[0].content.kept


def test_its_page_stays_as_it_was_and_its_own_errors_are_told(workspace: Workspace) -> None:
    before = states(workspace, workspace.changed())
    text = broken(workspace.root / LAMP)
    update = workspace.changed([workspace.root / LAMP])
    assert update.pages == () and update.whole and not update.passes
    assert kept(workspace) == ("lamp",)
    build = set_issue(Job(workspace.root, ISSUE, boxes=True))
    assert [d for d in update.diagnostics if d.span and d.span.file == LAMP] == [
        d for d in build.diagnostics if d.span and d.span.file == LAMP
    ]
    assert states(workspace, update) == before and "copy" not in before
    (workspace.root / LAMP).write_text(text, encoding="utf-8")
    again = workspace.changed([workspace.root / LAMP])
    assert again.pages == () and again.passes and kept(workspace) == ()
    assert again.diagnostics == tuple(set_issue(Job(workspace.root, ISSUE, boxes=True)).diagnostics)


def test_other_stories_of_the_page_go_on_and_the_repaired_one_too(workspace: Workspace) -> None:
    workspace.changed()
    text = broken(workspace.root / LAMP)
    workspace.changed([workspace.root / LAMP])
    bench = workspace.root / BENCH
    bench.write_text(bench.read_text(encoding="utf-8").rstrip() + "\n\n\u957f\u6905\u3002\n", encoding="utf-8")
    assert workspace.changed([bench]).pages == (4,) and kept(workspace) == ("lamp",)
    (workspace.root / LAMP).write_text(text.replace("\u540e\u8857", "\u524d\u8857"), encoding="utf-8")
    assert workspace.changed([workspace.root / LAMP]).pages == (4,)
    fresh = set_issue(Job(workspace.root, ISSUE, boxes=True)).issue
    assert fresh is not None and workspace.standing is not None
    assert workspace.standing[0].display == fresh.display


def test_a_trial_shows_what_would_repair_it_and_keeps_what_would_break_it(workspace: Workspace) -> None:
    workspace.changed()
    text = (workspace.root / LAMP).read_text(encoding="utf-8")
    breaking = workspace.trial({LAMP: text.replace("headline: ", "headline: [", 1).encode()})
    assert breaking.update.pages == () and not breaking.update.passes
    broken(workspace.root / LAMP)
    workspace.changed([workspace.root / LAMP])
    repairing = workspace.trial({LAMP: text.replace("\u540e\u8857", "\u524d\u8857").encode()})
    assert repairing.update.pages == (4,) and repairing.update.passes


def test_what_is_gone_or_was_never_read_waits_for_its_copy(workspace: Workspace) -> None:
    broken(workspace.root / LAMP)
    assert "copy" in states(workspace, workspace.changed()), "it has no last setting"
    (workspace.root / BENCH).unlink()
    assert workspace.changed([workspace.root / BENCH]).pages == (4,) and kept(workspace) == ()


def test_a_build_keeps_nothing(tmp_path: Path) -> None:
    plain = Workspace(small_project(tmp_path / "project"), ISSUE)
    plain.changed()
    broken(plain.root / LAMP)
    assert plain.changed([plain.root / LAMP]).pages == (4,) and kept(plain) == ()


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("---\nheadline: a\n---\n\nb\n", True),
        ("---\n---\n\nb\n", True),
        ("---\nheadline: [\n---\n\nb\n", False),
        ('---\nheadline: "\ndeck: b\n---\n\nb\n', False),
        ("---\nheadline\n---\n\nb\n", False),
        ("---\nheadline: a\n\nb\n", False),
        ("b\n", False),
    ],
)
def test_a_head_is_read_where_its_parts_can_be_told(text: str, is_read: bool) -> None:
    assert head_is_read(text) is is_read


def test_a_file_typed_whole_keeps_its_mark_and_line_ends() -> None:
    assert as_file("a.md", b"\xef\xbb\xbf---\r\nb\r\n", "---\nc\n") == b"\xef\xbb\xbf---\r\nc\r\n"
    assert as_file("a.md", b"---\nb\n", "---\r\nc\n") == b"---\nc\n"
    with pytest.raises(EditError):
        as_file("a.md", b"---\n\xff\n", "---\nc\n")
