"""Places drawn by their own code, as their text is no running text: tables with notes and source, vertical verse, pull quotes.

Which drawer: the place's text style names a table style, or the story is a vertical verse, or the style is `quote` or like it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from banmian.content.model import Cell, Piece, Table, Verse
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.wording import part_words
from banmian.display import Frame, GlyphRun, Item, framed, runs_of
from banmian.flow.tables import DRAWERS, DrawnPart, Lattice, TableSite, unset_in
from banmian.geometry import Rect
from banmian.han_box import below
from banmian.pages.drawn_area import DrawnArea
from banmian.pages.table_notes import TableNotes
from banmian.pages.unpainted_text import table_over
from banmian.phrases import Phrase, say
from banmian.template.model import Paper, TableStyle, TextStyle
from banmian.text.single import Setter
from banmian.values import frozen

PictureDrawer = Callable[[Cell, Rect], list[Item]]


@frozen
class DrawnPlace:
    """The rectangles of a place, its text style; a grid goes on in those after the first."""

    areas: tuple[DrawnArea, ...]
    style: TextStyle
    style_name: str
    pitch: int = 0
    """Of a table's rows, where it is not its style's."""


@frozen
class DrawnPlaceSetter:
    """Draws what is no running text. `picture` places a picture file in a table's cell."""

    paper: Paper
    setter: Setter
    picture: PictureDrawer

    def draw(self, piece: Piece, place: DrawnPlace) -> tuple[list[DrawnPart], list[Diagnostic]]:
        """The place's items by its areas, and messages."""
        table, verse = _table_style(self.paper, piece, place.style_name), _vertical_verse(piece)
        if table is not None:
            return self._tables(piece, place, replace(table, pitch=place.pitch or table.pitch))
        area = place.areas[0]
        if verse is not None:
            from banmian.flow.verse import VerseLook, draw_verse

            paper = self.paper
            look = VerseLook(paper.measures.verse, paper.measures.seal, paper.roles, paper.words.verse_seal)
            drawn = draw_verse(piece, verse, place.style, area.rect, self.setter.fonts, look, area.where)
            return [DrawnPart(area.rect, drawn.items)], list(drawn.diagnostics)
        from banmian.flow.pull_quote import draw_pull_quote

        drawn = draw_pull_quote(piece, place.style, area.rect, self.setter, self.paper, area.where)
        return [DrawnPart(area.rect, tuple(drawn.items))], list(drawn.diagnostics)

    def _tables(self, piece: Piece, place: DrawnPlace, style: TableStyle) -> tuple[list[DrawnPart], list[Diagnostic]]:
        """The tables one after the other, then what stands under the last."""
        parts: list[DrawnPart] = []
        found: list[Diagnostic] = []
        at, end = 0, place.areas[0].rect.y0
        for k, block in enumerate(piece.blocks):
            if isinstance(block, Table):
                site = self._site(piece, (k, block), place.areas[at:], style, end)
                drawn = DRAWERS[style.kind](site)
                done = [replace(part, area=at + part.area) for part in drawn.by_area(site.rect)]
                parts, at, end = [*parts, *done], done[-1].area, drawn.foot
                found += [*drawn.diagnostics, *unset_in(site)]
                for part in done:
                    area = place.areas[part.area]
                    found += table_over(piece, replace(part, rect=area.rect), area.leading, area.where)
        beside = TableNotes(self.paper, self.setter, piece, style)
        last = place.areas[at]
        cells = [r.y + below(r.size) for part in parts if part.area == at for r in runs_of(part.items) if r.tag.role == "cell"]
        for n, (items, told) in ((0, beside.above(place.areas[0])), (at, beside.under(last, max([end, *cells])))):
            parts, found = [*parts, DrawnPart(place.areas[n].rect, tuple(items), n)], found + told
        return parts, found

    def _site(self, piece: Piece, block: tuple[int, Table], areas: Sequence[DrawnArea], style: TableStyle, top: int) -> TableSite:
        """A table with the number of its block, from `top` (mp) in the first of the areas on."""
        first, *more = areas
        sheet, rect = first.sheet, first.rect
        columns = tuple(sheet.base.lefts) + tuple(x + sheet.grid.trim[0] for x in sheet.base.lefts)
        return TableSite(
            block[1],
            style,
            Rect(rect.x0, top, rect.x1, rect.y1),
            self.setter,
            piece.story,
            block[0],
            self.picture,
            columns if sheet.layout.spread else (),
            first.page,
            tuple(area.rect for area in more),
            tuple(area.page for area in more),
            Lattice(sheet.grid.baseline(1), sheet.grid.leading, sheet.grid.leading - sheet.grid.em),
            self.paper.words.table_continued if style.continued else "",
        )


def draws(paper: Paper, piece: Piece, style: str) -> bool:
    """Whether a piece in a place of that text style is a table, a vertical verse or a pull quote: no running text."""
    named = dict(paper.text_styles).get(style)
    pulled = named is not None and named.pulled
    return _table_style(paper, piece, style) is not None or pulled or _vertical_verse(piece) is not None


def _table_style(paper: Paper, piece: Piece, style: str) -> TableStyle | None:
    return dict(paper.table_styles).get(style) if any(isinstance(b, Table) for b in piece.blocks) else None


def _called(key: object, place: str) -> Phrase:
    """A cell, by row and column, or the text of a role."""
    if isinstance(key, tuple):
        return say("the cell in row {row}, column {column} of place {place}", row=key[0], column=key[1] + 1, place=place)
    return say("the {part} of place {place}", part=part_words(str(key)), place=place)


def drawn_framed(items: Sequence[Item], rect: Rect, place: str, on: Frame | None) -> list[Item]:
    """The items of a drawn place as ink of its area, `rect` (mp): each cell of a table a frame of its own, each role of other
    text; rules, stripes and leaders are their ground. `on`: the ground of the place, as a box."""
    written = next((item.origin for item in items if item.origin is not None), None)
    ground = Frame("table", say("place {place}", place=place), rect, on, written)
    known: dict[object, Frame] = {}
    out: list[Item] = []
    for item in items:
        key = getattr(item, "cell", None) or (item.tag.role if isinstance(item, GlyphRun) else None)
        if key is not None and key not in known:
            known[key] = Frame("cell", _called(key, place), rect, ground, written)
        out += framed([item], known[key] if key is not None else ground)
    return out


def _vertical_verse(piece: Piece) -> Verse | None:
    return next((b for b in piece.blocks if isinstance(b, Verse) and b.vertical), None)
