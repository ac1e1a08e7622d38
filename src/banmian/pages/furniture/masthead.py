"""The masthead of page 1: name, edition, slogan, date block, codes, strip (dummy, Furniture). Positions are the paper's.

Every field has its slot, which its neighbours bound: pages/furniture/rows.py, signs.py.
"""

from __future__ import annotations

from banmian.content.model import QrTarget
from banmian.display import Box, Frame, Item, Tag, framed
from banmian.geometry import Rect
from banmian.pages.furniture.qr import draw_qr
from banmian.pages.furniture.rows import Slot, centred, single, spread, three, top_slot
from banmian.pages.furniture.signs import draw_seal, draw_slogan, draw_stack, slogan_width
from banmian.pages.furniture.site import Site, join_fields
from banmian.phrases import say
from banmian.sources.checking import suggestion
from banmian.template.words import filled
from banmian.text.tighten import narrowest

TAG = Tag("", -1, "furniture")
FIELDS = (
    "name", "english", "edition", "neighbourhood", "slogan", "publishers", "cn-number", "total-number", "specimen", "sponsor",
    "address", "telephone", "printer", "price", "weather",
)  # fmt: skip
"""The texts of issue.yaml that are shown here."""
CODE_KEYS = ("qr-x1", "qr-x2")
CAPTION_KEYS = ("qr-caption-y1", "qr-caption-y2")


def draw_masthead(site: Site) -> list[Item]:
    _unknown_fields(site)
    return [*_top(site), *_name(site), *_under(site), *_column(site), *_strip(site)]


def _unknown_fields(site: Site) -> None:
    """FRN003 for a text that nothing here shows."""
    for key, text in site.plan.content.issue.fields:
        if key not in FIELDS:
            site.tell("FRN003", say("the masthead shows no field `{key}`", key=key), suggestion(key, list(FIELDS)), text.span)


def _rule(site: Site, y: int, weight: int) -> Item:
    return Box(Rect(site.left, y, site.right, y + weight), site.plan.paper.roles.text, TAG)


