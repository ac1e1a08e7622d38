"""A nameplate of the paper: its fields where paper.yaml puts them, each in its room, and its rules.

It is the masthead of a paper that arranges its own, and the strip with the price at a page's foot. Fields give way as all furniture
does (rows.py, docs/decisions/0042).
"""

from __future__ import annotations

from banmian.content.model import StyledText
from banmian.display import Box, Item, Tag
from banmian.geometry import Rect
from banmian.pages.furniture.rows import Slot, centred, single, top_slot
from banmian.pages.furniture.signs import draw_stack
from banmian.pages.furniture.site import Site, join_fields
from banmian.phrases import say
from banmian.sources.checking import suggestion
from banmian.template.nameplates import Nameplate, NameplateField
from banmian.template.words import filled
from banmian.text.tighten import Field

TAG = Tag("", -1, "furniture")
KIND = "nameplate"
MADE = ("date", "weekday", "year", "number", "page-count", "next-date")
"""What is known, and stands in the paper's words."""
MAY_LACK = ("name", "price", "weather")
"""The paper's own name stands for the first; an issue may be without the others."""


def draw_nameplate(site: Site) -> list[Item]:
    """The rules, then the fields in the order written."""
    plate = site.plan.paper.nameplate(site.element.name)
    _unshown(site, plate)
    out: list[Item] = [Box(rect, ink, TAG) for rect, ink in plate.rules]
    for field in plate.fields:
        out += _field(site, field)
    return out


def _unshown(site: Site, plate: Nameplate) -> None:
    """FRN003, once an issue, for a text that no nameplate of the issue shows; FRN006 for what one would show and nobody says."""
    paper = site.plan.paper
    placed = [e.name for sheet in site.plan.sheets for e in sheet.layout.furniture if e.kind == KIND]
    if not placed or placed[0] != plate.name:
        return
    shown = {key for name in placed for field in paper.nameplate(name).fields for key in field.show}
    fields = dict(site.plan.content.issue.fields)
    for key, text in fields.items():
        if key not in shown:
            site.tell("FRN003", say("no nameplate shows the field `{key}`", key=key), suggestion(key, sorted(shown)), text.span)
    known = {*MADE, *MAY_LACK, *fields}
    for one in map(paper.nameplate, dict.fromkeys(placed)):
        for key in dict.fromkeys(key for field in one.fields for key in field.show if key not in known):
            message = say("the nameplate `{name}` shows `{key}`, of which issue.yaml says nothing", name=one.name, key=key)
            site.tell("FRN006", message, suggestion(key, sorted(known)), one.span)


def _field(site: Site, place: NameplateField) -> list[Item]:
    style = site.style(place.style)
    field = (
        join_fields([_shown(site, key, place.style) for key in place.show], site.words.between)
        if place.show
        else Field("words", StyledText(place.text, span=site.element.span), style)
    )
    if not field.text.text:
        return []
    x0 = place.x - {"start": 0, "centre": place.room // 2, "end": place.room}[place.align]
    if place.pitch:
        return draw_stack(site, field, Rect(x0, place.y, x0 + style.size, place.y + place.room), place.pitch)
    slot: Slot = top_slot(site, (x0, x0 + place.room), place.y, style)
    return centred(site, field, slot, place.x) if place.align == "centre" else single(site, field, slot, place.align)


def _shown(site: Site, key: str, style: str) -> Field:
    """What a key stands for: what is known of the issue, else its text in issue.yaml."""
    if key not in MADE:
        return site.field(key, style)
    issue, words = site.plan.content.issue, site.words
    match key:
        case "date" | "weekday" | "year":
            formats = {"date": words.date, "weekday": words.masthead_weekday, "year": words.masthead_year}
            return site.made(key, site.day(formats[key], issue.date), "date", style)
        case "number":
            return site.made(key, filled(words.number, {"number": issue.number}), key, style)
        case "page-count":
            return site.made(key, filled(words.page_count, {"pages": issue.page_count}), key, style)
    day = site.day(words.next_date, issue.next_date) if issue.next_date else ""
    return site.made("next-date", day, "next-date", style)
