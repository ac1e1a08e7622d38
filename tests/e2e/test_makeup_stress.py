"""Hard pages, two of those of `make bench-makeup`: full, nothing over, nothing to be told of them, no story lost."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from project import REPOSITORY

from banmian.makeup.proposals import Looked, MadePage
from banmian.makeup.ready import Ready, ready

sys.path.insert(0, str(REPOSITORY / "bench"))

from makeup_stress import Case, cases, lacks, made

ISSUE = "content/2020-08-12"
FEW = Looked(4, 1)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    root: Path = tmp_path_factory.mktemp("stress")
    for name in ("layouts", "fonts"):
        (root / name).symlink_to(REPOSITORY / name, target_is_directory=True)
    shutil.copytree(REPOSITORY / ISSUE, root / ISSUE)
    shutil.copyfile(REPOSITORY / "bench/makeup/chenbao.yaml", root / ISSUE / "makeup.yaml")
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
