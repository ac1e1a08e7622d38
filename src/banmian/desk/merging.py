"""Two texts that began as one, joined by paragraphs: what each changed of the common text is kept where they changed other ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

_BETWEEN = re.compile(r"(\n[ \t]*(?:\n[ \t]*)+)")
Change = tuple[int, int, tuple[str, ...]]
"""Of the common text's paragraphs those from, up to, and what stands there instead."""


def merged(base: str, mine: str, theirs: str) -> str | None:
    """All that both changed; None where they changed the same paragraph, or put something at the same place."""
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    common = paragraphs(base)
    changes = {*_changes(common, paragraphs(mine)), *_changes(common, paragraphs(theirs))}
    ordered = sorted(changes)
    if any(_meet(one, other) for k, one in enumerate(ordered) for other in ordered[k + 1 :]):
        return None
    return _with(ordered, common, theirs)


def joined_where_clear(base: str, mine: str, theirs: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """All that theirs changed, and of mine what concerns other paragraphs: the text; of the common text's paragraphs, from 1, those
    that are as mine has them, and those of mine that are left out."""
    common = paragraphs(base)
    others = _changes(common, paragraphs(theirs))
    own = [one for change in _changes(common, paragraphs(mine)) for one in _single(change)]
    clear = [change for change in own if not any(_meet(*sorted((change, other))) for other in others)]
    taken = tuple(change[0] + 1 for change in clear)
    left = tuple(change[0] + 1 for change in own if change not in clear and change not in others)
    return _with(sorted({*others, *clear}), common, theirs), taken, left


def _with(changes: Sequence[Change], common: Sequence[str], theirs: str) -> str:
    """The common text with these changes, in order, between the blank lines that are around theirs."""
    out = list(common)
    for start, end, new in reversed(changes):
        out[start:end] = new
    inside = theirs.strip("\n")
    at = theirs.index(inside)
    return theirs[:at] + "".join(out).strip("\n") + theirs[at + len(inside) :]


def _single(change: Change) -> list[Change]:
    """A change of several paragraphs into as many others as one of each."""
    start, end, new = change
    return [(start + k, start + k + 1, (one,)) for k, one in enumerate(new)] if end - start == len(new) else [change]


def paragraphs(text: str) -> list[str]:
    """Each paragraph with the blank lines before it, without those around the text."""
    pieces = _BETWEEN.split(text.strip("\n"))
    return pieces[:1] + ["".join(pieces[k : k + 2]) for k in range(1, len(pieces), 2)]


def _changes(common: Sequence[str], other: Sequence[str]) -> list[Change]:
    found = SequenceMatcher(None, common, other, autojunk=False).get_opcodes()
    return [(i1, i2, tuple(other[j1:j2])) for tag, i1, i2, j1, j2 in found if tag != "equal"]


def _meet(one: Change, other: Change) -> bool:
    """Whether two changes, the first beginning first, concern the same paragraphs; what one puts beside what the other changes is
    clear, what both put at one place is not."""
    if one[0] == other[0]:
        return not (one[0] == one[1] < other[1])
    return other[0] < one[1]
