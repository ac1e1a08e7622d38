"""The shapes that a block may take at a height, the cheapest first: what in it may change, how far, and for how many points.

Which of them fit is judged in offers.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from banmian.content.model import Paragraph, Subhead
from banmian.copyfit.captions import OtherCaptions
from banmian.copyfit.estimate import MOST_WHITE
from banmian.copyfit.forms import FORM_LEVEL, Forms
from banmian.copyfit.known import Shifts, shifts_in
from banmian.copyfit.parts import Block, Part
from banmian.copyfit.reshape import Foot, Shape, key_of
from banmian.copyfit.state import SheetState
from banmian.copyfit.texts import Texts
from banmian.copyfit.wordings import Wordings
from banmian.pages.drawn_stream import is_drawn
from banmian.plan.model import Stream
from banmian.template.copyfit import Copyfit, CopyfitPrices
from banmian.template.model import PageLayout, Paper
from banmian.values import frozen

GAPS = (0, 1, 2)
"""By how many lines a head and the white around it may be higher."""
CAPTION_LEVEL = 2
"""From this level on a caption takes a line more or less."""
CLOSER_LEVEL = 2
"""From this level on a head may be a line less high, which is seen before a picture's height is."""
LEAST_ITEMS = 3
"""Items for each column of a listing: between fewer a line of white is seen."""
DRAWINGS = (".svg", ".pdf")
"""Of these a composed whole is lost where they are cropped, not some sky."""


@frozen
class Asked:
    """What is asked of a block: its height, the level up to which it may change, and whether only shapes are wanted whose text
    fills them; `feet`: the areas that end elsewhere than at its foot; `down`: by how many lines its top goes down, which matters
    where a picture of it stays on its lines (0 where none does)."""

    block: Block
    grown: int
    level: int
    clean: bool
    feet: tuple[Foot, ...] = ()
    down: int = 0


