"""Stories whose text runs round their picture, a circle on a gutter between two of its columns. docs/rules/makeup.md, Forms.

How large the circle is may be chosen, so such a story fills almost any depth: for each depth it is as large as leaves the lines
that the text takes. These are counted by the function that makes them when the story is set.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from banmian.content.model import StyledText
from banmian.flow.slots import Column, grid_slots, split_columns
from banmian.geometry import Circle, Cut, Hull, Rect
from banmian.makeup.forms import Candidate, TextLook, edge, head_at, under_head
from banmian.makeup.fragment import Node
from banmian.makeup.heads import HeadChoice
from banmian.makeup.inserts import BODY, LEAST_SIGNS, LEAST_TEXT
from banmian.makeup.needs import StoryText
from banmian.makeup.picture_files import is_coarse
from banmian.makeup.shape import ShownPicture
from banmian.template.makeup import Makeup
from banmian.text.single import Setter
from banmian.units import Length
from banmian.values import frozen

FORM = "round"
STEP = 2_000
"""By so much the radii that are tried differ, mp."""
LEAST_WIDE = 850
"""Thousandths of a column: a circle that is less wide is a stamp."""
WANTED = {1: 1500}
"""Thousandths of a column that a circle is wanted to be wide, by the story's rank; a column where it is not named."""
MORE = (0, -1, -2, 1)
"""Lines that are left to the text beyond those that it takes where no line is short: in short lines less is lost at the ends of its
paragraphs, or more where subheads stand."""
DEEP, MIDDLE = 80, 40
"""Lines of the columns in which a circle is measured, and the line of its middle."""


@frozen
class Ring:
    """A circle in columns of text. `up`, `down`: the lines over and under the line of its middle that its white and its caption
    reach; `caption`: the caption's first line, counted from that line; `lost`: lines of a column that it takes, thousandths."""

    r: int
    up: int
    down: int
    caption: int
    lost: int


