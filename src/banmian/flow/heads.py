"""A story's head: kicker, headline and deck in a head style, each fitted to its measure (flow/headfit.py).

docs/rules/typography.md, Headlines; docs/rules/dummy.md, Head blocks. Tops count from the Han-box top of the head's first line.
"""

from __future__ import annotations

from collections.abc import Sequence

from banmian.content.model import Head, StyledText
from banmian.diagnostics import Diagnostic, PlaceOnPage, Severity
from banmian.diagnostics.codes import diagnose
from banmian.display import Frame, GlyphRun, Item, Tag, framed
from banmian.flow.headfit import SCALE_WARNING, FitSite, Fitted, fit, line_holds, lines_of
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.template.model import HeadPart, HeadStyle
from banmian.text.lines import LinePlace, Paint, set_line
from banmian.text.prepare import TextSetting, prepare
from banmian.text.spacing import SpacingRules
from banmian.values import frozen

__all__ = ["HeadSite", "SetHead", "head_framed", "label_items", "line_holds", "lines_of", "set_head"]

SHOWN = 16
"""Characters of a head that a message repeats."""


@frozen
class HeadSite:
    """Where a head is set: x interval, top of its first line (mp), page for messages, whose it is. `lines`: how many whole
    lines its area has; 0 = as many as the style takes."""

    x0: int
    x1: int
    top: int
    page: int
    story: str
    lines: int = 0
    foot: int = 0
    """The area's foot (mp), which a vertical head must not pass; 0 = it has none."""

    @property
    def measure(self) -> int:
        return self.x1 - self.x0


@frozen
class SetHead:
    """The head's items, the whole lines it took, what was done."""

    items: tuple[Item, ...]
    lines: int
    diagnostics: tuple[Diagnostic, ...] = ()


def set_head(head: Head, style: HeadStyle, site: HeadSite, book: FontBook) -> SetHead:
    """Kicker over headline over deck, on the style's ground."""
    if style.vertical:
        from banmian.flow.vertical import set_vertical_head

        return set_vertical_head(head, style, site, book)
    return _HeadSetter(head, style, site, book).run()


def head_framed(items: Sequence[Item], rect: Rect, story: str, on: Frame | None) -> list[Item]:
    """The items of a head as ink of its area, `rect` (mp, with the white between lines around it). Each part is a frame of its
    own, so that a headline over a deck is seen; what the parts stand on is their ground. `on`: the ground of the whole
    head, as a box."""
    ground = Frame("head", f"the ground of the head of '{story}'", rect, on)
    known: dict[str, Frame] = {}
    out: list[Item] = []
    for item in items:
        role = item.tag.role if isinstance(item, GlyphRun) else ""
        if role and role not in known:
            known[role] = Frame("head", f"the {role.replace('-', ' ')} of '{story}'", rect, ground)
        out += framed([item], known.get(role, ground))
    return out


