"""Verse set vertically: lines from right to left, stanzas apart, title and byline beside (dummy, page 7, poem).

Also the pull quote: large text between two rules behind a coloured quotation mark (dummy, page 4).
"""

from __future__ import annotations

from dataclasses import replace

from banmian.colour import WHITE, Ink
from banmian.content.model import Paragraph, Piece, StyledText, Verse
from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.display import Box, Item, Tag, runs_of
from banmian.flow.seals import Signs, seal
from banmian.flow.turned import moved_down
from banmian.flow.vertical import down_line, down_setting
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.template.model import LineStyle, TextStyle
from banmian.text.place import Paint
from banmian.text.prepare import prepare
from banmian.text.single import Setter
from banmian.values import frozen

TITLE_SIZE, TITLE_PITCH = 46000, 55000
"""The poem's title in the brush face, mp (dummy, poem)."""
SEAL_SIZE, SEAL_SIDE = 14500, 20000
"""Of the seal under the title: its sign's size and its side, mp."""
STANZA_GAP = 5500
BYLINE_SIZE, BYLINE_PITCH = 9500, 11400
QUOTE_RULE = 800
QUOTE_INSET = 44000
"""From the rules' left end to the quoted text, mp."""


@frozen
class DrawnVerse:
    """The items of a verse or a quotation, and what there is to say."""

    items: tuple[Item, ...]
    found: tuple[Diagnostic, ...]


def draw_verse(
    piece: Piece, verse: Verse, style: TextStyle, rect: Rect, book: FontBook, accent: Ink, where: tuple[int, str] = (0, "")
) -> DrawnVerse:
    """Title at the right with a seal below it, then the lines; the byline under the last. `where`: page and the place's name,
    for messages."""
    page = _VersePage(piece, style, rect, book, where)
    top = rect.y0 + 18000
    x = rect.x1 - 12000 - TITLE_SIZE
    if piece.head.headline:
        middle = x + TITLE_SIZE // 2
        gap = TITLE_PITCH - TITLE_SIZE
        y = page.line(piece.head.headline, ("brush", TITLE_SIZE, gap), (middle, top), (-1, "headline")) + gap + 12000
        if y + SEAL_SIDE <= rect.y1:  # an ornament: a long title has none
            signs = Signs(StyledText("\u8bd7"), "brush", SEAL_SIZE, WHITE, Tag("", -1, "furniture"))
            mark = seal(signs, Rect(middle - SEAL_SIDE // 2, y, middle + SEAL_SIDE // 2, y + SEAL_SIDE), accent, book)
            page.items += mark.items
            page.found += mark.found
    letters = (style.face, style.size, style.size * style.tracking // 1000)
    x -= 26000
    foot = top
    for n, stanza in enumerate(verse.stanzas):
        x -= STANZA_GAP * (n > 0)
        for line in stanza:
            foot = page.line(line, letters, (x + style.size // 2, top + 4000), (0, "verse"))
            x -= style.pitch
    if piece.head.byline:
        at = (x + style.pitch + BYLINE_SIZE // 2, foot + letters[2] + 12000)
        page.line(piece.head.byline, (style.face, BYLINE_SIZE, BYLINE_PITCH - BYLINE_SIZE), at, (-1, "byline"))
    return DrawnVerse(tuple(page.items), tuple(page.found))


class _VersePage:
    """A verse's items while they grow, and what does not fit its rectangle."""

    def __init__(self, piece: Piece, style: TextStyle, rect: Rect, book: FontBook, where: tuple[int, str]) -> None:
        self.piece, self.style, self.rect, self.book, self.where = piece, style, rect, book, where
        self.items: list[Item] = []
        self.found: list[Diagnostic] = []
        self.told = False

    def line(self, text: StyledText, letters: tuple[str, int, int], at: tuple[int, int], tag: tuple[int, str]) -> int:
        """One line down from `at` (its middle and top); `letters`: face, size, what is added to each pitch. Returns its
        foot."""
        face, size, added = letters
        setting = down_setting(face, size, added * 1000 // size)
        p = prepare(text, replace(setting, vertical=self.style.vertical), self.book)
        paint = Paint(self.style.ink, Tag(self.piece.story, *tag))
        self.items += down_line(p, at[0], at[1], paint, self.book)
        self.found += p.diagnostics
        foot = at[1] + p.width  # a line may hang into the gutter or the box's padding, not leave them
        if not self.told and (at[0] < self.rect.x0 or foot > self.rect.y1):
            self.told = True
            message = f"the verse of '{self.piece.story}' is larger than its area, from '{text.text[:8]}' on"
            self.found.append(_larger(message, text.at(0), self.rect, self.where))
        return foot


def _larger(message: str, span: Span | None, rect: Rect, where: tuple[int, str]) -> Diagnostic:
    """FLW001 for what is larger than its area."""
    page, place = where
    message = f"page {page}, place {place}: {message}" if page else message
    area = PlaceOnPage(page, (rect.x0, rect.y0, rect.x1, rect.y1)) if page else None
    return diagnose("FLW001", message, "cut the text, or give it a larger area or a smaller style", span, area)


def draw_pull_quote(
    piece: Piece, style: TextStyle, rect: Rect, setter: Setter, accent: Ink, where: tuple[int, str] = (0, "")
) -> DrawnVerse:
    """Text centred between two rules, the mark hanging at its left; what does not stand between them is told."""
    paragraphs = [b for b in piece.blocks if isinstance(b, Paragraph)]
    rule = Tag("", -1, "rule")
    upper, lower = rect.y0 + 8000, rect.y1 - 8000
    out: list[Item] = [
        Box(Rect(rect.x0, upper, rect.x1, upper + QUOTE_RULE), style.ink, rule),
        Box(Rect(rect.x0, lower - QUOTE_RULE, rect.x1, lower), style.ink, rule),
    ]
    face = LineStyle("quote", style.face, style.size, style.ink, style.tracking)
    measure = rect.width - QUOTE_INSET
    lines: list[Item] = []
    found: list[Diagnostic] = []
    count = 0
    for k, paragraph in enumerate(paragraphs):
        got, n = setter.block(
            paragraph.text, face, (rect.x0 + QUOTE_INSET, 0), measure, style.pitch, Tag(piece.story, k, "pullquote")
        )
        lines += moved_down(got, count * style.pitch)
        count += n
        right = max((r.x + r.width for r in runs_of(got)), default=0)
        if right > rect.x1:
            over = -(-(right - rect.x1) // style.size)
            message = f"a line of the quotation of '{piece.story}' is too wide by about {over} character{'s' * (over != 1)}"
            found.append(_larger(message, paragraph.text.at(0), rect, where))
    height = (count - 1) * style.pitch + style.size
    room = max(0, 1 + (lower - upper - 2 * QUOTE_RULE - style.size) // max(1, style.pitch))
    if count > room:
        message = f"the quotation of '{piece.story}' needs {count} lines, its area has {room}"
        found.append(_larger(message, piece.span, rect, where))
    base = (upper + lower - height) // 2 + style.size * 88 // 100
    mark = LineStyle("quote-mark", "song-black", 54000, accent)
    out += setter.top("\u201c", mark, (rect.x0 + 2000, upper + 14000), tag=Tag("", -1, "furniture"))
    return DrawnVerse((*out, *moved_down(lines, base)), tuple(found))
