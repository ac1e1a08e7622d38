"""The imprint: who makes the paper, in lines under a bar (dummy, page 8; docs/rules/print.md, What the law asks)."""

from __future__ import annotations

from banmian.content.model import StyledText
from banmian.display import Box, Item, Tag
from banmian.geometry import Rect
from banmian.pages.furniture.rows import Slot, in_turn
from banmian.pages.furniture.site import Site
from banmian.template.words import filled_at
from banmian.text.tighten import Field, tighten

TAG = Tag("", -1, "furniture")


def draw_imprint(site: Site) -> list[Item]:
    """The entries dealt out over the element's lines, an em apart, the last ones ragged; the first entry's value stands bold."""
    rect, grid = site.rect, site.sheet.grid
    bar = rect.y0 + site.mp("bar-down")
    foot = bar + site.mp("bar")
    style = site.style("imprint")
    last = site.element.lines[1]
    room = [n for n in range(site.element.lines[0], last + 1) if grid.baseline(n) - site.above(style) >= foot]
    rows = _rows(site, rect.width, max(1, len(room)))
    out: list[Item] = [Box(Rect(rect.x0, bar, rect.x1, foot), site.plan.paper.roles.text, TAG)]
    for n, row in enumerate(rows, last - len(rows) + 1):
        out += in_turn(site, row, Slot(rect.x0, rect.x1, grid.baseline(n)), style.size)
    return out


def _fields(site: Site) -> list[Field]:
    entries = [(key, value) for key, value in site.plan.content.issue.imprint if value.text]
    style, bold = site.style("imprint"), site.style("imprint-name")
    return [
        Field(key, value, bold) if i == 0 else Field(key, _named(site.words.imprint_entry, key, value), style, value.text)
        for i, (key, value) in enumerate(entries)
    ]


def _named(words: str, key: str, value: StyledText) -> StyledText:
    """`key: value` in the paper's words, the value's characters with their own places."""
    first = value.at(0)
    text, before = filled_at(words, {"key": key, "value": value.text}, "value")
    steps = ((0, first.line, max(1, first.column - before)), (before, first.line, first.column)) if first is not None else ()
    return StyledText(text, (), first, steps)


def _rows(site: Site, width: int, most: int) -> list[list[Field]]:
    """The fields in the fewest rows, from the wanted number on, in which they stand untightened; else as tight as they must
    in the most rows that there is room for."""
    fields, gap = _fields(site), site.style("imprint").size
    wanted = min(site.element.option("rows"), most)
    dealt = [_dealt(fields, [site.setter.width(f.text.text, f.style) for f in fields], n) for n in range(wanted, most + 1)]
    for rows in dealt:
        if all(sum(site.setter.width(f.text.text, f.style) for f in row) + gap * (len(row) - 1) <= width for row in rows):
            return rows
    for rows in dealt:
        if not any(tighten(row, width - gap * (len(row) - 1), site.setter)[1] for row in rows if row):
            return rows
    return dealt[-1]


def _dealt(fields: list[Field], widths: list[int], lines: int) -> list[list[Field]]:
    """The fields in order over the lines, so that the widest line is as narrow as can be."""
    rows: list[list[Field]] = [[] for _ in range(lines)]
    share = sum(widths) / max(1, lines)
    done, row = 0, 0
    for field, width in zip(fields, widths, strict=True):
        if row + 1 < lines and rows[row] and done + width / 2 > share * (row + 1):
            row += 1
        rows[row].append(field)
        done += width
    return rows
