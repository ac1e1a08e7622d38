"""The imprint: who makes the paper, in full lines under a bar (dummy, page 8; docs/rules/print.md, What the law asks)."""

from __future__ import annotations

from banmian.colour import BLACK
from banmian.display import Box, Item, Tag
from banmian.geometry import Rect
from banmian.pages.furniture.site import Site

TAG = Tag("", -1, "furniture")
COLON = "\uff1a"


def draw_imprint(site: Site) -> list[Item]:
    """The entries dealt out over the element's lines so that each line is full; the first entry's value stands bold."""
    rect, setter, grid = site.rect, site.setter, site.sheet.grid
    style = site.style("imprint")
    entries = [(k, v) for k, v in site.plan.content.issue.imprint if v]
    parts = [value if i == 0 else f"{key}{COLON}{value}" for i, (key, value) in enumerate(entries)]
    lines = int(site.word("rows", "2"))
    bar = rect.y0 + site.mp("bar-down")
    out: list[Item] = [Box(Rect(rect.x0, bar, rect.x1, bar + site.mp("bar")), BLACK, TAG)]
    bold = site.style("imprint-name")
    rows = _dealt(parts, [setter.width(p, style) for p in parts], lines)
    first = site.element.lines[1] - lines + 1
    for n, row in enumerate(rows):
        styles = [bold if n == 0 and k == 0 else style for k in range(len(row))]
        out += setter.spread(row, styles, rect.x0, rect.x1, grid.baseline(first + n))
    return out


def _dealt(parts: list[str], widths: list[int], lines: int) -> list[list[str]]:
    """The parts in order over the lines, so that the widest line is as narrow as can be."""
    rows: list[list[str]] = [[] for _ in range(lines)]
    share = sum(widths) / max(1, lines)
    done, row = 0, 0
    for part, width in zip(parts, widths, strict=True):
        if row + 1 < lines and rows[row] and done + width / 2 > share * (row + 1):
            row += 1
        rows[row].append(part)
        done += width
    return rows
