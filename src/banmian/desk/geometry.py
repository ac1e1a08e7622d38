"""Where everything stands on a page, for who lays marks over its picture: lines, columns, places, pictures, blocks, threads.

Points from the trim's top left, of a page of a spread from that page's own. `path` names what a gesture changes, as
`places.lead.text.0.lines` of the page's file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from banmian.desk.as_written import stands_written, with_written
from banmian.desk.blocks import blocks
from banmian.desk.counts import counts, piece_of
from banmian.desk.empty_places import EmptyPlaces
from banmian.desk.page_site import Json, PageSite, points
from banmian.display import box_of
from banmian.display.geometry import united
from banmian.geometry import Rect
from banmian.pages.place_heads import head_site
from banmian.plan.model import Stream
from banmian.plan.teasers import page_of
from banmian.template.model import Cols, HeadPart, Lines, PicturePlace, Place

HEADS = frozenset(("kicker", "headline", "deck"))


def geometry(at: PageSite) -> Json:
    """All that is asked of a page's geometry at once."""
    grid, columns = at.issue.paper.grid, at.sheet.columns
    return {
        "trim": [points(v) for v in at.page.trim],
        "bleed": points(at.page.bleed),
        "em": points(grid.em),
        "leading": points(grid.leading),
        "lines": [points(grid.line_top(n)) for n in range(1, grid.lines + 1)],
        "columns": [[points(x), points(x + columns.width)] for x in columns.lefts],
        "first": columns.count * (at.left > 0),
        "file": at.layout.file,
        "places": list(_places(at)),
        "pictures": [*_pictures(at)],
        "cuts": [*_cuts(at)],
        "blocks": blocks(at),
        "threads": list(_threads(at)),
        "inks": [name for name, _ in at.issue.paper.inks],
    }


# --- places ----------------------------------------------------------------------------------------------------------


def _in_reading_order(at: PageSite) -> list[tuple[Place, list[Stream]]]:
    """The places of the layout, each with what runs into it, as their texts are read."""
    spoken = list(dict.fromkeys(item.tag.story for item in at.page.items if item.tag.story))

    def rank(streams: list[Stream]) -> int:
        return min((spoken.index(s) for stream in streams for s in stream.stories if s in spoken), default=len(spoken))

    found = [(place, [s for s in at.issue.plan.streams if _stops(s, at.index, place)]) for place in at.layout.places]
    return sorted(found, key=lambda row: rank(row[1]))


def _places(at: PageSite) -> Iterator[Json]:
    """The places on this page in reading order: that of their text."""
    written, empty = stands_written(at.written), EmptyPlaces(at.issue)
    for place, streams in _in_reading_order(at):
        parts = list(_parts(at, place, streams))
        rects = [rect for _, rect, *_ in parts]
        if not rects or not at.holds(_around(rects)):
            continue
        stories = [story for stream in streams for story in stream.stories]
        yield {
            "name": place.name,
            "stories": [_story(at, story) for story in stories],
            "rect": at.rect(_around(rects)),
            "copyfit": place.copyfit,
            "pin": place.pin,
            "parts": [
                with_written(
                    {
                        "kind": kind,
                        "rect": at.rect(rect),
                        "cols": cols,
                        "lines": lines,
                        "path": path,
                        "style": style,
                        "columns": count,
                    },
                    written,
                )
                for kind, rect, cols, lines, path, style, count in parts
            ],
            **_heads(at, place),
            **at.where(place.span),
            **counts(at, place, streams, [rect for kind, rect, *_ in parts if kind == "text"], empty),
        }


def _heads(at: PageSite, place: Place) -> Json:
    """About how many characters a line of its head holds at its largest: of each part (`holds`), and of a headline in each style of
    the paper that lies as the place's own does (`headlines`); nothing where the place has no head."""
    if place.head is None:
        return {"holds": {}, "headlines": {}}
    own = at.issue.paper.head_style(place.head.style)
    _, around = head_site(at.sheet, place, "", own, 0)
    measure = max(0, around.foot - around.top if own.vertical else around.x1 - around.x0)
    parts = {"kicker": own.kicker, "headline": own.headline, "deck": own.deck}
    styles = ((name, style) for name, style in at.issue.paper.head_styles if style.vertical == own.vertical)
    return {
        "holds": {name: _at_largest(part, measure) for name, part in parts.items() if part is not None},
        "headlines": {name: _at_largest(style.headline, measure) for name, style in styles},
    }


def _at_largest(part: HeadPart, measure: int) -> int:
    return measure // max(part.size, part.sizes[1])


def _stops(stream: Stream, sheet: int, place: Place) -> bool:
    return any(stop.sheet == sheet and stop.place.name == place.name for stop in stream.stops)


_Part = tuple[str, Rect, Cols | None, Lines | None, str, str, int]


