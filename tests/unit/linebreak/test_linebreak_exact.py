"""Total fit against reference.py, which prices every line and drops none: random paragraphs with marks, capped gaps, words,
forced breaks, hyphens, overhanging units, on equal and unequal measures."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paragraphs import EM, Draft
from reference import cheapest

from banmian.linebreak import BEAM, WIDE_BEAM, Breakable, Cost, first_fit, menu
from banmian.remember import forget_all

COSTS = (Cost(), Cost(contrast=0.0), Cost(contrast=1500.0, contrast_most=300.0), Cost(open_em=300.0, squeezed=0.3))
exactly = settings(max_examples=80, derandomize=True, deadline=None, database=None)


def drafted(seed: int) -> Breakable:
    """A paragraph of up to 40 units, about as mixed as copy gets."""
    rnd = random.Random(seed)
    n = rnd.randint(1, 40)
    units = range(1, n)
    marks = frozenset(i for i in units if rnd.random() < 0.15)
    after = {i + 1 for i in marks if i + 1 < n}
    capped = {i: rnd.choice([(1, 80), (0, 200)]) for i in units if i not in after and rnd.random() < 0.15}
    flagged = frozenset(i for i in units if i not in marks and rnd.random() < 0.2) if rnd.random() < 0.3 else frozenset()
    return Draft(
        n,
        widths=dict.fromkeys(marks, 500) | {i: rnd.randint(300, 4500) for i in range(n) if rnd.random() < 0.08},
        gaps=dict.fromkeys(after, 500) | dict.fromkeys(capped, 250),
        shrink={i: (rnd.choice([1, 2, 4]), rnd.choice([250, 500])) for i in after} | dict.fromkeys(capped, (3, 125)),
        stretch=capped,
        closed=frozenset(capped) | {i for i in units if rnd.random() < 0.05},
        breaks={i: rnd.choice([-1, -1, 5, 30]) for i in units if rnd.random() < 0.15} | dict.fromkeys(marks, -1),
        marks=marks,
        keeps={i - 1: 400 for i in flagged},
        capped=frozenset(capped) if rnd.random() < 0.5 else frozenset(),
        forced=tuple(sorted({rnd.randint(1, n) for _ in range(2)} - {n})) if rnd.random() < 0.3 else (),
        flagged=flagged,
        moves={i: rnd.choice([-250, 100]) for i in range(n) if rnd.random() < 0.2} if rnd.random() < 0.3 else {},
    ).breakable()


PARAGRAPHS = st.integers(0, 10**9).map(drafted)
MEASURES = st.lists(st.integers(3 * EM, 13 * EM), min_size=1, max_size=6)


@exactly
@given(
    PARAGRAPHS,
    MEASURES,
    st.sampled_from([0, EM, 2 * EM]),
    st.sampled_from(COSTS),
    st.sampled_from([0.0, 50.0, BEAM, WIDE_BEAM, 1e9]),
)
def test_each_number_of_lines_costs_the_least(par: Breakable, measures: list[int], indent: int, cost: Cost, beam: float) -> None:
    """And none is left out that costs no more than the beam beyond the cheapest, to two lines more."""
    least = cheapest(par, measures, indent, cost)
    found = {fit.lines: fit.cost for fit in menu(par, measures, indent, cost=cost, beam=beam)}
    best = min(least.values())
    most = min(lines for lines, price in least.items() if price <= best + 1e-6) + 2
    assert found == {lines: pytest.approx(least[lines], rel=1e-9, abs=1e-6) for lines in found}
    assert {lines for lines, price in least.items() if price < best + beam - 1e-6 and lines <= most} <= set(found)
    assert max(found.values()) <= best + beam + 0.01
    assert best <= first_fit(par, measures, indent, cost).cost + 1e-6


@exactly
@given(PARAGRAPHS, MEASURES)
def test_what_is_known_of_a_paragraph_changes_no_menu(par: Breakable, measures: list[int]) -> None:
    """Menus over other profiles and beams before it leave it as it is."""
    fresh = menu(par, measures, EM)
    forget_all()
    for other in (measures[::-1], measures[:1], [*measures, 9 * EM]):
        for beam in (BEAM, WIDE_BEAM):
            menu(par, other, beam=beam)
    assert menu(par, measures, EM) == fresh
