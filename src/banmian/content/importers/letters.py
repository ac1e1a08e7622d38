"""How a letter begins: with a line that speaks to its readers. It is no headline, and stays at the beginning of the text."""

from __future__ import annotations

from banmian.content.importers.copy import Block, Part
from banmian.content.importers.words import words

_LONGEST = 24
"""Characters of a salutation, at the most."""
_MARKS = "!\uff01,\uff0c:\uff1a\u3002."
"""Marks behind a greeting."""


def is_salutation(part: Part) -> bool:
    """Whether a paragraph addresses somebody, with a colon at its end, or greets and does nothing else."""
    if not isinstance(part, Block) or part.style not in ("", "quote") or part.marker or len(part.text.strip()) > _LONGEST:
        return False
    text, told = part.text.strip(), words()["letters"]
    return (leads_on(text) and any(word in text for word in told["addressed"])) or text.rstrip(_MARKS) in told["greetings"]


def leads_on(text: str) -> bool:
    """Whether a line ends in a colon, and so is above what it announces."""
    return text.rstrip().endswith((":", "\uff1a"))
