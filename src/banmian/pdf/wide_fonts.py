"""Fonts for pages that are only drawn, one after another as their words change: each face is embedded with more glyphs than the
page uses, so that a word that comes in seldom asks for another subset, and a part of a page needs none of its own.

What is painted is the same: a glyph's outline does not depend on which others are embedded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from banmian.pdf.faces import FaceSource
from banmian.pdf.fonts import PdfFont, known_as, prepare_face
from banmian.pdf.usage import Texts


class WideFonts:
    """The faces as they were embedded last. `ahead`: by face the glyphs that may be wanted next, those of the whole issue; it is
    asked when a face lacks one."""

    def __init__(self, ahead: Callable[[], Mapping[str, Texts]]) -> None:
        self._ahead = ahead
        self._made: dict[str, PdfFont] = {}

    def of(self, used: Mapping[str, Texts], faces: FaceSource) -> dict[str, PdfFont]:
        """Each face that is used, with these glyphs at least."""
        return {id: self._with(id, texts, faces) for id, texts in used.items()}

    def _with(self, id: str, texts: Texts, faces: FaceSource) -> PdfFont:
        face, known = faces.face(id), self._made.get(id)
        if known is None or known.face != known_as(face):
            known = None
        if known is None or not texts.keys() <= known.texts.keys():
            wide = {**texts, **self._ahead().get(id, {}), **(known.texts if known is not None else {})}
            name = known.name if known is not None else f"F{len(self._made) + 1}"
            known = self._made[id] = prepare_face(name, face, wide)
        return known
