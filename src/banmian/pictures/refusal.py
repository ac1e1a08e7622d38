"""Why a PDF is not placed."""

from __future__ import annotations

from banmian.phrases import Phrase, say, with_given

UNPACKED = 100_000_000
"""Bytes of one unpacked stream beyond which a PDF is refused."""


PDF = say("This PDF")
"""How a sentence begins whose reader does not see the file's name."""


class Refused(Exception):
    """A code, what the PDF does or has as a sentence whose {pdf} is `PDF`, what to do. `screen`: it has colours of a screen,
    which can be converted."""

    def __init__(self, code: str, what: Phrase, hint: Phrase, screen: bool = False) -> None:
        super().__init__(what)
        self.code, self.what, self.hint, self.screen = code, what, hint, screen


def named(what: Phrase, name: str) -> Phrase:
    """The sentence, with the file as the editor names it."""
    return with_given(what, pdf=f"'{name}'")
