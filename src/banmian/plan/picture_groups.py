"""Several pictures in one place: one caption that names its parts, one credit line. docs/decisions/0097.

A part is named by where it stands, as the paper's words (`picture-parts`) say, or by its number; where one caption alone is
written it is that of all and names none. Credits are said once each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from banmian.content.model import Mark, Picture, StyledText
from banmian.remember import Memo, Same
from banmian.template.picture_places import GroupPlace
from banmian.template.words import PartWords, filled

JOINED: Memo[Picture] = Memo("captions of picture groups", 200, lasting=True)
"""So that an equal group is the very same value again."""
ALONE = {1: ("",), 2: ("first", "last"), 3: ("first", "middle", "last")}
"""Where those stand that are alone in their direction."""


def group_picture(pictures: Sequence[Picture], group: GroupPlace, words: PartWords | None, between: str) -> Picture:
    """What a group's caption and credit say, as those of one picture. `between`: what parts two texts where no words do."""
    return JOINED.of((Same(*pictures), group, words, between), lambda: _joined(pictures, group, words, between))


def _joined(pictures: Sequence[Picture], group: GroupPlace, words: PartWords | None, between: str) -> Picture:
    names = part_names(group, words) if words is not None and group.names != "none" else [""] * len(pictures)
    said = [(name, p.caption) for name, p in zip(names, pictures, strict=False) if p.caption is not None and p.caption.text]
    credits = dict.fromkeys(p.credit for p in pictures if p.credit)
    alts = [p.alt for p in pictures]
    first = pictures[0]
    return replace(
        first,
        caption=_caption(said, words.between if words is not None else between),
        credit=(words.credits if words is not None else between).join(credits),
        alt=between.join(alts) if all(alt.strip() for alt in alts) else "",
        focus=None,
    )


def _caption(said: Sequence[tuple[str, StyledText]], between: str) -> StyledText | None:
    if len(said) < 2:
        return said[0][1] if said else None
    text, marks = "", list[Mark]()
    for name, caption in said:
        text += between if text else ""
        marks += [Mark(len(text), len(text) + len(name) + 1, "hold")] if name else []
        text += name
        marks += [replace(mark, start=mark.start + len(text), end=mark.end + len(text)) for mark in caption.marks]
        text += caption.text
    return StyledText(text, tuple(marks), said[0][1].span)


def part_names(group: GroupPlace, words: PartWords) -> list[str]:
    """What each part of a group is called: by its place where every part has a name of its own, else by its number."""
    places = [*_places(group)]
    if group.names == "places" and len(set(places)) == len(places) and all(places):
        return [getattr(words, place) for place in places]
    return [filled(words.number, {"number": n}) for n in range(1, len(group.nth) + 1)]


def _places(group: GroupPlace) -> Iterator[str]:
    """The places in the order of the pictures, as the words' keys; "" for what has no name."""
    for k, count in enumerate(group.bands):
        across = _of(len(group.bands), k)
        for n in range(count):
            along = _of(count, n)
            down, side = (across, along) if group.rows else (along, across)
            yield KEYS.get((down, side), "")


def _of(count: int, k: int) -> str:
    return ALONE[count][k] if count in ALONE else "?"


KEYS = {
    ("", "first"): "left", ("", "middle"): "middle", ("", "last"): "right",
    ("first", ""): "top", ("middle", ""): "middle", ("last", ""): "bottom",
    ("first", "first"): "top_left", ("first", "last"): "top_right",
    ("last", "first"): "bottom_left", ("last", "last"): "bottom_right",
}  # fmt: skip
