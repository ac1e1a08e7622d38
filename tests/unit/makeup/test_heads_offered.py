"""Of a head what its author offers: a deck that may go, another headline, each at its price and only where the head is of another
height for it; the page's file says so, and the page is measured with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from project import linked_project

from banmian.makeup.forms import TextLook, plain
from banmian.makeup.heads import Heads
from banmian.makeup.ready import Ready, ready
from banmian.makeup.trial import Trial

ISSUE = "content/2020-08-12"
PLAN = "schema: 1\npages:\n  - {number: 2}\nstories:\n  - {id: net, page: 2, rank: 1}\n"


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    root: Path = linked_project(tmp_path_factory.mktemp("offered") / "project")
    (root / ISSUE / "makeup.yaml").write_text(PLAN, encoding="utf-8")
    found, told = ready(root, ISSUE)
    assert found is not None, told
    return found


def trial(given: Ready, **offers: object) -> Trial:
    made = Trial(given.plan, given.fonts, "base", given.grid_styles, 2)
    made.pieces["net"] = replace(made.pieces["net"], **offers)
    return made


def test_what_nobody_offers_is_not_chosen(given: Ready) -> None:
    (head,) = Heads(trial(given), given.makeup, "net", False).over(3, ("news-1",))
    assert not head.chosen


def test_a_deck_goes_at_its_price_and_the_head_is_lower(given: Ready) -> None:
    tried = trial(given, optional=("deck",))
    whole, without = Heads(tried, given.makeup, "net", False).over(3, ("news-1",))
    assert without.points - whole.points == given.makeup.prices.offered and without.lines < whole.lines
    assert dict(without.chosen)["parts"] == [p for p in ("kicker", "headline") if getattr(tried.pieces["net"].head, p) is not None]
    made = plain(3, without, 40, TextLook(), 3, 0).fragment("net")
    done = tried.tried(made, {"net": ("net",)})
    assert done is not None and done.sound and done.plan.streams[0].pieces[0].head.deck is None


def test_another_headline_is_offered_where_it_is_of_another_height(given: Ready) -> None:
    head = trial(given).pieces["net"].head
    assert head.headline is not None
    short = replace(head.headline, text=head.headline.text[:4], marks=())
    tried = trial(given, headlines=(short, head.headline))
    found = Heads(tried, given.makeup, "net", False).over(2, ("news-1",))
    assert [dict(choice.chosen) for choice in found][:1] in ([{}], [{"headline": "2"}])
    assert {"headline": "3"} not in [dict(choice.chosen) for choice in found]
