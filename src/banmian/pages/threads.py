"""Where a story turns to another page: the line on which it goes on (\u4e0b\u8f6c), the one that it comes from (\u4e0a\u63a5), the
place that it does not reach.

docs/rules/contracts.md, The order of setting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.display import Frame, Item, Link, Tag, framed
from banmian.flow.head import HeadSite
from banmian.flow.linefit import fit_line
from banmian.flow.slots import LineSlot
from banmian.geometry import Rect
from banmian.pages.grounds import Told
from banmian.pages.picture_frames import box_frame
from banmian.pages.sheet import Sheet
from banmian.phrases import say
from banmian.plan.model import Plan, Stream
from banmian.template.model import LineStyle
from banmian.template.words import PaperWords, filled, filled_at
from banmian.text.place import Paint
from banmian.text.prepare import prepare
from banmian.text.single import Setter
from banmian.values import frozen

JUMP_TAG = Tag("", -1, "jump")


@frozen
class Turn:
    """Where a thread goes on to another page after its stop of that number: the slot that the jump line takes, and how many
    slots of the thread stand before it."""

    stop: int
    slot: LineSlot
    at: int


@frozen
class Turns:
    """A stream of several places, and what sets its lines."""

    plan: Plan
    sheets: Sequence[Sheet]
    setter: Setter
    stream: Stream

    def from_line(self, k: int, site: HeadSite, line: int, lift: int) -> Told:
        """Where the story comes from, with its headline where that has room on the line; it stands `lift` (mp) above its line."""
        stream = self.stream
        before, sheet = stream.stops[k - 1], self.sheets[stream.stops[k].sheet]
        cols = before.place.text[-1].cols if before.place.text else None
        page = self.plan.page_of(before.sheet, self.sheets[before.sheet].span(before.place, cols)[1] - 1)
        headline = stream.pieces[0].head.headline
        style, y = self.plan.paper.line_style("from-line"), sheet.grid.baseline(line) - lift
        text = _quoting(self.plan.paper.words, page, headline)
        if self.setter.width(text.text, style) > site.measure:
            text = _quoting(self.plan.paper.words, page, None)
        line_set = fit_line(text, style, site.measure, self.setter)
        link = _jump_link(Rect(site.x0, y - style.size, site.x0 + line_set.width, y + style.size // 4), page, stream)
        where = PlaceOnPage(site.page, (site.x0, y - style.size, site.x1, y))
        foot = max(sheet.grid.line_foot(line) - lift, y + style.size // 4)  # letters reach deeper than Han
        area = Rect(site.x0, sheet.grid.line_top(line) - lift, site.x1, foot)
        ground = box_frame(sheet, stream.stops[k].place)
        own = framed(
            line_set.runs(site.x0, y, self.setter, JUMP_TAG),
            Frame("jump", say("the line that '{story}' comes from", story=site.story), area, ground),
        )
        return [*own, link], line_set.diagnostics(say("the line"), where, stream.stops[k].place.span)

    def unused(self, k: int, last: int) -> Diagnostic:
        """FLW032: a place of a thread that the text does not reach; neither its head nor a jump line is set."""
        stream = self.stream
        stop, story = stream.stops[k], stream.pieces[0].story
        page, end = (self.plan.sheets[stream.stops[i].sheet].numbers[0] for i in (k, last))
        message = say(
            "page {page}, place {name}: '{story}' ends on page {end} already, and nothing of it stands here",
            page=page,
            name=stop.place.name,
            story=story,
            end=end,
        )
        hint = say("write more, or take this place out of the thread in issue.yaml")
        return diagnose("FLW032", message, hint, stream.pieces[0].span, PlaceOnPage(page))

    def jump_items(self, turn: Turn, frame: Frame) -> list[Item]:
        """The jump line at the end of the slot that was held back for it, with a link."""
        stream, slot, style = self.stream, turn.slot, self.plan.paper.line_style("jump")
        following = stream.stops[turn.stop + 1]
        page = self.plan.page_of(following.sheet, self.sheets[following.sheet].span(following.place, None)[0])
        runs = framed(self._jump(filled(self.plan.paper.words.jump_on, {"page": page}), style, slot), frame)
        return [*runs, _jump_link(_slot_rect(slot, style.size), page, stream)]

    def _jump(self, text: str, style: LineStyle, slot: LineSlot) -> list[Item]:
        """The words at the end of the slot."""
        if not slot.down:
            return list(self.setter.line(text, style, (slot.x + slot.measure, slot.y), "end", JUMP_TAG)[0])
        from banmian.flow.vertical import down_line, down_setting

        p = self.setter.noted(
            prepare(StyledText(text), down_setting(style.face, style.size, style.tracking, widths=style.widths), self.setter.fonts)
        )
        return down_line(p, slot.x, slot.y + slot.measure - p.width, Paint(style.ink, JUMP_TAG), self.setter.fonts)


def _quoting(words: PaperWords, page: int, quoted: StyledText | None) -> StyledText:
    """The paper's words for where a story comes from, with its headline, whose characters keep their places; without one
    where it is not on the line."""
    if quoted is None:
        return StyledText(filled(words.jump_from_short, {"page": page}))
    text, before = filled_at(words.jump_from, {"page": page, "headline": quoted.text}, "headline")
    return StyledText(text, (), quoted.span, tuple((offset + before, line, column) for offset, line, column in quoted.lines))


def _jump_link(rect: Rect, page: int, stream: Stream) -> Link:
    """The link from a jump line to the story on the page that it names."""
    return Link(rect, JUMP_TAG, page=page, story=stream.pieces[0].story)


def _slot_rect(slot: LineSlot, size: int) -> Rect:
    """The whole slot, so that it is easily hit."""
    if slot.down:
        return Rect(slot.x - size * 5 // 8, slot.y, slot.x + size * 5 // 8, slot.y + slot.measure)
    return Rect(slot.x, slot.y - size, slot.x + slot.measure, slot.y + size // 4)


def as_furniture(items: Sequence[Item]) -> list[Item]:
    """A repeated head counts as furniture (docs/rules/contracts.md, Texts)."""
    return [replace(i, tag=Tag("", -1, "jump-head")) for i in items]
