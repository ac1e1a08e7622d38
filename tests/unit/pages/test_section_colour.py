"""The ink that stands in for a section's colour becomes that colour, whatever it paints; nothing else is touched."""

from __future__ import annotations

from banmian.colour import BLACK, SECTION, Ink, section_ink, tint
from banmian.display import Box, Group, Item, Link, Path, Raster, Stroke, Tag, Treatment
from banmian.geometry import Rect, rect_outline
from banmian.pages.section_colour import in_section

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
