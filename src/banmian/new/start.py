"""What a project begins with that has nothing yet: the papers, faces and printing conditions that came with the program."""

from __future__ import annotations

from pathlib import Path

from banmian.new.copying import all_files
from banmian.new.made import NewFolder
from banmian.sources.folders import COPY, is_stray

SHARED = {"fonts": "fonts.yaml", "layouts/profiles": ""}
"""Folders that all papers of a project need, and a file without which one is none."""
PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".svg", ".pdf")
OURS = frozenset(("content", "build"))
"""Folders that a desk makes where it begins."""


def built_in() -> Path | None:
    """The folder that the program came in, where it has papers and faces; None where it was installed without them."""
    folder = Path(__file__).resolve().parents[3]
    known = (folder / "fonts/fonts.yaml").is_file() and any((folder / "layouts").glob("[!.]*/paper.yaml"))
    return folder if known else None


def is_blank(folder: Path) -> bool:
    """Whether a project can be begun in a folder: nothing lies in it but copy and pictures that came in, what systems and programs
    leave behind, and what a desk has put there."""
    try:
        found = [path for path in folder.iterdir() if not is_stray(path.name)]
    except OSError:
        return False
    return all(map(_is_in_nobody_s_way, found)) and not any((folder / "content").glob("[!.]*"))


def _is_in_nobody_s_way(path: Path) -> bool:
    return path.name in OURS if path.is_dir() else path.suffix.lower() in (*COPY, ".md", *PICTURES)


def shared_folders(root: Path, home: Path) -> list[NewFolder]:
    """Those of the shared folders that a project has not, as they are at `home`; without the programs by which they were made."""
    out: list[NewFolder] = []
    for name, sign in SHARED.items():
        if not (root / name / sign).exists():
            out.append(NewFolder(name, {file: path for file, path in all_files(home / name).items() if path.suffix != ".py"}))
    return out
