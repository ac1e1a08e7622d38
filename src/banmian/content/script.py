"""What the rules of canonical text ask of a text: which of it is Han, which Latin sentences, which stays as it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from banmian.values import frozen

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
FULL_MARKS = "\u3001\u3002\uff0c\uff1a\uff1b\uff1f\uff01\uff08\uff09\u300a\u300b\u3008\u3009\u300c-\u3011"
CURLY = "\u2018\u2019\u201c\u201d"
BESIDE = HAN + FULL_MARKS
LATIN = "A-Za-z0-9\u00c0-\u024f\u0300-\u036f"
_FULL = frozenset(FULL_MARKS.removesuffix("\u300c-\u3011")) | frozenset(map(chr, range(0x300C, 0x3012)))

_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_NOT_ITS_END = "\"'.,;:!?)]>"
"""Marks that end the sentence around an address, not the address."""
_SENTENCE_END = re.compile("[\u3002\uff1f\uff01?!\n]")
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f][A-Za-z'\u2019\u00c0-\u024f\u0300-\u036f-]+")


def is_han(ch: str) -> bool:
    """Whether a character is in HAN; "" is not. A pattern of the same takes longer to compile than is ever asked of it."""
    return (
        "\u4e00" <= ch <= "\u9fff"
        or "\u3400" <= ch <= "\u4dbf"
        or "\u3005" <= ch <= "\u3007"
        or "\uf900" <= ch <= "\ufaff"
        or "\U00020000" <= ch <= "\U0003ffff"
    )


def is_beside(ch: str) -> bool:
    """Whether a character is in BESIDE."""
    return is_han(ch) or ch in _FULL


class Spans:
    """Stretches of a text, for asking whether an offset lies in one."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = sorted(spans)
        self.starts = [start for start, _ in self.spans]

    def holds(self, offset: int) -> bool:
        k = bisect_right(self.starts, offset)
        return k > 0 and offset < self.spans[k - 1][1]


@frozen
class Seen:
    """A text as a rule sees it. `safe`: code and addresses. `running`: a paragraph's. `at_edge`: whether a mark begins or
    ends at either side of the characters start..end."""

    text: str
    safe: Spans
    running: bool
    at_edge: Callable[[int, int], bool]


def addresses(text: str) -> list[tuple[int, int]]:
    """Where web and mail addresses stand."""
    if "@" not in text and "://" not in text and "www." not in text:
        return []
    return [(m.start(), m.start() + len(m[0].rstrip(_NOT_ITS_END))) for m in _ADDRESS.finditer(text)]


def latin_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences that are Latin: at least three words, and more of them than Han characters."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in [*(m.start() for m in _SENTENCE_END.finditer(text)), len(text)]:
        sentence = text[start:end]
        words = len(_LATIN_WORD.findall(sentence))
        if words >= 3 and words > sum(map(is_han, sentence)):
            found.append((start, end + 1))
        start = end + 1
    return found
