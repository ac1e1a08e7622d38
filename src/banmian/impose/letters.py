"""The words beside the marks: one line of glyphs, each character alone, set in a face of the project.

Words of ours on a sheet that nobody reads as text: no kerning, no line breaking, nothing of the setting of pages.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from string import Template
from typing import Any, Protocol

from banmian.colour import BLACK, Ink
from banmian.display import GlyphRun
from banmian.impose.marks import MARK
from banmian.pdf import faces
from banmian.units import mp_of_mm
from banmian.values import frozen

SIZE = 7_000
LEAST = 4_000
"""The smallest size of a line that is too long, mp; what is still too long ends with an ellipsis."""
ELLIPSIS, GETA = "\u2026", "\u3013"
"""Signs for an end that is left out, and for a character that no face holds."""
SPACE = mp_of_mm(2)


class LetterFace(faces.Face, Protocol):
    """A face that knows the glyph of a character."""

    def glyph(self, ch: str, /) -> tuple[int, int] | None:
        """(glyph id, advance in font units), None for a character that it lacks."""
        ...


class FaceSource(Protocol):
    """Where faces come from; `banmian.fonts.FontBook` fulfils it."""

    def face(self, face_id: str, /) -> LetterFace: ...

    def cover(self, ch: str, face_id: str, /) -> str | None: ...


@frozen
class Letters:
    """What words are set in: the faces, and the one that each character is looked for in first; and in which script they are."""

    faces: FaceSource
    first: str
    traditional: bool = False


@frozen
class Words:
    """words.toml: templates by name, and what each process ink is called."""

    texts: dict[str, str]
    inks: dict[str, str]

    def fill_in(self, name: str, values: dict[str, str]) -> str:
        return Template(self.texts[name]).substitute(values)

    def ink(self, ink: Ink) -> str:
        """An ink's name on its own plate: the process ink's, or the spot's as the print shop knows it."""
        return self.inks.get(ink.name, ink.name)


def words(traditional: bool = False) -> Words:
    """The words of marks and plates, in the script of the paper."""
    import tomllib

    both: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    table = both["hant" if traditional else "hans"]
    return Words({k: v for k, v in table.items() if isinstance(v, str)}, table["inks"])


def line(
    letters: Letters, text: str, at: tuple[int, int], longest: int, ink: Ink = BLACK, size: int = SIZE
) -> tuple[list[GlyphRun], int]:
    """The text from `at` (baseline) on, no longer than `longest` mp, and its width. `size`: as long as it fits, mp."""
    width = _width(_glyphs(letters, text, size))
    if width > longest > 0:
        size = max(min(LEAST, size), size * longest // width)
    glyphs = _glyphs(letters, text, size)
    if _width(glyphs) > longest:
        end = _glyphs(letters, ELLIPSIS, size)
        while glyphs and _width([*glyphs, *end]) > longest:
            glyphs = glyphs[:-1]
        glyphs = [*glyphs, *end] if glyphs else []
    return _runs(glyphs, size, at, ink)


def ink_names(letters: Letters, named: Words, inks: tuple[Ink, ...], at: tuple[int, int], longest: int) -> list[GlyphRun]:
    """Each ink's name in that ink alone, one after the other: what says on a plate whose it is."""
    out: list[GlyphRun] = []
    x = at[0]
    for ink in inks:
        made, width = line(letters, named.ink(ink), (x, at[1]), at[0] + longest - x, ink)
        out += made
        x += width + SPACE
    return out


Glyph = tuple[str, str, int, int]
"""(character, face, glyph id, advance in mp)."""


def _glyphs(letters: Letters, text: str, size: int) -> list[Glyph]:
    """The characters, each in the first face that has it; a geta for what none has."""
    source, out = letters.faces, []
    for ch in text:
        shown = ch if source.cover(ch, letters.first) is not None else GETA
        face = source.cover(shown, letters.first)
        glyph = source.face(face).glyph(shown) if face is not None else None
        if face is not None and glyph is not None:
            out.append((ch, face, glyph[0], glyph[1] * size // source.face(face).upem))
    return out


def _width(glyphs: list[Glyph]) -> int:
    return sum(g[3] for g in glyphs)


def _runs(glyphs: list[Glyph], size: int, at: tuple[int, int], ink: Ink) -> tuple[list[GlyphRun], int]:
    """Neighbours of one face as one run."""
    out, x = [], at[0]
    for face, some in groupby(glyphs, key=lambda g: g[1]):
        part = list(some)
        offsets = tuple(sum(g[3] for g in part[:i]) for i in range(len(part)))
        width = sum(g[3] for g in part)
        texts = tuple(g[0] for g in part)
        out.append(GlyphRun(face, size, x, at[1], tuple(g[2] for g in part), offsets, texts, width, ink, MARK))
        x += width
    return out, x - at[0]
