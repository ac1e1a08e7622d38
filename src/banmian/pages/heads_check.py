"""Two faults of make-up: headlines that bump into each other, and a gutter that cuts the page in two.

docs/rules/typography.md, Headlines: headlines of adjacent columns do not stand side by side on the same height unless a rule,
a box or a difference in column span parts them (\u78b0\u9898); no gutter runs through from top to bottom of the page
(\u65ad\u7248).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.display import GlyphRun, Item
from banmian.geometry import Rect
from banmian.han_box import above
from banmian.pages.sheet import Sheet
from banmian.phrases import say
from banmian.plan.teasers import KIND as TEASER
from banmian.remember import Memo, Same
from banmian.template.grid import span_of
from banmian.template.model import Place
from banmian.values import frozen

ROLES = ("headline", "jump-head")
NEAR = 2.5
"""Gutters: up to this far apart two heads stand in adjacent columns (a box's padding may lie between)."""


@frozen
class Headline:
    """A headline as it is painted (`rect`, em boxes), the x interval of its head area, its place, the size of its letters (mp)."""

    rect: Rect
    x0: int
    x1: int
    place: Place
    words: str
    size: int


MADE_UP: Memo[tuple[Diagnostic, ...]] = Memo("make-up of sheets", 150, lasting=True, each="page")


def make_up_faults(sheet: Sheet, items: Mapping[tuple[int, str], Sequence[Item]]) -> list[Diagnostic]:
    """The faults of one sheet. `items`: what the places' setting gave, by (sheet, place name)."""
    mine = [item for place in sheet.layout.places for item in items.get((sheet.index, place.name), ())]
    return list(MADE_UP.of((sheet.key, Same(*mine)), lambda: tuple(_faults(sheet, items))))


def _faults(sheet: Sheet, items: Mapping[tuple[int, str], Sequence[Item]]) -> list[Diagnostic]:
    heads = [head for place in sheet.layout.places for head in headlines(sheet, place, items.get((sheet.index, place.name), ()))]
    return [*_clashes(sheet, heads), *_cuts(sheet)]


# --- headlines side by side -------------------------------------------------------------------------------------------


def headlines(sheet: Sheet, place: Place, items: Sequence[Item]) -> Iterator[Headline]:
    """Each story's headline in a place; lines that follow one another in the list are one headline."""
    runs = [i for i in items if isinstance(i, GlyphRun) and i.tag.role in ROLES]
    while runs:
        count = next((k for k, r in enumerate(runs) if r.tag != runs[0].tag), len(runs))
        mine, runs = runs[:count], runs[count:]
        tops = [r.y - above(r.size) for r in mine]
        feet = [top + r.size for top, r in zip(tops, mine, strict=True)]
        rect = Rect(min(r.x for r in mine), min(tops), max(r.x + r.width for r in mine), max(feet))
        x0, x1 = _interval(sheet, place, rect)
        yield Headline(rect, x0, x1, place, "".join("".join(r.texts) for r in mine), max(r.size for r in mine))


def _interval(sheet: Sheet, place: Place, rect: Rect) -> tuple[int, int]:
    """The head area's, or that of the column in which a stream's head stands."""
    head = place.head
    if head is not None and (head.lines is None or rect.y0 < sheet.grid.line_foot(head.lines[1])):
        return sheet.span(place, head.cols)
    columns = [c for area in place.text for c in sheet.text_columns(place, area, sheet.grid.em)]
    found = [(c.x, c.x + c.measure) for c in columns if c.x - sheet.grid.em <= rect.x0 < c.x + c.measure]
    return found[0] if found else (rect.x0, rect.x1)


def _clashes(sheet: Sheet, heads: Sequence[Headline]) -> Iterator[Diagnostic]:
    for pair in combinations(heads, 2):
        left, right = sorted(pair, key=_start)
        if not _side_by_side(sheet, left, right) or _parted(sheet, left, right):
            continue
        page = sheet.plan.page_of(sheet.index, left.x0)
        where = PlaceOnPage(page, (left.rect.x0, min(left.rect.y0, right.rect.y0), right.rect.x1, left.rect.y1))
        message = say(
            "the headlines '{words}' and '{right_words}' stand side by side with nothing between them",
            words=left.words,
            right_words=right.words,
        )
        hint = say("a rule in the gutter, a box, or a head over more columns parts them")
        yield diagnose("FIT004", message, hint, right.place.span, where)


def _start(head: Headline) -> int:
    return head.x0


def _side_by_side(sheet: Sheet, left: Headline, right: Headline) -> bool:
    """Whether two headlines stand side by side: at one height (they share half of the lower one's height), in adjacent
    columns, over equally wide areas."""
    shared = min(left.rect.y1, right.rect.y1) - max(left.rect.y0, right.rect.y0)
    gap = right.x0 - left.x1
    columns = sheet.columns
    equal = abs((left.x1 - left.x0) - (right.x1 - right.x0)) < columns.width // 2
    return equal and 0 <= gap <= NEAR * columns.gutter and 2 * shared >= min(left.rect.height, right.rect.height)


def _parted(sheet: Sheet, left: Headline, right: Headline) -> bool:
    """Whether the two are parted: by a box around one of them, by grounds as wide as their columns, or by a rule in the gutter
    between them that runs along both."""
    if left.place.name != right.place.name and (left.place.box or right.place.box):
        return True
    if all(_on_ground(sheet, head.place) for head in (left, right)):
        return True
    top, foot = max(left.rect.y0, right.rect.y0), min(left.rect.y1, right.rect.y1)
    return any(left.x1 <= x <= right.x0 and y0 <= top and foot <= y1 for x, y0, y1 in _gutter_rules(sheet))


def _on_ground(sheet: Sheet, place: Place) -> bool:
    """Whether the heads of a place's stream stand on grounds over their whole column, as reversed heads do."""
    ground = sheet.plan.paper.head_style(place.brief_head).ground if place.brief_head else None
    return ground is not None and ground.across == "measure"


def _gutter_rules(sheet: Sheet) -> Iterator[tuple[int, int, int]]:
    """x, top and foot of each rule in a gutter, of the page or of a place's own columns."""
    for rule in sheet.layout.rules:
        if rule.gutter is not None:
            x = (sheet.area_of_column(rule.gutter)[1] + sheet.area_of_column(rule.gutter + 1)[0]) // 2
            yield x, sheet.grid.line_top(rule.lines[0]), sheet.grid.line_foot(rule.lines[1])
    styles = dict(sheet.plan.paper.text_styles)
    for place in sheet.layout.places:
        for area in place.text:
            if area.gutters and area.style in styles:
                for one, other in pairwise(sheet.text_columns(place, area, styles[area.style].size)):
                    x = (one.x + one.measure + other.x) // 2
                    # a head in a column reaches a little above its first line
                    yield x, sheet.grid.line_top(area.lines[0] - 1), sheet.grid.line_foot(area.lines[1])


# --- a gutter through the page ----------------------------------------------------------------------------------------


def _cuts(sheet: Sheet) -> Iterator[Diagnostic]:
    """Every gutter over which nothing stands; the fold of a spread is one by right, and of furniture teasers alone count. A page
    without stories has no columns that could fall apart."""
    if not sheet.layout.places:
        return
    count, pages = sheet.columns.count, len(sheet.plan.sheets[sheet.index].numbers)
    over = list(_intervals(sheet))
    for left in range(1, count * pages):
        if left % count == 0:
            continue
        x0, x1 = sheet.area_of_column(left)[1], sheet.area_of_column(left + 1)[0]
        if over and not any(a < x0 and x1 < b for a, b in over):
            page = sheet.plan.page_of(sheet.index, x0)
            rect = (x0, sheet.grid.line_top(1), x1, sheet.grid.line_foot(sheet.grid.lines))
            message = say(
                "page {page}: the gutter between columns {left} and {left_2} runs through from top to bottom",
                page=page,
                left=left,
                left_2=left + 1,
            )
            hint = say("let a head, a picture or a box stand over it")
            yield diagnose("FIT005", message, hint, sheet.layout.places[0].span, PlaceOnPage(page, rect))


def _intervals(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """The x intervals of all that may stand over a gutter: heads, titles, boxes, text wider than a column, pictures,
    teasers."""
    for place in sheet.layout.places:
        box = sheet.box(place)
        if box is not None:
            yield box.x0, box.x1
        if place.head is not None:
            yield sheet.span(place, place.head.cols)
        if place.title is not None:
            yield sheet.span(place, place.title.cols)
        for area in place.text:
            for column in sheet.text_columns(place, area, sheet.grid.em):
                yield column.x, column.x + column.measure
    for element in sheet.layout.furniture:
        if element.kind == TEASER:
            yield span_of(sheet.grid, sheet.base, element.cols)
    for planned in sheet.plan.pictures:
        if planned.sheet == sheet.index:
            circle = sheet.picture_circle(planned)
            rect = circle.bounds if circle is not None else sheet.picture_rect(planned)
            yield rect.x0, rect.x1
