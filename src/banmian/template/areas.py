"""Where areas lie, and the checks on them: inside the type area, on one page, not over one another.

docs/rules/contracts.md: two places overlap in error when neither of them cuts; a box and a place with `cut: true` cut.
On a spread x goes on over the fold; text areas and heads may not cross it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import part_words
from banmian.geometry import Rect
from banmian.phrases import Phrase, say
from banmian.template.grid import area_rect
from banmian.template.model import Cols, Lines, PageLayout, Paper, PicturePlace, Place
from banmian.template.on_pictures import heads_off_pictures
from banmian.template.overlaps import overlap_faults
from banmian.template.vertical import place_faults
from banmian.values import frozen


@frozen
class Area:
    """A rectangle of grid units with what it is (`head of lead`) and where it is written."""

    what: str
    cols: Cols
    lines: Lines
    span: Span
    crosses: bool = False
    """Whether it may lie over the fold of a spread."""


def layout_faults(layout: PageLayout, paper: Paper) -> list[Diagnostic]:
    """Every fault of the page's areas."""
    checker = _Checker(layout, paper)
    checker.outside()
    if not checker.faults:
        checker.overlaps()
        checker.faults += overlap_faults(layout, paper)
        checker.faults += heads_off_pictures(layout, paper)
    return checker.faults


