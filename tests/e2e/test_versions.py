"""`banmian history`, `back` and `changes` on the small project."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import Ran, copied_project, run, small_project, spoil

ISSUE = "content/2021-03-05"
LAMP, CLOCK = f"{ISSUE}/articles/lamp.md", f"{ISSUE}/articles/clock.md"
SIX, SEVEN = "\u6628\u665a\u516d\u70b9", "\u6628\u665a\u4e03\u70b9"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built, changed, built again with a fault, and as it is printed."""
    root = small_project(tmp_path_factory.mktemp("versions") / "project", "\u4e03")
    assert build(root).code == 0
    spoil(root / LAMP, {SIX: SEVEN})
    picture = (root / ISSUE / "images/clock.svg").read_bytes()
    (root / ISSUE / "images/clock.svg").unlink()
    assert build(root).code == 1
    (root / ISSUE / "images/clock.svg").write_bytes(picture)
    return root


@pytest.fixture
def root(good: Path, tmp_path: Path) -> Path:
    return copied_project(good, tmp_path / "project")


def build(root: Path) -> Ran:
    return run("build", root / ISSUE, "--out", root / "build", "--only", "pdf", "--json")


def versions(root: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = run("history", root / ISSUE, "--out", root / "build", "--json").report["versions"]
    return found


def test_each_state_that_was_built_is_listed_once(root: Path) -> None:
    assert build(root).code == 0
    assert build(root).code == 0
    found = versions(root)
    assert [(v["what"], bool(v["pdf"]), v["errors"]) for v in found] == [
        ("build", True, 0), ("build", False, 1), ("build", True, 0),
    ]  # fmt: skip
    assert found[1]["files"] == [f"{ISSUE}/articles/lamp.md", f"{ISSUE}/images/clock.svg"]
    text = run("history", root / ISSUE, "--out", root / "build")
    assert "路灯亮了, clock.svg" in text.out and text.code == 0


def test_back_lists_first_then_writes_and_is_a_step_itself(root: Path) -> None:
    first = str(versions(root)[0]["id"])
    back = ("back", first, "--issue", root / ISSUE, "--out", root / "build")
    listed = run(*back)
    assert listed.code == 0 and "change content/2021-03-05/articles/lamp.md" in listed.out and "nothing was written" in listed.out
    assert SEVEN in (root / LAMP).read_text(encoding="utf-8")
    assert run(*back, "--yes").code == 0
    assert SIX in (root / LAMP).read_text(encoding="utf-8")
    again = str(versions(root)[-1]["id"])
    assert run("back", again, "--yes", "--issue", root / ISSUE, "--out", root / "build").code == 0
    assert SEVEN in (root / LAMP).read_text(encoding="utf-8")
    assert run("back", "ffffffffff", "--issue", root / ISSUE, "--out", root / "build").code == 1


def test_back_never_changes_a_signed_page(root: Path) -> None:
    first = str(versions(root)[0]["id"])
    assert run("sign", "4", "--by", "A", "--issue", root / ISSUE, "--out", root / "build").code == 0
    ran = run("back", first, "--yes", "--issue", root / ISSUE, "--out", root / "build", "--json")
    assert ran.code == 1 and [d["code"] for d in ran.report["diagnostics"]] == ["SGN001"]
    assert SEVEN in (root / LAMP).read_text(encoding="utf-8")


def test_changes_between_two_versions_and_since(root: Path) -> None:
    first = str(versions(root)[0]["id"])
    asked = ("--issue", root / ISSUE, "--out", root / "build")
    found = run("changes", first, *asked, "--json").report["changes"]
    assert [(c["page"], c["story"], c["kind"], c["edits"]) for c in found] == [
        (4, "lamp", "words", [{"at": 11, "before": "\u516d", "after": "\u4e03"}])
    ]
    told = run("changes", first, *asked)
    assert told.code == 0 and "page 4" in told.out and "articles/lamp.md" in told.out
    assert "no difference" in run("changes", "now", "now", *asked).out
    assert run("changes", "ffff000000", *asked).code == 1


def test_an_issue_that_cannot_be_set_is_kept_with_its_layouts(root: Path) -> None:
    issue = root / ISSUE / "issue.yaml"
    issue.write_text(issue.read_text(encoding="utf-8") + "nonsense: yes\n", encoding="utf-8")
    assert build(root).code == 1
    assert versions(root)[-1]["files"] == [f"{ISSUE}/images/clock.svg", f"{ISSUE}/issue.yaml"]
