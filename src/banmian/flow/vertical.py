"""Vertical heads: the headline in the middle of its column, kicker at the right, deck at the left; and single lines down.

docs/rules/typography.md, Vertical frames. Text goes over the one path of vertical text (text/downward.py, text/vertical_lines.py):
Latin, digits and marks as in running text. Signs of a fixed pitch (seals) are stacked without it: flow/seals.py.
"""

from __future__ import annotations

from dataclasses import replace

from banmian.content.model import Head, Mark, StyledText
from banmian.diagnostics import Diagnostic, PlaceOnPage, Severity
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted, part_words
from banmian.display import Item, Tag
from banmian.flow.head import HeadSite, SetHead
from banmian.flow.headbreak import Limits, even_breaks, head_breaks
from banmian.flow.headfault import line_is_empty, shortened
from banmian.flow.headfit import lines_of
from banmian.flow.headsizes import pitch_at, sizes_down
from banmian.fonts import FontBook
from banmian.linebreak import menu
from banmian.phrases import NOTHING, say
from banmian.template.model import HeadPart, HeadStyle, MarkWidths
from banmian.text.lines import set_marked
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.setting import TextSetting
from banmian.text.spacing import marked
from banmian.values import frozen

FULL = MarkWidths()
STEP = 5
"""Thousandths of an em by which tracking goes down until a line fits."""


def down_setting(
    face: str, size: int, tracking: int = 0, han_latin: int = 250, widths: MarkWidths = FULL, lexicon: tuple[str, ...] = ()
) -> TextSetting:
    """What a single vertical line needs of a style; its marks keep their em, in step with the Han, where no widths are given."""
    rules = marked(widths, han_latin, upright=True)
    return TextSetting(face, size, rules=rules, tracking=tracking, direction="vertical", lexicon=lexicon)


def down_line(p: Prepared, axis: int, top: int, paint: Paint, fonts: FontBook) -> list[Item]:
    """The whole text down one line at its natural length, with its marks."""
    if not p.units.size:
        return []
    place = LinePlace(axis, top, p.width)
    return set_marked(p, 0, p.units.size, place, paint, fonts)


@frozen
class DownLines:
    """A part's lines, from right to left, all at one size (that of its `part`) and tracking; `over`: by how much each is too
    long (mp); `room`: how many lines there are for it."""

    lines: tuple[Prepared, ...]
    over: tuple[int, ...]
    room: int
    part: HeadPart

    @property
    def fits(self) -> bool:
        return not any(self.over) and len(self.lines) <= min(self.room, self.part.max_lines)

    @property
    def width(self) -> int:
        """The width of the lines together, from the first one's right edge to the last one's left edge, mp."""
        return max(0, len(self.lines) - 1) * self.part.pitch + self.part.size