class _Checker:
    def __init__(self, layout: PageLayout, paper: Paper) -> None:
        self.layout = layout
        self.grid = paper.grid
        self.columns = next(c for c in paper.grid.columns if c.name == layout.grid)
        self.base = paper.grid.columns[0]
        self.pages = 2 if layout.spread else 1
        self.stations = {name for name, style in paper.table_styles if style.kind == "stations"}
        self.styles = dict(paper.text_styles)
        self.faults: list[Diagnostic] = []

    def fault(self, code: str, message: Phrase, hint: Phrase, span: Span) -> None:
        self.faults.append(diagnose(code, message, hint, span))

    # --- inside -----------------------------------------------------------------------------------------------------

    def outside(self) -> None:
        for place in self.layout.places:
            for area in self.areas(place):
                self.inside(area, self.columns.count)
            if not place.text and place.head is None and place.title is None and place.box is None:
                self.fault(
                    "TPL007",
                    say("the place `{name}` has no area", name=place.name),
                    say("give it text, a head or a box"),
                    place.span,
                )
            self.without_columns(place)
            self.faults += place_faults(place, self.styles)
            for text in place.text:
                if text.rect is not None:
                    self.within_page(say("the text of {name}", name=place.name), text.rect, text.span)
        for picture in (*self.layout.pictures, *self.layout.adverts):
            self.picture(picture)
        for rule in self.layout.rules:
            lines = (max(rule.lines[0], 1), max(rule.lines[1], 1))
            if rule.cols is None and rule.gutter is None:
                self.fault("TPL007", say("a rule runs over cols or down a gutter"), say("give it one of the two"), rule.span)
            cols = rule.cols or ((rule.gutter, rule.gutter + 1) if rule.gutter else (1, 1))
            self.inside(Area(say("the rule"), cols, lines, rule.span, True), self.columns.count)
        for element in self.layout.furniture:
            lines = (max(element.lines[0], 1), max(element.lines[1], 1))
            self.inside(
                Area(say("the {part}", part=part_words(element.kind)), element.cols, lines, element.span, True), self.base.count
            )

    def inside(self, area: Area, count: int) -> None:
        last = count * self.pages
        if area.cols[0] < 1 or area.cols[1] > last:
            message = say(
                "{what} is in columns {cols}, outside the type area's 1-{last}", what=area.what, cols=_words(area.cols), last=last
            )
            self.fault("TPL004", message, say("correct cols"), area.span)
        elif self.pages == 2 and not area.crosses and area.cols[0] <= count < area.cols[1]:
            message = say(
                "{what} crosses the fold between columns {count} and {count_2}", what=area.what, count=count, count_2=count + 1
            )
            self.fault("TPL006", message, say("divide it at the fold; only pictures, boxes and rules may cross it"), area.span)
        if area.lines[0] < 1 or area.lines[1] > self.grid.lines:
            message = say(
                "{what} is on lines {lines}, outside the type area's 1-{grid_lines}",
                what=area.what,
                lines=_words(area.lines),
                grid_lines=self.grid.lines,
            )
            self.fault("TPL004", message, say("correct lines"), area.span)

    def without_columns(self, place: Place) -> None:
        """Areas without `cols` are as wide as the box is inside, else as the place's text. A head without lines takes those of the
        text."""
        if place.head is not None and place.head.lines is None and not place.text:
            hint = say("give it lines, or give the place text")
            self.fault(
                "TPL007",
                say("the head of `{name}` has no lines, and no text to stand over", name=place.name),
                hint,
                place.head.span,
            )
        if place.box is not None or any(t.cols is not None for t in place.text):
            return
        missing = [t.span for t in place.text if t.cols is None and t.rect is None]
        if place.head is not None and place.head.cols is None and not place.head.on:
            missing.append(place.head.span)
        if place.byline is not None and place.byline[0] is None:
            missing.append(place.span)
        for span in missing:
            self.fault(
                "TPL007",
                say("an area of `{name}` has no columns", name=place.name),
                say("give cols, or give the place a box"),
                span,
            )

    def picture(self, picture: PicturePlace) -> None:
        if picture.cols not in (None, (0, 0)) and picture.lines is not None:
            assert picture.cols is not None
            self.inside(
                Area(say("the picture {name}", name=picture.name), picture.cols, picture.lines, picture.span, True),
                self.columns.count,
            )
            beside = picture.caption.cols
            if beside is not None:
                self.inside(Area(f"the caption of {picture.name}", beside, picture.lines, picture.span), self.columns.count)
            return
        bounds = picture.rect or (
            picture.shape.bounds if picture.shape is not None and not isinstance(picture.shape, Rect) else None
        )
        if bounds is not None:
            self.within_page(say("the picture {name}", name=picture.name), bounds, picture.span)

    def within_page(self, what: Phrase, rect: Rect, span: Span) -> None:
        """An exact rectangle or shape counts from the trim, and stays in it."""
        if rect.x0 >= rect.x1 or rect.y0 >= rect.y1:
            self.fault(
                "TPL007", say("{what} has no width or no height", what=what), say("write rect: [left, top, right, bottom]"), span
            )
        elif rect.x0 < 0 or rect.y0 < 0 or rect.x1 > self.grid.trim[0] * self.pages or rect.y1 > self.grid.trim[1]:
            self.fault("TPL004", say("{what} lies partly outside the page", what=what), say("correct its rect, or at and r"), span)

    def areas(self, place: Place) -> Iterator[Area]:
        """The areas that a place gives columns and lines."""
        name = place.name
        if place.box is not None:
            yield Area(say("the box of {name}", name=name), place.box.cols, place.box.lines, place.box.span, True)
        around = place.box.cols if place.box is not None else (place.text[0].cols if place.text else None)
        if place.head is not None and place.head.lines is not None and (place.head.cols or around) is not None:
            cols = place.head.cols or around
            assert cols is not None
            yield Area(say("the head of {name}", name=name), cols, place.head.lines, place.head.span, place.head.cols is None)
        for text in place.text:
            cols = text.cols or around
            if cols is not None:
                free = text.style in self.stations or text.cols is None
                yield Area(say("the text of {name}", name=name), cols, text.lines, text.span, free)
        if place.title is not None:
            yield Area(say("the title of {name}", name=name), place.title.cols, place.title.lines, place.title.span)
        if place.byline is not None:
            cols = place.byline[0] or around
            if cols is not None:
                yield Area(f"the byline of {name}", cols, place.byline[1], place.span, place.byline[0] is None)

    # --- over one another -------------------------------------------------------------------------------------------

    def overlaps(self) -> None:
        for one, other in combinations(self.layout.places, 2):
            if not (_cuts(one) or _cuts(other)):
                self.overlap(one, other)
        for element in self.layout.furniture:
            if element.lines[1] < 1:
                continue
            over = area_rect(self.grid, self.base, element.cols, element.lines)
            for place in self.layout.places:
                for area in self.areas(place):
                    if over.overlaps(area_rect(self.grid, self.columns, area.cols, area.lines)):
                        self.fault(
                            "TPL005",
                            say("{what} lies over the {kind}", what=area.what, kind=part_words(element.kind)),
                            say("move one of them"),
                            area.span,
                        )

    def overlap(self, one: Place, other: Place) -> None:
        for a in self.areas(one):
            for b in self.areas(other):
                ra = area_rect(self.grid, self.columns, a.cols, a.lines)
                rb = area_rect(self.grid, self.columns, b.cols, b.lines)
                if ra.overlaps(rb):
                    lines = (max(a.lines[0], b.lines[0]), min(a.lines[1], b.lines[1]))
                    cols = (max(a.cols[0], b.cols[0]), min(a.cols[1], b.cols[1]))
                    message = say(
                        "{what} lies over {a_what}: columns {cols}, lines {lines}",
                        what=b.what,
                        a_what=a.what,
                        cols=_words(cols),
                        lines=_words(lines),
                    )
                    hint = say("move one of them, or let {name} cut (`cut: true`, or a box)", name=other.name)
                    self.fault("TPL005", message, hint, b.span)
                    return


def _cuts(place: Place) -> bool:
    return place.box is not None or place.cut


def _words(span: tuple[int, int]) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]}-{span[1]}"
