"""Vertical setting of Han: heads and verse, glyph under glyph, lines from right to left.

docs/rules/typography.md, Vertical frames. Upright Han and the faces' `vert` alternates of marks; longer Latin runs and
across-set digits belong to a later issue.
"""

from __future__ import annotations

from banmian.content.model import Head, StyledText
from banmian.display import GlyphRun, Item, Tag
from banmian.flow.heads import HeadSite, SetHead
from banmian.fonts import FontBook
from banmian.template.model import HeadPart, HeadStyle
from banmian.text.lines import Paint


def column_of_glyphs(
    text: StyledText, face_id: str, size: int, pitch: int, at: tuple[int, int], paint: Paint, book: FontBook
) -> list[Item]:
    """The text down one line: `at` = left edge and top of the first em box; `pitch` from box to box (mp)."""
    face = book.face(face_id)
    out: list[Item] = []
    x, y = at
    for i, ch in enumerate(text.text):
        if ch == "\u3000":
            y += pitch
            continue
        gid = face.vertical_glyph(ch) or 0
        width = face.advance(gid, size)
        left, base = x + (size - width) // 2, y + size * 88 // 100
        run = GlyphRun(face_id, size, left, base, (gid,), (0,), (ch,), width, paint.ink, paint.tag, text.at(i))
        out.append(run)
        y += pitch
    return out


def _down(text: StyledText, part: HeadPart, x: int, y: int, tag: Tag, book: FontBook) -> tuple[list[Item], int]:
    pitch = part.size + part.size * part.tracking[1] // 1000
    return column_of_glyphs(text, part.face, part.size, pitch, (x, y), Paint(part.ink, tag), book), pitch * len(text.text)


def set_vertical_head(head: Head, style: HeadStyle, site: HeadSite, book: FontBook) -> SetHead:
    """Headline down the column, kicker at its right edge, deck at its left (docs/rules/typography.md)."""
    items: list[Item] = []
    right = site.x1
    left = site.x0
    if head.kicker and style.kicker:
        right -= style.kicker.size
        got, _ = _down(head.kicker, style.kicker, right, site.top + style.kicker.tops[0], Tag(site.story, -1, "kicker"), book)
        items += got
    deck: list[Item] = []
    if head.deck and style.deck:
        deck, _ = _down(head.deck, style.deck, left, site.top + style.deck.tops[0], Tag(site.story, -1, "deck"), book)
        left += style.deck.size
    if head.headline:
        x = (left + right - style.headline.size) // 2
        got, _ = _down(head.headline, style.headline, x, site.top + style.headline.top_alone, Tag(site.story, -1, "headline"), book)
        items += got
    return SetHead((*items, *deck), style.lines_taken[0])
