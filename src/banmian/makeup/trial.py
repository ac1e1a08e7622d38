"""A fragment set for trial on an empty page: by the door through which all pages go, and measured by the functions that set them.

What a fragment costs and whether it fits is therefore known before it is laid beside others; nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from banmian.content.model import Advert, Picture, Piece
from banmian.diagnostics import Diagnostic, Severity
from banmian.flow.head import HeadSite
from banmian.flow.headmeasure import MeasuredHead, measure_head
from banmian.flow.stream_items import Flaws
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.makeup.fragment import Fragment, Shifted
from banmian.pages.captions import CaptionSetter
from banmian.pages.drawn_stream import is_drawn
from banmian.pages.measuring import FORGETFUL, MeasuredStream, Memory, Sited, StreamMeasure
from banmian.pages.sheet import Sheet
from banmian.plan.model import Plan, PlannedPicture, Stop, Stream
from banmian.plan.model import Sheet as PlannedSheet
from banmian.plan.printed import Chosen, as_printed, printed_streams
from banmian.remember import Same
from banmian.sources import Document
from banmian.sources.reading import SourceText
from banmian.sources.yaml import compose
from banmian.template.areas import layout_faults
from banmian.template.grid import spans_of
from banmian.template.model import ColumnGrid, HeadStyle, PageLayout, Paper
from banmian.template.page import PageBuilder
from banmian.text.single import Setter
from banmian.values import frozen

WRITTEN = Chosen()
"""A head as its author has written it."""
NOWHERE = "makeup"
"""The file of a page that nobody has written yet."""


@frozen
class Planned:
    """A page that holds a fragment, with its captions: the lines of these by pictures' names, and what is wrong with them."""

    plan: Plan
    sheets: Sequence[Sheet]
    captions: Mapping[str, int]
    faults: tuple[Diagnostic, ...]

    @property
    def is_drawn(self) -> bool:
        """Whether a table or the like is drawn on it."""
        return _is_drawn(self.plan)


@frozen
class Tried:
    """A fragment as it would be set: its streams by the names of their places, the lines of its captions by pictures' names."""

    layout: PageLayout
    streams: Mapping[str, MeasuredStream]
    captions: Mapping[str, int]
    faults: tuple[Diagnostic, ...]
    plan: Plan
    sited: Mapping[str, Sited] = field(default_factory=dict)
    """Where its texts stand, by the names of their places."""

    @property
    def is_drawn(self) -> bool:
        """Whether a table or the like is drawn in it, of which measuring does not know whether its parts lie in one another."""
        return _is_drawn(self.plan)

    @property
    def sound(self) -> bool:
        """Whether it may stand: no fault, nothing over."""
        return not self.faults and not any(m.over or m.faults or m.unread for m in self.streams.values())

    @property
    def short(self) -> int:
        return sum(m.short for m in self.streams.values())

    @property
    def even(self) -> float:
        """What its lines cost, in units of line breaking, without its flaws."""
        return sum(m.even for m in self.streams.values())

    @property
    def flaws(self) -> Flaws:
        return sum((m.flaws for m in self.streams.values()), Flaws())


