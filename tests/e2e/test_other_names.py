"""The program knows no ink and no face of a paper by its name: the specimen with all of them renamed is the same file."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
from project import linked_project
from specimens import Built, build

INKS = {"k": "noir", "red": "rouge", "k-70": "noir-70", "brick": "brique"}
FACES = {"brush": "brush-x", "hei-bold": "heavy", "hei-medium": "hefty", "hei-regular": "hey", "song-black": "lamp-black"}
"""In the order of the old ones, which is that of the fonts in the file."""


def renamed(path: Path, names: dict[str, str], before: str, after: str) -> None:
    """The file with each of these names in place of the old one, where it stands alone."""
    text = path.read_text(encoding="utf-8")
    pattern = f"(?<!{before})({'|'.join(map(re.escape, names))})(?!{after})"
    path.unlink()  # a link to the repository's own
    path.write_text(re.sub(pattern, lambda found: names[found[1]], text), encoding="utf-8")


def project(root: Path, inks: dict[str, str], faces: dict[str, str]) -> Path:
    """The repository's project at `root` with these inks and faces under other names, in layouts, fonts and drawings."""
    linked_project(root)
    for path in (root / "layouts").rglob("*.yaml"):
        renamed(path, inks | faces, r"[\w.-]", r"[\w.-]")
    renamed(root / "fonts/fonts.yaml", faces | {"?": "?"}, r"[\w.\"/-]", r"[\w.-]")
    for path in (root / "content").rglob("*.svg"):
        renamed(path, {f"var(--{a})": f"var(--{b})" for a, b in inks.items()} | {"?": "?"}, "x", "x")
        renamed(path, inks | faces, '[^"]', '[^ "]')
    return root


def painted(pdf: Path) -> list[bytes]:
    """The pages' content streams."""
    with pikepdf.open(pdf) as document:
        return [page.Contents.read_bytes() for page in document.pages]


def test_a_paper_calls_its_inks_what_it_will(tmp_path: Path, specimen: Built) -> None:
    done = build(project(tmp_path / "project", INKS, {}), tmp_path / "build", 1, "--only", "pdf")
    assert done.pdf.read_bytes() == specimen.pdf.read_bytes()


def test_a_font_set_calls_its_faces_what_it_will(tmp_path: Path, specimen: Built) -> None:
    """Faces are part of what a file's own number is made of: all else is the same."""
    done = build(project(tmp_path / "project", {}, FACES), tmp_path / "build", 1, "--only", "pdf")
    assert painted(done.pdf) == painted(specimen.pdf)
