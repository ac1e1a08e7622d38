"""What stands within a story's columns and cuts its text: its pull quotes, its pictures but the first. docs/rules/makeup.md, Forms.

Each takes whole columns of the page. One over one column has text above and under it; one over more stands at the head of its
columns, or at their foot: amid them a reader does not know whether the text goes on under it or in the next column. As wide as the
story's width asks, as high as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice, product
from typing import Any

from banmian.flow.pull_quote import quote_height
from banmian.makeup.forms import Candidate
from banmian.makeup.fragment import Fragment, Node, span
from banmian.makeup.model import Item, Range, meet
from banmian.makeup.needs import StoryText, deep
from banmian.makeup.picture_files import own_lines
from banmian.template.makeup import Makeup
from banmian.template.model import TextStyle
from banmian.template.values import span_value
from banmian.text.single import Setter
from banmian.values import frozen

WIDTHS = (2, 1, 3)
"""Columns that a quote or a further picture may have, the wanted ones first."""
MOST_WAYS = 4
"""Choices of widths that are tried for a story of one width."""
LEAST_TEXT = 4
"""Lines of text that stand above it and under it at least; above it may be none."""
LEAST_SIGNS = 7
"""Characters of a quote's lines: in shorter ones its words fall apart. It stands over more columns, where its story has them."""
BODY = "body"
"""The text style of a story that names none."""
AIR = 1
"""Free lines that the setter keeps beside a picture or a quote, counted once."""


@frozen
class Insert:
    """A quote, or a picture of the story by its number. `lines`: its own; `all`: with its caption and the white around it;
    `passed`: it is so low that a column's text goes on under it, where a higher one ends the column."""

    name: str
    cols: int
    lines: int
    all: int
    nth: int = 0
    passed: bool = True

    @property
    def is_first(self) -> bool:
        """Whether it is the story's first picture, which its plan wants amid the text."""
        return self.nth == 1

    @property
    def slots(self) -> int:
        """Lines of columns that no text takes."""
        return self.cols * self.all


