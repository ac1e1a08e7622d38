"""The words of grammar that tell where a headline parts: the sides of data/leaning.txt, and what the ends of words say.

docs/rules/typography.md, Headlines; decisions 0012, 0073.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
PERSONS = frozenset("\u5458\u8005\u4eec\u5320\u5e08\u961f\u5175\u5b98")
"""With which a word for persons or a group ends."""
LISTED = ("takes", "ends", "begins", "modifies", "tails", "times", "one", "titles", "agents")
"""Sides whose words are words, though the table may not have them."""
PREDICATES = ("takes", "begins", "times")
"""With these a predicate begins, and they go on with what follows."""


@cache
def grammar(side: str) -> frozenset[str]:
    """The words of one side."""
    lines = (DATA / "leaning.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line.startswith(f"{side} ") for word in line.split()[1:])


@cache
def listed() -> frozenset[str]:
    """The words that are longer than a character."""
    return frozenset(word for side in LISTED for word in grammar(side) if len(word) > 1)


def begins_predicate(word: str) -> bool:
    """Whether a predicate begins with the word."""
    return any(word in grammar(side) for side in PREDICATES)


def goes_on(word: str) -> bool:
    """Whether the word goes on with the next: a line does not end with it."""
    return word in grammar("on") or word in grammar("modifies") or begins_predicate(word)


def is_agent(word: str) -> bool:
    """Whether a word means persons or a group, with which a clause may begin."""
    return word in grammar("agents") or (len(word) > 1 and word[-1] in PERSONS)


def closes(word: str, after: str) -> bool:
    """Whether the single character `after` is the end of the compound before it: \u62a2\u9669 and \u961f."""
    return len(after) == 1 < len(word) and after in grammar("tails") and not goes_on(word)
