"""Marked copies of the page files: `marks/...-A01-marks.pdf` (docs/rules/contracts.md, Outputs)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banmian.impose.letters import Letters
from banmian.impose.marked import Slug, marked_pdf
from banmian.outputs.fingerprint import fingerprints
from banmian.outputs.names import marked_file, page_label
from banmian.outputs.pages import cut_pages

if TYPE_CHECKING:
    from banmian.build import SetIssue

VERSION_DIGITS = 8
"""Digits of the page's fingerprint in its slug: enough to tell two states of one page apart by eye."""


def marked_files(issue: SetIssue, pdf: bytes, pages: tuple[int, ...], standard: str) -> dict[str, bytes]:
    """The files of these pages (all where none is named), by name."""
    from banmian.issue_pdf import pdf_settings
    from banmian.pdf.standards import standard as row

    numbers = pages or tuple(p.number for p in issue.display.pages)
    letters = Letters(issue.fonts, issue.paper.roles.slug, issue.paper.words.is_traditional)
    marked = marked_pdf(pdf, _slugs(issue, numbers, standard), letters, pdf_settings(issue, standard))
    single = cut_pages(marked, range(1, len(numbers) + 1), row(standard))
    return {marked_file(issue.stem, number): data for number, data in zip(numbers, single.values(), strict=True)}


def _slugs(issue: SetIssue, numbers: tuple[int, ...], standard: str) -> dict[int, Slug]:
    named, versions = issue.content.issue, fingerprints(issue, standard)
    shared = {"paper": paper_name(issue), "number": str(named.number), "date": named.date.isoformat()}
    names = {page.number: page.name for page in issue.display.pages}
    return {n: Slug({**shared, "label": page_label(n), "name": names[n], "version": versions[n][:VERSION_DIGITS]}) for n in numbers}


def paper_name(issue: SetIssue) -> str:
    """The paper's name and its edition."""
    return " \u00b7 ".join(part for part in (issue.paper.name, issue.paper.edition) if part)
