"""A story's head measured, without a thing drawn: its parts fitted (flow/headfit.py), where each stands, the lines it takes.

docs/rules/typography.md, Headlines; docs/rules/dummy.md, Head blocks. Tops count from the Han-box top of the head's first
line. A style that says how much white its head has below (`space`) sinks it to that distance from what it heads; what its
lines leave over stands above. A head is too high when its em boxes pass its area's last line; one of several lines keeps a
little white below.
"""

from __future__ import annotations

from banmian.content.model import Head, StyledText
from banmian.flow.head import HeadSite
from banmian.flow.headfit import FitSite, Fitted, fit_further
from banmian.flow.headsizes import pitch_at, sizes_down
from banmian.fonts import FontBook
from banmian.template.model import HeadPart, HeadStyle
from banmian.values import frozen

AIR = 8
"""White below a headline of several lines, as a share of its size: an eighth. Closer, it reads as the text's first line."""
BESIDE = 1000
"""White between a headline and the deck beside it, thousandths of an em of the deck: at least."""


@frozen
class MeasuredPart:
    """One part of a head: kicker, headline or deck. `top`: of its first em box below the head's first line, mp; x0, x1 what
    grounds and bars leave to it. `room`: how many lines there are for it."""

    role: str
    part: HeadPart
    text: StyledText
    fitted: Fitted
    top: int
    x0: int
    x1: int
    room: int

    @property
    def rows(self) -> int:
        return len(self.fitted.lines)

    @property
    def measure(self) -> int:
        return self.x1 - self.x0

    @property
    def pitch(self) -> int:
        return pitch_at(self.part, self.fitted.size)

    @property
    def foot(self) -> int:
        """The foot of its last em box, mp below the head's first line."""
        return self.top + (self.rows - 1) * self.pitch + self.fitted.size

    @property
    def end(self) -> int:
        """Where its last line ends."""
        return self._end_of(self.fitted.lines[-1].width * self.fitted.scale // 1000 if self.fitted.lines else 0)

    @property
    def reach(self) -> int:
        """Where its widest line ends."""
        return self._end_of(self.fitted.width)

    def _end_of(self, width: int) -> int:
        spare = self.measure - width
        return self.x0 + {"centre": spare // 2, "end": spare}.get(self.part.beside or self.part.align, 0) + width


@frozen
class MeasuredHead:
    """All parts, in the order in which they are read, and the whole lines that the head takes; `sunk`: by how much all of it
    stands lower than its tops say, mp."""

    parts: tuple[MeasuredPart, ...]
    lines: int
    sunk: int = 0
    lacking: int = 0
    """By how much the white below is less than the style wants, mp."""

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(p.role for p in self.parts)


def measure_head(head: Head, style: HeadStyle, site: HeadSite, fonts: FontBook) -> MeasuredHead:
    """Kicker over headline over deck, each fitted to its measure."""
    return _Measuring(head, style, site, fonts).run()


def height_of(style: HeadStyle, rows: int, size: int, kicker: bool, deck: bool, white: int = 0) -> int:
    """The height that a head with a headline of so many lines of that size needs, from its first line's top to its foot with so
    much white below, mp. A style that says how much white stands below gives up what its tops leave above."""
    part = style.headline
    top = headline_top(style, rows, kicker)
    foot = top + lowered(style, size) + (rows - 1) * pitch_at(part, size) + size
    if deck and style.deck and not style.deck.beside:
        foot = max(foot, deck_top(style, style.deck, rows, size, kicker) + style.deck.size)
    first = style.kicker.tops[0] if kicker and style.kicker else top
    over = max(0, first) if style.space else 0
    return foot + _below(style) - over + max(white, size // AIR if rows > 1 else 0)


def lines_needed(style: HeadStyle, leading: int, rows: int, kicker: bool, deck: bool) -> int:
    """How many lines of the page a head with a headline of so many lines needs at its least size."""
    if not leading:
        added = (style.kicker_lines if kicker else 0) + (style.deck_lines if deck else 0)
        return style.lines_taken[min(rows, len(style.lines_taken)) - 1] + added
    return -(-height_of(style, rows, style.headline.sizes[0], kicker, deck) // leading)


def lowered(style: HeadStyle, size: int) -> int:
    """How far a headline of another size than its own stands below its top, mp: it is centred on its em box, but where white is
    counted from its foot."""
    return 0 if style.space else (style.headline.size - size) // 2


def headline_top(style: HeadStyle, rows: int, kicker: bool) -> int:
    part, space = style.headline, style.space
    if kicker and style.kicker and space and space.kicker is not None:
        return style.kicker.tops[0] + style.kicker.size + space.kicker
    return part.tops[min(rows, len(part.tops)) - 1] if kicker else part.top_alone


def deck_top(style: HeadStyle, deck: HeadPart, rows: int, size: int, kicker: bool) -> int:
    """The deck's top under a headline of so many lines of that size: by the style's white, or by its tops. By these it stands
    higher where the style has a kicker and the head has none, and lower by a line for each line of the headline beyond those
    for which the style gives tops."""
    headline, tops, space = style.headline, deck.tops, style.space
    above = headline_top(style, rows, kicker) + (rows - 1) * pitch_at(headline, size) + size if rows else 0
    if rows and space and space.deck is not None:
        return above + space.deck
    missing = 0 if kicker or not style.kicker else headline.tops[0] - headline.top_alone
    further = max(0, rows - max(len(tops), 1)) * headline.pitch
    return max(tops[min(max(rows, 1), len(tops)) - 1] - missing + further, above)


def _below(style: HeadStyle) -> int:
    """The height that the head's ground and rules add below its text, mp."""
    over = style.ground.padding[1] if style.ground else 0
    return over + max((rule.air + rule.weight for rule in style.rules if rule.side == "below"), default=0)


class _Measuring:
    def __init__(self, head: Head, style: HeadStyle, site: HeadSite, fonts: FontBook) -> None:
        self.head, self.style, self.site, self.fonts = head, style, site, fonts
        self.kicker = head.kicker if style.kicker else None
        self.deck = head.deck if style.deck else None
        self.added = (style.kicker_lines if self.kicker else 0) + (style.deck_lines if self.deck else 0)
        self.parts: list[MeasuredPart] = []

    def run(self) -> MeasuredHead:
        head, style = self.head, self.style
        rows = 0
        if self.kicker and style.kicker:
            self._part("kicker", self.kicker, style.kicker, style.kicker.tops[0], style.kicker.max_lines)
        if head.headline:
            room, fitted = self._headline(head.headline)
            rows = len(fitted.lines)
            top = headline_top(style, max(rows, 1), bool(self.kicker)) + lowered(style, fitted.size)
            x0, x1 = self._interval(style.headline)
            self.parts.append(MeasuredPart("headline", style.headline, head.headline, fitted, top, x0, x1, room))
        if self.deck and style.deck:
            if style.deck.beside:
                self._beside(self.deck, style.deck)
            else:
                size = self.parts[-1].fitted.size if rows else 0
                top = deck_top(style, style.deck, rows, size, bool(self.kicker))
                self._part("deck", self.deck, style.deck, top, self._deck_rows(style.deck, top))
        taken = self._taken(rows)
        return MeasuredHead(tuple(self.parts), taken, *self._sunk(taken))

    def _headline(self, text: StyledText) -> tuple[int, Fitted]:
        """The lines that there are for it, and the headline in them; where it fits so alone, in the white below it too."""
        part, white = self.style.headline, self.style.space.text if self.style.space else 0
        found: list[tuple[int, Fitted]] = []
        for below in (white, 0) if white else (0,):
            highest = self._highest(below)
            room = max(1, len(highest)) if self.site.lines else part.max_lines
            fitted = self._fitted(text, part, room, highest)
            found.append((room, fitted))
            if fitted.fits and len(fitted.lines) <= room and (highest or not self.site.height):
                return found[-1]
        return found[-1]

    def _foot(self) -> int:
        """Of the em boxes and of what stands below them, mp below the first line's top."""
        return max(p.foot for p in self.parts) + _below(self.style)

    def _taken(self, rows: int) -> int:
        """The lines that hold its em boxes and the white that the style wants below; where it says of none what it says, or more
        where the parts are higher; nothing where there are none."""
        if not self.parts:
            return 0
        style, leading = self.style, self.site.leading
        taken = style.lines_taken[min(max(rows, 1), len(style.lines_taken)) - 1] + self.added
        if not leading:
            return taken
        if style.space:
            over = max(0, self.parts[0].top)
            return -(-(self._foot() - over + (0 if self.site.lines else style.space.text)) // leading)
        return max(taken, -(-self._foot() // leading))

    def _sunk(self, taken: int) -> tuple[int, int]:
        """By how much the head goes down, or up to its first line's top, to stand at its distance from what it heads; and how much
        of that it lacks. One that heads nothing goes up as far as its lines ask."""
        site, space = self.site, self.style.space
        if not self.parts or not space:
            return 0, 0
        highest = -max(0, self.parts[0].top)
        if site.lines and not site.below:
            return (max(highest, min(0, site.height - self._foot())), 0) if site.height else (0, 0)
        if not (site.below or site.leading):
            return 0, 0
        room = site.below - site.top if site.below else taken * site.leading
        wanted = room - self._foot() - space.text
        return max(wanted, highest), max(0, highest - wanted)

    def _highest(self, below: int) -> tuple[int, ...]:
        """The largest size at which one line of a headline, two and so on with so much white below are no higher than the area; ()
        where none are."""
        height, part = self.site.height, self.style.headline
        if not height:
            if self.site.lines:  # the page's lines are not known: the style says how many its own lines take
                fit = [n for n in range(1, part.max_lines + 1) if self._lines_of(n) <= self.site.lines]
                return (part.sizes[1],) * max(fit, default=1)
            return ()
        sizes = [self._size_within(n, height, below) for n in range(1, part.max_lines + 1)]
        most = max((n for n, size in enumerate(sizes, 1) if size), default=0)
        return tuple(size or part.sizes[0] for size in sizes[:most])

    def _lines_of(self, rows: int) -> int:
        return lines_needed(self.style, 0, rows, bool(self.kicker), bool(self.deck))

    def _size_within(self, rows: int, height: int, below: int) -> int:
        """The largest size of the style, in half-point steps, at which so many lines are no higher (mp); 0 = none."""
        part, has = self.style.headline, (bool(self.kicker), bool(self.deck))
        return next((size for size in sizes_down(part) if height_of(self.style, rows, size, *has, below) <= height), 0)

    def _deck_rows(self, part: HeadPart, top: int) -> int:
        if not self.site.height:
            return part.max_lines
        free = self.site.height - top - part.size - _below(self.style)
        return max(1, min(part.max_lines, 1 + free // max(1, part.pitch)))

    def _part(self, role: str, text: StyledText, part: HeadPart, top: int, rows: int) -> None:
        x0, x1 = self._interval(part)
        fitted = self._fitted(text, part, rows)
        self.parts.append(MeasuredPart(role, part, text, fitted, top + (part.size - fitted.size) // 2, x0, x1, rows))

    def _fitted(self, text: StyledText, part: HeadPart, rows: int, highest: tuple[int, ...] = ()) -> Fitted:
        x0, x1 = self._interval(part)
        return fit_further(text, FitSite(part, self.style, x1 - x0, rows, highest), self.fonts)

    def _interval(self, part: HeadPart) -> tuple[int, int]:
        """The x interval that grounds and bars leave to the part's text."""
        interval = self.site.x0, self.site.x1
        if not (self.style.ground or self.style.rules or part.ground):
            return interval
        from banmian.flow.headground import inner

        return inner(inner(interval, self.style.ground, self.style.rules), part.ground)

    def _beside(self, text: StyledText, part: HeadPart) -> None:
        """The deck beside the headline, close after it or flush right, its last line on the headline's last baseline: in so many
        lines as its style has, no higher than the headline."""
        headline = self.parts[-1] if self.parts and self.parts[-1].role == "headline" else None
        rows = self._rows_beside(part, headline) if headline else 1
        end = (headline.end if rows == 1 else headline.reach) if headline else self.site.x0
        x0 = end + part.size * BESIDE // 1000 if headline else end
        fitted = fit_further(text, FitSite(part, self.style, max(1, self.site.x1 - x0), rows), self.fonts)
        top = part.tops[0] + (part.size - fitted.size) // 2
        if headline:
            base = headline.foot - self.fonts.below(headline.fitted.size) - (len(fitted.lines) - 1) * pitch_at(part, fitted.size)
            top = base - self.fonts.above(fitted.size)
        self.parts.append(MeasuredPart("deck", part, text, fitted, top, x0, self.site.x1, rows))

    @staticmethod
    def _rows_beside(part: HeadPart, headline: MeasuredPart) -> int:
        """How many lines of a deck are no higher than the headline beside which they stand."""
        high = headline.foot - headline.top - part.sizes[0]
        return max(1, min(part.max_lines, 1 + high // max(1, pitch_at(part, part.sizes[0]))))
