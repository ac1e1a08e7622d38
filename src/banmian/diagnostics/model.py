"""The one record of a message, and the place it speaks of (docs/rules/contracts.md, Messages)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Literal

from banmian.phrases import NOTHING, Phrase
from banmian.values import frozen


class Severity(IntEnum):
    """info < warning < error; a build fails at or above the profile's `fail-on`."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> Literal["info", "warning", "error"]:
        return _WORDS[self.value]


_WORDS: tuple[Literal["info"], Literal["warning"], Literal["error"]] = ("info", "warning", "error")


@frozen
class Span:
    """A place in a file: path relative to the root with `/`; line and column from 1, in code points; 0 = unknown. `block`: of
    an article that was read the block in which it is; then lines are counted from the block's first (content/places.py)."""

    file: str
    line: int = 0
    column: int = 0
    block: str = ""

    def __lt__(self, other: Span) -> bool:
        return (self.file, self.line, self.column, self.block) < (other.file, other.line, other.column, other.block)


@frozen
class PlaceOnPage:
    """A page from 1 and, where known, a rectangle (x0, y0, x1, y1) in millipoints from the trim's top left."""

    page: int
    rect: tuple[int, int, int, int] | None = None


@frozen
class Remedy:
    """Words of one paragraph that would make a text fit: `characters` to be cut, or to be written (`adds`). `paragraph`: its number
    in the story, from 1. `span`: where the first that may go stands, or where words may come; `until`: behind the last that may
    go."""

    adds: bool
    characters: int
    paragraph: int
    span: Span
    until: Span


@frozen
class Diagnostic:
    """One message. `code` is stable and has a page in docs/codes/; `hint` says what to do; all `remedies` together were tried."""

    code: str
    severity: Severity
    message: Phrase
    hint: Phrase = NOTHING
    span: Span | None = None
    place: PlaceOnPage | None = None
    remedies: tuple[Remedy, ...] = ()


def worst(diagnostics: Iterable[Diagnostic]) -> Severity:
    """The highest severity; INFO where there is none."""
    return max((d.severity for d in diagnostics), default=Severity.INFO)
