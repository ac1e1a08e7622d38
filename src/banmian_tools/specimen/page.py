"""The book's page: A4 with a grid of 12.6 pt, two columns; its styles, and what is drawn again and again.

The look is the team's own: calm, hairlines, one red. Faces, inks and the baseline discipline are the newspaper's.
"""

from __future__ import annotations

from banmian.colour import BLACK, Ink
from banmian.display import Box, Item, Layer, Path, Stroke, Tag
from banmian.fonts import FontBook
from banmian.geometry import Circle, Outline, Rect, circle_outline
from banmian.template.model import LineStyle, MarkWidths, Paper
from banmian.text.single import Setter
from banmian.units import mp_of_mm
from banmian.values import frozen
from banmian_tools.specimen.setting import HAIR, Shown
from banmian_tools.specimen.settings import GRID
from banmian_tools.specimen.spots import Spot

TRIM = (mp_of_mm(210), mp_of_mm(297))
COLUMN, GUTTER = 18 * GRID, 2 * GRID
WIDTH = 2 * COLUMN + GUTTER
LEFT = (TRIM[0] - WIDTH) // 2
TOP = 3 * GRID
LINES = 60
"""Grid lines between the head of the page and its folio."""
FURNITURE = Tag("", -1, "furniture")
TIGHT = MarkWidths(580, 580, 550)


def line_y(line: int) -> int:
    """Top of a grid line, from 0."""
    return TOP + line * GRID


@frozen
class Pen:
    """Sets and draws with the book's styles. `red` is the one accent."""

    setter: Setter
    fonts: FontBook
    red: Ink
    styles: tuple[tuple[str, LineStyle], ...]

    @staticmethod
    def of(fonts: FontBook, paper: Paper) -> Pen:
        red = paper.roles.accent
        rows = (
            LineStyle("title", "song-black", 46000, BLACK, widths=TIGHT),
            LineStyle("title-en", "song-semibold", 15000, BLACK),
            LineStyle("number", "song-black", 20000, red),
            LineStyle("name", "song-black", 16000, BLACK, widths=TIGHT),
            LineStyle("name-en", "hei-medium", 9500, BLACK),
            LineStyle("chapter", "song-black", 30000, BLACK, widths=TIGHT),
            LineStyle("chapter-en", "hei-medium", 13000, BLACK),
            LineStyle("source", "hei-regular", 7000, BLACK, han_latin=250),
            LineStyle("zh", "song-regular", 9000, BLACK, han_latin=250),
            LineStyle("en", "hei-regular", 7500, BLACK, han_latin=250),
            LineStyle("label", "hei-bold", 8500, BLACK, han_latin=250),
            LineStyle("said", "hei-regular", 7000, BLACK, han_latin=250),
            LineStyle("figure", "hei-regular", 6000, BLACK, han_latin=250),
            LineStyle("report", "hei-regular", 6500, red, han_latin=250),
            LineStyle("folio", "hei-medium", 8000, BLACK, han_latin=250),
            LineStyle("entry", "song-regular", 9000, BLACK, han_latin=250),
        )
        return Pen(Setter(fonts), fonts, red, tuple((row.name, row) for row in rows))

    def style(self, name: str) -> LineStyle:
        return dict(self.styles)[name]

    def line(self, text: str, style: str, at: tuple[int, int], align: str = "start", tag: Tag = FURNITURE) -> list[Item]:
        """A text on one baseline."""
        return list(self.setter.line(text, self.style(style), at, align, tag)[0])

    def cut(self, text: str, style: str, room: int) -> str:
        """The text, or as much of it as fits, by words."""
        words = text.split(" ")
        while words and self.width(" ".join(words), style) > room:
            words.pop()
        return text if len(words) == len(text.split(" ")) else " ".join(words).rstrip(",") + " \u2026"

    def width(self, text: str, style: str) -> int:
        return self.setter.width(text, self.style(style))

    def block(
        self, text: str, style: str, at: tuple[int, int], measure: int, tag: Tag, leading: int = GRID
    ) -> tuple[list[Item], int]:
        """A small block whose first Han box begins at `at`; its lines stand on the book's grid, or as far apart as `leading`.
        Items and number of lines."""
        row = self.style(style)
        base = (at[0], at[1] + 9000 * 88 // 100)
        return self.setter.block(text, row, base, measure, leading, tag, style == "zh")


def rule(x0: int, x1: int, y: int, weight: int = HAIR, ink: Ink = BLACK) -> Box:
    """A horizontal rule whose middle lies at y."""
    return Box(Rect(x0, y - weight // 2, x1, y - weight // 2 + weight), ink, FURNITURE)


def upright(x: int, y0: int, y1: int, weight: int = HAIR, ink: Ink = BLACK) -> Box:
    return Box(Rect(x - weight // 2, y0, x - weight // 2 + weight, y1), ink, FURNITURE)


def frame(shown: Shown) -> list[Item]:
    """The measure: a hairline at both its ends, and a tick for each em before the first line."""
    box, em = shown.box, shown.case.setting.size
    if shown.case.down:
        near, far = box.x1 + em * 30 // 100, box.x0 - em * 20 // 100
        down: list[Item] = [rule(far, near, box.y0), rule(far, near, box.y1), upright(near, box.y0, box.y1)]
        ticks = range(1, (shown.case.measure - 1) // em + 1)
        return down + [rule(near - em * 14 // 100, near, box.y0 + k * em) for k in ticks]
    read = any(mark.kind == "ruby" for text in shown.case.texts for mark in text.marks)
    over, foot = box.y0 - em * (78 if read else 30) // 100, box.y1 + em * 20 // 100
    out: list[Item] = [upright(box.x0, over, foot), upright(box.x1, over, foot), rule(box.x0, box.x1, over)]
    ticks = range(1, (box.width - 1) // em + 1)
    return out + [upright(box.x0 + k * em, over, over + em * 14 // 100) for k in ticks]


def bracket(spot: Spot, em: int, pen: Pen, down: bool = False) -> list[Item]:
    """A red bracket under the spot, or at its left where lines run down; its figure beyond."""
    weight, tick, inset = max(500, em * 4 // 100), em * 13 // 100, em * 3 // 100
    a, b = spot.x0 + inset, spot.x1 - inset
    if down:
        x = spot.y - em * 60 // 100
        outline = Outline("mlll", (x + tick, a, x, a, x, b, x + tick, b))
        label = pen.line(spot.label, "figure", (x - 1500, (a + b) // 2 + 2200), "end") if spot.label else []
    else:
        y = spot.y + em * 21 // 100
        outline = Outline("mlll", (a, y - tick, a, y, b, y, b, y - tick))
        label = pen.line(spot.label, "figure", ((a + b) // 2, y + weight + 5600), "centre") if spot.label else []
    return [Path(outline, None, Stroke(pen.red, weight), FURNITURE, layer=Layer.RULE), *label]


def switch(on: bool, at: tuple[int, int], said: str, pen: Pen) -> list[Item]:
    """The label of a side: an empty or a filled ring, \u5173 off or \u5f00 on, and the keys that make it so."""
    x, y = at
    ring = circle_outline(Circle(x + 3400, y - 3100, 2900))
    out: list[Item] = [Path(ring, pen.red if on else None, Stroke(pen.red if on else BLACK, 600), FURNITURE, layer=Layer.RULE)]
    word = "\u5f00 on" if on else "\u5173 off"
    out += pen.line(word, "label", (x + 9000, y))
    return out + pen.line(said, "said", (x + 9000 + pen.width(word, "label") + 7000, y))
