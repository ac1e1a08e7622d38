"""Proofs: a PNG of each page's trim as PDFium shows it, and one sheet of all pages side by side.

Screen pictures for the desk, not colour proofs; equal input gives equal bytes (no clock in the PNG), by one process or several.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from types import MappingProxyType
from typing import Any

from banmian.outputs.names import page_label
from banmian.outputs.page_pixels import draw_trim
from banmian.outputs.png import png, png_of
from banmian.page_hash import KnownPages
from banmian.preserve import to_bytes, value_of
from banmian.processors import spread, usable
from banmian.store import kept
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
    known: KnownPages | None = None,
) -> dict[str, bytes]:
    """The proofs of these pages by file name (A01.png), and sheet.png, which also shows the proofs of other pages that are
    `left`. IndexError for a page that the PDF lacks. `processes` as in processors.py; `known`: where proofs are kept."""
    proofs = page_proofs(issue, pages, processes=processes, known=known)
    made = {f"{page_label(number)}.png": proof for number, proof in proofs.items()}
    pngs = {name: proof.png for name, proof in made.items()}
    told = sorted((name, sha256(png).hexdigest()) for name, png in ({**left, **pngs}).items())
    return pngs | {"sheet.png": kept(known.store if known is not None else None, "sheet", [told], lambda: _sheet_of(made, left))}


def _sheet_of(made: Mapping[str, PageProof], left: Mapping[str, bytes]) -> bytes:
    """The sheet of these pages, and of those that are left as PNG."""
    from PIL import Image

    shown = {name: Image.frombytes("RGB", (SHEET_WIDTH, proof.height), proof.samples) for name, proof in made.items()}
    others = {name: _small(Image.open(BytesIO(data)).convert("RGB")) for name, data in left.items() if name not in made}
    return sheet(shown | others)


def page_proofs(
    issue: bytes, pages: Iterable[int], dpi: int = PROOF_DPI, processes: int | None = None, known: KnownPages | None = None
) -> dict[int, PageProof]:
    """The proofs of these pages (from 1), cut to the TrimBox: kept ones of pages that look as they did. IndexError for a page
    that the PDF does not have."""
    numbers = list(pages)
    if known is None:
        return _drawn(issue, numbers, dpi, processes)
    told = {number: [known.names[number - 1], dpi] for number in numbers if 1 <= number <= len(known.names)}
    found: dict[int, PageProof | None] = {number: value_of(known.store.get("proof", key)) for number, key in told.items()}
    out = {number: proof for number, proof in found.items() if proof is not None}
    for number, proof in _drawn(issue, [n for n in numbers if n not in out], dpi, processes).items():
        known.store.keep("proof", told[number], to_bytes(proof))
        out[number] = proof
    return {number: out[number] for number in numbers}


def load_renderers() -> None:
    """Load what draws, before processes are copied: each would load it."""
    import pypdfium2  # noqa: F401
    from PIL import Image  # noqa: F401


def are_kept(pages: Iterable[int], known: KnownPages | None, dpi: int = PROOF_DPI) -> bool:
    """Whether none of these pages' proofs need be drawn."""
    names = known.names if known is not None else ()
    return known is not None and all(
        known.store.holds("proof", [names[number - 1], dpi]) for number in pages if 1 <= number <= len(names)
    )


def _drawn(issue: bytes, numbers: Sequence[int], dpi: int, processes: int | None) -> dict[int, PageProof]:
    """The proofs of these pages, drawn now."""
    if not numbers:
        return {}
    import pypdfium2  # late: `--only pdf` needs no proofs

    load_renderers()
    document = pypdfium2.PdfDocument(issue)
    try:
        strange = [number for number in numbers if not 1 <= number <= len(document)]
        if strange:
            raise IndexError(f"the issue has no page {strange[0]}")
        made = spread(lambda number: _proof(document[number - 1], dpi), numbers, processes)
    finally:
        document.close()
    return dict(zip(numbers, made, strict=True))


def page_picture(pdf: bytes, number: int, dpi: int) -> bytes:
    """One page's proof alone, without what the sheet needs of it; IndexError as above."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        if not 1 <= number <= len(document):
            raise IndexError(f"the file has no page {number}")
        with draw_trim(document[number - 1], dpi) as (rows, _):
            return png_of(rows, usable())
    finally:
        document.close()


def _proof(page: Any, dpi: int) -> PageProof:
    with draw_trim(page, dpi) as (rows, bitmap):
        small = _small(bitmap.to_pil())
        return PageProof(png_of(rows), small.height, small.tobytes())


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
    return png(ground, usable())


def _small(image: Any) -> Any:
    """As wide as the sheet has a page. Hamming's filter: nearly as sharp as Lanczos', in half its time."""
    from PIL import Image

    return image.resize((SHEET_WIDTH, round(image.height * SHEET_WIDTH / image.width)), Image.Resampling.HAMMING)
