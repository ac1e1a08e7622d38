"""The index of the issue on page 1 (\u5bfc\u8bfb): number, page name and short title of each page's lead (dummy, Index).

Titles break into as many lines as their style has, where the pitch has room for them.
"""

from __future__ import annotations

from dataclasses import replace

from banmian.content.model import StyledText
from banmian.display import Box, Item, Link, Tag
from banmian.geometry import Rect
from banmian.pages.furniture.rows import Slot, broken, single, three
from banmian.pages.furniture.site import Site
from banmian.phrases import say
from banmian.plan.model import IndexEntry
from banmian.template.words import filled
from banmian.text.tighten import Field

TAG = Tag("", -1, "furniture")
LEADING = 1250
"""Leading of a title's lines, thousandths of its em."""


def draw_index(site: Site) -> list[Item]:
    """A bar, the title with the number of pages, then one entry a page on an even pitch, to the element's foot at the most."""
    rect, entries = site.rect, site.plan.index
    bar = Rect(rect.x0, rect.y0, rect.x1, rect.y0 + site.mp("bar"))
    out: list[Item] = [Box(bar, site.plan.paper.roles.text, TAG)] if bar.height else []
    across = site.option("across")
    title, note = site.style("title"), site.style("title-note")
    base = rect.y0 + site.mp("title-down") + site.above(title)
    pages = site.plan.content.issue.page_count
    fields = (
        Field("title", StyledText(site.words.index, span=site.element.span), title),
        Field("none", StyledText(""), note),
        site.made("note", filled(site.words.index_pages, {"pages": pages}), "page-count", "title-note"),
    )
    slot = Slot(rect.x0, rect.x0 + site.option("entries-x") if across else rect.x1, base)
    for items in three(site, fields, (slot, slot, slot), note.size, (slot.x0 + slot.x1) // 2):
        out += items
    if across:
        return [*out, *_strip(site, slot.x1, across)]
    top = rect.y0 + site.mp("entries-down")
    pitch = min((rect.y1 - top) // max(1, len(entries)), site.mp("most-pitch"))
    _crowded(site, pitch, rect.y1 - top)
    for i, entry in enumerate(entries):
        own = Rect(rect.x0, top + i * pitch, rect.x1, top + (i + 1) * pitch)
        hair = Rect(own.x0, own.y0, own.x1, own.y0 + site.plan.paper.measures.furniture.hairline)
        link, *texts = _entry(site, entry, own)
        out += [link, Box(hair, site.plan.paper.roles.text, TAG), *texts]
    return out


def _strip(site: Site, left: int, across: int) -> list[Item]:
    """The entries side by side in rows, right of the title, a gutter of the page's grid apart: they begin where its columns do
    if `entries-x` is a column's edge."""
    rect, entries = site.rect, site.plan.index
    rows, air = -(-len(entries) // across), site.plan.paper.grid.columns[0].gutter
    wide, high = (rect.x1 + air - left) // across, (rect.height - site.mp("bar")) // max(1, rows)
    _crowded(site, high, rect.height - site.mp("bar"))
    out: list[Item] = []
    for i, entry in enumerate(entries):
        x, y = left + i % across * wide, rect.y0 + site.mp("bar") + i // across * high
        out += _entry(site, entry, Rect(x, y, x + wide - air, y + high))
    return out


def _reach(site: Site, lines: int) -> tuple[int, int]:
    """How far an entry whose title has so many lines reaches above and below the middle of its pitch."""
    name, title = site.style("index-name"), site.style("index-title")
    above = site.mp("name-lift") + site.above(name)
    below = site.mp("title-drop") + title.size - site.above(title)
    return above, below + (lines - 1) * title.size * LEADING // 1000


def _height(site: Site, lines: int) -> int:
    """The height of an entry with its rule, mp."""
    return sum(_reach(site, lines)) + site.plan.paper.measures.furniture.hairline


def _crowded(site: Site, pitch: int, room: int) -> None:
    """FRN002 where there are so many entries that they would overlap."""
    least = _height(site, 1)
    if pitch < least:
        message = say(
            "the index has room for {room} entries, the issue has {count}", room=room // least, count=len(site.plan.index)
        )
        site.tell("FRN002", message, say("give it more lines, or smaller line styles"), site.element.span, site.rect)


def _entry(site: Site, entry: IndexEntry, rect: Rect) -> list[Item]:
    """Number left, name and title beside it, about the middle of the pitch."""
    middle, x = (rect.y0 + rect.y1) // 2, rect.x0 + site.mp("indent")
    out: list[Item] = [Link(rect, TAG, page=entry.page, story=entry.story)]
    number, title = site.style_of("index-number", entry.page), site.style("index-title")
    if len(entry.label) > 1:
        number = replace(number, size=site.mp("wide-size"))
    air = site.style("index-name").size // 4
    label = Field("number", StyledText(entry.label, span=entry.name.span), number)
    out += single(site, label, Slot(rect.x0, x - air, middle + site.mp("number-drop")))
    most = max(n for n in range(1, title.lines + 1) if n == 1 or _height(site, n) <= rect.height)
    leading = title.size * LEADING // 1000
    field = Field("title", entry.title, title)
    lines = broken(site, field, rect.x1 - x, most)
    above, below = _reach(site, len(lines))
    lift = (below - above) // 2 if len(lines) > 1 else 0  # a longer one stands in the middle of its pitch
    out += single(
        site,
        Field("name", entry.name, site.style_of("index-name", entry.page)),
        Slot(x, rect.x1, middle - site.mp("name-lift") - lift),
    )
    for n, line in enumerate(lines):
        out += single(site, replace(field, text=line), Slot(x, rect.x1, middle + site.mp("title-drop") - lift + n * leading))
    return out
