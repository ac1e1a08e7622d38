"""Signed pages do not change unseen: `banmian sign`, `unsign`, `states`, and builds that stop (docs/rules/signing.md)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from project import Ran, copied_project, run, small_project, spoil

ISSUE = "content/2021-03-05"
CLOCK, RIVER = f"{ISSUE}/articles/clock.md", f"{ISSUE}/articles/river.md"
BY = "\u6837\u4e00"
LONGER = {"\u5341\u4e8c\u4e0b\u3002": "\u5341\u4e8c\u4e0b" + "\uff0c\u4e00\u4e0b\u4e00\u4e0b\u5f88\u6e05\u695a" * 6 + "\u3002"}
"""Four lines more on page 1: the story goes on to page 4."""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with page 4 signed, and built."""
    root = small_project(tmp_path_factory.mktemp("signed") / "project", "\u5f88\u6e05\u695a\u6837")
    signed = run("sign", "4", "--by", BY, "--issue", root / ISSUE, "--out", root / "build")
    assert signed.code == 0, signed.err
    built = build(root)
    assert built.code == 0, built.err
    return root


@pytest.fixture
def root(good: Path, tmp_path: Path) -> Path:
    return copied_project(good, tmp_path / "project")


def build(root: Path, *more: str) -> Ran:
    return run("build", root / ISSUE, "--out", root / "build", "--json", *more)


def page_files(root: Path) -> dict[str, bytes]:
    return {p.stem[-3:]: p.read_bytes() for p in (root / "build/2021-03-05/pages").iterdir()}


def told(ran: Ran, code: str = "SGN") -> list[str]:
    return [d["message"] for d in ran.report["diagnostics"] if d["code"].startswith(code)]


def test_a_longer_jump_is_stopped_and_named(root: Path, good: Path) -> None:
    spoil(root / CLOCK, LONGER)
    ran = build(root)
    assert ran.code == 1
    [message] = told(ran, "SGN001")
    assert message.startswith(f"page 4 was signed by {BY}, 20") and "changed by '钟楼的钟又走了'" in message
    assert page_files(root) == page_files(good)
    assert run("check", root / ISSUE, "--out", root / "build").code == 1


@pytest.mark.parametrize(
    ("name", "words", "line"),
    [
        ("layouts/small/paper.yaml", {"trim: [120mm, 180mm]": "trim: [121mm, 180mm]"}, 40),
        ("layouts/small/pages/back.yaml", {"weight: 0.3pt": "weight: 0.5pt"}, 0),
    ],
)
def test_a_file_that_moves_no_words_is_named(root: Path, name: str, words: dict[str, str], line: int) -> None:
    spoil(root / name, words)
    [found] = [d for d in build(root).report["diagnostics"] if d["code"] == "SGN001"]
    assert found["message"].endswith(f"changed by {name}") and found["file"] == name and found["line"] == (line or found["line"])


def test_without_its_record_a_changed_page_is_stopped_all_the_same(root: Path) -> None:
    shutil.rmtree(root / "build")
    spoil(root / CLOCK, LONGER)
    ran = build(root)
    assert ran.code == 1
    assert told(ran, "SGN001")[0].endswith("it is not what was signed")
    assert not (root / "build/2021-03-05/pages").exists()


def test_a_change_elsewhere_leaves_all_other_page_files_byte_for_byte(root: Path, good: Path) -> None:
    text = (root / RIVER).read_text(encoding="utf-8")
    last = text.rindex("\u3002")
    (root / RIVER).write_text(text[: last - 1] + "\u6e05" + text[last:], encoding="utf-8")  # a character that only page 1 has
    ran = build(root)
    assert ran.code == 0, ran.err
    before, after = page_files(good), page_files(root)
    changed = {name for name in before if before[name] != after[name]}
    assert changed and changed <= {"A02", "A03"}
    shutil.rmtree(root / "build")  # and without a word of what was before
    assert build(root).code == 0
    assert page_files(root) == after


def test_a_signature_is_taken_back_with_a_reason_and_the_page_may_change(root: Path) -> None:
    spoil(root / CLOCK, LONGER)
    ran = run("unsign", "4", "--by", BY, "--why", "late news", "--issue", root / ISSUE, "--out", root / "build")
    assert ran.code == 0
    text = (root / ISSUE / "signed.yaml").read_text(encoding="utf-8")
    assert "what: withdrawn" in text and 'why: "late news"' in text and "pages:" not in text
    assert not told(build(root))
    again = run("unsign", "4", "--by", BY, "--why", "x", "--issue", root / ISSUE, "--out", root / "build", "--json")
    assert again.code == 1 and told(again, "SGN005")


def test_only_signed_pages_are_delivered_where_the_paper_asks(root: Path) -> None:
    paper = root / "layouts/small/paper.yaml"
    paper.write_text(paper.read_text(encoding="utf-8") + "\ndeliver: {signed-only: yes}\n", encoding="utf-8")
    ran = run("deliver", root / ISSUE, "--out", root / "build", "--json")
    assert ran.code == 1 and len(told(ran, "SGN006")) == 3
    assert not (root / "build/2021-03-05/delivery").exists()
    signed = run("sign", "1", "2", "--by", BY, "--issue", root / ISSUE, "--out", root / "build")
    assert signed.code == 0 and "pages 1, 2-3" in signed.err  # a spread is signed as one
    assert run("deliver", root / ISSUE, "--out", root / "build").code == 0
    files = {p.stem[-3:]: p.read_bytes() for p in (root / "build/2021-03-05/delivery").glob("*-A0?.pdf")}
    assert files == page_files(root)


def test_states_are_listed(root: Path) -> None:
    spoil(root / CLOCK, LONGER)
    (root / ISSUE / "images/river.svg").unlink()
    ran = run("states", root / ISSUE, "--out", root / "build", "--json")
    assert ran.code == 1
    assert [(s["pages"], s["state"], s["changed"]) for s in ran.report["states"]] == [
        ([1], "draft", False), ([2, 3], "copy", False), ([4], "signed", True),
    ]  # fmt: skip


def test_a_page_with_a_fault_cannot_be_signed_and_its_neighbour_can(root: Path) -> None:
    (root / ISSUE / "images/river.svg").unlink()
    refused = run("sign", "3", "--by", BY, "--issue", root / ISSUE, "--out", root / "build", "--json")
    assert refused.code == 1 and told(refused, "SGN002")
    assert run("sign", "1", "--by", BY, "--issue", root / ISSUE, "--out", root / "build").code == 0
    assert run("sign", "9", "--by", BY, "--issue", root / ISSUE, "--out", root / "build").code == 2
    assert run("sign", "1", "--by", " ", "--issue", root / ISSUE).code == 2


def test_a_damaged_signed_yaml_is_no_way_around_it(root: Path) -> None:
    spoil(root / ISSUE / "signed.yaml", {"state: signed": "state: sign"})
    ran = build(root)
    assert ran.code == 1 and any(d["file"].endswith("signed.yaml") for d in ran.report["diagnostics"])


def test_a_signed_page_is_held_against_the_index_too(root: Path) -> None:
    assert run("sign", "1", "--by", BY, "--issue", root / ISSUE, "--out", root / "build").code == 0
    assert run("unsign", "4", "--by", BY, "--why", "x", "--issue", root / ISSUE, "--out", root / "build").code == 0
    spoil(root / ISSUE / "issue.yaml", {"name: \u670d\u52a1": "name: \u6e05\u695a"})
    [message] = told(build(root), "SGN001")
    assert "page 1" in message and "furniture (index)" in message
