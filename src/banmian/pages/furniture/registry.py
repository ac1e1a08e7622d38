"""The kinds of furniture. A new element: one file beside this, one row here, one `kind` in a page's layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from banmian.diagnostics.wording import part_words
from banmian.display import Frame, Item, Tag, framed
from banmian.geometry import Rect
from banmian.pages.furniture.barcode import draw_barcode
from banmian.pages.furniture.folio import draw_folio
from banmian.pages.furniture.imprint import draw_imprint
from banmian.pages.furniture.index import draw_index
from banmian.pages.furniture.masthead import draw_masthead
from banmian.pages.furniture.masthead_vertical import draw_masthead_vertical
from banmian.pages.furniture.nameplate import draw_nameplate
from banmian.pages.furniture.site import Site
from banmian.pages.furniture.teaser import draw_teaser
from banmian.pages.furniture.weather import draw_weather
from banmian.phrases import say
from banmian.template.furniture_roles import role_of

DRAWERS: dict[str, Callable[[Site], list[Item]]] = {
    "masthead": draw_masthead,
    "masthead-vertical": draw_masthead_vertical,
    "nameplate": draw_nameplate,
    "folio": draw_folio,
    "index": draw_index,
    "imprint": draw_imprint,
    "barcode": draw_barcode,
    "teaser": draw_teaser,
    "weather": draw_weather,
}


def furniture_items(site: Site) -> list[Item]:
    """The items of one element; the role of its text is that of its kind, and what has no slot of its own belongs to the element.
    KeyError for a kind that is no row above: the template's loader refuses it first."""
    kind = site.element.kind
    items = DRAWERS[kind](replace(site, setter=replace(site.setter, tag=Tag("", -1, role_of(kind)), span=site.element.span)))
    width, height = site.sheet.grid.trim
    whole = Rect(0, 0, width * len(site.plan.sheets[site.sheet.index].numbers), height)
    return framed(items, Frame("furniture", say("the {part}", part=part_words(kind)), whole, span=site.element.span))
