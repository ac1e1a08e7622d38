"""Menus on small paragraphs: which breaks are chosen, over equal and unequal measures, and what is never chosen."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from paragraphs import EM, Draft, plain

from banmian.linebreak import WIDE_BEAM, Breakable, Cost, Fit, choose, first_fit, justified, loose_lines, menu, overfull_lines


def best(par: Breakable, measures: tuple[int, ...], indent: int = 0) -> Fit:
    return min(menu(par, measures, indent), key=lambda f: f.cost)


def test_equal_measures_fill_each_line() -> None:
    fits = menu(plain(30), (10 * EM,))
    assert fits[0].ends == (10, 20, 30)
    assert fits[0].cost == 3 * Cost().line
    assert [f.lines for f in fits] == [3, 4]
    assert [f.cost for f in fits] == sorted(f.cost for f in fits)


def test_a_long_paragraph_has_two_more_numbers_of_lines() -> None:
    assert [f.lines for f in menu(plain(150), (10 * EM,), beam=60_000.0)] == [15, 16, 17]
    assert [f.lines for f in menu(plain(150), (10 * EM,), extra=0)] == [15]


def test_the_indent_shortens_the_first_line_alone() -> None:
    assert menu(plain(28), (10 * EM,), 2 * EM)[0].ends == (8, 18, 28)


def test_unequal_measures_are_followed_in_their_order_and_the_last_one_holds() -> None:
    assert menu(plain(32), (10 * EM, 6 * EM, 8 * EM))[0].ends == (10, 16, 24, 32)


def test_an_indent_on_unequal_measures() -> None:
    assert menu(plain(22), (10 * EM, 6 * EM, 8 * EM), 2 * EM)[0].ends == (8, 14, 22)


def test_one_line_and_nothing_at_all() -> None:
    assert menu(plain(4), (10 * EM,))[0].ends == (4,)
    empty = Breakable(EM, [], [], [], [0], ([0],) * 5, ([0],) * 2, [0], [0], [0])
    assert menu(empty, (10 * EM,)) == (Fit((), 0.0),)
    assert first_fit(empty, (10 * EM,)) == Fit((), 0.0)


def test_a_forbidden_break_is_never_bought() -> None:
    """A mark at unit 10 may not start a line: one character goes down with it, though the line then opens."""
    par = Draft(26, breaks={10: -1}).breakable()
    for fit in menu(par, (10 * EM,)):
        assert 10 not in fit.ends
    assert best(par, (10 * EM,)).ends[0] == 9


def test_a_mark_that_shrinks_is_taken_in_rather_than_sent_down() -> None:
    """Half an em beside a comma pays for the character that does not fit."""
    par = Draft(21, widths={4: 500, 10: 500}, gaps={5: 500}, shrink={5: (2, 500)}, breaks={10: -1, 4: -1}).breakable()
    assert best(par, (10 * EM,)).ends[0] == 11


def test_a_penalty_moves_a_break_but_does_not_forbid_it() -> None:
    slack = dict.fromkeys(range(1, 30), (1, 600))
    assert best(Draft(30, stretch=slack, breaks={20: 0.2}).breakable(), (10 * EM,)).ends == (10, 20, 30)
    assert best(Draft(29, stretch=slack, breaks={10: 100}).breakable(), (10 * EM,)).ends[0] == 9
    alone = Draft(30, breaks={i: 100 if i == 10 else -1 for i in range(1, 20)}).breakable()
    assert best(alone, (10 * EM,)).ends[0] == 10


@pytest.mark.parametrize("count", [11, 21, 31])
def test_a_lone_last_character_is_avoided(count: int) -> None:
    fit = best(plain(count), (10 * EM,))
    assert count - fit.ends[-2] >= 2
    assert fit.cost < Cost().lone_character


def test_a_last_character_with_its_mark_is_still_alone() -> None:
    par = Draft(22, widths={21: 500}, breaks={21: -1}, marks=frozenset({21})).breakable()
    fit = best(par, (10 * EM,))
    assert 22 - fit.ends[-2] >= 3


def test_two_last_characters_cost_a_little() -> None:
    assert best(plain(12), (10 * EM,)).cost == pytest.approx(2 * Cost().line + Cost().short_last)
    assert best(plain(14), (10 * EM,)).cost == pytest.approx(2 * Cost().line)


def test_a_paragraph_of_one_character_is_not_alone_on_a_last_line() -> None:
    assert best(plain(1), (10 * EM,)).cost == Cost().line


def test_no_legal_break_overhangs() -> None:
    """An unbreakable run wider than the measure stands out; the caller sees it by its width."""
    par = Draft(20, breaks=dict.fromkeys(range(1, 14), -1)).breakable()
    fits = menu(par, (10 * EM,))
    assert all(fit.ends[0] == 14 for fit in fits)
    assert fits[0].cost > 1e6
    assert overfull_lines(par, (10 * EM,), 0, fits[0]) == (0,)
    assert overfull_lines(plain(20), (10 * EM,), 0, menu(plain(20), (10 * EM,))[0]) == ()


def test_a_single_unit_wider_than_every_measure() -> None:
    par = Draft(3, widths={0: 30 * EM, 1: 30 * EM, 2: 30 * EM}).breakable()
    fit = best(par, (10 * EM,))
    assert fit.ends == (1, 2, 3)
    assert overfull_lines(par, (10 * EM, 30 * EM), 0, fit) == (0,)


def test_what_a_mark_keeps_at_a_line_end_counts() -> None:
    """A style that does not trim: the mark's line needs half an em more, so its neighbour goes down too."""
    trimmed = Draft(28, widths={9: 500}, gaps={10: 500}, breaks={9: -1})
    assert menu(trimmed.breakable(), (9500,))[0].ends[0] == 10
    kept = Draft(28, widths={9: 500}, gaps={10: 500}, breaks={9: -1}, keeps={9: 500})
    assert all(fit.ends[0] < 10 for fit in menu(kept.breakable(), (9500,)))