class Trial:
    """Tries fragments. `plan`: of the issue, whose content and paper are taken; `before`: the sheet and the places of a thread on
    the page before, by its story; `memory`: of texts that were set in the same slots, whatever stands over or under them."""

    def __init__(self, plan: Plan, fonts: FontBook, grid: str, grid_styles: Mapping[str, str], number: int = 1,
                 memory: Memory = FORGETFUL) -> None:  # fmt: skip
        self.plan, self.fonts, self.grid_styles, self.number = plan, fonts, dict(grid_styles), number
        self.memory = memory
        self.paper: Paper = plan.paper
        self.columns: ColumnGrid = next(c for c in self.paper.grid.columns if c.name == grid)
        self.pieces: dict[str, Piece] = {p.story: p for article in plan.content.articles for p in article.pieces}
        self.document = empty_document()
        self.calls = 0

    def shift(self, cols: int, lines: int) -> Shifted:
        """So many columns to the right and lines down, in mp too."""
        lefts = self.columns.lefts
        dx = lefts[cols] - lefts[0] if 0 <= cols < len(lefts) else 0
        return Shifted(cols, lines, dx, lines * self.paper.grid.leading)

    def across(self, cols: int) -> int:
        """The width of so many columns, mp."""
        return self.columns.lefts[cols - 1] + self.columns.width - self.columns.lefts[0]

    def spans(self, rect: Rect) -> tuple[tuple[int, int], tuple[int, int]]:
        """The columns and the lines that a rectangle (mp) touches."""
        return spans_of(self.paper.grid, self.columns, rect)

    def layout(self, fragment: Fragment, name: str = NOWHERE) -> tuple[PageLayout | None, tuple[Diagnostic, ...]]:
        """The layout of a page that holds the fragment alone, and what is wrong with it."""
        from pydantic import ValidationError

        from banmian.template.page_schema import PageEntry

        try:
            entry = PageEntry.model_validate(fragment.page(self.columns.name))
        except ValidationError as error:  # a fault of a house block, which its own page tells
            raise ValueError(f"{name}: {error}") from error
        builder = PageBuilder(name, entry, self.document, self.paper, self.grid_styles)
        layout = builder.build()
        faults = tuple(builder.faults) or tuple(layout_faults(layout, self.paper))
        return layout, tuple(d for d in faults if d.severity is not Severity.INFO)

    def blank(self) -> PageLayout:
        """The layout of a page without anything."""
        return PageLayout(NOWHERE, self.columns.name, False, (), (), (), (), (), NOWHERE)

    def tried(self, fragment: Fragment, stories: Mapping[str, tuple[str, ...]], before: tuple[PlannedSheet, Stop] | None = None,
              after: tuple[PlannedSheet, Stop] | None = None) -> Tried | None:  # fmt: skip
        """The fragment with these stories in its places; None where the layout cannot be. `before`, `after`: the sheet and place
        of its thread on another page."""
        layout, faults = self.layout(fragment)
        return self.set(layout, stories, before, after) if layout is not None and not faults else None

    def set(self, layout: PageLayout, stories: Mapping[str, tuple[str, ...]], before: tuple[PlannedSheet, Stop] | None = None,
            after: tuple[PlannedSheet, Stop] | None = None) -> Tried:  # fmt: skip
        """The layout with these stories in its places."""
        self.calls += 1
        planned = self._planned(layout, stories, before, after)
        measure = StreamMeasure(planned.plan, planned.sheets, self.fonts)
        done: dict[str, MeasuredStream] = {}
        sited: dict[str, Sited] = {}
        for s in planned.plan.streams:
            measured, where = measure.measured_where(s, self.memory)
            done |= {s.stops[-1].place.name: measured} if measured is not None else {}
            sited |= {s.stops[-1].place.name: where} if where is not None else {}
        return Tried(layout, done, planned.captions, planned.faults, planned.plan, sited)

    def planned(self, fragment: Fragment, stories: Mapping[str, tuple[str, ...]], before: tuple[PlannedSheet, Stop] | None = None
                ) -> Planned | None:  # fmt: skip
        """The fragment with these stories in its places, no text set: for what does not ask how it fits; None where the layout
        cannot be."""
        layout, faults = self.layout(fragment)
        return self._planned(layout, stories, before) if layout is not None and not faults else None

    def _planned(self, layout: PageLayout, stories: Mapping[str, tuple[str, ...]], before: tuple[PlannedSheet, Stop] | None = None,
                 after: tuple[PlannedSheet, Stop] | None = None) -> Planned:  # fmt: skip
        sheet = PlannedSheet((self.number,), "", (), layout)
        sheets = tuple(s for s in (before and before[0], sheet, after and after[0]) if s)
        index = 1 if before else 0
        streams = []
        for place in layout.places:
            pieces = tuple(self.pieces[s] for s in stories.get(place.name, ()))
            stops = [Stop(index, place)]
            if before and pieces and before[1].place.name == place.name:
                stops.insert(0, Stop(0, before[1].place))
            if after and pieces and after[1].place.name == place.name:
                stops.append(Stop(index + 1, after[1].place))
            streams.append(Stream(tuple(stops), pieces, stories.get(place.name, ()), place.span))
        pictures = self._pictures(layout, stories, index)
        printed = tuple(printed_streams(streams))
        plan = replace(self.plan, sheets=sheets, streams=printed, pictures=pictures, index=(), teasers=())
        setter = CaptionSetter(self.paper, Setter(self.fonts), remember=False)
        whole, told = [], []
        for i in range(len(sheets)):
            captions = setter.captions(Sheet(plan, i))
            whole.append(Sheet(plan, i, captions.by_place))
            told += [d for d in captions.diagnostics if d.severity is not Severity.INFO]
        rows = {name: c.rows if c.ends or c.credit is not None else 0 for name, c in whole[index].captions.items()}
        return Planned(plan, whole, rows, tuple(told))

    def filled(self, tried: Tried, looks: Mapping[str, tuple[int, bool]]) -> Tried:
        """The same with further white, or opened lines, in the places named: their slots are those that were tried. A text that
        comes from another page looks as it does there."""
        self.calls += 1
        plan = tried.plan
        measure = StreamMeasure(plan, (), self.fonts)
        streams = dict(tried.streams)
        for name, own in tried.sited.items():
            if name in looks and plan.sheets[own.stream.stops[0].sheet].layout is tried.layout:
                streams[name] = measure.filled(own.looking(*looks[name]), self.memory)
        return replace(tried, streams=streams)

    def least(self, tried: Tried, name: str) -> int:
        """The fewest lines that the text of a place takes in columns as wide as those that were tried, wherever these end; 0 where
        that is not known."""
        own = tried.sited.get(name)
        return StreamMeasure(tried.plan, (), self.fonts).text_in(own).least if own is not None else 0

    def _pictures(self, layout: PageLayout, stories: Mapping[str, tuple[str, ...]], index: int) -> tuple[PlannedPicture, ...]:
        out = []
        for place in layout.pictures:
            own = [p for s in stories.get(place.of, ()) for p in self.pieces[s].pictures]
            picture = own[place.nth - 1] if 0 < place.nth <= len(own) else None
            file, story = (picture.file, stories[place.of][0]) if picture else ("", "")
            out.append(PlannedPicture(index, place, picture, file, story, place.span))
        for place in layout.adverts:
            booked = (a for a in self.plan.content.issue.adverts if (a.page, a.place) == (self.number, place.name))
            advert = next(booked, Advert(self.number, place.name, "", place.span))
            out.append(PlannedPicture(index, place, None, advert.file, "", place.span, advert))
        return tuple(out)

    def picture(self, story: str, nth: int = 1) -> Picture | None:
        own = self.pieces[story].pictures
        return own[nth - 1] if nth <= len(own) else None

    def head_within(
        self, story: str, style: HeadStyle, across: tuple[int, int], further: bool = False, chosen: Chosen = WRITTEN
    ) -> MeasuredHead:
        """A story's head over so much of the width, as high as it wants to be; `further`: of a thread's further place; `chosen`: of
        what its author offers."""
        piece = as_printed(self.pieces[story], chosen)
        head = piece.head
        if further:
            head = replace(head, headline=head.jump_headline or head.headline, kicker=None, deck=None)
        site = HeadSite(*across, self.paper.grid.line_top(1), 1, story, leading=self.paper.grid.leading)
        own = Same(self.pieces[story], style, self.paper), across, further, chosen
        return self.memory.of(own, lambda: measure_head(head, style, site, self.fonts))


def empty_document() -> Document:
    """What stands for the file of a page that is not written."""
    document, _ = compose(SourceText(NOWHERE, "schema: 1\n", (), ()))
    assert document is not None
    return document


def _is_drawn(plan: Plan) -> bool:
    return any(stream.pieces and is_drawn(plan, stream) for stream in plan.streams)
