"""`banmian build --screen` on the small project: where the file goes, that it stays, equal bytes, usage."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import run, small_project
from tagged import Tagged

ISSUE = "content/2021-03-05"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("twin"))


def test_the_twin_is_made_on_request_and_stays(root, tmp_path):
    out = tmp_path / "build"
    told = ("build", ISSUE, "--root", root, "--out", out, "--only", "pdf", "--json")
    made = run(*told, "--screen")
    assert made.code == 0, made.err
    (listed,) = [o for o in made.report["outputs"] if o["kind"] == "screen"]
    folder = out / "2021-03-05"
    (issue,) = folder.glob("*.pdf")
    assert listed["path"] == f"screen/{issue.name}"
    first = (folder / "screen" / issue.name).read_bytes()
    print_file = issue.read_bytes()
    assert Tagged(first).root.all("Art")
    again = tmp_path / "again"
    assert run("build", ISSUE, "--root", root, "--out", again, "--only", "pdf", "--screen").code == 0
    assert (again / "2021-03-05/screen" / issue.name).read_bytes() == first
    assert run(*told).code == 0
    assert [p.name for p in (folder / "screen").iterdir()] == [issue.name], "of this very issue, so not out of date"
    assert issue.read_bytes() == print_file


def test_a_draft_has_no_twin(root, tmp_path):
    made = run("build", ISSUE, "--root", root, "--out", tmp_path, "--draft", "--screen")
    assert made.code == 2
    assert "--screen" in made.err
