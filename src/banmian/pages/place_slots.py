"""The line slots of a place: in its columns, on the page's grid, at the style's own pitch, or down the page in tiers."""

from __future__ import annotations

from dataclasses import replace

from banmian.flow.reading_order import ReadSlots, in_reading_order
from banmian.flow.slots import LineSlot, grid_slots, pitched_slots, vertical_slots
from banmian.geometry import Rect
from banmian.han_box import above
from banmian.pages.sheet import Sheet
from banmian.template.model import Place, TextStyle


def place_slots(sheet: Sheet, place: Place, style: TextStyle, start: int, numbers: tuple[int, int], raised: int = 0) -> ReadSlots:
    """`start`: by how many lines the text begins later than its first area; `numbers`: of the first column among those of the
    thread, and of the place. `raised`: the pitch (mp) of a text that stands off the grid for its readings; 0 = on the grid."""
    column, number = numbers
    out: list[LineSlot] = []
    areas = list(place.text)
    if start and areas:
        areas[0] = replace(areas[0], lines=(areas[0].lines[0] + start, areas[0].lines[1]))
    for area in areas:
        if style.direction == "vertical":
            rect, tiers = sheet.tiers(place, area, style.size)
            out += vertical_slots(rect, tiers, style.pitch, style.size, sheet.exclusions(place, area), column, number)
            column += len(tiers)
            continue
        columns = sheet.text_columns(place, area, style.size)
        if style.pitch:
            top, foot = sheet.grid.line_top(area.lines[0]), sheet.grid.line_foot(area.lines[1])
            if area.rect is not None:
                top, foot = area.rect.y0, area.rect.y1
            for c in columns:
                out += pitched_slots(c, top, foot, raised or style.pitch, style.size, column, number, sheet.grid.ascent)
                column += 1
        else:
            out += grid_slots(sheet.grid, columns, style.size, sheet.exclusions(place, area), column, number, raised)
            column += len(columns)
    return in_reading_order(out, style.passes)


def line_rect(slot: LineSlot, style: TextStyle, leading: int) -> Rect:
    """A slot's Han boxes, and as much white around them as lies between two lines; a line that hangs has an em more."""
    size, pitch = style.size, style.pitch or leading
    white, hang = max(0, pitch - size), size * style.hanging
    if slot.down:
        x0 = slot.x - size // 2
        return Rect(x0 - white, slot.y, x0 + size + white, slot.y + slot.measure + hang)
    top = slot.y - above(size)
    return Rect(slot.x, top - white, slot.x + slot.measure + hang, top + size + white)
