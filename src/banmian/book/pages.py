"""The book as a display list: title page with contents, then chapter by chapter as many rules on a page as it holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from banmian.book.entry import set_entry
from banmian.book.front import Row, contents_page, title_page
from banmian.book.model import Book, Chapter, Rule
from banmian.book.page import COLUMN, FURNITURE, GUTTER, LEFT, LINES, TRIM, WIDTH, Pen, line_y
from banmian.book.settings import GRID
from banmian.diagnostics import Diagnostic
from banmian.display import Box, DisplayList, Item, Page
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.template.model import Paper

FRONT = 2
"""Title page and contents."""
BETWEEN = 1
"""Free grid lines between two rules."""
HALF = LINES // 2
"""Where the second rule of a page begins, if the first one leaves it room."""
FOLIO_Y = line_y(LINES) + 2 * GRID


@dataclass(slots=True)
class _Pages:
    """Pages while they fill, each with its chapter's name. `line`: the next free grid line."""

    pages: list[list[Item]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    line: int = 0
    placed: bool = False
    """The page holds a rule."""

    def open(self, name: str) -> None:
        self.pages.append([])
        self.names.append(name)
        self.line, self.placed = 0, False


@dataclass(frozen=True, slots=True)
class SetBook:
    """The display list and what was found while it was set."""

    display: DisplayList
    diagnostics: tuple[Diagnostic, ...]


def set_book(book: Book, faces: FontBook, paper: Paper, created: str) -> SetBook:
    """The whole book. `created`: ISO 8601 with zone."""
    pen = Pen.of(faces, paper)
    done, found, contents = _Pages(), list[Diagnostic](), list[Row]()
    number = 0
    for chapter in book.chapters:
        _open_chapter(chapter, done, pen)
        contents.append((0, chapter, len(done.pages) + FRONT))
        for one in chapter.rules:
            number += 1
            found += _place(one, number, chapter, done, pen)
            contents.append((number, one, len(done.pages) + FRONT))
    pages = [Page(1, "A01", TRIM, 0, tuple(title_page(book, pen)))]
    pages.append(Page(2, "A02", TRIM, 0, (*contents_page(contents, pen), *_folio(2, "\u76ee\u5f55", book, pen))))
    for n, (items, name) in enumerate(zip(done.pages, done.names, strict=True), 1 + FRONT):
        pages.append(Page(n, f"A{n:02d}", TRIM, 0, (*items, *_folio(n, name, book, pen))))
    title = f"{book.title.zh} {book.title.en}"
    return SetBook(DisplayList(tuple(pages), title, created), tuple(found))


def _open_chapter(chapter: Chapter, done: _Pages, pen: Pen) -> None:
    """A chapter begins a page."""
    done.open(chapter.name.zh)
    page, base = done.pages[-1], line_y(0) + 24000
    page.append(Box(Rect(LEFT, line_y(0) - 2 * GRID, LEFT + 3 * GRID, line_y(0) - 2 * GRID + 4000), pen.red, FURNITURE))
    page += pen.line(chapter.name.zh, "chapter", (LEFT, base))
    page += pen.line(chapter.name.en, "chapter-en", (LEFT + pen.width(chapter.name.zh, "chapter") + GRID, base))
    zh, n = pen.block(chapter.intro.zh, "zh", (LEFT, line_y(3)), COLUMN, FURNITURE)
    en, m = pen.block(chapter.intro.en, "en", (LEFT + COLUMN + GUTTER, line_y(3)), COLUMN, FURNITURE)
    page += [*zh, *en]
    done.line = 3 + max(n, m) + 1


def _place(one: Rule, number: int, chapter: Chapter, done: _Pages, pen: Pen) -> tuple[Diagnostic, ...]:
    """The rule where it fits: below the one before it, or on a new page."""
    taken = set_entry(one, number, 0, pen).lines
    if done.line + taken > LINES:
        done.open(chapter.name.zh)
    elif HALF + taken <= LINES and done.line > 0:
        done.line = max(HALF, done.line) if done.placed else done.line
    done.placed = True
    entry = set_entry(one, number, done.line, pen)
    done.pages[-1] += entry.items
    done.line += entry.lines + BETWEEN
    return entry.diagnostics


def _folio(number: int, name: str, book: Book, pen: Pen) -> list[Item]:
    """Number outside, chapter beside it, the book's title inside; even pages have their outer edge at the left."""
    left, right, even = LEFT, LEFT + WIDTH, number % 2 == 0
    inner = (right, "end") if even else (left, "start")
    outer = (left, "start") if even else (right, "end")
    beside = left + 2 * GRID if even else right - 2 * GRID
    out: list[Item] = pen.line(str(number), "folio", (outer[0], FOLIO_Y), outer[1])
    out += pen.line(name, "source", (beside, FOLIO_Y), outer[1])
    return out + pen.line(book.title.zh, "source", (inner[0], FOLIO_Y), inner[1])
