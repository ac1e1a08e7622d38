"""Canonical text: what typing habits leave in Chinese copy is put right, and each change is counted with its place.

docs/rules/contracts.md, Texts; docs/rules/typography.md, Mixed type. What is changed, and where: content/edits.py, which is
imported when a text holds anything that may need it. Most texts do not.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left

from banmian.sources.normalising import FIX_ALL, Normalising
from banmian.values import frozen

_RANGES = (
    (0x300, 0x36F), (0x1100, 0x11FF), (0x3099, 0x309A), (0xF900, 0xFAFF), (0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A),
)  # fmt: skip
_DOUBTFUL = frozenset(" ,:;?!()\"'").union(*(map(chr, range(first, last + 1)) for first, last in _RANGES))
"""Every edit begins at one of these, or at white at an end of the text; without them a text is canonical if it is NFC."""

MARKS_WIDE = "ASCII mark made full-width"
QUOTES_CURLY = "straight quote made curly"
ALNUM_ASCII = "full-width digit or letter made ASCII"
SPACE_DROPPED = "space between Han and Latin removed"
INDENT_DROPPED = "space at a paragraph's start removed"
COMPOSED = "character composed (NFC)"
RULE_OF = {MARKS_WIDE: "marks", QUOTES_CURLY: "quotes", ALNUM_ASCII: "digits", SPACE_DROPPED: "spaces"}
"""Kind -> the switch that it obeys (sources/normalising.py)."""


@frozen
class Edit:
    """The characters start..end of a text become `new`; `kind` is "" where it goes with another edit. `rule`: the switch
    that it obeys, where its kind does not say."""

    start: int
    end: int
    new: str
    kind: str
    rule: str = ""

    @property
    def obeys(self) -> str:
        return self.rule or RULE_OF.get(self.kind, "")


def normalise(text: str, code: tuple[tuple[int, int], ...] = ()) -> tuple[str, tuple[Edit, ...]]:
    """Canonical text and the edits that made it, ascending, in offsets of `text`. `code`: spans that stay as they are."""
    return normalise_by(FIX_ALL, text, code)[:2]


def normalise_by(
    rules: Normalising, text: str, code: tuple[tuple[int, int], ...] = ()
) -> tuple[str, tuple[Edit, ...], tuple[Edit, ...]]:
    """As `normalise` by a paper's switches; beside it the edits that are only to be reported."""
    white = text[:1].isspace() or text[-1:].isspace()
    if not white and _DOUBTFUL.isdisjoint(text) and unicodedata.is_normalized("NFC", text):
        return text, (), ()
    from banmian.content.edits import edits_of

    found = edits_of(text, code, rules)
    if not found:
        return text, (), ()
    edits = tuple(e for e in found if rules.way(e.obeys) == "fix")
    told = tuple(e for e in found if rules.way(e.obeys) == "report")
    return apply(text, edits), edits, told


def apply(text: str, edits: tuple[Edit, ...]) -> str:
    """The text with the edits made."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.new)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


class Moves:
    """Where offsets of the old text lie in the new one, for one list of edits."""

    def __init__(self, edits: tuple[Edit, ...]) -> None:
        self.edits = edits
        self.starts = [e.start for e in edits]
        self.shifts = [0]
        for edit in edits:
            self.shifts.append(self.shifts[-1] + len(edit.new) - (edit.end - edit.start))

    def __call__(self, offset: int) -> int:
        before = bisect_left(self.starts, offset)
        if before and self.edits[before - 1].end > offset:
            edit = self.edits[before - 1]
            return edit.start + self.shifts[before - 1] + min(offset - edit.start, len(edit.new))
        return offset + self.shifts[before]
