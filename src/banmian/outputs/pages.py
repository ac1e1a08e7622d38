"""Page files cut from the finished issue: same page, fonts, output intent; a DocumentID of their own; still PDF/X."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

from pikepdf import Pdf

from banmian.outputs.names import page_file, page_label
from banmian.pdf.finish import metadata_of, save, set_metadata
from banmian.pdf.metadata import Metadata
from banmian.pdf.standards import X4, Standard


def page_files(issue: bytes, stem: str, numbers: Iterable[int], standard: Standard = X4) -> dict[str, bytes]:
    """The files of these pages (from 1) out of the issue's PDF, by name. IndexError for a page that it lacks."""
    return {page_file(stem, number): data for number, data in cut_pages(issue, numbers, standard).items()}


def cut_pages(pdf: bytes, numbers: Iterable[int], standard: Standard = X4) -> dict[int, bytes]:
    """Each of these pages (from 1) as a PDF of its own. IndexError for a page that the file lacks."""
    with Pdf.open(BytesIO(pdf)) as whole:
        meta = metadata_of(whole)
        return {number: _cut(whole, number, meta, standard) for number in numbers}


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
