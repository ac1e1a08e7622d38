"""How many characters stand in a place, how many it holds, and what is over or short: the one source of these numbers."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from banmian.build import SetIssue
from banmian.content.model import Article, Content, Piece
from banmian.desk.amounts import Amount, amounts
from banmian.desk.empty_places import EmptyPlaces
from banmian.desk.page_site import Json, PageSite
from banmian.diagnostics import Diagnostic
from banmian.display import GlyphRun, box_of
from banmian.geometry import Rect
from banmian.pages.drawn_stream import is_drawn
from banmian.plan.model import Stream
from banmian.template.model import Place

NOT_COUNTED = frozenset(("ruby", "mark", "marker", "byline"))
"""Roles of what stands in a text and is none of its characters: readings, dots of emphasis, markers of
lists, who wrote it."""


def counts(at: PageSite, place: Place, streams: list[Stream], areas: list[Rect], empty: EmptyPlaces) -> Json:
    """The numbers of a place whose text stands in these areas of the sheet. `stands`: its characters there; `would_hold`: where
    none of its stories has any, how many there is room for, 0 where that is not known."""
    stories = [story for stream in streams for story in stream.stories]
    stands = _stands(at, stories, areas) - _datelines(at, place, streams)
    room = _room(at, place, streams)
    would_hold = 0 if room["characters"] else empty.holds(streams, at.index, place)
    return {"stands": max(0, stands), **room, "would_hold": would_hold}


def _room(at: PageSite, place: Place, streams: list[Stream]) -> Json:
    """Characters of the place's stories and what all their places hold of them (`capacity`, 0 where the text just fills them): what
    the engine found over or free, never a formula. It is what was found of the layout as its file has it, also where copyfit has
    made more room or less of it (`fitted`): else what copyfit takes for copy that is short, as by a higher picture, would be lost
    to who writes. Only what is over still is what is over on the page. What is over or short there, and how many more characters
    would go in by the file (`spare`, None: it is just full), are told where the text ends, and there whether it is just full
    (`full`; what is drawn, as a table, or has no characters, is never said to be)."""
    stories = [story for stream in streams for story in stream.stories]
    pages = _pages(at, streams)
    amount = _amount(at.told, pages, stories)
    before = _amount(at.issue.unfit, pages, stories) if at.issue.written is not None else amount
    by_file = amount if amount is not None and amount.over else before
    spare = by_file.room - by_file.over if by_file is not None else None
    characters = sum(map(len, counted_texts(at.issue.content, stories)))
    is_end = any(_ends(s, at.index, place) for s in streams)
    here = amount if amount is not None and is_end else Amount(0, "", 0, 0, 0, 0)
    is_drawn_here = any(is_drawn(at.issue.plan, s) for s in streams)
    return {
        "over": here.over,
        "over_lines": here.over_lines,
        "short": here.short,
        "room": here.room,
        "characters": characters,
        "capacity": max(0, characters + spare) if spare is not None else 0,
        "spare": spare if is_end else None,
        "fitted": _fitted(before, amount),
        "full": bool(is_end and by_file is None and characters and not is_drawn_here),
    }


def _fitted(before: Amount | None, now: Amount | None) -> str:
    """What copyfit did with a text of which so much was over or short by the layouts' files: `over`, it fits by copyfit alone;
    `short`, its place was made smaller, or its lines were opened; "" for nothing."""
    if before is None or before == now or (now is not None and now.over):
        return ""
    return "over" if before.over else "short"


def _amount(told: Iterable[Diagnostic], pages: Container[int], stories: Container[str]) -> Amount | None:
    """What is over or short of these stories on these pages."""
    return next((a for a in amounts(told) if a.page in pages and a.story in stories), None)


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
    pieces = [piece_of(at.issue, story)[1] for stream in begun for story in stream.stories]
    leads = [piece.head.dateline for piece in pieces if piece is not None and piece.head.dateline is not None]
    return sum(len("".join(lead.text.split())) for lead in leads)


def _pages(at: PageSite, streams: list[Stream]) -> set[int]:
    return {n for s in streams for stop in s.stops for n in at.issue.plan.sheets[stop.sheet].numbers}


def counted_texts(content: Content, stories: Iterable[str]) -> Iterator[str]:
    """The canonical text of blocks that are counted, blanks left out."""
    wanted = set(stories)
    for article in content.articles:
        for piece in article.pieces:
            if piece.story in wanted:
                for block in piece.blocks:
                    text = getattr(block, "text", None)
                    yield "".join(text.text.split()) if text is not None else ""


def piece_of(issue: SetIssue, name: str) -> tuple[Article | None, Piece | None]:
    for article in issue.content.articles:
        for piece in article.pieces:
            if piece.story == name:
                return article, piece
    return None, None
