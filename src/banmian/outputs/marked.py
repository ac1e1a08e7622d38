"""Marked copies of the page files: `marks/...-A01-marks.pdf` (docs/rules/contracts.md, Outputs)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banmian.impose.marked import Slug, marked_pdf
from banmian.outputs.fingerprint import fingerprints
from banmian.outputs.names import marked_file, page_label
from banmian.outputs.pages import cut_pages

if TYPE_CHECKING:
    from banmian.build import SetIssue

VERSION_DIGITS = 8
"""Of the page's fingerprint: enough to tell two states of one page apart by eye."""


def marked_files(done: SetIssue, issue: bytes, pages: tuple[int, ...], standard: str) -> dict[str, bytes]:
    """The files of these pages (all where none is named), by name."""
    from banmian.build import pdf_settings
    from banmian.pdf.standards import standard as row

    assert done.assembled is not None and done.book is not None
    numbers = pages or tuple(p.number for p in done.assembled.display.pages)
    marked = marked_pdf(issue, _slugs(done, numbers, standard), done.book, pdf_settings(done, standard))
    single = cut_pages(marked, range(1, len(numbers) + 1), row(standard))
    return {marked_file(done.stem, number): data for number, data in zip(numbers, single.values(), strict=True)}


def _slugs(done: SetIssue, numbers: tuple[int, ...], standard: str) -> dict[int, Slug]:
    assert done.assembled is not None and done.content is not None and done.paper is not None
    issue, versions = done.content.issue, fingerprints(done, standard)
    shared = {"paper": paper_name(done), "number": str(issue.number), "date": issue.date.isoformat()}
    names = {page.number: page.name for page in done.assembled.display.pages}
    return {n: Slug({**shared, "label": page_label(n), "name": names[n], "version": versions[n][:VERSION_DIGITS]}) for n in numbers}


def paper_name(done: SetIssue) -> str:
    """The paper's name and its edition."""
    assert done.paper is not None
    return " \u00b7 ".join(part for part in (done.paper.name, done.paper.edition) if part)
