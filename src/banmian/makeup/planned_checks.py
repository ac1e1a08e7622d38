"""What a plan that can be made lacks all the same: a page's one lead, files of advertisements and of the pool. Codes MKP020,
MKP021, PIC\u2026

A page without a lead, or with an advertisement whose file is still to come, is made; its editor is told. A filler without a file is
an error: the page would be filled with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from banmian.content.model import Issue
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import story_named
from banmian.makeup.model import Item, PagePlan
from banmian.phrases import AND, say, series
from banmian.pictures.files import file_bytes
from banmian.pictures.picture import Said


def lacking(plans: Sequence[PagePlan], issue: Issue, folder: Path) -> Iterator[Diagnostic]:
    """What is to be told of the plans; `folder`: the issue's."""
    for plan in plans:
        yield from _leads(plan)
        for item in plan.items:
            if item.advert and not item.filler:
                yield from _advert(plan, item, issue)
    pool = {item.name: item for plan in plans for item in plan.items if item.filler}
    for item in pool.values():
        data = file_bytes(item.filler, folder)
        if isinstance(data, Said):
            yield data.at(item.span)


def _leads(plan: PagePlan) -> Iterator[Diagnostic]:
    """MKP020: a page leads with one story, which the eye finds first."""
    stories, leads = plan.stories, plan.leads
    if len(leads) > 1:
        names = series((story_named(item.stories[0]) for item in leads), AND)
        message = say("page {number} has {n} stories of rank 1: {names}", number=plan.number, n=len(leads), names=names)
        yield diagnose("MKP020", message, say("leave rank 1 to its lead, and give the others rank 2"), leads[1].span)
    elif stories and not leads:
        best = min(stories, key=lambda item: item.rank)
        message = say("no story of page {number} has rank 1: the page has no lead", number=plan.number)
        yield diagnose("MKP020", message, say("give one of them `rank: 1`, which then has the largest head"), best.span)


def _advert(plan: PagePlan, item: Item, issue: Issue) -> Iterator[Diagnostic]:
    """MKP021 for an advertisement of which issue.yaml names no file for this page."""
    if any((advert.page, advert.place) == (plan.number, item.name) for advert in issue.adverts):
        return
    place = f"{plan.number}.{item.name}"
    message = say("issue.yaml names no file for the advertisement '{place}'", place=place)
    hint = say(
        "its place stays white until you write it there: `adverts: {{{place}: images/{name}.pdf}}`", place=place, name=item.name
    )
    yield diagnose("MKP021", message, hint, item.span)
