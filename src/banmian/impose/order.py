"""Which page stands where on which sheet: a folding scheme laid out for a count of pages (docs/rules/print.md, The sheet)."""

from __future__ import annotations

from banmian.impose.schemes import Scheme
from banmian.phrases import say
from banmian.values import frozen

SIDES = ("front", "back")


@frozen
class Cell:
    """One page's place on a side, row and column from 0. `page` from 1, None where nothing is printed.

    `inner`: how many pairs of leaves lie inside this one in the folded paper; `recto`: its fold is on its left."""

    row: int
    column: int
    page: int | None
    turn: int
    inner: int
    recto: bool


@frozen
class Side:
    """One side of a sheet, which is one plate for each ink. `sheet` from 1, the outermost or first; `side`: front, back."""

    sheet: int
    side: str
    cells: tuple[Cell, ...]


class UnfitCountError(ValueError):
    """So many pages make no whole sheets."""


def sides(scheme: Scheme, count: int, blank: bool = False) -> tuple[Side, ...]:
    """Front and back of each sheet. `blank`: where the pages make no whole sheets empty ones follow the last page, else
    UnfitCountError."""
    short = -count % scheme.pages
    if count < 1 or (short and not blank):
        raise UnfitCountError(say("{count} pages make no whole sheets of {pages}", count=count, pages=scheme.pages))
    whole = count + short
    return tuple(
        Side(sheet + 1, side, tuple(_cells(scheme, side, sheet, count, whole)))
        for sheet in range(whole // scheme.pages)
        for side in SIDES
    )


def _cells(scheme: Scheme, side: str, sheet: int, count: int, whole: int) -> list[Cell]:
    """The cells of one side; `sheet` from 0."""
    out = []
    for r, row in enumerate(scheme.front if side == "front" else scheme.back):
        for c, place in enumerate(row):
            page = page_of(scheme, place.page, sheet, whole)
            printed = page if page <= count else None
            out.append(Cell(r, c, printed, place.turn, _inner(scheme, page, whole), page % 2 == 1))
    return out


def page_of(scheme: Scheme, place: int, sheet: int, whole: int) -> int:
    """The issue's page at `place` of the sheet-th sheet (from 0) of `whole` pages."""
    if scheme.bind == "gather":
        return sheet * scheme.pages + place
    half = scheme.pages // 2
    if place <= half:
        return sheet * half + place
    return whole - sheet * half - (scheme.pages - place)


def _inner(scheme: Scheme, page: int, whole: int) -> int:
    """Pairs of leaves inside this page's pair: 0 for the innermost. Sheets that are gathered are each a bundle."""
    pages = whole
    if scheme.bind == "gather":
        pages, page = scheme.pages, (page - 1) % scheme.pages + 1
    outer = (min(page, pages + 1 - page) - 1) // 2
    return (pages // 2 - 1) // 2 - outer
