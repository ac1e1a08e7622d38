"""What is told of one sheet of a plan, set and judged as a build sets and judges it: for whoever tries another layout of it."""

from __future__ import annotations

from functools import partial

from banmian.diagnostics import Diagnostic
from banmian.fonts import FontBook
from banmian.pages.assemble import lines_told
from banmian.pages.clearance import readings_too_near
from banmian.pages.frames_check import CheckedSheet, sheet_faults
from banmian.pages.placed import PlacedText
from banmian.pages.places import PLACED, StreamSetter
from banmian.pages.sheetitems import SheetSetter
from banmian.pages.streams_ahead import sheets_of
from banmian.pictures.assets import Assets
from banmian.plan.model import Plan


def told_of_sheet(plan: Plan, index: int, assets: Assets, fonts: FontBook) -> tuple[Diagnostic, ...]:
    """All that a build of the plan would tell of its sheet `index`, nothing of the other pages on which its stories go on. What is
    set here is remembered as all pages are, and not set again by a build that takes this layout."""
    sheets, _ = sheets_of(plan, fonts)
    setter = StreamSetter.of(plan, sheets, assets, fonts, False)
    streams = (stream for stream in plan.streams if any(stop.sheet == index for stop in stream.stops))
    placed = PlacedText.of([PLACED.of(setter.reads(stream), partial(setter.placed, stream)) for stream in streams])
    done = SheetSetter(plan, placed, assets, fonts).set_sheet(sheets[index])
    near = (found for page in done.pages for found in readings_too_near(page, fonts))
    found = list(dict.fromkeys((*placed.diagnostics, *done.diagnostics, *near)))
    numbers = plan.sheets[index].numbers
    told = lines_told(plan, assets, found)
    found += sheet_faults(done.items, CheckedSheet(numbers, plan.paper.grid), fonts, told)
    return tuple(d for d in found if d.place is None or d.place.page in numbers)
