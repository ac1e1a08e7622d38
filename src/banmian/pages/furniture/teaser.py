"""A teaser on page 1: a picture out of a story further in, that page's name and number, a title, a sentence.

The picture stands beside the text or over it. In the web's PDF the whole of it leads to the story.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from banmian.content.model import StyledText
from banmian.display import Box, Frame, Item, Link, Tag, Treatment, framed
from banmian.geometry import Rect, rect_outline
from banmian.pages.furniture.rows import Slot, broken, single, three, top_slot
from banmian.pages.furniture.site import Site
from banmian.pages.pictures import Spot
from banmian.phrases import say
from banmian.pictures.place import CENTRE
from banmian.plan.model import PlannedTeaser
from banmian.template.model import LineStyle
from banmian.template.words import filled
from banmian.text.tighten import Field
from banmian.units import mm_of_mp

TAG = Tag("", -1, "furniture")
LEADING = 1250
"""From line to line of title and text, thousandths of their em, where their style has no `leading`."""


def draw_teaser(site: Site) -> list[Item]:
    """The issue's teaser of the element's number."""
    number, teasers = site.mp("nth"), site.plan.teasers
    if number > len(teasers):
        hint = say("name {number} under `teasers` in issue.yaml, or take the element out of the layout", number=number)
        site.tell(
            "FRN011",
            say("the layout has teaser {number}, the issue has {count}", number=number, count=len(teasers)),
            hint,
            site.element.span,
            site.rect,
        )
        return []
    teaser, rect = teasers[number - 1], site.rect
    out: list[Item] = [Link(rect, TAG, page=teaser.page, story=teaser.story)]
    weight = site.mp("rule")
    if weight:
        out.append(Box(Rect(rect.x0, rect.y0, rect.x1, rect.y0 + weight), site.plan.paper.roles.text, TAG))
        rect = replace(rect, y0=rect.y0 + weight + site.mp("air"))
    picture, text = _parted(site, teaser, rect)
    return [*out, *_picture(site, teaser, picture), *_words(site, teaser, text)]


def _parted(site: Site, teaser: PlannedTeaser, rect: Rect) -> tuple[Rect, Rect]:
    """Where the picture stands and where the words; without a picture these have all."""
    air, high = site.mp("air"), site.mp("picture-height")
    if teaser.picture is None:
        return Rect(rect.x0, rect.y0, rect.x0, rect.y0), rect
    if high:
        return replace(rect, y1=rect.y0 + high), replace(rect, y0=rect.y0 + high + air)
    wide = site.mp("picture")
    return replace(rect, x1=rect.x0 + wide), replace(rect, x0=rect.x0 + wide + air)


def _picture(site: Site, teaser: PlannedTeaser, rect: Rect) -> Iterator[Item]:
    if teaser.picture is None or site.pictures is None:
        return
    picture = teaser.picture
    spot = Spot(
        rect, rect_outline(rect), "", teaser.span, site.page, "cover", picture.focus or CENTRE, Treatment(teaser.crop), picture.alt
    )
    placed = site.pictures.place(picture.file, spot)
    site.diagnostics.extend(placed.diagnostics)
    yield from framed(placed.items, Frame("picture", say("the teaser's picture {file}", file=picture.file), rect, span=teaser.span))


def _words(site: Site, teaser: PlannedTeaser, rect: Rect) -> Iterator[Item]:
    """The page's name and number on one line, below it the title, below that the sentence."""
    air = site.mp("air")
    name, page = site.style_of("teaser-name", teaser.page), site.style_of("teaser-page", teaser.page)
    number = StyledText(filled(site.words.teaser, {"page": teaser.page}), span=teaser.span)
    slot = top_slot(site, (rect.x0, rect.x1), rect.y0, name)
    fields = (Field("name", teaser.name, name), Field("", StyledText(""), page), Field("page", number, page))
    for items in three(site, fields, (slot, slot, slot), page.size, (rect.x0 + rect.x1) // 2):
        yield from items
    y = rect.y0 + max(name.size, page.size) + air
    for key, text, named in (("title", teaser.title, "teaser-title"), ("text", teaser.text, "teaser-text")):
        style = site.style(named)
        lines = broken(site, Field(key, text, style), rect.width, style.lines) if text.text else []
        for n, line in enumerate(lines):
            base = y + n * _leading(style) + site.above(style)
            yield from single(site, Field(key, line, style), Slot(rect.x0, rect.x1, base))
        y += (len(lines) - 1) * _leading(style) + style.size + air if lines else 0
    if y - air > rect.y1:
        lacking = mm_of_mp(y - air - rect.y1)
        hint = say("shorten title or text, or give the teaser more lines in the layout")
        site.tell(
            "FRN002",
            say("a teaser has no room for its words: it lacks {lacking:.1f} mm of height", lacking=lacking),
            hint,
            teaser.span,
            rect,
        )


def _leading(style: LineStyle) -> int:
    return style.leading or style.size * LEADING // 1000
