"""Pictures' addresses: inside the issue's folder, never remote."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian.sources.paths import picture_fault, relative_name


@pytest.mark.parametrize("written", ["images/lane.svg", "images/sub/夜.jpg", "a.png"])
def test_plain_paths_are_fine(written: str) -> None:
    assert picture_fault(written) == ""


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("https://example.com/a.png", "network"),
        ("//example.com/a.png", "network"),
        ("data:image/png;base64,AAAA", "network"),
        ("file:///etc/passwd", "network"),
        ("C:/a.png", "drive"),
        ("../other/a.png", "outside"),
        ("images/../../a.png", "outside"),
        ("/etc/a.png", "outside"),
        ("~/a.png", "outside"),
        ("images\\a.png", "\\"),
        ("  ", "no file"),
    ],
)
def test_what_leads_out_is_refused(written: str, word: str) -> None:
    assert word in picture_fault(written)


def test_names_are_relative_with_slashes(tmp_path: Path) -> None:
    assert relative_name(tmp_path, tmp_path / "a" / "b.md") == "a/b.md"
