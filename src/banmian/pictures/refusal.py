"""Why a PDF is not placed."""

from __future__ import annotations

UNPACKED = 100_000_000
"""Bytes of one unpacked stream beyond which a PDF is refused."""


PDF = "This PDF"
"""How a sentence begins whose reader does not see the file's name."""


class Refused(Exception):
    """A code, what the PDF does or has as a sentence that begins with `PDF`, what to do. `screen`: it has colours of a screen,
    which can be converted."""

    def __init__(self, code: str, what: str, hint: str, screen: bool = False) -> None:
        super().__init__(what)
        self.code, self.what, self.hint, self.screen = code, what, hint, screen


def named(what: str, name: str) -> str:
    """The sentence, with the file as the editor names it."""
    return f"'{name}'{what.removeprefix(PDF)}"
