"""A story's head: kicker, headline and deck in a head style, measured (flow/headmeasure.py), judged (headfault.py), drawn here.

docs/rules/typography.md, Headlines; docs/rules/dummy.md, Head blocks.
"""

from __future__ import annotations

from collections.abc import Sequence

from banmian.content.model import Head
from banmian.diagnostics.wording import part_words
from banmian.display import Frame, GlyphRun, Item, Tag, framed
from banmian.flow.head import HeadSite, SetHead
from banmian.flow.headfault import head_faults
from banmian.flow.headmeasure import MeasuredHead, MeasuredPart, measure_head
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.phrases import say
from banmian.remember import Memo
from banmian.template.model import HeadStyle
from banmian.text.lines import set_line
from banmian.text.place import LinePlace, Paint

HEADS: Memo[SetHead] = Memo("heads", 2_000, lasting=True, each="story")


def set_head(head: Head, style: HeadStyle, site: HeadSite, fonts: FontBook) -> SetHead:
    """Kicker over headline over deck, on the style's ground. A head that was set once is the same value again."""
    if not fonts.key:
        return _set(head, style, site, fonts)
    return HEADS.of((fonts.key, head, style, site), lambda: _set(head, style, site, fonts))


def _set(head: Head, style: HeadStyle, site: HeadSite, fonts: FontBook) -> SetHead:
    if style.vertical:
        from banmian.flow.vertical import set_vertical_head

        return set_vertical_head(head, style, site, fonts)
    measured = measure_head(head, style, site, fonts)
    return SetHead(draw_head(measured, style, site, fonts), measured.lines, tuple(head_faults(measured, style, site, fonts)))


def head_framed(items: Sequence[Item], rect: Rect, story: str, on: Frame | None) -> list[Item]:
    """The items of a head as ink of its area, `rect` (mp, with the white between lines around it). Each part is a frame of its
    own, so that a headline over a deck is seen; what the parts stand on is their ground. `on`: the ground of the whole
    head, as a box."""
    ground = Frame("head", say("the ground of the head of '{story}'", story=story), rect, on)
    known: dict[str, Frame] = {}
    out: list[Item] = []
    for item in items:
        role = item.tag.role if isinstance(item, GlyphRun) else ""
        if role and role not in known:
            known[role] = Frame("head", say("the {part} of '{story}'", part=part_words(role), story=story), rect, ground)
        out += framed([item], known.get(role, ground))
    return out


def draw_head(head: MeasuredHead, style: HeadStyle, site: HeadSite, fonts: FontBook) -> tuple[Item, ...]:
    """The head's items: its text in reading order, on the style's ground."""
    items = [item for part in head.parts for item in _drawn(part, site, head.sunk, fonts)]
    if style.ground or style.rules:
        from banmian.flow.headground import with_ground

        items = with_ground(items, style, (site.x0, site.x1))
    return tuple(items)


def _drawn(measured: MeasuredPart, site: HeadSite, sunk: int, fonts: FontBook) -> list[Item]:
    """The lines on their baselines, `sunk` mp below their tops."""
    part, fitted = measured.part, measured.fitted
    paint = Paint(part.ink, Tag(site.story, -1, measured.role), stretch=fitted.scale)
    first = site.top + sunk + measured.top + fonts.above(fitted.size)
    align = part.beside or part.align
    placed: list[Item] = []
    for i, line in enumerate(fitted.lines):
        spare = measured.measure - line.width * fitted.scale // 1000
        x = measured.x0 + {"centre": spare // 2, "end": spare}.get(align, 0)
        place = LinePlace(x, first + i * measured.pitch, max(line.width, measured.measure))
        placed += set_line(line, 0, line.units.size, place, paint)
    if not part.ground:
        return placed
    from banmian.flow.headground import ground_items

    side = part.ground.padding[0]
    return [*ground_items(placed, part.ground, (measured.x0 - side, measured.x1 + side)), *placed]
