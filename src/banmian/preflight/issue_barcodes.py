"""QR codes of a display list, read from their own modules: drawn as pixels at the resolution of a coarse scan, then by ZXing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from importlib.util import find_spec

from banmian.diagnostics import Span
from banmian.display import Box, DisplayList, united
from banmian.preflight.model import Rect4

ROLE = "qr"
QUIET = 4
PIXELS = 4
"""A module's side."""

Found = tuple[int, Rect4, str, Span | None]


def read_display_codes(display: DisplayList) -> tuple[Found, ...] | None:
    """Each code with what it says, "" where it cannot be read; None where no reader is installed."""
    if find_spec("zxingcpp") is None:
        return None
    out: list[Found] = []
    for page in display.pages:
        boxes = [i for i in page.items if isinstance(i, Box) and i.tag.role == ROLE]
        for some in _codes(boxes):
            rect = reduce(united, (box.rect for box in some)).corners
            out.append((page.number, rect, _read(some, rect), some[0].origin))
    return tuple(out)


def _codes(boxes: Iterable[Box]) -> list[list[Box]]:
    """Boxes in their order, cut where the next begins above the last: another code."""
    out: list[list[Box]] = []
    for box in boxes:
        if not out or box.rect.y0 < out[-1][-1].rect.y0:
            out.append([])
        out[-1].append(box)
    return out


def _read(boxes: list[Box], rect: Rect4) -> str:
    import zxingcpp
    from PIL import Image, ImageDraw

    module = min(b.rect.height for b in boxes)
    if module <= 0 or (rect[2] - rect[0]) // module > 200:
        return ""
    side = round((rect[2] - rect[0]) / module) + 2 * QUIET
    picture = Image.new("L", (side * PIXELS, side * PIXELS), 255)
    draw = ImageDraw.Draw(picture)
    for box in boxes:
        x0, y0 = (round((v - o) / module + QUIET) * PIXELS for v, o in ((box.rect.x0, rect[0]), (box.rect.y0, rect[1])))
        x1, y1 = (round((v - o) / module + QUIET) * PIXELS for v, o in ((box.rect.x1, rect[0]), (box.rect.y1, rect[1])))
        draw.rectangle((x0, y0, x1 - 1, y1 - 1), fill=0)
    found = zxingcpp.read_barcodes(picture)
    return str(found[0].text) if found else ""
