"""What people write of themselves where they sign: a name, a reason, each one line."""

from __future__ import annotations

NAME, REASON = 80, 400
"""Characters of a name, and of a reason."""


def one_line(text: str, most: int) -> str:
    """A name or a reason as people write it, its blanks as one; "" where it says nothing, takes more than `most` characters, or
    holds what cannot be printed."""
    found = " ".join(text.split())
    return found if len(found) <= most and found.isprintable() else ""