class Rounds:
    """Of one story with its picture, whose width and height are `size`."""

    def __init__(self, story: StoryText, makeup: Makeup, text: TextLook, size: tuple[int, int]) -> None:
        self.story, self.makeup, self.text, self.size = story, makeup, text, size
        self.trial = story.trial
        grid = self.trial.paper.grid
        self.grid = grid
        styles = dict(self.trial.paper.text_styles)
        self.style = styles[text.style if text.style in styles else BODY]
        self.clear = Length.parse(makeup.looks.clear).mp(grid.em, grid.leading)
        self._rings: dict[tuple[int, int], tuple[Ring, ...]] = {}

    def all(self, w: int, heads: Sequence[HeadChoice], needed: Mapping[int, int], height: int, points: int) -> Iterator[Candidate]:
        """Over `w` columns of the page under each head; `needed`: the lines that the text takes, by the columns that it may stand
        in."""
        if self.style.pitch or self.style.direction == "vertical":
            return
        for columns, lines in needed.items():
            wider = self.makeup.forms.wider if columns < w else 0
            for head in heads:
                for depth in range(2 * LEAST_TEXT, height - head.lines + 1):
                    for ring in self._that_fit(w, columns, depth, lines):
                        yield self._form(w, columns, head, depth, ring, points + wider)

    def _that_fit(self, w: int, columns: int, depth: int, lines: int) -> Iterator[Ring]:
        """The largest circles with which columns of that depth hold so many lines, or a few more."""
        found: list[Ring] = []
        for more in MORE:
            most = (columns * depth - lines - more) * 1000
            ring = next((ring for ring in self.rings(w, columns) if ring.lost <= most), None)
            is_near = ring is not None and most - ring.lost < 1000
            if ring is not None and is_near and ring not in found and self._middle(ring, depth) + ring.down + LEAST_TEXT <= depth:
                found.append(ring)
        return iter(found)

    def _middle(self, ring: Ring, depth: int) -> int:
        """The line of its middle, from 1: a little over the text's own."""
        return max(LEAST_TEXT + ring.up, depth * 2 // 5) + 1

    def rings(self, w: int, columns: int) -> tuple[Ring, ...]:
        """The circles that text in so many columns over `w` of the page may have, the largest first."""
        if (w, columns) not in self._rings:
            self._rings[w, columns] = tuple(self._measured(w, columns)) if columns > 1 else ()
        return self._rings[w, columns]

    def _measured(self, w: int, columns: int) -> Iterator[Ring]:
        own = self._columns(w, columns)
        x, white = self._gutter(own)
        most = own[0].measure - LEAST_SIGNS * self.style.size + white // 2 - self.clear
        least = self.trial.columns.width * LEAST_WIDE // 2000
        picture, sharp = self.trial.picture(self.story.item.stories[0]), self.trial.paper.picture_terms.photo_warning
        for r in range(most // STEP * STEP, least - 1, -STEP):
            if not is_coarse(picture, min(self.size), sharp, 2 * r):
                yield self._ring(own, x, r)

    def _ring(self, columns: Sequence[Column], x: int, r: int) -> Ring:
        grid, rows = self.grid, self._rows(r)
        caption = -(-(grid.em // 2 + r) // grid.leading)
        middle = grid.line_top(MIDDLE) + grid.em // 2
        circle = Circle(x, middle, r + self.clear)
        cut: Cut = circle
        if rows:
            half, first = self._keep(r) // 2, MIDDLE + caption
            cut = Hull(circle, Rect(x - half, grid.line_top(first), x + half, grid.line_foot(first + rows - 1)))
        slots = grid_slots(grid, columns, self.style.size, [cut], 1, 0)
        lost = sum(c.measure * DEEP for c in columns) - sum(slot.measure for slot in slots)
        up = -(-(r + self.clear - grid.em // 2) // grid.leading)
        return Ring(r, up, caption + rows - 1 if rows else up, caption, lost * 1000 // columns[0].measure)

    def _columns(self, w: int, columns: int) -> tuple[Column, ...]:
        """As the setter makes them (pages/sheet.py), from the page's first column on."""
        page, em, lines = self.trial.columns, self.style.size, (1, DEEP)
        if columns == w:
            return tuple(Column(x, page.width // em * em, lines) for x in page.lefts[:w])
        return split_columns(page.lefts[0], page.lefts[0] + self.trial.across(w), columns, em, lines)

    @staticmethod
    def _gutter(columns: Sequence[Column]) -> tuple[int, int]:
        """The middle and the width of the gutter in the middle of the columns, or of the one right of it."""
        n = (len(columns) + 1) // 2
        left, right = columns[n - 1], columns[n]
        return (left.x + left.measure + right.x) // 2, right.x - left.x - left.measure

    # --- the caption ----------------------------------------------------------------------------------------------------

    @cached_property
    def _caption(self) -> int:
        """The width of the caption with its credit on one line, mp; 0 where there is none."""
        picture = self.trial.picture(self.story.item.stories[0])
        paper, setter = self.trial.paper, Setter(self.trial.fonts)
        if picture is None:
            return 0
        words = setter.prepared(picture.caption, paper.line_style("caption")).width if picture.caption is not None else 0
        credit = setter.prepared(StyledText(picture.credit), paper.line_style("credit")).width if picture.credit else 0
        return words + credit + (paper.measures.captions.gap if words and credit else 0)

    def _keep(self, r: int) -> int:
        """The width that its caption is given."""
        return min(self._caption + 2 * self.clear, 2 * r)

    def _rows(self, r: int) -> int:
        return -(-self._caption // self._keep(r)) if self._caption else 0

    # --- the form -------------------------------------------------------------------------------------------------------

    def _form(self, w: int, columns: int, head: HeadChoice, depth: int, ring: Ring, points: int) -> Candidate:
        top = head.lines + self.text.from_line
        h, line = top + depth, top + self._middle(ring, depth)
        place = {**head_at(head, (1, w), 1, self.text.from_line), "text": [self.text.area((1, w), (top + 1, h), columns)]}
        x, _ = self._gutter(self._columns(w, columns))
        points += self.makeup.forms.round + head.points + self._small(ring)
        return Candidate(FORM, w, h, (columns * depth * 1000 - ring.lost) // 1000, points, place, self._picture(x, line, ring),
                         edge(head, 1), shown=self._shown(x, line, ring), legs=(depth,), measure=(w, columns),
                         airs=under_head(head))  # fmt: skip

    def _picture(self, x: int, line: int, ring: Ring) -> Node:
        caption = {"line": str(line + ring.caption), "align": "centre", "keep": f"{self._keep(ring.r) / 1000:.1f}pt"}
        circle = {"shape": "circle", "at": [f"{x / 1000:.1f}pt", f"line {line}"], "r": f"{ring.r // 1000}pt"}
        return {**circle, "clear": self.makeup.looks.clear, **({"caption": caption} if self._caption else {})}

    def _shown(self, x: int, line: int, ring: Ring) -> ShownPicture:
        lefts, high = self.trial.columns.lefts, 2 * ring.r // self.grid.leading
        first = max(0, sum(left <= x - ring.r for left in lefts) - 1)
        return ShownPicture(first, line - 1 - high // 2, sum(left < x + ring.r for left in lefts) - first, high)

    def _small(self, ring: Ring) -> int:
        """What it costs that the circle is less wide than the story wants."""
        pitch = self.trial.columns.lefts[1] - self.trial.columns.lefts[0]
        wanted = pitch * WANTED.get(self.story.item.rank, 1000) // 1000
        return self.makeup.prices.narrow * max(0, wanted - 2 * ring.r) // pitch
