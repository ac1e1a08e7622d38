"""Other forms of a block, in its own rectangle: a head over fewer columns than its text, a head beside its text, a picture over a
column more or less. They change what is left over at a text's end, as lines more or less do not.

A form is another layout of the block's places and pictures; what else a shape changes is counted from it. Level 3: seen at once.
docs/rules/copyfit.md, Knobs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from banmian.copyfit.parts import Block, Part
from banmian.copyfit.reshape import FormName
from banmian.copyfit.state import SheetState
from banmian.copyfit.texts import Texts
from banmian.diagnostics import Severity
from banmian.flow.headmeasure import measure_head
from banmian.pages.place_heads import head_site
from banmian.plan.model import Stream
from banmian.template.areas import layout_faults
from banmian.template.copyfit import CopyfitPrices
from banmian.template.grid import span_of
from banmian.template.head_forms import beside, under_and_beside
from banmian.template.model import Cols, HeadArea, PicturePlace, Place, TextArea
from banmian.values import frozen

FORM_LEVEL = 3
"""From this level on a block takes another form."""
LEAST_COLUMNS = 2
"""Columns of a text of which some may stand beside its head."""
MOST_BARE = 8
"""Lines of white that may be left under a head beside its text."""
SIDE_RANK = 3
"""Heads of greater stories stand over them."""
LEAST_UNDER = 5
"""Lines of text that stand under a head, or under a picture."""


@frozen
class Form:
    """Places and pictures as a form has them, and the block that they then are."""

    name: FormName
    points: float
    places: tuple[Place, ...]
    pictures: tuple[PicturePlace, ...]
    block: Block


class Forms:
    """Of the blocks of a sheet as it stands. `still`: places of which nothing may change."""

    def __init__(self, state: SheetState, prices: CopyfitPrices, texts: Texts, still: frozenset[str]) -> None:
        self.state, self.prices, self.texts, self.still = state, prices, texts, still
        self._known: dict[Block, tuple[Form, ...]] = {}

    def of(self, block: Block) -> tuple[Form, ...]:
        if block not in self._known:
            self._known[block] = tuple(self._made(block))
        return self._known[block]

    def named(self, block: Block, name: FormName | None) -> Form | None:
        return next((form for form in self.of(block) if form.name == name), None) if name is not None else None

    def points_of(self, block: Block, name: FormName) -> float:
        form = self.named(block, name)
        return form.points if form is not None else 0

    def formed(self, state: SheetState, form: Form) -> SheetState:
        """A sheet with the form's places and pictures."""
        return state.formed(form.places, form.pictures, self.texts.fonts)

    def _made(self, block: Block) -> Iterator[Form]:
        for stream in self.state.streams_of(block.places - self.still):
            if len(stream.stops) == 1 and len(stream.pieces) == 1:
                place = stream.stops[0].place
                if block.places == frozenset([place.name]):
                    yield from self._heads(block, stream, place)
                yield from self._widths(block, place)

    def _form(
        self, block: Block, name: FormName, points: float, place: Place, picture: PicturePlace | None = None
    ) -> Iterator[Form]:
        """The form, where the page may have it and its block takes the same rectangle."""
        pictures = (picture,) if picture is not None else ()
        state = self.state.formed((place,), pictures, self.texts.fonts)
        paper = state.plan.paper
        if any(fault.severity is Severity.ERROR for fault in layout_faults(state.sheet.layout, paper)):
            return
        same = (b for b in state.blocks if b.places == block.places and b.around == block.around)
        yield from (Form(name, points, (place,), pictures, found) for found in same)

    # --- heads ------------------------------------------------------------------------------------------------------

    def _heads(self, block: Block, stream: Stream, place: Place) -> Iterator[Form]:
        """Its head over fewer of its columns, or in the first of them."""
        head, areas = place.head, place.text
        if head is None or head.lines is None or head.on or place.box is not None or len(areas) != 1:
            return
        area = areas[0]
        if area.cols is None or area.rect is not None or area.cols != (head.cols or area.cols) or not _whole(area):
            return
        white = area.lines[0] - head.lines[1] - 1
        if not 0 <= white <= 1 or area.columns < LEAST_COLUMNS or head.lines[0] != block.first:
            return
        yield from self._insets(block, stream, place, head, area, white)
        yield from self._aside(block, stream, place, head, area)

    def _insets(self, block: Block, stream: Stream, place: Place, head: HeadArea, area: TextArea, white: int) -> Iterator[Form]:
        assert area.cols is not None and head.lines is not None
        first, foot = head.lines[0], area.lines[1]
        for q in range(area.columns - 1, (area.columns - 1) // 2, -1):
            narrow = replace(head, cols=(area.cols[0], area.cols[0] + q - 1))
            lines = self._lines(stream, place, narrow)
            under = first + lines + white
            if not lines or foot - under + 1 < LEAST_UNDER:
                continue
            parts = under_and_beside(area.cols, q, first, under, foot)
            text = tuple(replace(area, cols=cols, lines=span, columns=cols[1] - cols[0] + 1) for cols, span in parts)
            made = replace(place, head=replace(narrow, lines=(first, first + lines - 1)), text=text)
            yield from self._form(block, FormName("inset", place.name, area.columns, q), self.prices.inset, made)

    def _aside(self, block: Block, stream: Stream, place: Place, head: HeadArea, area: TextArea) -> Iterator[Form]:
        """In the style that the paper has for heads beside their texts, where the story's rank lets it."""
        assert area.cols is not None and head.lines is not None
        makeup = self.state.plan.paper.makeup
        if makeup is None or any(makeup.short.usual(head.style) in row for row in makeup.ranks[: SIDE_RANK - 1]):
            return
        first, foot = head.lines[0], area.lines[1]
        narrow = replace(head, style=makeup.looks.side or head.style, cols=(area.cols[0], area.cols[0]))
        bare = foot - first + 1 - self._lines(stream, place, narrow)
        if not 0 <= bare <= MOST_BARE:
            return
        cols, span = beside(area.cols, first, foot)
        text = (replace(area, cols=cols, lines=span, columns=area.columns - 1),)
        made = replace(place, head=replace(narrow, lines=(first, foot)), text=text)
        yield from self._form(
            block, FormName("side", place.name, area.columns, 1), self.prices.side + self.prices.bare * bare, made
        )

    def _lines(self, stream: Stream, place: Place, head: HeadArea) -> int:
        """The whole lines that the story's head wants there; 0 where it cannot stand."""
        style = self.state.plan.paper.head_style(head.style)
        if style.vertical:
            return 0
        _, site = head_site(self.state.sheet, replace(place, head=replace(head, lines=None)), stream.stories[0], style, 0)
        made = self.texts.of(
            ("head over", stream.stories, head.style, head.cols),
            lambda: measure_head(stream.pieces[0].head, style, site, self.texts.fonts),
        )
        fits = all(part.fitted.fits and part.rows <= max(1, part.room) for part in made.parts)
        return made.lines if fits and made.parts and not made.lacking else 0

    # --- pictures ---------------------------------------------------------------------------------------------------

    def _widths(self, block: Block, place: Place) -> Iterator[Form]:
        """A picture of it, in the columns of its text, over a column more or less, its height by its shape."""
        for part in block.parts:
            picture = next((p for p in self.state.sheet.layout.pictures if p.name == part.owner), None)
            if part.kind != "picture" or picture is None or picture.of != place.name or not part.on_lines or part.still:
                continue
            area = next((a for a in place.text if a.cols and _in_text(part, picture, a, block)), None)
            if area is None or area.cols is None or picture.cols is None or picture.lines is None or picture.shape is not None:
                continue
            for cols in _other_widths(picture.cols, area.cols):
                yield from self._wider(block, place, picture, cols, area)

    def _wider(self, block: Block, place: Place, picture: PicturePlace, cols: Cols, area: TextArea) -> Iterator[Form]:
        assert picture.cols is not None and picture.lines is not None
        sheet = self.state.sheet
        (a, b), (c, d) = (span_of(sheet.grid, sheet.columns, x) for x in (picture.cols, cols))
        first, last = picture.lines
        lines = max(2, ((last - first + 1) * (d - c) + (b - a) // 2) // (b - a))
        at = (last - lines + 1, last) if last >= area.lines[1] - 2 else (first, first + lines - 1)
        name = FormName("width", picture.name, picture.cols[1] - picture.cols[0] + 1, cols[1] - cols[0] + 1)
        if at[0] >= area.lines[0] and at[1] <= area.lines[1]:
            yield from self._form(block, name, self.prices.width, place, replace(picture, cols=cols, lines=at))


def _whole(area: TextArea) -> bool:
    """Whether its columns are those of the page."""
    return area.cols is not None and area.columns == area.cols[1] - area.cols[0] + 1


def _in_text(part: Part, picture: PicturePlace, area: TextArea, block: Block) -> bool:
    """Whether a picture cuts that area, of the page's own columns, at one of its sides."""
    own = [p for p in block.parts if p.kind == "text" and p.owner == picture.of]
    if not _whole(area) or picture.cols is None or area.cols is None or not any(part.meets(p) for p in own):
        return False
    return area.cols[0] <= picture.cols[0] and picture.cols[1] <= area.cols[1] and picture.cols != area.cols


def _other_widths(cols: Cols, text: Cols) -> Iterator[Cols]:
    """A column more and one less, at the side of the text where the picture stands."""
    at_right = cols[1] == text[1]
    for more in (1, -1):
        made = (cols[0] - more, cols[1]) if at_right else (cols[0], cols[1] + more)
        if text[0] <= made[0] <= made[1] <= text[1] and made != text:
            yield made
