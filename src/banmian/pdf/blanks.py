"""Blanks between words, for readers that take the text as it is marked and do not look at the white between glyphs.

In set text a blank is white, not a glyph; in tagged PDF words are told apart by characters (PDF 1.7, word breaks). So the
twin for the web has the face's own blank in the white; nothing else moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from banmian.display import GlyphRun
from banmian.pdf.faces import Face
from banmian.pdf.tree import Marked

WORD_SPACE = 150
"""Thousandths of an em: white from which on two letters or figures belong to two words, beyond letter spacing."""
WIDE_SPACE = 750
"""The same from which on there is a full-width blank between any two signs."""
SPACED = 3
"""A run with at least so many gaps between letters is letter-spaced by the least of them."""
LETTERS = 0x250
"""Signs below this are of words that blanks part: ASCII and the Latin letters with accents."""
WORD, WIDE = " ", "\u3000"


class BlankFace(Face, Protocol):
    """A face that also knows its characters."""

    def glyph(self, ch: str, /) -> tuple[int, int] | None:
        """Glyph id and advance in font units."""
        ...


class BlankFaces(Protocol):
    """Where such faces come from."""

    def face(self, face_id: str, /) -> BlankFace: ...


def with_blanks(marked: Sequence[Marked], faces: BlankFaces) -> list[Marked]:
    """The items of a page in reading order, with the blanks of the text in their runs."""
    out: list[Marked] = []
    for m in marked:
        run = m.item
        if not isinstance(run, GlyphRun) or m.leaf is None or run.down:
            out.append(m)
            continue
        face = faces.face(run.face)
        before = out[-1] if out else None
        if before is not None and before.leaf is m.leaf and isinstance(before.item, GlyphRun) and not before.item.down:
            known = faces.face(before.item.face)
            before.item = _filled(before.item, known, {len(before.item.glyphs): _between(before.item, run, known)})
        out.append(Marked(_filled(run, face, dict(_within(run, face))), m.leaf, m.artifact))
    return out


def _within(run: GlyphRun, face: Face) -> Iterator[tuple[int, str]]:
    """Before which glyphs of the run a blank stands."""
    advances = _advances(run, face)
    whites = {
        i: (run.offsets[i] - run.offsets[i - 1] - advances[i - 1]) * 1000 // run.size
        for i in range(1, len(run.glyphs))
        if run.texts[i - 1] and run.texts[i]
    }
    letters = [white for i, white in whites.items() if _latin(run.texts[i - 1]) and _latin(run.texts[i])]
    spacing = max(0, min(letters)) if len(letters) >= SPACED else 0
    for i, white in whites.items():
        yield i, _blank(run.texts[i - 1], run.texts[i], white - spacing)


def _between(a: GlyphRun, b: GlyphRun, face: Face) -> str:
    """The blank between two runs: on one line as their white asks, from one line to the next one between words. A hyphen at a
    line's end is no text."""
    if a.angle or b.angle or not (a.texts[-1] and b.texts[0]):
        return ""
    if abs(b.y - a.y) > max(a.size, b.size) // 2:
        return WORD if _latin(a.texts[-1]) and _latin(b.texts[0]) else ""
    end = a.x + a.offsets[-1] + _advances(a, face)[-1]
    return _blank(a.texts[-1], b.texts[0], (b.x - end) * 1000 // a.size)


def _blank(a: str, b: str, white: int) -> str:
    if _latin(a) and _latin(b):
        return WORD if white >= WORD_SPACE else ""
    return WIDE if white >= WIDE_SPACE else ""


def _latin(text: str) -> bool:
    return bool(text) and ord(text[-1]) < LETTERS and not text[-1].isspace()


def _advances(run: GlyphRun, face: Face) -> list[int]:
    """Advances as set, mp."""
    return [a * run.size * run.stretch // (face.upem * 1000) for a in face.advances(run.glyphs)]


def _filled(run: GlyphRun, face: BlankFace, blanks: dict[int, str]) -> GlyphRun:
    """The run with blanks of its face before these glyphs. A face without a full-width blank gives its word space, or none."""
    known = {blank: (has[0], blank) for blank in (WIDE, WORD) if (has := face.glyph(blank))}
    found = {i: known[blank if blank in known else WORD] for i, blank in blanks.items() if blank and WORD in known}
    if not found:
        return run
    advances = _advances(run, face)
    glyphs, offsets, texts, rises = list(run.glyphs), list(run.offsets), list(run.texts), list(run.rises)
    for i in sorted(found, reverse=True):
        glyph, text = found[i]
        glyphs.insert(i, glyph)
        offsets.insert(i, run.offsets[i - 1] + advances[i - 1])
        texts.insert(i, text)
        if rises:
            rises.insert(i, run.rises[i - 1])
    return replace(run, glyphs=tuple(glyphs), offsets=tuple(offsets), texts=tuple(texts), rises=tuple(rises))
