"""Names that are given on the command line: of papers and articles; and days."""

from __future__ import annotations

import datetime
import re

from banmian.diagnostics import Span
from banmian.new.made import refused
from banmian.phrases import Phrase, say
from banmian.windows import reserved

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
LONGEST = 40
TAKEN = frozenset(("profiles",))
"""Folders under layouts/ that are no papers."""


def checked_name(name: str, what: Phrase, folder: str) -> str:
    """The name, where a file in `folder` may have it: small letters and digits, with hyphens between."""
    if reserved(name):
        why = say("no file on Windows can be called so: the project would not go there")
        raise refused(
            "NEW001",
            say("`{name}` is no name of {what}: {why}", name=name, what=what, why=why),
            say("write {name}-1", name=name),
            Span(folder),
        )
    if len(name) <= LONGEST and NAME.match(name) and name not in TAKEN:
        return name
    parts = "-".join(re.findall("[a-z0-9]+", name.lower()))[:LONGEST].strip("-")
    why = say("is the folder that all papers share") if name in TAKEN else say("is no name of {what}", what=what)
    hint = say("write {parts}", parts=parts) if parts and parts not in TAKEN else say("for example bus")
    rule = say("small letters and digits, with hyphens between, at most {longest}", longest=LONGEST)
    raise refused("NEW001", say("`{name}` {why}: it takes {rule}", name=name, why=why, rule=rule), hint, Span(folder))


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
            say("`{text}` is no day of an issue", text=text),
            say("write it as 2020-08-12, from {first_year} to {last_year}", first_year=FIRST_YEAR, last_year=LAST_YEAR),
            Span("content"),
        )
    return day
