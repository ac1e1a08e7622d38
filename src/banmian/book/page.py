"""The book's page: A4 with a grid of 12.6 pt, two columns; its styles, and what is drawn again and again.

The look is the team's own: calm, hairlines, one red. Faces, inks and the baseline discipline are the newspaper's.
"""

from __future__ import annotations

from banmian.book.settings import GRID
from banmian.book.spots import Spot
from banmian.colour import BLACK, Ink
from banmian.display import Box, Item, Layer, Path, Stroke, Tag
from banmian.fonts import FontBook
from banmian.geometry import Circle, Outline, Rect, circle_outline
from banmian.template.model import LineStyle, MarkWidths, Paper
from banmian.text.single import Setter
from banmian.units import mp_of_mm
from banmian.values import frozen

TRIM = (mp_of_mm(210), mp_of_mm(297))
COLUMN, GUTTER = 18 * GRID, 2 * GRID
WIDTH = 2 * COLUMN + GUTTER
LEFT = (TRIM[0] - WIDTH) // 2
TOP = 4 * GRID
LINES = 58
"""Grid lines between the head of the page and its folio."""
HAIR = 250
"""A hairline: the least that the house prints (docs/rules/print.md, lines)."""
FURNITURE = Tag("", -1, "furniture")
TIGHT = MarkWidths(580, 580, 550)


def line_y(line: int) -> int:
    """Top of a grid line, from 0."""
    return TOP + line * GRID


@frozen
class Pen:
    """Sets and draws with the book's styles. `red` is the one accent."""

    setter: Setter
    book: FontBook
    red: Ink
    styles: tuple[tuple[str, LineStyle], ...]

    @staticmethod
    def of(book: FontBook, paper: Paper) -> Pen:
        red = paper.ink("red")
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
            LineStyle("en", "hei-regular", 8000, BLACK, han_latin=250),
            LineStyle("label", "hei-bold", 8500, BLACK, han_latin=250),
            LineStyle("said", "hei-regular", 7500, BLACK, han_latin=250),
            LineStyle("figure", "hei-regular", 6000, BLACK, han_latin=250),
            LineStyle("folio", "hei-medium", 8000, BLACK, han_latin=250),
            LineStyle("entry", "song-regular", 9000, BLACK, han_latin=250),
        )
        return Pen(Setter(book), book, red, tuple((row.name, row) for row in rows))

    def style(self, name: str) -> LineStyle:
        return dict(self.styles)[name]

    def line(self, text: str, style: str, at: tuple[int, int], align: str = "start", tag: Tag = FURNITURE) -> list[Item]:
        """A text on one baseline."""
        return list(self.setter.line(text, self.style(style), at, align, tag)[0])

    def width(self, text: str, style: str) -> int:
        return self.setter.width(text, self.style(style))

    def block(self, text: str, style: str, at: tuple[int, int], measure: int, tag: Tag) -> tuple[list[Item], int]:
        """A small block whose first Han box begins at `at`; its lines stand on the book's grid. Items and number of lines."""
        row = self.style(style)
        base = (at[0], at[1] + 9000 * 88 // 100)
        return self.setter.block(text, row, base, measure, GRID, tag, style == "zh")


def rule(x0: int, x1: int, y: int, weight: int = HAIR, ink: Ink = BLACK) -> Box:
    """A horizontal rule whose middle lies at y."""
    return Box(Rect(x0, y - weight // 2, x1, y - weight // 2 + weight), ink, FURNITURE)


def upright(x: int, y0: int, y1: int, weight: int = HAIR, ink: Ink = BLACK) -> Box:
    return Box(Rect(x - weight // 2, y0, x - weight // 2 + weight, y1), ink, FURNITURE)


def frame(x: int, top: int, measure: int, height: int, em: int) -> list[Item]:
    """The measure: a hairline at both its edges, and a tick for each em over the first line."""
    over, foot = top - em * 30 // 100, top + height + em * 20 // 100
    out: list[Item] = [upright(x, over, foot), upright(x + measure, over, foot)]
    out += [upright(x + k * em, over, over + em * 14 // 100) for k in range(1, (measure - 1) // em + 1)]
    out.append(rule(x, x + measure, over))
    return out


def bracket(spot: Spot, em: int, pen: Pen) -> list[Item]:
    """A red bracket under the spot, its figure below."""
    y, weight = spot.y + em * 21 // 100, max(500, em * 4 // 100)
    tick, inset = em * 13 // 100, em * 3 // 100
    x0, x1 = spot.x0 + inset, spot.x1 - inset
    outline: Outline = (("m", (x0, y - tick)), ("l", (x0, y)), ("l", (x1, y)), ("l", (x1, y - tick)))
    out: list[Item] = [Path(outline, None, Stroke(pen.red, weight), FURNITURE, layer=Layer.RULE)]
    if spot.label:
        out += pen.line(spot.label, "figure", ((x0 + x1) // 2, y + weight + 5600), "centre")
    return out


def switch(on: bool, at: tuple[int, int], said: str, pen: Pen) -> list[Item]:
    """The label of a side: an empty or a filled ring, \u5173 off or \u5f00 on, and the keys that make it so."""
    x, y = at
    ring = circle_outline(Circle(x + 3400, y - 3100, 2900))
    out: list[Item] = [Path(ring, pen.red if on else None, Stroke(pen.red if on else BLACK, 600), FURNITURE, layer=Layer.RULE)]
    word = "\u5f00 on" if on else "\u5173 off"
    out += pen.line(word, "label", (x + 9000, y))
    return out + pen.line(said, "said", (x + 9000 + pen.width(word, "label") + 7000, y))
