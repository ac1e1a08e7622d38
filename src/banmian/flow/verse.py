"""Verse set vertically: lines from right to left, stanzas apart, title and byline beside (dummy, page 7, poem)."""

from __future__ import annotations

from dataclasses import replace

from banmian.colour import WHITE
from banmian.content.model import Piece, StyledText, Verse
from banmian.diagnostics import Diagnostic
from banmian.display import Item, Tag
from banmian.flow.drawn import DrawnText, too_large
from banmian.flow.seals import Signs, seal
from banmian.flow.vertical import down_line, down_setting
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.template.model import TextStyle
from banmian.template.roles import Roles
from banmian.text.place import Paint
from banmian.text.prepare import prepare

TITLE_SIZE, TITLE_PITCH = 46000, 55000
"""The poem's title in the brush face, mp (dummy, poem)."""
SEAL_SIZE, SEAL_SIDE = 14500, 20000
"""The seal under the title: size of its sign and length of its side, mp."""
TITLE_INSET, TITLE_AIR = 6000, 12000
"""From the area's right edge to the title, and from the title to the first line."""
STANZA_GAP = 7500
BYLINE_SIZE, BYLINE_PITCH = 9500, 11400


def draw_verse(
    piece: Piece,
    verse: Verse,
    style: TextStyle,
    rect: Rect,
    fonts: FontBook,
    roles: Roles,
    sign: str,
    where: tuple[int, str] = (0, ""),
) -> DrawnText:
    """Title at the right with a seal below it, then the lines; the byline under the last. `sign`: what the seal says, "" for
    none; `where`: page and the place's name, for messages."""
    page = _VersePage(piece, style, rect, fonts, where)
    top = rect.y0 + 18000
    x = rect.x1 - TITLE_INSET - TITLE_SIZE
    if piece.head.headline:
        middle = x + TITLE_SIZE // 2
        gap = TITLE_PITCH - TITLE_SIZE
        y = page.line(piece.head.headline, (roles.seal, TITLE_SIZE, gap), (middle, top), (-1, "headline")) + gap + 12000
        if sign and y + SEAL_SIDE <= rect.y1:  # an ornament: a long title has none
            signs = Signs(StyledText(sign), roles.seal, SEAL_SIZE, WHITE, Tag("", -1, "furniture"))
            mark = seal(signs, Rect(middle - SEAL_SIDE // 2, y, middle + SEAL_SIDE // 2, y + SEAL_SIDE), roles.accent, fonts)
            page.items += mark.items
            page.diagnostics += mark.diagnostics
    letters = (style.face, style.size, style.size * style.tracking // 1000)
    x -= TITLE_AIR + style.size
    foot = top
    for n, stanza in enumerate(verse.stanzas):
        x -= STANZA_GAP * (n > 0)
        for line in stanza:
            foot = page.line(line, letters, (x + style.size // 2, top + 4000), (0, "verse"))
            x -= style.pitch
    if piece.head.byline:
        at = (x + style.pitch + BYLINE_SIZE // 2, foot + letters[2] + 12000)
        page.line(piece.head.byline, (style.face, BYLINE_SIZE, BYLINE_PITCH - BYLINE_SIZE), at, (-1, "byline"))
    return DrawnText(tuple(page.items), tuple(page.diagnostics))


class _VersePage:
    """A verse's items while they grow, and what does not fit its rectangle."""

    def __init__(self, piece: Piece, style: TextStyle, rect: Rect, fonts: FontBook, where: tuple[int, str]) -> None:
        self.piece, self.style, self.rect, self.fonts, self.where = piece, style, rect, fonts, where
        self.items: list[Item] = []
        self.diagnostics: list[Diagnostic] = []
        self.told = False

    def line(self, text: StyledText, letters: tuple[str, int, int], at: tuple[int, int], tag: tuple[int, str]) -> int:
        """One line down from `at` (its middle and top); `letters`: face, size, what is added to each pitch. Returns its
        foot."""
        face, size, added = letters
        setting = down_setting(face, size, added * 1000 // size)
        p = prepare(text, replace(setting, vertical=self.style.vertical), self.fonts)
        paint = Paint(self.style.ink, Tag(self.piece.story, *tag))
        self.items += down_line(p, at[0], at[1], paint, self.fonts)
        self.diagnostics += p.diagnostics
        foot = at[1] + p.width  # a line may hang into the gutter or the box's padding, not leave them
        if not self.told and (at[0] < self.rect.x0 or foot > self.rect.y1):
            self.told = True
            message = f"the verse of '{self.piece.story}' is larger than its area, from '{text.text[:8]}' on"
            self.diagnostics.append(too_large(message, text.at(0), self.rect, self.where))
        return foot
