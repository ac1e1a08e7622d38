"""What copyfit changed on a page, in words and numbers: the trace that the report has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from banmian.copyfit.shapes import BlockShapes, head_points
from banmian.copyfit.solve import Placing, Solution
from banmian.copyfit.state import SheetState
from banmian.copyfit.wording import wording_of
from banmian.copyfit.wordings import Worded
from banmian.diagnostics import Diagnostic, PlaceOnPage, Severity, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.geometry import Circle
from banmian.phrases import AND, SEMICOLON, Phrase, say, series
from banmian.plan.model import Plan
from banmian.plan.printed import PARTS, left_out_told
from banmian.template.copyfit import CopyfitPrices
from banmian.template.model import PicturePlace, Place
from banmian.values import frozen

Knob = Literal[
    "height", "place", "picture", "gap", "white", "fill", "columns", "pitch", "index", "edge", "feather",
    "headline", "parts", "left-out", "quote", "filler", "inset", "side", "width", "caption",
]  # fmt: skip
SEEN = frozenset({"columns", "inset", "side", "width", "headline", "parts", "left-out", "quote", "filler"})
"""Knobs whose turning a reader sees at once."""


@frozen
class Change:
    """One knob turned: of which place or picture, on which page, by how much; `before` and `after` in lines (columns) where it has
    such."""

    page: int
    knob: Knob
    of: str
    before: int
    after: int
    span: Span | None = None
    without: tuple[str, ...] = ()
    """The parts of a head that do not stand."""
    house: str = ""
    """The filler that stands then."""
    lines: int = 0
    """By how many lines it is then higher or lower (negative: less high, higher up); what is left out: the lines that go."""
    points: float = 0
    """Its price, by the paper's list."""

    @property
    def words(self) -> Phrase:
        """The change in words."""
        of, before, after, more = self.of, self.before, self.after, self.after - self.before
        lines, columns = counted(after, "line"), counted(after, "column")
        free, without = counted(abs(more), "line"), series(self.without, AND) if self.without else say("nothing left out")
        told = {
            "height": say("place {of} {before} \u2192 {lines}", of=of, before=before, lines=lines),
            "place": say("place {of} from line {after}, not {before}", of=of, after=after, before=before),
            "picture": say("picture {of} {before} \u2192 {lines}", of=of, before=before, lines=lines),
            "gap": say("{lines} less for the head of place {of}", lines=free, of=of),
            "white": say("free lines above subheads or stories of place {of}", of=of),
            "fill": say("lines of place {of} opened", of=of),
            "pitch": say(
                "rows of place {of} {before:g} \u2192 {after:g} pt apart", of=of, before=before / 1000, after=after / 1000
            ),
            "feather": say("white between the items of place {of}", of=of),
            "edge": say("text of place {of} down to line {after}, not {before}", of=of, after=after, before=before),
            "index": say("index {before} \u2192 {lines}", before=before, lines=lines),
            "columns": say("the text of place {of} in {columns}, not {before}", of=of, columns=columns, before=before),
            "inset": say(
                "the head of place {of} over {columns} of {before}, its text beside it too", of=of, columns=columns, before=before
            ),
            "side": say("the head of place {of} beside its text, in a column of {before}", of=of, before=before),
            "width": say("picture {of} over {columns}, not {before}", of=of, columns=columns, before=before),
            "caption": say("the caption of picture {of} in two lines", of=of)
            if more > 0
            else say("the caption of picture {of} in one line", of=of),
            "headline": say("headline {after} of place {of}, not {before}", after=after, of=of, before=before),
            "parts": say("the head of place {of} without {without}", of=of, without=without),
            "left-out": say("{n} of place {of} left out, not {before}", n=counted(after, "paragraph"), of=of, before=before),
            "filler": say("{house} at the foot of place {of}, {lines}", house=self.house, of=of, lines=lines),
            "quote": say("pull quote {of} shown", of=of) if after else say("pull quote {of} left out", of=of),
        }
        if self.knob == "gap" and more > 0:
            return say("{lines} more for the head of place {of}", lines=free, of=of)
        return told[self.knob]

    @property
    def is_seen(self) -> bool:
        """Whether a reader sees it at once."""
        return self.knob in SEEN

    def as_json(self) -> dict[str, object]:
        without = {"without": list(self.without)} if self.without else {}
        house = {"house": self.house} if self.house else {}
        turned = {"page": self.page, "knob": self.knob, "of": self.of, "before": self.before, "after": self.after}
        return {**turned, "lines": self.lines, "points": round(self.points, 1), **without, **house}


