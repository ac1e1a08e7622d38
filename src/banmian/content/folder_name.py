"""What the name of an issue's folder says: its date, the paper before it where `content/` holds several, a word after it.

docs/rules/contracts.md, Files that editors write: `2020-08-12`, `2020-08-12-extra`, `xisheng-2025-05-30`.
"""

from __future__ import annotations

import datetime
import re

from banmian.values import frozen

_NAME = re.compile(r"(?:([a-z0-9]+(?:-[a-z0-9]+)*)-)?(\d{4}-\d\d-\d\d)(?:-.*)?")


@frozen
class FolderName:
    """The paper, "" where the name has none, and the day of publication."""

    paper: str
    day: datetime.date


def folder_name(name: str) -> FolderName | None:
    """The parts of a folder's name; None where it holds no date."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        return FolderName(found[1] or "", datetime.date.fromisoformat(found[2]))
    except ValueError:
        return None
