"""Quotes and further pictures within a story's columns: text stands above and under each, none lies on another."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace
from typing import Any, cast

import pytest

from banmian.makeup.forms import Candidate
from banmian.makeup.inserts import LEAST_TEXT, Insert, Inserts
from banmian.template.makeup import Makeup, MakeupLooks
from banmian.template.values import span_value

QUOTE = Insert("tram-quote", 2, 8, 9)
PICTURE = Insert("tram-picture-2", 2, 14, 17, 2)
MAKEUP = Makeup((("lead",),), ((0,) * 5,), looks=MakeupLooks(quote="quote"))


def within(first: int, last: int, *inserts: Insert, w: int = 5, picture: dict[str, str] | None = None) -> Candidate | None:
    story = SimpleNamespace(item=SimpleNamespace(name="tram"))
    made = Inserts(cast(Any, story), MAKEUP, {}, "")
    made.ways = lambda w: (inserts,) if inserts else ()  # type: ignore[method-assign]
    place = {"text": [{"cols": f"1-{w}", "lines": f"{first}-{last}", "columns": str(w)}]}
    return made.within(Candidate("plain", w, last, w * (last - first + 1), 0, place, picture))


def stands(made: Candidate) -> dict[str, tuple[tuple[int, int], tuple[int, int]]]:
    nodes = {name: node["text"][0] if "text" in node else node for name, node in (*made.extra, *made.pictures)}
    return {name: (span_value(node["cols"]), span_value(node["lines"])) for name, node in nodes.items()}


@pytest.mark.parametrize("last", [30, 40, 60])
def test_over_several_columns_they_stand_at_the_head_and_at_the_foot(last: int) -> None:
    made = within(9, last, PICTURE, QUOTE)
    assert made is not None and made.points == 0
    found = stands(made)
    assert found["tram-picture-2"] == ((4, 5), (9, 22))
    assert found["tram-quote"] == ((2, 3), (9, 16))
    three = within(9, last, PICTURE, QUOTE, w=3)
    assert three is None or stands(three)["tram-quote"] == ((2, 3), (last - 7, last))
    low = within(9, last, replace(PICTURE, name="tram-picture-3"), PICTURE, w=3)
    assert low is None or stands(low)["tram-picture-2"] == ((2, 3), (last - 15, last - 2)), "with its caption above the foot"


@pytest.mark.parametrize(("w", "is_parted"), [(2, True), (1, False)])
def test_text_stands_above_and_under_what_has_no_edge_left(w: int, is_parted: bool) -> None:
    own = [replace(QUOTE, name=f"tram-quote-{n}", cols=w) for n in range(3)]
    made = within(9, 60, *own, w=w)
    assert made is not None and made.points == (MAKEUP.prices.midway if is_parted else 0)
    rows = sorted(lines for _, lines in stands(made).values())
    assert rows[0] == (9, 16) if is_parted else rows[0][0] >= 9 + LEAST_TEXT or rows[0][0] == 9
    for (_, foot), (top, _) in pairwise(rows):
        assert top - foot > LEAST_TEXT


def test_what_ends_its_columns_stands_at_their_head_or_where_text_goes_on_under_it() -> None:
    tall = replace(PICTURE, passed=False)
    for w in (5, 3, 2):
        made = within(9, 60, tall, w=w)
        assert made is not None and stands(made)[PICTURE.name][1][0] == 9, w
    one = within(9, 60, replace(tall, cols=1), w=4)
    assert one is not None and stands(one)[PICTURE.name][0] == (4, 4) and stands(one)[PICTURE.name][1][0] > 9
    both = within(9, 60, QUOTE, tall)
    assert both is not None and stands(both)[PICTURE.name] == ((4, 5), (9, 22)) and stands(both)[QUOTE.name][0] == (2, 3)


def test_one_without_room_makes_no_form() -> None:
    assert within(9, 9 + PICTURE.all + LEAST_TEXT - 2, PICTURE) is None
    assert within(9, 40, PICTURE, QUOTE, w=1) is None


def test_none_stands_on_the_story_s_first_picture() -> None:
    made = within(9, 50, QUOTE, w=3, picture={"cols": "2-3", "lines": "9-22"})
    assert made is not None
    (cols, lines) = stands(made)["tram-quote"]
    assert cols[1] < 2 or lines[0] > 22 + LEAST_TEXT


def test_a_story_without_any_stays_as_it_is() -> None:
    made = within(9, 30)
    assert made is not None and not made.extra and not made.pictures


@pytest.mark.parametrize(("w", "wanted"), [(5, [2, 3]), (2, [2]), (1, [1])])
def test_a_quote_has_lines_of_seven_characters_where_its_story_is_wide_enough(w: int, wanted: list[int]) -> None:
    """Columns of 130 points, 44 of them for its mark: one holds five of its characters."""
    paper = SimpleNamespace(
        text_styles=(("quote", SimpleNamespace(size=17_000)),), measures=SimpleNamespace(quote=SimpleNamespace(text=44_000))
    )
    trial = SimpleNamespace(paper=paper, across=lambda cols: cols * 130_000)
    inserts = Inserts(cast(Any, SimpleNamespace(item=SimpleNamespace(name="tram"), trial=trial)), MAKEUP, {}, "")
    assert inserts._quote_widths(w) == wanted
