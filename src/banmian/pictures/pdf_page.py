"""A page of a PDF as a picture: examined (pdf_examine.py), converted where only its colours stand against it, taken out
(pdf_taken.py), told of.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from banmian.display import Treatment
from banmian.phrases import say
from banmian.pictures.page_read import AskedPage, PageRead
from banmian.pictures.pdf_examine import Examined, examine, shown_box
from banmian.pictures.pdf_taken import taken
from banmian.pictures.pdf_text import page_text
from banmian.pictures.refusal import Refused
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.pictures.press import Press

_INSTALL = say("Or install Ghostscript, which converts what is in it.")


def read_page(asked: AskedPage) -> PageRead:
    """Read in this very process: for foreign.py, which asks for it in another."""
    try:
        examined = PressKnown(asked.spots, asked.press).page(asked.data, asked.treatment)
        if isinstance(examined, tuple):
            return PageRead(refused=tuple((f.code, f.what, f.hint) for f in examined))
        form = taken(examined.page, sha256(examined.page.data).hexdigest())
    except Refused as fault:
        return PageRead(refused=((fault.code, fault.what, fault.hint),))
    words = page_text(asked.data, asked.treatment) if asked.worded else ""
    return PageRead(form, examined.size, examined.dropped, examined.unbalanced, examined.empty, examined.converted, words)


@frozen
class PressKnown:
    """What a placed PDF is held against: the special inks that it may have (None = any), and how screen colours are
    converted (None: they are refused)."""

    spots: Collection[str] | None = ()
    press: Press | None = None

    def page(self, data: bytes, treatment: Treatment) -> Examined | tuple[Refused, ...]:
        """The page, converted where nothing but its colours stands against it; or all that is wrong with it. Refused as
        `examine`."""
        examined = examine(data, treatment, self.spots)
        if not isinstance(examined, tuple) or self.press is None or not all(fault.screen for fault in examined):
            return examined
        from banmian.pictures.ghostscript import version
        from banmian.pictures.pdf_press import press_page

        made = press_page(data, treatment, shown_box(data, treatment), self.spots, self.press)
        if made is not None:
            return replace(made, converted=True)
        return (
            examined
            if version()
            else tuple(Refused(f.code, f.what, say("{hint} {install}", hint=f.hint, install=_INSTALL)) for f in examined)
        )
