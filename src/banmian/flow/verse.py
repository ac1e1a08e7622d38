"""Verse set vertically: lines from right to left, stanzas apart, title and byline beside (dummy, page 7, poem).

Also the pull quote: large text between two rules behind a coloured quotation mark (dummy, page 4).
"""

from __future__ import annotations

from dataclasses import replace

from banmian.colour import WHITE, Ink
from banmian.content.model import Paragraph, Piece, StyledText, Verse
from banmian.display import Box, GlyphRun, Item, Layer, Path, Tag
from banmian.flow.vertical import column_of_glyphs
from banmian.fonts import FontBook
from banmian.geometry import Rect, rounded_outline
from banmian.template.model import LineStyle, TextStyle
from banmian.text.lines import Paint
from banmian.text.single import Setter

TITLE_SIZE, TITLE_PITCH = 46000, 55000
"""The poem's title in the brush face, mp (dummy, poem)."""
STANZA_GAP = 5500
BYLINE_SIZE, BYLINE_PITCH = 9500, 11400
SEAL_RADIUS = 3000
QUOTE_RULE = 800
QUOTE_INSET = 44000
"""From the rules' left end to the quoted text, mp."""


def draw_verse(piece: Piece, verse: Verse, style: TextStyle, rect: Rect, book: FontBook, accent: Ink) -> list[Item]:
    """Title at the right, then the lines; the byline under the last."""
    out: list[Item] = []
    top = rect.y0 + 18000
    x = rect.x1 - 12000 - TITLE_SIZE
    if piece.head.headline:
        tag = Tag(piece.story, -1, "headline")
        out += column_of_glyphs(piece.head.headline, "brush", TITLE_SIZE, TITLE_PITCH, (x, top), Paint(style.ink, tag), book)
        y = top + TITLE_PITCH * len(piece.head.headline.text) + 12000
        middle = x + TITLE_SIZE // 2
        out += seal("\u8bd7", Rect(middle - 10000, y, middle + 10000, y + 20000), accent, book)
    pitch = style.size + style.size * style.tracking // 1000
    x -= 26000
    for n, stanza in enumerate(verse.stanzas):
        if n:
            x -= STANZA_GAP
        for line in stanza:
            paint = Paint(style.ink, Tag(piece.story, 0, "verse"))
            out += column_of_glyphs(line, style.face, style.size, pitch, (x, top + 4000), paint, book)
            x -= style.pitch
    if piece.head.byline:
        left = x + style.pitch
        y = top + 4000 + len(verse.stanzas[-1][-1].text) * pitch + 12000
        out += column_of_glyphs(
            piece.head.byline,
            style.face,
            BYLINE_SIZE,
            BYLINE_PITCH,
            (left, y),
            Paint(style.ink, Tag(piece.story, -1, "byline")),
            book,
        )
    return out


def seal(text: str, rect: Rect, ink: Ink, book: FontBook, size: int = 14500) -> list[Item]:
    """A seal: white brush characters on a coloured ground."""
    tag = Tag("", -1, "furniture")
    pitch = (rect.height - 4000) // len(text) if len(text) > 1 else size
    top = rect.y0 + (rect.height - pitch * (len(text) - 1) - size) // 2
    at = (rect.x0 + (rect.width - size) // 2, top)
    return [
        Path(rounded_outline(rect, SEAL_RADIUS), ink, None, tag, layer=Layer.TINT),
        *column_of_glyphs(StyledText(text), "brush", size, pitch, at, Paint(WHITE, tag), book),
    ]


def draw_pull_quote(piece: Piece, style: TextStyle, rect: Rect, setter: Setter, accent: Ink) -> list[Item]:
    """Text centred between two rules, the mark hanging at its left."""
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
    count = 0
    for k, paragraph in enumerate(paragraphs):
        got, n = setter.block(
            paragraph.text, face, (rect.x0 + QUOTE_INSET, 0), measure, style.pitch, Tag(piece.story, k, "pullquote")
        )
        lines += _down(got, count * style.pitch)
        count += n
    height = (count - 1) * style.pitch + style.size
    base = (upper + lower - height) // 2 + style.size * 88 // 100
    mark = LineStyle("quote-mark", "song-black", 54000, accent)
    out += setter.top("\u201c", mark, (rect.x0 + 2000, upper + 14000), tag=Tag("", -1, "furniture"))
    return out + _down(lines, base)


def _down(items: list[Item], by: int) -> list[Item]:
    return [replace(i, y=i.y + by) if isinstance(i, GlyphRun) else i for i in items]
