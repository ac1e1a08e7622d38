"""Seals and other signs of a fixed pitch, glyph under glyph, without the path of vertical text (dummy, masthead, poem)."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from banmian.colour import Ink
from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic
from banmian.display import GlyphRun, Item, Layer, Path, Tag
from banmian.fonts import FontBook
from banmian.geometry import Rect, rounded_outline
from banmian.template.measures import Seal
from banmian.text import cover
from banmian.values import frozen


@frozen
class Signs:
    """Signs that stand one under the other: face, size (mp), ink, and whose they are."""

    text: StyledText
    face: str
    size: int
    ink: Ink
    tag: Tag


@frozen
class SealGround:
    """What a seal's signs stand on: its ink, its corners, what it keeps free."""

    ink: Ink
    measures: Seal


@frozen
class SetSigns:
    """Signs as set, and what their face lacked."""

    items: tuple[Item, ...]
    diagnostics: tuple[Diagnostic, ...]


def stack_signs(signs: Signs, pitch: int, at: tuple[int, int], fonts: FontBook) -> SetSigns:
    """Signs of a fixed pitch, as of a seal: `at` = left edge and top of the first em box; `pitch` from box to box (mp). What
    their face lacks comes from its stack, as in any text."""
    size, x = signs.size, at[0] + signs.size // 2
    shown, found = cover.signs(signs.text, signs.face, fonts)
    runs: list[Item] = []
    for face, some in groupby(enumerate(shown), key=lambda sign: sign[1].face):
        part = list(some)
        first = part[0][0]
        glyphs = tuple(fonts.face(face).vertical_glyph(sign.shown) or 0 for _, sign in part)
        offsets = tuple(pitch * (i - first) for i, _ in part)
        texts = tuple(sign.text for _, sign in part)
        length, place = pitch * (len(part) - 1) + size, at[1] + pitch * first
        runs.append(GlyphRun(
            face, size, x, place, glyphs, offsets, texts, length, signs.ink, signs.tag, signs.text.at(first), axis=0, down=True
        ))  # fmt: skip
    return SetSigns(tuple(runs), tuple(found))


def columns_of(text: StyledText, count: int) -> list[StyledText]:
    """A text parted into columns of about equal length, in the order of reading: from right to left."""
    rows = max(1, -(-len(text.text) // count))
    cuts = range(0, len(text.text), rows)
    return [replace(text, text=text.text[at : at + rows], marks=(), span=text.at(at), lines=()) for at in cuts]


def seal(signs: Signs, rect: Rect, ground: SealGround, fonts: FontBook, columns: int = 1) -> SetSigns:
    """A seal: its signs on a coloured ground, filling its height evenly, in columns from right to left."""
    free, size, parts = ground.measures.free, signs.size, columns_of(signs.text, columns)
    rows = max((len(part.text) for part in parts), default=0)
    pitch = (rect.height - free) // rows if rows > 1 else size
    top = rect.y0 + (rect.height - pitch * (rows - 1) - size) // 2
    inner = rect if columns == 1 else Rect(rect.x0 + free // 2, rect.y0, rect.x1 - free // 2, rect.y1)
    width = inner.width // columns
    items: list[Item] = [
        Path(rounded_outline(rect, ground.measures.radius), ground.ink, None, Tag("", -1, "furniture"), layer=Layer.TINT)
    ]
    found: list[Diagnostic] = []
    for n, part in enumerate(parts):
        left = inner.x0 + (columns - 1 - n) * width
        done = stack_signs(replace(signs, text=part), pitch, (left + (width - size) // 2, top), fonts)
        items += done.items
        found += done.diagnostics
    return SetSigns(tuple(items), tuple(found))
