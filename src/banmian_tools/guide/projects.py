"""The projects whose pages the guides show: put together in a folder of their own, so that nothing is written among the sources."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner

from banmian.cli import cli
from banmian_tools.guide.steps import do, steps_of

GUIDE = "making-a-paper"
_KIT_ISSUE = "content/2024-10-19"
_SCHOOL = "xisheng"


def project(root: Path, of: str, folder: Path) -> tuple[Path, str]:
    """Root and issue of what `of` names: an issue of content/, a family of docs/kit, or the paper of "Making a paper"."""
    if (root / "content" / of).is_dir():
        return root, f"content/{of}"
    link(root / "fonts", folder / "fonts")
    shutil.copytree(root / "layouts/profiles", folder / "layouts/profiles")
    return (folder, walked(root, folder)) if of == GUIDE else (folder, kit(root / "docs/kit" / of, folder))


def link(source: Path, target: Path) -> None:
    target.symlink_to(source, target_is_directory=True)


def kit(source: Path, folder: Path) -> str:
    """The example as a project; the issue."""
    paper, issue = folder / "layouts/kit", folder / _KIT_ISSUE
    shutil.copytree(source / "pages", paper / "pages")
    shutil.copy2(source / "paper.yaml", paper)
    issue.mkdir(parents=True)
    for part in source.iterdir():
        if part.is_dir() and part.name != "pages":
            shutil.copytree(part, issue / part.name)
    shutil.copy2(source / "issue.yaml", issue)
    return _KIT_ISSUE


def walked(root: Path, folder: Path) -> str:
    """The guide's steps done in the folder, but for its builds; the issue that they make."""
    link(root / "docs", folder / "docs")
    first = max((root / "content").glob(f"{_SCHOOL}-*"))
    for name in (f"layouts/{_SCHOOL}", f"content/{first.name}"):
        shutil.copytree(root / name, folder / name)

    def begin(arguments: list[str]) -> None:
        if arguments[:2] == ["new", "paper"]:
            CliRunner().invoke(cli, [*arguments, "--root", str(folder)])

    for step in steps_of((root / f"docs/{GUIDE}.en.md").read_text(encoding="utf-8")):
        do(step, folder, begin)
    (made,) = [path for path in (folder / "content").iterdir() if path.name != first.name]
    return f"content/{made.name}"
