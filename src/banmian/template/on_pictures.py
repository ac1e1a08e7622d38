"""Heads and boxes on pictures, as a layout sets them: inside the picture, whose ground they need (TPL007)."""

from __future__ import annotations

from collections.abc import Iterator

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.geometry import Circle
from banmian.phrases import say
from banmian.template.grid import area_rect, span_of
from banmian.template.model import PageLayout, Paper


def heads_off_pictures(layout: PageLayout, paper: Paper) -> Iterator[Diagnostic]:
    """A fault for each head that the layout sets on a picture and that does not lie inside it."""
    yield from _boxes_off_pictures(layout, paper)
    grid = paper.grid
    columns = next(c for c in grid.columns if c.name == layout.grid)
    for place in layout.places:
        head, picture = place.head, layout.picture(place.head.on) if place.head is not None and place.head.on else None
        if head is None or picture is None or head.lines is None:
            continue
        if isinstance(picture.shape, Circle):
            hint = say("set it beside the picture, or make the picture a rectangle")
            yield diagnose("TPL007", say("the head of {name} stands on a round picture", name=place.name), hint, head.span)
            continue
        if head.inset < 0:
            yield diagnose(
                "TPL007",
                say("the head of {name} stands out of its picture", name=place.name),
                say("make `inset` 0 or more"),
                head.span,
            )
        plain = picture.cols is not None and picture.lines is not None and picture.cols != (0, 0)
        rect = picture.rect or (area_rect(grid, columns, picture.cols, picture.lines) if plain else None)  # type: ignore[arg-type]
        if rect is not None and 2 * head.inset >= rect.width:
            hint = say("make `inset` smaller")
            yield diagnose(
                "TPL007", say("the inset leaves no room for the head of {name} on its picture", name=place.name), hint, head.span
            )
        y0, y1 = grid.line_top(head.lines[0]), grid.line_foot(head.lines[1])
        x0, x1 = span_of(grid, columns, head.cols) if head.cols is not None and rect is not None else (0, 0)
        sides = head.cols is None or rect is None or (rect.x0 <= x0 and x1 <= rect.x1)
        if rect is not None and not (rect.y0 <= y0 and y1 <= rect.y1 and sides):
            hint = say("give the head lines and columns of the picture, or take `on` out")
            yield diagnose(
                "TPL007",
                say("the head of {name} does not lie on the picture {picture_name}", name=place.name, picture_name=picture.name),
                hint,
                head.span,
            )


def _boxes_off_pictures(layout: PageLayout, paper: Paper) -> Iterator[Diagnostic]:
    columns = next(c for c in paper.grid.columns if c.name == layout.grid)
    for place in layout.places:
        picture = layout.picture(place.box.on) if place.box is not None else None
        if place.box is None or picture is None:
            continue
        plain = picture.cols is not None and picture.lines is not None and picture.cols != (0, 0) and not picture.shape
        rect = picture.rect or (area_rect(paper.grid, columns, picture.cols, picture.lines) if plain else None)  # type: ignore[arg-type]
        box = area_rect(paper.grid, columns, place.box.cols, place.box.lines)
        if rect is None or not (rect.x0 <= box.x0 and box.x1 <= rect.x1 and rect.y0 <= box.y0 and box.y1 <= rect.y1):
            hint = say("give the box lines and columns of a picture that is a rectangle, or take `on` out")
            yield diagnose(
                "TPL007",
                say("the box of {name} does not lie on the picture {picture_name}", name=place.name, picture_name=picture.name),
                hint,
                place.box.span,
            )
