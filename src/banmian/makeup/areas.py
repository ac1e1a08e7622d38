"""How much of a page an item takes: the area of the form that its rank likes best, told by arithmetic and a few trials."""

from __future__ import annotations

from collections.abc import Mapping

from banmian.makeup.candidates import Candidates
from banmian.makeup.forms import leg_points
from banmian.makeup.house import HouseBlock
from banmian.makeup.model import Item
from banmian.makeup.needs import StoryText
from banmian.makeup.trial import Trial
from banmian.template.makeup import Makeup

WHITE = 2
"""Free lines under a story."""


def natural_area(trial: Trial, makeup: Makeup, item: Item, height: int, aspects: Mapping[str, tuple[int, int]],
                 house: HouseBlock | None) -> int:  # fmt: skip
    """Lines of a column, with the white under it."""
    if house is not None:
        return house.w * (house.h + WHITE)
    if not item.stories:
        (cols, _), (lines, _) = item.size or ((1, 1), (1, 1))
        return cols * (lines + WHITE)
    best: tuple[int, int] | None = None
    story = StoryText(trial, item)
    for made in Candidates(story, makeup, height, aspects).all():
        legs = leg_points(made.legs, makeup)
        if legs is not None and made.h <= height:
            found = made.points + legs, made.w * (made.h + WHITE)
            best = min(best, found) if best is not None else found
    return best[1] if best is not None else lines_of(trial, item) + WHITE


def lines_of(trial: Trial, item: Item) -> int:
    """The lines that its text takes in one column."""
    return StoryText(trial, item).lines(1, 1)


def characters_of(trial: Trial, item: Item) -> int:
    """The characters of its text."""
    blocks = (block for story in item.stories for block in trial.pieces[story].blocks)
    texts = (getattr(block, "text", None) for block in blocks)
    return sum(len(text.text) for text in texts if text is not None)
