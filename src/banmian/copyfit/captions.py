"""Captions in a line more or less than they take: the words of one line in two, the second of which the text gives up, or the other
way round.

What a caption in two lines is worth, and how long it must be, is the paper's (`prices.caption`, `caption-words`, `caption-width` of
`copyfit`). It is offered where the words part between phrases and the caption stands on the lines below its picture.
docs/rules/copyfit.md, Knobs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from banmian.copyfit.parts import caption_rows
from banmian.copyfit.state import SheetState
from banmian.fonts import FontBook
from banmian.pages.caption import SetCaption
from banmian.pages.captions import CaptionSetter
from banmian.plan.model import PlannedPicture
from banmian.template.model import PicturePlace
from banmian.text.balance import parts_phrases
from banmian.text.single import Setter
from banmian.values import frozen

MOST = 2
"""Lines that copyfit gives a caption."""


@frozen
class OtherCaption:
    """A picture's place whose caption takes so many lines more (fewer: negative) than it does on the page as it stands."""

    place: PicturePlace
    lines: int


class OtherCaptions:
    """Of the pictures of a sheet as it stands, each looked at once and only when it is asked for."""

    def __init__(self, state: SheetState, fonts: FontBook) -> None:
        self.state, self.fonts = state, fonts
        self._known: dict[str, OtherCaption | None] = {}

    def of(self, name: str) -> OtherCaption | None:
        """The other caption of a picture; None where it keeps its lines."""
        if name not in self._known:
            shown = self.state.plan.pictures
            planned = next((p for p in shown if p.sheet == self.state.index and p.place.name == name), None)
            self._known[name] = self._found(planned) if planned is not None else None
        return self._known[name]

    def on(self, state: SheetState, names: Iterable[str]) -> SheetState:
        """A sheet on which these captions are the other ones, its pictures where they were."""
        at = {p.name: p for p in state.sheet.layout.pictures}
        found = ((at[name], self.of(name)) for name in names)
        pictures = [_broken(place, other.place.caption.least) for place, other in found if other is not None]
        return state.formed((), pictures, self.fonts)

    def _found(self, planned: PlannedPicture) -> OtherCaption | None:
        place, rows = planned.place, caption_rows(self.state.sheet, planned)
        owner = self.state.sheet.layout.place(place.of)
        if planned.advert is not None or not place.copyfit or place.lines is None or owner is None or owner.pin:
            return None
        least = 1 if rows == MOST and place.caption.least == MOST else MOST if self._may_be_broken(planned, rows) else 0
        if not least:
            return None
        other = _broken(place, least)
        made = self._set(replace(planned, place=other))
        if made is None or made.rows != least or len(made.ends) != least:
            return None
        return OtherCaption(other, least - rows)

    def _may_be_broken(self, planned: PlannedPicture, rows: int) -> bool:
        """Whether it stands in one line, is long enough for two, and its style and its place let it have them."""
        rules, style = self.state.rules, self.state.plan.paper.line_style(planned.place.caption.style)
        caption = self.state.sheet.captions.get(planned.place.name)
        if rows != 1 or caption is None or caption.text is None or (planned.place.caption.lines or style.lines) < MOST:
            return False
        (x0, x1), words = caption.room, caption.text
        return len(words.text.text) >= rules.caption_words and words.width * 1000 >= (x1 - x0) * rules.caption_width

    def _set(self, planned: PlannedPicture) -> SetCaption | None:
        """The caption as it would be set; None where it does not fit, or a phrase would be parted."""
        caption, told, _ = CaptionSetter(self.state.plan.paper, Setter(self.fonts)).caption(self.state.sheet, planned)
        whole = caption is not None and caption.text is not None and parts_phrases(caption.text, caption.ends)
        return caption if whole and not told else None


def _broken(place: PicturePlace, least: int) -> PicturePlace:
    return replace(place, caption=replace(place.caption, least=least))
