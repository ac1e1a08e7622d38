"""Hard pages, of those of `make bench-makeup`: full, nothing over, nothing to be told of them, no story lost."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from project import REPOSITORY

from banmian.diagnostics import Span
from banmian.makeup.corners import Corner
from banmian.makeup.making import asked_of
from banmian.makeup.model import Item
from banmian.makeup.offered import shapes_of
from banmian.makeup.proposals import Looked, MadePage, made_page
from banmian.makeup.ready import Ready, ready
from banmian.makeup.shapes import Wanted
from banmian.makeup.trial import Trial
from banmian.template.makeup import NO

sys.path.insert(0, str(REPOSITORY / "bench"))

from makeup_project import ISSUES, project
from makeup_stress import SIZES, Case, cases, lacks, made

ISSUE = ISSUES["chenbao"]
FEW = Looked(4, 1)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    root: Path = project(tmp_path_factory.mktemp("stress"))
    found, told = ready(root, ISSUE)
    assert found is not None, told
    return found


def case(given: Ready, kind: str, name: str) -> Case:
    return next(one for one in cases(given, [kind]) if one.name == name)


@pytest.fixture(scope="module")
def advert(given: Ready) -> tuple[Case, MadePage]:
    """A page with an advertisement at its upper left."""
    one = case(given, "adverts", "2 x 14 top-left")
    return one, made(one, FEW)


@pytest.fixture(scope="module")
def mix(given: Ready) -> tuple[Case, MadePage]:
    one = case(given, "mix", "0")
    return one, made(one, FEW)


@pytest.mark.parametrize("which", ["advert", "mix"])
def test_a_hard_page_is_made(which: str, request: pytest.FixtureRequest) -> None:
    one, page = request.getfixturevalue(which)
    assert lacks(page) == "", lacks(page)
    first = page.proposals[0]
    assert sorted(s for _, stories in first.stories for s in stories) == stories_of(one)
    assert {name for name, _ in first.stories} <= {place.name for place in first.layout.places}


def stories_of(one: Case) -> list[str]:
    """The stories that the page is to have."""
    return sorted(story for item in one.plan.items for story in item.stories)


def test_an_advertisement_stands_where_it_was_booked(advert: tuple[Case, MadePage]) -> None:
    for proposal in advert[1].proposals:
        (booked,) = proposal.layout.adverts
        assert (booked.cols, booked.lines) == ((1, 2), (1, 14))


def test_a_story_in_an_l_is_set_around_its_advertisement(given: Ready) -> None:
    """Every shape of it is full, and its text stands over the advertisement and beside it, at the same foot."""
    one = case(given, "adverts", "2 x 14 top-left")
    asked = asked_of(given, {})
    trial = Trial(asked.plan, asked.fonts, one.plan.grid, asked.grid_styles, one.plan.number)
    item = Item("lanes", ("lanes",), 3, Span("test"))
    plan, corner = replace(one.plan, items=(item,)), Corner(1, "psa", 1, 10, top=False, left=False)
    shapes = shapes_of(asked, plan, trial, 0, Wanted(3, corner=corner))
    assert shapes
    for shape in shapes:
        done = trial.tried(shape.fragment, {"lanes": ("lanes",)})
        assert done is not None and done.sound and done.short <= 2
        (place,), (advert,) = done.layout.places, done.layout.adverts
        assert place.text[-1].cols == (3, 3) == advert.cols and place.text[-1].lines[1] < advert.lines[0]
        assert advert.lines == (shape.h - 9, shape.h) and place.text[0].lines[1] == shape.h


def test_a_page_of_the_paper_s_own_blocks_is_made_by_their_pictures_and_tables(given: Ready) -> None:
    """The first paper's page 6: the doctor's column, a table and a recipe as they were designed, around a lead."""
    page = made_page(asked_of(given, {}), given.planned(6), FEW)
    first = page.proposals[0]
    assert not first.told and first.short <= 2
    assert {s for _, stories in first.stories for s in stories} == {"heat", "vaccination", "doctor", "recipe"}
    heights = {p.name: p.lines[1] - p.lines[0] + 1 for p in first.layout.pictures if p.lines}
    assert heights["recipe-soup"] == 8  # seven on the paper's page: the plan lets it be from 0.8 to 1.3 of its own height
    table = first.layout.place("vaccination")
    assert table is not None and not table.text[0].pitch, "its rows stand as its style has them: pressed they cost"


def test_the_same_pages_are_drawn_whatever_the_prices_are(given: Ready) -> None:
    """Or figures of two days would be of other pages."""
    prices, forms = replace(given.makeup.prices, narrow=900, picture=1), replace(given.makeup.forms, inset=NO, beside=NO)
    dear = replace(given, makeup=replace(given.makeup, prices=prices, forms=forms))
    kinds = ("mix", "adverts", "headlines of 4", "pictures 1:2")
    drawn = [(one.name, one.plan.items) for one in cases(given, kinds, 2)]
    assert len({items for _, items in drawn}) == len(drawn) == 2 * (len(kinds) - 1 + len(SIZES))
    assert [(one.name, one.plan.items) for one in cases(dear, kinds, 2)] == drawn
    shares = [one.share for one in cases(given, kinds, 2)]
    assert all(0.96 <= share <= 1.02 for share in shares)
