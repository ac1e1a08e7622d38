"""What is pasted into a story from a word processor or a web page is its text: with its looks, without a head, without a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import small_project

from banmian.desk.intake import pasted

ISSUE = "content/2021-03-05"
LAMP, RIVER = "\u8fd9\u91cc\u6709\u706f", "\u6cb3\u8fb9\u6709\u4eba"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("pasted") / "project")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (f"<p>{LAMP}<b>{RIVER}</b></p>", f"{LAMP}**{RIVER}**"),
        (f'<b style="font-weight:normal"><p>{LAMP}</p></b>', LAMP),
        (f"<h2>{LAMP}</h2><p>{RIVER}\u3002</p>", f"## {LAMP}\n\n{RIVER}\u3002"),
        (f"<h1>{LAMP}</h1><p>{RIVER}<i>*</i></p>", f"## {LAMP}\n\n{RIVER}[\\*]{{.kai}}"),
        (f"<ul><li>{LAMP}<li><strong>{RIVER}</strong></ul>", f"- {LAMP}\n- **{RIVER}**"),
        (f"<table><tr><td>{LAMP}<td><b>{RIVER}</b></table>", f"| {LAMP} | {RIVER} |\n| --- | --- |"),
        (f"<p>{LAMP}<img src='data:image/png;base64,AAAA'>{RIVER}</p>", LAMP + RIVER),
        ("<p></p>", ""),
        ("", ""),
    ],
)
def test_what_is_pasted_is_text_with_its_looks(root: Path, page: str, text: str) -> None:
    assert pasted(root, ISSUE, page) == text


def test_a_project_that_cannot_be_read_takes_it_all_the_same(tmp_path: Path) -> None:
    assert pasted(tmp_path, ISSUE, f"<p>{LAMP}<b>{RIVER}</b></p>") == f"{LAMP}**{RIVER}**"
