"""A shade lies on photographs alone; on a drawing it is told, and the drawing placed as it is."""

from __future__ import annotations

from dataclasses import replace

from furniture_site import assets_of, specimen

from banmian.colour import BLACK
from banmian.display import rasters_of
from banmian.pages.sheet import Sheet
from banmian.pages.sheetitems import SheetPictures
from banmian.template.picture_places import ShadePlace


def test_a_shade_on_a_drawing_is_told_and_on_pixels_it_is_part_of_the_treatment() -> None:
    plan, fonts = specimen()
    pictures, seen = SheetPictures(plan, assets_of(plan), fonts), set()
    for planned in plan.pictures:
        if planned.picture is None:
            continue
        shady = replace(planned, place=replace(planned.place, shade=ShadePlace(BLACK, 500)))
        items, told = pictures.on(Sheet(plan, planned.sheet), shady)
        rasters = list(rasters_of(items))
        assert [d.code for d in told if d.code == "PIC045"] == ([] if rasters else ["PIC045"])
        assert all(raster.treatment.shade is not None for raster in rasters)
        seen.add(bool(rasters))
    assert seen == {True, False}
