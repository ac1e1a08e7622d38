"""A small label on a bar: the tag that stands over a story's head."""

from __future__ import annotations

from dataclasses import replace

from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.display import Box, Item, Layer
from banmian.flow.linefit import fit_line
from banmian.geometry import Rect
from banmian.phrases import say
from banmian.template.measures import Label
from banmian.template.model import LineStyle
from banmian.text.place import Paint
from banmian.text.single import Setter


def label_items(
    text: StyledText, box: Rect, style: LineStyle, paints: tuple[Paint, Paint], site: tuple[Setter, int], size: Label
) -> tuple[list[Item], list[Diagnostic]]:
    """A small label on a bar, fitted to the box's width: paints are (bar, text); `site`: the setter, and the page for messages."""
    setter, page = site
    line = fit_line(text, replace(style, ink=paints[1].ink), box.width - 2 * size.side, setter)
    bar = Rect(box.x0, box.y0, box.x0 + line.width + 2 * size.side, box.y0 + size.height)
    base = bar.y0 + (bar.height - style.size) // 2 + setter.fonts.above(style.size)
    runs = line.runs(bar.x0 + size.side, base, setter, paints[1].tag)
    found = line.diagnostics(say("the tag"), PlaceOnPage(page, (box.x0, bar.y0, box.x1, bar.y1)), text.span)
    return [Box(bar, paints[0].ink, paints[0].tag, Layer.TINT), *runs], found
