"""A ruled table: its head between two rules, body rows with stripes on the odd ones (dummy, table). What one area has no room for
goes on in the next, under the head again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.display import GlyphRun, Group, Item
from banmian.flow.tables.aligned import align_of, anchored, edge, uneven_digits
from banmian.flow.tables.breaking import BodyLayout, GridPart, balanced_parts, break_rules, grid_parts
from banmian.flow.tables.cells import cell_faults, draw_cell, fit_cell, line_pitch
from banmian.flow.tables.grid_rows import Grid, face_of, grid_of
from banmian.flow.tables.ruling import head_ground, inner_rules, stripes
from banmian.flow.tables.site import DrawnPart, DrawnTable, TableSite, middle_baseline
from banmian.geometry import Rect
from banmian.phrases import say
from banmian.text.single import FURNITURE


def draw_grid(site: TableSite) -> DrawnTable:
    """The rows in their areas, one after the other."""
    grid = grid_of(site)
    first = middle_baseline(site, (grid.head_height, site.style.pitch), site.style.size)
    areas = [site.begun(rect, first) for rect in (site.rect, *site.more)]
    rules = break_rules(site.table, site.style.least_rows)
    layout = BodyLayout(rules, grid.heights, grid.head_height, grid.body)
    some = (balanced_parts if site.style.balanced else grid_parts)(layout, [area.height for area in areas])
    parts: list[DrawnPart] = []
    foot = site.rect.y0
    for part in some:
        items, foot = _part(grid, areas[part.area], part, bool(parts))
        parts.append(DrawnPart(areas[part.area], tuple(items), part.area))
    found: list[Diagnostic] = []
    for part in some:
        rows = grid.rows[0 if part is some[0] else part.rows.start : part.rows.stop]
        found += cell_faults(site.at(part.area), [fitted for row in rows for fitted in row])
    wide = [told for part in parts for told in _too_wide(grid, part)][:1]
    told = (*wide, *found, *_badly_broken(site, some), *uneven_digits(site))
    return DrawnTable(tuple(item for part in parts for item in part.items), foot, told, tuple(parts))


def _part(grid: Grid, area: Rect, part: GridPart, again: bool) -> tuple[list[Item], int]:
    """The head and some rows from the area's top on, between rules; and where they end. `again`: whether the head stood already."""
    site, y = grid.site, area.y0
    weight = site.style.measures.rule
    repeated = [*grid.heads, *([part.group] if part.group is not None else [])]
    tops: dict[int, int] = {}
    for n in (*repeated, *part.rows):
        tops[n] = y
        y += grid.heights[n]
    said = _continued(grid, part.group or 0) if again and repeated else grid
    out: list[Item] = [*head_ground(grid, area), site.rule(area.x0, area.x1, area.y0, weight)]
    for n in grid.heads:
        cells = [*_row(said, n, area, tops[n])]
        out += [_again(item) for item in cells] if again else cells
    if grid.heads:
        out.append(site.rule(area.x0, area.x1, area.y0 + grid.head_height, weight // 2))
    if part.group is not None:
        out += [_again(item) for item in _row(said, part.group, area, tops[part.group])]
    ground = stripes(grid, area, tops)
    for n in part.rows:
        out += ground.get(n, [])
        out += _row(grid, n, area, tops[n])
    return [*out, *inner_rules(grid, area, tops), site.rule(area.x0, area.x1, y, weight)], y


def _row(grid: Grid, n: int, area: Rect, y: int) -> Iterable[Item]:
    """The cells of a row whose top is y."""
    site = grid.site
    for k, fitted in enumerate(grid.rows[n]):
        block = (fitted.rows - 1) * line_pitch(site, fitted.style.size)
        align = align_of(site.style.align, k)
        head = n < grid.body
        if fitted.cell.across > 1:  # amid its columns where it heads them
            align = "centre" if head else "start" if anchored(align) else align
        start = area.x0 + grid.left(k) + site.style.measures.cell_side + grid.moved.get((n, k), 0)
        at, side = edge(align, start, grid.room(k, fitted.cell), head)
        height = sum(grid.heights[n : n + fitted.cell.down]) - block
        yield from draw_cell(site, fitted, at, middle_baseline(site, (y, height), fitted.style.size), side)


def _continued(grid: Grid, n: int) -> Grid:
    """The grid with the first word of row n, which stands again, and the paper's words for that where the style wants them."""
    words, first = grid.site.continued, grid.rows[n][0]
    if not words:
        return grid
    text = replace(first.cell.text, text=first.cell.text.text + words)
    said = fit_cell(grid.site, replace(first.cell, text=text), face_of(grid.site, n, 0), *first.room)
    rows = (*grid.rows[:n], (said, *grid.rows[n][1:]), *grid.rows[n + 1 :])
    return replace(grid, rows=rows) if not said.over and said.rows <= first.rows else grid


def _again(item: Item) -> Item:
    """An item of the head where it stands once more: furniture, since the cell is read where it stands first."""
    return replace(item, tag=FURNITURE, cell=None) if isinstance(item, GlyphRun | Group) else item


def _badly_broken(site: TableSite, parts: list[GridPart]) -> list[Diagnostic]:
    """FLW036 for each break that parts what belongs together, FLW037 for areas that were passed over."""
    out: list[Diagnostic] = []
    for part in parts:
        if part.forced:
            message = say(
                "the table of '{story}' is broken after row {rows}, {why}",
                story=site.story,
                rows=part.rows[-1] - site.table.heads + 1,
                why=_WHY,
            )
            hint = say("give the area more lines, or the table style a smaller `least-rows`")
            out.append(diagnose("FLW036", message, hint, _span(site), site.at(part.area).place_on()))
    used = {part.area for part in parts}
    for area in range(max(used)):
        if area not in used:
            message = say(
                "the area has no room for the head of the table of '{story}' and {rows}",
                story=site.story,
                rows=counted(site.style.least_rows, "row"),
            )
            hint = say("give it more lines, or take it out of the place")
            out.append(diagnose("FLW037", message, hint, _span(site), site.at(area).place_on()))
    return out


_WHY = say("which parts rows that belong together")


def _too_wide(grid: Grid, part: DrawnPart) -> list[Diagnostic]:
    """FLW031 for columns that are wider together than the table's area."""
    site, width = grid.site, sum(grid.widths)
    if width <= part.rect.width:
        return []
    message = say(
        "the table of '{story}' is {width:g} pt wide, its area {width_2:g} pt",
        story=site.story,
        width=width / 1000,
        width_2=part.rect.width / 1000,
    )
    hint = say("make `widths` of the table style {name} smaller, or give the place more columns", name=site.style.name)
    return [diagnose("FLW031", message, hint, _span(site), site.at(part.area).place_on())]


def _span(site: TableSite) -> Span | None:
    return next((c.text.at(0) for row in site.table.lines for c in row if c.text.text), None)
