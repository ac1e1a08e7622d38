"""The head styles of paper.yaml resolved: parts, grounds, rules and white in millipoints, marks by their role."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from banmian.colour import Ink
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say
from banmian.sources import Document
from banmian.template.model import ByInk, Ground, HeadPart, HeadRule, HeadSpace, HeadStyle, MarkWidths
from banmian.units import Length
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.template.head_schema import (
        ByInkEntry,
        GroundEntry,
        HeadPartEntry,
        HeadSpaceEntry,
        HeadStyleEntry,
        WidthsEntry,
    )
    from banmian.template.paper_schema import PaperEntry

Millipoints = Callable[[Length | None], int]
"""What makes millipoints of a length, with the paper's body and leading."""


class NamedInk(Protocol):
    """What finds an ink by its name (None: the ink of text), and tells at `loc` of one that there is not."""

    def __call__(self, name: str | None, *loc: str | int) -> Ink: ...


def widths_of(entry: WidthsEntry | None, points: str) -> MarkWidths:
    """Widths of marks; a whole em each where nothing is given. `points`: where the paper has them, side or centre."""
    centred = points == "centre"
    return MarkWidths(entry.comma, entry.stop, entry.bracket, centred) if entry is not None else MarkWidths(centred=centred)


def by_ink_of(entry: ByInkEntry, mp: Millipoints) -> ByInk:
    """From which sizes on ink counts."""
    return ByInk(mp(entry.edges), mp(entry.gaps), entry.white)


@frozen
class HeadReader:
    """Reads head styles; what is wrong in them goes to `faults`."""

    entry: PaperEntry
    document: Document
    mp: Millipoints
    ink: NamedInk
    faults: list[Diagnostic]

    def style(self, name: str, rank: int, entry: HeadStyleEntry) -> HeadStyle:
        """The style of that rank, the first being 1."""
        parts = {part: self.part(name, part, getattr(entry, part)) for part in ("kicker", "headline", "deck")}
        headline = parts["headline"]
        assert headline is not None
        return HeadStyle(
            name,
            rank,
            parts["kicker"],
            headline,
            parts["deck"],
            entry.lines_taken,
            entry.kicker_lines,
            entry.deck_lines,
            widths_of(entry.widths or self.entry.mark_widths.heads, self.entry.points),
            self.entry.head_han_latin if entry.han_latin is None else entry.han_latin,
            entry.vertical,
            entry.tag_first,
            self.ground(entry.ground, "head-styles", name, "ground"),
            tuple(
                HeadRule(r.side, self.mp(r.weight), self.ink(r.ink, "head-styles", name, "rules", i, "ink"), self.mp(r.air))
                for i, r in enumerate(entry.rules)
            ),
            by_ink_of(entry.by_ink or self.entry.by_ink, self.mp),
            self.space(entry.space),
            self.entry.lexicon,
        )

    def space(self, entry: HeadSpaceEntry | None) -> HeadSpace | None:
        if entry is None:
            return None
        deck, kicker = (self.mp(given) if given is not None else None for given in (entry.deck, entry.kicker))
        return HeadSpace(self.mp(entry.text), deck, kicker)

    def ground(self, entry: GroundEntry | None, *loc: str | int) -> Ground | None:
        if entry is None:
            return None
        padding = (self.mp(entry.padding[0]), self.mp(entry.padding[1]))
        return Ground(self.ink(entry.ink, *loc, "ink"), padding, self.mp(entry.radius), entry.across)

    def part(self, name: str, part: str, entry: HeadPartEntry | None) -> HeadPart | None:
        if entry is None:
            return None
        tops = tuple(self.mp(t) for t in entry.tops)
        alone = self.mp(entry.top_alone) if entry.top_alone is not None else tops[0]
        ink = self.ink(entry.ink, "head-styles", name, part, "ink")
        size = self.mp(entry.size)
        sizes = (self.mp(entry.sizes[0]), self.mp(entry.sizes[1])) if entry.sizes else (size, size)
        if not sizes[0] <= size <= sizes[1]:
            message = say("`size` lies outside `sizes` [least, most]")
            self.faults.append(
                diagnose("YML008", message, say("sizes: [28pt, 32pt]"), self.document.span("head-styles", name, part, "sizes"))
            )
        return HeadPart(
            entry.face,
            size,
            ink,
            tops,
            alone,
            self.mp(entry.pitch),
            entry.tracking,
            entry.scale,
            entry.max_lines,
            entry.beside,
            sizes,
            entry.align,
            entry.fill,
            entry.spread,
            (entry.marks_at_breaks or ("drop" if part == "headline" else "narrow")) == "drop",
            self.ground(entry.ground, "head-styles", name, part, "ground"),
        )
