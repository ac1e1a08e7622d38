"""The teasers of an issue joined with its pages: where each story begins, what it is called, which picture of it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from banmian.content.model import Content, Picture, Piece, StyledText, Teaser
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say
from banmian.plan.model import PlannedTeaser, Sheet, Stop, Stream
from banmian.sources.checking import suggestion
from banmian.template.model import Paper

KIND = "teaser"


def planned_teasers(
    content: Content, paper: Paper, sheets: tuple[Sheet, ...], streams: tuple[Stream, ...]
) -> tuple[tuple[PlannedTeaser, ...], list[Diagnostic]]:
    """The issue's teasers in their order, so that a layout finds each by its number; what is wrong with them."""
    found: list[Diagnostic] = []
    begins = {story: (stream.stops[0], piece) for stream in streams for story, piece in _pieces(stream)}
    planned = tuple(_planned(teaser, begins, (paper, sheets), found) for teaser in content.issue.teasers)
    unread = {story for stream in streams for story in stream.missing}  # they have a place, and why they are not there was told
    silent = {teaser.span for teaser in content.issue.teasers if teaser.story in unread}
    found = [d for d in found if d.span not in silent]
    shown = {e.option("nth") for sheet in sheets for e in sheet.layout.furniture if e.kind == KIND}
    for n, teaser in enumerate(content.issue.teasers, 1):
        if n not in shown:
            message, hint = (
                say("no page's layout shows teaser {n}", n=n),
                say("give page 1 the furniture {{kind: teaser, nth: {n}}}", n=n),
            )
            found.append(diagnose("CNT046", message, hint, teaser.span))
    return planned, found


def _pieces(stream: Stream) -> Iterator[tuple[str, Piece]]:
    return ((piece.story, piece) for piece in stream.pieces)


def _planned(
    teaser: Teaser, begins: dict[str, tuple[Stop, Piece]], made: tuple[Paper, tuple[Sheet, ...]], found: list[Diagnostic]
) -> PlannedTeaser:
    """A teaser with its page; one of a story that no page places says what it can, as in a draft."""
    paper, sheets = made
    if teaser.story not in begins:
        hint = suggestion(teaser.story, sorted(begins))
        found.append(
            diagnose("CNT044", say("the teaser's story `{story}` stands on no page", story=teaser.story), hint, teaser.span)
        )
        return PlannedTeaser(teaser.story, 0, StyledText(""), teaser.title, teaser.text, None, teaser.crop, teaser.span)
    stop, piece = begins[teaser.story]
    sheet = sheets[stop.sheet]
    picture = _picture(teaser, piece, found)
    title = teaser.title if teaser.title.text else piece.head.index_title or piece.head.headline or StyledText("")
    name = StyledText(sheet.name, span=sheet.name_span)
    return PlannedTeaser(teaser.story, page_of(stop, sheet, paper), name, title, teaser.text, picture, teaser.crop, teaser.span)


def page_of(stop: Stop, sheet: Sheet, paper: Paper) -> int:
    """The page that a place begins on; on a spread its first column tells which of the two."""
    place, columns = stop.place, next((c for c in paper.grid.columns if c.name == sheet.layout.grid), paper.grid.columns[0])
    areas = (place.head.cols if place.head else None, place.box.cols if place.box else None, *(area.cols for area in place.text))
    first = min((cols[0] for cols in areas if cols is not None), default=1)
    return sheet.numbers[min(len(sheet.numbers) - 1, (first - 1) // columns.count)]


def _picture(teaser: Teaser, piece: Piece, found: list[Diagnostic]) -> Picture | None:
    if not teaser.nth:
        return None
    if teaser.nth <= len(piece.pictures):
        return piece.pictures[teaser.nth - 1]
    message = say(
        "the teaser asks for picture {nth} of `{story}`, which has {count}",
        nth=teaser.nth,
        story=teaser.story,
        count=len(piece.pictures),
    )
    found.append(diagnose("CNT045", message, say("write `picture: 0` for a teaser without one, or another number"), teaser.span))
    return None
