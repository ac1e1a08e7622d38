"""What a delivery refuses, the build has said: the finished PDF judged by the delivery's profile, with the sources.

The small paper of squares fails the house's profile in a few ways, which serves here.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from project import PROFILES, Ran, link_or_copy, run, small_project

from banmian.build import Job, set_issue
from banmian.outputs.findings import findings

ISSUE = "content/2021-03-05"
HOUSE = "layouts/small/profiles/preflight/house.toml"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("good") / "project")


@pytest.fixture
def root(good: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "project"
    shutil.copytree(good, copy, copy_function=link_or_copy)
    return copy


def strict(root: Path) -> Path:
    """Under the repository's own profile."""
    (root / HOUSE).unlink()
    shutil.copy(PROFILES / "preflight/house.toml", root / HOUSE)
    return root


def errors(ran: Ran) -> dict[str, list[tuple[str, str, int | None]]]:
    out: dict[str, list[tuple[str, str, int | None]]] = {}
    for d in ran.report["diagnostics"]:
        if d["severity"] == "error":
            out.setdefault(d["code"], []).append((d["file"], d["message"], d["page"]))
    return out


def test_the_build_says_what_a_delivery_would_refuse(root: Path) -> None:
    strict(root)
    built = run("build", root / ISSUE, "--out", root / "build", "--json")
    assert built.exception is None and built.code == 1 and not (root / "build/2021-03-05/pages").exists()
    told = errors(built)
    assert told.keys() >= {"PF-QRC-04", "PF-TXT-05", "OUT007"}
    file, message, page = told["PF-TXT-05"][0]
    assert (file, page) == (f"{ISSUE}/articles/river.md", 2) and message.startswith("in the picture images/river.svg: black text")
    sent = errors(run("deliver", root / ISSUE, "--out", root / "build", "--json"))
    assert sent.keys() - {"DLV007"} <= told.keys() and sent["PF-TXT-05"] == told["PF-TXT-05"]


def test_only_pdf_is_not_judged(root: Path) -> None:
    ran = run("build", strict(root) / ISSUE, "--out", root / "build", "--only", "pdf", "--json")
    assert ran.code == 0 and "preflight" not in ran.err


def test_nothing_is_said_twice(root: Path) -> None:
    """Neither what preflight of the display list has found, nor of a page file what the issue has."""
    strict(root)
    ran = run("build", root / ISSUE, "--out", root / "build", "--json")
    rows = [(d["code"], d["page"], d["message"], str(d["rect"])) for d in ran.report["diagnostics"]]
    assert len(rows) == len(set(rows))
    assert not [row for row in rows if "page file" in row[2]]


def test_a_page_file_that_alone_is_wrong_is_named(root: Path) -> None:
    """A page file that cannot be read, beside an issue that can."""
    done = set_issue(Job(root, ISSUE, preflight_display=True))
    assert run("build", root / ISSUE, "--out", root / "build").code == 0
    folder = root / "build/2021-03-05"
    (issue,) = folder.glob("*.pdf")
    pages = {n: (folder / f"pages/{issue.stem}-A0{n}.pdf").read_bytes() for n in (1, 2)}
    assert [d for d in findings(done.issue, issue.read_bytes(), pages) if d.severity.word == "error"] == []
    found = findings(done.issue, issue.read_bytes(), {**pages, 2: b"%PDF-1.6\nnothing"})
    (broken,) = [d for d in found if d.code == "PF-DOC-01"]
    assert broken.message.startswith("page file A02: ") and broken.place is not None and broken.place.page == 2
    assert [d.code for d in found][-1] == "OUT007"


def test_a_head_that_is_too_high_is_told_once(root: Path) -> None:
    """FIT002 says what it needs; that it then leaves the type area is a consequence of it."""
    spoil_copy(root / ISSUE / "articles/clock.md")
    ran = run("check", strict(root) / ISSUE, "--json")
    told = errors(ran)
    assert "FIT002" in told
    heads = {file for file, _, _ in told["FIT002"]}
    assert not [file for file, _, _ in told.get("PF-ISS-01", []) if file in heads]


def spoil_copy(path: Path) -> None:
    """A headline of forty characters, in a copy of the file."""
    text = path.read_text(encoding="utf-8")
    path.unlink()
    (line,) = [row for row in text.splitlines() if row.startswith("headline:")]
    path.write_text(text.replace(line, line + "\u949f\u697c\u5927" * 12), encoding="utf-8")
