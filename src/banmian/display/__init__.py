"""The display list, the narrow waist between setting and PDF: its values (items.py), the frames that own ink (frames.py), where
items are (geometry.py)."""

from banmian.display.frames import Frame
from banmian.display.geometry import box_of, framed, moved, outline_box, rasters_of, run_box, runs_of, united, walk
from banmian.display.items import (
    Block,
    Box,
    DisplayList,
    GlyphRun,
    Group,
    Item,
    Layer,
    Link,
    Page,
    Path,
    Raster,
    Spoken,
    Story,
    Stroke,
    TableShape,
    Tag,
    Treatment,
)

__all__ = [
    "Block",
    "Box",
    "DisplayList",
    "Frame",
    "GlyphRun",
    "Group",
    "Item",
    "Layer",
    "Link",
    "Page",
    "Path",
    "Raster",
    "Spoken",
    "Story",
    "Stroke",
    "TableShape",
    "Tag",
    "Treatment",
    "box_of",
    "framed",
    "moved",
    "outline_box",
    "rasters_of",
    "run_box",
    "runs_of",
    "united",
    "walk",
]  # fmt: skip
