"""Random mixes of all that stands in copy, at every width: edges, exactness, limits, nothing lost, never dearer than first fit.

A thousand paragraphs by default; BANMIAN_PARAGRAPHS=10000 sets ten thousand. Seeded, so that a failure comes again.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from banmian.content.model import StyledText
from banmian.fonts import FontBook
from banmian.linebreak import Breakable, Fit, choose, first_fit, justified, menu, overfull_lines
from banmian.text.breaks import opportunities
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.setting import TextSetting
from banmian.text.spacing import SpacingRules

ROOT = Path(__file__).resolve().parents[2]
PARAGRAPHS = int(os.environ.get("BANMIAN_PARAGRAPHS", "1000"))
SEED = 20200812
EM = 9000
LEVELS = ("none", "basic", "gb", "strict")
STYLES = ("fit", "fit", "fit", "kaiming", "full", "half", "tight")

NOT_AT_START = frozenset(
    "\u3001\uff0c\u3002\uff1a\uff1b\uff1f\uff01\u300d\u300f\uff09\uff3d\uff5d\u3015\u3011\u3017\u3009\u300b\u00b7\u30fb\u2027\uff0f"
)
NOT_AT_END = frozenset("\u300c\u300e\uff08\uff3b\uff5b\u3014\u3010\u3016\u3008\u300a")
PIECES: tuple[tuple[int, tuple[str, ...]], ...] = (
    (
        60,
        tuple("\u793e\u533a\u6668\u62a5\u8001\u897f\u95e8\u8857\u9053\u5c45\u6c11\u91cc\u5f04\u7684\u4e00\u4e86\u5728\u662f\u6709"),
    ),
    (
        22,
        tuple("\u3001\uff0c\u3002\uff1a\uff1b\uff1f\uff01\u201c\u201d\u2018\u2019\u300c\u300d\u300a\u300b\uff08\uff09\u3010\u3011"),
    ),
    (4, ("\u2014\u2014", "\u2026\u2026", "\u2e3a", "\u00b7", "\uff5e", "\u2014", "/", "\uff0f", "-")),
    (6, ("GDP", "Wi-Fi", "don\u2019t", "newspaper", "C++", "A", "www.example.cn/a?b=1", "a.b@example.org", "\u0444", "caf\u00e9")),
    (8, ("2020", "1,200", "8:30-11:00", "3.5%", "\u00a5120", "36.5\u2103", "12\u516c\u91cc", "7\u670821\u65e5", "30 km", "5")),
    (
        2,
        (
            "\U0001f468\u200d\U0001f469\u200d\U0001f467",
            "\U0001f44d\U0001f3fd",
            "\U0001f1e8\U0001f1f3",
            "1\ufe0f\u20e3",
            "\u2600\ufe0f",
        ),
    ),
    (3, ("\u9f98", "\u4e02", "\u3400", "\U00020000", "\u846b\U000e0100", "\ufa0e")),
    (3, (" ", "\u3000", "\u00a0", "\u2060", "\u200b", "\u00ad", "m\u0300", "\u3042\u3099", "\ud55c\uae00")),
)


def copy(dealer: random.Random) -> str:
    weights = [weight for weight, _ in PIECES]
    kinds = dealer.choices(PIECES, weights, k=dealer.randint(1, 60))
    return "".join("".join(dealer.choices(kind[1], k=dealer.randint(1, 3) if kind[0] > 5 else 1)) for kind in kinds)


def cases() -> Iterator[tuple[str, TextSetting, tuple[int, ...], int]]:
    dealer = random.Random(SEED)
    for _ in range(PARAGRAPHS):
        rules = SpacingRules(dealer.choice(STYLES), snap=dealer.random() < 0.05, hang=dealer.random() < 0.05)
        setting = TextSetting("song-regular", EM, "hei-bold", "kai", rules, dealer.choice(LEVELS))
        widths = tuple(dealer.randint(6, 40) * EM for _ in range(dealer.choice((1, 1, 1, 3))))
        yield copy(dealer), setting, widths, dealer.choice((0, 2 * EM))


@pytest.fixture(scope="module")
def book() -> FontBook:
    found, diagnostics = FontBook.load(ROOT)
    assert found is not None, diagnostics
    return found


def solid(text: str) -> str:
    """What is painted: no blanks, no signs that only join or part."""
    return "".join(ch for ch in text if not ch.isspace() and ch not in "\u2060\u200b\u00ad")


def measure_at(widths: tuple[int, ...], line: int, indent: int) -> int:
    return widths[min(line, len(widths) - 1)] - (0 if line else indent)


def shown(p: Prepared, start: int, end: int) -> str:
    return "".join(p.texts[p.first[start] : p.first[end]])


def check_edges(p: Prepared, fit: Fit, level: str, overfull: frozenset[int]) -> None:
    found = opportunities(p.text.text, level)
    for end in fit.ends[:-1]:
        hyphenated = end in p.hyphens or end - 1 in p.hyphens
        assert found.costs[p.offsets[end]] >= 0 or hyphenated or p.offsets[end] in found.emergency
        if level != "none":
            assert p.texts[p.first[end]][:1] not in NOT_AT_START
            assert p.texts[p.first[end] - 1][-1:] not in NOT_AT_END
    assert all(line < fit.lines for line in overfull)


def check_line(par: Breakable, start: int, end: int, wanted: int, overfull: bool) -> None:
    """Exact, inside the limits of each tier, or reported."""
    natural = end == par.size or end in par.forced
    done = justified(par, start, end, wanted, natural)
    assert done.xs == sorted(done.xs)
    if done.width != wanted and not (natural and done.width < wanted):
        assert overfull == (done.tier == "overfull")
        assert overfull or done.tier in ("rigid", "loose")
    for i in range(start + 1, end):
        change = (done.xs[i - start] - done.xs[i - 1 - start]) - (par.starts[i] - par.starts[i - 1])
        assert change >= -(par.total_shrink[i] - par.total_shrink[i - 1])
        opens = par.places[i] > par.places[i - 1]
        most = sum(sums[i] - sums[i - 1] for sums in par.stretch)
        assert opens or change <= most or done.tier == "stretch:last-resort"
    if done.tier == "stretch:last-resort":
        assert par.places[end - 1] == par.places[start]


def test_mixed_copy_at_every_width(book: FontBook) -> None:
    lines = 0
    for text, setting, widths, indent in cases():
        p = prepare(StyledText(text), setting, book)
        par = p.units
        if not par.size:
            assert not solid(text)
            continue
        fits = menu(par, widths, indent)
        best = choose(fits)
        assert best.cost <= first_fit(par, widths, indent).cost + 1e-6, (text, widths)
        for fit in fits:
            overfull = frozenset(overfull_lines(par, widths, indent, fit))
            check_edges(p, fit, setting.level, overfull)
            start, parts = 0, []
            for line, end in enumerate(fit.ends):
                check_line(par, start, end, measure_at(widths, line, indent), line in overfull)
                parts.append(shown(p, start, end))
                start = end
                lines += 1
            assert "".join(parts).replace("\u2060", "") == solid(text), text
    assert lines > PARAGRAPHS
