"""Where a grid is broken over its areas: no row and no joined rows are parted, a group's head stays with its rows, and on both
sides of a break stand as many rows as the style asks for. A group that goes on in the next area has its head there again.

An area that cannot be filled so is passed over where a later one has more room; else the break is made against the rules and told.
"""

from __future__ import annotations

from collections.abc import Sequence

from banmian.content.model import Table
from banmian.values import frozen


@frozen
class GridPart:
    """Which of the body's rows stand in the area of that number (from 0); `group`: the head of the group in which they begin, which
    stands again over them; `forced`: whether the break after them keeps no rule."""

    area: int
    rows: range
    forced: bool = False
    group: int | None = None


@frozen
class BreakRules:
    """Of a table: `joined[n]`: whether row n hangs together with the row above it; `heads[n]`: whether it heads a group; `least`
    rows stand together."""

    joined: tuple[bool, ...]
    heads: tuple[bool, ...]
    least: int

    def allowed(self, first: int, end: int) -> bool:
        """Whether the rows from `first` to before `end` may stand together, and the rest under the head again."""
        if self.joined[end] or self.heads[end - 1]:
            return False
        if self.heads[end]:
            return True
        start = next((n + 1 for n in range(end - 1, first - 1, -1) if self.heads[n]), first)
        stop = next((n for n in range(end, len(self.heads)) if self.heads[n]), len(self.heads))
        return end - start >= self.least and stop - end >= self.least

    def group(self, first: int) -> int | None:
        """The head of the group that goes on with row `first`."""
        if first >= len(self.heads) or self.heads[first]:
            return None
        return next((n for n in range(first - 1, -1, -1) if self.heads[n]), None)


def break_rules(table: Table, least: int) -> BreakRules:
    """Those of a table of which a row that is one cell heads a group."""
    lines = table.lines
    joined = [False] * len(lines)
    for n, row in enumerate(lines):
        for cell in row:
            joined[n + 1 : n + cell.down] = [True] * (cell.down - 1)
    return BreakRules(tuple(joined), tuple(n >= table.heads and heads_group(table, n) for n in range(len(lines))), least)


def heads_group(table: Table, n: int) -> bool:
    """Whether a row of the body is one cell over all columns."""
    row = table.lines[n]
    return n >= table.heads and len(row) > 1 and row[0].across == len(row) and row[0].down == 1


@frozen
class BodyLayout:
    """What is broken: heights of all rows, mp; what the head takes in each area; the body begins with row `first`."""

    rules: BreakRules
    heights: tuple[int, ...]
    head: int
    first: int

    def height(self, part: GridPart) -> int:
        """What a part takes in its area, with the heads over it."""
        again = self.heights[part.group] if part.group is not None else 0
        return self.head + again + sum(self.heights[n] for n in part.rows)


def grid_parts(body: BodyLayout, rooms: Sequence[int]) -> list[GridPart]:
    """The parts of a grid in areas of these heights; the last area takes what is left."""
    rules, heights, first = body.rules, body.heights, body.first
    out: list[GridPart] = []
    for n, room in enumerate(rooms):
        group = rules.group(first)
        fitting = _fitting(heights, first, room - body.head - (heights[group] if group is not None else 0))
        if n == len(rooms) - 1 or fitting == len(heights):
            return [*out, GridPart(n, range(first, len(heights)), group=group)]
        end = next((k for k in range(fitting, first, -1) if rules.allowed(first, k)), None)
        if end is None and max(rooms[n + 1 :]) > room:
            continue
        rows = range(first, end or _forced(rules, first, fitting))
        out.append(GridPart(n, rows, end is None and rows.stop < len(heights), group))
        first = rows.stop
        if first == len(heights):
            break
    return out


def balanced_parts(body: BodyLayout, rooms: Sequence[int]) -> list[GridPart]:
    """The parts as even as the rules let them be: in areas that are filled no higher than all of it asks for. Where it has too
    little room, or rules are broken, the areas are filled."""
    full = grid_parts(body, rooms)
    if not _holds(body, full, rooms) or len(rooms) == 1:
        return full
    step = min(body.heights[body.first :], default=1)
    low = body.head + sum(body.heights[body.first :]) // len(rooms)
    for most in range(low, max(rooms), max(1, step)):
        limits = [min(room, most) for room in rooms]
        parts = grid_parts(body, limits)
        if len(parts) >= len(full) and _holds(body, parts, limits):
            return parts
    return full


def _holds(body: BodyLayout, parts: Sequence[GridPart], rooms: Sequence[int]) -> bool:
    return all(body.height(part) <= rooms[part.area] and not part.forced for part in parts)


def _fitting(heights: Sequence[int], first: int, room: int) -> int:
    """Before which row an area ends that is filled from `first` on."""
    end = first
    while end < len(heights) and heights[end] <= room:
        room -= heights[end]
        end += 1
    return end


def _forced(rules: BreakRules, first: int, fitting: int) -> int:
    """An end that no rule allows: joined rows are kept together as far as the area holds them, at least a row is taken."""
    most = max(fitting, first + 1)
    whole = (k for k in range(most, first, -1) if k == len(rules.heads) or not (rules.joined[k] or rules.heads[k - 1]))
    return next(whole, most)
