"""Verse set vertically: lines from right to left, stanzas apart, title and byline beside (dummy, page 7, poem)."""

from __future__ import annotations

from dataclasses import replace

from banmian.colour import WHITE
from banmian.content.model import Piece, StyledText, Verse
from banmian.diagnostics import Diagnostic
from banmian.display import Item, Tag
from banmian.flow.drawn import DrawnText, too_large
from banmian.flow.seals import SealGround, Signs, seal
from banmian.flow.vertical import down_line, down_setting
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.phrases import say
from banmian.template import measures
from banmian.template.model import MarkWidths, TextStyle
from banmian.template.roles import Roles
from banmian.text.place import Paint
from banmian.text.prepare import prepare
from banmian.values import frozen


@frozen
class VerseLook:
    """What a paper says of its poems: measures of a poem and of seals, inks and faces, what the seal says ("" for none)."""

    size: measures.Verse
    seal: measures.Seal
    roles: Roles
    sign: str


def draw_verse(
    piece: Piece,
    verse: Verse,
    style: TextStyle,
    rect: Rect,
    fonts: FontBook,
    look: VerseLook,
    where: tuple[int, str] = (0, ""),
) -> DrawnText:
    """Title at the right with a seal below it, then the lines; the byline under the last. `where`: page and
    the place's name, for messages."""
    size, roles, sign = look.size, look.roles, look.sign
    page = _VersePage(piece, style, rect, fonts, where)
    top = rect.y0 + size.top
    x = rect.x1 - size.title_right - size.title
    if piece.head.headline:
        middle = x + size.title // 2
        gap = size.title_pitch - size.title
        y = page.line(piece.head.headline, (roles.seal, size.title, gap), (middle, top), (-1, "headline")) + gap + size.seal_air
        if sign and y + size.seal <= rect.y1:  # an ornament: a long title has none
            signs = Signs(StyledText(sign), roles.seal, size.seal_sign, WHITE, Tag("", -1, "furniture"))
            square = Rect(middle - size.seal // 2, y, middle + size.seal // 2, y + size.seal)
            mark = seal(signs, square, SealGround(roles.accent, look.seal), fonts)
            page.items += mark.items
            page.diagnostics += mark.diagnostics
    letters = (style.face, style.size, style.size * style.tracking // 1000)
    x -= size.title_air + style.size
    foot = top
    for n, stanza in enumerate(verse.stanzas):
        x -= size.stanza_gap * (n > 0)
        for line in stanza:
            foot = page.line(line, letters, (x + style.size // 2, top + size.indent), (0, "verse"))
            x -= style.pitch
    if piece.head.byline:
        at = (x + style.pitch + size.byline // 2, foot + letters[2] + size.byline_air)
        page.line(piece.head.byline, (style.face, size.byline, size.byline_pitch - size.byline), at, (-1, "byline"))
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
        marks = MarkWidths(centred=self.style.points == "centre")
        setting = down_setting(face, size, added * 1000 // size, widths=marks)
        p = prepare(text, replace(setting, vertical=self.style.vertical), self.fonts)
        paint = Paint(self.style.ink, Tag(self.piece.story, *tag))
        self.items += down_line(p, at[0], at[1], paint, self.fonts)
        self.diagnostics += p.diagnostics
        foot = at[1] + p.width  # a line may hang into the gutter or the box's padding, not leave them
        if not self.told and (at[0] < self.rect.x0 or foot > self.rect.y1):
            self.told = True
            message = say(
                "the verse of '{story}' is larger than its area, from '{text}' on", story=self.piece.story, text=text.text[:8]
            )
            self.diagnostics.append(too_large(message, text.at(0), self.rect, self.where))
        return foot
