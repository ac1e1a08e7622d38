"""The book as a display list: title page with contents, then chapter by chapter as many rules on a page as it holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from banmian.book.entry import set_entry
from banmian.book.model import Book, Chapter, Rule
from banmian.book.page import COLUMN, FURNITURE, GUTTER, LEFT, LINES, TRIM, WIDTH, Pen, line_y, rule
from banmian.book.settings import GRID
from banmian.diagnostics import Diagnostic
from banmian.display import Box, DisplayList, Item, Page
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.template.model import Paper

BETWEEN = 1
"""Free grid lines between two rules."""
CHAPTER_LINES = 5
FOLIO_Y = line_y(LINES) + 2 * GRID


@dataclass(slots=True)
class _Pages:
    """Pages while they fill. `found`: (number of rule or 0 for a chapter, name, page) for the contents."""

    pages: list[list[Item]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    line: int = 0

    def open(self, name: str) -> None:
        self.pages.append([])
        self.names.append(name)
        self.line = 0


@dataclass(frozen=True, slots=True)
class SetBook:
    """The display list and what was found while it was set."""

    display: DisplayList
    diagnostics: tuple[Diagnostic, ...]


def set_book(book: Book, faces: FontBook, paper: Paper, created: str) -> SetBook:
    """The whole book. `created`: ISO 8601 with zone."""
    pen = Pen.of(faces, paper)
    done, found, contents = _Pages(), list[Diagnostic](), list[tuple[int, Rule | Chapter, int]]()
    number = 0
    for chapter in book.chapters:
        _open_chapter(chapter, done, pen)
        contents.append((0, chapter, len(done.pages) + 1))
        for one in chapter.rules:
            number += 1
            found += _place(one, number, chapter, done, pen)
            contents.append((number, one, len(done.pages) + 1))
    front = _title_page(book, contents, pen)
    pages = [Page(1, "A01", TRIM, 0, tuple(front))]
    for n, (items, name) in enumerate(zip(done.pages, done.names, strict=True), 2):
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


def _title_page(book: Book, contents: list[tuple[int, Rule | Chapter, int]], pen: Pen) -> list[Item]:
    """Title, what the book is and how it is read, contents in two columns."""
    out: list[Item] = [Box(Rect(LEFT, line_y(0) - 2 * GRID, LEFT + WIDTH, line_y(0) - 2 * GRID + 4000), pen.red, FURNITURE)]
    out += pen.line(book.title.zh, "title", (LEFT, line_y(4)))
    out += pen.line(book.title.en, "title-en", (LEFT, line_y(6)))
    out += pen.line(book.subtitle.zh, "source", (LEFT, line_y(7)))
    out += pen.line(book.subtitle.en, "source", (LEFT + COLUMN + GUTTER, line_y(7)))
    y = line_y(9)
    most = 0
    for words in (book.intro, book.reading):
        zh, n = pen.block(words.zh, "zh", (LEFT, y), COLUMN, FURNITURE)
        en, m = pen.block(words.en, "en", (LEFT + COLUMN + GUTTER, y), COLUMN, FURNITURE)
        out += [*zh, *en]
        most = max(n, m)
        y += (most + 1) * GRID
    return out + _contents(contents, y, pen)


def _contents(contents: list[tuple[int, Rule | Chapter, int]], top: int, pen: Pen) -> list[Item]:
    """A row for each chapter and rule, down two columns of about equal length."""
    out: list[Item] = [rule(LEFT, LEFT + WIDTH, top, 500)]
    rows = sum(2 if number == 0 else 1 for number, _, _ in contents)
    room, line, column = -(-rows // 2) + 1, 1, 0
    for number, one, page in contents:
        if column == 0 and line + (number == 0) * 2 > room:
            column, line = 1, 1
        x, right = LEFT + column * (COLUMN + GUTTER), LEFT + column * (COLUMN + GUTTER) + COLUMN
        if number == 0:
            line += line > 1
            out += pen.line(one.name.zh, "label", (x, top + line * GRID))
            out += pen.line(one.name.en, "said", (x + pen.width(one.name.zh, "label") + 6000, top + line * GRID))
        else:
            out += pen.line(str(number), "said", (x + GRID, top + line * GRID), "end")
            out += pen.line(one.name.zh, "entry", (x + GRID + 6000, top + line * GRID))
            width = pen.width(one.name.zh, "entry")
            out += pen.line(one.name.en, "source", (x + GRID + 6000 + width + 6000, top + line * GRID))
        out += pen.line(str(page), "said", (right, top + line * GRID), "end")
        line += 1
    return out
