"""The order of an issue's pages: what is missing or given twice is told on reading, what stands out of its order on planning."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import run, small_project, spoil

ISSUE = "content/2021-03-05"


def told(root: Path) -> list[tuple[str, int, str]]:
    report = run("check", root / ISSUE, "--json").report
    return [(d["code"], d["line"], d["message"]) for d in report["diagnostics"] if d["code"] in ("CNT002", "PLN001")]


@pytest.mark.parametrize(
    ("changes", "code", "message"),
    [
        ({"number: 1\n": "number: 4\n", "number: 4\n    name: \u670d": "number: 1\n    name: \u670d"}, "PLN001",
         "page 4 stands where page 1 is expected"),
        ({"page-count: 4": "page-count: 5"}, "CNT002", "page-count is 5, but page 5 is not given"),
        ({"page-count: 4": "page-count: 3"}, "CNT002", "page 4 is beyond the page count 3"),
    ],
)  # fmt: skip
def test_one_message_alone_tells_it(tmp_path: Path, changes: dict[str, str], code: str, message: str) -> None:
    root = small_project(tmp_path / "project")
    spoil(root / ISSUE / "issue.yaml", changes)
    said = told(root)
    assert [(c, m) for c, _, m in said] == [(code, message)]
    lines = (root / ISSUE / "issue.yaml").read_text(encoding="utf-8").splitlines()
    assert ("page-count" if "not given" in message else "number:") in lines[said[0][1] - 1]


def test_pages_in_order_are_not_spoken_of(tmp_path: Path) -> None:
    assert told(small_project(tmp_path / "project")) == []
