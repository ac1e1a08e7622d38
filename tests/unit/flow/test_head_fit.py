"""A head is fitted in order: lines, size, tracking, scale; and what was done is told (docs/rules/typography.md, Headlines)."""

from __future__ import annotations

from dataclasses import replace

from head_setting import PART, SIZE, STYLE, fitted, head_style, lines, runs_of, set_at, text_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banmian.content.model import Head
from banmian.diagnostics import Severity
from banmian.flow.headfit import line_holds
from banmian.fonts import FontBook
from banmian.linebreak import justify

TEN = "\u793e\u533a\u98df\u5802\u5f00\u5230\u5bb6\u95e8\u53e3\u4e86"
"""Ten characters."""


def test_what_fits_is_left_alone(book: FontBook) -> None:
    found = fitted(book, TEN, 10)
    assert (found.size, found.tracking, found.scale, found.fits) == (SIZE, 0, 1000, True)


def test_lines_come_before_size(book: FontBook) -> None:
    found = fitted(book, TEN, 8, sizes=(26_000, SIZE), tracking=(0, 0, 0), scale=(1000, 1000))
    assert len(found.lines) == 2 and found.size == SIZE


def test_size_comes_before_tracking(book: FontBook) -> None:
    found = fitted(book, TEN, 9.5, rows=1, sizes=(26_000, SIZE))
    assert (found.size, found.tracking, found.scale) == (28_500, 0, 1000)


def test_tracking_comes_before_scale(book: FontBook) -> None:
    found = fitted(book, TEN, 9.8, rows=1)
    assert (found.size, found.scale) == (SIZE, 1000) and -40 < found.tracking < 0


def test_scale_comes_last(book: FontBook) -> None:
    found = fitted(book, TEN, 9.4, rows=1)
    assert (found.size, found.tracking) == (SIZE, -40) and 950 < found.scale < 1000


def test_a_second_line_comes_before_narrow_letters(book: FontBook) -> None:
    assert len(fitted(book, TEN, 9, rows=1).lines) == 1
    assert len(fitted(book, TEN, 9, rows=2).lines) == 2


def test_the_author_s_lines_are_fitted_too(book: FontBook) -> None:
    found = fitted(book, "\u793e\u533a\u98df\u5802\u5f00\u5230\u5bb6\u95e8\u53e3\u4e86|\u8001\u4eba\u6709\u7740\u843d", 9.8)
    assert len(found.lines) == 2 and found.tracking < 0 and found.fits


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(count=st.integers(1, 24), ems=st.floats(3, 16), least=st.integers(20, 30), rows=st.integers(1, 3))
def test_a_head_keeps_to_its_style_s_ranges(book: FontBook, count: int, ems: float, least: int, rows: int) -> None:
    found = fitted(book, (TEN * 3)[:count], ems, rows, sizes=(least * 1000, SIZE))
    assert least * 1000 <= found.size <= SIZE and found.size % 500 == 0
    assert -40 <= found.tracking <= 0 and 900 <= found.scale <= 1000
    assert found.fits == (found.width <= round(ems * SIZE))
    assert found.tracking == 0 or found.size == least * 1000
    assert found.scale == 1000 or found.tracking == -40


def test_fill_loosens_a_line_that_is_slightly_short(book: FontBook) -> None:
    found = fitted(book, TEN, 10.5, fill=True)
    assert 0 < found.tracking <= 100 and found.width <= 10.5 * SIZE < found.width + 10 * SIZE * 5 // 1000


def test_fill_widens_letters_when_tracking_is_used_up(book: FontBook) -> None:
    found = fitted(book, TEN, 11.2, fill=True)
    assert found.tracking == 100 and 1000 < found.scale <= 1050


def test_fill_leaves_a_short_line_alone(book: FontBook) -> None:
    assert fitted(book, TEN, 14, fill=True).tracking == 0
    assert fitted(book, TEN, 10.5).tracking == 0


def test_spread_letters_reach_a_share_of_the_measure(book: FontBook) -> None:
    found = fitted(book, "\u98ce\u96e8\u540c\u821f", 8, spread=850)
    assert found.width == round(8 * 0.85 * SIZE)
    line = found.lines[0]
    gaps = {b - a for a, b in zip(line.units.ends, line.units.starts[1:], strict=False)}
    assert max(gaps) - min(gaps) <= 1


def test_a_spread_mark_keeps_its_place(book: FontBook) -> None:
    """Beside its character: the white grows after it, and at no end."""
    text = "\u201c\u98ce\u96e8\u201d\u540c\u821f\uff0c\u5171\u6d4e"
    plain, spread = (fitted(book, text, 12, spread=share).lines[0] for share in (0, 900))
    assert "".join(plain.texts) == text
    before = [b - a for a, b in zip(plain.units.ends, plain.units.starts[1:], strict=False)]
    after = [b - a for a, b in zip(spread.units.ends, spread.units.starts[1:], strict=False)]
    grown = [b - a for a, b in zip(before, after, strict=True)]
    assert grown[0] == grown[2] == grown[5] == 0
    assert min(grown[1], grown[3], grown[4], grown[6], grown[7]) > SIZE // 4
    assert max(grown) - min(g for g in grown if g) <= 1
    assert spread.units.starts[0] == plain.units.starts[0]


