"""The words on a placed PDF's page, by PDFium: what an advertisement says."""

from __future__ import annotations

from banmian.display import Treatment

MOST = 1_000
"""Characters: of a page of small print the beginning is enough."""


def page_text(data: bytes, treatment: Treatment) -> str:
    """In one line; empty where the page has none, or PDFium cannot read it."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return ""
    try:
        return " ".join(document[treatment.page - 1].get_textpage().get_text_range().split())[:MOST]
    except pypdfium2.PdfiumError:
        return ""
    finally:
        document.close()
