"""What the figures of a page say against the limits of its print shop's profile. Codes FIT035 to FIT040."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from banmian.diagnostics import Diagnostic, PlaceOnPage, Severity, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted, cut_short
from banmian.pages.page_figures.model import PageFigures
from banmian.phrases import say
from banmian.template.page_limits import PageLimits
from banmian.units import mm_of_mp

WORDS = 14
"""Characters of a headline that a message repeats."""
SOME = 3
"""Pictures: two may well stand together."""


def figures_told(figures: PageFigures, limits: PageLimits, span: Span | None) -> Iterator[Diagnostic]:
    """The figures that are beyond a limit. `span`: the page's layout. Heads side by side, gutters that run through and texts that
    end early are told where they are found (FIT004, FIT005, FLW002)."""
    yield from _white(figures, limits, span)
    yield from _feet(figures, limits, span)
    yield from _order(figures, limits, span)
    yield from _pictures(figures, limits, span)
    yield from _neighbours(figures, limits, span)
    yield from _characters(figures, limits, span)


def _white(figures: PageFigures, limits: PageLimits, span: Span | None) -> Iterator[Diagnostic]:
    white, page = figures.white, figures.page
    if white.hole is None or white.share < limits.white_info:
        return
    share = f"{white.share / 10:g}"
    deepest = counted(white.lines, "line")
    message = say(
        "page {page}: {share} % of the type area is white by accident, in one place {deepest} deep",
        page=page,
        share=share,
        deepest=deepest,
    )
    hint = say("let a story, a picture or an advertisement take it; what parts two things is not counted")
    told = diagnose("FIT035", message, hint, span, PlaceOnPage(page, white.hole))
    yield replace(told, severity=Severity.WARNING) if white.share >= limits.white_warning else told


def _feet(figures: PageFigures, limits: PageLimits, span: Span | None) -> Iterator[Diagnostic]:
    feet, page = figures.feet, figures.page
    if feet.columns > limits.feet and feet.where is not None:
        columns, lines = counted(feet.columns, "column"), counted(feet.lines, "line")
        message = say(
            "page {page}: {columns} of text end before the last line, by {lines} in all; the first in place {place}",
            page=page,
            columns=columns,
            lines=lines,
            place=feet.place,
        )
        hint = say("a subhead that would stand alone goes to the next column: a line more or less above it, or `white`, moves it")
        yield diagnose("FIT036", message, hint, span, PlaceOnPage(page, feet.where))


def _order(figures: PageFigures, limits: PageLimits, span: Span | None) -> Iterator[Diagnostic]:
    order, page = figures.order, figures.page
    if order.down + order.across > limits.order and order.where is not None:
        smaller, greater = (cut_short(words, WORDS) for words in order.first)
        count = counted(order.down + order.across, "head")
        message = say(
            "page {page}: {count} larger than one above or at the left; the first: '{greater}' after '{smaller}'",
            page=page,
            count=count,
            greater=greater,
            smaller=smaller,
        )
        hint = say("let heads grow smaller down the page and to the right, or part the story by a box")
        yield diagnose("FIT037", message, hint, span, PlaceOnPage(page, order.where))


def _pictures(figures: PageFigures, limits: PageLimits, span: Span | None) -> Iterator[Diagnostic]:
    shown, page = figures.pictures, figures.page
    if shown.count < SOME:
        return
    shares = (shown.upper, 1000 - shown.upper, shown.left, 1000 - shown.left)
    most = max(shares)
    if most > limits.pictures_in_half:
        halves = (say("its upper half"), say("its lower half"), say("its left half"), say("its right half"))
        message = say(
            "page {page}: {share} % of the area of its {count} pictures lies in {half}",
            page=page,
            share=most // 10,
            count=shown.count,
            half=halves[shares.index(most)],
        )
        yield diagnose("FIT038", message, say("let one of the pictures stand in the other half"), span, PlaceOnPage(page))


def _neighbours(figures: PageFigures, limits: PageLimits, span: Span | None) -> Iterator[Diagnostic]:
    near, page = figures.neighbours, figures.page
    if near is not None and near.least < limits.neighbours:
        message = say(
            "page {page}: {first} and {second} stand {mm_of_mp:g} mm apart",
            page=page,
            first=near.first,
            second=near.second,
            mm_of_mp=mm_of_mp(near.least),
        )
        hint = say("{mm_of_mp:g} mm are wanted: give one of them a line less", mm_of_mp=mm_of_mp(limits.neighbours))
        yield diagnose("FIT039", message, hint, span, PlaceOnPage(page, near.where))


def _characters(figures: PageFigures, limits: PageLimits, span: Span | None) -> Iterator[Diagnostic]:
    least, most = limits.han
    if figures.order.heads and not least <= figures.han <= most:
        message = say(
            "page {page}: {han} Chinese characters; the profile wants {least} to {most}",
            page=figures.page,
            han=figures.han,
            least=least,
            most=most,
        )
        hint = say("a page of few has large pictures or white, one of many is grey: `page.han` in the profile says what is usual")
        yield diagnose("FIT040", message, hint, span, PlaceOnPage(figures.page))
