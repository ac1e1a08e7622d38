"""Twenty mistakes that editors make, as they are told in English and in Chinese: goldens/mistakes/en.txt and zh.txt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from project import run, small_project, spoil

from banmian.languages import speak

ISSUE = "content/2021-03-08"
YAML, BRIDGE, MARKET = f"{ISSUE}/issue.yaml", f"{ISSUE}/articles/bridge.md", f"{ISSUE}/articles/market.md"
LAYOUT = "layouts/small/pages/one.yaml"
HAN = "\u6865"
CHANGES = (
    ("a bracket is not closed", YAML, "number: 8", "number: [8"),
    ("a key is misspelt", YAML, "number: 8", "numbr: 8"),
    ("a key twice", YAML, "number: 8", "number: 8\nnumber: 9"),
    ("a number in words", YAML, "number: 8", "number: eight"),
    ("no page count", YAML, "page-count: 1\n", ""),
    ("a page too few", YAML, "page-count: 1", "page-count: 2"),
    ("a day that is none", YAML, "2021-03-08", "2021-02-30"),
    ("another day than the folder's", YAML, "2021-03-08", "2021-03-09"),
    ("a story misspelt", YAML, "lead: bridge", "lead: bridg"),
    ("a place misspelt", YAML, "second: market", "secnd: market"),
    ("a story twice", YAML, "second: market", "second: bridge"),
    ("a layout that is none", YAML, "layout: one", "layout: two"),
    ("a picture from the web", BRIDGE, "images/plan.svg", "https://example.com/plan.svg"),
    ("a picture that is missing", BRIDGE, "images/plan.svg", "images/map.svg"),
    ("two places overlap", LAYOUT, "lines: 18-20", "lines: 11-20"),
    ("a place runs out of the page", LAYOUT, "lines: 18-20", "lines: 18-37"),
)
ENDS = (
    ("too much text", f"\n{HAN * 90}\n"),
    ("a table's row too wide", "\n| A | B |\n|---|---|\n| A | B | C |\n"),
    ("a control character", f"\n{HAN}\x07{HAN}\n"),
    ("a character that no face has", f"\n{HAN}\U00020bb7{HAN}\n"),
)


def told(root: Path, *options: str) -> str:
    ran = run("check", root / ISSUE, *options)
    assert ran.code == 1 and ran.exception is None, ran.err
    return "\n".join(line for line in ran.err.split("\n") if not line.startswith("banmian: "))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_twenty_mistakes_are_told_in_both_languages(language: str, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    root, out = small_project(tmp_path / "project"), []
    try:
        for name, file, old, new in (*CHANGES, *((name, MARKET, "", more) for name, more in ENDS)):
            path = root / file
            kept = path.read_bytes()
            if old:
                spoil(path, {old: new})
            else:
                path.write_text(kept.decode("utf-8") + new, encoding="utf-8")
            out.append(f"## {name}\n{told(root, '--lang', language)}")
            path.write_bytes(kept)
    finally:
        speak("en")
    golden(f"mistakes/{language}.txt", "\n".join(out))
