"""Captions and credits: broken before the text's slots are made, since the lines that they take are cut out of the text.

docs/rules/typography.md, Furniture and captions. A caption stands ragged, in as many lines as its style has, of about
equal length, and is never condensed. The credit follows on the last line where there is room, else on a line of its own; a
credit alone stands flush right. What needs more is FRN004.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.display import Frame, Item
from banmian.pages.caption import CaptionStyles, SetCaption
from banmian.pages.caption_items import caption_items
from banmian.pages.caption_lines import Words
from banmian.pages.caption_places import CaptionRoom, room_of, stand_of
from banmian.pages.sheet import Sheet
from banmian.phrases import Phrase, say
from banmian.plan.model import PlannedPicture
from banmian.remember import Memo
from banmian.template.model import Paper
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.single import Setter, setting_of
from banmian.units import mm_of_mp
from banmian.values import frozen

SHOWN = 16
"""Characters of a caption that a message repeats."""


Told = tuple[SetCaption | None, tuple[Diagnostic, ...], tuple[Diagnostic, ...]]
"""A caption, what is to be told of it, and what its faces lacked."""
CAPTIONS: Memo[Told] = Memo("captions", 1_000, lasting=True)


@frozen
class SetCaptions:
    """The captions of a sheet by the names of their pictures' places, and what is to be told of them."""

    by_place: Mapping[str, SetCaption]
    diagnostics: tuple[Diagnostic, ...]


@frozen
class CaptionSetter:
    """Breaks and draws the captions of a paper. `remember`: whether those of a sheet are kept for the next who asks, and for the
    next process; of pages that are only tried there are hundreds, and nobody asks again."""

    paper: Paper
    setter: Setter
    remember: bool = True

    def captions(self, sheet: Sheet) -> SetCaptions:
        """The captions of a sheet by the names of their pictures' places; what does not fit is told."""
        out: dict[str, SetCaption] = {}
        diagnostics: list[Diagnostic] = []
        for planned in sheet.plan.pictures:
            if planned.sheet == sheet.index and planned.picture is not None and planned.place.caption.show:
                caption, told, lacking = self.caption(sheet, planned)
                diagnostics += (*told, *lacking)
                if caption is not None:
                    out[planned.place.name] = caption
        return SetCaptions(out, tuple(diagnostics))

    def caption(self, sheet: Sheet, planned: PlannedPicture) -> Told:
        """One caption of a sheet."""
        if not self.remember:
            return self._alone(sheet, planned)
        key = sheet.ground, planned, self.setter.fonts.known_as
        return CAPTIONS.of(key, partial(self._alone, sheet, planned))

    def _alone(self, sheet: Sheet, planned: PlannedPicture) -> Told:
        own, found = replace(self.setter, diagnostics=[]), list[Diagnostic]()
        caption = replace(self, setter=own)._broken(sheet, planned, found)
        return caption, tuple(found), tuple(own.diagnostics)

    def _broken(self, sheet: Sheet, planned: PlannedPicture, found: list[Diagnostic]) -> SetCaption | None:
        picture, place = planned.picture, planned.place.caption
        assert picture is not None
        styles = CaptionStyles(self.paper.line_style(place.style), self.paper.line_style(place.credit.style))
        credit, edge = self._credits(planned, styles)
        text = self.setter.prepared(picture.caption, styles.caption) if picture.caption and picture.caption.text else None
        if text is None and credit is None and edge is None:
            return None
        words = Words(text, credit, styles, place.least) if text is not None else None
        room = room_of(sheet, planned, styles.caption, words)
        told = _TooLong(sheet, planned, room)
        if credit is not None and credit.width > room.measure:
            found.append(told.of(say("credit"), picture.credit, room.measure // styles.credit.size))
        area = sheet.picture_area(planned)
        if edge is not None and edge.width > area.height:
            found.append(told.of(say("credit"), picture.credit, area.height // styles.credit.size, area.height))
        ends, apart = self._lines(words, room, told, found) if words is not None else ((), credit is not None)
        done = SetCaption(planned, styles, text, ends, credit, apart, (room.x0, room.x1), None, edge)
        return replace(done, stand=stand_of(sheet, done, room.leading)) if text is not None or credit is not None else done

    def _credits(self, planned: PlannedPicture, styles: CaptionStyles) -> tuple[Prepared | None, Prepared | None]:
        """The credit that stands with the caption, or the one that runs down the picture's edge."""
        picture = planned.picture
        if picture is None or not picture.credit:
            return None, None
        text = StyledText(picture.credit, span=picture.span)
        if planned.place.caption.credit.at != "edge":
            return self.setter.prepared(text, styles.credit), None
        return None, self.setter.noted(prepare(text, replace(setting_of(styles.credit), direction="vertical"), self.setter.fonts))

    def _lines(self, words: Words, room: CaptionRoom, told: _TooLong, found: list[Diagnostic]) -> tuple[tuple[int, ...], bool]:
        """Where the lines end, and whether the credit has one of its own; what needs more than there are is told."""
        ends, apart = words.lines(room.measure, room.most)
        over = told.planned.place.caption.side != "below" and ends is not None and len(ends) + apart > room.most
        if ends is None or over:
            found.append(told.of(say("caption"), words.text.text.text, self._holds(words, room)))
            ends, apart = words.lines(room.measure, len(words.text.text.text))
        return ends or (words.text.units.size,), apart

    def _holds(self, words: Words, room: CaptionRoom) -> int:
        """The most characters of the caption that its place takes; searched by halves."""
        text = words.text.text
        low, high = 0, len(text.text)
        while high - low > 1:
            middle = (low + high) // 2
            part = self.setter.prepared(replace(text, text=text.text[:middle], marks=()), words.styles.caption)
            fits = replace(words, text=part).lines(room.measure, room.most)[0] is not None
            low, high = (middle, high) if fits else (low, middle)
        return low

    def items(self, sheet: Sheet, caption: SetCaption, under: Frame | None) -> list[Item]:
        """The caption's lines and its credit. `under`: on whose ground they stand."""
        return caption_items(sheet, caption, under, self.setter.fonts)


@frozen
class _TooLong:
    """FRN004: a caption or a credit that its room does not hold."""

    sheet: Sheet
    planned: PlannedPicture
    room: CaptionRoom

    def of(self, what: Phrase, words: str, holds: int, measure: int = 0) -> Diagnostic:
        """`measure`: how much room there is, where it is not the caption's."""
        sheet, planned, room = self.sheet, self.planned, self.room
        picture, rect = planned.picture, sheet.picture_rect(planned)
        page = sheet.plan.page_of(sheet.index, max(0, room.x0))
        left = sheet.plan.sheets[sheet.index].numbers.index(page) * sheet.grid.trim[0]
        wide = mm_of_mp(measure or room.measure)
        message = say(
            "the {what} '{words}' has {count} characters; its place of {wide} mm holds {holds}",
            what=what,
            words=words[:SHOWN],
            count=len(words),
            wide=wide,
            holds=holds,
        )
        hint = say("shorten it, or give the picture more columns in the layout")
        span = picture.caption.at(0) if picture is not None and picture.caption is not None and what == "caption" else planned.span
        return diagnose("FRN004", message, hint, span, PlaceOnPage(page, (room.x0 - left, rect.y0, room.x1 - left, rect.y1)))
