"""What stands before the rules: the title page and the contents."""

from __future__ import annotations

from banmian.book.model import Book, Chapter, Rule
from banmian.book.page import COLUMN, FURNITURE, GUTTER, LEFT, WIDTH, Pen, line_y, rule
from banmian.book.settings import GRID
from banmian.display import Box, Item
from banmian.geometry import Rect

Row = tuple[int, Rule | Chapter, int]
"""Number of a rule (0: a chapter), what it is, page."""
BAR = 4000
ENTRY, CHAPTER = 20000, 26000
"""Heights of a rule's row (two lines) and of a chapter's, mp."""


def title_page(book: Book, pen: Pen) -> list[Item]:
    """Title, what the book is and how it is read."""
    top = line_y(0) - GRID
    out: list[Item] = [Box(Rect(LEFT, top, LEFT + WIDTH, top + BAR), pen.red, FURNITURE)]
    out += pen.line(book.title.zh, "title", (LEFT, line_y(14)))
    out += pen.line(book.title.en, "title-en", (LEFT, line_y(17)))
    out += pen.line(book.subtitle.zh, "name", (LEFT, line_y(44)))
    out += pen.line(book.subtitle.en, "name-en", (LEFT + COLUMN + GUTTER, line_y(44)))
    out.append(rule(LEFT, LEFT + WIDTH, line_y(45), 500))
    line = 46
    for words in (book.intro, book.reading):
        zh, n = pen.block(words.zh, "zh", (LEFT, line_y(line)), COLUMN, FURNITURE)
        en, m = pen.block(words.en, "en", (LEFT + COLUMN + GUTTER, line_y(line)), COLUMN, FURNITURE)
        out += [*zh, *en]
        line += max(n, m) + 1
    return out


def contents_page(rows: list[Row], pen: Pen) -> list[Item]:
    """A row for each chapter and rule, down two columns of about equal length; a chapter never stands at a column's foot."""
    out: list[Item] = pen.line("\u76ee\u5f55", "chapter", (LEFT, line_y(0) + 24000))
    out += pen.line("Contents", "chapter-en", (LEFT + pen.width("\u76ee\u5f55", "chapter") + GRID, line_y(0) + 24000))
    half = sum(CHAPTER if number == 0 else ENTRY for number, _, _ in rows) // 2
    top, column = line_y(4), 0
    y = top
    for number, one, page in rows:
        if column == 0 and y - top + (CHAPTER if number == 0 else 0) > half:
            column, y = 1, top
        x = LEFT + column * (COLUMN + GUTTER)
        out += _chapter(one, page, (x, y), pen) if number == 0 else _rule(number, one, page, (x, y), pen)
        y += CHAPTER if number == 0 else ENTRY
    return out


def _chapter(one: Rule | Chapter, page: int, at: tuple[int, int], pen: Pen) -> list[Item]:
    base = at[1] + 17000
    out: list[Item] = [rule(at[0], at[0] + COLUMN, at[1] + 4000, 500)]
    out += pen.line(one.name.zh, "label", (at[0], base))
    out += pen.line(one.name.en, "said", (at[0] + pen.width(one.name.zh, "label") + 6000, base))
    return out + pen.line(str(page), "said", (at[0] + COLUMN, base), "end")


def _rule(number: int, one: Rule | Chapter, page: int, at: tuple[int, int], pen: Pen) -> list[Item]:
    x, base = at[0] + 2 * GRID, at[1] + 9000
    out: list[Item] = pen.line(str(number), "said", (x - 8000, base), "end")
    out += pen.line(one.name.zh, "entry", (x, base))
    out += pen.line(one.name.en, "source", (x, base + 9000))
    return out + pen.line(str(page), "said", (at[0] + COLUMN, base), "end")
