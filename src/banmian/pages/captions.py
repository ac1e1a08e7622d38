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
from banmian.display import Frame, Item, Tag, framed
from banmian.geometry import Rect
from banmian.pages.caption import CaptionStyles, SetCaption
from banmian.pages.sheet import Sheet
from banmian.plan.model import PlannedPicture
from banmian.remember import Memo
from banmian.template.model import Paper
from banmian.text.balance import balanced
from banmian.text.lines import set_marked
from banmian.text.place import LinePlace, Paint
from banmian.text.prepared import Prepared
from banmian.text.single import Setter
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
    """Breaks and draws the captions of a paper."""

    paper: Paper
    setter: Setter

    def captions(self, sheet: Sheet) -> SetCaptions:
        """The captions of a sheet by the names of their pictures' places; what does not fit is told."""
        out: dict[str, SetCaption] = {}
        diagnostics: list[Diagnostic] = []
        for planned in sheet.plan.pictures:
            if planned.sheet == sheet.index and planned.picture is not None and planned.place.caption.show:
                key = sheet.ground, planned, self.setter.fonts.known_as
                caption, told, lacking = CAPTIONS.of(key, partial(self._alone, sheet, planned))
                diagnostics += (*told, *lacking)
                if caption is not None:
                    out[planned.place.name] = caption
        return SetCaptions(out, tuple(diagnostics))

    def _alone(self, sheet: Sheet, planned: PlannedPicture) -> Told:
        own, found = replace(self.setter, diagnostics=[]), list[Diagnostic]()
        caption = replace(self, setter=own)._broken(sheet, planned, found)
        return caption, tuple(found), tuple(own.diagnostics)

    def _broken(self, sheet: Sheet, planned: PlannedPicture, found: list[Diagnostic]) -> SetCaption | None:
        picture = planned.picture
        assert picture is not None
        styles = CaptionStyles(self.paper.line_style("caption"), self.paper.line_style("credit"))
        credit = self.setter.prepared(StyledText(picture.credit, span=picture.span), styles.credit) if picture.credit else None
        text = self.setter.prepared(picture.caption, styles.caption) if picture.caption and picture.caption.text else None
        room = _room(sheet, planned, text is not None)
        measure = room[1] - room[0]
        if text is None:
            if credit is None:
                return None
            if credit.width > measure:
                found.append(_too_long(sheet, room, planned, "credit", picture.credit, measure // styles.credit.size))
            return SetCaption(planned, styles, None, (), credit, True, room)
        if credit is not None and credit.width > measure:
            found.append(_too_long(sheet, room, planned, "credit", picture.credit, measure // styles.credit.size))
        ends, apart = lines_of_caption(text, credit, styles, measure, styles.caption.lines)
        if ends is None:
            holds = self._holds(text, credit, styles, measure)
            found.append(_too_long(sheet, room, planned, "caption", text.text.text, holds))
            ends, apart = lines_of_caption(text, credit, styles, measure, len(text.text.text))
        return SetCaption(planned, styles, text, ends or (text.units.size,), credit, apart, room)

    def _holds(self, text: Prepared, credit: Prepared | None, styles: CaptionStyles, measure: int) -> int:
        """The most characters of the caption that its place takes; searched by halves."""
        words = text.text.text
        low, high = 0, len(words)
        while high - low > 1:
            middle = (low + high) // 2
            part = self.setter.prepared(replace(text.text, text=words[:middle], marks=()), styles.caption)
            fits = lines_of_caption(part, credit, styles, measure, styles.caption.lines)[0] is not None
            low, high = (middle, high) if fits else (low, middle)
        return low

    def items(self, sheet: Sheet, caption: SetCaption, under: Frame | None) -> list[Item]:
        """The caption's lines and its credit. `under`: on whose ground they stand."""
        planned, (x0, x1) = caption.planned, caption.room
        place, leading = planned.place, sheet.grid.leading
        line = place.caption.line or ((place.lines[1] + 1) if place.lines else 0)
        down = sheet.plan.paper.measures.captions.down
        y = sheet.grid.baseline(line) if line else sheet.picture_rect(planned).y1 + down
        centred = place.caption.align == "centre"
        out: list[Item] = []
        start = 0
        for n, end in enumerate(caption.ends):
            assert caption.text is not None
            width = _width(caption.text, start, end)
            with_credit = n == len(caption.ends) - 1 and caption.credit is not None and not caption.credit_apart
            whole = width + (caption.styles.air + caption.credit.width if with_credit and caption.credit is not None else 0)
            x = (x0 + x1 - whole) // 2 if centred else x0
            paint = Paint(caption.styles.caption.ink, Tag(planned.story, -1, "caption"))
            at = LinePlace(x, y + n * leading, width, True, "start")
            out += set_marked(caption.text, start, end, at, paint, self.setter.fonts)
            if with_credit:
                out += self._credit(caption, x + width + caption.styles.air, y + n * leading)
            start = end
        if caption.credit is not None and caption.credit_apart:
            free = x1 - x0 - caption.credit.width
            x = x0 + free // 2 if centred and caption.ends else x1 - caption.credit.width
            out += self._credit(caption, x, y + len(caption.ends) * leading)
        size = caption.styles.caption.size
        rect = Rect(x0, y - size, x1, y + (caption.rows - 1) * leading + size // 4)
        return framed(out, Frame("caption", f"the caption of {planned.file}", rect, under, planned.span))

    def _credit(self, caption: SetCaption, x: int, y: int) -> list[Item]:
        p = caption.credit
        if p is None or not p.offsets:
            return []
        paint = Paint(caption.styles.credit.ink, Tag(caption.planned.story, -1, "credit"))
        return set_marked(p, 0, p.units.size, LinePlace(x, y, p.width, True, "start"), paint, self.setter.fonts)


def lines_of_caption(
    text: Prepared, credit: Prepared | None, styles: CaptionStyles, measure: int, most: int
) -> tuple[tuple[int, ...] | None, bool]:
    """Where the lines end (None: it needs more than `most`), and whether the credit stands on a line of its own."""
    if credit is None:
        return balanced(text, measure, most), False
    reserve = styles.air + credit.width
    if text.width > measure or text.width + reserve <= measure:
        together = balanced(text, measure, most, reserve)
        if together is not None:
            return together, False
    return balanced(text, measure, most), True


def _width(p: Prepared, start: int, end: int) -> int:
    edge = p.units.ends[end - 1] if end == p.units.size else p.units.edges[end - 1]
    return edge - p.units.begins[start]


def _room(sheet: Sheet, planned: PlannedPicture, caption: bool) -> tuple[int, int]:
    """x0 and x1 of a picture's caption: its picture's width, or what the layout keeps free for it; a credit alone keeps off
    the edges of its place's box."""
    place, rect = planned.place, sheet.picture_rect(planned)
    if place.caption.keep:
        middle = (rect.x0 + rect.x1) // 2
        return middle - place.caption.keep // 2, middle + place.caption.keep // 2
    owner = sheet.layout.place(place.of)
    own = not caption and owner is not None and owner.box is not None and place.rect is None
    left, right = owner.box.padding if own and owner is not None and owner.box is not None else (0, 0)
    return rect.x0 + left, rect.x1 - right


def _too_long(sheet: Sheet, room: tuple[int, int], planned: PlannedPicture, what: str, words: str, holds: int) -> Diagnostic:
    """FRN004; `room`: x0 and x1 of the caption's place."""
    picture, rect = planned.picture, sheet.picture_rect(planned)
    page = sheet.plan.page_of(sheet.index, max(0, room[0]))
    left = sheet.plan.sheets[sheet.index].numbers.index(page) * sheet.grid.trim[0]
    wide = mm_of_mp(room[1] - room[0])
    message = f"the {what} '{words[:SHOWN]}' has {len(words)} characters; its place of {wide} mm holds {holds}"
    hint = "shorten it, or give the picture more columns in the layout"
    span = picture.caption.at(0) if picture is not None and picture.caption is not None and what == "caption" else planned.span
    return diagnose("FRN004", message, hint, span, PlaceOnPage(page, (room[0] - left, rect.y0, room[1] - left, rect.y1)))
