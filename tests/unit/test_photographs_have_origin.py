"""Photographs that ship have a row beside them that names author and licence, and say both where an article prints them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from project import REPOSITORY

PIXELS = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"}
LICENCE = re.compile(r"CC BY(?:-SA)? [1-4]\.0|CC0")
PICTURE = re.compile(r"!\[[^\]\n]*\]\(images/([^) ]+)[^)\n]*\)\{([^}\n]*)\}")
FOLDERS = sorted(p for root in ("content", "docs/kit") for p in (REPOSITORY / root).glob("*/images") if p.is_dir())
PAPERS = [folder for folder in FOLDERS if folder.is_relative_to(REPOSITORY / "content")]


def rows(folder: Path) -> dict[str, str]:
    """The rows of the folder's README.md or LICENSE.md by the file that each begins with."""
    files = [folder / name for name in ("README.md", "LICENSE.md") if (folder / name).is_file()]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return {cells[1]: line for line in lines if len(cells := [c.strip() for c in line.split("|")]) > 3 and "." in cells[1]}


def drawn(folder: Path) -> str:
    """All the code that draws pictures of the folder: what it names is our own."""
    return "".join(p.read_text(encoding="utf-8") for p in (folder / "sources").glob("*.py") if p.name != "photographs.py")


def photographs(folder: Path) -> list[str]:
    """Names of the pictures of pixels that no code of ours draws."""
    ours = drawn(folder)
    return sorted(p.name for p in folder.iterdir() if p.suffix.lower() in PIXELS and f'"{p.name}"' not in ours)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.relative_to(REPOSITORY).as_posix())
def test_author_and_licence_stand_beside(folder: Path) -> None:
    known = rows(folder)
    for name in photographs(folder):
        assert name in known, f"{name} has no row in {folder}/README.md"
        assert LICENCE.search(known[name]), f"the row of {name} names no licence"
    assert all((folder / name).is_file() for name in known), "a row names no file"


@pytest.mark.parametrize("folder", PAPERS, ids=lambda p: p.relative_to(REPOSITORY).as_posix())
def test_the_credit_says_both(folder: Path) -> None:
    """CC BY asks for the author's name and the licence wherever the work is shown."""
    known, ours = rows(folder), set(photographs(folder))
    for article in sorted((folder.parent / "articles").glob("*.md")):
        for name, attributes in PICTURE.findall(article.read_text(encoding="utf-8")):
            licence = LICENCE.search(known.get(name, ""))
            if name in ours and licence and licence.group() != "CC0":
                assert licence.group() in attributes, f"{article.name}: the credit of {name} names no licence"
                named = re.findall("[A-Za-z]{4,}", attributes.split("credit=")[1].replace(licence.group(), ""))
                assert any(word in known[name] for word in named), f"{article.name}: the credit of {name} is not its author's"
