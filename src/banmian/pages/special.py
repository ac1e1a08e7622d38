"""Places whose text is no running text: tables with their notes and source, vertical verse, pull quotes.

Which drawer: the place's text style names a table style, or the story is a vertical verse, or the style is `quote`.
"""

from __future__ import annotations

from collections.abc import Callable

from banmian.content.model import Cell, Paragraph, Piece, Table, Verse
from banmian.diagnostics import Diagnostic
from banmian.display import Item, Tag
from banmian.flow.paragraphs import text_setting
from banmian.flow.tables import DRAWERS, TableSite
from banmian.geometry import Rect
from banmian.linebreak import menu
from banmian.pages.lost import table_over
from banmian.pages.sheet import Sheet
from banmian.template.model import Paper, TableStyle, TextStyle
from banmian.text.lines import LinePlace, Paint, set_marked
from banmian.text.prepare import prepare
from banmian.text.single import Setter
from banmian.values import frozen

SOURCE_DOWN = 10_760
"""Baseline of a table's source below the table's top: level with a band's title on the line before (mp)."""
PictureDrawer = Callable[[Cell, Rect], list[Item]]


@frozen
class SpecialPlace:
    """One place: its rectangle on the sheet, its text style, its page for messages, its name."""

    rect: Rect
    sheet: Sheet
    style: TextStyle
    style_name: str
    page: int
    name: str


@frozen
class SpecialSetter:
    """Draws what is no running text. `picture` places a picture file in a table's cell."""

    paper: Paper
    setter: Setter
    picture: PictureDrawer

    def draws(self, piece: Piece, style: str) -> bool:
        """Whether a piece in a place of that text style is a table, a vertical verse or a pull quote: no running text."""
        return self._table_style(piece, style) is not None or style == "quote" or _vertical_verse(piece) is not None

    def _table_style(self, piece: Piece, style: str) -> TableStyle | None:
        return dict(self.paper.table_styles).get(style) if any(isinstance(b, Table) for b in piece.blocks) else None

    def draw(self, piece: Piece, place: SpecialPlace) -> tuple[list[Item], list[Diagnostic]]:
        """The place's items and messages."""
        table, verse = self._table_style(piece, place.style_name), _vertical_verse(piece)
        if table is not None:
            return self._table(piece, place, table)
        if verse is not None:
            from banmian.flow.verse import draw_verse

            where = (place.page, place.name)
            drawn = draw_verse(piece, verse, place.style, place.rect, self.setter.book, self.paper.ink("red"), where)
            return list(drawn.items), list(drawn.found)
        from banmian.flow.verse import draw_pull_quote

        drawn = draw_pull_quote(piece, place.style, place.rect, self.setter, self.paper.ink("red"), (place.page, place.name))
        return list(drawn.items), list(drawn.found)

    def _table(self, piece: Piece, place: SpecialPlace, style: TableStyle) -> tuple[list[Item], list[Diagnostic]]:
        sheet, rect = place.sheet, place.rect
        items: list[Item] = []
        found: list[Diagnostic] = []
        end = rect.y0
        for k, block in enumerate(piece.blocks):
            if isinstance(block, Table):
                columns = tuple(sheet.base.lefts) + tuple(x + sheet.grid.trim[0] for x in sheet.base.lefts)
                shown = columns if sheet.layout.spread else ()
                rest = Rect(rect.x0, end, rect.x1, rect.y1)
                drawn, end = DRAWERS[style.kind](TableSite(block, style, rest, self.setter, piece.story, k, self.picture, shown))
                items += drawn
                found += table_over(piece, drawn, rect.y1, sheet.grid.leading, (place.page, place.name))
        items += self._source(piece, rect)
        notes = [(k, b) for k, b in enumerate(piece.blocks) if isinstance(b, Paragraph)]
        if notes and style.note:
            items += self._notes(notes, piece, self.paper.text_style(style.note), rect, sheet.grid.leading)
        return items, found

    def _source(self, piece: Piece, rect: Rect) -> list[Item]:
        """A table's source at its upper right corner."""
        if piece.head.source is None:
            return []
        style = self.paper.line_style("source")
        at = (rect.x1, rect.y0 + SOURCE_DOWN)
        return list(self.setter.line(piece.head.source, style, at, "end", Tag(piece.story, -1, "source"))[0])

    def _notes(self, notes: list[tuple[int, Paragraph]], piece: Piece, style: TextStyle, rect: Rect, leading: int) -> list[Item]:
        """Paragraphs after a table, set up from the area's last line."""
        out: list[Item] = []
        setting = text_setting(style, style.quote, style.quote_size)
        broken = [
            (
                k,
                p := self.setter.noted(prepare(b.text, setting, self.setter.book)),
                min(menu(p.units, (rect.width,)), key=lambda f: f.cost),
            )
            for k, b in notes
        ]
        count = sum(fit.lines for _, _, fit in broken)
        base = rect.y1 - style.size + style.size * 88 // 100 - (count - 1) * leading
        row = 0
        for k, p, fit in broken:
            start = 0
            for end in fit.ends:
                place = LinePlace(rect.x0, base + row * leading, rect.width, p.units.natural_end(end))
                out += set_marked(p, start, end, place, Paint(style.ink, Tag(piece.story, k, "note")), self.setter.book)
                start, row = end, row + 1
        return out


def _vertical_verse(piece: Piece) -> Verse | None:
    return next((b for b in piece.blocks if isinstance(b, Verse) and b.vertical), None)
