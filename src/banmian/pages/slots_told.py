"""What is to be told of the lines of a place before its text is: lines that no text reaches, a leading that rose.

docs/decisions/0074. Codes FLW034, FLW035.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.display import united
from banmian.flow.slots import LineSlot
from banmian.pages.place_slots import line_rect
from banmian.pages.sheet import Sheet
from banmian.phrases import say
from banmian.plan.model import Stream
from banmian.template.model import Place, TextStyle
from banmian.text.bracketed import has_readings


def unread_lines(sheet: Sheet, place: Place, style: TextStyle, piece: Sequence[LineSlot]) -> Diagnostic:
    """FLW034: a piece of a column below a shape, which the text does not reach."""
    around = reduce(united, (line_rect(slot, style, sheet.grid.leading) for slot in piece))
    page = sheet.plan.page_of(sheet.index, around.x0)
    lines = counted(len({slot.line for slot in piece}), "line")
    message = say(
        "page {page}, place {name}: a picture or box ends a column, and {lines} below it belong to no text",
        page=page,
        name=place.name,
        lines=lines,
    )
    hint = say(
        "stand the picture at the column's head or foot, or give these lines in the layout as an area of their own; "
        "`passes` of the text style says how high a picture may be that the text passes over"
    )
    left = sheet.plan.sheets[sheet.index].numbers.index(page) * sheet.grid.trim[0]
    return diagnose("FLW034", message, hint, place.span, PlaceOnPage(page, around.moved(-left, 0).corners))


def raised_leading(stream: Stream, page: int, pitch: int) -> Diagnostic:
    """FLW035: the leading of a text rose to `pitch` (mp) for its readings. `page`: where it ends."""
    place, piece = stream.stops[-1].place, next(piece for piece in stream.pieces if has_readings(piece))
    where = say("page {page}, place {name}", page=page, name=place.name)
    message = say(
        "{where}: '{story}' stands on {pitch:g} pt, so that its readings have room",
        where=where,
        story=piece.story,
        pitch=pitch / 1000,
    )
    hint = say("nothing to do; `ruby: brackets` in the text style puts them after their words, `ruby: keep` leaves the leading")
    return diagnose("FLW035", message, hint, piece.span, PlaceOnPage(page))
