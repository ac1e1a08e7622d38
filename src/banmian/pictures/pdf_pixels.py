"""A page of a placed PDF as a screen shows it: drawn by PDFium."""

from __future__ import annotations

import pypdfium2

from banmian.display import Treatment
from banmian.pictures.pdf_examine import shown_box


def page_pixels(data: bytes, treatment: Treatment, width: float) -> tuple[tuple[int, int], bytes]:
    """The page's box on white, so many pixels wide: its size and its rows in RGB. In this very process: for foreign.py."""
    box = shown_box(data, treatment)
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[treatment.page - 1]
        page.set_cropbox(*box)
        bitmap = page.render(scale=width / page.get_width(), fill_color=(255, 255, 255, 255))
        image = bitmap.to_pil().convert("RGB")
        return image.size, image.tobytes()
    finally:
        document.close()
