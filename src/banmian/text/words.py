"""Where the words of a Chinese text end: the likeliest row of words by a frequency table (data/words.txt, made by `make words`).

The table is jieba's dictionary, cut to its commoner words (docs/decisions/0012); the choice of the row is jieba's too, the
highest product of frequencies. A line of the table holds the words of one first character, so a text reads a few lines only.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "words.txt"
TOTAL = 179
"""Ten times the natural logarithm of the sum of jieba's frequencies (60,101,967); scores of words count likewise."""
EACH = 5
"""What each word costs beside: of two rows almost as likely, the one of fewer and longer words, which keeps more together."""
FIRST, LAST = "\u3400", "\u9fff"
"""What a word is made of."""
_ENTRY = re.compile("(?<![^0-9 ])([^0-9 ]*+)([0-9]+)")


@cache
def _table() -> bytes:
    return TABLE.read_bytes()


@cache
def words_from(first: str) -> dict[str, int]:
    """The words that begin with a character, and each one's score: ten times the natural logarithm of its frequency."""
    data = _table()
    at = data.find(f"\n{first}\t".encode())
    if at < 0:
        return {}
    line = data[at + 1 : data.index(b"\n", at + 1)].decode()
    return {first + rest: int(score) for rest, score in _ENTRY.findall(line[2:])}


def cuts(text: str) -> list[tuple[int, int]]:
    """The words of every run of Han in the text, as (start, end); what is no Han stands between them."""
    found: list[tuple[int, int]] = []
    start = 0
    for inside, run in groupby(text, lambda ch: FIRST <= ch <= LAST):
        word = "".join(run)
        if inside:
            found += [(start + a, start + b) for a, b in _words(word)]
        start += len(word)
    return found


def _words(run: str) -> list[tuple[int, int]]:
    """From the end: the best row of words from each character on. A character that is in no word stands alone."""
    size = len(run)
    best = [0] * (size + 1)
    ends = [0] * size
    for i in range(size - 1, -1, -1):
        known = words_from(run[i])
        choices = [(known[run[i:j]] - TOTAL - EACH + best[j], j) for j in range(i + 1, size + 1) if run[i:j] in known]
        best[i], ends[i] = max(choices, default=(best[i + 1] - TOTAL - EACH, i + 1))
    out: list[tuple[int, int]] = []
    at = 0
    while at < size:
        out.append((at, ends[at]))
        at = ends[at]
    return out
