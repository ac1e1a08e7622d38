"""The columns and lines of a page's things as its file has them, where copyfit put them on others: gestures count from these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from banmian.template.model import Cols, Lines, PageLayout

Stands = tuple[Cols | None, Lines | None]


def stands_written(layout: PageLayout) -> dict[str, Stands]:
    """Columns and lines by path, as `places.lead.text.0.lines`."""
    return dict(_all(layout))


def _all(layout: PageLayout) -> Iterator[tuple[str, Stands]]:
    for place in layout.places:
        at = f"places.{place.name}"
        for kind, part in (("box", place.box), ("title", place.title), ("head", place.head)):
            if part is not None:
                yield f"{at}.{kind}.lines", (part.cols, part.lines)
        if place.byline is not None:
            yield f"{at}.byline.lines", place.byline
        for n, area in enumerate(place.text):
            yield f"{at}.text.{n}.lines", (area.cols, area.lines)
    for group, pictures in (("pictures", layout.pictures), ("adverts", layout.adverts)):
        for picture in pictures:
            yield f"{group}.{picture.name}.lines", (picture.cols, picture.lines)


def with_written(part: dict[str, Any], written: Mapping[str, Stands]) -> dict[str, Any]:
    """A part of a page as it is told, its columns and lines those of the file; where copyfit set it on others, these as `set`."""
    cols, lines = written.get(part["path"], (part["cols"], part["lines"]))
    if (cols, lines) == (part["cols"], part["lines"]):
        return part
    return {**part, "cols": cols, "lines": lines, "set": {"cols": part["cols"], "lines": part["lines"]}}
