"""The index of the issue on page 1 (\u5bfc\u8bfb): number, page name and short title of each page's lead (dummy, Index)."""

from __future__ import annotations

from dataclasses import replace

from banmian.colour import BLACK
from banmian.display import Box, Item, Link, Tag
from banmian.geometry import Rect
from banmian.pages.furniture.site import Site

TAG = Tag("", -1, "furniture")
TITLE, NOTE = "\u5bfc\u8bfb", "\u672c\u671f{}\u7248"
COUNT = "\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341"


def draw_index(site: Site) -> list[Item]:
    """A bar, the title with the number of pages, then one entry a page on an even pitch to the element's foot."""
    rect, setter, entries = site.rect, site.setter, site.plan.index
    out: list[Item] = [Box(Rect(rect.x0, rect.y0, rect.x1, rect.y0 + site.mp("bar")), BLACK, TAG)]
    title = site.style("title")
    base = rect.y0 + site.mp("title-down") + title.size * 88 // 100
    out += setter.line(TITLE, title, (rect.x0, base))[0]
    pages = site.plan.content.issue.page_count
    count = COUNT[pages] if pages <= 10 else str(pages)
    out += setter.line(NOTE.format(count), site.style("title-note"), (rect.x1, base), "end")[0]
    top = rect.y0 + site.mp("entries-down")
    pitch = (rect.y1 - top) // max(1, len(entries))
    for i, entry in enumerate(entries):
        y = top + i * pitch
        out.append(Link(Rect(rect.x0, y, rect.x1, y + pitch), TAG, page=entry.page, story=entry.story))
        out.append(Box(Rect(rect.x0, y, rect.x1, y + 300), BLACK, TAG))
        number = site.style("index-number")
        if len(entry.label) > 1:
            number = replace(number, size=site.mp("wide-size"))
        out += setter.line(entry.label, number, (rect.x0, y + pitch // 2 + site.mp("number-drop")))[0]
        x = rect.x0 + site.mp("indent")
        out += setter.line(entry.name, site.style("index-name"), (x, y + pitch // 2 - site.mp("name-lift")))[0]
        out += setter.line(entry.title, site.style("index-title"), (x, y + pitch // 2 + site.mp("title-drop")))[0]
    return out
