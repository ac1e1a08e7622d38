"""Where a headline likes to break: the price of ending a line before each character (docs/rules/typography.md, Headlines).

BudouX (`zh-hans`) says where phrases begin, the word table where words do; what neither knows are the words of grammar that
lean on a neighbour (leaning.txt), numbers with what they count, and short names in quotes or brackets. A price counts like
the square of the em by which two lines differ (flow/headbreak.py). docs/decisions/0012.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Protocol

from banmian.text.counted import HAN_NUMERALS, NUMERALS, spans_of_counted
from banmian.text.grammar import begins_predicate, closes, goes_on, grammar, is_agent, listed
from banmian.text.names import names_in
from banmian.text.words import cuts

NEVER = -1
"""Inside a word, a number with its unit, a short name in quotes or brackets."""
AFTER_MARK, AFTER_COMMA = 0, 1
"""After a space or one of PAUSES; after a \u3001: where a reader pauses."""
ENDED, PREDICATE = 2, 4
"""After a word with which a clause is complete; where a predicate begins, or after a person's name."""
ASPECT = frozenset("\u4e86\u7740\u8fc7")
COMPLETING = 20
"""Before the word that completes a clause, and between a verb with its aspect and what it takes."""
PHRASE, WORD, LEANING = 6, 12, 40
"""Between phrases, as both say; between words inside what BudouX takes for one phrase; beside a word that leans."""
PARTED = 80
"""Inside a word that only leaning.txt has."""
JOINED = 4
"""So many neighbouring words of the table may be one word of leaning.txt."""
NUMBER = re.compile(f"(?<![0-9.,:%+-])\u7b2c?(?:[0-9.,:%+-]*+[{HAN_NUMERALS}][{NUMERALS}]*+|[0-9.,:%+-]*[0-9])")
PAUSES = "\uff0c\uff1b\uff1a\u3002\uff1f\uff01\u2026\u2014"
OPENING = "\u201c\u2018\u300a\u3008\uff08\u300c\u300e\u3010\u301d\u301d\uff3b\u3014\u3016\uff5b"
CLOSING = "\u201d\u2019\u300b\u3009\uff09\u300d\u300f\u3011\u301e\u301f\uff3d\u3015\u3017\uff5d"
"""In pairs; \u301d has two that close it."""
COLONS = "\uff1a:"
BEFORE_COLON, AFTER_COLON, BESIDE_COLON = 4, 6, 20
"""A line that begins so few characters before a colon, or ends so few after one, costs so much more."""
SHORT_NAME = 6
"""Characters up to which a name in quotes or brackets stays on one line."""


class _Parser(Protocol):
    def parse(self, sentence: str) -> list[str]: ...


@cache
def _budoux() -> _Parser:
    """Imported when a headline has to be broken between marks: 0.04 s."""
    from budoux import load_default_simplified_chinese_parser

    return load_default_simplified_chinese_parser()


def pauses(text: str) -> list[int]:
    """The price of ending a line before each character, and at the text's end, where a mark or a space stands before it;
    NEVER elsewhere. No model is asked."""
    prices = [NEVER, *(_pause(text[i - 1]) for i in range(1, len(text))), 0]
    return _near_colons(text, _names_kept(text, _kept(prices, spans_of_counted(text))))


def _pause(before: str) -> int:
    if before.isspace() or before in PAUSES:
        return AFTER_MARK
    return AFTER_COMMA if before == "\u3001" else NEVER


def phrase_prices(text: str, lexicon: Sequence[str] = ()) -> list[int]:
    """The price of ending a line before each character of a headline, and at its end; NEVER where it may not be broken.
    `lexicon`: the paper's own names and titles, which are not broken."""
    phrases = _starts(_budoux().parse(text)) if text else set()
    pieces = table_words(text, lexicon)
    words = list(_joined(text, pieces))
    names = names_in(text, words)
    word_at, word_to = {start: text[start:end] for start, end in words}, {end: text[start:end] for start, end in words}
    counted = [(a, b) for a, b in spans_of_counted(text) if a in word_at or text[a].isascii()]  # no end of a word: \u7edf\u4e00
    beside = LEANING if _has_spaces(text, counted) else 0  # who wrote spaces has said where the phrases part
    named, subjects = {end for _, end in names}, _subjects(text, words)
    prices = [NEVER]
    for i in range(1, len(text)):
        price = _pause(text[i - 1])
        if price == NEVER:
            price = _between(word_to.get(i, ""), word_at.get(i, ""), i in phrases)
            if price < LEANING:
                price = min(price, PREDICATE) if i in named else max(price, COMPLETING) if i in subjects else price
            price += beside
        prices.append(price)
    prices.append(0)
    for start, end in words:
        prices[start + 1 : end] = [PARTED] * (end - start - 1)
    prices = _numbers_kept(text, word_at, _kept(prices, (*pieces, *names)))
    return _near_colons(text, _names_kept(text, _kept(prices, counted)))


def _kept(prices: list[int], spans: Iterable[tuple[int, int]]) -> list[int]:
    """With no break within any of these."""
    for start, end in spans:
        prices[start + 1 : end] = [NEVER] * (end - start - 1)
    return prices


