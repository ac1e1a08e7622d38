"""What a head asks of its place and has not: lines of the style, lines of height, a measure; told with numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from head_setting import PART, SIZE, STYLE, head_style, lines, runs_of, set_at, text_of

from banmian.colour import BLACK
from banmian.content.model import Head, Mark
from banmian.diagnostics import Severity
from banmian.flow.head import SetHead
from banmian.flow.headfit import FitSite, fit_further, lines_of
from banmian.fonts import FontBook
from banmian.template.model import HeadPart, HeadSpace

LEADING = 12_000
"""A headline of 30 pt in 36 pt of pitch: one line is 3 lines high, two are 6 with the white below."""
TEN = "\u793e\u533a\u98df\u5802\u5f00\u5230\u5bb6\u95e8\u53e3\u4e86"
KICKER = HeadPart("hei-medium", 12_000, BLACK, (0,), 0, 14_000, (-40, 0, 100), (900, 1050), 1, sizes=(12_000, 12_000))
DECK = HeadPart("hei-regular", 12_000, BLACK, (40_000, 76_000), 0, 14_000, (-40, 0, 100), (900, 1050), 2, sizes=(12_000, 12_000))
WHOLE = replace(STYLE, kicker=KICKER, deck=DECK, headline=replace(PART, tops=(16_000, 16_000, 16_000)))


def told(done: SetHead) -> list[tuple[str, str]]:
    return [(d.code, d.message) for d in done.diagnostics if d.severity is not Severity.INFO]


def hints(done: SetHead) -> list[str]:
    return [d.hint for d in done.diagnostics if d.code == "FIT002"]


def test_a_broken_head_is_checked_for_height_as_one_that_the_program_breaks(book: FontBook) -> None:
    broken = set_at(book, Head(headline=text_of("\u793e\u533a|\u98df\u5802\u5f00\u5230")), STYLE, 12, 4, LEADING)
    [(code, message)] = told(broken)
    assert code == "FIT002" and "is too high: 2 lines need 6 lines of height, the area has 4" in message
    assert hints(broken) == ["give the head 6 lines in the layout, or take a | out: without it, it fits in 1 line"]
    assert told(set_at(book, Head(headline=text_of("\u793e\u533a|\u98df\u5802\u5f00\u5230")), STYLE, 12, 6, LEADING)) == []


def test_height_that_lacks_is_not_told_as_a_character_too_long(book: FontBook) -> None:
    done = set_at(book, Head(headline=text_of(TEN)), STYLE, 7, 3, LEADING)
    [(_, message)] = told(done)
    assert "2 lines need 6 lines of height, the area has 3" in message and "too long" not in message
    assert "or shorten it by about" in hints(done)[0] and "break it" not in hints(done)[0]
    assert told(set_at(book, Head(headline=text_of(TEN)), STYLE, 7, 6, LEADING)) == []


@pytest.mark.parametrize(
    ("source", "most"), [("\u793e|\u533a|\u98df|\u5802", 3), ("\u793e|\u533a|\u98df|\u5802|\u5f00|\u5230|\u4e86", 2)]
)
def test_lines_that_the_style_has_not_are_told(book: FontBook, source: str, most: int) -> None:
    count = source.count("|") + 1
    for room in (0, 60):
        done = set_at(book, Head(headline=text_of(source)), head_style(max_lines=most), 12, room, LEADING)
        assert f"needs {count} lines, the style news has {most}" in told(done)[0][1]
        assert hints(done) == ["take a | out: without it, it fits in 1 line"] or "fits in" in hints(done)[0]


def test_a_head_whose_one_line_is_too_high_is_told(book: FontBook) -> None:
    [(_, message)] = told(set_at(book, Head(headline=text_of("\u793e\u533a")), STYLE, 12, 2, LEADING))
    assert "1 line needs 3 lines of height, the area has 2" in message


def foot_of(done: SetHead) -> int:
    """The foot of the headline's last em box, mp below its site's top."""
    return max(run.y - run.size * 88 // 100 + run.size for run in runs_of(done)) - 100_000


def test_a_smaller_headline_that_is_centred_on_its_em_box_stays_in_its_lines(book: FontBook) -> None:
    style = head_style(size=30_000, sizes=(20_000, 30_000), tops=(2_000, 2_000, 2_000), top_alone=2_000)
    done = set_at(book, Head(headline=text_of("\u793e\u533a")), style, 12, 2, 15_500)  # 29 pt would fit but for being lowered
    assert told(done) == [] and foot_of(done) <= 31_000


def test_a_headline_that_heads_nothing_rises_into_its_lines(book: FontBook) -> None:
    style = replace(head_style(tops=(5_000,), top_alone=5_000), space=HeadSpace(text=10_000))
    done = set_at(book, Head(headline=text_of("\u793e\u533a")), style, 12, 2, 16_000)
    assert told(done) == [] and foot_of(done) == 32_000


def test_width_that_lacks_is_told_in_characters(book: FontBook) -> None:
    done = set_at(book, Head(headline=text_of(TEN * 3)), STYLE, 7, 9, LEADING)
    [(_, message)] = told(done)
    assert "too long by about" in message and "a line of news holds 7 here, and it has 3" in message
    assert "|" not in hints(done)[0]


def test_an_author_s_line_goes_on_where_there_is_a_further_line(book: FontBook) -> None:
    source = "\u793e\u533a|" + TEN
    found = fit_further(text_of(source), FitSite(STYLE.headline, STYLE, 7 * SIZE, 3), book)
    assert found.fits and len(found.lines) == 3 and lines(found)[0] == "\u793e\u533a"
    assert not fit_further(text_of(source), FitSite(STYLE.headline, STYLE, 7 * SIZE, 2), book).fits


@pytest.mark.parametrize(
    ("source", "empty"), [("\u793e\u533a||\u98df\u5802", 1), ("|\u793e\u533a\u98df\u5802", 1), ("\u793e\u533a\u98df\u5802||", 2)]
)
def test_an_empty_line_is_told_and_not_set(book: FontBook, source: str, empty: int) -> None:
    head = Head(headline=replace(text_of("\u793e\u533a\u98df\u5802"), marks=_marks(source)))
    done = set_at(book, head, STYLE, 12, 9, LEADING)
    assert [c for c, _ in told(done)] == ["FIT010"] and f"has {empty} empty line" in told(done)[0][1]
    assert len({r.y for r in runs_of(done)}) == len(lines_of(head.headline or text_of(""))) <= 2


def test_a_head_of_breaks_alone_is_an_error(book: FontBook) -> None:
    [found] = set_at(book, Head(headline=replace(text_of("\u793e"), text="", marks=_marks("|||"))), STYLE, 12).diagnostics
    assert (found.code, found.severity) == ("FIT010", Severity.ERROR)


def _marks(source: str) -> tuple[Mark, ...]:
    at = [len(source[:i].replace("|", "")) for i, c in enumerate(source) if c == "|"]
    return tuple(Mark(k, k, "break") for k in at)


def test_kicker_and_deck_keep_to_their_lines(book: FontBook) -> None:
    kicker = set_at(book, Head(kicker=text_of("\u793e\u533a|\u98df\u5802"), headline=text_of("\u793e")), WHOLE, 12, 9, LEADING)
    assert told(kicker) == [("FIT002", "the kicker '\u793e\u533a\u98df\u5802' needs 2 lines, the style news has 1")]
    deck = set_at(book, Head(headline=text_of("\u793e"), deck=text_of("\u793e|\u533a|\u98df")), WHOLE, 12, 9, LEADING)
    assert told(deck) == [("FIT002", "the deck '\u793e\u533a\u98df' needs 3 lines, the style news has 2")]


def test_a_deck_takes_its_second_line_where_the_area_has_it_and_is_told_else(book: FontBook) -> None:
    head = Head(headline=text_of("\u793e"), deck=text_of(TEN * 2))
    high = set_at(book, head, WHOLE, 6, 5, LEADING)  # the deck's first line ends 36 pt down, its second 50 pt
    assert told(high) == [] and len({r.y for r in runs_of(high, "deck")}) == 2
    [(_, message)] = told(set_at(book, head, WHOLE, 6, 4, LEADING))
    assert message.startswith("the deck") and "too long by about" in message


def test_a_head_without_lines_of_its_own_takes_what_its_deck_needs(book: FontBook) -> None:
    style = replace(WHOLE, lines_taken=(3, 6, 9), deck_lines=1, deck=replace(DECK, pitch=24_000))
    one = set_at(book, Head(headline=text_of("\u793e"), deck=text_of(TEN)), style, 6, 0, LEADING)
    two = set_at(book, Head(headline=text_of("\u793e"), deck=text_of(TEN * 2)), style, 6, 0, LEADING)
    assert one.lines == 4 and two.lines == 6  # the deck's feet are 42 and 66 pt down
    assert set_at(book, Head(), style, 6, 0, LEADING).lines == 0


def test_a_deck_under_more_lines_than_the_style_has_tops_for_stands_under_the_last(book: FontBook) -> None:
    style = replace(WHOLE, deck=replace(DECK, tops=(40_000,)))
    done = set_at(book, Head(headline=text_of("\u793e\u533a|\u98df\u5802"), deck=text_of(TEN)), style, 12, 0, LEADING)
    headline, deck = runs_of(done)[-1], runs_of(done, "deck")[0]
    assert headline.y + SIZE * 12 // 100 <= deck.y - deck.size * 88 // 100


@pytest.mark.parametrize("side", ["start", "end"])
def test_a_deck_beside_keeps_off_the_headline_and_in_the_measure(book: FontBook, side: str) -> None:
    style = replace(WHOLE, deck=replace(DECK, beside=side, max_lines=1))
    fits = set_at(book, Head(headline=text_of("\u793e\u533a"), deck=text_of(TEN)), style, 6.8, 0, LEADING)
    headline, deck = runs_of(fits)[-1], runs_of(fits, "deck")
    assert told(fits) == [] and deck[0].y == headline.y
    assert deck[0].x >= headline.x + headline.width and deck[-1].x + deck[-1].width <= 10_000 + round(6.8 * SIZE)
    long = set_at(book, Head(headline=text_of("\u793e\u533a"), deck=text_of(TEN * 2)), style, 6.8, 0, LEADING)
    assert "the deck" in told(long)[0][1] and "too long by about" in told(long)[0][1]
    broken = set_at(book, Head(headline=text_of("\u793e\u533a"), deck=text_of("\u793e|\u533a")), style, 6.8, 0, LEADING)
    assert "needs 2 lines, the style news has 1" in told(broken)[0][1]


def test_a_deck_of_two_lines_stands_beside_a_short_headline_no_higher_than_it(book: FontBook) -> None:
    """Its last line on the headline's baseline, the head no higher than the headline alone; one line where two are too high."""
    style = replace(WHOLE, deck=replace(DECK, beside="start"))
    head = Head(headline=text_of("\u793e\u533a"), deck=text_of(TEN * 2))
    done = set_at(book, head, style, 7, 0, LEADING)
    (headline,), deck = runs_of(done), runs_of(done, "deck")
    rows = sorted({run.y for run in deck})
    assert told(done) == [] and rows == [headline.y - DECK.pitch, headline.y]
    assert rows[0] - DECK.size * 88 // 100 >= headline.y - SIZE * 88 // 100
    assert {min(run.x for run in deck if run.y == y) for y in rows} == {deck[0].x} and deck[0].x > headline.x + headline.width
    assert done.lines == set_at(book, replace(head, deck=None), style, 7, 0, LEADING).lines
    high = replace(style, deck=replace(DECK, beside="start", pitch=24_000))
    assert len({run.y for run in runs_of(set_at(book, head, high, 7, 0, LEADING), "deck")}) == 1


def test_a_deck_of_two_lines_keeps_off_the_longer_line_of_its_headline(book: FontBook) -> None:
    style = replace(WHOLE, deck=replace(DECK, beside="start"))
    head = Head(headline=text_of("\u793e\u533a\u98df\u5802|\u5f00\u5230"), deck=text_of(TEN))
    done = set_at(book, head, style, 8, 0, LEADING)
    assert min(run.x for run in runs_of(done, "deck")) > max(run.x + run.width for run in runs_of(done))


def test_a_deck_beside_a_headline_that_leaves_no_room_says_so(book: FontBook) -> None:
    style = replace(WHOLE, deck=replace(DECK, beside="start"))
    [(_, message)] = told(set_at(book, Head(headline=text_of("\u793e\u533a"), deck=text_of(TEN)), style, 2.1, 0, LEADING))
    assert message.startswith("the deck") and message.endswith("stands beside the headline, which leaves no room for it")
