"""Seals and other signs of a fixed pitch, glyph under glyph, without the path of vertical text (dummy, masthead, poem)."""

from __future__ import annotations

from itertools import groupby

from banmian.colour import Ink
from banmian.content.model import StyledText
from banmian.display import GlyphRun, Item, Layer, Path, Tag
from banmian.fonts import FontBook
from banmian.geometry import Rect, rounded_outline
from banmian.values import frozen

SEAL_RADIUS = 3000
SEAL_EDGE = 4000
"""What a seal's signs leave free of its height, above and below together."""


@frozen
class Signs:
    """Signs that stand one under the other: face, size (mp), ink, and whose they are."""

    text: StyledText
    face: str
    size: int
    ink: Ink
    tag: Tag


def stacked(signs: Signs, pitch: int, at: tuple[int, int], book: FontBook) -> list[Item]:
    """Signs of a fixed pitch, as of a seal: `at` = left edge and top of the first em box; `pitch` from box to box (mp). A sign
    that the face lacks comes from the first of its stack that has it; whoever draws them has told it."""
    text, size, out = signs.text.text, signs.size, list[Item]()
    faces = [book.cover(ch, signs.face) or signs.face for ch in text]
    start = 0
    for face_id, group in groupby(faces):
        part = text[start : start + len(list(group))]
        face = book.face(face_id)
        glyphs = tuple(face.vertical_glyph(ch) or 0 for ch in part)
        offsets = tuple(pitch * i for i in range(len(part)))
        out.append(GlyphRun(
            face_id, size, at[0] + size // 2, at[1] + start * pitch, glyphs, offsets, tuple(part),
            pitch * (len(part) - 1) + size, signs.ink, signs.tag, signs.text.at(start), axis=0, down=True,
        ))  # fmt: skip
        start += len(part)
    return out


def seal(signs: Signs, rect: Rect, ink: Ink, book: FontBook) -> list[Item]:
    """A seal: its signs on a coloured ground, filling its height evenly."""
    count, size = len(signs.text.text), signs.size
    pitch = (rect.height - SEAL_EDGE) // count if count > 1 else size
    top = rect.y0 + (rect.height - pitch * (count - 1) - size) // 2
    at = (rect.x0 + (rect.width - size) // 2, top)
    return [
        Path(rounded_outline(rect, SEAL_RADIUS), ink, None, Tag("", -1, "furniture"), layer=Layer.TINT),
        *stacked(signs, pitch, at, book),
    ]
