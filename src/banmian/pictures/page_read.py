"""A page of a PDF from outside: what is asked of it, and what reading it gave, as values that go to another process and back.

Codes: PIC035 annotations left out, PIC038 `q` and `Q` put right, PIC044 colours converted; of what is refused those of
pdf_examine.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from banmian.display import Treatment
from banmian.phrases import Phrase, say
from banmian.pictures.picture import Measured, PictureFile, Said
from banmian.pictures.pixels import Form
from banmian.pictures.press import Press
from banmian.pictures.refusal import PDF, named
from banmian.values import frozen


@frozen
class AskedPage:
    """The file's bytes and their hash, the page and its box. `spots`: the special inks that it may have, None = any; `press`: into
    which inks its screen colours go; `worded`: whether its words are wanted."""

    data: bytes
    hash: str
    treatment: Treatment
    spots: tuple[str, ...] | None = ()
    press: Press | None = None
    worded: bool = False


@frozen
class PageRead:
    """What became of it: the page as a form, or (`refused`) codes, sentences that begin with `PDF`, and what to do. `size` in
    millipoints, as seen; the rest as of Examined; `words`: what it says."""

    form: Form | None = None
    size: tuple[int, int] = (0, 0)
    dropped: int = 0
    unbalanced: bool = False
    empty: bool = False
    converted: bool = False
    words: str = ""
    refused: tuple[tuple[str, Phrase, Phrase], ...] = ()

    def measured(self, kind: str, content_hash: str, reference: str) -> Measured:
        """The picture with the page's size, or each reason why it is none. `reference`: how the editor names it."""
        if self.refused:
            return Measured(None, tuple(Said(code, named(what, reference), hint) for code, what, hint in self.refused))
        picture = PictureFile(kind, content_hash, *self.size, words=self.words)
        return Measured(picture, tuple(_said(self, reference)))


ENDED = PageRead(
    refused=(
        (
            "PIC030",
            say("{pdf} cannot be read as PDF: the program that reads it failed.", pdf=PDF),
            say("Save it again from the original."),
        ),
    )
)
"""Where reading it was the end of the process that did it."""


def _said(page: PageRead, name: str) -> Iterator[Said]:
    """What is done to a page that is placed, and that nothing is to be seen of it."""
    if page.empty:
        message = say("'{name}' paints nothing: its place stays empty.", name=name)
        yield Said("FRM010", message, say("Look at the file, and at `page` in the layout; export it again."))
    if page.dropped:
        message = say(
            "'{name}' has {dropped} annotations or form fields on the page; they are left out.", name=name, dropped=page.dropped
        )
        yield Said("PIC035", message, say("Print it to a new PDF if they shall be seen."))
    if page.converted:
        message = say("'{name}' has colours of a screen; they are converted to the press's inks.", name=name)
        yield Said("PIC044", message, say("Compare the proof with the original, or ask for it in CMYK (PDF/X)."))
    if page.unbalanced:
        message = say("'{name}' saves and restores the graphics state in pairs that do not match; they are put right.", name=name)
        yield Said("PIC038", message, say("Look at it on the proof; save it again from the original if it looks wrong."))
