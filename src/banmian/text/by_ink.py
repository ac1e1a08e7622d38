"""Display sizes are set by their ink: the white between Han and Latin, and a line's edges (docs/rules/typography.md, Headlines).

A cell's side bearings, which nobody sees in running text, are points wide in a headline: a digit stands nearer to one Han
than to another, and a line seems to be indented. What is measured here is the outline, in mp.
"""

from __future__ import annotations

from dataclasses import replace

from banmian.fonts import FontBook
from banmian.fonts.face import scale
from banmian.text import classes as c
from banmian.text.builder import Builder
from banmian.text.prepared import Prepared
from banmian.text.spacing import is_mixed


def fit_gaps(built: Builder, fonts: FontBook, white: int) -> None:
    """Every gap between Han and Latin becomes `white` thousandths of an em from ink to ink."""
    wanted = built.em * white // 1000
    for i in range(1, len(built.widths)):
        if i in built.gaps or not is_mixed(built.tails.get(i - 1, built.classes[i - 1]), built.classes[i]):
            continue
        left, right = _ink(built, fonts, i - 1), _ink(built, fonts, i)
        if left and right:
            bearings = built.widths[i - 1] - left[1] + right[0]
            built.extra[i] = built.extra.get(i, 0) + wanted - built.natural(i) + built.track - bearings


def trimmed(line: Prepared, fonts: FontBook) -> Prepared:
    """The line from the ink of its first glyph to that of its last. A mark at its end keeps its half em of white and ink."""
    units = line.units
    first, last = _ink(line, fonts, 0) if units.size else None, _ink(line, fonts, units.size - 1) if units.size else None
    if first is None or last is None:
        return line
    left = first[0]
    right = 0 if line.classes[-1] in c.FULL_MARKS else units.ends[-1] - units.starts[-1] - last[1]
    dx = [x - left if g < line.first[1] else x for g, x in enumerate(line.dx)]
    starts = [units.starts[0], *(x - left for x in units.starts[1:])]
    ends = [*(x - left for x in units.ends[:-1]), units.ends[-1] - left - right]
    edges = ends if units.edges is units.ends else [*(x - left for x in units.edges[:-1]), units.edges[-1] - left - right]
    origins = units.origins and [units.origins[0], *(x - left for x in units.origins[1:])]
    return replace(line, dx=dx, units=replace(units, starts=starts, ends=ends, edges=edges, origins=origins))


def _ink(of: Builder | Prepared, fonts: FontBook, unit: int) -> tuple[int, int] | None:
    """Left and right edge of a unit's ink from the unit's start; None where it has none."""
    em = of.em if isinstance(of, Builder) else of.setting.size
    edges: list[tuple[int, int]] = []
    for g in range(of.first[unit], of.first[unit + 1]):
        face, look = fonts.face(of.faces[g]), of.looks.get(g)
        x0, _, x1, _ = face.ink_box(of.gids[g])
        if x1 > x0:
            size = look.size if look else em
            edges.append((of.dx[g] + scale(x0, size, face.upem), of.dx[g] + scale(x1, size, face.upem)))
    return (min(x0 for x0, _ in edges), max(x1 for _, x1 in edges)) if edges else None
