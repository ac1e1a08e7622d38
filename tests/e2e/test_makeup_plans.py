"""`banmian makeup --plan` of each paper that there is: what it writes can be read, and pages that it leaves by hand say why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from project import REPOSITORY, linked_project, run

from banmian.diagnostics import Severity
from banmian.makeup.planning import by_hand
from banmian.makeup.ready import ready

ISSUES = {path.parent.name: path.parent for path in (REPOSITORY / "content").glob("*/issue.yaml")} | {
    "2021-06-23": REPOSITORY / "tests/untailored"
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = linked_project(tmp_path_factory.mktemp("plans") / "project")
    shutil.copytree(ISSUES["2021-06-23"], root / "content/2021-06-23")
    return root


@pytest.mark.parametrize("issue", sorted(ISSUES))
def test_a_plan_that_the_program_writes_can_be_read(root: Path, issue: str) -> None:
    folder = f"content/{issue}"
    (root / folder / "makeup.yaml").unlink(missing_ok=True)
    assert run("makeup", root / folder, "--root", root, "--plan").code == 0
    given, told = ready(root, folder)
    assert given is not None and not [d for d in told if d.severity is Severity.ERROR], told
    left = by_hand(root, folder, given.loaded)
    assert {plan.number for plan in given.plans}.isdisjoint(left)
    written = (root / folder / "makeup.yaml").read_text("utf-8")
    assert all(f"# page {number} stays by hand: {why}" in written for number, why in left.items())


def test_a_story_beside_the_nameplate_leaves_the_page_by_hand(root: Path) -> None:
    given, _ = ready(root, "content/wangchao-2024-10-19")
    assert given is not None
    left = by_hand(root, "content/wangchao-2024-10-19", given.loaded)
    assert left[1].startswith("'tide' stands beside") and 4 not in left
