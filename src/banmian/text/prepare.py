"""Prepare: marked text becomes units with glyphs, gaps and allowed breaks, once, in arrays (the breaker's input).

text/preparation.py goes over the tokens; how each stands, text/across.py says for lines that run across, text/downward.py for
lines that run down.
"""

from __future__ import annotations

from banmian.content.model import StyledText
from banmian.fonts import FontBook
from banmian.remember import Memo
from banmian.text.across import Across
from banmian.text.direction import Direction
from banmian.text.material import Material
from banmian.text.preparation import Preparation
from banmian.text.prepared import Prepared
from banmian.text.setting import TextSetting

LONG = 25
"""Characters from which on a text is kept as a paragraph: heads, cells, lines of furniture, of which there are more and which are
seldom asked for again, push none out, and those that come for them later weigh no more."""
PREPARED: Memo[Prepared] = Memo("paragraphs", 2_000, each="paragraph")
SHORT: Memo[Prepared] = Memo("short texts", 3_000, each="text")


def prepare(text: StyledText, setting: TextSetting, fonts: FontBook) -> Prepared:
    """Units of the text in the setting. Characters without a glyph fall back by coverage and are reported. What was prepared
    once is the same value again."""
    if not fonts.key:
        return _prepared(text, setting, fonts)
    table = PREPARED if len(text.text) >= LONG else SHORT
    return table.of((fonts.key, text, setting), lambda: _prepared(text, setting, fonts))


def _prepared(text: StyledText, setting: TextSetting, fonts: FontBook) -> Prepared:
    material = Material(text, setting, fonts)
    direction: Direction = Across(material)
    if setting.direction == "vertical":
        from banmian.text.downward import Down

        direction = Down(material)
    return Preparation(material, direction, prepare).run()
