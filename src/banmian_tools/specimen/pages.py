"""The book as a display list: title page with contents, then rule after rule, as many on a page as fill it.

Where pages part is chosen for the whole book, as lines of a paragraph are: chapters run on, a chapter's name stays with its first
rule, and what a page has left over is dealt between its rules, so that pages end at one height.
"""

from __future__ import annotations

from collections.abc import Sequence

from banmian.diagnostics import Diagnostic
from banmian.display import Box, DisplayList, Item, Page
from banmian.flow.turned import moved_down
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.template.model import Paper
from banmian.values import frozen
from banmian_tools.specimen.entry import set_entry
from banmian_tools.specimen.front import Row, contents_pages, title_page
from banmian_tools.specimen.model import Book, Chapter
from banmian_tools.specimen.page import COLUMN, FURNITURE, GUTTER, LEFT, LINES, TRIM, WIDTH, Pen, line_y
from banmian_tools.specimen.settings import GRID

FRONT = 3
"""Title page and two pages of contents."""
BETWEEN, MOST_BETWEEN = 1, 9
"""Free grid lines between two rules: the least, and what a page that has room to spare gets."""
FOLIO_Y = line_y(LINES) + GRID * 7 // 4


@frozen
class Part:
    """What stays together: a rule, with its chapter's name before the first. Items as at the head of a page; height in lines."""

    items: tuple[Item, ...]
    lines: int
    chapter: str
    rows: tuple[Row, ...]


@frozen
class SetBook:
    """The display list and what was found while it was set."""

    display: DisplayList
    diagnostics: tuple[Diagnostic, ...]


def set_book(book: Book, faces: FontBook, paper: Paper, created: str) -> SetBook:
    """The whole book. `created`: ISO 8601 with zone."""
    pen = Pen.of(faces, paper)
    parts, found = _parts(book, pen)
    sheets, rows, start = list[list[Item]](), list[Row](), 0
    for number, end in enumerate(page_ends([part.lines for part in parts]), 1 + FRONT):
        sheets.append([*_sheet(parts[start:end]), *_folio(number, parts[start].chapter, book, pen)])
        rows += [(n, one, number) for part in parts[start:end] for n, one, _ in part.rows]
        start = end
    front = [title_page(book, pen)]
    for number, items in enumerate(contents_pages(rows, pen), 2):
        front.append([*items, *_folio(number, "\u76ee\u5f55", book, pen)])
    pages = tuple(Page(n, f"A{n:02d}", TRIM, 0, tuple(items)) for n, items in enumerate([*front, *sheets], 1))
    return SetBook(DisplayList(pages, f"{book.title.zh} {book.title.en}", created), tuple(found))


def _parts(book: Book, pen: Pen) -> tuple[list[Part], list[Diagnostic]]:
    parts, found = list[Part](), list[Diagnostic]()
    number = 0
    for chapter in book.chapters:
        opening, lines = _opening(chapter, pen)
        rows: tuple[Row, ...] = ((0, chapter, 0),)
        for one in chapter.rules:
            number += 1
            entry = set_entry(one, number, pen)
            items = (*opening, *moved_down(entry.items, lines * GRID))
            parts.append(Part(items, lines + entry.lines, chapter.name.zh, (*rows, (number, one, 0))))
            opening, lines, rows = [], 0, ()
            found += entry.diagnostics
    return parts, found


def _opening(chapter: Chapter, pen: Pen) -> tuple[list[Item], int]:
    """A chapter's name and what it is about; its height in lines."""
    base = line_y(0) + 36000
    out: list[Item] = [Box(Rect(LEFT, line_y(0), LEFT + 3 * GRID, line_y(0) + 4000), pen.red, FURNITURE)]
    out += pen.line(chapter.name.zh, "chapter", (LEFT, base))
    out += pen.line(chapter.name.en, "chapter-en", (LEFT + pen.width(chapter.name.zh, "chapter") + GRID, base))
    zh, n = pen.block(chapter.intro.zh, "zh", (LEFT, line_y(4)), COLUMN, FURNITURE)
    en, m = pen.block(chapter.intro.en, "en", (LEFT + COLUMN + GUTTER, line_y(4)), COLUMN, FURNITURE)
    return [*out, *zh, *en], 4 + max(n, m) + 1


def page_ends(heights: Sequence[int]) -> list[int]:
    """After which parts pages end: the fewest pages, and of these what leaves them most alike (least sum of squares)."""
    best: list[tuple[int, int, int]] = [(0, 0, 0)]
    for end in range(1, len(heights) + 1):
        ways = []
        for start in range(end - 1, -1, -1):
            spare = LINES - sum(heights[start:end]) - BETWEEN * (end - start - 1)
            if spare < 0 and start < end - 1:
                break
            pages, rag, _ = best[start]
            ways.append((pages + 1, rag + spare * spare, start))
        best.append(min(ways))
    ends = [len(heights)]
    while best[ends[0]][2]:
        ends.insert(0, best[ends[0]][2])
    return ends


def _sheet(parts: Sequence[Part]) -> list[Item]:
    """Parts below one another; what the page has left over stands between them."""
    gaps = len(parts) - 1
    spare = LINES - sum(part.lines for part in parts)
    between = min(MOST_BETWEEN, spare // gaps) if gaps else 0
    more = spare - between * gaps if between < MOST_BETWEEN else 0
    out, line = list[Item](), 0
    for k, part in enumerate(parts):
        out += moved_down(part.items, line * GRID)
        line += part.lines + between + (k < more)
    return out


def _folio(number: int, name: str, book: Book, pen: Pen) -> list[Item]:
    """Number outside, chapter beside it, the book's title inside; even pages have their outer edge at the left."""
    left, right, even = LEFT, LEFT + WIDTH, number % 2 == 0
    inner = (right, "end") if even else (left, "start")
    outer = (left, "start") if even else (right, "end")
    beside = left + 2 * GRID if even else right - 2 * GRID
    out: list[Item] = pen.line(str(number), "folio", (outer[0], FOLIO_Y), outer[1])
    out += pen.line(name, "source", (beside, FOLIO_Y), outer[1])
    return out + pen.line(book.title.zh, "source", (inner[0], FOLIO_Y), inner[1])
