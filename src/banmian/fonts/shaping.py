"""Text to glyphs through HarfBuzz: which features are on for Han and which for Latin.

Rule: docs/rules/design.md, Total fit over classes: the font's own contextual spacing stays off, since the line breaker
must see every unit that it may take; docs/rules/typography.md, Mixed type: kerning for Latin only, the language's forms.
HarfBuzz itself leaves chws, halt, palt, vkrn and their like alone unless they are asked for; what it would do unasked
to Han is named in HAN_FEATURES.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import uharfbuzz as hb

LANGUAGE = "zh-Hans"
"""Of Han where nothing else is said."""
_OF_HAN = ("zh", "ja", "ko")


def han_language(language: str) -> str:
    """In which language's forms a paper sets Han (BCP 47): its own, or those of zh-Hans where its own has no Han."""
    return language if language.partition("-")[0] in _OF_HAN and language != "zh" else LANGUAGE


HAN_FEATURES: Mapping[str, bool] = dict.fromkeys(("kern", "liga", "clig", "calt"), False)
_EAST_ASIAN = ((0x2E80, 0xA4CF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))
_NONE: Mapping[str, int] = {}


class ShapedGlyph(NamedTuple):
    """A glyph as HarfBuzz placed it: `cluster` = index of its first code point in the text; lengths in font units."""

    gid: int
    cluster: int
    x_advance: int
    x_offset: int
    y_offset: int


def is_east_asian(ch: str) -> bool:
    """Han, kana, CJK punctuation and full-width forms: what HarfBuzz is to shape as `Hani`."""
    point = ord(ch)
    return any(first <= point <= last for first, last in _EAST_ASIAN)


def shape(
    font: Any, text: str, features: Mapping[str, int] = _NONE, *, han: bool | None = None, language: str = LANGUAGE
) -> list[ShapedGlyph]:
    """The glyphs of a run of one direction (left to right), in order. `features` win over the defaults of the script.

    A text with one East Asian character in it is shaped as Han throughout, any other as Latin, unless `han` says which.
    `language`: whose forms are taken (`locl`). Curly quotes are one em wide in either script (Chinese forms): ask for `pwid`
    between Latin words. Two U+2014 become one rule of two em, in one glyph whose cluster is the first, in the faces that hold it
    (Song and Hei).
    """
    if han is None:
        han = any(map(is_east_asian, text))
    buffer = _buffer(text, "Hani" if han else "Latn", language)
    hb.shape(font, buffer, {**HAN_FEATURES, **features} if han else features or None)
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    return [
        ShapedGlyph(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(infos, places, strict=True)
    ]


def lone_form(font: Any, ch: str, language: str = LANGUAGE) -> int | None:
    """The glyph of one character alone in the language's form; None if it takes more than one glyph or has none.

    No feature is named, which costs 1 us in place of 6: kerning and ligatures do nothing to a glyph that stands alone.
    """
    buffer = _buffer(ch, "Hani", language)
    hb.shape(font, buffer)
    infos = buffer.glyph_infos
    return infos[0].codepoint or None if len(infos) == 1 else None


def _buffer(text: str, script: str, language: str) -> Any:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "ltr"
    buffer.script = script
    buffer.language = language
    return buffer
