"""Canonical text: what typing habits leave in Chinese copy is put right, and each change is counted with its place.

docs/rules/contracts.md, Texts; docs/rules/typography.md, Mixed type. What is changed, and where: content/edits.py, which is
imported when a text holds anything that may need it. Most texts do not.
"""

from __future__ import annotations

import unicodedata

from banmian.content.edit import ALONE, Company, Edit, apply, cornered
from banmian.sources.normalising import FIX_ALL, Normalising

_RANGES = (
    (0xA0, 0xA0), (0x2DC, 0x2DC), (0x300, 0x36F), (0x1100, 0x11FF), (0x1680, 0x1680), (0x2000, 0x200A), (0x2013, 0x2015),
    (0x2026, 0x2026), (0x202F, 0x202F), (0x205F, 0x205F), (0x223C, 0x223C), (0x22EF, 0x22EF), (0x2500, 0x2500), (0x2E80, 0x2FDF),
    (0x3000, 0x3000), (0x301C, 0x301C), (0x3099, 0x309A), (0x30FB, 0x30FB), (0xF900, 0xFAFF), (0xFB00, 0xFB06),
    (0xFF0D, 0xFF0E), (0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A), (0xFF61, 0xFF65),
)  # fmt: skip
_DOUBTFUL = frozenset(" \t,.:;?!()\"'~-\u00b7").union(*(map(chr, range(first, last + 1)) for first, last in _RANGES))
"""Every edit begins at one of these, at three \u3002, or at white at an end of the text; without them a text is canonical if it
is NFC."""


def normalise(text: str, code: tuple[tuple[int, int], ...] = ()) -> tuple[str, tuple[Edit, ...]]:
    """Canonical text and the edits that made it, ascending, in offsets of `text`. `code`: spans that stay as they are."""
    return normalise_by(FIX_ALL, text, Company(code) if code else ALONE)[:2]


def normalise_by(rules: Normalising, text: str, company: Company = ALONE) -> tuple[str, tuple[Edit, ...], tuple[Edit, ...]]:
    """As `normalise` by a paper's switches; beside it the edits that are only to be reported."""
    white = text[:1].isspace() or text[-1:].isspace()
    if (
        not white
        and not cornered(rules, text)
        and _DOUBTFUL.isdisjoint(text)
        and "\u3002\u3002" not in text
        and unicodedata.is_normalized("NFC", text)
    ):
        return text, (), ()
    from banmian.content.edits import edits_of

    edits, told = edits_of(text, company, rules)
    return apply(text, edits), edits, told
