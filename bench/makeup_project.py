"""Projects in which pages are made up for measuring: a paper's issue with a plan of bench/makeup/ in it, what is large linked.

Of the first paper the optician's advertisement of page 6 is put off, as an editor would: with it no straight cuts part that page
(the doctor's column is 56 lines of one column, the table three columns wide, the advertisement two).
"""

from __future__ import annotations

import shutil
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
ISSUES = {"chenbao": "content/2020-08-12", "wangchao": "content/wangchao-2024-10-19", "xisheng": "content/xisheng-2025-05-30"}
"""The issue of each plan in bench/makeup/, by its name."""
PLAN = REPOSITORY / "bench/makeup/chenbao.yaml"
PUT_OFF = "  6.foot: images/ad-optician.svg\n"
"""In the first paper's issue.yaml."""

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
    booked = (REPOSITORY / issue / "issue.yaml").read_text(encoding="utf-8")
    (root / issue / "issue.yaml").write_text(booked.replace(PUT_OFF, ""), encoding="utf-8")