class Inserts:
    """What stands within one story. `aspects`: width and height of pictures by their files; `first`: the number of the
    first picture that does."""

    def __init__(self, story: StoryText, makeup: Makeup, aspects: Mapping[str, tuple[int, int]], style: str,
                 first: int = 2) -> None:  # fmt: skip
        self.first = first
        self.story, self.makeup, self.aspects, self.style = story, makeup, aspects, style
        self._known: dict[int, tuple[tuple[Insert, ...], ...]] = {}
        self.way = 0
        """Which of the ways is tried."""

    def ways(self, w: int) -> tuple[tuple[Insert, ...], ...]:
        """For a story of so many columns: what stands within it, each in one of its widths; none where it has nothing of the kind,
        goes on on another page, or stands in a box."""
        item = self.story.item
        if item.jump or item.continued or item.box or len(item.stories) != 1:
            return ()
        if w not in self._known:
            own = [[self._quote(name, cols) for cols in self._quote_widths(w)] for name, _ in self._quotes(item)]
            own += [[self._picture(item.name, nth, cols) for cols in self._widths(w)] for nth in self._further(item)]
            choices = ([insert for insert in sizes if insert is not None] for sizes in own)
            each = product(*(sizes for sizes in choices if sizes))
            self._known[w] = tuple(way for way in islice(each, MOST_WAYS) if way)
        return self._known[w]

    def of_width(self, w: int) -> tuple[Insert, ...]:
        """Of the way that is tried; the last one of those that there are."""
        ways = self.ways(w)
        return ways[min(self.way, len(ways) - 1)] if ways else ()

    def slots(self, w: int) -> int:
        return sum(insert.slots for insert in self.of_width(w))

    def within(self, made: Candidate) -> Candidate | None:
        """The form with all of them in its columns; None where one has no room."""
        shown = _shown(made)
        free = [_Area(*_spans(area), shown) for area in made.place.get("text", ()) if _is_of_page(area)]
        places, pictures, parted = list(made.extra), list(made.pictures), 0
        for insert in sorted(self.of_width(made.w), key=lambda insert: insert.passed):
            found = next((where for area in free if (where := area.taken(insert)) is not None), None)
            if found is None:
                return None
            cols, first, parts = found
            lines, parted = span(first, first + insert.lines - 1), parted + parts
            if insert.nth:
                node = {"of": self.story.item.name, "nth": str(insert.nth), "cols": cols, "lines": lines}
                pictures.append((insert.name, node))
            else:
                places.append((insert.name, _quote(cols, lines, self.makeup.looks.quote)))
        if not self.of_width(made.w):
            return made
        points = made.points + self.makeup.prices.midway * parted
        return replace(made, extra=tuple(places), pictures=tuple(pictures), points=points)

    # --- their sizes ------------------------------------------------------------------------------------------------------

    @staticmethod
    def _widths(w: int) -> list[int]:
        return [cols for cols in WIDTHS if cols <= w]

    def _quotes(self, item: Item) -> tuple[tuple[str, str], ...]:
        return item.quote_places if self.makeup.looks.quote else ()

    def _further(self, item: Item) -> range:
        """The numbers of its pictures that stand within its text: those but the first, where that has a place of its own."""
        pictures = self.story.trial.pieces[item.stories[0]].pictures
        return range(self.first, len(pictures) + 1) if item.picture is not None else range(0)

    def _quote_style(self) -> TextStyle | None:
        return next((s for own, s in self.story.trial.paper.text_styles if own == self.makeup.looks.quote), None)

    def _quote_widths(self, w: int) -> list[int]:
        """Those in which its lines are long enough; the widest where none is."""
        trial, style, widths = self.story.trial, self._quote_style(), self._widths(w)
        beside = trial.paper.measures.quote.text
        wide = [cols for cols in widths if style is not None and trial.across(cols) - beside >= LEAST_SIGNS * style.size]
        return wide or [max(widths)]

    def _quote(self, name: str, cols: int) -> Insert | None:
        """As many lines as its words take between their rules, and one more."""
        trial, style = self.story.trial, self._quote_style()
        if style is None:
            return None
        piece = trial.pieces[dict(self.story.item.quote_places)[name]]
        high = quote_height(piece, style, trial.across(cols), Setter(trial.fonts), trial.paper)
        lines = 1 - (-high // trial.paper.grid.leading)
        return Insert(name, cols, lines, lines + AIR, passed=lines + AIR <= self._passes)

    def _picture(self, name: str, nth: int, cols: int) -> Insert | None:
        """None where its caption has no room on its line."""
        picture = self.story.trial.picture(self.story.item.stories[0], nth)
        aspect = self.aspects.get(picture.file) if picture is not None else None
        if aspect is None:
            return None
        trial = self.story.trial
        lines, caption = own_lines(trial.paper.grid, trial.across(cols), aspect), caption_lines(self.story, self.style, cols, nth)
        if caption is None:
            return None
        taken = lines + caption + AIR
        return Insert(f"{name}-picture-{nth}", cols, lines, taken, nth, taken <= self._passes)

    @property
    def _passes(self) -> int:
        """Over how many lines that something takes out of a column the story's text goes on below."""
        styles = dict(self.story.trial.paper.text_styles)
        return styles[self.style if self.style in styles else BODY].passes


def caption_lines(story: StoryText, style: str, cols: int, nth: int = 1) -> int | None:
    """The lines of the caption under a picture of so many columns; None where it has no room there."""
    asked = style, cols, nth
    if asked not in story.captions:
        story.captions[asked] = _caption_lines(story, style, cols, nth)
    return story.captions[asked]


def _caption_lines(story: StoryText, style: str, cols: int, nth: int) -> int | None:
    name = story.item.name
    styled: dict[str, Any] = {"style": style} if style else {}
    text = {"cols": span(1, cols), "lines": span(20, deep(story.trial)), "columns": str(cols), **styled}
    picture = {"of": name, "nth": str(nth), "cols": span(1, cols), "lines": "1-10"}
    done = story.planned(Fragment(((name, {"text": [text]}),), ((f"{name}-picture", picture),)))
    if done is not None and done.faults:
        return None
    return done.captions.get(f"{name}-picture", 0) if done is not None else 1


def _quote(cols: str, lines: str, style: str) -> Node:
    return {"cut": "yes", "text": [{"cols": cols, "lines": lines, "style": style}]}


def _is_of_page(area: Node) -> bool:
    """Whether its text stands in columns of the page."""
    return "cols" in area and int(str(area["columns"])) == _width(span_value(str(area["cols"])))


def _spans(area: Node) -> tuple[Range, Range]:
    return span_value(str(area["cols"])), span_value(str(area["lines"]))


def _shown(made: Candidate) -> tuple[Range, Range] | None:
    """Where its first picture stands: about, where that is a circle."""
    if made.picture is None or "cols" in made.picture or made.shown is None:
        return _spans(made.picture) if made.picture is not None else None
    shown = made.shown
    return (shown.col + 1, shown.col + shown.cols), (shown.line + 1, shown.line + shown.lines)


def _width(cols: tuple[int, int]) -> int:
    return cols[1] - cols[0] + 1


class _Area:
    """A text area, and what stands in it. `shown`: where the story's first picture stands, which may be in it."""

    def __init__(self, cols: Range, lines: Range, shown: tuple[Range, Range] | None) -> None:
        self.cols, self.lines = cols, lines
        self.within: list[tuple[Range, Range]] = [shown] if shown is not None else []

    def taken(self, insert: Insert) -> tuple[str, int, bool] | None:
        """The columns and the first line that it gets, at the right if it can be, and whether it parts the text of several columns;
        None where text enough has no room above and under it. What ends its columns stands at their head, over the last column
        alone, or over all."""
        for first, rows in self._rows(insert):
            for col in range(self.cols[1] - insert.cols + 1, self.cols[0] - 1, -1):
                here = (col, col + insert.cols - 1), rows
                is_edge = self.lines[0] == rows[0] or self.lines[1] == rows[1]
                if self._has_room(here) and (insert.passed or is_edge or self._ends_nothing(here[0])):
                    self.within.append(here)
                    return span(*here[0]), first, not is_edge and insert.cols > 1 and not insert.is_first
        return None

    def _rows(self, insert: Insert) -> Iterator[tuple[int, Range]]:
        """The lines on which it may begin, with those that it takes: over several columns at their head, then at their foot, where
        its free line is above it; then, as over one, the nearer to a little over the middle the sooner."""
        top, foot = self.lines
        has_text = foot - top + 1 >= insert.all + LEAST_TEXT
        if has_text and insert.cols > 1 and not insert.is_first:
            yield top, (top, top + insert.all - 1)
            yield foot - insert.all + AIR + 1, (foot - insert.all + 1, foot)
        wanted = top + max(0, foot - top + 1 - insert.all) * 2 // 5
        for first in sorted(range(top, foot - insert.all - LEAST_TEXT + 2), key=lambda line: (abs(line - wanted), line)):
            yield first, (first, first + insert.all - 1)

    def _ends_nothing(self, cols: Range) -> bool:
        """Whether text goes on under what fills these columns, however high it is."""
        return cols in ((self.cols[1], self.cols[1]), self.cols)

    def _has_room(self, here: tuple[Range, Range]) -> bool:
        """Whether text stands between it and all else above and under it; at the area's head, or foot, none stands beyond it."""
        cols, lines = here
        if 0 < lines[0] - self.lines[0] < LEAST_TEXT:
            return False
        return not any(
            meet(cols, other) and meet((lines[0] - LEAST_TEXT, lines[1] + LEAST_TEXT), rows) for other, rows in self.within
        )
