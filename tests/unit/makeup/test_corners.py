"""A story in an L around an advertisement: what gives way is text, in the corner where the advertisement stands, by arithmetic."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest
from test_makeup_search import COLUMNS, FREE, LINES, PRICES, item, placed, shape

from banmian.diagnostics import Span
from banmian.makeup.airing import with_aired
from banmian.makeup.corners import NOBODY, Around, Carving, Corner, Shortening, corners_of, may_run_around
from banmian.makeup.earlier import Cut, Earlier, Part, made_line, made_of, parts
from banmian.makeup.effort import STANDING, WHOLE, Joint
from banmian.makeup.forms import Candidate, PictureSize, TextLook, inset, picture_right, plain, side
from banmian.makeup.fragment import Fragment
from banmian.makeup.heads import HeadChoice
from banmian.makeup.model import Item, PagePlan, Pin
from banmian.makeup.problem import Problem
from banmian.makeup.search import Search
from banmian.makeup.shape import LEGGED, TENTH, Held, Shape
from banmian.template.makeup import Makeup
from banmian.template.values import span_value

MAKEUP = Makeup((("news",),), ((0,) * 5,))
HEAD = HeadChoice("news", 5, 6, 0)
TEXT = TextLook()


def corner(w: int, h: int, at: str = "bottom-right") -> Corner:
    return Corner(3, "psa", w, h, at.startswith("top"), at.endswith("left"))


def carved(made: Candidate | None, at: Corner, air: int = 2) -> Candidate | None:
    assert made is not None
    return Carving(at, air, MAKEUP).of(made)


def areas(made: Candidate) -> list[tuple[str, str]]:
    return [(area["cols"], area["lines"]) for area in made.place["text"]]


def slots(made: Candidate) -> int:
    """Lines of its text, counted area by area."""
    spans = ((span_value(area["lines"]), int(area["columns"])) for area in made.place["text"])
    return sum((last - first + 1) * columns for (first, last), columns in spans)


def test_columns_over_an_advertisement_end_above_it() -> None:
    made = carved(plain(5, HEAD, 24, TEXT, 5, 0), corner(2, 8))
    assert made is not None and (made.w, made.h, made.form) == (5, 30, "corner")
    assert areas(made) == [("1-3", "7-30"), ("4-5", "7-20")] and slots(made) == made.slots == 5 * 24 - 2 * 10
    assert made.adverts == (("psa", {"cols": "4-5", "lines": "23-30"}),) and made.holds == (Held(3, 3, 22, 2, 8),)
    assert made.rules[0]["lines"] == "21-22" and made.legs == (24, 14)


def test_at_the_left_the_first_columns_are_the_shorter_ones() -> None:
    made = carved(plain(5, HEAD, 24, TEXT, 5, 0), corner(1, 8, "bottom-left"), 1)
    assert made is not None and areas(made) == [("1", "7-21"), ("2-5", "7-30")] and not made.rules


def test_at_the_upper_right_the_head_stands_beside_the_advertisement() -> None:
    narrow = replace(HEAD, cols=4)
    made = carved(inset(5, narrow, 24, TEXT, 0), corner(1, 10, "top-right"))
    assert made is not None and areas(made) == [("1-4", "7-30"), ("5", "13-30")] and made.holds[0].line == 0
    assert carved(plain(5, HEAD, 24, TEXT, 5, 0), corner(1, 10, "top-right")) is None, "a head over all columns is in its way"


def test_at_the_upper_left_the_head_stands_under_the_advertisement_as_wide_as_it() -> None:
    made = carved(inset(5, replace(HEAD, cols=4), 34, TEXT, 0), corner(4, 17, "top-left"))
    assert made is not None and made.place["head"]["lines"] == "20-25" and made.place["head"]["cols"] == "1-4"
    assert areas(made) == [("1-4", "26-40"), ("5", "1-40")] and slots(made) == made.slots
    assert made.head is not None and made.head.first == 20
    assert carved(inset(5, replace(HEAD, cols=3), 34, TEXT, 0), corner(4, 17, "top-left")) is None


@pytest.mark.parametrize("high", [13, 20])
def test_a_picture_keeps_off_the_advertisement_or_there_is_no_form(high: int) -> None:
    made = carved(picture_right(5, HEAD, PictureSize(2, high, high, high, 1), high, 40, TEXT, 0), corner(1, 14))
    assert (made is not None) == (high == 13), "six lines of text and more stand between them"
    if made is not None:
        assert made.picture == {"cols": "4-5", "lines": f"7-{6 + high}"} and slots(made) - 2 * (high + 2) == made.slots


@pytest.mark.parametrize("made", [plain(5, HEAD, 14, TEXT, 5, 0), plain(5, HEAD, 24, TEXT, 4, 0)], ids=["too low", "wider measure"])
def test_too_little_text_over_it_or_columns_of_their_own_make_no_form(made: Candidate) -> None:
    assert carved(made, corner(2, 8)) is None


def test_a_head_in_a_column_of_its_own_stays_over_no_advertisement() -> None:
    head = HeadChoice("side", 1, 6, 0)
    assert carved(side(4, head, 30, TEXT, 0, 5), corner(1, 8, "bottom-left")) is None
    assert carved(side(4, head, 30, TEXT, 0, 5), corner(1, 8)) is None, "its first column has no text"


def test_no_gutter_runs_through_an_advertisement() -> None:
    made = carved(inset(5, replace(HEAD, cols=2), 34, TEXT, 0), corner(3, 10))
    assert made is not None and made.open == 0b0010, "the one at its left runs from top to foot"


def test_a_lead_s_picture_within_the_text_costs_what_it_costs_elsewhere() -> None:
    own = cast(Any, Around.__new__(Around))
    own.makeup, own.item = MAKEUP, item("lead", 1)
    made = plain(5, HEAD, 24, TEXT, 5, 0)
    one, two = ({"of": "lead", "nth": "1", "cols": cols, "lines": "9-14"} for cols in ("5", "4-5"))
    prices = MAKEUP.prices
    assert own._picture_points(replace(made, pictures=(("p", one),))) == 2 * prices.narrow + prices.stamp
    assert own._picture_points(replace(made, pictures=(("p", two),))) == prices.narrow and own._picture_points(made) == 0


# --- on a page ----------------------------------------------------------------------------------------------------------


def advert(w: int, h: int, pin: Pin = FREE) -> Item:
    return Item("psa", (), 5, Span("plan"), advert="psa", size=((w, w), (h, h)), picture=None, pin=pin)


def page(*items: Item) -> PagePlan:
    return PagePlan(3, "auto-03", "five", (1, LINES), items, (), Span("plan"))


def test_at_an_edge_of_the_page_an_advertisement_stands_at_that_edge_of_its_story() -> None:
    booked = advert(2, 8, Pin((3, 4), (15, 22)))
    assert [(c.top, c.left) for c in corners_of(page(booked), COLUMNS)] == [(False, False)]
    assert [(c.top, c.left) for c in corners_of(page(advert(2, 8, Pin((3, 4), (5, 12)))), COLUMNS)] == [
        (True, False),
        (False, False),
    ]
    assert not list(corners_of(page(advert(4, 8, Pin((1, 4), (15, 22)))), COLUMNS)), "straight cuts do over the whole width"


def test_what_has_no_running_text_of_its_own_runs_around_nothing() -> None:
    assert may_run_around(item("lanes"))
    assert not any(map(may_run_around, (advert(1, 4), replace(item("a"), box=True), replace(item("a"), stories=("a", "b")))))


def story_around(points: int = 0) -> Shape:
    return replace(shape(0, 4, 14, points), form="corner", holds=(Held(2, 3, 6, 1, 8),))


def test_a_story_with_its_advertisement_is_one_part_of_the_page() -> None:
    items = [item("a"), item("b"), advert(1, 8, Pin((4, 4), (15, 22)))]
    shapes = [[shape(0, 4, 14)], [shape(1, 4, 6)], [shape(2, 1, 8)]]
    assert not Search(Problem(items, shapes, (COLUMNS, LINES), 1, PRICES), WHOLE).run().trees, "straight cuts do not part them"
    search = Search(Problem(items, shapes, (COLUMNS, LINES), 1, PRICES, (), (story_around(7),)), WHOLE)
    (first,) = search.run().trees
    assert placed(first) == {1: (0, 0, 4, 6), 0: (0, 8, 4, 14)} and first.cost == 7 * TENTH


def test_it_stands_only_where_the_advertisement_is_booked() -> None:
    items = [item("a"), item("b"), advert(1, 8, Pin((4, 4), (7, 14)))]
    shapes = [[shape(0, 4, 14)], [shape(1, 4, 6)], [shape(2, 1, 8)]]
    (first,) = Search(Problem(items, shapes, (COLUMNS, LINES), 1, PRICES, (), (story_around(),)), WHOLE).run().trees
    assert placed(first) == {0: (0, 0, 4, 14), 1: (0, 16, 4, 6)}


def test_by_standing_cuts_it_is_made_again() -> None:
    items = [item("a"), item("b"), advert(1, 8, Pin((4, 4), (15, 22)))]
    shapes: list[list[Shape]] = [[], [shape(1, 4, 6)], [shape(2, 1, 8)]]
    cuts = [Joint(0b010, 0b101, True)]
    assert Search(Problem(items, shapes, (COLUMNS, LINES), 1, PRICES, cuts, (story_around(),)), STANDING).run().trees


def test_a_page_s_file_tells_what_a_story_runs_around() -> None:
    held = Part("psa", "fixed", (4, 4), (15, 22))
    cuts = Cut(True, Part("b", "plain", (1, 4), (1, 6)), Part("a", "corner", (1, 4), (9, 22), (held,)))
    read = made_of("\n\n" + made_line(Earlier("p", "w", 7, cuts)) + "\n")
    assert read is not None and read.cuts == cuts and [part.name for part in parts(cuts)] == ["b", "a", "psa"]


def test_white_at_a_head_lets_the_advertisement_down() -> None:
    own = replace(story_around(), airs=(3,), fragment=Fragment(adverts=(("psa", {"cols": "4", "lines": "7-14"}),)))
    aired = next(s for s in with_aired([own], PRICES, LINES) if s.h == 15)
    assert aired.holds[0].line == 7 and aired.fragment.adverts[0][1]["lines"] == "8-15"


@pytest.mark.parametrize("left", [False, True])
def test_a_legged_form_has_columns_of_two_heights_and_no_advertisement(left: bool) -> None:
    whole = plain(5, HEAD, 24, TEXT, 5, 0)
    made = Shortening(Corner(NOBODY, "", 2, 8, False, left), MAKEUP).of(whole)
    assert made is not None and (made.w, made.h, made.form) == (5, 30, LEGGED)
    assert areas(made) == ([("1-2", "7-22"), ("3-5", "7-30")] if left else [("1-3", "7-30"), ("4-5", "7-22")])
    assert slots(made) == made.slots == 5 * 24 - 2 * 8 and made.legs == (24, 16) and not made.adverts and not made.holds
    assert made.points == whole.points + MAKEUP.forms.leg
