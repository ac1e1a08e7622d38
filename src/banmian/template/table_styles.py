"""Table styles as paper.yaml has them: lengths in mp, inks by their names, the paper's measures where a style says no others."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from banmian.colour import Ink
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say
from banmian.sources import Document
from banmian.template.head_styles import widths_of
from banmian.template.measures import Tables
from banmian.template.measures_schema import with_given
from banmian.template.model import TableStyle
from banmian.units import Length

if TYPE_CHECKING:
    from banmian.template.paper_schema import PaperEntry, TableStyleEntry

AS_WRITTEN = (
    "kind", "face", "head_face", "first_face", "columns", "least_size", "cell_lines", "align", "row_heads", "least_rows",
    "continued", "source_at", "note_at", "balanced", "on_grid",
)  # fmt: skip
LENGTHS = ("size", "head_size", "line_pitch", "head_pitch")


@dataclass(frozen=True, slots=True)
class TableStyleReader:
    """Reads the table styles of one paper. `measures`: the paper's of tables; `texts`: the names of its text styles; `faults`: what
    is to be told."""

    entry: PaperEntry
    document: Document
    mp: Callable[[Length | None], int]
    ink: Callable[..., Ink]
    unknown: Callable[..., None]
    measures: Tables
    texts: Collection[str]
    faults: list[Diagnostic]

    def style(self, name: str, entry: TableStyleEntry) -> TableStyle:
        self._check(name, entry)
        plain: dict[str, Any] = {key: getattr(entry, key) for key in AS_WRITTEN}
        plain |= {key: self.mp(getattr(entry, key)) for key in LENGTHS}
        pitches = entry.pitch if isinstance(entry.pitch, tuple) else (entry.pitch,) * 3
        least, wanted, most = sorted(self.mp(pitch) for pitch in pitches)
        return TableStyle(
            name=name,
            **plain,
            pitch=wanted,
            pitches=(least, most),
            widths=() if isinstance(entry.widths, str) else tuple(self.mp(w) for w in entry.widths),
            fitted_widths=entry.widths == "fit",
            stripe=self._ink(name, "stripe", entry.stripe),
            ink=self.ink(entry.ink, "table-styles", name, "ink"),
            accent=self.ink(entry.accent, "table-styles", name, "accent"),
            head_ground=self._ink(name, "head-ground", entry.head_ground),
            head_ink=self._ink(name, "head-ink", entry.head_ink),
            picture=(self.mp(entry.picture[0]), self.mp(entry.picture[1])) if entry.picture else (0, 0),
            note=entry.note or "",
            mark_widths=widths_of(self.entry.mark_widths.cells, self.entry.points),
            measures=with_given(self.measures, entry.measures, self.mp),
        )

    def _ink(self, style: str, key: str, name: str | None) -> Ink | None:
        """An ink that a style may be without."""
        return self.ink(name, "table-styles", style, key) if name else None

    def _check(self, name: str, entry: TableStyleEntry) -> None:
        if entry.note and entry.note not in self.texts:
            self.unknown("text style", entry.note, list(self.texts), "table-styles", name, "note")
        if entry.continued and not self.entry.words.table_continued:
            message = say("the table style `{name}` says `continued`, and the paper's words have no `table-continued`", name=name)
            span = self.document.span("table-styles", name, "continued")
            self.faults.append(diagnose("PAP003", message, say("add `table-continued` to words, or take `continued` out"), span))
