"""A page on a sheet of A3 or A4: what proof it is, of what, for whom, lines counted beside the columns, boxes to sign in."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from banmian.colour import BLACK, WHITE
from banmian.display import Box, Item, Layer, Path, Stroke, Tag
from banmian.geometry import Rect, rect_outline
from banmian.proofing.columns import Column, columns_of
from banmian.proofing.lettering import DARK, GREY, LIGHT, Align, Pen, ProofWords
from banmian.proofing.sheets import Shown
from banmian.units import mp_of_mm
from banmian.values import frozen
from banmian.versions.records import PageRecord

SIZES = {"a3": (mp_of_mm(297), mp_of_mm(420)), "a4": (mp_of_mm(210), mp_of_mm(297))}
TAG = Tag("", -1, "mark")
EVERY = 5
"""Each fifth line of a column is numbered."""
NUMBER, LEAST = 5_000, 2_600
"""Size of the numbers beside columns, and the least, mp."""
OF_GUTTER = Fraction(9, 20)
"""A number's size as a share of the gutter on the sheet: two digits take its half."""
FAR = 3
"""A line that begins so many times its height within its column stands beside a picture: its number goes there."""
RIGHT: Align = "right"
CENTRE: Align = "centre"


@frozen
class Slip:
    """What a proof says of itself. `title`: 二校; `left`: two lines, of the issue and the page; `right`: two lines, when and for
    whom, and which version; `warning`: not for print; `faults`: a line or ""."""

    title: str
    left: tuple[str, str]
    right: tuple[str, str]
    warning: str
    faults: str = ""


@frozen
class Form:
    """The measures of a sheet, mp, for its size."""

    size: tuple[int, int]
    margin: int
    head: int
    foot: int
    unit: int
    """A thousandth of the type of an A3 sheet is this many millionths here: type sizes are given for A3."""

    def of(self, size: int) -> int:
        return size * self.unit // 1000

    @property
    def room(self) -> Rect:
        """Where the page may stand."""
        width, height = self.size
        return Rect(self.margin, self.margin + self.head, width - self.margin, height - self.margin - self.foot)


