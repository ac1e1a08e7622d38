"""A story's head measured, without a thing drawn: its parts fitted (flow/headfit.py), where each stands, the lines it takes.

docs/rules/typography.md, Headlines; docs/rules/dummy.md, Head blocks. Tops count from the Han-box top of the head's first
line. A head is too high when its em boxes pass its area's last line; one of several lines keeps a little white below.
"""

from __future__ import annotations

from banmian.content.model import Head, StyledText
from banmian.flow.head import HeadSite
from banmian.flow.headfit import FitSite, Fitted, fit_further
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
    def foot(self) -> int:
        """The foot of its last em box, mp below the head's first line."""
        return self.top + (self.part.size - self.fitted.size) // 2 + (self.rows - 1) * self.part.pitch + self.fitted.size

    @property
    def end(self) -> int:
        """Where its last line ends."""
        width = self.fitted.lines[-1].width * self.fitted.scale // 1000 if self.fitted.lines else 0
        spare = self.measure - width
        return self.x0 + {"centre": spare // 2, "end": spare}.get(self.part.beside or self.part.align, 0) + width


@frozen
class MeasuredHead:
    """All parts, in the order in which they are read, and the whole lines that the head takes."""

    parts: tuple[MeasuredPart, ...]
    lines: int

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(p.role for p in self.parts)


def measure_head(head: Head, style: HeadStyle, site: HeadSite, fonts: FontBook) -> MeasuredHead:
    """Kicker over headline over deck, each fitted to its measure."""
    return _Measuring(head, style, site, fonts).run()


def height_of(style: HeadStyle, rows: int, kicker: bool, deck: bool) -> int:
    """The height that a head with a headline of so many lines needs, from its first line's top to its foot, mp."""
    part = style.headline
    foot = headline_top(style, rows, kicker) + (rows - 1) * part.pitch + part.size
    if deck and style.deck and not style.deck.beside:
        foot = max(foot, deck_top(style, style.deck, rows, kicker) + style.deck.size)
    return foot + _below(style) + (part.size // AIR if rows > 1 else 0)


def lines_needed(style: HeadStyle, leading: int, rows: int, kicker: bool, deck: bool) -> int:
    """How many lines of the page a head with a headline of so many lines needs."""
    if not leading:
        added = (style.kicker_lines if kicker else 0) + (style.deck_lines if deck else 0)
        return style.lines_taken[min(rows, len(style.lines_taken)) - 1] + added
    return -(-height_of(style, rows, kicker, deck) // leading)


def headline_top(style: HeadStyle, rows: int, kicker: bool) -> int:
    part = style.headline
    return part.tops[min(rows, len(part.tops)) - 1] if kicker else part.top_alone


def deck_top(style: HeadStyle, deck: HeadPart, rows: int, kicker: bool) -> int:
    """The deck's top under a headline of so many lines. It stands higher where the style has a kicker and the head has none, and
    lower by a line for each line of the headline beyond those for which the style gives tops."""
    headline, tops = style.headline, deck.tops
    missing = 0 if kicker or not style.kicker else headline.tops[0] - headline.top_alone
    further = max(0, rows - max(len(tops), 1)) * headline.pitch
    above = headline_top(style, rows, kicker) + (rows - 1) * headline.pitch + headline.size if rows else 0
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
            room = self._room()
            fitted = self._fitted(head.headline, style.headline, room)
            rows = len(fitted.lines)
            top = headline_top(style, max(rows, 1), bool(self.kicker))
            x0, x1 = self._interval(style.headline)
            self.parts.append(MeasuredPart("headline", style.headline, head.headline, fitted, top, x0, x1, room))
        if self.deck and style.deck:
            if style.deck.beside:
                self._beside(self.deck, style.deck)
            else:
                top = deck_top(style, style.deck, rows, bool(self.kicker))
                self._part("deck", self.deck, style.deck, top, self._deck_rows(style.deck, top))
        return MeasuredHead(tuple(self.parts), self._taken(rows))

    def _taken(self, rows: int) -> int:
        """What the style says, or more where the parts are higher; nothing where there are none."""
        if not self.parts:
            return 0
        style, leading = self.style, self.site.leading
        taken = style.lines_taken[min(max(rows, 1), len(style.lines_taken)) - 1] + self.added
        foot = max(p.foot for p in self.parts) + _below(style)
        return max(taken, -(-foot // leading)) if leading else taken

    def _room(self) -> int:
        """How many lines of a headline the area has room for; at least one."""
        most = self.style.headline.max_lines
        if not self.site.lines:
            return most
        parts = bool(self.kicker), bool(self.deck)
        needed = {n: lines_needed(self.style, self.site.leading, n, *parts) for n in range(1, most + 1)}
        return max((n for n, lines in needed.items() if lines <= self.site.lines), default=1)

    def _deck_rows(self, part: HeadPart, top: int) -> int:
        if not self.site.height:
            return part.max_lines
        free = self.site.height - top - part.size - _below(self.style)
        return max(1, min(part.max_lines, 1 + free // max(1, part.pitch)))

    def _part(self, role: str, text: StyledText, part: HeadPart, top: int, rows: int) -> None:
        x0, x1 = self._interval(part)
        self.parts.append(MeasuredPart(role, part, text, self._fitted(text, part, rows), top, x0, x1, rows))

    def _fitted(self, text: StyledText, part: HeadPart, rows: int) -> Fitted:
        x0, x1 = self._interval(part)
        return fit_further(text, FitSite(part, self.style, x1 - x0, rows), self.fonts)

    def _interval(self, part: HeadPart) -> tuple[int, int]:
        """The x interval that grounds and bars leave to the part's text."""
        interval = self.site.x0, self.site.x1
        if not (self.style.ground or self.style.rules or part.ground):
            return interval
        from banmian.flow.headground import inner

        return inner(inner(interval, self.style.ground, self.style.rules), part.ground)

    def _beside(self, text: StyledText, part: HeadPart) -> None:
        """The deck on the headline's last baseline: close after it, or flush right; one line in what the headline leaves."""
        headline = self.parts[-1] if self.parts and self.parts[-1].role == "headline" else None
        end = headline.end if headline else self.site.x0
        x0 = end + part.size * BESIDE // 1000 if headline else end
        top = part.tops[0]
        if headline:
            base = headline.foot - headline.fitted.size * 12 // 100
            top = base - part.size * 88 // 100
        fitted = fit_further(text, FitSite(part, self.style, max(1, self.site.x1 - x0), 1), self.fonts)
        self.parts.append(MeasuredPart("deck", part, text, fitted, top, x0, self.site.x1, 1))
