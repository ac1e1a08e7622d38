"""Names of persons in a headline: a title before a surname and a given name, and \u5c0f\u5468 or \u8001\u738b, are one.

A name that the word table lacks falls into single characters: that, and what stands before it, tells it from a word.
Decision 0073.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from banmian.text.grammar import DATA, begins_predicate, grammar, is_agent
from banmian.text.words import words_from

OFFICES = frozenset("\u5458\u5e08\u957f")
"""With which a word of three characters and more for an office or a trade ends: \u534f\u7ba1\u5458."""
FAMILIAR = frozenset("\u5c0f\u8001\u963f")
"""With which a familiar name begins."""
GRAMMAR = frozenset("\u4e8e\u5411\u4e07\u5e38\u9ad8\u65b9\u767d\u4e25\u6210\u5173\u8fde\u6613\u5de6\u5b89\u534e\u5305")
"""Surnames that are also words of grammar or common ones: after a title they are more often that."""
RARE = 45
"""A word of three characters that begins with a surname is a name up to this score (text/words.py)."""


@cache
def surnames() -> frozenset[str]:
    """Those of surnames.txt: one character each, but for the last line."""
    *single, compound = (DATA / "surnames.txt").read_text(encoding="utf-8").splitlines()[1:]
    return frozenset("".join(single)) | frozenset(compound.split())


def names_in(text: str, words: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where names with the titles before them stand in the text, whose words are given."""
    out: list[tuple[int, int]] = []
    for k, (start, end) in enumerate(words):
        word = text[start:end]
        following = [text[a:b] for a, b in _run(words[k + 1 :], end)]
        if _is_title(word) and (size := _name(following, is_agent(word))):
            out.append((start, end + size))
        elif word in FAMILIAR and following and following[0] in surnames() and len(following[0]) == 1:
            begin = words[k - 1][0] if k and words[k - 1][1] == start and _is_title(text[slice(*words[k - 1])]) else start
            out.append((begin, end + 1))
    return out


def _run(words: Sequence[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    """The first words of these that follow one another from `at` on."""
    out: list[tuple[int, int]] = []
    for start, end in words[:3]:
        if start != at:
            break
        out.append((start, end))
        at = end
    return out


def _is_title(word: str) -> bool:
    return word in grammar("titles") or (len(word) > 2 and word[-1] in OFFICES)


def _name(following: Sequence[str], anyone: bool) -> int:
    """How many characters of what follows a title are a name; 0 = none. `anyone`: after a word for any person, as \u5c45\u6c11,
    a word of the table is no name."""
    if not following:
        return 0
    first = following[0]
    if not anyone and len(first) == 3 and first[0] in surnames() and words_from(first[0]).get(first, 0) <= RARE:
        return 3
    if first not in surnames() or first in GRAMMAR:
        return 0
    given = _given(following[1:])
    return len(first) + given if given else 0


def _given(following: Sequence[str]) -> int:
    if not following or _is_grammar(following[0]) or len(following[0]) > 2:
        return 0
    if len(following[0]) == 2:
        return 2
    more = len(following) > 1 and len(following[1]) == 1 and not _is_grammar(following[1])
    return 1 + more


def _is_grammar(word: str) -> bool:
    return word in grammar("back") or word in grammar("ends") or begins_predicate(word)