class BlockShapes:
    """Shapes of the blocks of a sheet as it was measured."""

    def __init__(self, state: SheetState, rules: Copyfit, texts: Texts) -> None:
        self.state, self.rules, self.texts = state, rules, texts
        self.measure = measure = texts.measure(state)
        still = frozenset(place.name for place in state.sheet.layout.places if not place.copyfit)
        self.rigid = still | state.places(lambda stream: not measure.takes_lines(stream))
        self.with_white = state.places(_has_white) - self.rigid
        self.listings = state.places(lambda stream: _is_listing(stream, state.plan.paper)) - self.rigid
        self.wide = _many_columns(state.sheet.layout) - self.rigid
        self.tiered = in_tiers(state.sheet.layout, state.plan.paper)
        self.tables = state.places(lambda stream: is_drawn(state.plan, stream)) - self.rigid
        pinned = frozenset(place.name for place in state.sheet.layout.places if place.pin)
        self.forms = Forms(state, rules.prices, texts, self.rigid | self.tiered | pinned)
        self.captions = OtherCaptions(state, texts.fonts)
        self.wordings = Wordings(state, rules.prices, measure, self.rigid | self.tiered)
        self.pitched = state.places(lambda stream: is_drawn(state.plan, stream) and measure.rows(stream) > 0) - self.rigid

    def cheapest(self, asked: Asked) -> list[tuple[float, Shape]]:
        """The shapes of that height with the points that they cost, the cheapest first."""
        return sorted(self._all(asked), key=lambda s: (s[0], s[1].pictures, s[1].gaps, s[1].white))

    def _all(self, asked: Asked) -> Iterator[tuple[float, Shape]]:
        """In its own form, and in others."""
        yield from self._shapes(asked)
        if asked.level >= FORM_LEVEL and not asked.feet and self._changed(asked.block, bool(asked.grown)):
            for form in self.forms.of(asked.block):
                for points, shape in self._shapes(replace(asked, block=form.block)):
                    yield points + form.points, replace(shape, form=form.name)

    def worded(self, block: Block, shapes: Sequence[tuple[float, Shape]], level: int) -> list[tuple[float, Shape]]:
        """These shapes with each other wording that the block's stories offer."""
        others = self.wordings.of(block, level)
        return [(points + w.points, replace(shape, words=((w.place, w.wording),))) for w in others for points, shape in shapes]

    def captioned(self, asked: Asked, shape: Shape, over: bool, short: bool) -> Iterator[Shape]:
        """The shape, whose text is over or short in it, with one further caption in a line less or more. A picture over other
        columns keeps its own, which was broken anew. In the order of the block's pictures, so that no two are the same."""
        if asked.level < CAPTION_LEVEL:
            return
        kept = shape.form.of if shape.form is not None else ""
        names = [p.owner for p in asked.block.parts if p.kind == "picture" and p.owner != kept]
        for name in names[names.index(shape.captions[-1][0]) + 1 :] if shape.captions else names:
            other = self.captions.of(name)
            if other is None or not (short if other.lines > 0 else over):
                continue
            if other.place.of in self._changed(asked.block, bool(asked.grown or asked.feet)) - self.rigid:
                yield replace(shape, captions=(*shape.captions, (name, other.lines)))

    def shifts(self, block: Block, shape: Shape, down: int = 0) -> Shifts | None:
        """Where the block's parts come to stand; None where one is left with too few lines."""
        return shifts_in(self.body(block, shape), shape, down, self.rigid)

    def keeps_still(self, asked: Asked, shape: Shape) -> bool:
        """Whether what was pinned in the block stays on its lines, or keeps their number, in this shape."""
        still = asked.block.still
        if not still:
            return True
        shifts = self.shifts(asked.block, shape, asked.down)
        return shifts is not None and all(_keeps(part, *shifts[key_of(part)]) for part in still)

    def body(self, block: Block, shape: Shape) -> Block:
        """The block in the form that the shape gives it, before its parts are moved."""
        form = self.forms.named(block, shape.form)
        return block if form is None else form.block

    def formed(self, state: SheetState, block: Block, shape: Shape) -> SheetState:
        """A sheet with the block in that form, and with its captions."""
        form = self.forms.named(block, shape.form)
        formed = state if form is None else self.forms.formed(state, form)
        return self.captions.on(formed, dict(shape.captions)) if shape.captions else formed

    def plainer(self, shape: Shape) -> tuple[Shape, ...]:
        """The same with less that its text may do, least first: it may not need all."""
        if not shape.fill:
            return ()
        plain, opened = replace(shape, white=(), fill=()), replace(shape, white=tuple((name, 1) for name, _ in shape.white))
        return (plain, opened) if shape.white else (plain,)

    def _shapes(self, asked: Asked) -> Iterator[tuple[float, Shape]]:
        """Shapes of that height with the points that they cost. Their text may do all that fills it: plainer ones are sought when a
        shape was chosen."""
        block, grown, level = asked.block, asked.grown, asked.level
        changed = self._changed(block, bool(grown or asked.feet)) - self.rigid
        heads = [p.owner for p in block.parts if p.kind == "head" and p.owner in changed - self.tiered]
        whites, texts = sorted(changed & self.with_white), sorted(changed - self.tables)
        pictures = [p for p in block.parts if level > 1 and p.may_grow and self._place_of(p) in changed]
        wide, prices = sorted(changed & self.wide) if level > 2 else [], self.rules.prices
        tables = len(block.places & self.tables) * abs(grown) * prices.table
        pitches = self._pitches(block, grown)
        if pitches is None:
            return
        lines = (*GAPS, -1) if level >= CLOSER_LEVEL else GAPS
        listings = tuple(sorted(changed & self.listings))
        for gaps in product(lines, repeat=len(heads)):
            for fewer, spread in product(product((0, -1), repeat=len(wide)), sorted({(), listings})):
                for more in product(*(list(self.heights(p)) for p in pictures)):
                    stretched = sum(self.stretched(p, d) for p, d in zip(pictures, more, strict=True))
                    yield (
                        stretched
                        + tables
                        + sum(head_points(n, prices) for n in gaps)
                        + len(spread) * prices.feather
                        - sum(fewer) * prices.columns,
                        Shape(
                            grown,
                            _named([p.owner for p in pictures], more),
                            _named(heads, gaps),
                            _named(whites, [MOST_WHITE] * len(whites)),
                            tuple(texts),
                            _named(wide, fewer),
                            pitches,
                            feather=spread,
                            feet=asked.feet,
                        ),
                    )

    def _changed(self, block: Block, grown: bool) -> frozenset[str]:
        """The places of a block in which something is to change: those that do not fit, where its height is as it was."""
        if grown:
            return block.places
        done = [(s, self.texts.measured(self.state, s)) for s in self.state.streams_of(block.places)]
        return frozenset(s.stops[-1].place.name for s, m in done if m is not None and (m.over or m.short))

    def _place_of(self, part: Part) -> str:
        """The place whose picture it is."""
        return next(p.of for p in self.state.sheet.layout.pictures if p.name == part.owner)

    def _pitches(self, block: Block, grown: int) -> tuple[tuple[str, int], ...] | None:
        """How far the rows of the block's tables stand apart when it is so many lines higher; None beyond what their styles let."""
        out: list[tuple[str, int]] = []
        for stream in self.state.streams_of(block.places & self.pitched) if grown else ():
            area = stream.stops[0].place.text[0]
            style = dict(self.state.plan.paper.table_styles)[area.style]
            more = grown * self.state.plan.paper.grid.leading // self.measure.rows(stream)
            pitch = (area.pitch or style.pitch) + more
            if not style.pitches[0] <= pitch <= style.pitches[1]:
                return None
            out.append((stream.stops[0].place.name, pitch))
        return tuple(out)

    def heights(self, part: Part) -> Iterator[int]:
        """By how many lines a picture may be higher, or less high."""
        lines, reach = self._picture_lines(part), self.rules.drawing if self._is_drawing(part) else self.rules.picture
        least, most = (-(-lines * reach[0] // 1000), lines * reach[1] // 1000)
        return iter(range(least - lines, most - lines + 1))

    def _picture_lines(self, part: Part) -> int:
        """The picture's height in lines, without its caption's."""
        place = next(p for p in self.state.sheet.layout.pictures if p.name == part.owner)
        return place.lines[1] - place.lines[0] + 1 if place.lines is not None else part.last - part.first + 1

    def stretched(self, part: Part, more: int) -> float:
        """The points that it costs to set a picture so many lines higher."""
        prices = self.rules.prices
        price = prices.drawing if self._is_drawing(part) else prices.picture
        return price * (more / self._picture_lines(part)) ** 2

    def _is_drawing(self, part: Part) -> bool:
        """Whether a picture is drawn, and cropped where its frame changes: no chart, which is drawn anew."""
        file = next(p.file for p in self.state.plan.pictures if p.sheet == self.state.index and p.place.name == part.owner)
        return file.endswith(DRAWINGS) and not part.chart


def _keeps(part: Part, first: int, last: int) -> bool:
    """Whether a part that was pinned may have its first and its last line so many lines lower."""
    return first == last and (part.still == "size" or not first)


def head_points(lines: int, prices: CopyfitPrices) -> int:
    """What a head costs that has so many lines more, or less."""
    return prices.closer * -lines if lines < 0 else prices.gap * lines * lines


def _has_white(stream: Stream) -> bool:
    """Whether white stands between things in it: above subheads, between stories."""
    subheads = (isinstance(block, Subhead) for piece in stream.pieces for block in piece.blocks)
    return any(subheads) or (len(stream.pieces) > 1 and bool(stream.stops[0].place.between))


def _is_listing(stream: Stream, paper: Paper) -> bool:
    """Whether its text is paragraphs without indent alone, several in each column: items, whatever their style says."""
    styles, columns = dict(paper.text_styles), sum(a.columns for stop in stream.stops for a in stop.place.text)
    blocks = [block for piece in stream.pieces for block in piece.blocks]
    flush = all(a.style in styles and not styles[a.style].indent for stop in stream.stops for a in stop.place.text)
    return flush and all(isinstance(b, Paragraph) for b in blocks) and len(blocks) >= LEAST_ITEMS * columns


def _many_columns(layout: PageLayout) -> frozenset[str]:
    """The places of at least three columns, of which one may be taken."""
    return frozenset(p.name for p in layout.places if p.text and not p.box and all(a.columns > 2 and a.cols for a in p.text))


def in_tiers(layout: PageLayout, paper: Paper) -> frozenset[str]:
    """The places whose text runs down in tiers, one above the other: a line more under their head would take a sign from each line
    of one tier and none from the next."""
    styles = dict(paper.text_styles)

    def runs_down(style: str) -> bool:
        return style in styles and styles[style].direction == "vertical"

    return frozenset(p.name for p in layout.places if len({a.lines for a in p.text if runs_down(a.style)}) > 1)


def _named(names: Sequence[str], numbers: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """The numbers that are not 0, by their names."""
    return tuple((name, number) for name, number in zip(names, numbers, strict=True) if number)
