"""Words, numbers and addresses become units: letters through HarfBuzz, parted where a line may end inside them.

docs/rules/typography.md, Mixed type. How a word stands in a line that runs down, its span says (text/direction.py).
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from banmian.fonts.face import scale
from banmian.text import classes as c
from banmian.text.cover import holds
from banmian.text.material import Material
from banmian.text.setting import Look
from banmian.text.spans import SpanFace

LONG = 8
"""Letters of the shortest word that may be hyphenated: a shorter one wastes little of a line."""
Spell = Callable[[str, int, SpanFace], None]
"""What sets a word that no face holds whole, letter by letter."""


class Letters:
    """The words of one paragraph."""

    def __init__(self, material: Material, spell: Spell) -> None:
        self.fonts, self.setting, self.built = material.fonts, material.setting, material.built
        self.edges, self.cover, self.spell = material.edges, material.cover, spell

    def set_word(self, text: str, offset: int, span: SpanFace) -> None:
        """One unit, or several where a line may end inside the word."""
        costs, emergency = self.edges.costs, self.edges.emergency
        cuts = [k for k in range(1, len(text)) if costs[offset + k] >= 0 or offset + k in emergency]
        hyphens = self._hyphen_points(text) if not cuts else ()
        edges = [0, *(cuts or hyphens), len(text)]
        for a, b in pairwise(edges):
            self._set_letters(text[a:b], offset + a, span)
            if a in hyphens:
                self.built.parted.add(len(self.built.widths) - 1)
            if b in hyphens:
                self.allow_hyphen(len(self.built.widths) - 1)

    def _hyphen_points(self, text: str) -> tuple[int, ...]:
        if not self.setting.hyphens or len(text) < LONG or not text.isalpha():
            return ()
        from banmian.text.hyphenate import hyphen_points

        return hyphen_points(text, self.setting.hyphens, (3, 3))

    def allow_hyphen(self, unit: int) -> None:
        """A line that ends after the unit shows a hyphen; where the face has none a word is not parted."""
        hyphen = self.fonts.face(self.built.faces[-1]).sized(self.setting.size)["-"]
        if hyphen is not None:
            self.built.hyphens.add(unit)
            self.built.hyphen = hyphen

    def _set_letters(self, text: str, offset: int, span: SpanFace) -> None:
        """Letters, kerned; their width is the font's own."""
        face, em, look = span.latin, span.latin_size, span.latin_look
        if not holds(self.fonts.face(face), text):
            face, em, look = span.face, span.size, span.look
        run = self.fonts.face(face)
        if not holds(run, text):
            self.spell(text, offset, span)
            return
        shaped = run.shape(text, {"pwid": 1} if "\u2019" in text else None)
        clusters = sorted({glyph.cluster for glyph in shaped} | {len(text)})
        shown = {a: text[a:b] for a, b in pairwise(clusters)}
        x, track = 0, self.built.track
        first = len(self.built.gids)
        self.built.unit(c.WORD, 0, offset, len(text))
        for glyph in shaped:
            rise = scale(glyph.y_offset, em, run.upem)
            own = Look(em, rise + (look.rise if look else 0)) if rise else look
            at = x + scale(glyph.x_offset, em, run.upem)
            self.built.glyph(face, glyph.gid, at, shown.pop(glyph.cluster, ""), own)
            x += scale(glyph.x_advance, em, run.upem) + track
        if len(self.built.gids) > first:
            x -= track
        self.built.widths[-1] = x
        if c.class_of(text[-1]) in (c.HALF, c.SOLIDUS):  # a piece of an address, which is no letter to the Han after it
            self.built.tails[len(self.built.widths) - 1] = c.SUFFIX

    def set_quote(self, text: str, offset: int, span: SpanFace) -> None:
        """A curly quote of Latin text in its proportional form."""
        face, shown = self.cover.face_of(text[0], span.latin, offset)
        run = self.fonts.face(face)
        glyph = run.shape(shown, {"pwid": 1})[0]
        self.built.unit(c.QUOTES[text[0]], scale(glyph.x_advance, span.latin_size, run.upem), offset, 0)
        self.built.glyph(face, glyph.gid, 0, text, span.latin_look)
