"""A page of the third paper, in Traditional Chinese and of 66 lines, is made up by the same code with its own price list."""

from __future__ import annotations

import pytest
from planned_project import planned

from banmian.makeup.making import asked_of
from banmian.makeup.proposals import Looked, MadePage, made_page
from banmian.template.values import span_value

ISSUE = "content/xisheng-2025-05-30"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> MadePage:
    given = planned(tmp_path_factory.mktemp("third"), ISSUE, "xisheng")
    return made_page(asked_of(given, {}), given.plans[0], Looked(4, 1))


def test_it_is_made_and_nothing_is_to_be_told(page: MadePage) -> None:
    assert page.proposals and page.proposals[0].told == ()
    assert page.proposals[0].short <= 2


def test_a_rule_parts_the_columns_of_briefs(page: MadePage) -> None:
    """Their heads stand side by side: FIT004 without it."""
    for proposal in page.proposals:
        bundle = next(node for name, node in proposal.fragment.places if name.endswith("-bundle"))
        assert bundle["text"][0]["columns"] == "1" or bundle["text"][0]["gutters"]


def test_a_chart_stays_in_its_box(page: MadePage) -> None:
    """The box of a block that a page of the paper has is no less high than its chart, which is given in points."""
    for proposal in page.proposals:
        first, last = span_value(str(dict(proposal.fragment.places)["loans"]["box"]["lines"]))
        assert last - first + 1 >= 22
