"""Where a Western word may be hyphenated: pyphen over the Hunspell dictionaries that come with it.

Off unless a style asks, and then in an emergency (docs/rules/typography.md, Justification); pyphen is imported when the first
long word is.
"""

from __future__ import annotations

from functools import cache
from typing import Protocol, cast


class _Dictionary(Protocol):
    def positions(self, word: str) -> list[int]: ...


def hyphen_points(word: str, language: str = "en", least: tuple[int, int] = (2, 3)) -> tuple[int, ...]:
    """Offsets inside the word before which a hyphen may part it: at least `least` letters stay before and after it.

    Only a word of letters alone is hyphenated: none with digits, hyphens, apostrophes or dots, and no capital acronym.
    A language that has no dictionary gives no points.
    """
    if not word.isalpha() or word.isupper():
        return ()
    dictionary = _dictionary(language)
    if dictionary is None:
        return ()
    return tuple(int(at) for at in dictionary.positions(word) if least[0] <= at <= len(word) - least[1])


@cache
def _dictionary(language: str) -> _Dictionary | None:
    """The dictionary of a language (BCP 47 tag), its nearest relative, or none."""
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_"))
    return cast(_Dictionary, pyphen.Pyphen(lang=known)) if known else None