def test_a_number_is_not_spread(book: FontBook) -> None:
    line = fitted(book, "2020\u5e74\u62a5", 10, spread=900).lines[0]
    assert line.units.ends[0] - line.units.starts[0] == fitted(book, "2020\u5e74\u62a5", 10).lines[0].units.ends[0]


def test_spread_letters_stand_at_most_an_em_apart(book: FontBook) -> None:
    assert fitted(book, "\u98ce\u96e8", 20, spread=1000).width == 3 * SIZE


def test_a_spread_line_is_set_as_it_was_measured(book: FontBook) -> None:
    found = fitted(book, "\u98ce\u96e8\u540c\u821f", 8, spread=850)
    xs, width = justify(found.lines[0].units, 0, 4, 8 * SIZE, True)
    assert width == found.width and xs[-1] == width - SIZE


def test_a_line_holds(book: FontBook) -> None:
    assert line_holds(PART, 541_800) == 18
    assert line_holds(replace(PART, tracking=(0, 100, 100)), 541_800) == 16
    text = "\u4e00" * 18
    assert fitted(book, text, 541.8 / 30).tracking == 0
    assert fitted(book, text + "\u4e00", 541.8 / 30, rows=1).tracking < 0


def test_too_long_a_head_is_an_error_with_figures(book: FontBook) -> None:
    done = set_at(book, Head(headline=text_of(TEN)), head_style(max_lines=1), 7)
    [found] = done.diagnostics
    assert (found.code, found.severity) == ("FIT002", Severity.ERROR)
    assert "too long by about 2 characters: a line of news holds 7 here" in found.message


def test_what_was_done_is_told(book: FontBook) -> None:
    style = head_style(max_lines=1, sizes=(29_000, SIZE))
    [found] = set_at(book, Head(headline=text_of(TEN)), style, 9.4).diagnostics
    assert (found.code, found.severity) == ("FIT001", Severity.INFO)
    assert "size 29 pt, tracking" in found.message
    [narrow] = set_at(book, Head(headline=text_of(TEN)), head_style(max_lines=1), 9).diagnostics
    assert (narrow.code, narrow.severity) == ("FIT001", Severity.WARNING)
    assert set_at(book, Head(headline=text_of(TEN)), STYLE, 10).diagnostics == ()


def test_a_smaller_size_is_centred_on_its_em_box(book: FontBook) -> None:
    head = Head(headline=text_of(TEN))
    style = head_style(sizes=(26_000, SIZE), max_lines=1)
    [large], [small] = runs_of(set_at(book, head, style, 10)), runs_of(set_at(book, head, style, 9))
    assert small.size == 27_000
    assert large.y - 26_400 + 15_000 == small.y - 27_000 * 88 // 100 + 13_500


def test_a_head_keeps_to_the_lines_of_its_place(book: FontBook) -> None:
    head = Head(headline=text_of(TEN))
    assert len(runs_of(set_at(book, head, STYLE, 9))) == 2
    one = set_at(book, head, STYLE, 9, lines=5)
    assert len(runs_of(one)) == 1 and one.lines == 3


def test_lines_stand_where_the_style_says(book: FontBook) -> None:
    head = Head(headline=text_of("\u793e\u533a\u98df\u5802|\u5f00\u5230\u5bb6\u95e8\u53e3"))
    for align, starts in (("start", (0, 0)), ("centre", (90_000, 75_000)), ("end", (180_000, 150_000))):
        runs = runs_of(set_at(book, head, head_style(align=align), 10))
        assert tuple(r.x - 10_000 for r in runs) == starts
        assert runs[1].y - runs[0].y == PART.pitch


def test_kicker_and_deck_are_fitted_too(book: FontBook) -> None:
    kicker = replace(PART, size=16_000, sizes=(16_000, 16_000), max_lines=1)
    deck = replace(PART, size=13_000, sizes=(13_000, 13_000), max_lines=2, tops=(40_000,), drop_marks=False)
    style = replace(STYLE, kicker=kicker, deck=deck)
    text = (
        "\u2014\u2014\u8bb0\u793e\u533a\u4fee\u978b\u5320\u8001\u5468\uff0c"
        "\u548c\u4ed6\u90a3\u4e00\u6761\u8857\u7684\u8001\u8857\u574a"
    )
    head = Head(text_of("\u98df\u5802\u5f00\u5f20"), text_of(TEN), text_of(text))
    done = set_at(book, head, style, 5.1)
    [run] = runs_of(done, "kicker")
    assert run.width == 64_000
    assert ["".join(r.texts)[:2] for r in runs_of(done, "deck")] == ["\u2014\u2014", "\u548c\u4ed6"]
    assert {d.code for d in done.diagnostics} <= {"FIT001"}
    assert lines(fitted(book, "\u98df\u5802\u5f00\u5f20", 5.1)) == ["\u98df\u5802\u5f00\u5f20"]
