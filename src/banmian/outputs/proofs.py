"""Proofs: a PNG of each page's trim as PDFium shows it, and one sheet of all pages side by side.

Screen pictures for the desk, not colour proofs; equal input gives equal bytes (no clock in the PNG), by one process or several.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any

from banmian.outputs.names import page_label
from banmian.outputs.png import png
from banmian.processors import spread
from banmian.values import frozen

PROOF_DPI = 110
"""Pixels to the inch of a page's proof; the dummy's pages have the same."""
SHEET_WIDTH = 460
"""Pixels across a page on the sheet."""
SHEET_GAP = 16
SHEET_COLUMNS = 4
SHEET_GROUND = (222, 222, 222)


@frozen
class PageProof:
    """A page's PNG, and the page as the sheet shows it: height and samples, RGB."""

    png: bytes
    height: int
    samples: bytes


def proofs(
    issue: bytes,
    pages: Iterable[int],
    left: Mapping[str, bytes] = MappingProxyType({}),
    processes: int | None = None,
) -> dict[str, bytes]:
    """The proofs of these pages by file name (A01.png), and sheet.png, which also shows the proofs of other pages that are
    `left`. IndexError for a page that the PDF lacks. `processes` as in processors.py."""
    from PIL import Image

    made = {f"{page_label(number)}.png": proof for number, proof in page_proofs(issue, pages, processes=processes).items()}
    shown = {name: Image.frombytes("RGB", (SHEET_WIDTH, proof.height), proof.samples) for name, proof in made.items()}
    others = {name: _small(Image.open(BytesIO(data)).convert("RGB")) for name, data in left.items() if name not in made}
    return {name: proof.png for name, proof in made.items()} | {"sheet.png": sheet(shown | others)}


def page_proofs(issue: bytes, pages: Iterable[int], dpi: int = PROOF_DPI, processes: int | None = None) -> dict[int, PageProof]:
    """The proofs of these pages (from 1), cut to the TrimBox. IndexError for a page that the PDF does not have."""
    import pypdfium2  # late: `--only pdf` needs no proofs
    from PIL import Image  # noqa: F401  before processes are copied: each would load it

    numbers = list(pages)
    document = pypdfium2.PdfDocument(issue)
    try:
        strange = [number for number in numbers if not 1 <= number <= len(document)]
        if strange:
            raise IndexError(f"the issue has no page {strange[0]}")
        made = spread(lambda number: _proof(document[number - 1], dpi), numbers, processes)
    finally:
        document.close()
    return dict(zip(numbers, made, strict=True))


def _proof(page: Any, dpi: int) -> PageProof:
    image = _rendered(page, dpi)
    small = _small(image)
    return PageProof(png(image), small.height, small.tobytes())


def _rendered(page: Any, dpi: int) -> Any:
    """The page's trim as an RGB picture."""
    left, bottom, right, top = page.get_trimbox()
    media = page.get_mediabox()
    crop = (left - media[0], bottom - media[1], media[2] - right, media[3] - top)
    bitmap = page.render(scale=dpi / 72, crop=crop, rev_byteorder=True)
    try:
        return bitmap.to_pil().convert("RGB")  # a copy of what is closed now
    finally:
        bitmap.close()
        page.close()


def sheet(pages: Mapping[str, Any]) -> bytes:
    """Pages by their proofs' names, SHEET_WIDTH pixels wide, on one grey ground, four a row, in the order of the names.
    ValueError without a page."""
    from PIL import Image

    if not pages:
        raise ValueError("a sheet needs a page")
    small = [image for _, image in sorted(pages.items(), key=lambda p: (len(p[0]), p[0]))]
    width, height = SHEET_WIDTH, max(image.height for image in small)
    columns = min(SHEET_COLUMNS, len(small))
    rows = -(-len(small) // columns)
    step = width + SHEET_GAP, height + SHEET_GAP
    ground = Image.new("RGB", (columns * step[0] + SHEET_GAP, rows * step[1] + SHEET_GAP), SHEET_GROUND)
    for i, image in enumerate(small):
        ground.paste(image, (SHEET_GAP + i % columns * step[0], SHEET_GAP + i // columns * step[1]))
    return png(ground)


def _small(image: Any) -> Any:
    """As wide as the sheet has a page. Hamming's filter: nearly as sharp as Lanczos', in half its time."""
    from PIL import Image

    return image.resize((SHEET_WIDTH, round(image.height * SHEET_WIDTH / image.width)), Image.Resampling.HAMMING)
