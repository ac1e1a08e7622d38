"""Where a headline likes to break: the price of ending a line before each character (docs/rules/typography.md, Headlines).

BudouX (`zh-hans`) says where phrases begin, the word table where words do; what neither knows are the words of grammar that
lean on a neighbour (leaning.txt), numbers with what they count, and short names in quotes or brackets. A price counts like
the square of the em by which two lines differ (flow/headbreak.py). docs/decisions/0012.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

from banmian.text.words import cuts

NEVER = -1
"""Inside a word, a number with its unit, a short name in quotes or brackets."""
AFTER_MARK, AFTER_COMMA = 0, 1
"""After a space or one of PAUSES; after a \u3001: where a reader pauses."""
PHRASE, WORD, LEANING = 6, 12, 40
"""Between phrases, as both say; between words inside what BudouX takes for one phrase; beside a word that leans."""
NUMERALS = (
    "0-9\u96f6\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343\u4e07\u4ebf\u4e24\u51e0\u534a\u4f59"
)
NUMBER = re.compile(f"(?<![0-9.,:%+-])\u7b2c?(?>[0-9.,:%+-]*[{NUMERALS}]+)")
PAUSES = "\uff0c\uff1b\uff1a\u3002\uff1f\uff01\u2026\u2014"
OPENING = "\u201c\u2018\u300a\u3008\uff08\u300c\u300e\u3010\u301d"
CLOSING = "\u201d\u2019\u300b\u3009\uff09\u300d\u300f\u3011\u301e"
SHORT_NAME = 6
"""Characters up to which a name in quotes or brackets stays on one line."""


class _Parser(Protocol):
    def parse(self, sentence: str) -> list[str]: ...


@cache
def _budoux() -> _Parser:
    """Imported when a headline has to be broken between marks: 0.04 s."""
    from budoux import load_default_simplified_chinese_parser

    return load_default_simplified_chinese_parser()


@cache
def _leaning(side: str) -> frozenset[str]:
    """The words of one side in leaning.txt."""
    lines = (Path(__file__).parent / "data" / "leaning.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line.startswith(f"{side} ") for word in line.split()[1:])


def pauses(text: str) -> list[int]:
    """The price of ending a line before each character, and at the text's end, where a mark or a space stands before it;
    NEVER elsewhere. No model is asked."""
    return _names_kept(text, [NEVER, *(_pause(text[i - 1]) for i in range(1, len(text))), 0])


def _pause(before: str) -> int:
    if before.isspace() or before in PAUSES:
        return AFTER_MARK
    return AFTER_COMMA if before == "\u3001" else NEVER


def phrase_prices(text: str) -> list[int]:
    """The price of ending a line before each character of a headline, and at its end; NEVER where it may not be broken."""
    phrases = _starts(_budoux().parse(text)) if text else set()
    words = cuts(text)
    word_at, word_to = {start: text[start:end] for start, end in words}, {end: text[start:end] for start, end in words}
    beside = LEANING if " " in text or "\u3000" in text else 0  # who wrote spaces has said where the phrases part
    prices = [NEVER]
    for i in range(1, len(text)):
        pause = _pause(text[i - 1])
        prices.append(pause if pause != NEVER else beside + _between(word_to.get(i, ""), word_at.get(i, ""), i in phrases))
    prices.append(0)
    for start, end in words:
        prices[start + 1 : end] = [NEVER] * (end - start - 1)
    return _names_kept(text, _numbers_kept(text, word_at, prices))


def _between(before: str, after: str, phrase: bool) -> int:
    """The price between two words; "": what stands there is no Han."""
    if before in _leaning("on") or (before and after in _leaning("back")):
        return LEANING
    if len(before) == 1 and after in _leaning("verb"):
        return LEANING
    return PHRASE if phrase else WORD


def _starts(pieces: list[str]) -> set[int]:
    at, out = 0, set()
    for piece in pieces:
        out.add(at)
        at += len(piece)
    return out


def _numbers_kept(text: str, word_at: Mapping[int, str], prices: list[int]) -> list[int]:
    """No break inside a number, nor between it and the one character that says what it counts."""
    for found in NUMBER.finditer(text):
        start, end = found.span()
        if start not in word_at and not text[start].isascii():
            continue  # the end of a word: \u7edf\u4e00
        end = max((at + len(word) for at, word in word_at.items() if at < end < at + len(word)), default=end)
        counted = word_at.get(end, "")
        end += len(counted) == 1 and counted not in _leaning("back")
        prices[start + 1 : end] = [NEVER] * (end - start - 1)
    return prices


def _names_kept(text: str, prices: list[int]) -> list[int]:
    """A short name in quotes or brackets stays whole, a longer one breaks at a higher price."""
    for opening, closing in zip(OPENING, CLOSING, strict=True):
        for found in re.finditer(f"{opening}[^{opening}{closing}]*{closing}", text):
            short = len(found.group()) - 2 <= SHORT_NAME
            for i in range(found.start() + 1, found.end()):
                prices[i] = NEVER if short or prices[i] == NEVER else prices[i] + WORD
    return prices
