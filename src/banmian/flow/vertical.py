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
    shown = [(i * pitch, ch) for i, ch in enumerate(text.text) if ch != "\u3000"]
    if not shown:
        return []
    first, axis = shown[0][0], at[0] + size // 2
    return [
        GlyphRun(
            face_id, size, axis, at[1] + first, tuple(face.vertical_glyph(ch) or 0 for _, ch in shown),
            tuple(y - first for y, _ in shown), tuple(ch for _, ch in shown), shown[-1][0] - first + size,
            paint.ink, paint.tag, text.at(0), axis=0, down=True,
        )
    ]  # fmt: skip


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
