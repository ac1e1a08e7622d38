"""A story with another one in a box: of one foot with it, or its text goes on under the box; by arithmetic."""

from __future__ import annotations

from dataclasses import replace

import pytest

from banmian.makeup.forms import Candidate, PictureSize, TextLook
from banmian.makeup.heads import HeadChoice
from banmian.makeup.packages import Lead, Packages
from banmian.template.makeup import NO, Makeup, MakeupForms

HEAD = HeadChoice("lead", 5, 6, 3)
BOX = Candidate("box", 2, 16, 24, 12, {"box": {"cols": "1-2", "lines": "1-16"}, "text": [{"lines": "4-15"}]}, legs=(12,))
LEAD = Lead(5, (HEAD,), PictureSize(3, 12, 8, 16, 1), TextLook(), ((3, 5, 0), (2, 6, 14)), ((5, 12, 0), (4, 15, 14)), 60, 2, "more")
BARE = replace(LEAD, size=None, depths=((3, 16, 0), (3, 17, 0)), needed=90)


def made(lead: Lead, forms: MakeupForms) -> list[Candidate]:
    return list(Packages(lead, Makeup((("lead",),), ((0,) * 5,), forms=forms)).all([BOX]))


def test_of_one_foot_the_picture_takes_what_the_text_leaves() -> None:
    three, two = made(LEAD, MakeupForms(around=NO, band=NO))
    assert (three.h, three.slots, three.legs) == (6 + 16, 15, (5, 12)) and three.picture == {"cols": "1-3", "lines": "7-15"}
    assert three.place["text"] == [{"cols": "1-3", "lines": "18-22", "columns": "3"}]
    assert two.picture == {"cols": "1-3", "lines": "7-14"} and two.place["text"][0]["columns"] == "2"
    assert dict(three.extra)["more"]["box"] == {"cols": "4-5", "lines": "7-22"}


def test_without_a_picture_the_text_is_as_deep_as_the_box() -> None:
    [only] = made(BARE, MakeupForms(around=NO, band=NO))
    assert only.picture is None and only.shown is None and only.slots == 48 and only.h == 22


@pytest.mark.parametrize("lead", [LEAD, BARE], ids=["picture", "no picture"])
def test_text_goes_on_under_a_box_that_is_less_high(lead: Lead) -> None:
    found = made(lead, MakeupForms(package=NO, band=NO))
    assert found
    for one in found:
        beside, under = one.place["text"]
        depth, rest, _ = one.legs
        assert one.slots == 3 * depth + 2 * rest and lead.needed - 2 <= one.slots <= lead.needed + lead.spare and rest >= 5
        assert beside["cols"] == "1-3" and under["cols"] == "4-5"
        assert under["lines"] == f"{6 + 16 + 2}-{one.h}", "a free line under the box"
        assert beside["lines"].endswith(f"-{one.h}"), "all columns end on one line"


def test_picture_and_box_are_one_band_and_the_text_stands_under_both() -> None:
    five, four = made(LEAD, MakeupForms(package=NO, around=NO))
    assert five.picture == {"cols": "1-3", "lines": "7-21"}, "with its caption as high as the box"
    assert dict(five.extra)["more"]["box"] == {"cols": "4-5", "lines": "7-22"}
    assert five.place["text"] == [{"cols": "1-5", "lines": "24-35", "columns": "5"}], "a free line under both"
    assert four.place["text"][0]["columns"] == "4" and four.points == five.points + 14
    assert made(BARE, MakeupForms(package=NO, around=NO)) == []


def test_a_band_is_cheaper_than_text_that_goes_on_under_the_box() -> None:
    forms = MakeupForms()
    assert forms.band < forms.around - 100


def test_what_the_paper_does_not_use_is_not_made() -> None:
    assert made(LEAD, MakeupForms(package=NO, band=NO, around=NO)) == []