def _top(site: Site) -> list[Item]:
    """Publishers left, licence number centred, price right, over a thin rule."""
    small, strong = "masthead-small", "masthead-publishers"
    fields = (
        site.field("publishers", strong),
        join_fields([site.field("cn-number", small), site.field("total-number", small)], site.words.between),
        join_fields([site.field("price", small), site.field("specimen", small)], site.words.between),
    )
    slots = tuple(top_slot(site, (site.left, site.right), site.mp("top-y"), f.style) for f in fields)
    row = three(site, fields, (slots[0], slots[1], slots[2]), site.style(small).size, (site.left + site.right) // 2)
    return [*(item for items in row for item in items), _rule(site, site.mp("top-rule-y"), site.mp("thin-rule"))]


def _gutter(site: Site) -> int:
    """The middle of the gutter before the last column: what stands left of it is the name's."""
    return (site.sheet.base.lefts[-2] + site.sheet.base.width + site.sheet.base.lefts[-1]) // 2


def _name(site: Site) -> list[Item]:
    """The name, beside it the edition's seal, beside that the neighbourhood from top to bottom."""
    top, foot = site.mp("seal-y"), site.mp("seal-y") + site.mp("seal-height")
    box = Rect(site.mp("seal-x"), top, site.mp("seal-x") + site.mp("seal-width"), foot)
    edition, stack = site.field("edition", "masthead-seal"), site.field("neighbourhood", "masthead-neighbourhood")
    x = site.mp("neighbourhood-x")
    beside = Rect(x, top, max(_gutter(site), x + stack.style.size), foot)
    edge = next((x for x, f in ((box.x0, edition), (beside.x0, stack)) if f.text.text), _gutter(site))
    name = site.field("name", "masthead-name")
    out = single(site, name, top_slot(site, (site.mp("name-x"), edge), site.mp("name-y"), name.style))
    return [*out, *draw_seal(site, edition, box), *draw_stack(site, stack, beside, site.mp("neighbourhood-pitch"))]


def _under(site: Site) -> list[Item]:
    """Under the name: the English name left, the slogan letter by letter to its right edge. Where they have no room beside
    one another, the slogan's pitch gives way, then the English name; what is then too long is the longer one."""
    english, right, y = site.field("english", "masthead-english"), site.mp("slogan-right"), site.mp("slogan-y")
    slogan, air = slogan_width(site), english.style.size
    if not slogan:
        return single(site, english, top_slot(site, (site.left, _gutter(site) - air), site.mp("english-y"), english.style))
    room = right - air - site.left
    least = narrowest(english, site.setter)
    if least + slogan > room and least < slogan:  # the slogan is too long, and is told so
        slogan = room - least
    slot = top_slot(site, (site.left, right - slogan - air), site.mp("english-y"), english.style)
    taken = min(slot.x1, site.left + site.setter.width(english.text.text, english.style)) + air if english.text.text else site.left
    return [*single(site, english, slot), *draw_slogan(site, Slot(taken, right, y))]


def _column(site: Site) -> list[Item]:
    """Beside the name: two codes with captions, date, weekday and lunar date, year and weather."""
    issue, words = site.plan.content.issue, site.words
    y0, y1, gutter = site.mp("gutter-y0"), site.mp("gutter-y1"), site.mp("gutter-x") or _gutter(site)
    half = site.plan.paper.measures.furniture.hairline // 2
    out: list[Item] = [Box(Rect(gutter - half, y0, gutter + half, y1), site.plan.paper.roles.text, TAG)]
    out += _codes(site, issue.qr)
    left, right = site.sheet.base.lefts[-1], site.sheet.base.lefts[-1] + site.sheet.base.width
    weekday = site.day(words.masthead_weekday, issue.date)
    year = site.made("year", site.day(words.masthead_year, issue.date), "date", "masthead-small")
    rows = (
        ("date-y", site.made("date", site.day(words.date, issue.date), "date", "masthead-date")),
        ("weekday-y", site.made("weekday", weekday, "date", "masthead-weekday")),
        ("weather-y", join_fields([year, site.field("weather", "masthead-small")], words.between)),
    )
    for key, field in rows:
        out += single(site, field, top_slot(site, (left, right), site.mp(key), field.style))
    return out


def _codes(site: Site, codes: tuple[QrTarget, ...]) -> list[Item]:
    """The codes with their captions, each under its own code and no nearer to the next than half an em."""
    side, air = site.mp("qr-side"), site.style("qr-caption").size // 2
    lefts = [site.mp(key) for key in CODE_KEYS][: len(codes)]
    column = site.sheet.base.lefts[-1], site.sheet.base.lefts[-1] + site.sheet.base.width
    for code in codes[len(CODE_KEYS) :]:
        message = say(
            "the masthead has room for {count} QR codes, the issue has {count_2}", count=len(CODE_KEYS), count_2=len(codes)
        )
        site.tell("FRN002", message, say("take this one out"), code.span)
    out: list[Item] = []
    for i, (code, left) in enumerate(zip(codes, lefts, strict=False)):
        items, found = draw_qr(code, left, site.mp("qr-y"), side)
        site.diagnostics.extend(found)
        out += framed(items, Frame("furniture", say("a QR code"), Rect(left, site.mp("qr-y"), left + side, site.mp("qr-y") + side)))
        x0 = (lefts[i - 1] + side + left + air) // 2 if i else min(column[0], left)
        x1 = (left + side + lefts[i + 1] - air) // 2 if i + 1 < len(lefts) else max(column[1], left + side)
        out += _caption(site, code, (x0, x1), left + side // 2)
    return out


def _caption(site: Site, code: QrTarget, room: tuple[int, int], middle: int) -> list[Item]:
    """A code's caption, centred under it where it is not too wide for that."""
    out: list[Item] = []
    if len(code.caption) > len(CAPTION_KEYS):
        message = say(
            "a QR code has room for {count} lines of caption, not {count_2}", count=len(CAPTION_KEYS), count_2=len(code.caption)
        )
        site.tell("FRN002", message, say("shorten the caption"), code.span)
    for text, key in zip(code.caption, CAPTION_KEYS, strict=False):
        field = site.captioned(text)
        out += centred(site, field, top_slot(site, room, site.mp(key), field.style), middle)
    return out


def _strip(site: Site) -> list[Item]:
    """Issue number, pages, next date and the form fields, spread over the type area between two rules."""
    issue, words, small = site.plan.content.issue, site.words, "masthead-small"
    fields = [
        site.made("number", filled(words.number, {"number": issue.number}), "number", small),
        site.made("page-count", filled(words.page_count, {"pages": issue.page_count}), "page-count", small),
    ]
    if issue.next_date:
        fields.append(site.made("next-date", site.day(words.next_date, issue.next_date), "next-date", small))
    fields += [site.field(k, small) for k in ("sponsor", "address", "telephone", "printer")]
    size = site.style(small).size
    return [
        _rule(site, site.mp("heavy-rule-y"), site.mp("heavy-rule")),
        *spread(site, fields, top_slot(site, (site.left, site.right), site.mp("strip-y"), site.style(small)), size),
        _rule(site, site.mp("strip-rule-y"), site.mp("thin-rule")),
    ]
