"""Small projects for the tests: tests/small/ copied to a fresh folder, with a font of squares and the newsprint profile.

Nothing in them depends on a real face, so that a new font version changes no golden. `run` is the command line in-process.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from squares import write_squares

from banmian.cli import cli

REPOSITORY = Path(__file__).resolve().parents[1]
SMALL = Path(__file__).resolve().parent / "small"
PROFILES = REPOSITORY / "layouts/profiles"
SETTING_WORDS = (
    "\u4e0b\u8f6c\u7b2c\u7248\u4e0a\u63a5\u671f\u672c\u5bfc\u8bfb\u51fa\u5e74\u6708\u65e5\u661f\u671f\u8d23\u7f16\u519c\u5386\u95f0\u5eff"
    "\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u521d\u6b63\u51ac\u814a\u7532\u4e59\u4e19\u4e01\u620a\u5df1\u5e9a\u8f9b\u58ec\u7678"
    "\u5b50\u4e11\u5bc5\u536f\u8fb0\u5df3\u5348\u672a\u7533\u9149\u620c\u4ea5\u4e0d\u5f97\u4ed8\u5370\u5f85\u7a3f\u7ea6\u5b57\u6ea2\u51fa\u00d7\u2013\u30fb"
)
"""What the program writes by itself: jump lines, index, dates, the draft's words."""


SQUARES = 'title = "Squares"\nleave = ["PF-FRM-*", "PF-INK-*", "PF-QRC-*", "PF-FNT-12", "PF-TXT-05"]\n'
"""Squares are no newspaper: the preflight profile that a delivery is held to, without the checks that they fail."""


@dataclass(frozen=True)
class Ran:
    """What a run of the command line said. `exception`: what escaped it, None when it left by its own exit code."""

    code: int
    out: str
    err: str
    exception: BaseException | None

    @property
    def report(self) -> dict[str, Any]:
        """The JSON that `--json` printed."""
        read: dict[str, Any] = json.loads(self.out)
        return read


def run(*args: str | Path) -> Ran:
    """The command line in this process."""
    result = CliRunner().invoke(cli, [str(a) for a in args])
    escaped = None if isinstance(result.exception, SystemExit) else result.exception
    return Ran(result.exit_code, result.stdout, result.stderr, escaped)


def made_files(folder: Path) -> list[Path]:
    """The files of an output folder, by name, but for the versions that are kept there: their names are times."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and "versions" not in path.parts)


def small_project(root: Path, extra: str = "") -> Path:
    """tests/small/ at `root`, with squares for every character in it and in `extra`."""
    shutil.copytree(SMALL, root, dirs_exist_ok=True)
    shutil.copytree(PROFILES, root / "layouts/small/profiles", copy_function=link_or_copy)
    house = root / "layouts/small/profiles/preflight/house.toml"
    house.unlink()  # a link to the repository's own
    house.write_text(SQUARES, encoding="utf-8")
    without_page_limits(root / "layouts/small/profiles")
    texts = [p.read_text(encoding="utf-8") for p in sorted(root.rglob("*")) if p.suffix in (".md", ".yaml", ".svg")]
    write_squares(root, "".join(texts) + SETTING_WORDS + extra)
    return root


def without_page_limits(profiles: Path) -> None:
    """A page of a few stories is no full one: a print shop's profile without limits for the figures of a page."""
    for profile in sorted(profiles.glob("*.toml")):
        text = profile.read_text(encoding="utf-8").partition("\n[page]")[0]
        profile.unlink()  # it may be a link to the repository's own
        profile.write_text(text, encoding="utf-8")


def linked_project(root: Path) -> Path:
    """The repository's own project at `root`: content and layouts copied, fonts linked, so that it costs no space."""
    for name in ("content", "layouts"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copytree(
        REPOSITORY / "fonts", root / "fonts", copy_function=link_or_copy, ignore=shutil.ignore_patterns("*.py", "__pycache__")
    )
    return root


def kit_project(root: Path, name: str) -> Path:
    """The examples of docs/kit/NAME at `root`, with the set's faces: a paper and one issue, content/2024-10-19."""
    kit, paper, issue = REPOSITORY / "docs/kit" / name, root / "layouts/kit", root / "content/2024-10-19"
    shutil.copytree(kit / "pages", paper / "pages")
    shutil.copytree(PROFILES, paper / "profiles", copy_function=link_or_copy)
    shutil.copy2(kit / "paper.yaml", paper)
    for part in ("articles", "images", "data"):
        if (kit / part).is_dir():
            shutil.copytree(kit / part, issue / part)
    shutil.copy2(kit / "issue.yaml", issue)
    os.symlink(REPOSITORY / "fonts", root / "fonts", target_is_directory=True)
    return root


def copied_project(project: Path, target: Path) -> Path:
    """A copy of a small project that a test may change; what none changes, fonts and profiles, is linked."""
    shutil.copytree(project, target, ignore=shutil.ignore_patterns("fonts", "profiles"))
    for name in ("fonts", "layouts/small/profiles"):
        shutil.copytree(project / name, target / name, copy_function=link_or_copy)
    return target


def link_or_copy(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def spoil(path: Path, changes: Mapping[str, str]) -> None:
    """Replace words in a text file; each must be there."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, f"{old!r} is not in {path.name}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