def test_neighbours_of_different_tightness_cost_extra_up_to_a_limit() -> None:
    """9 em opened to 9.5 over 8 gaps, then 10 as they are, then 8 opened to 10 over 7 gaps: a last line is natural."""
    par = Draft(40, breaks=dict.fromkeys(range(1, 40), -1) | {9: 0, 19: 0, 27: 0}).breakable()
    measures = (9500, 10 * EM, 10 * EM, 20 * EM)
    dear, cheap = (menu(par, measures, cost=cost)[0] for cost in (Cost(), Cost(contrast=0.0)))
    assert dear.ends == cheap.ends == (9, 19, 27, 40)
    apart = min(Cost().contrast_most, Cost().contrast / 16)
    assert dear.cost - cheap.cost == pytest.approx(apart + 2 * min(Cost().contrast_most, Cost().contrast * 2 / 7))


@pytest.mark.parametrize("count", [11, 13, 25, 31, 44, 67])
@pytest.mark.parametrize("measure", [7, 10, 13])
def test_first_fit_is_never_cheaper(count: int, measure: int) -> None:
    marks = frozenset(range(4, count, 5))
    par = Draft(
        count, widths=dict.fromkeys(marks, 500), gaps={i + 1: 500 for i in marks}, shrink={i + 1: (2, 500) for i in marks},
        breaks=dict.fromkeys(marks, -1), marks=marks,
    ).breakable()  # fmt: skip
    assert best(par, (measure * EM,)).cost <= first_fit(par, (measure * EM,)).cost + 1e-6


def test_a_line_ends_before_a_forced_break_at_natural_widths() -> None:
    par = Draft(30, forced=(4, 17)).breakable()
    fit = best(par, (10 * EM,))
    assert fit.ends == (4, 14, 17, 27, 30)
    assert fit.cost == pytest.approx(5 * Cost().line + 2 * Cost().short_last)


def test_forced_breaks_on_unequal_measures_also_where_no_line_may_end() -> None:
    par = Draft(30, forced=(14,), breaks={14: -1}).breakable()
    assert best(par, (10 * EM, 6 * EM, 8 * EM), 2 * EM).ends == (8, 14, 22, 30)


def test_one_character_before_a_forced_break_is_alone_but_where_the_author_wants_it() -> None:
    par = Draft(22, forced=(11, 12)).breakable()
    fit = best(par, (10 * EM,))
    assert fit.ends[0] < 10
    assert 12 in fit.ends


def test_two_hyphens_one_above_the_other_cost_extra() -> None:
    par = Draft(40, flagged=frozenset({10, 20, 30})).breakable()
    fits = menu(par, (10 * EM,), cost=Cost(double_hyphen=7.0))
    assert fits[0].ends == (10, 20, 30, 40)
    assert fits[0].cost == pytest.approx(4 * Cost().line + 2 * 7.0)