HINT = say("nothing to do; `copyfit: off` in the layout, for the page or the place, leaves it as it is written")
LOOK = say("look at that page; `copyfit: off` in the layout, for the page or the place, leaves it as it is written")


def changes_told(changes: Sequence[Change]) -> list[Diagnostic]:
    """FIT020 for each page that was fitted, with all that was changed; FIT021 (warning) for what is seen at once."""
    out: list[Diagnostic] = []
    for code, severity, hint, those in (
        ("FIT020", Severity.INFO, HINT, [c for c in changes if not c.is_seen]),
        ("FIT021", Severity.WARNING, LOOK, [c for c in changes if c.is_seen]),
    ):
        for page in dict.fromkeys(change.page for change in those):
            own = [change for change in those if change.page == page]
            message = say(
                "page {page} was fitted to its copy: {own}", page=page, own=series((change.words for change in own), SEMICOLON)
            )
            out.append(Diagnostic(code, severity, message, hint, own[0].span, PlaceOnPage(page)))
    return out


def cap_told(page: int, most: int, file: str) -> Diagnostic:
    """FIT030: the search ended before all was tried."""
    message = say(
        "page {page}: the search for a page that fits ended after {most} texts were set for it; there may be one",
        page=page,
        most=most,
    )
    hint = say("cut or write as FLW020 and FLW021 tell, or turn a knob by hand and let it search from there")
    return diagnose("FIT030", message, hint, Span(file), PlaceOnPage(page))


def left_out_by(changes: Sequence[Change], plan: Plan) -> list[Diagnostic]:
    """FIT026 for the stories of which paragraphs went."""
    places = {(c.page, c.of) for c in changes if c.knob == "left-out"}
    ends = ((plan.sheets[s.stops[-1].sheet].numbers[0], s.stops[-1].place.name) for s in plan.streams)
    return [d for s, end in zip(plan.streams, ends, strict=True) if end in places for d in left_out_told(plan.sheets, s)]


def changes_of(before: SheetState, after: SheetState, solution: Solution, shapes: BlockShapes) -> tuple[Change, ...]:
    """All changes of a sheet, in the order of its places and pictures. `shapes`: those of the sheet before."""
    return tuple(change for placing in solution.placings for change in _of(before, after, placing, shapes))


def _of(before: SheetState, after: SheetState, placing: Placing, shapes: BlockShapes) -> Iterator[Change]:
    yield from _of_block(before, after, placing, shapes)
    yield from _of_parts(before, placing, shapes)
    yield from _of_texts(before, placing, shapes)


def _of_block(before: SheetState, after: SheetState, placing: Placing, shapes: BlockShapes) -> Iterator[Change]:
    """Where its places stand, and where they end. That a block moves is paid once."""
    block, shape, prices = placing.leaf.block, placing.offer.shape, before.rules.prices
    page, grown, down = before.sheet.page, shape.grown, placing.down
    paid = abs(down) * prices.down
    for name in sorted(block.places):
        place = next(p for p in before.sheet.layout.places if p.name == name)
        own = [p for p in block.parts if p.owner == name]
        first, last = min(p.first for p in own), max(p.last for p in own)
        if down:
            yield Change(page, "place", name, first, first + down, place.span, lines=down, points=paid)
            paid = 0
        if grown:
            points = abs(grown) * prices.table if name in shapes.tables else 0
            high = last - first + 1
            yield Change(page, "height", name, high, high + grown, place.span, lines=grown, points=points)
    if block.spreads and (grown or down):
        element, high = before.sheet.layout.furniture[block.parts[0].index], block.last - block.first + 1
        points = abs(grown) * prices.index + abs(down) * prices.down
        yield Change(page, "index", element.kind, high, high + grown, element.span, lines=grown, points=points)
    spans = {p.name: p for p in before.sheet.layout.places}
    now = {p.name: p for p in after.sheet.layout.places}
    for name, index, _ in shape.feet:
        old, new = spans[name].text[index].lines[1], now[name].text[index].lines[1]
        if old != new:
            span = spans[name].text[index].span
            yield Change(page, "edge", name, old, new, span, lines=new - old, points=abs(new - old) * prices.edge)


