"""Where everything stands on a page, for who lays marks over its picture: lines, columns, places, pictures, blocks, threads.

Points from the trim's top left, of a page of a spread from that page's own. `path` names what a gesture changes, as
`places.lead.text.0.lines` of the page's file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from banmian.build import SetIssue
from banmian.content.model import Article, Piece
from banmian.desk.amounts import Amount, amounts
from banmian.desk.as_written import stands_written, with_written
from banmian.desk.blocks import blocks
from banmian.desk.page_site import Json, PageSite, points
from banmian.display import GlyphRun, box_of
from banmian.display.geometry import united
from banmian.geometry import Rect
from banmian.pages.place_heads import head_site
from banmian.plan.model import Stream
from banmian.template.model import Cols, Lines, PicturePlace, Place

HEADS = frozenset(("kicker", "headline", "deck"))
NOT_COUNTED = frozenset(("ruby", "mark", "marker", "byline"))
"""Roles of what stands in a text and is none of its characters: readings, dots of emphasis, markers of
lists, who wrote it."""


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
    written = stands_written(at.written)
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
            "stands": max(
                0, _stands(at, stories, [rect for kind, rect, *_ in parts if kind == "text"]) - _datelines(at, place, streams)
            ),
            "holds": _holds(at, place),
            **at.where(place.span),
            **_room(at, place, streams),
        }


def _holds(at: PageSite, place: Place) -> Json:
    """About how many characters a line of each part of the head holds at its largest; nothing where the place has no head."""
    if place.head is None:
        return {}
    style = at.issue.paper.head_style(place.head.style)
    _, around = head_site(at.sheet, place, "", style, 0)
    measure = around.foot - around.top if style.vertical else around.x1 - around.x0
    parts = {"kicker": style.kicker, "headline": style.headline, "deck": style.deck}
    return {name: max(0, measure) // max(part.size, part.sizes[1]) for name, part in parts.items() if part is not None}


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
    article, piece = _piece(at.issue, name)
    title = piece.head.headline.text if piece is not None and piece.head.headline is not None else name
    return {"id": name, "title": title, "file": article.file if article else None}


def _piece(issue: SetIssue, name: str) -> tuple[Article | None, Piece | None]:
    for article in issue.content.articles:
        for piece in article.pieces:
            if piece.story == name:
                return article, piece
    return None, None


def _room(at: PageSite, place: Place, streams: list[Stream]) -> Json:
    """Characters of the place's stories and what all their places hold of them: what the engine found over or free, never a
    formula. What is over or short is told where the text ends."""
    stories = [story for stream in streams for story in stream.stories]
    amount = next((a for a in amounts(at.told) if a.page in _pages(at, streams) and a.story in stories), Amount(0, "", 0, 0, 0, 0))
    characters = sum(map(len, _texts(at.issue, stories)))
    capacity = characters - amount.over + amount.room
    here = amount if any(_ends(s, at.index, place) for s in streams) else Amount(0, "", 0, 0, 0, 0)
    return {
        "over": here.over,
        "over_lines": here.over_lines,
        "short": here.short,
        "room": here.room,
        "characters": characters,
        "capacity": capacity,
    }


def _ends(stream: Stream, sheet: int, place: Place) -> bool:
    """Whether a place is the last one of a stream."""
    return bool(stream.stops) and stream.stops[-1].sheet == sheet and stream.stops[-1].place.name == place.name


def _stands(at: PageSite, stories: Iterable[str], areas: list[Rect]) -> int:
    """Characters of these stories' blocks that stand in the areas, on the sheet, with their datelines: without heads, bylines,
    readings, marks and blanks."""
    wanted, count = set(stories), 0
    for item in at.page.items:
        tag = item.tag
        if not isinstance(item, GlyphRun) or tag.story not in wanted or tag.block < 0 or tag.role in NOT_COUNTED:
            continue
        box = box_of(item).moved(at.left, 0)
        x, y = (box.x0 + box.x1) // 2, (box.y0 + box.y1) // 2
        if any(area.x0 <= x <= area.x1 and area.y0 <= y <= area.y1 for area in areas):
            count += sum(len("".join(text.split())) for text in item.texts)
    return count


def _datelines(at: PageSite, place: Place, streams: list[Stream]) -> int:
    """Characters of the datelines that run into the texts that begin at a place: they are parts of heads, and no text counts
    them."""
    begun = [s for s in streams if s.stops and s.stops[0].sheet == at.index and s.stops[0].place.name == place.name]
    pieces = [_piece(at.issue, story)[1] for stream in begun for story in stream.stories]
    leads = [piece.head.dateline for piece in pieces if piece is not None and piece.head.dateline is not None]
    return sum(len("".join(lead.text.split())) for lead in leads)


def _pages(at: PageSite, streams: list[Stream]) -> set[int]:
    return {n for s in streams for stop in s.stops for n in at.issue.plan.sheets[stop.sheet].numbers}


def _texts(issue: SetIssue, stories: Iterable[str]) -> Iterator[str]:
    """The canonical text of blocks that are counted, blanks left out."""
    wanted = set(stories)
    for article in issue.content.articles:
        for piece in article.pieces:
            if piece.story in wanted:
                for block in piece.blocks:
                    text = getattr(block, "text", None)
                    yield "".join(text.text.split()) if text is not None else ""


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
    """Rules between things: across columns, or down a gutter."""
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
            across = rule.cols is not None
            yield {"rect": at.rect(rect), "path": f"rules.{n}.lines", "across": across, "lines": rule.lines, "touches": []}


def _threads(at: PageSite) -> Iterator[Json]:
    """For each place of a thread on this page where the text comes from and where it goes on."""
    sheets = at.issue.plan.sheets
    for stream in at.issue.plan.streams:
        stops = [{"page": sheets[s.sheet].numbers[0], "place": s.place.name} for s in stream.stops]
        for n, stop in enumerate(stream.stops):
            if len(stops) > 1 and stop.sheet == at.index:
                before, after = stops[n - 1] if n else None, stops[n + 1] if n + 1 < len(stops) else None
                yield {"story": stream.stories[0], "place": stop.place.name, "from": before, "to": after}