def _has_spaces(text: str, counted: Sequence[tuple[int, int]]) -> bool:
    """Whether it has spaces other than those within numbers."""
    inside = {i for start, end in counted for i in range(start, end)}
    return any(text[i] in " \u3000" for i in range(len(text)) if i not in inside)


def _near_colons(text: str, prices: list[int]) -> list[int]:
    """A line does not end a few characters after a colon or before one: what it parts stands on two lines, or on one."""
    for at in (i for i, ch in enumerate(text) if ch in COLONS and not text[i + 1 : i + 2].isdecimal()):
        for i in (*range(at - BEFORE_COLON, at + 1), *range(at + 2, at + 2 + AFTER_COLON)):
            if 0 < i < len(text) and prices[i] != NEVER:
                prices[i] += BESIDE_COLON
    return prices


def _subjects(text: str, words: Sequence[tuple[int, int]]) -> set[int]:
    """Where those end with whom a further clause begins: \u65b0\u6821\u820d\u843d\u6210 and \u5b69\u5b50\u4eec."""
    pairs = [(text[a:b], text[c:d], d) for (a, b), (c, d) in pairwise(words) if b == c]
    return {end for before, word, end in pairs if is_agent(word) and (before in grammar("ends") or begins_predicate(before))}


def table_words(text: str, lexicon: Sequence[str] = ()) -> list[tuple[int, int]]:
    """The words of a headline: those of the lexicon, and between them the table's."""
    found: list[tuple[int, int]] = []
    at = 0
    for start, end in _listed(text, lexicon):
        found += [(at + a, at + b) for a, b in cuts(text[at:start])]
        found.append((start, end))
        at = end
    found += [(at + a, at + b) for a, b in cuts(text[at:])]
    return found


def _listed(text: str, lexicon: Sequence[str]) -> list[tuple[int, int]]:
    """Where words of the lexicon stand, the longer first."""
    words = [word for word in lexicon if word in text]
    if not words:
        return []
    longest = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return [found.span() for found in re.finditer(longest, text)]


def _joined(text: str, words: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The words, neighbours joined that are one in leaning.txt, or a compound and the single character that closes it."""
    k = 0
    while k < len(words):
        last = k
        for j in range(k + 1, min(len(words), k + JOINED)):
            if words[j][0] != words[j - 1][1]:
                break
            compound = j == last + 1 and closes(text[slice(*words[last])], text[slice(*words[j])])
            if compound or text[words[k][0] : words[j][1]] in listed():
                last = j
        yield words[k][0], words[last][1]
        k = last + 1


def _between(before: str, after: str, phrase: bool) -> int:
    """The price between two words; "": what stands there is no Han."""
    if _leans(before, after):
        return LEANING
    if before in grammar("ends"):
        return ENDED
    if before in ASPECT or (before and after in grammar("ends")):
        return COMPLETING
    if is_agent(after):
        return WORD if before in grammar("joins") or before in grammar("back") else PREDICATE
    if begins_predicate(after):
        return PREDICATE
    return PHRASE if phrase else WORD


def _leans(before: str, after: str) -> bool:
    """Whether one of two neighbours belongs to the other."""
    if goes_on(before) or (before and (after in grammar("back") or after in grammar("tails"))):
        return True
    if len(before) == 1 and before not in grammar("back") and after in grammar("verb"):
        return True
    return is_agent(after) and is_agent(before)


def _starts(pieces: list[str]) -> set[int]:
    at, out = 0, set()
    for piece in pieces:
        out.add(at)
        at += len(piece)
    return out


DATE = re.compile(f"(?<![{NUMERALS}])(?:[{NUMERALS}]++\u5e74)?[{NUMERALS}]++\u6708[{NUMERALS}]++[\u65e5\u53f7]")


def _numbers_kept(text: str, word_at: Mapping[int, str], prices: list[int]) -> list[int]:
    """No break inside a number or a date, nor between a number and the one character that says what it counts; after that one
    only at a high price where what it counts follows."""
    for found in NUMBER.finditer(text):
        start, end = found.span()
        if start not in word_at and not text[start].isascii():
            continue  # the end of a word: \u7edf\u4e00
        digits = end
        end = max((at + len(word) for at, word in word_at.items() if at < end < at + len(word)), default=end)
        counted = word_at.get(end, "")
        end += end == digits and len(counted) == 1 and counted not in grammar("back")
        prices[start + 1 : end] = [NEVER] * (end - start - 1)
        after = word_at.get(end, "")
        counts = text[end - 1] in grammar("counts") and after and after not in grammar("ends") and not begins_predicate(after)
        if counts and prices[end] != NEVER:
            prices[end] = max(prices[end], LEANING)
    for found in DATE.finditer(text):
        prices[found.start() + 1 : found.end()] = [NEVER] * (len(found.group()) - 1)
    return prices


def _names_kept(text: str, prices: list[int]) -> list[int]:
    """A short name in quotes or brackets stays whole, a longer one breaks at a higher price."""
    for opening, closing in zip(OPENING, CLOSING, strict=True):
        for found in re.finditer(f"{opening}[^{opening}{closing}]*{closing}", text):
            short = len(found.group()) - 2 <= SHORT_NAME
            for i in range(found.start() + 1, found.end()):
                prices[i] = NEVER if short or prices[i] == NEVER else prices[i] + WORD
    return prices
