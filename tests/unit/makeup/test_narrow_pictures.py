"""What a picture costs that is narrower than its story wants (the lead's in one column is the dearest), or much larger than its
story is worth; what the white costs beside a head that does not fill its columns."""

from __future__ import annotations

import pytest
from test_makeup_search import item

from banmian.diagnostics import Span
from banmian.makeup.fragment import Fragment
from banmian.makeup.heads import HeadChoice
from banmian.makeup.model import PagePlan
from banmian.makeup.picture_files import is_of_its_size
from banmian.makeup.picture_widths import narrow_points
from banmian.makeup.shape import Shape, ShownPicture
from banmian.makeup.trees import Standing
from banmian.makeup.whole import _of_pictures
from banmian.template.makeup import Makeup, MakeupPrices

MAKEUP = Makeup((("lead",),), ((0,) * 5,), prices=MakeupPrices(narrow=45, stamp=150))


@pytest.mark.parametrize(
    ("rank", "w", "cols", "points"),
    [(1, 3, 1, 240), (1, 5, 2, 45), (1, 1, 1, 0), (2, 3, 1, 45), (4, 2, 2, 0)],
    ids=["the lead's stamp", "the lead's in two", "as wide as wanted", "a second story's", "wider than wanted"],
)
def test_a_lead_s_picture_in_one_column_is_a_stamp(rank: int, w: int, cols: int, points: int) -> None:
    assert narrow_points(item("lead", rank), w, cols, MAKEUP.prices) == points


@pytest.mark.parametrize(("white", "points"), [(0, 0), (500, 0), (1700, 72)], ids=["none", "half a column", "1.7 columns"])
def test_a_head_in_a_field_of_white_beside_columns_that_run_up_costs(white: int, points: int) -> None:
    assert HeadChoice("lead", 4, 9, 0, white=white).field(MAKEUP.prices) == points


@pytest.mark.parametrize(("across", "is_so"), [(99_000, False), (206_000, False), (313_000, True), (760_000, False)])
def test_a_map_is_shown_at_about_the_size_at_which_it_was_drawn(across: int, is_so: bool) -> None:
    assert is_of_its_size(448_200, across) is is_so
    assert is_of_its_size(16_000, across), "an icon has none"


def test_the_greatest_picture_of_a_page_is_not_the_least_story_s() -> None:
    """Three columns of seventeen lines, of rank 4, where neither the lead nor the second story has a picture; where the second
    has one, it is compared with that (`outshone`)."""
    large, small = ShownPicture(0, 0, 3, 17), ShownPicture(0, 0, 2, 10)
    assert [too_large({2: large}), too_large({2: small}), too_large({1: small, 2: large}), too_large({})] == [31, 0, 0, 0]
    assert too_large({1: large}) == 0


def too_large(pictures: dict[int, ShownPicture]) -> int:
    """The points of a page of ranks 1, 2 and 4 with these pictures by the numbers of its items."""
    plan = PagePlan(3, "page", "base", (1, 80), tuple(item(str(rank), rank) for rank in (1, 2, 4)), (), Span("plan"))
    shown = [(Standing(Shape(i, 3, 30, 0, "plain", Fragment()), 0, 0), picture) for i, picture in pictures.items()]
    return {term.name: term.points for term in _of_pictures(shown, plan, MAKEUP)}["greatest"]
