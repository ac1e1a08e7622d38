"""Dates of Info (`D:20200812060000+08'00'`) and of XMP (ISO 8601) as instants."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

_PDF = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([-+Z])(?:(\d\d)'?(?:(\d\d)'?)?)?)?\Z")


def instant(text: str) -> datetime | None:
    """The moment that a date names, with its zone where it has one; None for what is no date."""
    words = text.strip()
    found = _PDF.match(words)
    try:
        if found is None:
            return datetime.fromisoformat(words)
        numbers = [int(found[i]) if found[i] else default for i, default in enumerate((0, 1, 1, 0, 0, 0), 1)]
        return datetime(*numbers, tzinfo=_zone(found))  # type: ignore[misc, arg-type]
    except ValueError:
        return None


def _zone(found: re.Match[str]) -> timezone | None:
    if not found[7]:
        return None
    apart = timedelta(hours=int(found[8] or 0), minutes=int(found[9] or 0))
    return timezone(-apart if found[7] == "-" else apart)
