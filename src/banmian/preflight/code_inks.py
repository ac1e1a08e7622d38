"""In which inks a code is painted that a reader has seen: by the picture that holds it, or by the areas that lie in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from banmian.preflight.facts import Code, PdfFacts
from banmian.preflight.model import Rect4
from banmian.preflight.painted import PROCESS, Painted

if TYPE_CHECKING:
    from PIL import Image

DARK = 128
"""Ink of a pixel, all plates together, of 255 a plate, from which on it is a module and no paper."""
INKED = 40
"""Ink of one plate in a dark pixel that counts: what JPEG leaves beside it does not."""
SHARE = 0.05
"""Of a code's dark pixels that must have an ink for the code to be painted in it."""
_AREAS = 0.5
"""Ink of an area that is a module."""
_SLACK = 1_500
"""mp by which an area may leave the rectangle that the reader gives."""


def painted_in(data: bytes, facts: PdfFacts, codes: Iterable[Code]) -> tuple[Code, ...]:
    """The codes, each with its inks; without any where they cannot be told."""
    codes = tuple(codes)
    if not codes:
        return ()
    import pikepdf

    with pikepdf.Pdf.open(BytesIO(data), suppress_warnings=True) as pdf:
        return tuple(replace(code, inks=_inks(pdf, facts, code)) for code in codes)


def _inks(pdf: Any, facts: PdfFacts, code: Code) -> tuple[str, ...]:
    x, y = (code.rect[0] + code.rect[2]) // 2, (code.rect[1] + code.rect[3]) // 2
    marks = [m for m in facts.marks if m.page == code.page and m.visible]
    pictures = [m for m in marks if m.image is not None and _holds(m.rect, (x, y, x, y), 0)]
    if not pictures:
        inked = (m for m in marks if m.kind == "fill" and _is_part(code.rect, m.rect))
        return tuple(dict.fromkeys(p for m in inked if m.fill is not None and m.fill.total >= _AREAS for p in m.fill.plates))
    mark = pictures[-1]
    assert mark.image is not None
    image = facts.images[mark.image.key]
    if image.stencil:
        return mark.fill.plates if mark.fill is not None else ()
    if image.space is None or (image.space.count == 1 and image.space.kind in ("DeviceGray", "CalGray", "ICCBased")):
        return ()
    return _inks_of_pixels(pdf, image.objgen, mark, code.rect)


def _is_part(code: Rect4, area: Rect4) -> bool:
    """Whether an area lies in a code, or as a bar does across what was read of it: a reader looks at a part of the bars' length."""
    if _holds(code, area, _SLACK):
        return True
    (wide, high), (x, y) = _sides(code), _common(code, area)
    own_x, own_y = _sides(area)
    across = own_x <= x + 2 * _SLACK and y * 2 >= min(high, own_y)
    along = own_y <= y + 2 * _SLACK and x * 2 >= min(wide, own_x)
    return x > 0 and y > 0 and (across or along)


def _sides(rect: Rect4) -> tuple[int, int]:
    return rect[2] - rect[0], rect[3] - rect[1]


def _common(a: Rect4, b: Rect4) -> tuple[int, int]:
    """How long, along and down, two rectangles lie over one another."""
    return min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])


def _holds(outer: Rect4, inner: Rect4, slack: int) -> bool:
    return (
        outer[0] - slack <= inner[0]
        and outer[1] - slack <= inner[1]
        and outer[2] + slack >= inner[2]
        and outer[3] + slack >= inner[3]
    )


def _inks_of_pixels(pdf: Any, objgen: tuple[int, int] | None, mark: Painted, rect: Rect4) -> tuple[str, ...]:
    """The process inks of the part of a picture in CMYK that the code takes; () of any other picture."""
    from PIL import Image

    from banmian.preflight.reading.values import BROKEN

    try:
        pixels = cmyk_pixels(pdf.get_object(objgen)) if objgen is not None else None
    except (*BROKEN, OSError, SyntaxError, Image.DecompressionBombError):
        return ()
    if pixels is None:
        return ()
    part = pixels.crop(_part(pixels.size, mark, rect))
    part.thumbnail((400, 400), Image.Resampling.NEAREST)
    values = part.tobytes()
    dark = [p for at in range(0, len(values), 4) if sum(p := values[at : at + 4]) >= DARK]
    if not dark:
        return ()
    shares = [sum(p[n] >= INKED for p in dark) / len(dark) for n in range(4)]
    return tuple(name for name, share in zip(PROCESS, shares, strict=True) if share > SHARE)


def cmyk_pixels(stream: Any) -> Image.Image | None:
    """A picture in CMYK, 255 for full ink, whatever its /Decode says; None where that is not plain.

    Of samples that are no JPEG pikepdf does what /Decode says. Of a JPEG it does not, and Pillow gives the opposite of what is
    stored, Adobe's mark or none."""
    from pikepdf import PdfImage
    from PIL import ImageChops

    from banmian.preflight.reading.values import get, numbers

    held = PdfImage(stream)
    if held.width * held.height > _MOST_PIXELS:
        return None
    pixels, decode = held.as_pil_image(), numbers(get(stream, "/Decode"), 8)
    stored = pixels.format == "JPEG"
    if get(stream, "/Decode") is not None and (pixels.mode != "CMYK" or (stored and decode not in (_AS_STORED, _TURNED))):
        return None
    if pixels.mode == "P":
        pixels = pixels.convert("CMYK")
    if pixels.mode != "CMYK":
        return None
    return ImageChops.invert(pixels) if stored and decode != _TURNED else pixels


_AS_STORED, _TURNED = (0, 1) * 4, (1, 0) * 4
"""/Decode of a picture in CMYK: no other is told of a JPEG."""
_MOST_PIXELS = 40_000_000


def _part(size: tuple[int, int], mark: Painted, rect: Rect4) -> tuple[int, int, int, int]:
    """The pixels under a rectangle of the page; all where the picture does not stand upright."""
    assert mark.image is not None
    x0, y0, x1, y1 = mark.image.frame
    if x1 <= x0 or y1 <= y0 or mark.image.mirrored:
        return (0, 0, *size)
    across, down = size[0] / (x1 - x0), size[1] / (y1 - y0)
    left, top = max(0, int((rect[0] - x0) * across)), max(0, int((rect[1] - y0) * down))
    right, foot = min(size[0], int((rect[2] - x0) * across) + 1), min(size[1], int((rect[3] - y0) * down) + 1)
    return (left, top, right, foot) if right > left and foot > top else (0, 0, *size)
