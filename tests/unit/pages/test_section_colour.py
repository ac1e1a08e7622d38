"""The ink that stands in for a section's colour becomes that colour, whatever it paints; nothing else is touched."""

from __future__ import annotations

from dataclasses import replace

from furniture_site import draw, specimen

from banmian.colour import BLACK, SECTION, Ink, section_ink, tint
from banmian.display import Box, Group, Item, Link, Path, Raster, Stroke, Tag, Treatment
from banmian.geometry import Rect, rect_outline
from banmian.pages.section_colour import in_section
from banmian.plan.model import Stop
from banmian.plan.teasers import page_of

TAG, RECT = Tag("", -1, "furniture"), Rect(0, 0, 1_000, 1_000)
STANDS_IN, SEA = Ink(SECTION, (0, 0, 0, 1000)), Ink("sea", (850, 200, 150, 300))


def test_tints_of_the_section_are_tints_of_its_colour() -> None:
    pale = tint(STANDS_IN, 400, f"{SECTION} 40%")
    assert section_ink(pale, SEA) == tint(SEA, 400, "sea 40%")
    assert section_ink(STANDS_IN, SEA) is SEA and section_ink(BLACK, SEA) is BLACK
    assert section_ink(Ink("section-b", (0, 0, 0, 500)), SEA).name == "section-b"


def test_all_that_is_painted_in_it_is_in_the_sections_colour() -> None:
    outline = rect_outline(RECT)
    box, other = Box(RECT, STANDS_IN, TAG), Box(RECT, BLACK, TAG)
    path = Path(outline, STANDS_IN, Stroke(STANDS_IN, 500), TAG)
    picture = Raster("0", RECT, TAG, treatment=Treatment(inks=(BLACK, STANDS_IN)))
    whole, plain = Group((path, picture, other), outline, TAG), Group((other,), outline, TAG)
    items: tuple[Item, ...] = (box, other, whole, plain, Link(RECT, TAG))
    done = in_section(items, SEA)
    assert isinstance(done[0], Box) and done[0].ink is SEA
    assert done[1] is other and done[3] is plain and done[4] is items[4], "what has nothing of it is the very same"
    assert isinstance(done[2], Group)
    shape, shown, _ = done[2].items
    assert isinstance(shape, Path) and shape.fill is SEA and shape.stroke == Stroke(SEA, 500)
    assert isinstance(shown, Raster) and shown.treatment.inks == (BLACK, SEA)
    assert in_section(items, None) is items and in_section(items, SEA) is done


def test_the_index_speaks_of_each_page_in_its_own_colour() -> None:
    plan = specimen()[0]
    sheets = tuple(replace(sheet, section=SEA if 2 in sheet.numbers else None) for sheet in plan.sheets)
    styles = tuple(
        (name, replace(style, ink=STANDS_IN) if name == "index-number" else style) for name, style in plan.paper.line_styles
    )
    drawn = draw("index", replace(plan, sheets=sheets, paper=replace(plan.paper, line_styles=styles)), 0)
    inks = {"".join(run.texts): run.ink for run in drawn.runs if run.ink in (SEA, STANDS_IN)}
    assert inks["2"] is SEA and inks["3"] == STANDS_IN


def test_a_teasers_page_is_that_of_its_storys_first_column() -> None:
    plan = specimen()[0]
    at = next(n for n, sheet in enumerate(plan.sheets) if len(sheet.numbers) == 2)
    sheet = plan.sheets[at]
    pages = {place.name: page_of(Stop(at, place), sheet, plan.paper) for place in sheet.layout.places}
    assert set(pages.values()) == {4, 5}
    starts = {p.name: min(a.cols[0] for a in p.text if a.cols) for p in sheet.layout.places if p.text and not (p.head or p.box)}
    assert starts and all(pages[name] == 4 + (first > 5) for name, first in starts.items())
