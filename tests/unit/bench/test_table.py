"""The benchmark's table says what is met and what is not."""

from __future__ import annotations

from cold import Pair, growth
from processes import Run, middle
from run import at_most, growth_rows, pair_rows, table, warm_rows


def pair(pages: int, cpu: float, memory: float = 100) -> Pair:
    return Pair(f"{pages} pages", Run(cpu, cpu, memory), Run(0.5, 0.5, 70), (pages, 1), (pages, 1))


def test_a_figure_is_met_up_to_what_is_wanted() -> None:
    assert [at_most("", value, 50, "ms").met for value in (49.9, 50, 50.1)] == [True, True, False]
    assert at_most("", 3, None, "ms").met is None


def test_ratios_are_held_against_what_is_wanted_of_them() -> None:
    rows = {row.name.strip(): row for row in pair_rows([pair(8, 0.9), pair(8, 1.4)])}
    assert rows["specimen, --only pdf, cold"].met
    assert rows["by the clock, times Typst's"].ours == "2.8" and rows["by the clock, times Typst's"].met
    assert not rows["processor time, times Typst's"].met


def test_growth_is_linear_where_the_last_step_costs_what_the_first_does() -> None:
    straight = [pair(8, 1.0), pair(16, 1.24), pair(32, 1.72)]
    bent = [pair(8, 1.0), pair(16, 1.2), pair(32, 2.2)]
    assert [row.met for row in growth_rows(straight, growth(straight))] == [True, True]
    assert [row.met for row in growth_rows(bent, growth(bent))] == [False, False]
    assert growth_rows([pair(8, 1.0)], []) == []


def test_memory_is_flat_where_the_second_half_adds_little() -> None:
    figures = {"wall median": 40.0, "wall worst": 90.0, "cpu median": 40.0}
    found = {"page": figures, "picture": figures, "typst": figures, "changes": 500}
    flat, rising = ([row.met for row in warm_rows(found | {"memory": mb})][-1] for mb in ([170, 300, 310], [170, 200, 390]))
    assert (flat, rising) == (True, False)


def test_medians_and_the_table_as_text() -> None:
    assert middle([Run(1, 5, 3), Run(2, 4, 3), Run(9, 6, 3)]) == Run(2, 5, 3)
    lines = table([at_most("a word", 40.4, 50, "ms", 44), at_most("a picture", 160, 120, "ms")]).splitlines()
    assert lines[1].split() == ["a", "word", "40", "ms", "44", "ms", "<=", "50", "ms", "met"]
    assert lines[2].endswith("NOT MET")
