"""A drawing that stands whole in a frame of another shape shows nothing of what it has beyond its own edges."""

from __future__ import annotations

from collections.abc import Iterator

from furniture_site import assets_of, specimen

from banmian.diagnostics import Span
from banmian.display import Group, Item
from banmian.geometry import Outline, Rect, rect_outline
from banmian.pages.pictures import PictureSetter, Spot
from banmian.pictures.drawing import Drawing, Shape
from banmian.pictures.place import fit_picture

LOW = Rect(0, 0, 500_000, 200_000)
"""A frame that is less high than the drawing, which so has white at its sides."""


def clips(items: tuple[Item, ...]) -> Iterator[Outline]:
    for item in items:
        if isinstance(item, Group):
            yield item.clip
            yield from clips(item.items)


def drawing(x1: int) -> Drawing:
    return Drawing(100_000, 50_000, (Shape(rect_outline(Rect(0, 0, x1, 50_000)), "k", None),))


def test_what_runs_beyond_its_edges_is_cut_off() -> None:
    """The tree and the street of the specimen's picture of the heat do."""
    plan, book = specimen()
    setter = PictureSetter.of(plan, assets_of(plan), book, False)
    whole = setter.assets.of("images/heat.svg", Spot(LOW, rect_outline(LOW), "", Span("x"), 6).treatment)
    assert isinstance(whole, Drawing) and whole.overhangs
    done = setter.place("images/heat.svg", Spot(LOW, rect_outline(LOW), "heat", Span("x"), 6, "contain"))
    part = fit_picture(whole.width, whole.height, LOW, "contain")
    assert part.width < LOW.width and rect_outline(part) in clips(done.items)


def test_half_a_line_along_its_edge_does_not_run_beyond_it() -> None:
    assert not drawing(100_400).overhangs and drawing(101_000).overhangs
