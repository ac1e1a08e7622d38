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
    (0xA0, 0xA0), (0x2DC, 0x2DC), (0x300, 0x36F), (0x1100, 0x11FF), (0x1680, 0x1680), (0x2000, 0x200A), (0x2013, 0x2015),
    (0x2026, 0x2026), (0x202F, 0x202F), (0x205F, 0x205F), (0x223C, 0x223C), (0x22EF, 0x22EF), (0x2500, 0x2500), (0x2E80, 0x2FDF),
    (0x3000, 0x3000), (0x301C, 0x301C), (0x3099, 0x309A), (0x30FB, 0x30FB), (0xF900, 0xFAFF), (0xFB00, 0xFB06),
    (0xFF0D, 0xFF0E), (0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A), (0xFF61, 0xFF65),
)  # fmt: skip
_DOUBTFUL = frozenset(" \t,.:;?!()\"'~-\u00b7").union(*(map(chr, range(first, last + 1)) for first, last in _RANGES))
"""Every edit begins at one of these, at three \u3002, or at white at an end of the text; without them a text is canonical if it
is NFC."""

MARKS_WIDE = "ASCII mark made full-width"
STOP_WIDE = "ASCII full stop made \u3002"
MARKS_HALF = "half-width mark made full-width"
QUOTES_CURLY = "straight quote made curly"
ALNUM_ASCII = "full-width digit or letter made ASCII"
SPACE_DROPPED = "space between Han and Latin removed"
BLANK_PLAIN = "blank of another kind made a plain space"
BLANK_DROPPED = "blank between Han removed"
DASH_MADE = "typed dash made \u2014\u2014"
ELLIPSIS_MADE = "typed ellipsis made \u2026\u2026"
RANGE_MADE = "~ of a range made \uff5e"
RADICAL_MADE = "radical made an ideograph"
LIGATURE_PARTED = "ligature made letters"
INDENT_DROPPED = "space at a paragraph's start removed"
COMPOSED = "character composed (NFC)"
RULE_OF = {
    MARKS_WIDE: "marks", STOP_WIDE: "marks", MARKS_HALF: "marks", QUOTES_CURLY: "quotes", ALNUM_ASCII: "digits",
    SPACE_DROPPED: "spaces", BLANK_PLAIN: "spaces", BLANK_DROPPED: "blanks", DASH_MADE: "dashes", ELLIPSIS_MADE: "ellipses",
    RANGE_MADE: "ranges", RADICAL_MADE: "radicals", LIGATURE_PARTED: "ligatures",
}  # fmt: skip
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


@frozen
class Company:
    """What a text is and what its marks say, in offsets of the text as typed. `code`: spans that stay as they are.
    `running`: it is a paragraph's, where a blank between Han is no author's wish, as it is in a headline or a caption.
    `edges`: where marks begin and end; a full-width blank beside a bold lead-in is its author's."""

    code: tuple[tuple[int, int], ...] = ()
    running: bool = False
    edges: frozenset[int] = frozenset()


ALONE = Company()
PARAGRAPH = Company(running=True)


def normalise(text: str, code: tuple[tuple[int, int], ...] = ()) -> tuple[str, tuple[Edit, ...]]:
    """Canonical text and the edits that made it, ascending, in offsets of `text`. `code`: spans that stay as they are."""
    return normalise_by(FIX_ALL, text, Company(code) if code else ALONE)[:2]


def normalise_by(rules: Normalising, text: str, company: Company = ALONE) -> tuple[str, tuple[Edit, ...], tuple[Edit, ...]]:
    """As `normalise` by a paper's switches; beside it the edits that are only to be reported."""
    white = text[:1].isspace() or text[-1:].isspace()
    if not white and _DOUBTFUL.isdisjoint(text) and "\u3002\u3002" not in text and unicodedata.is_normalized("NFC", text):
        return text, (), ()
    from banmian.content.edits import edits_of

    edits, told = edits_of(text, company, rules)
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
