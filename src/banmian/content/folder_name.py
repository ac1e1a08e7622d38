"""What the name of an issue's folder says: its date, the paper before it where `content/` holds several, a word after it.

docs/rules/contracts.md, Files that editors write: `2020-08-12`, `2020-08-12-extra`, `xisheng-2025-05-30`.
"""

from __future__ import annotations

import datetime
import re

from banmian.values import frozen

_DAY = re.compile(r"(?:^|(?<=[a-z0-9])-)([0-9]{4}-[0-9]{2}-[0-9]{2})(?=-|$)")
_PART = re.compile("[a-z0-9]+")
"""What the hyphens of a paper's name part."""


@frozen
class FolderName:
    """The paper, "" where the name has none, and the day of publication."""

    paper: str
    day: datetime.date


def folder_name(name: str) -> FolderName | None:
    """The parts of a folder's name; None where it holds no date."""
    found = _DAY.search(name)
    paper = name[: found.start()] if found is not None else ""
    if found is None or not all(_PART.fullmatch(part) for part in paper.split("-") if paper):
        return None
    try:
        return FolderName(paper, datetime.date.fromisoformat(found[1]))
    except ValueError:
        return None
