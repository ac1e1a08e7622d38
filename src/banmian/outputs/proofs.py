"""Proofs: a PNG of each page's trim as PDFium shows it, and one sheet of all pages side by side.

Screen pictures for the desk, not colour proofs; equal input gives equal bytes (no clock in the PNG).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any

from banmian.outputs.names import page_label

PROOF_DPI = 110
"""Pixels to the inch of a page's proof; the dummy's pages have the same."""
SHEET_WIDTH = 460
"""Pixels across a page on the sheet."""
SHEET_GAP = 16
SHEET_COLUMNS = 4
SHEET_GROUND = (222, 222, 222)
PNG_LEVEL = 3


def proofs(issue: bytes, pages: Iterable[int], left: Mapping[str, bytes] = MappingProxyType({})) -> dict[str, bytes]:
    """The proofs of these pages by file name (A01.png), and sheet.png, which also shows the proofs of other pages that are
    `left`. IndexError for a page that the PDF lacks."""
    made = {f"{page_label(number)}.png": data for number, data in page_proofs(issue, pages).items()}
    return made | {"sheet.png": sheet({**left, **made})}


def page_proofs(issue: bytes, pages: Iterable[int], dpi: int = PROOF_DPI) -> dict[int, bytes]:
    """PNGs of these pages (from 1), cut to the TrimBox. IndexError for a page that the PDF does not have."""
    import pypdfium2  # late: `--only pdf` needs no proofs

    document = pypdfium2.PdfDocument(issue)
    try:
        count = len(document)
        out = {}
        for number in pages:
            if not 1 <= number <= count:
                raise IndexError(f"the issue has no page {number}")
            out[number] = png(_rendered(document[number - 1], dpi))
        return out
    finally:
        document.close()


def _rendered(page: Any, dpi: int) -> Any:
    """The page's trim as an RGB picture."""
    left, bottom, right, top = page.get_trimbox()
    media = page.get_mediabox()
    crop = (left - media[0], bottom - media[1], media[2] - right, media[3] - top)
    bitmap = page.render(scale=dpi / 72, crop=crop)
    try:
        return bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()
        page.close()


def sheet(proofs: Mapping[str, bytes]) -> bytes:
    """All proofs on one grey ground, four a row, in the order of their names. ValueError without a page."""
    from PIL import Image

    if not proofs:
        raise ValueError("a sheet needs a page")
    small = [_small(Image.open(BytesIO(data))) for _, data in sorted(proofs.items(), key=lambda p: (len(p[0]), p[0]))]
    width, height = SHEET_WIDTH, max(image.height for image in small)
    columns = min(SHEET_COLUMNS, len(small))
    rows = -(-len(small) // columns)
    step = width + SHEET_GAP, height + SHEET_GAP
    ground = Image.new("RGB", (columns * step[0] + SHEET_GAP, rows * step[1] + SHEET_GAP), SHEET_GROUND)
    for i, image in enumerate(small):
        ground.paste(image, (SHEET_GAP + i % columns * step[0], SHEET_GAP + i // columns * step[1]))
    return png(ground)


def _small(image: Any) -> Any:
    from PIL import Image

    return image.resize((SHEET_WIDTH, round(image.height * SHEET_WIDTH / image.width)), Image.Resampling.LANCZOS)


def png(image: Any) -> bytes:
    """The picture as PNG, without date or other words."""
    out = BytesIO()
    image.save(out, "PNG", compress_level=PNG_LEVEL)
    return out.getvalue()
