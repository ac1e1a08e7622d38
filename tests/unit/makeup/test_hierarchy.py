"""A page that is made shows which story leads it, or its editor is told what speaks against it, and which proposal does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest

from banmian.diagnostics import Span
from banmian.makeup.earlier import Cut, Part
from banmian.makeup.hierarchy import hierarchy_told
from banmian.makeup.looks import Looks
from banmian.makeup.model import Item, PagePlan, Pin
from banmian.makeup.proposals import MadePage, Proposal

NOWHERE = Span("makeup.yaml")
ITEMS = (Item("net", ("net",), 1, NOWHERE), Item("hours", ("hours",), 3, NOWHERE), Item("psa", (), 5, NOWHERE, advert="psa"))
PLAN = PagePlan(2, "auto-02", "base", (1, 80), ITEMS, (), NOWHERE)
LOOKS = (Looks("net", 26_000, 60), Looks("hours", 18_000, 20))


def page(cols: tuple[int, int] = (1, 3), line: int = 1, looks: tuple[Looks, ...] = LOOKS, over: str = "psa") -> Proposal:
    """With the lead in those columns from that line on; what stands over it, or beside it where it begins the page."""
    rest = Part(over, "plain", (1, 5) if line > 1 else (4, 5), (1, max(1, line - 2)))
    lead, third = Part("net", "plain", cols, (line, 60)), Part("hours" if over == "psa" else "psa", "plain", (1, 5), (62, 80))
    cuts = Cut(True, Cut(line > 1, rest, lead), third)
    return Proposal(cast(Any, None), 0, (), "", (), cast(Any, None), 0, (), cuts, looks)


def told(*proposals: Proposal, plan: PagePlan = PLAN) -> list[tuple[str, str]]:
    return [(d.message, d.hint) for d in hierarchy_told(MadePage(plan, proposals), 0) if d.code == "MKP022"]


def test_a_page_that_is_in_order_says_nothing() -> None:
    assert told(page()) == [] == told(page(line=20)), "under an advertisement it stands as well"


@pytest.mark.parametrize(
    ("proposal", "says"),
    [
        (page(line=25, over="hours"), "page 2: its lead 'net' begins at line 25, under 'hours'"),
        (page(line=45), "page 2: its lead 'net' begins at line 45 of column 1, not at the upper left"),
        (page(cols=(4, 5)), "page 2: its lead 'net' begins at line 1 of column 4, not at the upper left"),
        (page(looks=(Looks("net", 18_000, 60), Looks("hours", 18_000, 0))),
         "page 2: the head of its lead 'net' has 18 pt, that of 'hours' 18 pt"),
        (page(looks=(Looks("net", 26_000, 8), Looks("hours", 18_000, 30))),
         "page 2: the picture of 'hours' takes 30 lines of a column, that of its lead 'net' 8"),
    ],
)  # fmt: skip
def test_what_speaks_against_the_lead_is_told(proposal: Proposal, says: str) -> None:
    assert [message for message, _ in told(proposal)] == [says]


def test_a_picture_that_stands_alone_is_the_largest() -> None:
    assert told(page(looks=(Looks("net", 26_000, 0), Looks("hours", 18_000, 30)))) == []


def test_a_second_story_may_have_the_largest_picture_but_the_leads_is_no_stamp() -> None:
    second = replace(PLAN, items=(ITEMS[0], replace(ITEMS[1], rank=2), ITEMS[2]))
    assert told(page(looks=(Looks("net", 26_000, 20), Looks("hours", 18_000, 60))), plan=second) == []
    assert len(told(page(looks=(Looks("net", 26_000, 19), Looks("hours", 18_000, 60))), plan=second)) == 1


def test_the_first_proposal_without_it_is_named() -> None:
    lower = page(line=45)
    assert "pins" in told(lower)[0][1]
    faulty = replace(page(), told=(cast(Any, object()),))
    assert told(lower, faulty, page(line=50), page())[0][1].startswith("proposal 2:4 has none of this")


def test_a_lead_that_is_pinned_stands_as_its_editor_wants() -> None:
    pinned = replace(PLAN, items=(replace(ITEMS[0], pin=Pin((4, 5), None)), *ITEMS[1:]))
    assert told(page(cols=(4, 5)), plan=pinned) == []
    assert told(page(cols=(4, 5)), plan=replace(PLAN, items=ITEMS[1:])) == [], "without a lead: MKP020"
