"""A masthead that runs down page 1's edge: the name sign by sign, the English name under it, then date and fields in lines down.

Its distances are the paper's (template/furniture.py); the fields are those of issue.yaml's `masthead`, read from right to left.
"""

from __future__ import annotations

from dataclasses import replace

from banmian.diagnostics.wording import of_masthead
from banmian.display import Box, Frame, Item, Tag, framed
from banmian.flow.seals import Signs, columns_of, stack_signs
from banmian.flow.vertical import down_line, down_setting
from banmian.geometry import Rect
from banmian.pages.furniture.rows import centred, told_long, top_slot
from banmian.pages.furniture.signs import pitched
from banmian.pages.furniture.site import Site, join_fields
from banmian.phrases import say
from banmian.sources.checking import suggestion
from banmian.template.words import filled
from banmian.text.place import Paint
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.tighten import Field

TAG = Tag("", -1, "furniture")
FIELDS = ("name", "english", "slogan", "publishers", "total-number", "price", "weather")
"""The texts of issue.yaml that are shown here."""
STEPS = 4
"""In how many steps a line becomes smaller, down to the least that its style's `fit` allows."""


def draw_masthead_vertical(site: Site) -> list[Item]:
    for key, text in site.plan.content.issue.fields:
        if key not in FIELDS:
            site.tell("FRN003", say("the masthead shows no field `{key}`", key=key), suggestion(key, list(FIELDS)), text.span)
    return [*_rules(site), *_name(site), *_english(site), *_lines(site)]


def _rules(site: Site) -> list[Item]:
    """A bar in the accent at top and foot, a rule under the English name."""
    rect, bar, roles = site.rect, site.mp("bar"), site.plan.paper.roles
    rule = rect.y0 + site.mp("rule-down")
    return [
        Box(Rect(rect.x0, rect.y0, rect.x1, rect.y0 + bar), roles.accent, TAG),
        Box(Rect(rect.x0, rule, rect.x1, rule + site.mp("rule")), roles.text, TAG),
        Box(Rect(rect.x0, rect.y1 - bar, rect.x1, rect.y1), roles.accent, TAG),
    ]


def _name(site: Site) -> list[Item]:
    """The name amid the columns; its pitch gives way first, then its size, down to its style's `fit`; a longer one stands
    in several columns, from right to left."""
    field, rect = site.field("name", "masthead-name"), site.rect
    foot = rect.y0 + site.mp("english-down") - site.style("masthead-english").size
    room = Rect(rect.x0, rect.y0 + site.mp("name-down"), rect.x1, foot)
    text, style = field.text.text, field.style
    holds = pitched(len(text), style, site.mp("name-pitch"), room.height).holds
    most = max(1, room.width // (style.size * style.fit.size // 1000))
    columns = max(1, min(most, -(-len(text) // max(1, holds))))
    if len(text) > holds * columns:
        told_long(site, field, holds * columns, room)
    parts, width = columns_of(field.text, columns), room.width // columns
    found = pitched(max(len(part.text) for part in parts), style, site.mp("name-pitch"), room.height)
    size = min(found.size, width)
    out: list[Item] = []
    for n, part in enumerate(parts):
        left = room.x1 - (n + 1) * width + (width - size) // 2
        signs = Signs(part, style.face, size, style.ink, site.setter.tag)
        done = stack_signs(signs, found.pitch, (left, room.y0), site.setter.fonts)
        site.setter.tell(done.diagnostics)
        out += done.items
    return framed(out, Frame("furniture", say("name of the masthead"), room, span=field.text.span))


def _english(site: Site) -> list[Item]:
    field, rect = site.field("english", "masthead-english"), site.rect
    if not field.text.text:
        return []
    slot = top_slot(site, (rect.x0, rect.x1), rect.y0 + site.mp("english-down"), field.style)
    return centred(site, field, slot, (rect.x0 + rect.x1) // 2)


def _lines(site: Site) -> list[Item]:
    """Lines down, amid the columns; those without a text are left out."""
    issue, words, small = site.plan.content.issue, site.words, "masthead-small"
    number = site.made("number", filled(words.number, {"number": issue.number}), "number", small)
    weekday = site.made("weekday", site.day(words.masthead_weekday, issue.date), "date", small)
    fields = [
        site.field("slogan", "masthead-slogan"),
        site.field("publishers", small),
        join_fields([number, site.field("total-number", small)], words.between),
        site.made("date", site.day(words.date, issue.date), "date", small),
        join_fields([weekday, site.field("weather", small)], words.between),
        site.made("page-count", filled(words.page_count, {"pages": issue.page_count}), "page-count", small),
        site.field("price", small),
    ]
    shown = [field for field in fields if field.text.text]
    rect, pitch = site.rect, site.mp("lines-pitch")
    top, foot = rect.y0 + site.mp("lines-down"), rect.y1 - 2 * site.mp("bar")
    axis = (rect.x0 + rect.x1 + (len(shown) - 1) * pitch) // 2
    out: list[Item] = []
    for n, field in enumerate(shown):
        middle = axis - n * pitch
        out += _down(site, field, Rect(middle - pitch // 2, top, middle + pitch // 2, foot))
    return out


def _down(site: Site, field: Field, room: Rect) -> list[Item]:
    """One line from the top of its room, smaller where it is too long."""
    lines = [
        _sized(site, field, field.style.size - k * (1000 - field.style.fit.size) * field.style.size // (STEPS * 1000))
        for k in range(STEPS + 1)
    ]
    line = next((p for p in lines if p.width <= room.height), lines[-1])
    if line.width > room.height:
        told_long(site, field, max(0, len(field.text.text) * room.height // line.width), room)
    paint = Paint(field.style.ink, site.setter.tag)
    items = down_line(site.setter.noted(line), (room.x0 + room.x1) // 2, room.y0, paint, site.setter.fonts)
    return framed(items, Frame("furniture", of_masthead(field.name), room, span=field.text.span))


def _sized(site: Site, field: Field, size: int) -> Prepared:
    style = replace(field.style, size=size)
    setting = down_setting(style.face, size, style.tracking, style.han_latin, style.widths)
    return prepare(field.text, setting, site.setter.fonts)
