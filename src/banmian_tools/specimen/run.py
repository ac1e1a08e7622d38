"""The specimen book from its files to its bytes: faces, paper and rules are read, set, written by the newspaper's own writer."""

from __future__ import annotations

import datetime
from pathlib import Path

from banmian.diagnostics import Diagnostic, Severity, worst
from banmian.fonts import FontBook
from banmian.instant import created
from banmian.issue_pdf import settings_of
from banmian.template.loader import load_template
from banmian.template.model import Paper
from banmian_tools.specimen.loader import load_book
from banmian_tools.specimen.pages import SetBook, set_book


def book_pdf(root: Path, paper_id: str) -> tuple[bytes | None, list[Diagnostic]]:
    """The PDF/X-4 file, or None and why not."""
    from banmian.pdf.writer import write_pdf

    done, faces, paper, found = set_specimen(root, paper_id)
    if done is None or faces is None or paper is None or (found and worst(found) >= Severity.ERROR):
        return None, found
    return write_pdf(done.display, faces, settings_of(paper, root)), found


def set_specimen(root: Path, paper_id: str) -> tuple[SetBook | None, FontBook | None, Paper | None, list[Diagnostic]]:
    """The book as a display list, with the faces and the paper that it was set with."""
    faces, reports = FontBook.load(root)
    found = list(reports)
    template, reports = load_template(root, paper_id, "", (), None, faces.ids if faces else None)
    found += reports
    if faces is None or template is None:
        return None, faces, None, found
    faces = faces.with_language(template.paper.words.language)
    book, reports = load_book(root, template.paper)
    found += reports
    if book is None:
        return None, faces, template.paper, found
    done = set_book(book, faces, template.paper, created(datetime.date.fromisoformat(book.date)))
    return done, faces, template.paper, [*found, *done.diagnostics]
