"""What stands before the rules: the title page and the contents."""

from __future__ import annotations

from banmian.display import Box, Item
from banmian.geometry import Rect
from banmian_tools.specimen.model import Book, Chapter, Rule
from banmian_tools.specimen.page import COLUMN, FURNITURE, GUTTER, LEFT, WIDTH, Pen, line_y, rule
from banmian_tools.specimen.settings import GRID

Row = tuple[int, Rule | Chapter, int]
"""Number of a rule (0: a chapter), what it is, page."""
BAR = 4000
ENTRY, CHAPTER = GRID, 5 * GRID // 2
"""Heights of a rule's row and of a chapter's, mp."""
ENGLISH = LEFT + COLUMN + GUTTER
"""Where the names in English begin: the page's second column."""


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


def contents_pages(rows: list[Row], pen: Pen) -> list[list[Item]]:
    """A row for each chapter and rule, on two pages of about equal length; a chapter's own row does not end a page."""
    heights = [CHAPTER if number == 0 else ENTRY for number, _, _ in rows]
    cuts = [k for k in range(1, len(rows)) if rows[k - 1][0]]
    cut = min(cuts, key=lambda k: (max(sum(heights[:k]), sum(heights[k:])), k))
    first: list[Item] = pen.line("\u76ee\u5f55", "chapter", (LEFT, line_y(0) + 36000))
    first += pen.line("Contents", "chapter-en", (LEFT + pen.width("\u76ee\u5f55", "chapter") + GRID, line_y(0) + 36000))
    return [first + _rows(rows[:cut], pen), _rows(rows[cut:], pen)]


def _rows(rows: list[Row], pen: Pen) -> list[Item]:
    out, y = list[Item](), line_y(4)
    for number, one, page in rows:
        out += _chapter(one, page, y, pen) if number == 0 else _rule(number, one, page, y, pen)
        y += CHAPTER if number == 0 else ENTRY
    return out


def _chapter(one: Rule | Chapter, page: int, y: int, pen: Pen) -> list[Item]:
    base = y + 20700
    out: list[Item] = [rule(LEFT, LEFT + WIDTH, y + GRID // 2, 500)]
    out += pen.line(one.name.zh, "label", (LEFT, base))
    out += pen.line(one.name.en, "label", (ENGLISH, base))
    return out + pen.line(str(page), "label", (LEFT + WIDTH, base), "end")


def _rule(number: int, one: Rule | Chapter, page: int, y: int, pen: Pen) -> list[Item]:
    x, base = LEFT + 2 * GRID, y + 9000
    out: list[Item] = pen.line(str(number), "said", (x - 8000, base), "end")
    out += pen.line(one.name.zh, "entry", (x, base))
    out += pen.line(one.name.en, "en", (ENGLISH, base))
    return out + pen.line(str(page), "said", (LEFT + WIDTH, base), "end")
