"""How evenly the specimen's stories are set: `python bench/tightness.py` prints a row a measure, for tuning linebreak.Cost.

Body 9 pt, indent 2 em, the cheapest setting of each paragraph. The tightness of a line is the mean change of its plain
gaps (of its capped ones, if it has no plain gap), em; a paragraph's last line has none and is left out.
"""

from __future__ import annotations

import gc
import time
from itertools import pairwise
from pathlib import Path

from synthetic import copy, sentences, specimen_copy

from banmian.content.model import StyledText
from banmian.fonts import FontBook
from banmian.linebreak import BEAM, Fit, menu
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.setting import TextSetting

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT / "content" / "2020-08-12" / "articles"
EM = 9000
COLUMNS = ("measure", "lines", "opened", "mean", "worst", ">0.1", "uneven", "uneven open", "shrunk", "alone", "two", "cpu")


def tightness(p: Prepared, fit: Fit, measure: int) -> list[float]:
    """Of all lines but the last, em."""
    par, start, found = p.units, 0, []
    for line, end in enumerate(fit.ends[:-1]):
        spare = measure - (0 if line else 2 * EM) - (par.edges[end - 1] - par.starts[start])
        sums = par.places if par.places[end - 1] > par.places[start] or not par.last_resort else par.last_resort
        found.append(spare / max(1, sums[end - 1] - sums[start]) / EM)
        start = end
    return found


def row(paragraphs: list[Prepared], ems: int) -> tuple[float, ...]:
    """The figures of one measure, as COLUMNS names them."""
    began = time.process_time()
    fits = [min(menu(p.units, (ems * EM,), 2 * EM, beam=BEAM), key=lambda f: f.cost) for p in paragraphs]
    spent = time.process_time() - began
    lines = [tightness(p, fit, ems * EM) for p, fit in zip(paragraphs, fits, strict=True)]
    opened = [t for ts in lines for t in ts if t > 0]
    pairs = [pair for ts in lines for pair in pairwise(ts)]
    tails = [p.units.letters[-1] - p.units.letters[f.ends[-2]] for p, f in zip(paragraphs, fits, strict=True) if f.lines > 1]
    return (
        ems, sum(f.lines for f in fits), len(opened), sum(opened) / len(opened), max(opened), sum(t > 0.1 for t in opened),
        1e6 * sum((a - b) ** 2 for a, b in pairs) / len(pairs),
        1e6 * sum((max(a, 0) - max(b, 0)) ** 2 for a, b in pairs) / len(pairs),
        sum(t < 0 for ts in lines for t in ts), sum(t <= 1 for t in tails), sum(t == 2 for t in tails), spent,
    )  # fmt: skip


def main() -> None:
    """The specimen at 11, 13 and 16 characters, then eight pages of synthetic copy at the same and 14."""
    gc.disable()
    book, _ = FontBook.load(ROOT)
    assert book is not None
    setting = TextSetting("song-regular", EM)
    for name, pages, ems in (
        ("specimen", specimen_copy(ARTICLES), (11, 13, 16)),
        ("34,000 characters", copy(sentences(ARTICLES), 8), (11, 13, 14, 16)),
    ):
        paragraphs = [prepare(StyledText(text), setting, book) for page in pages for text in page.paragraphs]
        print(name)
        print(*(f"{column:>12}" for column in COLUMNS))
        for measure in ems:
            print(*(f"{value:12.4g}" for value in row(paragraphs, measure)))


if __name__ == "__main__":
    main()
