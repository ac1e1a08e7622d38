"""What stands beside a table: its source at its upper right corner, or under it; its notes at the area's foot, or right below it.

Notes are lines of the grid. A source below the table takes the line after the notes.
"""

from __future__ import annotations

from banmian.content.model import Paragraph, Piece
from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.display import Item, Tag
from banmian.flow.linefit import fit_line
from banmian.flow.paragraphs import text_setting
from banmian.flow.verdict import strain_faults
from banmian.linebreak import Fit, menu
from banmian.pages.drawn_area import DrawnArea
from banmian.pages.unpainted_text import note_over
from banmian.phrases import say
from banmian.template.model import Paper, TableStyle, TextStyle
from banmian.text.lines import set_marked
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.single import Setter
from banmian.values import frozen

Told = tuple[list[Item], list[Diagnostic]]
Broken = list[tuple[int, Prepared, Fit]]
"""Notes by the number of their block, broken into lines."""


@frozen
class TableNotes:
    """The notes and the source of a piece's tables."""

    paper: Paper
    setter: Setter
    piece: Piece
    style: TableStyle

    def above(self, area: DrawnArea) -> Told:
        """The source at the upper right corner of the first area."""
        rect, down = area.rect, self.style.measures.source_down
        if self.piece.head.source is None or self.style.source_at == "below":
            return [], []
        sheet = area.sheet
        crosses = sheet.layout.spread and rect.x0 < sheet.grid.trim[0] < rect.x1
        left = sheet.area_of_column(sheet.columns.count + 1)[0] if crosses else rect.x0  # no line crosses the fold
        return self._source(area, (left, rect.x1), rect.y0 + down, "end")

    def under(self, area: DrawnArea, end: int) -> Told:
        """Notes and source in the last area, in which the table ends at `end` (mp)."""
        text = self.paper.text_style(self.style.note) if self.style.note else None
        notes = [(k, b) for k, b in enumerate(self.piece.blocks) if isinstance(b, Paragraph)] if text is not None else []
        source = self.piece.head.source if self.style.source_at == "below" else None
        if text is None or not (notes or source):
            return self._source(area, (area.rect.x0, area.rect.x1), self._after(area, end), "start") if source else ([], [])
        broken = [(k, *self._broken(b, text, area.rect.width)) for k, b in notes]
        count = sum(fit.lines for _, _, fit in broken) + (source is not None)
        base = self._first_base(area, text, count, end)
        items, found = self._lines(broken, text, area, base)
        if source is not None:
            line, told = self._source(area, (area.rect.x0, area.rect.x1), base + (count - 1) * area.leading, "start")
            items, found = items + line, found + told
        return items, found + self._over(
            notes[0][1].text.at(0) if notes else None, area, base - self.setter.fonts.above(text.size) - end
        )

    # --- lines ------------------------------------------------------------------------------------------------------

    def _first_base(self, area: DrawnArea, text: TextStyle, count: int, end: int) -> int:
        """The baseline of the first of so many lines: counted up from the area's foot, or right below the table on the grid."""
        leading, rise = area.leading, self.setter.fonts.above(text.size)
        last = area.rect.y1 - text.size + rise
        first = last - (count - 1) * leading
        if self.style.note_at == "foot":
            return first
        free = first - rise - end - self.style.measures.note_air
        return first - max(0, free // leading) * leading

    def _after(self, area: DrawnArea, end: int) -> int:
        """The baseline of a source that stands alone under the table."""
        size = self.paper.line_style("source").size
        foot = area.rect.y1 - size + self.setter.fonts.above(size)
        below = end + self.style.measures.note_air + self.setter.fonts.above(size)
        return max(below, foot) if self.style.note_at == "foot" else below

    def _broken(self, block: Paragraph, style: TextStyle, measure: int) -> tuple[Prepared, Fit]:
        setting = text_setting(style, style.quote, style.quote_size)
        p = self.setter.noted(prepare(block.text, setting, self.setter.fonts))
        return p, min(menu(p.units, (measure,)), key=lambda fit: fit.cost)

    def _lines(self, broken: Broken, style: TextStyle, area: DrawnArea, base: int) -> Told:
        rect, out, found = area.rect, list[Item](), list[Diagnostic]()
        row = 0
        for k, p, fit in broken:
            start = 0
            for end in fit.ends:
                line = LinePlace(rect.x0, base + row * area.leading, rect.width, p.units.natural_end(end))
                where = PlaceOnPage(area.page, (rect.x0, line.y, rect.x1, line.y))
                found += strain_faults(p, (start, end), line, where)
                out += set_marked(p, start, end, line, Paint(style.ink, Tag(self.piece.story, k, "note")), self.setter.fonts)
                start, row = end, row + 1
        return out, found

    def _over(self, note: Span | None, area: DrawnArea, free: int) -> list[Diagnostic]:
        """FLW001 where the table runs into the first of its lines. `free`: what lies between, mp."""
        lacking = self.style.measures.note_air - free
        if lacking <= 0:
            return []
        return [note_over(self.piece, note or self.piece.span, -(-lacking // area.leading), area.where)]

    def _source(self, area: DrawnArea, span: tuple[int, int], y: int, align: str) -> Told:
        """The source on the baseline y, at the end or the start of `span`."""
        source = self.piece.head.source
        if source is None:
            return [], []
        line = fit_line(source, self.paper.line_style("source"), span[1] - span[0], self.setter)
        x = span[1] if align == "end" else span[0]
        runs = line.runs(x, y, self.setter, Tag(self.piece.story, -1, "source"), align)
        where = PlaceOnPage(area.page, (area.rect.x0, area.rect.y0, area.rect.x1, y))
        return [*runs], line.diagnostics(say("the source of the table of '{story}'", story=self.piece.story), where, source.at(0))
