"""What `banmian watch` does with one set of changes: proofs of the pages that changed, whose they are, what is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from project import small_project, spoil

from banmian.build import Job, set_issue
from banmian.cli import cli
from banmian.file_events import changes_in
from banmian.issue_pdf import pdf_bytes
from banmian.outputs import stale
from banmian.outputs.deliver import deliver
from banmian.outputs.lock import one_build
from banmian.outputs.names import MARK
from banmian.outputs.proofs import proofs
from banmian.outputs.wanted import Wanted
from banmian.watch import MOST_TOLD, Watch, watch
from banmian.workspace import Workspace

ISSUE = "content/2021-03-05"
LAMP = f"{ISSUE}/articles/lamp.md"
WORD = {"\u540e\u8857": "\u524d\u8857"}


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def under(tmp_path: Path, said: list[str]) -> Watch:
    workspace = Workspace(small_project(tmp_path / "project"), ISSUE)
    return Watch(workspace, tmp_path / "out" / "2021-03-05", said.append, patience=0)


def standing(under: Watch) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in (under.folder / "proofs").glob("*.png")}


def test_first_all_proofs_are_drawn_and_are_those_of_a_build(under: Watch, said: list[str]) -> None:
    under.handle(None)
    done = set_issue(Job(under.workspace.root, ISSUE))
    wanted = proofs(pdf_bytes(done.issue), (1, 2, 3, 4))
    del wanted["sheet.png"]
    assert standing(under) == wanted
    assert (under.folder / MARK).is_file()
    assert sorted(p.name for p in under.folder.iterdir()) == [MARK, "proofs"], "nothing but proofs"
    assert said[-1].startswith("changed: pages 1, 2, 3, 4; 0 errors, 0 warnings; ")


def test_then_those_of_changed_pages_alone(under: Watch, said: list[str]) -> None:
    under.handle(None)
    before, files = standing(under), {p: p.stat().st_ino for p in (under.folder / "proofs").glob("*.png")}
    spoil(under.workspace.root / LAMP, WORD)
    under.handle([under.workspace.root / LAMP])
    after = standing(under)
    assert [name for name in after if after[name] != before[name]] == ["A04.png"]
    assert [p.name for p, inode in files.items() if p.stat().st_ino != inode] == ["A04.png"]
    assert said[-1].startswith("changed: page 4 (lamp.md); ") and ", proofs 0." in said[-1]


def test_what_is_told_is_told_once(under: Watch, said: list[str]) -> None:
    under.handle(None)
    spoil(under.workspace.root / LAMP, {"headline:": "priority: much\nheadline:"})
    under.handle([Path(LAMP)])
    told = [line for line in said if "lamp.md:" in line and "error" in line]
    assert len(told) == 1 and "0 errors" not in said[-1]
    under.handle([Path(LAMP)])
    assert [line for line in said if "lamp.md:" in line and "error" in line] == told
    assert said[-1].startswith("no page changed (lamp.md); ")


def test_an_issue_that_cannot_be_set_leaves_the_proofs(under: Watch, said: list[str]) -> None:
    under.handle(None)
    before = standing(under)
    (under.workspace.root / ISSUE / "issue.yaml").write_text("schema: [", encoding="utf-8")
    under.handle([Path(ISSUE) / "issue.yaml"])
    assert standing(under) == before
    assert said[-1].startswith("the issue cannot be set (issue.yaml); 1 error, ")


def test_proofs_of_the_watch_are_of_no_issue_until_it_is_built(under: Watch, capsys: pytest.CaptureFixture[str]) -> None:
    under.handle(None)
    assert set(stale.read_mark(under.folder, "proofs")) == {"A01.png", "A02.png", "A03.png", "A04.png", "sheet.png"}
    assert deliver(set_issue(Job(under.workspace.root, ISSUE)), Wanted(under.folder.parent)) == 0
    assert not stale.read_mark(under.folder, "proofs")
    spoil(under.workspace.root / LAMP, WORD)
    under.handle([Path(LAMP)])
    assert set(stale.read_mark(under.folder, "proofs")) == {"A04.png", "sheet.png"}


def test_a_folder_that_is_not_ours_is_left_alone(under: Watch, said: list[str]) -> None:
    under.folder.mkdir(parents=True)
    (under.folder / "notes.txt").write_text("mine", encoding="utf-8")
    under.handle(None)
    assert [p.name for p in under.folder.iterdir()] == ["notes.txt"]
    assert any(line.startswith("no proofs: the outputs' folder") for line in said)
    assert under.owed == {1, 2, 3, 4}


def test_proofs_that_a_build_held_up_are_made_up_for(under: Watch, said: list[str]) -> None:
    under.folder.mkdir(parents=True)
    with one_build(under.folder, 0, said.append):
        under.handle(None)
    assert not standing(under) and any("builds here" in line for line in said)
    under.handle(set())
    assert set(standing(under)) == {"A01.png", "A02.png", "A03.png", "A04.png"} and not under.owed


def test_proofs_that_were_taken_away_come_with_the_next_save(under: Watch, said: list[str]) -> None:
    under.handle(None)
    before = standing(under)
    for name in ("A01.png", "A02.png"):
        (under.folder / "proofs" / name).unlink()
    under.handle([Path(LAMP)])
    assert standing(under) == before
    assert said[-1].startswith("no page changed (lamp.md); proofs of pages 1, 2; ")


def test_of_many_messages_and_files_the_rest_is_counted(under: Watch, said: list[str]) -> None:
    under.handle(None)
    del said[:]
    articles = sorted((under.workspace.root / ISSUE / "articles").glob("*.md"))
    for path in articles:
        spoil(path, {"headline:": "a: b\nc: d\ne: f\nheadline:"})
    under.handle(articles)
    assert len(said) == MOST_TOLD + 2
    assert said[-2].startswith("and ") and said[-2].endswith(" further messages, which `banmian check` tells")
    assert f"(bench.md, clock.md, fares.md, {len(articles) - 3} more); " in said[-1]


def test_it_watches_until_ctrl_c(under: Watch, said: list[str]) -> None:
    def changes() -> Iterator[set[Path]]:
        yield set()
        said.append("quiet")
        yield set()
        spoil(under.workspace.root / LAMP, WORD)
        yield {under.workspace.root / LAMP}
        raise KeyboardInterrupt

    watch(under, changes())
    assert [line.partition(";")[0] for line in said] == ["changed: pages 1, 2, 3, 4", "quiet", "changed: page 4 (lamp.md)"]


def test_what_was_saved_before_the_watch_began_is_seen(under: Watch, said: list[str]) -> None:
    def changes() -> Iterator[set[Path]]:
        spoil(under.workspace.root / LAMP, WORD)
        yield set()

    watch(under, changes())
    assert said[-1].startswith("changed: page 4")


def test_the_command_watches_the_sources(under: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    watched: list[Path] = []
    monkeypatch.setattr("banmian.file_events.changes_in", lambda folders: iter([watched.extend(folders) or set()]))
    root = under.workspace.root
    ran = CliRunner().invoke(cli, ["watch", str(root / ISSUE), "--out", str(under.folder.parent)])
    assert ran.exit_code == 0, ran.output
    assert watched == [root / ISSUE, root / "layouts", root / "fonts"]
    assert "changed: pages 1, 2, 3, 4" in ran.output and set(standing(under)) == {"A01.png", "A02.png", "A03.png", "A04.png"}


def test_a_saved_file_is_told_and_what_a_program_leaves_is_not(tmp_path: Path) -> None:
    changes = changes_in([tmp_path, tmp_path / "not there"])
    assert next(changes) == set(), "nothing yet: the watch has begun"
    (tmp_path / ".#heat.md").write_text("", encoding="utf-8")
    (tmp_path / "heat.md").write_text("", encoding="utf-8")
    assert next(found for found in changes if found) == {tmp_path / "heat.md"}


def test_a_folder_that_goes_and_comes_again_is_watched_anew(tmp_path: Path) -> None:
    folder = tmp_path / "issue"
    folder.mkdir()
    changes = changes_in([folder])
    assert next(changes) == set()
    folder.rmdir()
    assert folder in next(found for found in changes if found)
    folder.mkdir()
    assert folder in next(found for found in changes if found)
    next(found for found in changes if not found)  # the watch has begun
    (folder / "heat.md").write_text("", encoding="utf-8")
    assert next(found for found in changes if found) == {folder / "heat.md"}