def _of_parts(before: SheetState, placing: Placing, shapes: BlockShapes) -> Iterator[Change]:
    """Another form, pictures and heads of other heights."""
    block, shape, page = placing.leaf.block, placing.offer.shape, before.sheet.page
    spans, pictures = {p.name: p for p in before.sheet.layout.places}, {p.name: p for p in before.sheet.layout.pictures}
    if (form := shape.form) is not None:
        span = pictures[form.of].span if form.knob == "width" else spans[form.of].span
        points = shapes.forms.points_of(block, form)
        yield Change(page, form.knob, form.of, form.before, form.after, span, points=points)
    for name, more in shape.pictures:
        picture = pictures[name]
        lines = _lines_of(picture, before.plan.paper.grid.leading)
        part = next(p for p in block.parts if p.kind == "picture" and p.owner == name)
        points = shapes.stretched(part, more)
        yield Change(page, "picture", name, lines, lines + more, picture.span, lines=more, points=points)
    for name, more in shape.captions:
        rows = before.sheet.captions[name].rows
        points = before.rules.prices.caption
        yield Change(page, "caption", name, rows, rows + more, pictures[name].span, lines=more, points=points)
    for name, more in shape.gaps:
        points = head_points(more, before.rules.prices)
        yield Change(page, "gap", name, 0, more, spans[name].span, lines=more, points=points)


def _of_texts(before: SheetState, placing: Placing, shapes: BlockShapes) -> Iterator[Change]:
    """How their texts stand in their lines, and other words of a story's offers."""
    block, shape, page, prices = placing.leaf.block, placing.offer.shape, before.sheet.page, before.rules.prices
    spans = {p.name: p for p in before.sheet.layout.places}
    for name, more in shape.white:
        yield Change(page, "white", name, 0, more, spans[name].span)
    for name in shape.fill:
        yield Change(page, "fill", name, 0, 1, spans[name].span)
    for name in shape.feather:
        yield Change(page, "feather", name, 0, 1, spans[name].span, points=prices.feather)
    for name, pitch in shape.pitches:
        area = spans[name].text[0]
        old = area.pitch or dict(before.plan.paper.table_styles)[area.style].pitch
        yield Change(page, "pitch", name, old, pitch, spans[name].span)
    for name, more in shape.columns:
        columns = spans[name].text[0].columns
        yield Change(page, "columns", name, columns, columns + more, spans[name].span, points=abs(more) * prices.columns)
    for name, wording in shape.words:
        yield from changes_of_words(page, spans[name], shapes.wordings.named(block, name, wording), prices)


def _lines_of(picture: PicturePlace, leading: int) -> int:
    """A picture's height in lines of the page, begun ones counted where it is given in points. `leading`: mp."""
    if picture.lines is not None:
        return picture.lines[1] - picture.lines[0] + 1
    if picture.rect is not None:
        return -(-picture.rect.height // leading)
    return -(-picture.shape.bounds.height // leading) if isinstance(picture.shape, Circle) else 0


def changes_of_words(page: int, place: Place, worded: Worded, prices: CopyfitPrices) -> Iterator[Change]:
    """What a place takes of its story's offers and did not before; of parts, how many stand at most."""
    own, wording, name, span = wording_of(place), worded.wording, place.name, place.span
    head = wording.head
    if wording.headline != own.headline:
        yield Change(page, "headline", name, own.headline, wording.headline, span, lines=head, points=prices.headline)
        head = 0
    if wording.parts != own.parts:
        old, new = PARTS if own.parts is None else own.parts, PARTS if wording.parts is None else wording.parts
        gone = tuple(p for p in PARTS if p not in new)
        points = len(gone) * prices.part
        yield Change(page, "parts", name, len(old), len(new), span, gone, lines=head, points=points)
    if wording.left_out != own.left_out:
        lines, points = -worded.lines, worded.points
        yield Change(page, "left-out", name, own.left_out, wording.left_out, span, lines=lines, points=points)
    if wording.filler is not None and wording.filler != own.filler:
        lines = wording.filler.lines
        yield Change(page, "filler", name, 0, lines, span, (), wording.filler.house, lines, prices.filler)
    if wording.shown != own.shown:
        yield Change(page, "quote", name, int(own.shown), int(wording.shown), span, points=prices.quote)