def set_vertical_head(head: Head, style: HeadStyle, site: HeadSite, fonts: FontBook) -> SetHead:
    """The whole head; a part that is longer than the area, or has more lines than stand side by side in it, is reported."""
    setter = _VerticalHead(style, site, fonts)
    right, left = site.x1, site.x0
    items: list[Item] = []
    if head.kicker and style.kicker:
        lines = setter.lines(head.kicker, style.kicker, right - left, "kicker")
        items += setter.place(lines, right, style.kicker.tops[0], "kicker")
        right -= lines.width
    deck: list[Item] = []
    if head.deck and style.deck:
        lines = setter.lines(head.deck, style.deck, right - left - (style.headline.size if head.headline else 0), "deck")
        deck = setter.place(lines, left + lines.width, style.deck.tops[0], "deck")
        left += lines.width
    if head.headline:
        lines = setter.lines(head.headline, style.headline, right - left, "head")
        items += setter.place(lines, (left + right + lines.width) // 2, style.headline.top_alone, "headline")
    return SetHead((*items, *deck), style.lines_taken[0], tuple(setter.diagnostics))


class _VerticalHead:
    """Breaks, fits and places the parts of one head."""

    def __init__(self, style: HeadStyle, site: HeadSite, fonts: FontBook) -> None:
        self.style, self.site, self.fonts = style, site, fonts
        self.diagnostics: list[Diagnostic] = []

    def setting(self, part: HeadPart, tracking: int) -> TextSetting:
        return down_setting(part.face, part.size, tracking, self.style.han_latin, self.style.widths, self.style.lexicon)

    def lines(self, text: StyledText, part: HeadPart, wide: int, role: str) -> DownLines:
        """The part at the largest of its sizes at which it fits, else at the least. `wide`: mp for its lines side by side."""
        top = part.top_alone if role == "head" else part.tops[0]
        height = self.site.foot - self.site.top - top if self.site.foot else 0
        for size in sizes_down(part):
            lines = self._sized(text, replace(part, size=size, pitch=pitch_at(part, size)), wide, height)
            if lines.fits:
                break
        self._report(text, part, lines, role)
        return lines

    def _sized(self, text: StyledText, part: HeadPart, wide: int, height: int) -> DownLines:
        """The author's lines as they are; else as few as fit the height, where the style allows more than one and there is room
        for them. Then tracking, down to the style's least."""
        room = max(0, 1 + (wide - part.size) // max(1, part.pitch))
        texts = lines_of(text)
        if len(texts) == 1 and height and part.max_lines > 1:
            texts = self._broken(texts[0], part, height, max(1, min(part.max_lines, room)))
        least, wanted, _ = part.tracking
        tracking, done = wanted, self._prepared(texts, part, wanted)
        while done and height and tracking > least and max(p.width for p in done) > height:
            tracking = max(least, tracking - STEP)
            done = self._prepared(texts, part, tracking)
        return DownLines(done, tuple(max(0, p.width - height) for p in done) if height else (), room, part)

    def _prepared(self, texts: list[StyledText], part: HeadPart, tracking: int) -> tuple[Prepared, ...]:
        return tuple(prepare(t, self.setting(part, tracking), self.fonts) for t in texts)

    def _broken(self, text: StyledText, part: HeadPart, height: int, most: int) -> list[StyledText]:
        """The fewest lines that fit, at phrases; of one that is too long as many as there may be, of about equal length."""
        p = prepare(text, self.setting(part, part.tracking[1]), self.fonts)
        if p.width <= height:
            return [text]
        cuts = head_breaks(p, most, Limits(height, False))
        if cuts is None:
            ends = menu(p.units, (height,))[0].ends  # a head of few characters has lines of two
            cuts = tuple(p.offsets[end] for end in ends[:-1]) if len(ends) <= most else even_breaks(p, most)
        return lines_of(replace(text, marks=(*text.marks, *(Mark(k, k, "break") for k in cuts))))

    def _report(self, text: StyledText, part: HeadPart, lines: DownLines, role: str) -> None:
        """A line too many for the style or for the area's width, or too long for its height."""
        where = PlaceOnPage(self.site.page, (self.site.x0, self.site.top, self.site.x1, self.site.foot))
        self.diagnostics += [d for p in lines.lines for d in p.diagnostics]
        self.diagnostics += line_is_empty(text, where)
        count, over = len(lines.lines), sum(-(-o // lines.part.size) for o in lines.over)
        what = say("the {role} '{text}'", role=part_words(role), text=shortened(text))
        if lines.fits and lines.part.size < part.size:
            message = say("{what} was fitted: size {size:g} pt", what=what, size=lines.part.size / 1000)
            self.diagnostics.append(Diagnostic("FIT001", Severity.INFO, message, NOTHING, text.span, where))
        if count > part.max_lines:
            message = say(
                "{what} needs {lines}, the style {name} has {max_lines}",
                what=what,
                lines=counted(count, "line"),
                name=self.style.name,
                max_lines=part.max_lines,
            )
            self.diagnostics.append(diagnose("FIT002", message, say("take a | out"), text.span, where))
        elif count > lines.room:
            message = say(
                "{what} needs {lines} side by side, the area has {room}",
                what=what,
                lines=counted(count, "line"),
                room=lines.room or say("none"),
            )
            hint = say("give the head more columns in the layout, or shorten what stands beside it")
            self.diagnostics.append(diagnose("FIT002", message, hint, text.span, where))
        elif over:
            message = say("{what} is too long by about {characters}", what=what, characters=counted(over, "character"))
            more = count < min(part.max_lines, lines.room)
            hint = say("shorten it, or break it with |") if more else say("shorten it, or give the head more lines in the layout")
            self.diagnostics.append(diagnose("FIT002", message, hint, text.span, where))

    def place(self, lines: DownLines, right: int, top: int, role: str) -> list[Item]:
        """The lines from a right edge on."""
        part = lines.part
        paint = Paint(part.ink, Tag(self.site.story, -1, role))
        out: list[Item] = []
        for k, p in enumerate(lines.lines):
            out += down_line(p, right - part.size // 2 - k * part.pitch, self.site.top + top, paint, self.fonts)
        return out
