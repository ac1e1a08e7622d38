"""Gaps that the classes of two neighbours do not say: typed spaces, stacked stops, tight pairs, what is raised, notes.

docs/rules/typography.md, Marks, Mixed type.
"""

from __future__ import annotations

from collections.abc import Sequence

from banmian.text import classes as c
from banmian.text.builder import NONE, Builder
from banmian.text.cover import is_silent
from banmian.text.spacing import Gap, may_open


def close_stacked_stops(built: Builder) -> None:
    """Two stacked \uff1f\uff01 take one em in all, three take two (GB/T 15834 5.1.2)."""
    classes, gaps = built.classes, built.gaps
    if c.QUERY not in classes:
        return
    run = 0
    for i, cls in enumerate([*classes, c.HAN]):
        if cls == c.QUERY:
            run += 1
            continue
        if run == 2 and cls not in c.FULL_MARKS and i not in gaps:
            gaps[i] = Gap(0, opens=may_open(c.QUERY, cls))
        run = 0


def close_tight_pairs(built: Builder) -> None:
    """In the style tight two marks take one em: the last of two that close has no white after it, the first of two that
    open none before it. (Between the two there is none by their classes.)"""
    classes, gaps = [c.HAN, *built.classes, c.HAN], built.gaps
    for i in range(1, len(built.classes)):
        before, left, right, after = classes[i - 1 : i + 3]
        stacked = left == before == c.QUERY
        closed = left in c.AFTER_SPACE and before in c.AFTER_SPACE and i - 1 not in gaps and right not in c.FULL_MARKS
        opened = right == c.OPEN and after == c.OPEN and i + 1 not in gaps and left not in c.FULL_MARKS
        if (opened or (closed and not stacked)) and i not in gaps:
            gaps[i] = Gap(0, opens=may_open(left, right))


def cling(built: Builder, first: int, kind: str) -> bool:
    """What is raised or lowered, from unit `first` on, stands at the word before it and is not parted. Whether it is a note's
    number, which follows Han or a mark; an exponent belongs to its word."""
    end = len(built.widths)
    if kind == "frac" or end == first:
        return False
    built.gaps[first] = NONE
    for i in range(first + 1, end):
        built.gaps.setdefault(i, NONE)
    built.whole.update(range(first, end))
    return first > 0 and kind == "sup" and built.classes[first - 1] != c.WORD


def close_after_notes(built: Builder, ends: Sequence[int]) -> None:
    """After a note's number no Han–Latin gap; after an exponent the same as after its word. `ends`: the units after numbers."""
    for i in ends:
        if i < len(built.classes) and i not in built.gaps and built.classes[i] == c.HAN:
            built.gaps[i] = Gap(0)


def is_gap(text: str, start: int, end: int) -> bool:
    """Whether a typed space stands between Han and Latin, or between a sign of relation and its number: then the gap of the two
    takes its place."""
    while start and is_silent(text[start - 1]):
        start -= 1
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or not after:
        return False
    classes = c.class_before(before, after), c.class_of(after)
    if before == "\u00b1" or (classes[0] == c.PREFIX and c.is_relation(before)):
        return classes[1] == c.WORD
    return set(classes) == {c.HAN, c.WORD}
