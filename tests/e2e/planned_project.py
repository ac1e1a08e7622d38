"""An issue of the repository with a plan of bench/makeup: what makeup's tests read once for all of a file."""

from __future__ import annotations

import shutil
from pathlib import Path

from project import REPOSITORY

from banmian.makeup.ready import Ready, ready


def planned(root: Path, issue: str, plan: str) -> Ready:
    """All that makeup reads of a copy of the issue below `root`, with `bench/makeup/PLAN.yaml` as its makeup.yaml."""
    for name in ("layouts", "fonts"):
        (root / name).symlink_to(REPOSITORY / name, target_is_directory=True)
    shutil.copytree(REPOSITORY / issue, root / issue)
    shutil.copyfile(REPOSITORY / f"bench/makeup/{plan}.yaml", root / issue / "makeup.yaml")
    given, told = ready(root, issue)
    assert given is not None, told
    return given
