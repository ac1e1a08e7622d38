"""Whether a text shows anything: blanks, joiners and controls alone make no line."""

from __future__ import annotations

import unicodedata

_FILLERS = "\u115f\u1160\u3164\uffa0"
_SILENT = ("Cc", "Cf", "Zl", "Zp", "Zs", "Mn")


def is_blank(text: str) -> bool:
    """Whether nothing of the text would be seen."""
    return all(ch.isspace() or ch in _FILLERS or unicodedata.category(ch) in _SILENT for ch in text)
