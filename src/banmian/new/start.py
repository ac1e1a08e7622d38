"""What a project begins with that has nothing yet: the papers, faces and printing conditions that came with the program."""

from __future__ import annotations

from pathlib import Path

from banmian.new.copying import all_files
from banmian.new.made import NewFolder

SHARED = {"fonts": "fonts.yaml", "layouts/profiles": ""}
"""Folders that all papers of a project need, and a file without which one is none."""
OURS = frozenset(("content", "build"))
"""Folders that a desk makes where it begins."""


def built_in() -> Path | None:
    """The folder that the program came in, where it has papers and faces; None where it was installed without them."""
    folder = Path(__file__).resolve().parents[3]
    known = (folder / "fonts/fonts.yaml").is_file() and any((folder / "layouts").glob("[!.]*/paper.yaml"))
    return folder if known else None


def is_blank(folder: Path) -> bool:
    """Whether a project can be begun in a folder: nothing lies in it but what is hidden, and what a desk has put there."""
    try:
        found = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    except OSError:
        return False
    return found <= OURS and not any((folder / "content").glob("[!.]*"))


def shared_folders(root: Path, home: Path) -> list[NewFolder]:
    """Those of the shared folders that a project has not, as they are at `home`; without the programs by which they were made."""
    out: list[NewFolder] = []
    for name, sign in SHARED.items():
        if not (root / name / sign).exists():
            out.append(NewFolder(name, {file: path for file, path in all_files(home / name).items() if path.suffix != ".py"}))
    return out
