"""The weather: place, today's sky as a drawn symbol with degrees and wind, the days to come, hours of sunrise and tide.

In an ear all of it is rows under one another; in a wider element (`today`) the days stand beside today, a column each. What the
height leaves over is dealt out between the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from banmian.content.model import StyledText, Weather, WeatherDay
from banmian.display import Box, Frame, Group, Item, Tag, framed
from banmian.geometry import Rect, rect_outline
from banmian.pages.furniture.rows import centred, single, three, top_slot
from banmian.pages.furniture.site import Site
from banmian.phrases import say
from banmian.pictures.drawing import Shape
from banmian.pictures.place import place_drawing
from banmian.template.model import LineStyle
from banmian.text.tighten import Field
from banmian.units import mm_of_mp
from banmian.values import frozen

TAG = Tag("", -1, "furniture")
LEADING = 1250
"""From line to line of words, thousandths of their em, where their style has no `leading`."""

SEVERAL_INKS = 1_000
"""The thinnest line in several inks, mp (docs/rules/print.md, lines)."""


@frozen
class Row:
    """A row of the block: its height (mp), whether a hairline stands over it, and what draws it in its rectangle."""

    height: int
    draw: Callable[[Rect], Iterator[Item]]
    ruled: bool = False


def draw_weather(site: Site) -> list[Item]:
    """All of issue.yaml's `weather`, in the rows and columns that the element's width allows."""
    weather = site.plan.content.issue.weather
    if weather is None:
        hint = say("give issue.yaml a `weather` with sky and degrees, or take the element out of the layout")
        site.tell("FRN010", say("the layout has a weather block, the issue has none"), hint, site.element.span, site.rect)
        return []
    block = Block(site, weather)
    inner = site.rect.inset(site.mp("padding"))
    today = site.mp("today")
    if not weather.days or inner.width < 2 * today:
        return [*block.frame(), *block.stacked(block.rows(inner.width), inner)]
    split = inner.x0 + today + 2 * site.mp("air")
    left = Rect(inner.x0, inner.y0, inner.x0 + today, inner.y1)
    items = [*block.frame(), *block.stacked([*block.now(), *block.facts(today)], left)]
    return [*items, *block.columns(Rect(split, inner.y0, inner.x1, inner.y1))]


@frozen
class Block:
    """The parts of the weather of an issue."""

    site: Site
    weather: Weather

    def frame(self) -> Iterator[Item]:
        """The rule around the element."""
        weight, rect = self.site.mp("frame"), self.site.rect
        sides = (
            Rect(rect.x0, rect.y0, rect.x1, rect.y0 + weight), Rect(rect.x0, rect.y1 - weight, rect.x1, rect.y1),
            Rect(rect.x0, rect.y0, rect.x0 + weight, rect.y1), Rect(rect.x1 - weight, rect.y0, rect.x1, rect.y1),
        )  # fmt: skip
        yield from (Box(side, self.site.plan.paper.roles.text, TAG) for side in sides if weight)

    def stacked(self, rows: Sequence[Row], rect: Rect) -> Iterator[Item]:
        """The rows from top to foot, what the height leaves over between them; told where it is too little."""
        air = self.site.mp("air")
        spare = rect.height - sum(row.height for row in rows) - air * (len(rows) - 1)
        if spare < 0:
            self.crowded(-spare, rect)
        gap = air + max(0, spare) // max(1, len(rows) - 1)
        y = rect.y0
        for row in rows:
            if row.ruled:
                yield self.rule(Rect(rect.x0, y - gap // 2, rect.x1, y - gap // 2))
            yield from row.draw(Rect(rect.x0, y, rect.x1, y + row.height))
            y += row.height + gap

    def crowded(self, lacking: int, rect: Rect) -> None:
        message = say("the weather has no room for its rows: it lacks {mm_of_mp:.1f} mm of height", mm_of_mp=mm_of_mp(lacking))
        hint = say("give it more lines in the layout, or take facts or days out of issue.yaml")
        self.site.tell("FRN002", message, hint, self.weather.span, rect)

    def narrow(self, width: int) -> None:
        """Told where the days' symbols have no room beside one another in so many mp."""
        count, holds = len(self.weather.days), width // self.site.mp("day-symbol")
        if count > holds:
            hint = say("take days out of issue.yaml, or give it more columns in the layout")
            message = say("the weather has {count} days and room for {value}", count=count, value=max(0, holds))
            self.site.tell("FRN002", message, hint, self.weather.span, self.site.rect)

    def rule(self, at: Rect) -> Item:
        """A hairline, across or down."""
        weight = self.site.plan.paper.measures.furniture.hairline
        down = at.height > 0
        rect = Rect(at.x0, at.y0, at.x0 + weight, at.y1) if down else Rect(at.x0, at.y0, at.x1, at.y0 + weight)
        return Box(rect, self.site.plan.paper.roles.text, TAG)

    # --- rows -------------------------------------------------------------------------------------------------------

    def rows(self, width: int) -> list[Row]:
        """All of it under one another."""
        return [*self.now(), *self.below(width), *self.facts(width)]

    def now(self) -> list[Row]:
        """The place with today's sky in words, its symbol with what is said of it."""
        place, shown = self.site.style("weather-place"), self.weather.place.text or self.weather.words.text
        head = [Row(place.size, self.place)] if shown else []
        return [*head, Row(max(self.site.mp("symbol"), self.said()), self.today)]

    def place(self, rect: Rect) -> Iterator[Item]:
        """The place at the left, the words at the right on its baseline."""
        place, words = (
            self.field("place", self.weather.place, "weather-place"),
            self.field("words", self.weather.words, "weather-words"),
        )
        slot = top_slot(self.site, (rect.x0, rect.x1), rect.y0, place.style)
        fields = (place, Field("", StyledText(""), words.style), words)
        for items in three(self.site, fields, (slot, slot, slot), words.style.size, (rect.x0 + rect.x1) // 2):
            yield from items

    def lines(self) -> list[Field]:
        """What is said of today beside its symbol, in lines."""
        fields = (
            self.field("degrees", self.weather.degrees, "weather-degrees"),
            self.field("wind", self.weather.wind, "weather-words"),
        )
        return [field for field in fields if field.text.text]

    def said(self) -> int:
        """The height of these lines."""
        first, *rest = self.lines()
        return first.style.size + sum(_leading(field.style) for field in rest)

    def today(self, rect: Rect) -> Iterator[Item]:
        """The symbol, beside it the lines about its middle."""
        side, middle = self.site.mp("symbol"), (rect.y0 + rect.y1) // 2
        yield from self.symbol(self.weather.sky, Rect(rect.x0, middle - side // 2, rect.x0 + side, middle - side // 2 + side))
        x, y = rect.x0 + side + 2 * self.site.mp("air"), middle - self.said() // 2
        for n, field in enumerate(self.lines()):
            y += _leading(field.style) - field.style.size if n else 0
            yield from single(self.site, field, top_slot(self.site, (x, rect.x1), y, field.style))
            y += field.style.size

    def facts(self, width: int) -> list[Row]:
        """Facts in as many equal columns as hold the widest of them."""
        facts = [self.field("fact", text, "weather-fact") for text in self.weather.facts]
        if not facts:
            return []
        style = facts[0].style
        widest = max(self.site.setter.width(field.text.text, style) for field in facts)
        most = max(1, (width + style.size) // (widest + style.size))
        count = -(-len(facts) // -(-len(facts) // most))  # as many rows as it takes, equally full
        rows = [facts[n : n + count] for n in range(0, len(facts), count)]
        leading = _leading(style)

        def draw(rect: Rect) -> Iterator[Item]:
            for n, row in enumerate(rows):
                for k, field in enumerate(row):
                    cell = _part(rect, k, count)
                    slot = top_slot(self.site, (cell.x0, cell.x1), rect.y0 + n * leading, style)
                    yield from single(self.site, field, slot)

        return [Row((len(rows) - 1) * leading + style.size, draw, True)]

    # --- days -------------------------------------------------------------------------------------------------------

    def below(self, width: int) -> list[Row]:
        """The days side by side: each beside its symbol, or where that is too wide for its part, under one another."""
        days = self.weather.days
        if not days:
            return []
        self.narrow(width)
        day, words = self.site.style("weather-day"), self.site.style("weather-words")
        beside = self.widest() + self.site.mp("day-symbol") + self.site.mp("air") <= width // len(days) - day.size // 2
        if not beside:
            return [Row(self.column(), lambda rect: self.dealt(rect, self.upright), True)]
        height = max(self.site.mp("day-symbol"), day.size + _leading(words))
        return [Row(height, lambda rect: self.dealt(rect, self.across), True)]

    def widest(self) -> int:
        """The widest text of a day."""
        named = [(d.day, self.site.style("weather-day")) for d in self.weather.days]
        told = [(d.degrees, self.site.style("weather-words")) for d in self.weather.days]
        return max(self.site.setter.width(text.text, style) for text, style in (*named, *told))

    def column(self) -> int:
        """The height of a day over its symbol over its degrees."""
        day, words = self.site.style("weather-day"), self.site.style("weather-words")
        return day.size + self.site.mp("day-symbol") + words.size + 2 * self.site.mp("air")

    def dealt(self, rect: Rect, draw: Callable[[WeatherDay, Rect], Iterator[Item]]) -> Iterator[Item]:
        """Each day in its part of the row."""
        count = len(self.weather.days)
        for n, day in enumerate(self.weather.days):
            yield from draw(day, _part(rect, n, count))

    def across(self, day: WeatherDay, rect: Rect) -> Iterator[Item]:
        """A symbol, the day and its degrees at its right."""
        side, middle = self.site.mp("day-symbol"), (rect.y0 + rect.y1) // 2
        yield from self.symbol(day.sky, Rect(rect.x0, middle - side // 2, rect.x0 + side, middle - side // 2 + side))
        name, told = self.field("day", day.day, "weather-day"), self.field("degrees", day.degrees, "weather-words")
        height = name.style.size + _leading(told.style)
        x, top = (rect.x0 + side + self.site.mp("air"), rect.x1), middle - height // 2
        yield from single(self.site, name, top_slot(self.site, x, top, name.style))
        yield from single(self.site, told, top_slot(self.site, x, top + height - told.style.size, told.style))

    def upright(self, day: WeatherDay, rect: Rect) -> Iterator[Item]:
        """The day, its symbol, its degrees under one another, about the middle of their part."""
        side, air, middle = self.site.mp("day-symbol"), self.site.mp("air"), (rect.x0 + rect.x1) // 2
        name, told = self.field("day", day.day, "weather-day"), self.field("degrees", day.degrees, "weather-words")
        gap = (rect.height - self.column()) // 4 + air
        y = rect.y0 + (rect.height - self.column()) // 4
        yield from self.amid(name, rect, y)
        y += name.style.size + gap
        yield from self.symbol(day.sky, Rect(middle - side // 2, y, middle - side // 2 + side, y + side))
        yield from self.amid(told, rect, y + side + gap)

    def columns(self, rect: Rect) -> Iterator[Item]:
        """The days beside today, each over the whole height, hairlines between them."""
        self.narrow(rect.width)
        if rect.height < self.column():
            self.crowded(self.column() - rect.height, rect)
        count = len(self.weather.days)
        for n, day in enumerate(self.weather.days):
            part = _part(rect, n, count)
            yield self.rule(part)
            yield from self.upright(day, part)

    def amid(self, field: Field, rect: Rect, top: int) -> Iterator[Item]:
        slot = top_slot(self.site, (rect.x0, rect.x1), top, field.style)
        yield from centred(self.site, field, slot, (rect.x0 + rect.x1) // 2)

    # --- parts ------------------------------------------------------------------------------------------------------

    def field(self, key: str, text: StyledText, style: str) -> Field:
        return Field(key, text, self.site.style(style))

    def symbol(self, sky: str, rect: Rect) -> Iterator[Item]:
        """The drawing of a sky: lines in the text's ink, sun and lightning in the accent, but where its lines would be too thin for
        several inks; words beside it say what it is."""
        assert self.site.pictures is not None
        roles, drawing = self.site.plan.paper.roles, self.site.pictures.assets.symbols[sky]
        lines = [part.line.width * rect.width // drawing.width for part in drawing.parts if isinstance(part, Shape) and part.line]
        fine = min(lines, default=SEVERAL_INKS) < SEVERAL_INKS and len(roles.accent.plates) > 1
        inks = {**dict(self.site.plan.paper.inks), "line": roles.text, "mark": roles.text if fine else roles.accent}
        group = place_drawing(drawing, rect, rect_outline(rect), inks, TAG, self.weather.span, lambda _: ())
        assert isinstance(group, Group)
        yield from framed(
            group.items, Frame("furniture", say("the symbol `{sky}` of the weather", sky=sky), rect, span=self.weather.span)
        )


def _leading(style: LineStyle) -> int:
    return style.leading or style.size * LEADING // 1000


def _part(rect: Rect, n: int, count: int) -> Rect:
    """The n-th of so many equal parts of a row."""
    return Rect(rect.x0 + rect.width * n // count, rect.y0, rect.x0 + rect.width * (n + 1) // count, rect.y1)
