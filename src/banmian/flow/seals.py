"""Seals and other signs of a fixed pitch, glyph under glyph, without the path of vertical text (dummy, masthead, poem)."""

from __future__ import annotations

from banmian.colour import WHITE, Ink
from banmian.display import GlyphRun, Item, Layer, Path, Tag
from banmian.fonts import FontBook
from banmian.geometry import Rect, rounded_outline
from banmian.text.lines import Paint

SEAL_RADIUS = 3000


def stacked(text: str, face_id: str, size: int, pitch: int, at: tuple[int, int], paint: Paint, book: FontBook) -> list[Item]:
    """Signs of a fixed pitch, as of a seal: `at` = left edge and top of the first em box; `pitch` from box to box (mp)."""
    face = book.face(face_id)
    glyphs = tuple(face.vertical_glyph(ch) or 0 for ch in text)
    offsets = tuple(pitch * i for i in range(len(text)))
    return [
        GlyphRun(
            face_id, size, at[0] + size // 2, at[1], glyphs, offsets, tuple(text), pitch * (len(text) - 1) + size,
            paint.ink, paint.tag, axis=0, down=True,
        )
    ] if text else []  # fmt: skip


def seal(text: str, rect: Rect, ink: Ink, book: FontBook, size: int = 14500) -> list[Item]:
    """A seal: white brush characters on a coloured ground."""
    tag = Tag("", -1, "furniture")
    pitch = (rect.height - 4000) // len(text) if len(text) > 1 else size
    top = rect.y0 + (rect.height - pitch * (len(text) - 1) - size) // 2
    at = (rect.x0 + (rect.width - size) // 2, top)
    return [
        Path(rounded_outline(rect, SEAL_RADIUS), ink, None, tag, layer=Layer.TINT),
        *stacked(text, "brush", size, pitch, at, Paint(WHITE, tag), book),
    ]
