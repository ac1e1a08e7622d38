"""A page in pictures for a telephone: the whole page first, then its parts, cut between columns, each readable without zooming.

A picture is a sheet like those of paper, drawn PIXELS wide by PDFium. Its head says which proof of which page it is, which part,
and shows where on the page that lies.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from banmian.colour import BLACK, WHITE
from banmian.display import Box, Item, Layer, Path, Stroke
from banmian.geometry import Rect, rect_outline
from banmian.proofing.columns import columns_of, strips_of
from banmian.proofing.lettering import GREY, LIGHT, Pen, ProofWords
from banmian.proofing.paper_sheets import TAG, Slip, numbers
from banmian.proofing.sheets import Shown
from banmian.units import mp_of_mm
from banmian.values import frozen
from banmian.versions.records import PageRecord

PIXELS = 1080
WIDTH = mp_of_mm(90)
"""Of a picture as a sheet: a phone held upright, somewhat larger."""
TALLEST = Fraction(39, 18)
"""Height to width of the longest picture: what phones have."""
HEAD, MARGIN = mp_of_mm(10), mp_of_mm(3)
LEAST_EM = Fraction(22 * WIDTH, PIXELS)
"""The size that running text has at least, mp on the sheet: 22 pixels."""
OVER = 60_000
"""How much of the page, mp, two parts one above the other both show."""
MAP = mp_of_mm("6.4")
"""Height of the little page in the head."""


@frozen
class Part:
    """A part of a page: what of it is shown (mp, of the page); the whole page where it is all."""

    rect: Rect
    whole: bool = False


def parts_of(page: PageRecord, em: int) -> tuple[Part, ...]:
    """The whole page, then its parts from left to right, each from the top down. `em`: size of running text, mp."""
    width, height = page.trim
    whole = Part(Rect(0, 0, width, height), whole=True)
    across = -(-int(LEAST_EM * width) // (em * (WIDTH - 2 * MARGIN)))
    out = [whole]
    for x0, x1 in strips_of(page, max(1, across)):
        scale = Fraction(WIDTH - 2 * MARGIN, x1 - x0)
        room = int((WIDTH * TALLEST - HEAD - MARGIN) / scale)
        rows = max(1, -(-(height - OVER) // (room - OVER)))
        step = (height - OVER) // rows
        out += [Part(Rect(x0, k * step, x1, min(height, (k + 1) * step + OVER))) for k in range(rows)]
    return tuple(out) if len(out) > 2 else (whole,)


def placed(part: Part, number: int) -> tuple[Shown, tuple[int, int]]:
    """Where the page lies on the picture, and the picture's size."""
    rect = part.rect
    scale = Fraction(WIDTH - 2 * MARGIN, rect.width).limit_denominator(10_000)
    height = int(rect.height * scale)
    at = (MARGIN - int(rect.x0 * scale), HEAD - int(rect.y0 * scale))
    clip = Rect(MARGIN, HEAD, WIDTH - MARGIN, HEAD + height)
    return Shown(number, at, scale, clip), (WIDTH, HEAD + height + MARGIN)


def items_of(
    page: PageRecord, part: Part, at: tuple[int, int], shown: Shown, slip: Slip, words: ProofWords, pen: Pen
) -> tuple[Item, ...]:
    """What stands beside the page. `at`: which picture it is, and of how many."""
    edge = Path(rect_outline(shown.clip), None, Stroke(LIGHT, 250), TAG, layer=Layer.RULE)
    rows = list(_head(page, part, at, slip, words, pen))
    whole = tuple(c for c in columns_of(page) if part.rect.x0 <= c.rect.x0 and c.rect.x1 <= part.rect.x1)
    counted = [] if part.whole else [i for i in numbers(whole, shown, pen) if _inside(i, shown.clip)]
    return (*rows, edge, *counted)


def _inside(item: Item, clip: Rect) -> bool:
    from banmian.display import box_of

    rect = box_of(item)
    return clip.y0 <= rect.y0 and rect.y1 <= clip.y1 and clip.x0 - MARGIN <= rect.x0 and rect.x1 <= clip.x1


def _head(page: PageRecord, part: Part, at: tuple[int, int], slip: Slip, words: ProofWords, pen: Pen) -> Iterator[Item]:
    top, height = mp_of_mm("1.6"), MAP
    _, width = pen.line(slip.title, (0, 0), 12_000, WIDTH // 3, strong=True)
    label = Rect(MARGIN, top, MARGIN + width + 8_000, top + height)
    yield Box(label, BLACK, TAG, Layer.TINT)
    yield from pen.line(slip.title, (MARGIN + 4_000, top + height * 76 // 100), 12_000, width + 1, strong=True, ink=WHITE)[0]
    right = WIDTH - MARGIN - height * page.trim[0] // page.trim[1]
    small = Rect(right, top, WIDTH - MARGIN, top + height)
    yield Path(rect_outline(small), None, Stroke(GREY, 300), TAG, layer=Layer.RULE)
    yield Box(_on_map(part.rect, page, small), BLACK if not part.whole else LIGHT, TAG, Layer.TINT)
    x, end = label.x1 + 5_000, right - 4_000
    rows = top + height * 42 // 100, top + height * 96 // 100
    said = words.said("whole") if part.whole else words.said("part", part=at[0], parts=at[1])
    _, taken = pen.line(said, (end, rows[0]), 8_000, end - x, "right", strong=True)
    yield from pen.line(slip.left[1], (x, rows[0]), 8_500, end - x - taken - 3_000, strong=True)[0]
    yield from pen.line(said, (end, rows[0]), 8_000, end - x, "right", strong=True)[0]
    yield from pen.line(slip.right[0], (x, rows[1]), 6_000, (end - x) * 6 // 10, ink=GREY)[0]
    yield from pen.line(slip.warning, (end, rows[1]), 7_000, (end - x) * 3 // 10, "right", strong=True)[0]


def _on_map(rect: Rect, page: PageRecord, small: Rect) -> Rect:
    width, height = page.trim
    x0, x1 = (small.x0 + small.width * v // width for v in (rect.x0, rect.x1))
    y0, y1 = (small.y0 + small.height * v // height for v in (rect.y0, rect.y1))
    return Rect(x0, y0, x1, y1)


def pictures(pdf: bytes) -> list[bytes]:
    """Each sheet of a PDF as a PNG, PIXELS wide."""
    import pypdfium2

    from banmian.outputs.png import png

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [png(page.render(scale=PIXELS / page.get_width()).to_pil().convert("RGB")) for page in document]
    finally:
        document.close()
