"""Properties of breaking on random copy: nothing lost, no forbidden edge, exact sums, total fit never dearer than first fit.

Copy mixes Han, rare Han, marks, two-em units, Latin words, numbers and addresses; measures from 6 to 40 em.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from banmian.content.model import StyledText
from banmian.fonts import FontBook
from banmian.linebreak import BEAM, WIDE_BEAM, Breakable, Fit, first_fit, justify, loose_lines, menu, overfull_lines
from banmian.text.classes import WORD
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.setting import TextSetting
from banmian.text.spacing import SpacingRules

ROOT = Path(__file__).resolve().parents[2]
SIZE = 9000
STOPS = "\u3001\uff0c\u3002\uff1a\uff1b\uff1f\uff01"
CLOSING = "\u201d\u2019\u300d\u300f\uff09\u300b\u3011\u3009"
OPENING = "\u201c\u2018\u300c\u300e\uff08\u300a\u3010\u3008"
NOT_AT_START = {*STOPS, *CLOSING, *"~\uff5e-\u00b7/\uff0f\u2026\u2014%\uff05\u2103"}
NOT_AT_END = {*OPENING, *"/\uff0f\u00a5\uffe5$"}

COMMON = st.text("\u793e\u533a\u6668\u62a5\u8001\u897f\u95e8\u8857\u9053\u5c45\u6c11\u91cc\u5f04", min_size=1, max_size=12)
RARE = st.text("\u9f98\u9ea4\u4e02\u9fa5\u3400\U00020000", min_size=1, max_size=2)
MARKS = st.sampled_from([*STOPS, *OPENING, *CLOSING])
GROUPS = st.sampled_from(["\uff1f\uff01", "\uff01\uff01\uff01", "\u3002\u201d", "\uff0c\u201c", "\uff09\u3002", "\u300a\u201c"])
OTHERS = st.sampled_from(["\u2014\u2014", "\u2026\u2026", "\u00b7", "\uff5e", "\u2014", "-", "/", "\u3000", " "])
NUMBERS = st.sampled_from(
    ["2020", "1,200", "8:30\u201311:00", "3.5%", "\u00a5120", "36.5\u2103", "12\u516c\u91cc", "7\u670821\u65e5", "67\u6237"]
)
ADDRESSES = ["www.example.cn/a?b=1", "a.b@example.org"]
LATIN = st.sampled_from(["GDP", "Wi-Fi", "don\u2019t", "newspaper", "C++", "A", "A\u5ea7", *ADDRESSES])
PIECES = st.one_of(COMMON, RARE, MARKS, GROUPS, OTHERS, NUMBERS, LATIN)
COPY = st.lists(PIECES, min_size=1, max_size=24).map("".join)
MEASURES = st.lists(st.integers(6, 40), min_size=1, max_size=4)

checked = settings(max_examples=150, derandomize=True, deadline=None, database=None)


@pytest.fixture(scope="module")
def book() -> FontBook:
    found, diagnostics = FontBook.load(ROOT)
    assert found is not None, diagnostics
    return found


def prepared(text: str, book: FontBook, marks: str = "fit") -> Prepared:
    return prepare(StyledText(text), TextSetting("song-regular", SIZE, rules=SpacingRules(marks)), book)


def lines_of(p: Prepared, fit: Fit) -> list[str]:
    starts = (0, *fit.ends)
    return ["".join(p.texts[p.first[a] : p.first[b]]) for a, b in zip(starts, fit.ends, strict=False)]


def solid(text: str) -> str:
    return "".join(text.split())


def measure(widths: list[int], line: int, indent: int) -> int:
    return widths[min(line, len(widths) - 1)] * SIZE - (0 if line else indent)


@checked
@given(COPY, MEASURES)
def test_joined_lines_equal_the_text(book: FontBook, text: str, widths: list[int]) -> None:
    p = prepared(text, book)
    for fit in menu(p.units, [w * SIZE for w in widths]):
        assert "".join(lines_of(p, fit)) == solid(text)
        assert list(fit.ends) == sorted(set(fit.ends))


@checked
@given(COPY, st.integers(6, 40))
def test_no_forbidden_line_edge(book: FontBook, text: str, width: int) -> None:
    p = prepared(text, book)
    for fit in menu(p.units, (width * SIZE,)):
        for end in fit.ends[:-1]:
            assert p.units.breaks[end] >= 0 or end in dict(p.units.emergency)
            assert p.texts[p.first[end]] not in NOT_AT_START
            in_address = p.classes[end - 1] == WORD
            assert in_address or p.texts[p.first[end] - 1] not in NOT_AT_END


def room(par: Breakable, tiers: tuple[list[int], ...], start: int, end: int) -> int:
    return sum(sums[end - 1] - sums[start] for sums in tiers)


@checked
@given(COPY, MEASURES, st.sampled_from([0, 2 * SIZE]))
def test_full_lines_end_on_the_measure(book: FontBook, text: str, widths: list[int], indent: int) -> None:
    """Exactly, unless nothing can shrink or open enough: then every tier is used up, and the line ends early."""
    p = prepared(text, book)
    par = p.units
    for fit in menu(par, [w * SIZE for w in widths], indent):
        start = 0
        for line, end in enumerate(fit.ends):
            wanted = measure(widths, line, indent)
            xs, width = justify(par, start, end, wanted, end == par.size)
            assert xs == sorted(xs)
            assert len(xs) == end - start
            natural = par.edges[end - 1] - par.starts[start]
            over = line in overfull_lines(par, [w * SIZE for w in widths], indent, fit)
            assert over == (width > wanted)
            if over:
                assert width == natural - room(par, par.shrink, start, end)
            elif end < par.size and width != wanted:
                assert line in loose_lines(par, [w * SIZE for w in widths], indent, fit)
            start = end


@checked
@given(COPY, st.integers(6, 40))
def test_tiers_stay_within_their_limits(book: FontBook, text: str, width: int) -> None:
    p = prepared(text, book)
    par = p.units
    for fit in menu(par, (width * SIZE,)):
        start = 0
        for end in fit.ends:
            xs, _ = justify(par, start, end, width * SIZE, end == par.size)
            for i in range(start + 1, end):
                change = (xs[i - start] - xs[i - 1 - start]) - (par.starts[i] - par.starts[i - 1])
                least = par.total_shrink[i] - par.total_shrink[i - 1]
                opens = par.places[i] > par.places[i - 1] or par.places[end - 1] == par.places[start]
                most = sum(sums[i] - sums[i - 1] for sums in par.stretch)
                assert -least <= change
                assert opens or change <= most
            start = end


@checked
@given(COPY, MEASURES, st.sampled_from([0, 2 * SIZE]), st.sampled_from(["fit", "kaiming", "full", "half"]))
@example("\u8001" * 30, [6], 0, "fit")
def test_total_fit_is_never_dearer_than_first_fit(book: FontBook, text: str, widths: list[int], indent: int, marks: str) -> None:
    par = prepared(text, book, marks).units
    measures = [w * SIZE for w in widths]
    fits = menu(par, measures, indent)
    assert min(fit.cost for fit in fits) <= first_fit(par, measures, indent).cost + 1e-6
    assert [fit.lines for fit in fits] == sorted({fit.lines for fit in fits})


@checked
@given(COPY, MEASURES)
def test_a_narrow_beam_leaves_out_what_is_dearer_and_nothing_else(book: FontBook, text: str, widths: list[int]) -> None:
    par = prepared(text, book).units
    measures = [w * SIZE for w in widths]
    wide, narrow = ({fit.lines: fit.cost for fit in menu(par, measures, beam=beam)} for beam in (WIDE_BEAM, BEAM))
    best = min(wide.values())
    assert narrow == {lines: pytest.approx(cost) for lines, cost in wide.items() if cost <= best + BEAM}


@checked
@given(COPY)
def test_sums_hold_together(book: FontBook, text: str) -> None:
    """What the search relies on: ends ascend also when all is shrunk; no gap shrinks by more than it holds."""
    par = prepared(text, book).units
    n = par.size
    assert all(len(sums) == n + 1 for sums in (*par.shrink, *par.stretch, par.places, par.total_shrink, par.letters))
    tight = [edge - taken for edge, taken in zip(par.edges, par.total_shrink, strict=False)]
    assert tight == sorted(tight)
    assert [sum(row) for row in zip(*par.shrink, strict=True)] == par.total_shrink
    assert len(par.breaks) == n + 1
