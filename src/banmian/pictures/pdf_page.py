"""A page of a PDF as a picture: examined (pdf_examine.py), converted where only its colours stand against it, told of.

Codes: PIC035 annotations left out, PIC038 `q` and `Q` put right, PIC044 colours converted; those of pdf_examine.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from banmian.display import Treatment
from banmian.pictures.pdf_examine import Examined, examine, shown_box
from banmian.pictures.picture import Measured, PictureFile, Said
from banmian.pictures.pixels import Form
from banmian.pictures.refusal import Refused
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.pictures.press import Press

_INSTALL = "Or install Ghostscript, which converts what is in it."


def measured_page(found: PictureFile, data: bytes, reference: str, treatment: Treatment, known: PressKnown) -> Measured:
    """The picture with the page's size, or each reason why it is none. `reference`: how the editor names it."""
    try:
        examined = known.page(data, treatment)
    except Refused as fault:
        return Measured(None, (Said(fault.code, fault.said(reference), fault.hint),))
    if isinstance(examined, tuple):
        return Measured(None, tuple(Said(f.code, f.said(reference), f.hint) for f in examined))
    return Measured(replace(found, width=examined.size[0], height=examined.size[1]), tuple(_said(examined, reference)))


def _said(examined: Examined, name: str) -> Iterator[Said]:
    """What is done to a page that is placed, and that nothing is to be seen of it."""
    if examined.empty:
        message = f"'{name}' paints nothing: its place stays empty."
        yield Said("FRM010", message, "Look at the file, and at `page` in the layout; export it again.")
    if examined.dropped:
        message = f"'{name}' has {examined.dropped} annotations or form fields on the page; they are left out."
        yield Said("PIC035", message, "Print it to a new PDF if they shall be seen.")
    if examined.converted:
        message = f"'{name}' has colours of a screen; they are converted to the press's inks."
        yield Said("PIC044", message, "Compare the proof with the original, or ask for it in CMYK (PDF/X).")
    if examined.unbalanced:
        message = f"'{name}' saves and restores the graphics state in pairs that do not match; they are put right."
        yield Said("PIC038", message, "Look at it on the proof; save it again from the original if it looks wrong.")


def page_form(data: bytes, treatment: Treatment, press: Press | None = None) -> Form:
    """The page for the writer. ValueError where the file has changed since it was measured."""
    try:
        examined = PressKnown(None, press).page(data, treatment)
    except Refused as fault:
        raise ValueError(fault.said("a PDF")) from None
    if isinstance(examined, tuple):
        raise ValueError(examined[0].said("a PDF"))
    return examined.form


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
        return examined if version() else tuple(Refused(f.code, f.what, f"{f.hint} {_INSTALL}") for f in examined)
