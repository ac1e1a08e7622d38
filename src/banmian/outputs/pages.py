"""Page files cut from the finished issue: same page, fonts, output intent; a DocumentID of their own; still PDF/X.

Of an issue in which pages are signed each file is written for itself, with the glyphs of its page and an identity of its own: so
it hangs on no other page, and comes out byte for byte as it was signed (decision 0130).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from pikepdf import Pdf

from banmian.outputs.names import page_file, page_label
from banmian.pdf.finish import metadata_of, save, set_metadata
from banmian.pdf.metadata import Metadata
from banmian.pdf.standards import X4, Standard

if TYPE_CHECKING:
    from banmian.build import SetIssue


def page_files(issue: bytes, stem: str, numbers: Iterable[int], standard: Standard = X4) -> dict[str, bytes]:
    """The files of these pages (from 1) out of the issue's PDF, by name. IndexError for a page that it lacks."""
    return {page_file(stem, number): data for number, data in cut_pages(issue, numbers, standard).items()}


def cut_pages(pdf: bytes, numbers: Iterable[int], standard: Standard = X4) -> dict[int, bytes]:
    """Each of these pages (from 1) as a PDF of its own. IndexError for a page that the file lacks."""
    with Pdf.open(BytesIO(pdf)) as whole:
        meta = metadata_of(whole)
        return {number: _cut(whole, number, meta, standard) for number in numbers}


def pages_alone(issue: SetIssue, numbers: Iterable[int], standard: str = X4.key) -> dict[int, bytes]:
    """Each of these pages (by number) written as a file of its own. IndexError for a page that the issue lacks."""
    from banmian.issue_pdf import pdf_settings
    from banmian.pdf.writer import write_pdf

    display, settings, out = issue.display, pdf_settings(issue, standard), {}
    pages = {page.number: page for page in display.pages}
    for number in numbers:
        if number not in pages:
            raise IndexError(f"the issue has no page {number}")
        single = replace(display, pages=(pages[number],), title=f"{display.title} {page_label(number)}")
        out[number] = write_pdf(single, issue.fonts, settings)
    return out


def _cut(whole: Pdf, number: int, meta: Metadata, standard: Standard) -> bytes:
    if not 1 <= number <= len(whole.pages):
        raise IndexError(f"the issue has no page {number}")
    label = page_label(number)
    with Pdf.new() as single:
        single.pages.append(whole.pages[number - 1])
        single.Root.OutputIntents = single.copy_foreign(whole.make_indirect(whole.Root.OutputIntents))
        digest = sha256(f"{meta.digest} {label}".encode()).hexdigest()
        set_metadata(single, replace(meta, title=f"{meta.title} {label}", digest=digest), standard)
        return save(single, standard)
