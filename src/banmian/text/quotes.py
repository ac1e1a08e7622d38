"""Curly quotes by their company: one em beside Han, of Latin width among Latin words.

docs/rules/typography.md, Line edges: decided by context. A pair is Latin when nothing East Asian stands in it, before
its opening or after its closing quote, blanks aside; a quote without its fellow is Chinese.
"""

from __future__ import annotations

import re

from banmian.content.model import StyledText
from banmian.fonts.shaping import is_east_asian

_PAIRS = (re.compile("\u201c[^\u201c\u201d]*\u201d"), re.compile("\u2018[^\u2018\u2019]*\u2019"))
_SKIPPED = " \u00a0\u201c\u201d\u2018\u2019"
"""What does not tell the company: blanks and other quotes."""


def latin_quotes(text: str) -> frozenset[int]:
    """Offsets of the curly quotes that stand among Latin words."""
    if "\u201c" not in text and "\u2018" not in text:
        return frozenset()
    found: set[int] = set()
    before, after = _company(text), _company(text[::-1])[::-1]
    for pair in (match for kind in _PAIRS for match in kind.finditer(text)):
        start, end = pair.span()
        near = before[start] + text[start + 1 : end - 1] + after[end - 1]
        if not any(is_east_asian(ch) for ch in near):
            found |= {start, end - 1}
    return frozenset(found)


def _company(text: str) -> list[str]:
    """For each character the nearest one before it that tells the company; "" where there is none. One pass, however many
    quotes stand side by side."""
    nearest: list[str] = []
    last = ""
    for ch in text:
        nearest.append(last)
        if ch not in _SKIPPED:
            last = ch
    return nearest


def quotes_of(text: StyledText) -> frozenset[int]:
    """Offsets of the Latin quotes of a marked text: by company, but as the author says where a mark `latin` or `han` stands."""
    found = latin_quotes(text.text)
    for mark in text.marks:
        if mark.kind in ("latin", "han"):
            inside = {i for i in range(mark.start, mark.end) if text.text[i] in "\u201c\u201d\u2018\u2019"}
            found = found | inside if mark.kind == "latin" else found - inside
    return found
