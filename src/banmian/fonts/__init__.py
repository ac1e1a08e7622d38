"""Faces by id: opened from fonts/, asked for glyphs, advances and shapes, covered by fallback, cut for the PDF.

Rule: docs/rules/design.md, Fonts by glyph id. HarfBuzz shapes and cuts; fontTools is not imported here.
"""

from banmian.fonts.book import FontBook
from banmian.fonts.face import Face
from banmian.fonts.shaping import ShapedGlyph
from banmian.fonts.subset import FontProgram

__all__ = ["Face", "FontBook", "FontProgram", "ShapedGlyph"]
