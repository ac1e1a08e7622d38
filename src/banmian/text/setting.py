"""What the preparation of a text needs of a style: faces, size, spacing, kinsoku level, direction."""

from __future__ import annotations

from typing import Literal

from banmian.template.model import VerticalRules
from banmian.text.spacing import PLAIN, SpacingRules
from banmian.values import frozen, frozen_key

PLAIN_VERTICAL = VerticalRules()
Direction = Literal["horizontal", "vertical"]


@frozen_key
class TextSetting:
    """Sizes in mp, tracking in thousandths of an em; `strong`, `kai`, `hei` are the faces of those marks, `reading` that of
    readings over characters, `latin` that of Latin letters and digits ("" = what the text's own face gives), `hyphens` the
    language whose words may be hyphenated ("" = none)."""

    face: str
    size: int
    strong: str = ""
    kai: str = ""
    rules: SpacingRules = PLAIN
    level: str = "strict"
    tracking: int = 0
    latin: str = ""
    hyphens: str = ""
    direction: Direction = "horizontal"
    vertical: VerticalRules = PLAIN_VERTICAL
    hei: str = ""
    reading: str = ""
    zhuyin: Literal["over", "beside"] = "over"
    """Where zhuyin stands in a line across: over its character, or letter under letter at its right, as in a line down."""
    lexicon: tuple[str, ...] = ()
    """The paper's names and titles, inside which no headline is broken."""


@frozen
class Look:
    """How a glyph differs from its line's: size mp, rise above the baseline mp, horizontal scale in thousandths, and in a
    vertical line whether it stands upright, is turned with its run, or belongs to a unit set across."""

    size: int
    rise: int = 0
    stretch: int = 1000
    turn: Literal["", "upright", "rotated", "across"] = ""
