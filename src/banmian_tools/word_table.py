"""`make words`: text/data/words.txt out of jieba's dictionary (the package as it lies on PyPI); licence: LICENSE-JIEBA beside it.

A line for each first character: the character, a tab, then for each word what follows the first character and the word's
score, ten times the natural logarithm of its frequency. Words of Han alone; rarer ones are left out.
"""

from __future__ import annotations

import re
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterable
from math import log
from pathlib import Path

from banmian.text.words import TABLE

LEAST, RARE = 3, 5
"""Frequency from which a word is kept; names (jieba's tags nr, ns, nt, nz) and words of more than three characters from RARE."""
NAME = "n[rstz]"
LONGEST = 6
HAN = re.compile("[\u3400-\u9fff]+")


def table(rows: Iterable[str]) -> str:
    """The table of `word frequency tag` lines."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in rows:
        word, count, tag = row.split(" ")
        least = RARE if len(word) > 3 or re.match(NAME, tag) else LEAST
        if HAN.fullmatch(word) and len(word) <= LONGEST and (len(word) == 1 or int(count) >= least):
            found[word[0]].append((word[1:], round(10 * log(max(1, int(count))))))
    lines = (f"{first}\t{' '.join(f'{rest}{score}' for rest, score in sorted(words))}\n" for first, words in sorted(found.items()))
    return "\n" + "".join(lines)


def main(package: str) -> None:
    """Write the table from jieba's source package (a .tar.gz file)."""
    with tarfile.open(package) as archive:
        member = next(m for m in archive.getmembers() if m.name.endswith("/jieba/dict.txt"))
        held = archive.extractfile(member)
        assert held is not None
        TABLE.write_text(table(held.read().decode("utf-8").splitlines()), encoding="utf-8")


if __name__ == "__main__":
    main(str(Path(sys.argv[1])))
