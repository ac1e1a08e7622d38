"""QR codes as vector modules in K 100 %, the quiet zone part of the rectangle (docs/rules/print.md, Black).

The matrix is the library qrcode's. The error level is the highest that keeps the code at the size that the content needs
at level M, since redundancy is free there; a module is at least 0.4 mm.
"""

from __future__ import annotations

from functools import partial

from banmian.colour import BLACK
from banmian.content.model import QrTarget
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.display import Box, Item, Layer, Link, Tag
from banmian.geometry import Rect
from banmian.phrases import say
from banmian.remember import Memo
from banmian.units import mm_of_mp, mp_of_mm

QUIET = 4
"""Modules of white on each side."""
LEAST_MODULE = mp_of_mm("0.4")
TAG = Tag("", -1, "qr")
Rows = tuple[tuple[bool, ...], ...]
CODES: Memo[Rows] = Memo("modules of QR codes", 100)


def matrix_of(text: str) -> Rows:
    """The code's modules without its quiet zone, rows from the top. Remembered by its text: a masthead is drawn again for whatever
    else of it changes, as for each proposal of the makeup."""
    return CODES.of(text, partial(_matrix, text))


def _matrix(text: str) -> Rows:
    """Only the level that is taken is drawn: a code is weighed under eight masks, which is nearly all of its time."""
    import qrcode
    from qrcode import constants

    def fitted(level: int) -> qrcode.QRCode:
        code = qrcode.QRCode(version=None, error_correction=level, box_size=1, border=0)
        code.add_data(text)
        code.best_fit()
        return code

    best = fitted(constants.ERROR_CORRECT_M)
    for level in (constants.ERROR_CORRECT_Q, constants.ERROR_CORRECT_H):
        stronger = fitted(level)
        if stronger.version <= best.version:
            best = stronger
    best.make(fit=False)
    return tuple(tuple(bool(m) for m in row) for row in best.get_matrix())


def draw_qr(target: QrTarget, left: int, top: int, side: int) -> tuple[list[Item], tuple[Diagnostic, ...]]:
    """The code's modules in a square of `side` mp (quiet zone outside it), runs of modules joined into rectangles, under a
    link to its target."""
    rows = matrix_of(target.target)
    count = len(rows)
    module = side // count
    found: tuple[Diagnostic, ...] = ()
    if module < LEAST_MODULE:
        found = (diagnose(
            "QRC001",
            say("the QR code of {target} has modules of {mm_of_mp} mm, under 0.4 mm",
                target=target.target, mm_of_mp=mm_of_mp(module)),
            say("give it more room in the layout, or shorten the address"), target.span,
        ),)  # fmt: skip
    whole = Rect(left, top, left + count * module, top + count * module)
    out: list[Item] = [Link(whole, TAG, target.target, origin=target.span)]
    for y, row in enumerate(rows):
        x = 0
        while x < count:
            end = x
            while end < count and row[end]:
                end += 1
            if end > x:
                box = Rect(left + x * module, top + y * module, left + end * module, top + (y + 1) * module)
                out.append(Box(box, BLACK, TAG, Layer.RULE, target.span))
            x = max(end, x) + 1
    return out, found
