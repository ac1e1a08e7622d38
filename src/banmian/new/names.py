"""Names that are given on the command line: of papers and articles; and days."""

from __future__ import annotations

import datetime
import re

from banmian.diagnostics import Span
from banmian.new.made import refused
from banmian.windows import reserved

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
LONGEST = 40
TAKEN = frozenset(("profiles",))
"""Folders under layouts/ that are no papers."""


def checked_name(name: str, what: str, folder: str) -> str:
    """The name, where a file in `folder` may have it: small letters and digits, with hyphens between."""
    if reserved(name):
        why = "no file on Windows can be called so: the project would not go there"
        raise refused("NEW001", f"`{name}` is no name of {what}: {why}", f"write {name}-1", Span(folder))
    if len(name) <= LONGEST and NAME.match(name) and name not in TAKEN:
        return name
    parts = "-".join(re.findall("[a-z0-9]+", name.lower()))[:LONGEST].strip("-")
    why = "is the folder that all papers share" if name in TAKEN else f"is no name of {what}"
    hint = f"write {parts}" if parts and parts not in TAKEN else "for example bus"
    rule = f"small letters and digits, with hyphens between, at most {LONGEST}"
    raise refused("NEW001", f"`{name}` {why}: it takes {rule}", hint, Span(folder))


def checked_day(text: str) -> datetime.date:
    """The day of `2020-08-12`."""
    from banmian.content.schema import FIRST_YEAR, LAST_YEAR

    try:
        day = datetime.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise refused(
            "NEW004",
            f"`{text}` is no day of an issue",
            f"write it as 2020-08-12, from {FIRST_YEAR} to {LAST_YEAR}",
            Span("content"),
        )
    return day
