"""Seals and other signs of a fixed pitch, glyph under glyph, without the path of vertical text (dummy, masthead, poem)."""

from __future__ import annotations

from itertools import groupby

from banmian.colour import Ink
from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic
from banmian.display import GlyphRun, Item, Layer, Path, Tag
from banmian.fonts import FontBook
from banmian.geometry import Rect, rounded_outline
from banmian.text import cover
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


@frozen
class SetSigns:
    """Signs as set, and what their face lacked."""

    items: tuple[Item, ...]
    found: tuple[Diagnostic, ...]


def stacked(signs: Signs, pitch: int, at: tuple[int, int], book: FontBook) -> SetSigns:
    """Signs of a fixed pitch, as of a seal: `at` = left edge and top of the first em box; `pitch` from box to box (mp). What
    their face lacks comes from its stack, as in any text."""
    size, x = signs.size, at[0] + signs.size // 2
    shown, found = cover.signs(signs.text, signs.face, book)
    runs: list[Item] = []
    for face, some in groupby(enumerate(shown), key=lambda sign: sign[1].face):
        part = list(some)
        first = part[0][0]
        glyphs = tuple(book.face(face).vertical_glyph(sign.shown) or 0 for _, sign in part)
        offsets = tuple(pitch * (i - first) for i, _ in part)
        texts = tuple(sign.text for _, sign in part)
        length, place = pitch * (len(part) - 1) + size, at[1] + pitch * first
        runs.append(GlyphRun(
            face, size, x, place, glyphs, offsets, texts, length, signs.ink, signs.tag, signs.text.at(first), axis=0, down=True
        ))  # fmt: skip
    return SetSigns(tuple(runs), tuple(found))


def seal(signs: Signs, rect: Rect, ink: Ink, book: FontBook) -> SetSigns:
    """A seal: its signs on a coloured ground, filling its height evenly."""
    count, size = len(signs.text.text), signs.size
    pitch = (rect.height - SEAL_EDGE) // count if count > 1 else size
    top = rect.y0 + (rect.height - pitch * (count - 1) - size) // 2
    at = (rect.x0 + (rect.width - size) // 2, top)
    ground = Path(rounded_outline(rect, SEAL_RADIUS), ink, None, Tag("", -1, "furniture"), layer=Layer.TINT)
    done = stacked(signs, pitch, at, book)
    return SetSigns((ground, *done.items), done.found)
