"""The thread optimiser on hand-made slots: column ends, subheads, blanks, the place's end, unequal measures.

Paragraphs come from the font of squares: every Han is one em wide.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from squares import write_squares

from banmian.content.model import Mark, StyledText
from banmian.flow.optimise import compose
from banmian.flow.slots import LineSlot
from banmian.flow.stream_items import FixedItem, ParagraphItem, Placed
from banmian.fonts import FontBook
from banmian.text.prepare import prepare
from banmian.text.setting import TextSetting

EM = 9000
HAN = "\u56fd"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> FontBook:
    root = tmp_path_factory.mktemp("squares")
    write_squares(root, HAN)
    found, diagnostics = FontBook.load(root)
    assert found is not None, diagnostics
    return found


def paragraph(book: FontBook, count: int, indent: int = 0, hang: int = 0) -> ParagraphItem:
    """A paragraph of so many Han."""
    prepared = prepare(StyledText(HAN * count), TextSetting("song-regular", EM), book)
    return ParagraphItem(prepared, indent * EM, hang * EM)


def columns(*measures: list[int]) -> list[LineSlot]:
    """Slots of columns side by side, from line 1 on; a measure in em for each line, 0 = the line is cut out."""
    return [
        LineSlot(k * 40 * EM, line * 12_600, width * EM, k, line, 0, True)
        for k, widths in enumerate(measures)
        for line, width in enumerate(widths, 1)
        if width
    ]


def test_paragraphs_follow_one_another(book: FontBook) -> None:
    done = compose([paragraph(book, 30), paragraph(book, 15)], columns([10] * 5))
    assert done.placed == (Placed(0, 3, (10, 20, 30)), Placed(3, 2, (10, 15)))
    assert (done.used, done.short, done.over) == (5, 0, 0)


def test_indent_and_hang(book: FontBook) -> None:
    done = compose([paragraph(book, 26, 2), paragraph(book, 24, 2, 2)], columns([10] * 6))
    assert [p.ends for p in done.placed] == [(8, 18, 26), (8, 16, 24)]


def test_a_paragraph_runs_over_unequal_slots(book: FontBook) -> None:
    done = compose([paragraph(book, 10), paragraph(book, 26)], columns([10, 8, 8, 10]))
    assert done.placed == (Placed(0, 1, (10,)), Placed(1, 3, (8, 16, 26)))


def test_unequal_slots_are_seen_as_far_as_a_paragraph_reaches(book: FontBook) -> None:
    """The column narrows only after the lines that the text would need at its first measure."""
    widths = [12] * 6 + [6] * 12
    done = compose([paragraph(book, 12 * 6 + 6 * 8)], columns(widths))
    ends = (0, *done.placed[0].ends)
    assert [b - a for a, b in pairwise(ends)] == [12] * 6 + [6] * 8


def test_a_lone_first_line_at_a_foot_is_avoided_at_a_cost(book: FontBook) -> None:
    """Eight lines and a foot: the second paragraph would begin on the last slot of the column."""
    slots = columns([10] * 4, [10] * 5)
    even = compose([paragraph(book, 30), paragraph(book, 50)], slots)
    alone = compose([paragraph(book, 30), paragraph(book, 50)], columns([10] * 5, [10] * 4))
    assert alone.cost < even.cost


def test_a_subhead_goes_to_the_next_column_with_its_text(book: FontBook) -> None:
    items = [paragraph(book, 30), FixedItem(2, 1, 2), paragraph(book, 30)]
    done = compose(items, columns([10] * 6, [10] * 6))
    assert [(p.slot, p.lines) for p in done.placed] == [(0, 3), (6, 1), (7, 3)]


def test_white_above_a_subhead_counts_as_a_hole_from_its_second_line_on(book: FontBook) -> None:
    items = [paragraph(book, 30), FixedItem(2, 1, 2, more=2), paragraph(book, 30)]
    assert [compose(items, columns([10] * n)).flaws.holes for n in (8, 9, 10)] == [0, 0, 1]


def test_a_subhead_stays_where_two_lines_follow_it(book: FontBook) -> None:
    items = [paragraph(book, 30), FixedItem(2, 1, 2), paragraph(book, 50)]
    done = compose(items, columns([10] * 7, [10] * 3))
    assert [(p.slot, p.lines) for p in done.placed] == [(0, 3), (3, 2), (5, 5)]


@pytest.mark.parametrize("brief", [False, True])
def test_a_brief_is_not_parted_where_white_between_those_before_it_takes_it_to_the_next_column(book: FontBook, brief: bool) -> None:
    before = [FixedItem(1, 0, more=2), paragraph(book, 10)]
    items = [paragraph(book, 10), *before, *before, FixedItem(1, 0, more=2), FixedItem(1, 1, 2), paragraph(book, 40)]
    items = [replace(i, brief=brief) if isinstance(i, ParagraphItem) else i for i in items]
    done = compose(items, columns([10] * 9, [10] * 6), fill=False)
    assert done.placed[-2].slot == (9 if brief else 6)


@pytest.mark.parametrize("even", [True, False])
def test_white_that_is_shared_out_goes_to_both_columns(book: FontBook, even: bool) -> None:
    """Six briefs of two lines with a free line between them: seventeen lines, of which a column's end takes one free one. Of
    twenty-two slots six are left over: three for each column, where it is shared out (one under its last brief)."""
    gap = FixedItem(1, 0, more=2, even=even)
    items: list[FixedItem | ParagraphItem] = [paragraph(book, 20)]
    for _ in range(5):
        items += [replace(gap), paragraph(book, 20)]
    done = compose(items, columns([10] * 11, [10] * 11))
    ends = [p.slot + p.lines for p in done.placed[::2]]
    assert done.short == 0
    assert even == ([b - a for a, b in pairwise(ends)] == [4, 4, 3, 5, 4])
    assert done.flaws.uneven < 5


def test_a_subhead_does_not_stand_over_a_cut(book: FontBook) -> None:
    """A picture takes lines 5 and 6: the column is parted there as at a foot."""
    items = [paragraph(book, 30), FixedItem(2, 1, 2), paragraph(book, 30)]
    done = compose(items, columns([10] * 4 + [0, 0] + [10] * 8))
    assert done.placed[1] == Placed(4, 2)


def test_a_subhead_does_not_lie_across_the_two_sides_of_a_shape(book: FontBook) -> None:
    """Two pieces of one grid line are no two lines."""
    slots = columns([10] * 3)
    sides = [LineSlot(x, 63_000, 10 * EM, 0, 5, 0, False) for x in (0, 20 * EM)]
    below = [LineSlot(0, (n + 1) * 12_600, 30 * EM, 0, n, 0, True) for n in range(6, 12)]
    done = compose([paragraph(book, 30), FixedItem(2, 1, 1), paragraph(book, 30)], [*slots, *sides, *below])
    assert done.placed[1].slot == 5


def test_a_subhead_over_a_last_line_is_not_thrown_out(book: FontBook) -> None:
    """One line of text is left in the place: the subhead stands over it rather than both being overset."""
    done = compose([paragraph(book, 30), FixedItem(2, 1, 2), paragraph(book, 8)], columns([10] * 6))
    assert done.over == 0
    assert [p.slot for p in done.placed] == [0, 3, 5]


def test_free_lines_vanish_at_a_column_head(book: FontBook) -> None:
    items = [paragraph(book, 30), FixedItem(1, 0), paragraph(book, 30)]
    done = compose(items, columns([10] * 3, [10] * 3))
    assert done.placed[1:] == (Placed(3, 0), Placed(3, 3, (10, 20, 30)))


def test_what_finds_no_slot_is_counted(book: FontBook) -> None:
    done = compose([paragraph(book, 30), paragraph(book, 30)], columns([10] * 4))
    assert (done.over, done.short, done.used) == (2, 0, 6)
    assert done.placed[1] == Placed(3, 3, (10, 20, 30))


def test_an_overset_line_is_dearer_than_a_tight_or_open_one(book: FontBook) -> None:
    """Two characters too many for three lines cannot be taken in: Han does not shrink. Two fewer are opened out."""
    assert compose([paragraph(book, 32)], columns([10] * 3)).over == 1
    done = compose([paragraph(book, 20), paragraph(book, 38)], columns([10] * 6))
    assert (done.over, done.short) == (0, 0)


def test_short_places_are_filled_if_they_can_be(book: FontBook) -> None:
    slots = columns([10] * 3)
    assert compose([paragraph(book, 20)], slots).short == 1
    filled = compose([paragraph(book, 20)], slots, fill=False)
    assert filled.short == 1
    assert filled.cost < compose([paragraph(book, 20)], slots).cost


def test_no_items_and_no_slots(book: FontBook) -> None:
    assert compose([], columns([10] * 2)).placed == ()
    done = compose([paragraph(book, 25)], [])
    assert (done.real, done.over) == (0, len(done.placed[0].ends))
    empty = compose([paragraph(book, 0), paragraph(book, 10)], columns([10]))
    assert empty.placed == (Placed(0, 0), Placed(0, 1, (10,)))


def test_an_author_may_ask_for_a_line_more_or_fewer(book: FontBook) -> None:
    """Copyfit by hand: the number asked for where it can be had, else the nearest, and what is missing is kept."""
    loose = compose([ParagraphItem(paragraph(book, 42).prepared, 0, looseness=1)], columns([10] * 8), fill=False)
    assert loose.placed[0].lines == 6
    item = ParagraphItem(paragraph(book, 42).prepared, 0, looseness=-1)
    tight = compose([item], columns([10] * 8), fill=False)
    assert tight.placed[0].lines == 5
    assert tight.placed[0].missing == -1


def test_a_hard_break_ends_its_line(book: FontBook) -> None:
    text = StyledText(HAN * 30, (Mark(4, 4, "break"),))
    done = compose([ParagraphItem(prepare(text, TextSetting("song-regular", EM), book), 0)], columns([10] * 5))
    assert done.placed[0].ends == (4, 14, 24, 30)


def test_a_column_s_last_slot_may_stay_free_where_its_white_is_shared(book: FontBook) -> None:
    items, slots = [paragraph(book, 30), paragraph(book, 30)], columns([10] * 4, [10] * 4)
    assert compose(items, slots).short == 2
    done = compose(items, slots, feather=True)
    assert [p.slot for p in done.placed] == [0, 4] and (done.used, done.short, done.left) == (8, 0, 0.0)


def test_no_more_than_one_slot_of_a_column_stays_free(book: FontBook) -> None:
    items, slots = [paragraph(book, 20), paragraph(book, 20)], columns([10] * 4, [10] * 4)
    done = compose(items, slots, feather=True)
    assert [p.slot for p in done.placed] == [0, 2] and done.short == 4
