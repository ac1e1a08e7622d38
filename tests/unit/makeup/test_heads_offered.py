"""Of a head what its author offers: a deck that may go, another headline, each at its price and only where the head is of another
height for it; the page's file says so, and the page is measured with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from project import linked_project

from banmian.content.model import Mark
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


@pytest.mark.parametrize(("signs", "deck", "styles"), [(5, True, 2), (6, True, 1), (4, False, 1)])
def test_a_short_headline_with_a_deck_may_have_it_beside_it(given: Ready, signs: int, deck: bool, styles: int) -> None:
    """In the style that the paper has for it, lower than the other, and the page is measured with it."""
    head = trial(given).pieces["net"].head
    assert head.headline is not None and head.deck is not None
    short = replace(head.headline, text=head.headline.text[-signs:], marks=())
    tried = trial(given, head=replace(head, headline=short, deck=head.deck if deck else None))
    found = Heads(tried, given.makeup, "net", False).over(3, ("news-1",))
    assert [choice.style for choice in found] == ["news-1", "news-1-short"][:styles]
    if styles == 2:
        usual, beside = found
        assert beside.lines < usual.lines and beside.points <= usual.points and beside.white < usual.white
        done = tried.tried(plain(3, beside, 40, TextLook(), 3, 0).fragment("net"), {"net": ("net",)})
        assert done is not None and done.sound


def test_a_style_of_short_headlines_is_of_the_rank_of_the_one_in_whose_place_it_stands(given: Ready) -> None:
    short = given.makeup.short
    assert [short.usual(style) for style in ("lead-short", "lead", "side")] == ["lead", "lead", "side"]
    assert short.instead("lead") == "lead-short" and short.instead("side") is None


BROKEN = Mark(4, 4, "break")


def test_lines_of_the_author_that_do_not_fit_are_joined_at_their_price_and_the_page_s_file_says_so(given: Ready) -> None:
    head = trial(given).pieces["net"].head
    assert head.deck is not None
    whole = replace(head, deck=replace(head.deck, text=head.deck.text[:9], marks=()))
    cut = replace(head, deck=replace(head.deck, text=head.deck.text[:9], marks=(BROKEN,)))  # the style's deck has one line
    (plain_head,) = Heads(trial(given, head=whole), given.makeup, "net", False).over(3, ("news-1",))
    tried = trial(given, head=cut)
    (joined,) = Heads(tried, given.makeup, "net", False).over(3, ("news-1",))
    assert joined.points - plain_head.points == given.makeup.prices.joined and joined.lines == plain_head.lines
    assert dict(joined.chosen) == {"joined": ["deck"]}
    done = tried.tried(plain(3, joined, 40, TextLook(), 3, 0).fragment("net"), {"net": ("net",)})
    assert done is not None and done.sound and done.plan.streams[0].pieces[0].head.deck == whole.deck


def test_lines_of_the_author_that_fit_stand_and_are_joined_only_where_they_leave_a_hole(given: Ready) -> None:
    head = trial(given).pieces["net"].head
    assert head.headline is not None
    cut = replace(head, headline=replace(head.headline, text=head.headline.text[:8], marks=(BROKEN,)))
    heads = Heads(trial(given, head=cut), given.makeup, "net", False)
    longer = replace(head, headline=replace(head.headline, text=head.headline.text[:11], marks=(BROKEN,)))
    (narrow,) = Heads(trial(given, head=longer), given.makeup, "net", False).over(2, ("news-1",))
    assert not narrow.chosen and not narrow.thin
    broken, joined = heads.over(4, ("news-1",))
    assert not broken.chosen and broken.thin > joined.thin and broken.lines > joined.lines
    assert dict(joined.chosen) == {"joined": ["headline"]}


def test_white_beside_a_head_is_as_dear_as_its_columns_are_many(given: Ready) -> None:
    head = trial(given).pieces["net"].head
    assert head.headline is not None
    short = replace(head, headline=replace(head.headline, text=head.headline.text[:4], marks=()), deck=None, kicker=None)
    heads = Heads(trial(given, head=short), given.makeup, "net", False)
    (two,), (four,) = heads.over(2, ("news-1",)), heads.over(4, ("news-1",))
    assert four.thin > 2 * two.thin


def test_a_tag_outside_a_box_takes_a_line(given: Ready) -> None:
    """It stands above the head: in a box the box has the room, and a story that comes from another page shows none."""
    tried = trial(given)
    head = tried.pieces["net"].head
    tagged = trial(given, head=replace(head, tag=head.headline))
    lines = {
        name: Heads(one, given.makeup, "net", False).over(3, ("news-1",))[0].lines
        for name, one in (("bare", tried), ("tag", tagged))
    }
    assert lines["tag"] == lines["bare"] + 1
    boxed = Heads(tagged, given.makeup, "net", False).over(3, ("news-1",), 9000)[0]
    further = Heads(tagged, given.makeup, "net", True).over(3, ("news-1",))[0]
    assert boxed.above == further.above == 0
