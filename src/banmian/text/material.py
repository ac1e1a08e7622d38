"""What a paragraph is prepared from: its text, its setting, the faces, what was found in the text before, and the units so far."""

from __future__ import annotations

from banmian.content.model import StyledText
from banmian.fonts import FontBook
from banmian.text.breaks import opportunities_of
from banmian.text.builder import Builder
from banmian.text.cover import Cover
from banmian.text.quotes import quotes_of
from banmian.text.setting import TextSetting


class Material:
    """One paragraph's, while it is prepared: `built` grows, `cover` notes which face stands in for which."""

    __slots__ = ("built", "cover", "edges", "fonts", "latin_quotes", "setting", "source")

    def __init__(self, text: StyledText, setting: TextSetting, fonts: FontBook) -> None:
        self.source, self.setting, self.fonts = text, setting, fonts
        self.built = Builder(setting.size, setting.rules, setting.tracking)
        self.edges = opportunities_of(text, setting.level)
        self.latin_quotes = quotes_of(text)
        self.cover = Cover(text, fonts)
