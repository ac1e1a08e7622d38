"""Places drawn by their own code, as their text is no running text: tables with notes and source, vertical verse, pull quotes.

Which drawer: the place's text style names a table style, or the story is a vertical verse, or the style is `quote`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from banmian.content.model import Cell, Paragraph, Piece, Table, Verse
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.display import Frame, GlyphRun, Item, Tag, framed, runs_of
from banmian.flow.linefit import fit_line
from banmian.flow.paragraphs import text_setting
from banmian.flow.tables import DRAWERS, DrawnPart, TableSite
from banmian.flow.verdict import strain_faults
from banmian.geometry import Rect
from banmian.han_box import below
from banmian.linebreak import menu
from banmian.pages.sheet import Sheet
from banmian.pages.unpainted_text import note_over, table_over
from banmian.template.model import Paper, TableStyle, TextStyle
from banmian.text.lines import set_marked
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian.text.single import Setter
from banmian.values import frozen

PictureDrawer = Callable[[Cell, Rect], list[Item]]


@frozen
class DrawnPlace:
    """One place: its rectangles on the sheet, its text style, its page for messages, its name. A grid goes on in `more`."""

    rect: Rect
    more: tuple[Rect, ...]
    sheet: Sheet
    style: TextStyle
    style_name: str
    page: int
    name: str


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
            return self._table(piece, place, table)
        if verse is not None:
            from banmian.flow.verse import VerseLook, draw_verse

            paper, where = self.paper, (place.page, place.name)
            look = VerseLook(paper.measures.verse, paper.measures.seal, paper.roles, paper.words.verse_seal)
            drawn = draw_verse(piece, verse, place.style, place.rect, self.setter.fonts, look, where)
            return [DrawnPart(place.rect, drawn.items)], list(drawn.diagnostics)
        from banmian.flow.pull_quote import draw_pull_quote

        drawn = draw_pull_quote(piece, place.style, place.rect, self.setter, self.paper, (place.page, place.name))
        return [DrawnPart(place.rect, tuple(drawn.items))], list(drawn.diagnostics)

    def _table(self, piece: Piece, place: DrawnPlace, style: TableStyle) -> tuple[list[DrawnPart], list[Diagnostic]]:
        sheet = place.sheet
        parts: list[DrawnPart] = []
        found: list[Diagnostic] = []
        areas = [place.rect, *place.more]
        end = place.rect.y0
        for k, block in enumerate(piece.blocks):
            if isinstance(block, Table):
                columns = tuple(sheet.base.lefts) + tuple(x + sheet.grid.trim[0] for x in sheet.base.lefts)
                shown = columns if sheet.layout.spread else ()
                rest = Rect(areas[0].x0, end, areas[0].x1, areas[0].y1)
                more = tuple(areas[1:])
                site = TableSite(block, style, rest, self.setter, piece.story, k, self.picture, shown, place.page, more)
                drawn = DRAWERS[style.kind](site)
                done = [DrawnPart(area, part.items) for area, part in zip(areas, drawn.by_area(rest), strict=False)]
                parts, end, areas = [*parts, *done], drawn.foot, areas[len(done) - 1 :]
                found += drawn.diagnostics
                for part in done:
                    found += table_over(piece, part, sheet.grid.leading, (place.page, place.name))
        source, told = self._source(piece, place)
        parts, found = [*parts, DrawnPart(place.rect, tuple(source))], found + told
        notes = [(k, b) for k, b in enumerate(piece.blocks) if isinstance(b, Paragraph)]
        if notes and style.note:
            last = replace(place, rect=areas[0])
            here = [item for part in parts if part.rect == last.rect for item in part.items]
            above = max((r.y + below(r.size) for r in runs_of(here) if r.tag.role == "cell"), default=last.rect.y0)
            drawn_notes, told = self._notes(notes, piece, self.paper.text_style(style.note), last, max(end, above))
            parts, found = [*parts, DrawnPart(last.rect, tuple(drawn_notes))], found + told
        return parts, found

    def _source(self, piece: Piece, place: DrawnPlace) -> tuple[list[Item], list[Diagnostic]]:
        """A table's source at its upper right corner."""
        source, rect = piece.head.source, place.rect
        if source is None:
            return [], []
        sheet = place.sheet
        crosses = sheet.layout.spread and rect.x0 < sheet.grid.trim[0] < rect.x1
        left = sheet.area_of_column(sheet.columns.count + 1)[0] if crosses else rect.x0  # no line crosses the fold
        line = fit_line(source, self.paper.line_style("source"), rect.x1 - left, self.setter)
        runs = line.runs(
            rect.x1, rect.y0 + self.paper.measures.tables.source_down, self.setter, Tag(piece.story, -1, "source"), "end"
        )
        where = PlaceOnPage(place.page, (rect.x0, rect.y0, rect.x1, rect.y0 + self.paper.measures.tables.source_down))
        return [*runs], line.diagnostics(f"the source of the table of '{piece.story}'", where, source.at(0))

    def _notes(
        self, notes: list[tuple[int, Paragraph]], piece: Piece, style: TextStyle, place: DrawnPlace, above: int
    ) -> tuple[list[Item], list[Diagnostic]]:
        """Paragraphs after a table, set up from the area's last line. `above`: where the table ends, mp."""
        rect, leading = place.rect, place.sheet.grid.leading
        out: list[Item] = []
        found: list[Diagnostic] = []
        setting = text_setting(style, style.quote, style.quote_size)
        broken = [
            (
                k,
                p := self.setter.noted(prepare(b.text, setting, self.setter.fonts)),
                min(menu(p.units, (rect.width,)), key=lambda f: f.cost),
            )
            for k, b in notes
        ]
        count = sum(fit.lines for _, _, fit in broken)
        base = rect.y1 - style.size + self.setter.fonts.above(style.size) - (count - 1) * leading
        row = 0
        for k, p, fit in broken:
            start = 0
            for end in fit.ends:
                line = LinePlace(rect.x0, base + row * leading, rect.width, p.units.natural_end(end))
                where = PlaceOnPage(place.page, (rect.x0, line.y, rect.x1, line.y))
                found += strain_faults(p, (start, end), line, where)
                out += set_marked(p, start, end, line, Paint(style.ink, Tag(piece.story, k, "note")), self.setter.fonts)
                start, row = end, row + 1
        lacking = above + self.paper.measures.tables.note_air - (base - self.setter.fonts.above(style.size))
        if lacking > 0:
            found.append(note_over(piece, notes[0][1], -(-lacking // leading), (place.page, place.name)))
        return out, found


def draws(paper: Paper, piece: Piece, style: str) -> bool:
    """Whether a piece in a place of that text style is a table, a vertical verse or a pull quote: no running text."""
    return _table_style(paper, piece, style) is not None or style == "quote" or _vertical_verse(piece) is not None


def _table_style(paper: Paper, piece: Piece, style: str) -> TableStyle | None:
    return dict(paper.table_styles).get(style) if any(isinstance(b, Table) for b in piece.blocks) else None


def drawn_framed(items: Sequence[Item], rect: Rect, place: str, on: Frame | None) -> list[Item]:
    """The items of a drawn place as ink of its area, `rect` (mp): each cell of a table a frame of its own, each role of other
    text; rules, stripes and leaders are their ground. `on`: the ground of the place, as a box."""
    written = next((item.origin for item in items if item.origin is not None), None)
    ground = Frame("table", f"place {place}", rect, on, written)
    known: dict[object, Frame] = {}
    out: list[Item] = []
    for item in items:
        key = getattr(item, "cell", None) or (item.tag.role if isinstance(item, GlyphRun) else None)
        if key is not None and key not in known:
            what = f"the cell in row {key[0]}, column {key[1] + 1}" if isinstance(key, tuple) else f"the {key}"
            known[key] = Frame("cell", f"{what} of place {place}", rect, ground)
        out += framed([item], known[key] if key is not None else ground)
    return out


def _vertical_verse(piece: Piece) -> Verse | None:
    return next((b for b in piece.blocks if isinstance(b, Verse) and b.vertical), None)
