"""Projects in which pages are made up for measuring: a paper's issue with a plan of bench/makeup/ in it, what is large linked."""

from __future__ import annotations

import shutil
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
ISSUES = {"chenbao": "content/2020-08-12", "wangchao": "content/wangchao-2024-10-19", "xisheng": "content/xisheng-2025-05-30"}
"""The issue of each plan in bench/makeup/, by its name."""
PLAN = REPOSITORY / "bench/makeup/chenbao.yaml"

POOL = (
    "sorting",
    "latepoint",
    "compost",
    "net",
    "archway",
    "temple",
    "lanes",
    "books",
    "heat",
    "bus",
    "reading",
    "doctor",
    "recipe",
)
"""Stories of the issue that pages are mixed of."""


def project(folder: Path, plan: Path = PLAN) -> Path:
    """The project in that folder, the plan as its issue's makeup.yaml."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("layouts", "fonts"):
        (folder / name).symlink_to(REPOSITORY / name, target_is_directory=True)
    issue = ISSUES[plan.stem]
    shutil.copytree(REPOSITORY / issue, folder / issue)
    shutil.copyfile(plan, folder / issue / "makeup.yaml")
    afresh(folder, issue)
    return folder


def afresh(root: Path, issue: str = ISSUES["chenbao"]) -> None:
    """The issue as it was before its pages were made."""
    shutil.rmtree(root / issue / "pages", ignore_errors=True)
    shutil.copyfile(REPOSITORY / issue / "issue.yaml", root / issue / "issue.yaml")
