"""What was measured on a page once, kept in the store by all that the page shows: its codes, its heaviest squares, its plates.

Only what was measured to the end is kept. A file of which one page cannot be measured is measured whole, so that what is said of
it never hangs on what was kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from banmian.page_hash import KnownPages
from banmian.preflight.barcodes import MOST_PAGES, read_codes
from banmian.preflight.facts import CodeReading, InkMeasure, PageFacts, PdfFacts
from banmian.preflight.light_pages import measure_heavy
from banmian.preserve import to_bytes, value_of
from banmian.programs import GHOSTSCRIPT, version

M = TypeVar("M", CodeReading, InkMeasure)
Row = tuple[Any, ...]
"""What is kept of a page: it may be another page's of the next file, so that its number is not in it, or does not count."""


def codes(data: bytes, facts: PdfFacts, dpi: int, known: KnownPages) -> CodeReading:
    """As `read_codes`."""
    if len(facts.pages) > MOST_PAGES:
        return read_codes(data, facts, dpi)
    rows = _by_page("codes", [dpi], (facts, known), lambda some: read_codes(data, some, dpi), _codes_of)
    if isinstance(rows, CodeReading):
        return rows
    return CodeReading("ok", tuple(replace(code, page=n) for n, found in rows.items() for code in found), dpi)


def ink(data: bytes, facts: PdfFacts, percent: float, known: KnownPages) -> InkMeasure:
    """As `measure_heavy`."""
    count = len(facts.pages)
    rows = _by_page(
        "ink",
        [version(GHOSTSCRIPT), percent],
        (facts, known),
        lambda some: measure_heavy(data, some, percent, count, known.store),
        _ink_of,
    )
    if isinstance(rows, InkMeasure):
        return rows
    squares = tuple((n, rect, percent) for n, page in rows.items() for rect, percent in page[0])
    return InkMeasure("ok", "", squares, tuple(sorted((n, name, share) for n, page in rows.items() for name, share in page[1])))


def pages_without_codes(dpi: int, known: KnownPages) -> list[int]:
    """The pages whose codes are not kept."""
    if len(known.names) > MOST_PAGES:
        return list(range(1, len(known.names) + 1))
    return [n for n, name in enumerate(known.names, 1) if known.store.get("codes", [name, dpi]) is None]


def pages_without_ink(percent: float, known: KnownPages) -> list[int]:
    """The pages of which it is not kept that they were measured, or need not be."""
    return [n for n, name in enumerate(known.names, 1) if known.store.get("ink", [name, version(GHOSTSCRIPT), percent]) is None]


def _by_page(
    kind: str,
    told: list[Any],
    of: tuple[PdfFacts, KnownPages],
    measure: Callable[[PdfFacts], M],
    rows_of: Callable[[M, int], Row],
) -> dict[int, Row] | M:
    """What was measured of each page, kept or measured now; the whole measure where one of them came to no good end."""
    facts, known = of
    keys = {page.number: [known.names[page.number - 1], *told] for page in facts.pages}
    kept: dict[int, Row | None] = {n: value_of(known.store.get(kind, key)) for n, key in keys.items()}
    missing: Sequence[PageFacts] = [page for page in facts.pages if kept[page.number] is None]
    made: dict[int, Row] = {}
    if missing:
        measured = measure(replace(facts, pages=tuple(missing)))
        if measured.state != "ok":
            return measured if len(missing) == len(facts.pages) else measure(facts)
        made = {page.number: rows_of(measured, page.number) for page in missing}
        for n, rows in made.items():
            known.store.keep(kind, keys[n], to_bytes(rows))
    return {n: made[n] if rows is None else rows for n, rows in kept.items()}


def _codes_of(reading: CodeReading, page: int) -> Row:
    return tuple(code for code in reading.codes if code.page == page)


def _ink_of(measure: InkMeasure, page: int) -> Row:
    """Its squares, its plates."""
    squares = tuple((rect, percent) for n, rect, percent in measure.squares if n == page)
    return squares, tuple((name, share) for n, name, share in measure.plates if n == page)
