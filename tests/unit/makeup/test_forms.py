"""Forms by arithmetic: where head, picture and columns stand, how many lines they hold, which gutters they leave open."""

from __future__ import annotations

from dataclasses import replace

from banmian.makeup.forms import (
    PictureSize,
    TextLook,
    depths,
    inset,
    leg_points,
    picture_beside,
    picture_right,
    picture_under,
    plain,
    side_picture,
)
from banmian.makeup.heads import HeadChoice
from banmian.template.makeup import Makeup

HEAD, NARROW = HeadChoice("lead", 4, 6, 3), HeadChoice("lead", 2, 8, 3)
TEXT, PICTURE = TextLook(), PictureSize(2, 12, 8, 16, 1)
MAKEUP = Makeup((("lead",),), ((0, 0, 0, 0),))


def test_text_under_its_head() -> None:
    made = plain(4, HEAD, 10, TEXT, 4, 20)
    assert (made.h, made.slots, made.points, made.open) == (16, 40, 23, 0)
    assert made.place["head"] == {"style": "lead", "cols": "1-4", "lines": "1-6"}
    assert made.place["text"] == [{"cols": "1-4", "lines": "7-16", "columns": "4"}]


def test_a_tag_has_a_line_of_its_own_above_the_head() -> None:
    tagged = replace(HEAD, lines=7, above=1)
    made = plain(4, tagged, 10, TEXT, 4, 20)
    assert made.h == 17 and made.place["head"]["lines"] == "2-7" and made.place["text"][0]["lines"] == "8-17"


def test_a_continued_story_keeps_a_line_for_where_it_comes_from() -> None:
    made = plain(4, HEAD, 10, TextLook(from_line=1), 4, 0)
    assert made.h == 17 and made.place["head"]["lines"] == "1-7" and made.place["text"][0]["lines"] == "8-17"


def test_columns_run_up_beside_an_inset_head_and_their_gutters_are_open() -> None:
    made = inset(4, NARROW, 10, TEXT, 0)
    assert (made.h, made.slots, made.open) == (18, 2 * 10 + 2 * 18, 0b110)


def test_a_picture_over_all_columns_has_its_caption_and_a_free_line() -> None:
    made = picture_under(4, HEAD, PICTURE, 12, 10, TEXT, 3, 0)
    assert made.picture == {"cols": "1-4", "lines": "7-18"}
    assert made.place["text"] == [{"cols": "1-4", "lines": "21-30", "columns": "3"}] and made.slots == 30


def test_text_goes_on_under_a_picture_at_the_right_by_five_lines_or_not_at_all() -> None:
    under = picture_right(4, HEAD, PICTURE, 12, 20, TEXT, 0)
    assert under is not None and under.slots == 2 * 20 + 2 * 6 and under.legs == (20, 6)
    assert picture_right(4, HEAD, PICTURE, 12, 18, TEXT, 0) is None
    foot = picture_right(4, HEAD, PICTURE, 12, 13, TEXT, 0)
    assert foot is not None and foot.slots == 2 * 13 and foot.place["text"][0]["cols"] == "1-2"


def test_a_short_head_beside_a_picture_lets_a_column_run_up_between_them() -> None:
    made = picture_beside(5, NARROW, PICTURE, 12, 20, TEXT, 0)
    assert made is not None and made.place["head"]["cols"] == "1-2"
    spans = [(area["cols"], area["lines"]) for area in made.place["text"]]
    assert spans == [("1-2", "9-28"), ("3", "1-28"), ("4-5", "15-28")]
    assert made.slots == 2 * 20 + 28 + 2 * 14 and made.open == 0b0110, "no head stands over the gutters at its right"


def test_a_picture_beside_the_head_leaves_one_gutter_open() -> None:
    made = picture_beside(4, NARROW, PICTURE, 12, 20, TEXT, 0)
    assert made is not None and made.h == 28 and made.slots == 2 * 20 + 2 * 14 and made.open == 0b010
    assert made.picture == {"cols": "3-4", "lines": "1-12"}


def test_a_picture_stands_under_the_head_in_its_column() -> None:
    head, size = HeadChoice("side", 1, 8, 0), PictureSize(1, 8, 7, 9, 2)
    made = side_picture(3, head, size, 17, TEXT, 0, 900)
    assert made is not None and made.picture == {"cols": "1", "lines": "9-15"} and made.slots == 34
    assert side_picture(3, head, size, 20, TEXT, 0, 900) is None


def test_a_picture_costs_by_the_square_of_what_is_cut() -> None:
    assert [PICTURE.cut(lines, 900) for lines in (12, 9, 15, 18)] == [0, 56, 56, 225]


def test_columns_that_are_too_short_or_too_deep_are_none() -> None:
    assert [leg_points((n,), MAKEUP) for n in (3, 5, 20, 40, 67)] == [None, 42, 0, 24, None]


def test_a_drawing_in_a_frame_of_another_shape_stands_whole_at_twice_the_price_of_a_photograph_that_is_cut() -> None:
    drawing = PictureSize(2, 20, 10, 30, 1, True, 20_150)
    assert [drawing.at((1, 2), 5, n).get("fit") for n in (20, 18, 22)] == [None, "contain", "contain"]
    assert drawing.at((1, 2), 5, 18) == {"cols": "1-2", "lines": "5-22", "fit": "contain"}
    assert PictureSize(2, 20, 10, 30, 1).at((1, 2), 5, 18) == {"cols": "1-2", "lines": "5-22"}
    assert [drawing.cut(n, 900) for n in (20, 18, 22)] == [0, 18, 18] and PictureSize(2, 20, 10, 30, 1).cut(18, 900) == 9


def test_white_at_the_sides_of_a_drawing_costs_at_once_above_and_below_it_by_its_lines() -> None:
    """Its own height is 20.15 lines: twenty cut it by less than anybody sees, one more shows half a line above and below."""
    own, misfit = (PictureSize(2, 20, 10, 30, 1, True, 20_150, points) for points in (0, 60))
    assert [misfit.cut(n, 900) - own.cut(n, 900) for n in (18, 19, 20, 21, 22, 23)] == [60, 60, 0, 10, 51, 121]
    assert PictureSize(2, 20, 10, 30, 1, False, 20_150, 60).cut(18, 900) == 9, "a photograph is cut"


def test_depths_hold_about_what_is_asked() -> None:
    assert list(depths(40, 4, 2)) == [10] and list(depths(41, 4, 2)) == [10] and list(depths(42, 4, 2)) == [10, 11]
    assert list(depths(59, 2, 13)) == list(range(29, 37)), "eleven subheads take a line of white each"
