"""Where profiles of print shops lie: layouts/<paper>/profiles for one paper alone, layouts/profiles for all papers of a project.

What stands in a paper's own folder is taken before the shared file of that name.
"""

from __future__ import annotations

from pathlib import Path

SHARED = "layouts/profiles"


def profile_folders(root: Path, paper: str) -> tuple[Path, ...]:
    """The folders where a paper's profiles are looked for, its own first."""
    return root / "layouts" / paper / "profiles", root / SHARED


def all_profile_folders(root: Path) -> tuple[Path, ...]:
    """The folders of a project where no paper is named: the shared one, then those of the papers by name."""
    return root / SHARED, *sorted(p for p in root.glob("layouts/*/profiles") if p.is_dir())


def first_of(folders: tuple[Path, ...], name: str) -> Path | None:
    """The first file of that name in the folders; None where there is none."""
    return next((folder / name for folder in folders if (folder / name).is_file()), None)