class _HeadSetter:
    """One head while it is set. `items` are its text, in reading order."""

    def __init__(self, head: Head, style: HeadStyle, site: HeadSite, book: FontBook) -> None:
        self.head, self.style, self.site, self.book = head, style, site, book
        self.kicker = head.kicker if style.kicker else None
        self.deck = head.deck if style.deck else None
        self.added = (style.kicker_lines if self.kicker else 0) + (style.deck_lines if self.deck else 0)
        self.items: list[Item] = []
        self.found: list[Diagnostic] = []
        self.rows = 0

    def run(self) -> SetHead:
        head, style = self.head, self.style
        if self.kicker and style.kicker:
            self._part(self.kicker, style.kicker, style.kicker.tops[0], "kicker")
        if head.headline:
            self._headline(head.headline, style.headline)
        if self.deck and style.deck:
            if style.deck.beside:
                self._beside(self.deck, style.deck)
            else:
                self._below(self.deck, style.deck)
        items = self.items
        if style.ground or style.rules:
            from banmian.flow.headground import decorated

            items = decorated(items, style, (self.site.x0, self.site.x1))
        taken = style.lines_taken[min(max(self.rows, 1), len(style.lines_taken)) - 1] + self.added
        return SetHead(tuple(items), taken, tuple(self.found))

    def _headline(self, text: StyledText, part: HeadPart) -> None:
        """`tops` count by the number of lines, so it is fitted before it is placed."""
        fitted = self._fitted(text, part, self._room())
        self.rows = len(fitted.lines)
        top = part.tops[min(self.rows, len(part.tops)) - 1] if self.kicker else part.top_alone
        self._place(fitted, part, top, "headline")

    def _room(self) -> int:
        """How many lines of a headline the area has room for; at least one."""
        if not self.site.lines:
            return self.style.headline.max_lines
        return max(1, sum(taken + self.added <= self.site.lines for taken in self.style.lines_taken))

    def _below(self, text: StyledText, part: HeadPart) -> None:
        """The deck under the headline; without a kicker, where the style has one, all stands higher."""
        headline = self.style.headline
        missing = 0 if self.kicker or not self.style.kicker else headline.tops[0] - headline.top_alone
        self._part(text, part, part.tops[min(max(self.rows, 1), len(part.tops)) - 1] - missing, "deck")

    def _part(self, text: StyledText, part: HeadPart, top: int, role: str) -> None:
        self._place(self._fitted(text, part, part.max_lines), part, top, role)

    def _fitted(self, text: StyledText, part: HeadPart, rows: int) -> Fitted:
        x0, x1 = self._interval(part)
        fitted = fit(text, FitSite(part, self.style, x1 - x0, rows), self.book)
        self.found += self._report(fitted, part, x1 - x0, text)
        return fitted

    def _interval(self, part: HeadPart) -> tuple[int, int]:
        """The x interval that grounds and bars leave to the part's text."""
        interval = self.site.x0, self.site.x1
        if not (self.style.ground or self.style.rules or part.ground):
            return interval
        from banmian.flow.headground import inner

        return inner(inner(interval, self.style.ground, self.style.rules), part.ground)

    def _place(self, fitted: Fitted, part: HeadPart, top: int, role: str) -> None:
        """The lines on their baselines; a size that is not the part's own is centred on its em box."""
        x0, x1 = self._interval(part)
        paint = Paint(part.ink, Tag(self.site.story, -1, role), stretch=fitted.scale)
        first = self.site.top + top + (part.size - fitted.size) // 2 + fitted.size * 88 // 100
        placed: list[Item] = []
        for i, line in enumerate(fitted.lines):
            spare = x1 - x0 - line.width * fitted.scale // 1000
            x = x0 + {"centre": spare // 2, "end": spare}.get(part.align, 0)
            place = LinePlace(x, first + i * part.pitch, max(line.width, x1 - x0))
            placed += set_line(line, 0, line.units.size, place, paint)
        if part.ground:
            from banmian.flow.headground import ground_items

            side = part.ground.padding[0]
            self.items += ground_items(placed, part.ground, (x0 - side, x1 + side))
        self.items += placed

    def _beside(self, text: StyledText, part: HeadPart) -> None:
        """The deck on the headline's last baseline: close after it, or flush right."""
        rules = SpacingRules("fit", self.style.widths, self.style.han_latin)
        prepared = prepare(text, TextSetting(part.face, part.size, rules=rules, tracking=part.tracking[1]), self.book)
        runs = [i for i in self.items if isinstance(i, GlyphRun) and i.tag.role == "headline"]
        base = runs[-1].y if runs else self.site.top + part.size
        end = max((r.x + r.width for r in runs if r.y == base), default=self.site.x0)
        x = end + part.size if part.beside == "start" else self.site.x1 - prepared.width
        paint = Paint(part.ink, Tag(self.site.story, -1, "deck"))
        self.items += set_line(prepared, 0, prepared.units.size, LinePlace(x, base, prepared.width), paint)

    def _report(self, fitted: Fitted, part: HeadPart, measure: int, text: StyledText) -> list[Diagnostic]:
        place = PlaceOnPage(self.site.page, (self.site.x0, self.site.top, self.site.x1, self.site.top))
        out = [d for p in fitted.lines for d in p.diagnostics]
        shown = text.text if len(text.text) <= SHOWN else text.text[: SHOWN - 1] + "\u2026"
        if not fitted.fits:
            over = fitted.over(measure)
            characters = "1 character" if over == 1 else f"{over} characters"
            holds = line_holds(part, measure)
            message = f"the head '{shown}' is too long by about {characters}: a line of {self.style.name} holds {holds} here"
            out.append(diagnose("FIT002", message, "shorten it, or break it with |", text.span, place))
        elif done := _done(fitted, part):
            severity = Severity.WARNING if fitted.scale < SCALE_WARNING else Severity.INFO
            out.append(Diagnostic("FIT001", severity, f"the head '{shown}' was fitted: {done}", "", text.span, place))
        return out


def _done(fitted: Fitted, part: HeadPart) -> str:
    """What fitting changed, in words; "" if nothing."""
    size = f"size {fitted.size / 1000:g} pt" if fitted.size != part.size else ""
    changed = fitted.tracking != part.tracking[1] or fitted.scale != 1000
    loose = f"tracking {fitted.tracking / 1000:+.3f} em, scale {fitted.scale / 10:g} %" if changed else ""
    return ", ".join(filter(None, (size, loose)))


def label_items(text: str, box: Rect, size: int, paints: tuple[Paint, Paint], face: str, book: FontBook) -> list[Item]:
    """A small label, white on a bar: paints are (bar, text)."""
    from banmian.display import Box, Layer

    prepared = prepare(StyledText(text), TextSetting(face, size, rules=SpacingRules(han_latin=125)), book)
    side = 4500
    bar = Rect(box.x0, box.y0, box.x0 + prepared.width + 2 * side, box.y0 + 12100)
    base = bar.y0 + (bar.height - size) // 2 + size * 88 // 100
    runs: list[GlyphRun] = set_line(prepared, 0, prepared.units.size, LinePlace(bar.x0 + side, base, prepared.width), paints[1])
    return [Box(bar, paints[0].ink, paints[0].tag, Layer.TINT), *runs]
