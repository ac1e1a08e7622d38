"""Head styles and heads for tests: a headline of 30 pt, whatever else a test asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from banmian.colour import BLACK
from banmian.content.model import Head, Mark, StyledText
from banmian.diagnostics import Span
from banmian.display import GlyphRun
from banmian.flow.head import HeadSite, SetHead
from banmian.flow.headfit import FitSite, Fitted, fit
from banmian.flow.heads import set_head
from banmian.fonts import FontBook
from banmian.template.model import HeadPart, HeadStyle, MarkWidths

SIZE = 30_000
PART = HeadPart("song-black", SIZE, BLACK, (0, 0, 0), 0, 36_000, (-40, 0, 100), (900, 1050), 3, sizes=(SIZE, SIZE), drop_marks=True)
STYLE = HeadStyle("news", 1, None, PART, None, (3, 6, 9), 0, 0, MarkWidths(580, 580, 550), 125)


def head_style(**changes: Any) -> HeadStyle:
    """The style with changes of its headline."""
    return replace(STYLE, headline=replace(PART, **changes))


def text_of(source: str) -> StyledText:
    """The text with `|` as the author's break."""
    marks, plain = [], ""
    for piece in source.split("|"):
        if plain:
            marks.append(Mark(len(plain), len(plain), "break"))
        plain += piece
    return StyledText(plain, tuple(marks), Span("a.md", 3, 5), ((0, 3, 5),))


def fitted(book: FontBook, source: str, ems: float, rows: int = 3, **changes: Any) -> Fitted:
    """The headline fitted to a measure in em."""
    style = head_style(**changes)
    return fit(text_of(source), FitSite(style.headline, style, round(ems * SIZE), rows), book)


def lines(found: Fitted) -> list[str]:
    """The canonical text of each line, what is not painted too."""
    return ["".join(line.texts) for line in found.lines]


def painted(found: Fitted) -> list[str]:
    return [line.text.text for line in found.lines]


def set_at(book: FontBook, head: Head, style: HeadStyle, ems: float, lines: int = 0, leading: int = 0) -> SetHead:
    """The head at x 10 pt, y 100 pt."""
    site = HeadSite(10_000, 10_000 + round(ems * SIZE), 100_000, 1, "story", lines, leading=leading)
    return set_head(head, style, site, book)


def runs_of(done: SetHead, role: str = "headline") -> list[GlyphRun]:
    return [i for i in done.items if isinstance(i, GlyphRun) and i.tag.role == role]
