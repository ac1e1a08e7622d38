"""Text to glyphs through HarfBuzz: which features are on for Han and which for Latin.

Rule: docs/rules/design.md, Total fit over classes: the font's own contextual spacing stays off, since the line breaker
must see every unit that it may take; docs/rules/typography.md, Mixed type: kerning for Latin only, `locl` forms of zh-Hans.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import uharfbuzz as hb

LANGUAGE = "zh-Hans"

_WIDTHS_OFF = {name: False for name in ("chws", "halt", "palt", "vchw", "vhal", "vkrn", "vpal")}
HAN_FEATURES: Mapping[str, bool] = {**_WIDTHS_OFF, "kern": False, "liga": False, "clig": False, "calt": False}
LATIN_FEATURES: Mapping[str, bool] = {**_WIDTHS_OFF, "kern": True, "liga": True}
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
    return 0x2E80 <= point <= 0xA4CF or 0xF900 <= point <= 0xFAFF or 0xFE30 <= point <= 0xFE4F or (
        0xFF00 <= point <= 0xFFEF or 0x20000 <= point <= 0x3FFFF
    )


def shape(font: Any, text: str, features: Mapping[str, int] = _NONE) -> list[ShapedGlyph]:
    """The glyphs of a run of one direction (left to right), in order. `features` win over the defaults of the script.

    A text with one East Asian character in it is shaped as Han throughout; else as Latin. Curly quotes and dashes
    have no script: a run of them alone is Latin, as they are in the face (proportional); ask for `fwid` if need be.
    """
    han = any(map(is_east_asian, text))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "ltr"
    buffer.script = "Hani" if han else "Latn"
    buffer.language = LANGUAGE
    base = HAN_FEATURES if han else LATIN_FEATURES
    hb.shape(font, buffer, {**base, **features} if features else base)
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    return [
        ShapedGlyph(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(infos, places, strict=True)
    ]