def form_of(name: str) -> Form:
    """The form of a3 or a4."""
    unit = 1000 if name == "a3" else 780
    return Form(SIZES[name], mp_of_mm(9) * unit // 1000, mp_of_mm(15) * unit // 1000, mp_of_mm(15) * unit // 1000, unit)


def placed(page: PageRecord, number: int, form: Form) -> Shown:
    """The page as large as it goes, never larger than it is, in the middle of its room."""
    room, (width, height) = form.room, page.trim
    scale = min(Fraction(1), Fraction(room.width, width), Fraction(room.height, height)).limit_denominator(10_000)
    w, h = int(width * scale), int(height * scale)
    x, y = room.x0 + (room.width - w) // 2, room.y0 + (room.height - h) // 2
    return Shown(number, (x, y), scale, Rect(x, y, x + w, y + h))


def sheet_items(page: PageRecord, shown: Shown, form: Form, slip: Slip, words: ProofWords, pen: Pen) -> tuple[Item, ...]:
    """All that stands on the sheet beside the page."""
    frame = shown.clip
    edge = Path(rect_outline(frame), None, Stroke(LIGHT, 300), TAG, layer=Layer.RULE)
    return (*_head(form, slip, pen), edge, *numbers(columns_of(page), shown, pen), *_foot(form, slip, words, pen))


def _head(form: Form, slip: Slip, pen: Pen) -> Iterator[Item]:
    """The proof's number in a black label, then the issue over the page; at the right when and which version, and the warning."""
    left, right, top = form.margin, form.size[0] - form.margin, form.margin
    height = form.of(mp_of_mm(10))
    _, width = pen.line(slip.title, (0, 0), form.of(21_000), form.size[0] // 3, strong=True, ink=WHITE)
    pad = form.of(7_000)
    yield Box(Rect(left, top, left + width + 2 * pad, top + height), BLACK, TAG, Layer.TINT)
    yield from pen.line(slip.title, (left + pad, top + height * 77 // 100), form.of(21_000), width + 1, strong=True, ink=WHITE)[0]
    x = left + width + 2 * pad + form.of(9_000)
    _, w = pen.line(slip.warning, (0, 0), form.of(13_000), form.size[0] // 4, strong=True)
    box = Rect(right - w - 2 * pad, top, right, top + height)
    yield Path(rect_outline(box.inset(form.of(500))), None, Stroke(BLACK, form.of(1_000)), TAG, layer=Layer.RULE)
    yield from pen.line(slip.warning, (box.x0 + pad, top + height * 66 // 100), form.of(13_000), w + 1, strong=True)[0]
    end = box.x0 - form.of(9_000)
    half = (end - x) // 2 - form.of(4_000)
    rows = (top + height * 40 // 100, top + height * 90 // 100)
    yield from pen.line(slip.left[0], (x, rows[0]), form.of(8_500), half, ink=GREY)[0]
    yield from pen.line(slip.left[1], (x, rows[1]), form.of(11_500), half, strong=True)[0]
    yield from pen.line(slip.right[0], (end, rows[0]), form.of(8_500), half, "right")[0]
    yield from pen.line(slip.right[1], (end, rows[1]), form.of(8_500), half, "right", ink=GREY)[0]


def _foot(form: Form, slip: Slip, words: ProofWords, pen: Pen) -> Iterator[Item]:
    """Boxes to sign in at the right; at the left how to read the numbers, and what is still wrong."""
    bottom, right = form.size[1] - form.margin, form.size[0] - form.margin
    height, widths = form.of(mp_of_mm(11)), [form.of(mp_of_mm(v)) for v in (30, 30, 44, 34)]
    x = right - sum(widths)
    top = bottom - height
    stroke = Stroke(BLACK, form.of(500))
    longest = x - form.margin - form.of(8_000)
    first = top + form.of(8_500)
    if slip.faults:
        yield from pen.line(slip.faults, (form.margin, first), form.of(9_500), longest, strong=True)[0]
        first += form.of(13_000)
    yield from pen.line(words.said("hint"), (form.margin, first), form.of(7_500), longest, ink=GREY)[0]
    for label, width in zip(words.boxes, widths, strict=True):
        yield Path(rect_outline(Rect(x, top, x + width, bottom)), None, stroke, TAG, layer=Layer.RULE)
        yield from pen.line(label, (x + form.of(3_500), top + form.of(9_000)), form.of(7_000), width, ink=GREY)[0]
        x += width


def numbers(columns: tuple[Column, ...], shown: Shown, pen: Pen) -> Iterator[Item]:
    """Each fifth line's number in the white at the left of its column, of a vertical one above the line. All of one size, which the
    narrowest gutter gives: a number keeps to its half, since a rule may stand in the middle."""
    sizes = {column: _size(column, columns, shown) for column in columns}
    size = min((size for size in sizes.values() if size >= LEAST), default=0)
    for column in columns if size else ():
        for n, row in enumerate(column.lines, 1):
            if n % EVERY or sizes[column] < LEAST:
                continue
            rect = shown.rect(row[0].rect)
            if column.down:
                at, align = ((rect.x0 + rect.x1) // 2, shown.rect(column.rect).y0 - size // 3), CENTRE
            else:
                begins = row[0].rect.x0
                left = begins if begins - column.rect.x0 > FAR * row[0].rect.height else column.rect.x0
                edge = shown.at[0] + int(left * shown.scale)
                at, align = (edge - size // 5, (rect.y0 + rect.y1) // 2 + size * 36 // 100), RIGHT
            yield from pen.line(str(n), at, size, size * 4, align, ink=DARK)[0]


def _size(column: Column, columns: tuple[Column, ...], shown: Shown) -> int:
    """The size of a column's numbers: as its white allows."""
    rect = column.rect
    beside = [c.rect.x1 for c in columns if c.rect.x1 <= rect.x0 and c.rect.y0 < rect.y1 and c.rect.y1 > rect.y0]
    white = rect.x0 - max(beside, default=0)
    return NUMBER if column.down else min(NUMBER, int(white * shown.scale * OF_GUTTER))
