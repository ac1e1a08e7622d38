"""Cells of a table that are joined: `<` to the one on its left, `^` to the one above, both at once to a rectangle.

A joined cell holds nothing; the one that it belongs to says over how many columns and rows it stands. Head and body are not
joined to one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.content.model import Cell
from banmian.phrases import Phrase, say
from banmian.values import frozen

LEFT, ABOVE = "<", "^"
"""A cell that holds one of these signs alone is joined to its neighbour."""
Place = tuple[int, int]
"""Row and column, from 0."""


@frozen
class JoinFault:
    """A cell that cannot be joined; `code`: what is wrong with it."""

    at: Place
    code: str
    message: Phrase
    hint: Phrase


def with_spans(
    rows: Sequence[Sequence[Cell]], signs: Sequence[Sequence[str]], heads: int
) -> tuple[tuple[tuple[Cell, ...], ...], list[JoinFault]]:
    """The rows with what each cell stands over. `signs`: of each cell the sign that it holds alone, or nothing."""
    owners, faults = _owners(signs, heads)
    parts: dict[Place, list[Place]] = {}
    for at, owner in owners.items():
        parts.setdefault(owner, []).append(at)
    spans: dict[Place, tuple[int, int]] = {}
    for owner, own in parts.items():
        down, across = (max(at[k] for at in own) - owner[k] + 1 for k in (0, 1))
        if len(own) == down * across and min(at[1] for at in own) == owner[1]:
            spans[owner] = down, across
        else:
            faults.append(_uneven(max(own)))
    return tuple(tuple(_cell(cell, (n, k), spans) for k, cell in enumerate(row)) for n, row in enumerate(rows)), faults


def _owners(signs: Sequence[Sequence[str]], heads: int) -> tuple[dict[Place, Place], list[JoinFault]]:
    """To which cell each belongs: itself, or the one that it is joined to."""
    owners: dict[Place, Place] = {}
    faults: list[JoinFault] = []
    for n, row in enumerate(signs):
        for k, sign in enumerate(row):
            own = (n, k)
            if sign == LEFT:
                owners[own] = owners.get((n, k - 1), own)
            elif sign == ABOVE and n not in (0, heads):
                owners[own] = owners.get((n - 1, k), own)
            else:
                owners[own] = own
                if sign == ABOVE:
                    faults.append(_unjoined(own, n == heads))
    return owners, faults


def _cell(cell: Cell, at: Place, spans: dict[Place, tuple[int, int]]) -> Cell:
    down, across = spans.get(at, (1, 1))
    return replace(cell, joined=at not in spans, down=down, across=across)


def _unjoined(at: Place, head: bool) -> JoinFault:
    above = say("what stands above it is the head") if head else say("no row stands above it")
    hint = say("write `\\^` for the sign itself, or the cell's own words")
    return JoinFault(at, "CNT048", say("a cell holds `^`, and {above}", above=above), hint)


def _uneven(at: Place) -> JoinFault:
    message = say("the cells that are joined with `<` and `^` are no rectangle")
    hint = say("write the signs in all columns of the cell above, in each of its rows")
    return JoinFault(at, "CNT049", message, hint)
