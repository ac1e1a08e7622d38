"""Menus on small paragraphs: which breaks are chosen, over equal and unequal measures, and what is never chosen."""

from __future__ import annotations

import pytest
from paragraphs import EM, Draft, plain

from banmian.linebreak import Breakable, Cost, Fit, first_fit, menu


def best(par: Breakable, measures: tuple[int, ...], indent: int = 0) -> Fit:
    return min(menu(par, measures, indent), key=lambda f: f.cost)


def test_equal_measures_fill_each_line() -> None:
    fits = menu(plain(30), (10 * EM,))
    assert fits[0].ends == (10, 20, 30)
    assert fits[0].cost == 3 * Cost().line
    assert [f.lines for f in fits] == [3, 4]
    assert [f.cost for f in fits] == sorted(f.cost for f in fits)


def test_a_long_paragraph_has_two_more_numbers_of_lines() -> None:
    assert [f.lines for f in menu(plain(150), (10 * EM,))] == [15, 16, 17]
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
    assert best(Draft(30, stretch=slack, breaks={20: 2}).breakable(), (10 * EM,)).ends == (10, 20, 30)
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
    assert best(plain(13), (10 * EM,)).cost == pytest.approx(2 * Cost().line)


def test_a_paragraph_of_one_character_is_not_alone_on_a_last_line() -> None:
    assert best(plain(1), (10 * EM,)).cost == Cost().line


def test_no_legal_break_overhangs() -> None:
    """An unbreakable run wider than the measure stands out; the caller sees it by its width."""
    par = Draft(20, breaks=dict.fromkeys(range(1, 14), -1)).breakable()
    fits = menu(par, (10 * EM,))
    assert all(fit.ends[0] == 14 for fit in fits)
    assert fits[0].cost > 1e6


def test_a_single_unit_wider_than_every_measure() -> None:
    par = Draft(3, widths={0: 30 * EM, 1: 30 * EM, 2: 30 * EM}).breakable()
    assert best(par, (10 * EM,)).ends == (1, 2, 3)


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
    apart = Cost().contrast / 16
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
