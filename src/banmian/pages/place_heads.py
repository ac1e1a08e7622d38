"""Where a place's head stands: its area, what is under it, and a head area that the story leaves empty (FIT011)."""

from __future__ import annotations

from dataclasses import replace

from banmian.content.model import Head
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.display import Item
from banmian.flow.head import HeadSite, SetHead
from banmian.flow.heads import head_framed
from banmian.geometry import Rect
from banmian.pages.picture_frames import box_frame, frame_under
from banmian.pages.sheet import Sheet
from banmian.phrases import say
from banmian.template.model import HeadStyle, Place


def head_site(sheet: Sheet, place: Place, story: str, style: HeadStyle, below: int) -> tuple[int, HeadSite]:
    """The first line of a place's head, and where it is set. `below`: lines after it for a from-line."""
    head = place.head
    assert head is not None
    first = head.lines[0] if head.lines else place.text[0].lines[0]
    x0, x1 = sheet.head_span(place, head.cols)
    page = sheet.plan.page_of(sheet.index, x0)
    room = head.lines[1] - head.lines[0] + 1 if head.lines else 0
    foot = sheet.grid.line_foot(head.lines[1]) if head.lines else 0
    within = below if head.lines and place.text and place.text[0].lines[0] <= first + room else 0
    lines = max(1, room - within) if room else 0
    site = HeadSite(x0, x1, sheet.grid.line_top(first), page, story, lines, foot, sheet.grid.leading)
    if not style.space or not head.lines:
        return first, site
    if head.on:  # its foot is that of its lines
        return first, replace(site, below=foot + style.space.text)
    under = under_head(sheet, place, (x0, x1), foot - sheet.grid.em)
    return first, replace(site, below=under and under - below * sheet.grid.leading)


def framed_head(sheet: Sheet, place: Place, site: HeadSite, done: SetHead) -> list[Item]:
    """A set head as ink of its area, on the picture or the box that is its ground."""
    ground = frame_under(sheet, place.head) or box_frame(sheet, place)
    return head_framed(done.items, head_rect(site, max(done.lines, site.lines), sheet), site.story, ground)


def head_rect(site: HeadSite, lines: int, sheet: Sheet) -> Rect:
    """The head's area, with the white between lines around it: the lines that the layout gives it, else those that it
    takes."""
    white = sheet.grid.leading - sheet.grid.em
    foot = max(site.foot, site.below - white) or site.top + (lines - 1) * sheet.grid.leading + sheet.grid.em
    return Rect(site.x0, site.top - white, site.x1, foot + white)


def under_head(sheet: Sheet, place: Place, across: tuple[int, int], foot: int) -> int:
    """The top of what a head stands over, of its place's text and pictures, mp; 0 where it stands beside all of them. `foot`:
    above it is nothing that the head stands over."""
    rects = [area.rect or sheet.area(place, area.cols, area.lines) for area in place.text]
    own = [p for p in sheet.plan.pictures if p.sheet == sheet.index and p.place.of == place.name]
    rects += [sheet.picture_area(p) for p in own if sheet.picture_circle(p) is None]
    tops = [rect.y0 for rect in rects if rect.y0 > foot and rect.x0 < across[1] and across[0] < rect.x1]
    return min(tops, default=0)


def empty_head(head: Head, place: Place, site: HeadSite) -> list[Diagnostic]:
    """FIT011 for the lines that a layout gives to a head which the story has not."""
    if not site.lines or head.headline or head.kicker or head.deck:
        return []
    kept = say(
        "{lines} {value} kept for a head", lines=counted(site.lines, "line"), value=say("is") if site.lines == 1 else say("are")
    )
    message = say(
        "page {page}, place {name}: {kept}, and '{story}' has no headline",
        page=site.page,
        name=place.name,
        kept=kept,
        story=site.story,
    )
    hint = say("write a headline, or give the head's lines to the text in the layout")
    span = place.head.span if place.head else place.span
    return [diagnose("FIT011", message, hint, span, PlaceOnPage(site.page, (site.x0, site.top, site.x1, site.foot)))]
