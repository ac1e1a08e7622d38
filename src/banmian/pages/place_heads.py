"""Where a place's head stands: its area, what is under it, and a head area that the story leaves empty (FIT011)."""

from __future__ import annotations

from banmian.content.model import Head
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.flow.head import HeadSite
from banmian.geometry import Rect
from banmian.pages.sheet import Sheet
from banmian.template.model import Place


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
    rects += [sheet.picture_rect(p) for p in own if sheet.picture_circle(p) is None]
    tops = [rect.y0 for rect in rects if rect.y0 > foot and rect.x0 < across[1] and across[0] < rect.x1]
    return min(tops, default=0)


def empty_head(head: Head, place: Place, site: HeadSite) -> list[Diagnostic]:
    """FIT011 for the lines that a layout gives to a head which the story has not."""
    if not site.lines or head.headline or head.kicker or head.deck:
        return []
    kept = f"{counted(site.lines, 'line')} {'is' if site.lines == 1 else 'are'} kept for a head"
    message = f"page {site.page}, place {place.name}: {kept}, and '{site.story}' has no headline"
    hint = "write a headline, or give the head's lines to the text in the layout"
    span = place.head.span if place.head else place.span
    return [diagnose("FIT011", message, hint, span, PlaceOnPage(site.page, (site.x0, site.top, site.x1, site.foot)))]
