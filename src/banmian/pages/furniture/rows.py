"""Fields of furniture on a line: each in the place that its neighbours leave it, tightened where that is too narrow.

What does not fit even then is an error at the field, which says how many characters its place holds (FRN001).
docs/rules/typography.md, Furniture and captions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from banmian.content.model import StyledText
from banmian.diagnostics.wording import field_words, part_words
from banmian.display import Frame, Item, framed
from banmian.geometry import Rect
from banmian.pages.furniture.site import Site
from banmian.phrases import say
from banmian.template.model import LineStyle
from banmian.text.balance import balanced
from banmian.text.tighten import Field, TightLine, tighten
from banmian.units import mm_of_mp
from banmian.values import frozen

SHOWN = 16
"""Characters of a field that a message repeats."""


@frozen
class Slot:
    """Where fields of a line may stand: from x0 to x1, their baseline y (mp)."""

    x0: int
    x1: int
    y: int

    @property
    def width(self) -> int:
        return self.x1 - self.x0


def top_slot(site: Site, interval: tuple[int, int], top: int, style: LineStyle) -> Slot:
    """A slot by the top of its em boxes."""
    return Slot(*interval, top + site.above(style))


def single(site: Site, field: Field, slot: Slot, align: str = "start") -> list[Item]:
    """One field in its slot, at its start or its end."""
    lines, over = tighten([field], slot.width, site.setter)
    line = lines[0]
    if over:
        too_long(site, line, slot.width, slot)
    return own(site, line, slot, slot.x0 if align == "start" else slot.x1 - line.width)


def centred(site: Site, field: Field, slot: Slot, middle: int) -> list[Item]:
    """One field about `middle`, and aside from it as far as its slot asks."""
    lines, over = tighten([field], slot.width, site.setter)
    line = lines[0]
    if over:
        too_long(site, line, slot.width, slot)
    return own(site, line, slot, min(max(middle - line.width // 2, slot.x0), slot.x1 - line.width))


def own(site: Site, line: TightLine, slot: Slot, x: int) -> list[Item]:
    """The items of a line that begins at x, as ink of its slot's frame."""
    size = line.field.style.size
    rect = Rect(slot.x0, slot.y - size, slot.x1, slot.y + size // 4)
    frame = Frame(
        "furniture",
        say("{field} of the {part}", field=field_words(line.field.name), part=part_words(site.element.kind)),
        rect,
        span=line.field.text.span,
    )
    return framed(line.runs(site.setter, x, slot.y), frame)


def three(
    site: Site, fields: tuple[Field, Field, Field], slots: tuple[Slot, Slot, Slot], gap: int, middle: int
) -> list[list[Item]]:
    """A field at the left, one about `middle`, one at the right, at least `gap` apart. All slots reach over the whole line
    and differ in their baselines; the middle field moves aside where a neighbour needs the room. Returns the items of each
    field that is shown."""
    shown = [(f, s) for f, s in zip(fields, slots, strict=True) if f.text.text]
    if not shown:
        return []
    whole = slots[0]
    free = whole.width - gap * (len(shown) - 1)
    lines, over = tighten([f for f, _ in shown], free, site.setter)
    if over:
        longest = max(lines, key=lambda line: line.width)
        too_long(site, longest, longest.width - over, slots[0])
    widths = {line.field.name: line.width for line in lines}
    left, centre, right = (widths.get(f.name, 0) for f in fields)
    from_x = whole.x0 + (left + gap if left else 0)
    to_x = whole.x1 - (right + gap if right else 0) - centre
    aside = min(max(middle - centre // 2, from_x), to_x)
    at = {fields[0].name: whole.x0, fields[1].name: aside, fields[2].name: whole.x1 - right}
    places = [(line, at[line.field.name], slot.y) for line, (_, slot) in zip(lines, shown, strict=True)]
    return _beside(site, places, whole)


def spread(site: Site, fields: Sequence[Field], slot: Slot, gap: int) -> list[Item]:
    """Fields spread over a line with equal distances of at least `gap`."""
    return _dealt(site, fields, slot, gap, True)


def in_turn(site: Site, fields: Sequence[Field], slot: Slot, gap: int) -> list[Item]:
    """Fields one after the other, `gap` apart; what is left over stands at the line's end."""
    return _dealt(site, fields, slot, gap, False)


def _dealt(site: Site, fields: Sequence[Field], slot: Slot, gap: int, full: bool) -> list[Item]:
    """Fields over a line, at least `gap` apart: `full`, to its end."""
    shown = [f for f in fields if f.text.text]
    lines, over = tighten(shown, slot.width - gap * max(0, len(shown) - 1), site.setter)
    if over and lines:
        longest = max(lines, key=lambda line: line.width)
        if 3 * longest.holds(longest.width - over) >= len(longest.field.told):
            too_long(site, longest, longest.width - over, slot)
        else:  # no one field is to blame
            message = say(
                "a line of the {kind} has no room for its {count} fields: it lacks {mm_of_mp:.0f} mm",
                kind=part_words(site.element.kind),
                count=len(lines),
                mm_of_mp=mm_of_mp(over),
            )
            hint = say("take fields out, or give the {kind} another line in the layout", kind=part_words(site.element.kind))
            site.tell("FRN002", message, hint, longest.field.text.span, Rect(slot.x0, slot.y - longest.size, slot.x1, slot.y))
    gaps = max(1, len(lines) - 1)
    free = slot.width - sum(line.width for line in lines)
    free = free if full else min(free, gap * gaps)
    places: list[tuple[TightLine, int, int]] = []
    x = slot.x0
    for i, line in enumerate(lines):
        places.append((line, x + free * i // gaps, slot.y))
        x += line.width
    return [item for items in _beside(site, places, slot) for item in items]


def _beside(site: Site, places: Sequence[tuple[TightLine, int, int]], whole: Slot) -> list[list[Item]]:
    """Lines with their x and baselines, each in a frame that ends half-way to its neighbours."""
    out: list[list[Item]] = []
    for i, (line, x, y) in enumerate(places):
        x0 = (places[i - 1][1] + places[i - 1][0].width + x) // 2 if i else whole.x0
        x1 = (x + line.width + places[i + 1][1]) // 2 if i + 1 < len(places) else whole.x1
        out.append(own(site, line, Slot(x0, x1, y), x))
    return out


def broken(site: Site, field: Field, measure: int, most: int) -> list[StyledText]:
    """The field's lines in a measure (mp): one where it can be tightened to that, else as many as it takes, at most `most`.
    What needs more is told, and comes as one line."""
    whole = field.text
    if not whole.text or not tighten([field], measure, site.setter)[1]:
        return [whole]
    p = site.setter.prepared(whole, field.style)
    ends = balanced(p, measure, most)
    if ends is None:
        told_long(site, field, most * (measure // field.style.size))
        return []
    cuts = [p.offsets[e] if e < p.units.size else len(whole.text) for e in (0, *ends)]
    return [replace(whole, text=whole.text[a:b], marks=(), span=whole.at(a), lines=()) for a, b in pairwise(cuts)]


def too_long(site: Site, line: TightLine, measure: int, slot: Slot) -> None:
    """FRN001 for a line that has `measure` mp to stand in."""
    told_long(site, line.field, line.holds(measure), Rect(slot.x0, slot.y - line.size, slot.x1, slot.y))


def told_long(site: Site, field: Field, holds: int, rect: Rect | None = None) -> None:
    """FRN001: a field has more characters than its place `holds`."""
    text, holds = field.told, max(0, holds)
    message = say(
        "{name} '{text}' of the {kind} has {count} characters; its place holds {holds}",
        name=field_words(field.name),
        text=text[:SHOWN],
        kind=part_words(site.element.kind),
        count=len(text),
        holds=holds,
    )
    hint = say("shorten it, or let its line style give way further (`fit` in paper.yaml)")
    at = max(0, field.text.text.find(text))
    site.tell("FRN001", message, hint, field.text.at(at), rect)
