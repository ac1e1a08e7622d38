"""Fields that stand sign by sign on a pitch: the edition's seal, the neighbourhood from top to bottom, the slogan.

The pitch gives way first, to the solid em; then the size, as far as the line style's `fit` says. What needs more is FRN001.
"""

from __future__ import annotations

from dataclasses import replace

from banmian.diagnostics.wording import of_masthead
from banmian.display import Frame, Item, Tag, framed
from banmian.flow.seals import SealGround, Signs, columns_of, seal, stack_signs
from banmian.geometry import Rect
from banmian.pages.furniture.rows import Slot, told_long
from banmian.pages.furniture.site import Site
from banmian.phrases import say
from banmian.template.model import LineStyle
from banmian.text.tighten import Field
from banmian.values import frozen

SLASHES = "\uff0f/"
ACROSS = 1400
"""Distance between the columns of stacked signs, thousandths of their em."""


@frozen
class Pitched:
    """How signs stand: their size and the pitch from one to the next, mp; how many fit at the utmost."""

    size: int
    pitch: int
    holds: int


def pitched(count: int, style: LineStyle, pitch: int, room: int) -> Pitched:
    """`count` signs in `room` mp, on `pitch` if they can."""
    size = style.size
    smallest = size * style.fit.size // 1000
    holds = room // smallest
    if count > 1:
        pitch = min(pitch, (room - size) // (count - 1))
        if pitch < size:  # solid, and still too long: smaller
            size = pitch = max(smallest, room // count)
    return Pitched(size, pitch, holds)


def draw_seal(site: Site, field: Field, box: Rect) -> list[Item]:
    """The edition in its seal: the signs fill the height evenly, in two columns where one is too short for them."""
    text, style = field.text.text, field.style
    if not text:
        return []
    measures = site.plan.paper.measures.seal
    inner = box.height - measures.free
    single, smallest = pitched(len(text), style, inner // len(text), inner), style.size * style.fit.size // 1000
    columns = 1 if len(text) <= single.holds or (box.width - measures.free) // 2 < smallest else 2
    if len(text) > single.holds * columns:
        told_long(site, field, single.holds * columns, box)
    rows = -(-len(text) // columns)
    size = min(pitched(rows, style, inner // rows, inner).size, box.width if columns == 1 else (box.width - measures.free) // 2)
    signs = Signs(field.text, style.face, size, style.ink, Tag("", -1, "furniture"))
    done = seal(signs, box, SealGround(site.plan.paper.roles.accent, measures), site.setter.fonts, columns)
    site.setter.tell(done.diagnostics)
    return framed(done.items, Frame("furniture", of_masthead(field.name), box, span=field.text.span))


def draw_stack(site: Site, field: Field, room: Rect, pitch: int) -> list[Item]:
    """Signs one under the other from the top of their room; in columns from right to left where one is too short for them."""
    text, style = field.text.text, field.style
    if not text:
        return []
    across = style.size * ACROSS // 1000
    holds = pitched(len(text), style, pitch, room.height).holds
    columns = max(1, min(-(-len(text) // max(1, holds)), (room.width - style.size) // across + 1))
    if len(text) > holds * columns:
        told_long(site, field, holds * columns, room)
    parts = columns_of(field.text, columns)
    found = pitched(max(len(part.text) for part in parts), style, pitch, room.height)
    out: list[Item] = []
    for n, part in enumerate(parts):
        signs = Signs(part, style.face, found.size, style.ink, site.setter.tag)
        done = stack_signs(signs, found.pitch, (room.x0 + (len(parts) - 1 - n) * across, room.y0), site.setter.fonts)
        site.setter.tell(done.diagnostics)
        out += done.items
    return framed(out, Frame("furniture", of_masthead(field.name), room, span=field.text.span))


def slogan_width(site: Site) -> int:
    """What the slogan takes at the least, mp; 0 where there is none."""
    style = site.style("masthead-slogan")
    smallest = style.size * style.fit.size // 1000
    count = len(_letters(site))
    return smallest * count


def _letters(site: Site) -> list[tuple[int, str]]:
    """The slogan's signs with their places in its text; blanks around its strokes are the pitch's."""
    return [(i, ch) for i, ch in enumerate(site.text("slogan").text) if not ch.isspace()]


def draw_slogan(site: Site, slot: Slot) -> list[Item]:
    """Letter by letter to the slot's right end, its strokes in the accent; slot.y is the top of the em boxes."""
    field, letters = site.field("slogan", "masthead-slogan"), _letters(site)
    found = pitched(len(letters), field.style, site.mp("slogan-pitch"), slot.width)
    rect = Rect(slot.x0, slot.y, slot.x1, slot.y + field.style.size * 5 // 4)
    if len(letters) > found.holds:
        told_long(site, field, found.holds, rect)
    out: list[Item] = []
    for n, (i, typed) in enumerate(letters):
        ch = SLASHES[0] if typed in SLASHES else typed
        style = replace(site.style("masthead-slash") if ch in SLASHES else field.style, size=found.size)
        centre = slot.x1 - found.size // 2 - (len(letters) - 1 - n) * found.pitch
        y = slot.y + site.above(field.style)
        out += site.setter.line(replace(field.text, text=ch, span=field.text.at(i), lines=()), style, (centre, y), "centre")[0]
    return framed(out, Frame("furniture", say("slogan of the masthead"), rect, span=field.text.span))
