"""The candidates of a story's forms: widths that its rank may have, heads that fit, pictures as high as they may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from banmian.makeup.boxes import boxed, bundle
from banmian.makeup.forms import (
    BOXED,
    Candidate,
    PictureSize,
    TextLook,
    depths,
    inset,
    picture_above,
    picture_beside,
    picture_right,
    picture_under,
    plain,
    side,
    side_picture,
    that_hold,
)
from banmian.makeup.heads import NO_HEAD, HeadChoice, Heads
from banmian.makeup.inserts import Insert, Inserts, caption_lines
from banmian.makeup.jumps import turning
from banmian.makeup.model import Item, PictureWish
from banmian.makeup.needs import StoryText
from banmian.makeup.packages import Lead, Packages
from banmian.makeup.picture_files import exact_lines, is_coarse, is_drawing, is_of_its_size, own_lines
from banmian.makeup.picture_widths import narrow_points
from banmian.makeup.rounds import FORM, Rounds
from banmian.template.makeup import NO, Makeup
from banmian.units import Length

BESIDE = ((2, 0), (3, 12), (1, 24))
"""Columns of a story in a box beside another's, with what they cost."""
SIDE_FROM = 3
"""The rank from which on a head may stand beside its text."""


class Candidates:
    """Of one item, on a page of so many lines. `aspects`: width and height of pictures by their files; `whole`: with what stands
    within its columns."""

    def __init__(
        self, story: StoryText, makeup: Makeup, height: int, aspects: Mapping[str, tuple[int, int]], whole: bool = True
    ) -> None:
        self.story, self.makeup, self.height, self.aspects = story, makeup, height, aspects
        self.trial, self.item = story.trial, story.item
        self.heads = Heads(self.trial, makeup, self.item.stories[0], self.item.continued)
        self.text = TextLook(self.item.style, 1 if self.item.continued else 0)
        self.inserts = Inserts(story, makeup, aspects, self.item.style) if whole else None

    def widths(self) -> Iterator[tuple[int, int]]:
        """Columns that it may have, with their price."""
        least, most = self.item.cols or (1, self.trial.columns.count)
        for w in range(least, min(most, self.trial.columns.count) + 1):
            points = self.makeup.width(self.item.rank, w)
            if points != NO or self.item.cols:
                yield w, max(0, points)

    def lines(self, w: int, columns: int) -> int:
        """The lines that the text takes in so many columns over `w` of the page, with those that what stands within it takes."""
        return self.story.lines(w, columns) + (self.inserts.slots(w) if self.inserts is not None else 0)

    def inserts_of(self, w: int) -> tuple[Insert, ...]:
        return self.inserts.of_width(w) if self.inserts is not None else ()

    def all(self) -> Iterator[Candidate]:
        """All forms at all sizes in which about as many lines stand as the text takes."""
        if self.inserts is None:
            yield from self._forms()
            return
        for way in range(max((len(self.inserts.ways(w)) for w, _ in self.widths()), default=0) or 1):
            self.inserts.way = way
            whole = (self.inserts.within(made) for made in self._forms())
            yield from (made for made in whole if made is not None)

    def _forms(self) -> Iterator[Candidate]:
        if self.item.jump:
            yield from turning(self.widths(), self.lines, self.heads_over, self.text, self.height, self.makeup.prices.jump)
            return
        for w, points in self.widths():
            if len(self.item.stories) > 1:
                yield from self._bundled(w, points)
            elif self.item.beside:
                yield from self._package(w, points)
            elif self.item.box:
                yield from self._boxed(w, points)
            else:
                yield from self._story(w, points)

    def _styles(self) -> Sequence[str]:
        """The head styles that the story may have: of its rank's those that show all of its head, else those of greater ranks."""
        if self.item.heads:
            return self.item.heads
        for rank in range(self.item.rank, 0, -1):
            whole = [style for style in self.makeup.styles_of(rank) if self.heads.shows_all(style)]
            if whole:
                return whole
        return self.makeup.styles_of(self.item.rank)

    def heads_over(self, cols: int, inset: int = 0) -> list[HeadChoice]:
        head = self.trial.pieces[self.item.stories[0]].head
        if head.headline is None and head.kicker is None and head.deck is None:
            return [NO_HEAD]
        styles = self._styles() if not self.item.box else self.item.heads or (self.makeup.looks.boxed,)
        return self.heads.over(cols, styles, inset)

    def _bundled(self, w: int, points: int) -> Iterator[Candidate]:
        free = self.story.needed((w, w), lambda depth: bundle(w, self.item.title, depth, self.makeup, self.item.style, points))
        for depth in depths(free, w, 3 + len(self.item.stories)):
            yield bundle(w, self.item.title, depth, self.makeup, self.item.style, points)

    def _boxed(self, w: int, points: int) -> Iterator[Candidate]:
        tag = self.trial.pieces[self.item.stories[0]].head.tag is not None
        padding = Length.parse(self.makeup.looks.padding).mp(self.trial.paper.grid.em, self.trial.paper.grid.leading)
        for head in self.heads_over(w, padding):
            made = partial(self._box, w, head, tag, points)
            needed, less = self.story.needed((w, BOXED), made), self.story.gaps
            for depth in depths(needed - less, w, self._spare + less):
                yield made(depth)

    def _box(self, w: int, head: HeadChoice, tag: bool, points: int, depth: int) -> Candidate:
        return boxed(w, head, tag, depth, self.text, self.makeup, points)

    def _package(self, w: int, points: int) -> Iterator[Candidate]:
        """With the other story in a box over some of the columns."""
        name, wish = f"{self.item.name}-more", self.item.picture
        other = Item(name, (self.item.beside,), self.item.rank, self.item.span, box=True)
        boxes = Candidates(StoryText(self.trial, other), self.makeup, self.height, self.aspects)
        for beside, price in BESIDE:
            q = w - beside
            if q < 1 or (wish and wish.cols and not wish.cols[0] <= q <= wish.cols[1]):
                continue
            size = self._size(q) if self._picture is not None else None
            if size is None and self._picture is not None:
                continue
            heads, needed = tuple(self.heads_over(w)), self.lines(w, w)
            lead = Lead(w, heads, size, self.text, tuple(self._depths(q)), tuple(self._depths(w)), needed, self._spare, name)
            for made in Packages(lead, self.makeup).all(boxes._boxed(beside, points + price)):
                yield replace(made, free=boxes.story.cost((beside, BOXED)))

    @property
    def _spare(self) -> int:
        """Lines too many that more white may take."""
        return 2 + self.story.subheads

    def _story(self, w: int, points: int) -> Iterator[Candidate]:
        if self._picture is not None and self.item.picture is not None:
            yield from self._with_picture(w, points)
            if self.item.picture.names(FORM) and self.makeup.forms.round != NO:
                needed = {columns: self.lines(w, columns) for columns in self._in_columns(w)}
                rounds = Rounds(self.story, self.makeup, self.text, self._picture)
                yield from rounds.all(w, self.heads_over(w), needed, self.height, points)
            return
        forms, text = self.makeup.forms, self.text
        for head in self.heads_over(w):
            for columns, depth, wider in self._depths(w):
                yield plain(w, head, depth, text, columns, points + wider)
        if forms.inset != NO:
            for q in range(1, w):
                for head in self.heads_over(q):
                    cost = points + self._inset + head.field(self.makeup.prices)
                    for depth in depths(self.lines(w, w) - (w - q) * (head.lines + text.from_line), w, self._spare):
                        if 4 <= depth < self.height:
                            yield inset(w, head, depth, text, cost)
        if w > 1 and self._may_stand_aside:
            for head in self._side_heads():
                for depth in depths(self.lines(w, w), w - 1, self._spare):
                    if depth >= head.lines:
                        yield side(w, head, depth, text, points + forms.side, 5)

    def _depths(self, w: int) -> Iterator[tuple[int, int, int]]:
        """In how many columns over `w` of the page the text may stand, how deep, and what that costs."""
        for columns in self._in_columns(w):
            for depth in depths(self.lines(w, columns), columns, self._spare):
                yield columns, depth, self.makeup.forms.wider if columns < w else 0

    def _in_columns(self, w: int) -> Sequence[int]:
        return (w, w - 1) if w > 2 and self.makeup.forms.wider != NO else (w,)

    @property
    def _may_stand_aside(self) -> bool:
        """Whether the head may have a column of its own."""
        style = self.makeup.looks.side
        is_used = self.makeup.forms.side != NO and bool(style) and self.heads.shows_all(style)
        return is_used and self.item.rank >= SIDE_FROM and not self.item.continued

    def _side_heads(self) -> list[HeadChoice]:
        return self.heads.over(1, (self.makeup.looks.side,))

    # --- pictures ---------------------------------------------------------------------------------------------------

    @property
    def _picture(self) -> tuple[int, int] | None:
        return self._own_picture  # where its form has a place for it

    @property
    def _own_picture(self) -> tuple[int, int] | None:
        """The width and height of the story's picture, None where it has none that can be measured."""
        picture = self.trial.picture(self.item.stories[0])
        return self.aspects.get(picture.file) if picture is not None else None

    def _is_coarse(self, cols: int) -> bool:
        """Whether the picture has too few pixels for so many columns: a build would warn of it (PIC011)."""
        least, picture = self.trial.paper.picture_terms.photo_warning, self.trial.picture(self.item.stories[0])
        return self._own_picture is not None and is_coarse(picture, self._own_picture[0], least, self.trial.across(cols))

    def _size(self, cols: int) -> PictureSize | None:
        """The picture over so many columns: its own height in lines, and how far that may change."""
        assert self._own_picture is not None
        page = self.trial.paper.grid, self.trial.across(cols), self._own_picture
        own = own_lines(*page)
        wish = self.item.picture
        drawn = is_drawing(self.trial.picture(self.item.stories[0]))
        usual = self.trial.paper.copyfit.drawing if drawn else self.makeup.picture
        low, top = wish.crop if wish and wish.crop else usual
        least, most = max(3, -(-own * low // 1000)), own * top // 1000
        rows = caption_lines(self.story, self.item.style, cols) or 0
        if least > most:
            return None
        return PictureSize(cols, own, least, min(most, self.height), rows, drawn, exact_lines(*page), self.makeup.prices.misfit)

    def _with_picture(self, w: int, points: int) -> Iterator[Candidate]:
        """Pictures of all widths that are wished for, as high as they may be."""
        wish = self.item.picture
        assert wish is not None
        least, most = wish.cols or (1, w)
        for p in range(least, min(most, w) + 1):
            if p > least and self._is_coarse(p):
                return
            size, base = self._size(p), points + narrow_points(self.item, w, p, self.makeup.prices) + self._scaled(p)
            if size is not None:
                yield from self._over_all(w, size, base, wish) if p == w else self._over_some(w, size, base, wish)

    def _scaled(self, cols: int) -> int:
        """What it costs that a drawing is much smaller than it was drawn, so that its signs are not read, or much larger."""
        drawn = self._own_picture if is_drawing(self.trial.picture(self.item.stories[0])) else None
        return self.makeup.prices.scaled if drawn and not is_of_its_size(drawn[0], self.trial.across(cols)) else 0

    def _over_all(self, w: int, size: PictureSize, points: int, wish: PictureWish) -> Iterator[Candidate]:
        forms, text = self.makeup.forms, self.text
        for head in self.heads_over(w):
            for high in range(size.least, size.most + 1):
                cut = points + size.cut(high, self.makeup.prices.picture)
                for columns, depth, wider in self._depths(w):
                    whole = cut + wider
                    if forms.under != NO and wish.allows("under"):
                        yield picture_under(w, head, size, high, depth, text, columns, whole + forms.under)
                    if forms.above != NO and wish.allows("above"):
                        yield picture_above(w, head, size, high, depth, text, columns, whole + forms.above)

    def _over_some(self, w: int, size: PictureSize, points: int, wish: PictureWish) -> Iterator[Candidate]:
        needed, price = self.lines(w, w), self.makeup.prices.picture
        for high in range(size.least, size.most + 1):
            cut = points + size.cut(high, price)
            if wish.allows("right"):
                for head in self.heads_over(w):
                    yield from self._right(w, head, size, high, needed, cut)
            if wish.allows("beside"):
                for head, more in self._heads_beside(w - size.cols):
                    yield from self._beside(w, head, size, high, needed, cut + more)
        if size.cols == 1 and self._may_stand_aside and wish.allows("side"):
            for head in self._side_heads():
                for depth in depths(needed, w - 1, self._spare):
                    made = side_picture(w, head, size, depth, self.text, points + self.makeup.forms.side, price)
                    if made is not None:
                        yield made

    def _heads_beside(self, columns: int) -> Iterator[tuple[HeadChoice, int]]:
        """Heads beside a picture, with what their form costs: over all of so many columns; a short one also over fewer, as an inset
        head stands, or it would lie in a field of white."""
        fewest = 1 if self.makeup.forms.inset != NO and self.heads.is_short else columns
        for q in range(columns, fewest - 1, -1):
            yield from ((head, head.field(self.makeup.prices) + self._inset * (q < columns)) for head in self.heads_over(q))

    @property
    def _inset(self) -> int:
        return self.makeup.forms.inset * max(1, SIDE_FROM + 1 - self.item.rank)

    def _right(self, w: int, head: HeadChoice, size: PictureSize, high: int, needed: int, points: int) -> Iterator[Candidate]:
        if self.makeup.forms.right == NO:
            return
        points += self.makeup.forms.right
        made = (picture_right(w, head, size, high, depth, self.text, points) for depth in range(high, self.height))
        yield from that_hold(made, needed, self._spare)

    def _beside(self, w: int, head: HeadChoice, size: PictureSize, high: int, needed: int, points: int) -> Iterator[Candidate]:
        if self.makeup.forms.beside == NO:
            return
        points += self.makeup.forms.beside
        made = (picture_beside(w, head, size, high, depth, self.text, points) for depth in range(4, self.height))
        yield from that_hold(made, needed, self._spare)
