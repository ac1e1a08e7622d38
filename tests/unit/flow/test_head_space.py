"""The white below a head is its style's; a head that is too high or too long takes a smaller size; lines stand by their ink."""

from __future__ import annotations

from dataclasses import replace

import pytest
from head_setting import PART, SIZE, STYLE, runs_of, text_of

from banmian.colour import BLACK
from banmian.content.model import Head
from banmian.display import box_of
from banmian.flow.head import HeadSite, SetHead
from banmian.flow.heads import set_head
from banmian.fonts import FontBook
from banmian.template.model import ByInk, HeadPart, HeadSpace, HeadStyle

LEADING = 12_000
TOP = 100_000
RANGED = replace(PART, sizes=(20_000, SIZE))
KICKER = HeadPart("hei-medium", 12_000, BLACK, (0,), 0, 14_000, (-40, 0, 100), (900, 1050), 1, sizes=(12_000, 12_000))
DECK = HeadPart("hei-regular", 12_000, BLACK, (0,), 0, 14_000, (-40, 0, 100), (900, 1050), 1, sizes=(12_000, 12_000))
SPACED = replace(STYLE, kicker=KICKER, headline=RANGED, deck=DECK, space=HeadSpace(10_000, 7_000, 3_000))
TEN = "\u793e\u533a\u98df\u5802\u5f00\u5230\u5bb6\u95e8\u53e3\u4e86"
LONG = f"{TEN[:7]}|{TEN[3:]}"
WHOLE = Head(headline=text_of("\u793e\u533a\u98df\u5802"), kicker=text_of("\u517b\u8001"), deck=text_of("\u4e09\u9910"))


def set_in(book: FontBook, head: Head, style: HeadStyle, ems: float, lines: int = 0, below: int = 0) -> SetHead:
    site = HeadSite(0, round(ems * SIZE), TOP, 1, "story", lines, leading=LEADING, below=below and TOP + below)
    return set_head(head, style, site, book)


def foot(done: SetHead) -> int:
    return max(box_of(item).y1 for item in done.items)


@pytest.mark.parametrize("below", [72_000, 84_000, 99_500])
def test_the_white_below_is_the_style_s_wherever_the_text_begins(book: FontBook, below: int) -> None:
    done = set_in(book, Head(headline=WHOLE.headline), SPACED, 12, 4, below)
    assert TOP + below - foot(done) == 10_000


def test_parts_stand_at_their_distances(book: FontBook) -> None:
    done = set_in(book, WHOLE, SPACED, 12, 8, 96_000)
    [kicker], [headline], [deck] = (list(map(box_of, runs_of(done, role))) for role in ("kicker", "headline", "deck"))
    assert (headline.y0 - kicker.y1, deck.y0 - headline.y1, TOP + 96_000 - deck.y1) == (3_000, 7_000, 10_000)


def test_a_head_without_lines_takes_whole_ones_with_its_white(book: FontBook) -> None:
    done = set_in(book, Head(headline=WHOLE.headline), SPACED, 12)
    assert done.lines == 4 and TOP + 4 * LEADING - foot(done) == 10_000


def test_a_style_that_says_nothing_stands_by_its_tops(book: FontBook) -> None:
    done = set_in(book, Head(headline=WHOLE.headline), STYLE, 12, 4, 96_000)
    assert box_of(runs_of(done)[0]).y0 == TOP


def test_two_lines_in_a_low_area_take_a_smaller_size_and_keep_their_white(book: FontBook) -> None:
    done = set_in(book, Head(headline=text_of(LONG)), SPACED, 7, 5, 60_000)
    first, second = runs_of(done)
    assert first.size == 22_500 and second.y - first.y == 36_000 * 22_500 // SIZE
    assert TOP + 60_000 - foot(done) >= 10_000
    assert [d.code for d in done.diagnostics] == ["FIT001"]


def test_white_is_given_up_last_and_told(book: FontBook) -> None:
    done = set_in(book, Head(headline=text_of(LONG)), SPACED, 7, 4, 50_000)
    assert len(runs_of(done)) == 2 and runs_of(done)[0].size == 21_500
    assert any("of white below it, the style wants 10" in d.message for d in done.diagnostics)


BY_INK = replace(STYLE, by_ink=ByInk(16_000, 14_000, 200))


def ink(done: SetHead, book: FontBook) -> list[tuple[int, int]]:
    """From where to where the ink of each line reaches, mp."""
    out = []
    for run in runs_of(done):
        face = book.face(run.face)
        edges = [
            run.x + at + v * run.size * run.stretch // (face.upem * 1000)
            for gid, at in zip(run.glyphs, run.offsets, strict=True) for v in face.ink_box(gid)[::2]
        ]  # fmt: skip
        out.append((min(edges), max(edges)))
    return out


@pytest.mark.parametrize("ems", [4.2, 7, 20])
def test_every_line_begins_with_its_ink_on_the_edge(book: FontBook, ems: float) -> None:
    source = Head(headline=text_of("\u533a\u957f\u5230|\u201c\u4e00\u7f51\u201d|\u65e5\u4e00\u91cc"))
    assert all(abs(left) <= 60 for left, _ in ink(set_in(book, source, BY_INK, ems), book))
    assert any(left > 1_000 for left, _ in ink(set_in(book, source, STYLE, ems), book))


def test_a_line_that_fills_its_measure_ends_with_its_ink_on_the_other(book: FontBook) -> None:
    for ems in (10, 9.95, 9.8, 9.4):  # by its cells, by tracking, by scale
        [(_, right)] = ink(set_in(book, Head(headline=text_of(TEN)), BY_INK, ems), book)
        assert abs(right - ems * SIZE) <= 100, ems
    [(_, right)] = ink(set_in(book, Head(headline=text_of(TEN)), BY_INK, 11), book)
    assert right < 10 * SIZE


def test_a_small_head_stands_by_its_cells(book: FontBook) -> None:
    small = replace(BY_INK, headline=replace(PART, size=12_000, sizes=(12_000, 12_000)))
    assert runs_of(set_in(book, Head(headline=text_of(TEN)), small, 20))[0].x == 0