def _parts(at: PageSite, place: Place, streams: list[Stream]) -> Iterator[_Part]:
    """Kind, rectangle on the sheet, columns, lines, path, style and number of columns of each area of a place."""
    sheet, begin = at.sheet, f"places.{place.name}"
    if place.box is not None and (rect := sheet.box(place)) is not None:
        yield "box", rect, place.box.cols, place.box.lines, f"{begin}.box.lines", "", 1
    if place.title is not None:
        rect = sheet.area(place, place.title.cols, place.title.lines)
        yield "title", rect, place.title.cols, place.title.lines, f"{begin}.title.lines", "", 1
    head = place.head
    if head is not None and head.lines is not None:
        x0, x1 = sheet.head_span(place, head.cols)
        rect = Rect(x0, sheet.grid.line_top(head.lines[0]), x1, sheet.grid.line_foot(head.lines[1]))
        yield "head", rect, head.cols, head.lines, f"{begin}.head.lines", head.style, 1
    elif head is not None and (drawn := _drawn_head(at, streams)) is not None:
        yield "head", drawn, head.cols, None, f"{begin}.head.lines", head.style, 1
    if place.byline is not None:
        cols, lines = place.byline
        yield "byline", sheet.area(place, cols, lines), cols, lines, f"{begin}.byline.lines", "", 1
    for n, area in enumerate(place.text):
        rect = area.rect or sheet.area(place, area.cols, area.lines)
        yield "text", rect, area.cols, area.lines, f"{begin}.text.{n}.lines", area.style, area.columns


def _drawn_head(at: PageSite, streams: list[Stream]) -> Rect | None:
    """The rectangle of the head's ink on this page, on the sheet."""
    stories = {story for stream in streams for story in stream.stories}
    around: Rect | None = None
    for item in at.page.items:
        if item.tag.story in stories and item.tag.role in HEADS:
            around = united(around, box_of(item))
    return around.moved(at.left, 0) if around is not None else None


def _around(rects: Iterable[Rect]) -> Rect:
    around: Rect | None = None
    for rect in rects:
        around = united(around, rect)
    assert around is not None
    return around


def _story(at: PageSite, name: str) -> Json:
    """A story of a place. `read`: whether its file could be read; else nothing of it is set, or what was read of it last."""
    article, piece = piece_of(at.issue, name)
    title = piece.head.headline.text if piece is not None and piece.head.headline is not None else name
    file = article.file if article else None
    is_read = article is not None and article.id not in at.issue.content.kept
    return {"id": name, "title": title, "file": file, "base": at.bases.get(file) if file else None, "read": is_read}


# --- pictures, rules, threads ----------------------------------------------------------------------------------------


def _pictures(at: PageSite) -> Iterator[Json]:
    groups: tuple[tuple[str, tuple[PicturePlace, ...]], ...] = (("pictures", at.layout.pictures), ("adverts", at.layout.adverts))
    written = stands_written(at.written)
    planned = {p.place.name: p for p in at.issue.plan.pictures if p.sheet == at.index}
    for group, pictures in groups:
        for place in pictures:
            rect = at.sheet.place_rect(place)
            own = planned.get(place.name)
            if not at.holds(rect) and not at.left < rect.x1 <= at.left + at.page.trim[0]:
                continue
            told = {
                "name": place.name,
                "of": place.of,
                "kind": "picture" if group == "pictures" else "advert",
                "rect": at.rect(rect),
                "cols": place.cols,
                "lines": place.lines,
                "path": f"{group}.{place.name}.lines",
                "shape": "circle" if place.shape is not None and place.lines is None else "rect",
                "picture": own.file if own is not None else None,
                "story": own.story if own is not None else None,
                "caption": own.picture.caption.text if own is not None and own.picture is not None and own.picture.caption else "",
                "alt": own.picture.alt if own is not None and own.picture is not None else "",
                "fit": place.fit,
                "focus": [round(share / 10) for share in place.focus],
                "crop": [round(share / 10) for share in place.crop],
                "copyfit": place.copyfit,
                **at.where(place.span),
            }
            yield with_written(told, written)


def _cuts(at: PageSite) -> Iterator[Json]:
    """Rules between things: across columns, or down a gutter, which `gutter` names by the column before it."""
    grid = at.issue.paper.grid
    for n, rule in enumerate(at.layout.rules):
        top, foot = grid.line_top(rule.lines[0]), grid.line_foot(rule.lines[1])
        if rule.cols is not None:
            x0, x1 = at.sheet.area_of_column(rule.cols[0])[0], at.sheet.area_of_column(rule.cols[1])[1]
        elif rule.gutter is not None:
            x0, x1 = at.sheet.area_of_column(rule.gutter)[1], at.sheet.area_of_column(rule.gutter + 1)[0]
        else:
            continue
        rect = Rect(x0, top, x1, foot)
        if at.holds(rect):
            yield {
                "rect": at.rect(rect),
                "path": f"rules.{n}.lines",
                "across": rule.cols is not None,
                "gutter": rule.gutter,
                "lines": rule.lines,
                "touches": [],
            }


def _threads(at: PageSite) -> Iterator[Json]:
    """For each place of a thread on this page where the text comes from and where it goes on: of a spread which page."""
    plan = at.issue.plan
    for stream in plan.streams:
        stops = [{"page": page_of(s, plan.sheets[s.sheet], plan.paper), "place": s.place.name} for s in stream.stops]
        for n, stop in enumerate(stream.stops):
            if len(stops) > 1 and stop.sheet == at.index:
                before, after = stops[n - 1] if n else None, stops[n + 1] if n + 1 < len(stops) else None
                yield {"story": stream.stories[0], "place": stop.place.name, "from": before, "to": after}
