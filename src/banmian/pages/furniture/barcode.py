"""The barcode of the newsstand: EAN-13, of an ISSN too, with or without an add-on, as bars in K 100 % (GS1 General
Specifications, 5.2). The pattern is zxing-cpp's (its writer is zint's), the bars, white and digits are ours: docs/decisions/0082.

All is counted in modules from the first bar: 95 of the code, eleven of white before it and seven after it, or five after an add-on.
A cell of a digit is seven modules wide.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import Any

from banmian.colour import BLACK
from banmian.content.model import Barcode, StyledText
from banmian.display import Box, Frame, Item, Layer, Tag, framed
from banmian.geometry import Rect
from banmian.pages.furniture.rows import Slot, centred
from banmian.pages.furniture.site import Site
from banmian.phrases import say
from banmian.template.model import LineStyle
from banmian.text.tighten import Field
from banmian.units import mm_of_mp
from banmian.values import frozen

TAG = Tag("", -1, "bars")
WIDTH = 95
"""Modules of the code itself."""
QUIET_BEFORE, QUIET_AFTER, QUIET_AFTER_ADD_ON = 11, 7, 5
GUARD = 5
"""Modules by which guards, and an add-on, reach further down."""
CELL = 7
FIRST_CELL = -QUIET_BEFORE
"""The first digit has no bars: it stands at the far side of the white."""
LEFT_CELLS, RIGHT_CELLS = 3, 50
ADD_ON_CELLS, ADD_ON_PITCH = 4, 9


@frozen
class Bar:
    """A bar: its left edge and width in modules from the first bar; whether it is a guard."""

    x: int
    width: int
    guard: bool


@frozen
class Bars:
    """A code's bars, its own and its add-on's; `width`: modules to the right edge of the last one."""

    bars: tuple[Bar, ...]
    width: int

    @property
    def add_on(self) -> int:
        """Where the add-on begins, 0 where there is none."""
        return next((bar.x for bar in self.bars if bar.x >= WIDTH), 0)

    @property
    def quiet_after(self) -> int:
        return QUIET_AFTER_ADD_ON if self.add_on else QUIET_AFTER


@lru_cache(64)
def bars_of(digits: str, add_on: str) -> Bars:
    """The pattern of a code, one pixel of zxing-cpp's picture a module: its last row has the guards alone, the one amid it all."""
    import zxingcpp

    code = zxingcpp.create_barcode(f"{digits}+{add_on}" if add_on else digits, zxingcpp.BarcodeFormat.EAN13)
    image: Any = code.to_image(scale=1, add_hrt=False, add_quiet_zones=False)
    picture: Any = memoryview(image).tolist()
    amid, foot = picture[len(picture) // 2], picture[-1]
    bars: list[Bar] = []
    x = 0
    for white, run in groupby(amid):
        wide = len(list(run))
        if not white:
            bars.append(Bar(x, wide, not foot[x]))
        x += wide
    return Bars(tuple(bars), bars[-1].x + bars[-1].width)


@frozen
class Placed:
    """A code on the page: its left edge and the tops and feet of its bars (mp), without and with the guards."""

    module: int
    x: int
    top: int
    foot: int

    @property
    def guard_foot(self) -> int:
        return self.foot + GUARD * self.module

    def at(self, modules: int) -> int:
        return self.x + modules * self.module


def draw_barcode(site: Site) -> list[Item]:
    """The lines of the caption, the bars, the digits; told where the element has no room for them and their white."""
    code = site.plan.content.issue.barcode
    if code is None:
        hint = say("give issue.yaml a `barcode`, or take the element out of the layout")
        site.tell("FRN005", say("the layout has a barcode, the issue has none"), hint, site.element.span, site.rect)
        return []
    bars = bars_of(code.digits, code.add_on)
    placed = _placed(site, bars)
    left, right = placed.at(-QUIET_BEFORE), placed.at(bars.width + bars.quiet_after)
    _fits(site, code, placed, (left, right))
    frame = Frame("furniture", say("the barcode"), Rect(left, placed.top, right, site.rect.y1), span=code.span)
    symbol = [*_boxes(site, code, bars, placed), *_digits(site, code, bars, placed)]
    return [*_caption(site, code, placed, (left, right)), *framed(symbol, frame)]


def _placed(site: Site, bars: Bars) -> Placed:
    """Digits and guards end at the element's foot; across, at `bars-x`, or with the white amid the element."""
    rect, module = site.rect, site.mp("module")
    foot = rect.y1 - max(site.mp("digits-down"), GUARD * module)
    x = dict(site.element.options).get("bars-x")
    if x is None:
        whole = (QUIET_BEFORE + bars.width + bars.quiet_after) * module
        x = (rect.width - whole) // 2 + QUIET_BEFORE * module
    return Placed(module, rect.x0 + x, foot - site.mp("height"), foot)


def _fits(site: Site, code: Barcode, placed: Placed, white: tuple[int, int]) -> None:
    """FRN002 where the code does not stand in its element. Its white may lie in the margins of the type area."""
    rect = site.rect
    x0 = rect.x0 if rect.x0 > site.left else 0
    x1 = rect.x1 if rect.x1 < site.right else site.sheet.grid.trim[0] * len(site.plan.sheets[site.sheet.index].numbers)
    if white[0] < x0 or white[1] > x1 or placed.x < rect.x0:
        message = say(
            "the barcode with its white is {mm_of_mp} mm wide; it has no room for that in its columns",
            mm_of_mp=mm_of_mp(white[1] - white[0]),
        )
        hint = say("give it more columns, a narrower `module` (0.264 mm at the least), or another `bars-x`")
        site.tell("FRN002", message, hint, site.element.span, rect)
    top, lines = placed.top, len(code.caption)
    if lines:
        size = site.above(site.style("barcode-caption"))
        top -= site.mp("caption-up") + (lines - 1) * site.mp("caption-pitch") + size
    if top < rect.y0:
        message = say(
            "the barcode needs {mm_of_mp} mm of height, its lines have {mm_of_mp_2} mm",
            mm_of_mp=mm_of_mp(rect.y1 - top),
            mm_of_mp_2=mm_of_mp(rect.height),
        )
        site.tell("FRN002", message, say("give it more lines, or a smaller `height`"), site.element.span, rect)
    style = site.style("barcode-digits")
    if site.setter.width("0", style) > CELL * placed.module:
        message = say(
            "digits of {size:g} pt are wider than the seven modules of the barcode that a digit has", size=style.size / 1000
        )
        site.tell("FRN002", message, say("make the line style `barcode-digits` smaller"), code.span, rect)


def _boxes(site: Site, code: Barcode, bars: Bars, placed: Placed) -> list[Item]:
    """The bars in K, each narrower by the reduction, about its own middle."""
    less = site.mp("reduction")
    out: list[Item] = []
    for bar in bars.bars:
        beside = bar.x >= WIDTH
        top = placed.top + site.mp("digits-down") if beside else placed.top
        foot = placed.guard_foot if bar.guard or beside else placed.foot
        rect = Rect(placed.at(bar.x) + less // 2, top, placed.at(bar.x + bar.width) - (less - less // 2), foot)
        out.append(Box(rect, BLACK, TAG, Layer.RULE, code.span))
    return out


def _digits(site: Site, code: Barcode, bars: Bars, placed: Placed) -> list[Item]:
    """The digits amid their cells: the first before the bars, six under each half, the add-on's over it."""
    style, base = site.style("barcode-digits"), placed.foot + site.mp("digits-down")
    out = _digit(site, code, code.digits[0], placed.at(FIRST_CELL), base, style, placed)
    for n, digit in enumerate(code.digits[1:]):
        cell = LEFT_CELLS + n * CELL if n < 6 else RIGHT_CELLS + (n - 6) * CELL
        out += _digit(site, code, digit, placed.at(cell), base, style, placed)
    above = placed.top + site.mp("digits-down") - placed.module
    for n, digit in enumerate(code.add_on):
        out += _digit(site, code, digit, placed.at(bars.add_on + ADD_ON_CELLS + n * ADD_ON_PITCH), above, style, placed)
    return out


def _digit(site: Site, code: Barcode, digit: str, x: int, base: int, style: LineStyle, placed: Placed) -> list[Item]:
    middle = x + CELL * placed.module // 2
    return list(site.setter.line(StyledText(digit, span=code.span), style, (middle, base), "centre")[0])


def _caption(site: Site, code: Barcode, placed: Placed, white: tuple[int, int]) -> list[Item]:
    """The lines over the bars, about the code's middle."""
    out: list[Item] = []
    style, middle = site.style("barcode-caption"), placed.at(WIDTH) - WIDTH * placed.module // 2
    for n, line in enumerate(reversed(code.caption)):
        slot = Slot(*white, placed.top - site.mp("caption-up") - n * site.mp("caption-pitch"))
        out[:0] = centred(site, Field("caption", line, style), slot, middle)
    return out
