"""Plates: an issue's finished pages on the sheets of a folding scheme, and the table that says what stands where."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pikepdf import Pdf

from banmian.colour import PROCESS, Ink
from banmian.display import Item
from banmian.impose import letters as lettering
from banmian.impose import marks
from banmian.impose.finished_pages import bleed_of, box, inks_of
from banmian.impose.flat import Flat, Measures, block_size, lay_flat
from banmian.impose.letters import Letters, Words
from banmian.impose.marks import ROOM, Cuts, Surround
from banmian.impose.order import Side, sides
from banmian.impose.schemes import Scheme
from banmian.impose.sheets import Sheet, Under, sheets_pdf
from banmian.pdf.settings import PdfSettings
from banmian.units import mm_of_mp, mp_of_mm
from banmian.values import frozen


@frozen
class Asked:
    """How pages are to be imposed, mp; None = as the scheme and the pages want it. `gutter`: where paper is cut off
    between pages, else room for both bleeds; `sheet`: else as large as pages and marks need."""

    scheme: Scheme
    sheet: tuple[int, int] | None = None
    spine: int = 0
    gutter: int | None = None
    creep: int = 0
    blank: bool = False


@frozen
class Labels:
    """What every plate says of the issue."""

    paper: str
    number: str
    date: str


@frozen
class Plates:
    """The sides to be made. `pages`: of the issue; `needed`: the sheet that pages and all marks want."""

    scheme: Scheme
    pages: int
    measures: Measures
    sides: tuple[Side, ...]
    sheet: tuple[int, int]
    needed: tuple[int, int]

    @property
    def block(self) -> tuple[int, int]:
        """The pages alone, with what creep moves them out."""
        width, height = block_size(self.scheme, self.measures)
        return width + 2 * self._creep, height

    @property
    def _creep(self) -> int:
        return self.measures.creep * max(cell.inner for side in self.sides for cell in side.cells)

    @property
    def fits(self) -> bool:
        return all(have >= want for have, want in zip(self.sheet, self.block, strict=True))

    @property
    def marks_fit(self) -> bool:
        return all(have >= want for have, want in zip(self.sheet, self.needed, strict=True))


def plan_plates(issue: bytes, asked: Asked) -> Plates:
    """Which page stands where. UnfitCountError where the pages make no whole sheets and none may stay empty."""
    with Pdf.open(BytesIO(issue)) as source:
        count, first = len(source.pages), source.pages[0].obj
        trim, bleed = box(first, "/TrimBox"), bleed_of(first)
    gutter = 2 * bleed if asked.gutter is None else asked.gutter
    m = Measures((trim.width, trim.height), bleed, asked.spine, gutter, asked.creep)
    made = Plates(asked.scheme, count, m, sides(asked.scheme, count, asked.blank), (0, 0), (0, 0))
    width, height = made.block
    needed = width + 2 * (bleed + ROOM), height + 2 * (bleed + ROOM)
    return Plates(made.scheme, count, m, made.sides, asked.sheet or needed, needed)


def plates_pdf(issue: bytes, plates: Plates, labels: Labels, letters: Letters, settings: PdfSettings) -> bytes:
    """One page a side, front and back of each sheet in turn. ValueError for a sheet that is smaller than its pages."""
    if not plates.fits:
        raise ValueError("the sheet is smaller than its pages")
    with Pdf.open(BytesIO(issue)) as source:
        inks = [inks_of(page) for page in source.pages]
    words = lettering.words(letters.traditional)
    made = []
    for side in plates.sides:
        laid = lay_flat(plates.scheme, side, plates.measures, plates.sheet)
        used = _inks(side, inks)
        items = _marks(laid, used) + _words(laid, side, plates, labels, words, used, letters)
        under = tuple(Under(p.cell.page, p.trim, p.clip, p.cell.turn) for p in laid.placed if p.cell.page is not None)
        made.append(Sheet(f"{side.sheet} {side.side}", plates.sheet, laid.block, laid.bleed, tuple(items), under))
    return sheets_pdf(issue, made, letters, settings, "plates")


def _inks(side: Side, inks: list[tuple[Ink, ...]]) -> tuple[Ink, ...]:
    """The inks of a side: those of its pages, process inks in the order of printing, then spots by name."""
    used = {ink.name: ink for cell in side.cells if cell.page is not None for ink in inks[cell.page - 1]}
    process = [used[name] for name in PROCESS if name in used]
    return (*process, *(used[name] for name in sorted(used) if used[name].spots))


def _surround(laid: Flat) -> Surround:
    return Surround(laid.block, laid.bleed, laid.block.y0, laid.block.x0)


def _marks(laid: Flat, inks: tuple[Ink, ...]) -> list[Item]:
    s, b = _surround(laid), laid.block
    first, last = 0, max(p.cell.row for p in laid.placed)
    right = max(p.cell.column for p in laid.placed)
    tops = [p for p in laid.placed if p.cell.row == first]
    feet = [p for p in laid.placed if p.cell.row == last]
    sides_y = tuple(sorted({y for p in laid.placed for y in (p.trim.y0, p.trim.y1)}))
    cuts = Cuts(_cuts(tops, laid), _cuts(feet, laid), sides_y, sides_y)
    xs = [(p.trim.x0 + p.trim.x1) // 2 for p in tops]
    ys = [(p.trim.y0 + p.trim.y1) // 2 for p in laid.placed if p.cell.column == right]
    bar = colour_inks(inks)
    start = b.x0 + 2 * marks.PATCH
    return [
        *marks.crop_marks(s, cuts),
        *marks.fold_marks(s, laid.folds_x, laid.folds_y),
        *marks.centre_marks(s),
        *marks.targets(s, xs, ys),
        *marks.colour_bar(s, start, xs[0] - marks.LENGTH, bar),
    ]


def _cuts(row: list[Any], laid: Flat) -> tuple[int, ...]:
    """Where one row of pages is cut: the edges of its trims that are no folds."""
    return tuple(sorted({x for p in row for x in (p.trim.x0, p.trim.x1)} - set(laid.folds_x)))


def colour_inks(inks: tuple[Ink, ...]) -> tuple[Ink, ...]:
    """The colour bar's patches: a spot's solid first, since it is what no other sheet has."""
    return (*(ink for ink in inks if ink.spots), *marks.BAR)


def _words(
    laid: Flat, side: Side, plates: Plates, labels: Labels, words: Words, inks: tuple[Ink, ...], letters: Letters
) -> list[Item]:
    """The label above the pages: issue, sheet, side, which pages; then the inks, each on its own plate."""
    s, b = _surround(laid), laid.block
    if not s.has_rows:
        return []
    values = {
        **{"paper": labels.paper, "number": labels.number, "date": labels.date, "sheet": str(side.sheet)},
        **{"sheets": str(plates.sides[-1].sheet), "side": words.texts[side.side], "order": order(side, words.texts["blank"])},
    }
    y = b.y0 - s.far - marks.WORDS // 4
    middle = (b.x0 + b.x1) // 2 - marks.WORDS
    names = max(mp_of_mm(20), (middle - b.x0) // 3)
    made, width = lettering.line(letters, words.fill_in("plate", values), (b.x0, y), middle - b.x0 - names)
    start = b.x0 + width + 2 * lettering.SPACE
    return [*made, *lettering.ink_names(letters, words, inks, (start, y), middle - start)]


def order(side: Side, blank: str) -> str:
    """`8|1`, rows from the top parted by a slash."""
    rows: dict[int, list[str]] = {}
    for cell in side.cells:
        rows.setdefault(cell.row, []).append(str(cell.page) if cell.page is not None else blank)
    return " / ".join("|".join(row) for row in rows.values())


def order_table(plates: Plates, issue_sha256: str) -> dict[str, Any]:
    """The page order as JSON (docs/plates.md, plates.json)."""
    return {
        "schema": 1,
        "issue-sha256": issue_sha256,
        "scheme": plates.scheme.name,
        "bind": plates.scheme.bind,
        "folds": list(plates.scheme.folds),
        "pages": plates.pages,
        "sheets": plates.sides[-1].sheet,
        "sheet-mm": [mm_of_mp(v) for v in plates.sheet],
        "trim-mm": [mm_of_mp(v) for v in plates.measures.trim],
        "spine-mm": mm_of_mp(plates.measures.spine),
        "gutter-mm": mm_of_mp(plates.measures.gutter),
        "creep-mm": mm_of_mp(plates.measures.creep),
        "sides": [_side(number, side) for number, side in enumerate(plates.sides, 1)],
    }


def _side(number: int, side: Side) -> dict[str, Any]:
    cells = [{"row": c.row + 1, "column": c.column + 1, "page": c.page, "turn": c.turn} for c in side.cells]
    return {"plate-page": number, "sheet": side.sheet, "side": side.side, "cells": cells}
