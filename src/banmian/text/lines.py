"""Finalise: a broken line becomes glyph runs at their places, with the marks beside it.

Lines across: text/horizontal.py; lines down: text/vertical_lines.py; marks between lines: text/marks.py.
"""

from __future__ import annotations

from banmian.display import GlyphRun, Item
from banmian.fonts import FontBook
from banmian.text.horizontal import set_horizontal_line
from banmian.text.place import LinePlace, Paint
from banmian.text.prepared import Prepared


def set_line(p: Prepared, start: int, end: int, place: LinePlace, paint: Paint) -> list[GlyphRun]:
    """The line of units start..end-1 as glyph runs, one a face and look, exactly `measure` wide unless it is the last.
    A vertical text goes down: its place's `x` is the line's middle, `y` its top. Of no units there are none."""
    if start >= end:
        return []
    if p.setting.direction == "vertical":
        from banmian.text.vertical_lines import set_vertical_line

        return set_vertical_line(p, start, end, place, paint)
    return set_horizontal_line(p, start, end, place, paint)


def set_marked(p: Prepared, start: int, end: int, place: LinePlace, paint: Paint, fonts: FontBook) -> list[Item]:
    """The line with the marks and readings beside it."""
    runs = set_line(p, start, end, place, paint)
    if not p.text.marks or not runs:
        return [*runs]
    from banmian.text.marks import marks_of_line

    return [*runs, *marks_of_line(p, start, end, place, paint, fonts)]
