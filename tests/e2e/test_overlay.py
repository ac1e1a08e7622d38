"""What is tried in memory is set as what is written: messages, pages and bytes are those of the same texts on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import small_project

from banmian.build import Job, set_issue
from banmian.workspace import Workspace

ISSUE = "content/2021-03-05"
LAMP, ISSUE_YAML = f"{ISSUE}/articles/lamp.md", f"{ISSUE}/issue.yaml"
PAGE = f"{ISSUE}/pages/back.yaml"


def _edits(root: Path) -> dict[str, dict[str, bytes | None]]:
    lamp = (root / LAMP).read_bytes()
    layout = next(line.split(": ")[1] for line in (root / ISSUE_YAML).read_text("utf-8").split("\n") if "layout:" in line)
    shared = next(root.glob(f"layouts/*/pages/{layout}.yaml")).read_bytes()
    own = f"{ISSUE}/pages/{layout}.yaml"
    return {
        "a word": {LAMP: lamp.replace("\u540e\u8857".encode(), "\u524d\u8857".encode())},
        "a file that is not yet there": {own: shared.replace(b"lines: ", b"lines:  ")},
        "a layout that outruns the page": {own: shared.replace(b"lines: 1", b"lines: 77", 1)},
        "no longer YAML": {ISSUE_YAML: b"schema: ["},
        "an article gone": {LAMP: None},
        "an article more": {f"{ISSUE}/articles/new.md": lamp.replace(b"id: lamp", b"id: new")},
    }


@pytest.mark.parametrize(
    "edit",
    [
        "a word",
        "a file that is not yet there",
        "a layout that outruns the page",
        "no longer YAML",
        "an article gone",
        "an article more",
    ],
)
def test_laid_over_is_as_written(tmp_path: Path, edit: str) -> None:
    root = small_project(tmp_path / "project")
    overlay = _edits(root)[edit]
    before = set_issue(Job(root, ISSUE))
    tried = set_issue(Job(root, ISSUE, overlay=overlay))
    assert set_issue(Job(root, ISSUE)).diagnostics == before.diagnostics, "nothing of the trial stays"
    for name, data in overlay.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(data) if data is not None else (root / name).unlink()
    written = set_issue(Job(root, ISSUE))
    assert tried.diagnostics == written.diagnostics
    assert (tried.issue and tried.issue.display) == (written.issue and written.issue.display)
    assert (tried.issue and tried.issue.display) != (
        before.issue and before.issue.display
    ) or tried.diagnostics != before.diagnostics


def test_a_trial_tells_what_it_changes_and_leaves_the_workspace_as_it_is(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    workspace = Workspace(root, ISSUE)
    workspace.changed()
    page, overlay = workspace.page_pdf(4, compress=False), _edits(root)["a word"]
    trial = workspace.trial(overlay)
    assert trial.update.pages == (4,) and trial.update.whole
    assert trial.page_pdf(4) != page == workspace.page_pdf(4, compress=False)
    assert workspace.changed().pages == ()
    (root / LAMP).write_bytes(overlay[LAMP] or b"")
    assert workspace.changed().pages == (4,) and workspace.page_pdf(4, compress=False) == trial.page_pdf(4)
    assert workspace.trial({ISSUE_YAML: b"schema: ["}).update.pages == ()


@pytest.mark.parametrize("name", ["/etc/hosts.yaml", "content/../../x.md", f"{ISSUE}/images/a.png"])
def test_what_is_no_text_of_the_project_is_not_laid_over(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no text of the project"):
        set_issue(Job(tmp_path, ISSUE, overlay={name: b""}))