def test_a_hyphen_that_stands_out_farther_than_what_follows_hides_no_longer_line() -> None:
    """A hyphen after unit 8 would not fit, the line to unit 10 does."""
    par = Draft(20, keeps={8: 2 * EM}, flagged=frozenset({9}), breaks={9: 10}).breakable()
    assert best(par, (10 * EM,)).ends == (10, 20)


def test_choose_takes_the_cheapest_or_the_nearest_number_of_lines() -> None:
    fits = (Fit((10, 18), 9.0), Fit((8, 15, 18), 2.0), Fit((6, 12, 15, 18), 30.0))
    assert [choose(fits, looseness).lines for looseness in (0, 1, -1, 5, -5)] == [3, 4, 2, 4, 2]
    gap = (Fit((3, 6), 5.0), Fit((2, 4, 5, 6), 1.0))
    assert choose(gap, -1).lines == 4


def test_a_long_paragraph_offers_a_line_less_and_two_more() -> None:
    """Many lines share what a line less or more takes: no need to look as far as the beam."""
    rnd = random.Random(7)
    marks = sorted(rnd.sample(range(5, 8000, 2), 1200))
    par = Draft(
        8000, widths=dict.fromkeys(marks, 500), gaps={i + 1: 500 for i in marks}, shrink={i + 1: (2, 500) for i in marks},
        breaks=dict.fromkeys(marks, -1), marks=frozenset(marks),
    ).breakable()  # fmt: skip
    fits = menu(par, (13 * EM,), 2 * EM, beam=WIDE_BEAM)
    cheapest = choose(fits).lines
    assert {cheapest - 1, cheapest, cheapest + 1, cheapest + 2} <= {fit.lines for fit in fits}
    assert len(fits) < 12


def test_a_long_paragraph_over_many_unequal_slots_is_never_dearer_than_first_fit() -> None:
    """Beyond 64 unequal slots the search drops dear states; it still ends, and well."""
    par = Draft(3000, breaks=dict.fromkeys(range(7, 3000, 9), -1)).breakable()
    measures = (10 * EM, 12 * EM, 7 * EM) * 40 + (13 * EM,)
    fit = best(par, measures, 2 * EM)
    assert fit.cost <= first_fit(par, measures, 2 * EM).cost
    assert not overfull_lines(par, measures, 2 * EM, fit)


def test_what_one_word_costs_does_not_open_the_line_before_it() -> None:
    """A word of eight em in lines of ten: the line before it may open by a quarter of an em a gap, and no more."""
    par = replace(Draft(30, widths={12: 8 * EM}).breakable(), widest=250)
    fit = best(par, (10 * EM,))
    found = [justified(par, a, b, 10 * EM, False) for a, b in pairwise((0, *fit.ends)) if b < 30]
    assert loose_lines(par, (10 * EM,), 0, fit) == tuple(k for k, line in enumerate(found) if line.tier == "loose")
    assert all(b - a - width <= 250 for line in found for a, b in pairwise(line.xs) for width in (EM, 8 * EM) if b - a >= width)


def test_an_emergency_break_is_used_only_where_a_line_would_open_too_far() -> None:
    even = Draft(30, breaks={7: -1}).breakable()
    assert best(replace(even, widest=250, emergency=((7, 300),)), (10 * EM,)) == best(replace(even, widest=250), (10 * EM,))
    torn = replace(Draft(20, closed=frozenset(range(4, 13)), breaks=dict.fromkeys(range(4, 13), -1)).breakable(), widest=250)
    broken = replace(torn, emergency=((10, 300),))
    assert loose_lines(torn, (10 * EM,), 0, best(torn, (10 * EM,))) == (0,)
    assert best(broken, (10 * EM,)).ends == (10, 20)


def test_a_last_line_of_two_characters_has_its_price() -> None:
    """The same lines, of which the last holds two characters or four; three without a mark are no longer than indent and half."""
    two, three, four = (menu(plain(n), (5 * EM,))[0].cost for n in (12, 13, 14))
    assert two - four == three - four == pytest.approx(Cost().short_last)


def test_two_hyphens_one_after_the_other_have_their_price() -> None:
    lone = menu(Draft(15, flagged=frozenset({5})).breakable(), (5 * EM,))[0]
    double = menu(Draft(15, flagged=frozenset({5, 10})).breakable(), (5 * EM,))[0]
    assert lone.ends == double.ends == (5, 10, 15)
    assert double.cost - lone.cost == pytest.approx(30)
