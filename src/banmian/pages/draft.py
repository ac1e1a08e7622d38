"""The draft: what is missing shown as boxes, overset text in red beside the page, a warning across it.

docs/rules/contracts.md, Outputs; for the hour when a photograph is late.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.colour import FULL, Ink
from banmian.display import Box, GlyphRun, Item, Layer, Page, Tag
from banmian.geometry import Rect
from banmian.template.model import LineStyle, Paper
from banmian.template.roles import Roles
from banmian.template.words import filled
from banmian.text.single import Setter
from banmian.units import mm_of_mp
from banmian.values import frozen

GREY, DARK = Ink("draft-15", (0, 0, 0, 150)), Ink("draft-70", (0, 0, 0, 700))
RED = Ink("draft-red", (0, FULL, FULL, 0))
"""No paper's: what is over is seen as that, whatever the accent."""
STRIP = 190_000
"""Width of the strip beside the trim for overset text, mp."""
TAG = Tag("", -1, "draft")


def missing_picture(rect: Rect, file: str, setter: Setter, roles: Roles) -> list[Item]:
    """A grey box with the picture's name and size."""
    style = LineStyle("draft", roles.draft, 9250, DARK)
    middle = (rect.x0 + rect.x1) // 2
    y = (rect.y0 + rect.y1) // 2
    size = f"{mm_of_mp(rect.width):g} \u00d7 {mm_of_mp(rect.height):g} mm"
    name = file.rsplit("/", 1)[-1] or "?"
    return [
        Box(rect, GREY, TAG, Layer.TINT),
        *setter.line(name, style, (middle, y), "centre", TAG)[0],
        *setter.line(size, style, (middle, y + 14_000), "centre", TAG)[0],
    ]


@frozen
class Waiting:
    """A place whose `stories` are not there: where it is, in how many columns, and how many characters they hold."""

    rect: Rect
    columns: int
    stories: Sequence[str]
    room: int


def waiting_story(waiting: Waiting, setter: Setter, paper: Paper) -> list[Item]:
    """A framed box: that copy is awaited, whose, and the characters that the place holds; words in its first column, as a rule may
    stand between that and the next."""
    rect = waiting.rect
    style = LineStyle("draft", paper.roles.draft_strong, 16_000, DARK)
    small = LineStyle("draft", paper.roles.draft, 9250, DARK)
    x, y = rect.x0 + 9000, rect.y0 + 30_000
    width = rect.width // waiting.columns - 18_000
    rows = [*_rows(waiting.stories, width, small, setter), filled(paper.words.draft_room, {"characters": waiting.room})]
    return [
        Box(rect, GREY, TAG, Layer.TINT),
        *setter.line(paper.words.draft_waiting, style, (x, y), tag=TAG)[0],
        *(run for n, row in enumerate(rows) for run in setter.line(row, small, (x, y + 18_000 + n * 14_000), tag=TAG)[0]),
    ]


def _rows(names: Sequence[str], width: int, style: LineStyle, setter: Setter) -> list[str]:
    """The names on as many lines as they take, one at least on each."""
    rows: list[str] = []
    for name in names:
        longer = f"{rows[-1]}, {name}" if rows else name
        if rows and setter.width(longer, style) <= width:
            rows[-1] = longer
        else:
            rows.append(name)
    return rows


@frozen
class OverText:
    """Overset lines of a story, set from (0, 0) down."""

    story: str
    items: tuple[Item, ...]


def draft_page(page: Page, over: Sequence[OverText], setter: Setter, paper: Paper) -> Page:
    """The page on a wider sheet, with the warning and the overset text."""
    items = [*page.items, *_warning(page, setter, paper)]
    x, y = page.trim[0] + page.bleed + 12_000, paper.grid.top
    for text in over:
        head = LineStyle("draft", paper.roles.draft_strong, 10_000, RED)
        items += setter.line(filled(paper.words.draft_over, {"story": text.story}), head, (x, y), tag=TAG)[0]
        low = y
        for item in text.items:
            moved = _red(item, x, y)
            if moved is not None:
                items.append(moved)
                low = max(low, moved.y + (moved.width if moved.axis is not None else 0))
        y = low + 24_000
    return replace(page, items=tuple(items), margin_right=STRIP)


def _red(item: Item, dx: int, dy: int) -> GlyphRun | None:
    return replace(item, x=item.x + dx, y=item.y + dy, ink=RED, tag=TAG) if isinstance(item, GlyphRun) else None


def _warning(page: Page, setter: Setter, paper: Paper) -> list[Item]:
    """The warning across the page, three times, letters far apart, over the tints and under pictures and text."""
    style = LineStyle("draft", paper.roles.warning, 96_000, Ink("draft-30", (0, 0, 0, 300)), tracking=600)
    return [
        replace(run, layer=Layer.TINT)
        for part in (1, 2, 3)
        for run in setter.line(paper.words.draft_warning, style, (page.trim[0] // 2, page.trim[1] * part // 4), "centre", TAG)[0]
    ]
