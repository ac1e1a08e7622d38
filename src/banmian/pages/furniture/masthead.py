"""The masthead of page 1: name, edition, slogan, date block, codes, strip (dummy, Furniture). Positions are the paper's."""

from __future__ import annotations

from banmian.colour import BLACK
from banmian.display import Box, Item, Tag
from banmian.flow.seals import seal, stacked
from banmian.geometry import Rect
from banmian.pages.furniture.calendar import date_words, lunar_words, short_date, weekday_words, year_words
from banmian.pages.furniture.qr import draw_qr
from banmian.pages.furniture.site import Site
from banmian.text.lines import Paint

TAG = Tag("", -1, "furniture")
BLANK = "\u3000"


def draw_masthead(site: Site) -> list[Item]:
    return [*_top(site), *_name(site), *_slogan(site), *_column(site), *_strip(site)]


def _rule(site: Site, y: int, weight: int) -> Item:
    return Box(Rect(site.left, y, site.right, y + weight), BLACK, TAG)


def _top(site: Site) -> list[Item]:
    """Publishers left, licence number centred, price right, over a thin rule."""
    y = site.mp("top-y")
    small, strong = site.style("masthead-small"), site.style("masthead-publishers")
    out: list[Item] = list(site.setter.top(site.field("publishers"), strong, (site.left, y)))
    middle = BLANK.join(t for t in (site.field("cn-number"), site.field("total-number")) if t)
    out += site.setter.top(middle, small, ((site.left + site.right) // 2, y), "centre")
    right = BLANK.join(t for t in (site.field("price"), site.field("specimen")) if t)
    out += site.setter.top(right, small, (site.right, y), "end")
    return [*out, _rule(site, site.mp("top-rule-y"), site.mp("thin-rule"))]


def _name(site: Site) -> list[Item]:
    out: list[Item] = list(site.setter.top(site.field("name"), site.style("masthead-name"), (site.mp("name-x"), site.mp("name-y"))))
    box = Rect(
        site.mp("seal-x"),
        site.mp("seal-y"),
        site.mp("seal-x") + site.mp("seal-width"),
        site.mp("seal-y") + site.mp("seal-height"),
    )
    book = site.setter.book
    out += seal(site.field("edition"), box, site.plan.paper.ink("red"), book, site.mp("seal-size"))
    style = site.style("masthead-neighbourhood")
    pitch = site.mp("neighbourhood-pitch")
    at = (site.mp("neighbourhood-x"), site.mp("seal-y"))
    out += stacked(site.field("neighbourhood"), style.face, style.size, pitch, at, Paint(style.ink, site.setter.tag), book)
    out += site.setter.top(site.field("english"), site.style("masthead-english"), (site.left, site.mp("english-y")))
    return out


def _slogan(site: Site) -> list[Item]:
    """Letter by letter to the slogan's right edge, its strokes in the accent."""
    style, stroke = site.style("masthead-slogan"), site.style("masthead-slash")
    pitch = site.mp("slogan-pitch")
    text = site.field("slogan")
    right = site.mp("slogan-right")
    out: list[Item] = []
    for i, ch in enumerate(text):
        centre = right - style.size // 2 - (len(text) - 1 - i) * pitch
        face = stroke if ch in "\uff0f/" else style
        out += site.setter.top(ch, face, (centre, site.mp("slogan-y")), "centre")
    return out


def _column(site: Site) -> list[Item]:
    """Beside the name: two codes with captions, date, weekday and lunar date, year and weather."""
    issue, setter = site.plan.content.issue, site.setter
    y0, y1 = site.mp("gutter-y0"), site.mp("gutter-y1")
    gutter = (site.sheet.base.lefts[-2] + site.sheet.base.width + site.sheet.base.lefts[-1]) // 2
    out: list[Item] = [Box(Rect(gutter - 150, y0, gutter + 150, y1), BLACK, TAG)]
    side = site.mp("qr-side")
    for code, key in zip(issue.qr, ("qr-x1", "qr-x2"), strict=False):
        left = site.mp(key)
        items, found = draw_qr(code, left, site.mp("qr-y"), side)
        site.store.found.extend(found)
        out += items
        for caption, at in zip(code.caption, ("qr-caption-y1", "qr-caption-y2"), strict=False):
            out += setter.top(caption, site.style("qr-caption"), (left + side // 2, site.mp(at)), "centre")
    left = site.sheet.base.lefts[-1]
    out += setter.top(date_words(issue.date), site.style("masthead-date"), (left, site.mp("date-y")))
    weekday = f"{weekday_words(issue.date)}{BLANK}{lunar_words(issue.date)}"
    out += setter.top(weekday, site.style("masthead-weekday"), (left, site.mp("weekday-y")))
    out += setter.top(
        BLANK.join(t for t in (year_words(issue.date), site.field("weather")) if t),
        site.style("masthead-small"),
        (left, site.mp("weather-y")),
    )
    return out


def _strip(site: Site) -> list[Item]:
    """Issue number, pages, next date and the form fields, spread over the type area between two rules."""
    issue = site.plan.content.issue
    parts = [f"\u7b2c{issue.number}\u671f", f"\u672c\u671f{issue.page_count}\u7248"]
    if issue.next_date:
        parts.append(f"\u4e0b\u671f\u51fa\u7248\uff1a{short_date(issue.next_date)}")
    parts += [site.field(k) for k in ("sponsor", "address", "telephone", "printer")]
    style = site.style("masthead-small")
    base = site.mp("strip-y") + style.size * 88 // 100
    return [
        _rule(site, site.mp("heavy-rule-y"), site.mp("heavy-rule")),
        *site.setter.spread(parts, [style] * len(parts), site.left, site.right, base),
        _rule(site, site.mp("strip-rule-y"), site.mp("thin-rule")),
    ]
