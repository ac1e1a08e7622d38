"""A set sheet in the colour of its section: the ink that stands in for it becomes that of the page (template/sections.py).

Only here do the items of two sections differ: what was set of styles, heads and furniture before is remembered for all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from banmian.colour import SECTION, Ink, section_ink
from banmian.display import Box, GlyphRun, Group, Item, Link, Path, Raster, Stroke
from banmian.remember import Memo, Same

Items = tuple[Item, ...]
COLOURED: Memo[Items] = Memo("items in their section's colour", 150, lasting=True, each="page")


def in_section(items: Items, section: Ink | None) -> Items:
    """The items with the section's ink; as they are on a page of none."""
    if section is None:
        return items
    return COLOURED.of(
        (Same(*items), section), lambda: tuple(_inked(item, partial(section_ink, section=section)) for item in items)
    )


def _inked(item: Item, ink: Callable[[Ink], Ink]) -> Item:
    """The item; the very same where nothing of it is in the ink that stands in."""
    if isinstance(item, GlyphRun | Box):
        return replace(item, ink=ink(item.ink)) if _stands_in(item.ink) else item
    if isinstance(item, Path):
        return _path(item, ink)
    if isinstance(item, Raster):
        return _raster(item, ink)
    if isinstance(item, Group):
        inner = tuple(_inked(part, ink) for part in item.items)
        return item if all(a is b for a, b in zip(inner, item.items, strict=True)) else replace(item, items=inner)
    assert isinstance(item, Link)
    return item


def _raster(raster: Raster, ink: Callable[[Ink], Ink]) -> Raster:
    """A picture in inks of its own, or with a shade."""
    treatment, shade = raster.treatment, raster.treatment.shade
    if shade is not None and _stands_in(shade.ink):
        treatment = replace(treatment, shade=replace(shade, ink=ink(shade.ink)))
    if any(map(_stands_in, treatment.inks)):
        treatment = replace(treatment, inks=tuple(map(ink, treatment.inks)))
    return raster if treatment is raster.treatment else replace(raster, treatment=treatment)


def _path(path: Path, ink: Callable[[Ink], Ink]) -> Path:
    stroke: Stroke | None = path.stroke
    if stroke is not None and _stands_in(stroke.ink):
        path = replace(path, stroke=replace(stroke, ink=ink(stroke.ink)))
    return replace(path, fill=ink(path.fill)) if path.fill is not None and _stands_in(path.fill) else path


def _stands_in(ink: Ink) -> bool:
    return ink.name.partition(" ")[0] == SECTION
