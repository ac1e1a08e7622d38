"""What normalising changes in a text: an edit and its kind, the company in which a text stands, and where offsets go.

The rules that find edits are in characters.py, dashes.py, wide_marks.py, typed_blanks.py; edits.py runs them, normalise.py asks it.
"""

from __future__ import annotations

from bisect import bisect_left

from banmian.phrases import Phrase, say
from banmian.sources.normalising import Normalising
from banmian.values import frozen

MARKS_WIDE = say("ASCII mark made full-width")
STOP_WIDE = say("ASCII full stop made \u3002")
MARKS_HALF = say("half-width mark made full-width")
QUOTES_CURLY = say("straight quote made curly")
QUOTES_CORNER = say("curly quote made a corner bracket")
ALNUM_ASCII = say("full-width digit or letter made ASCII")
SPACE_DROPPED = say("space between Han and Latin removed")
BLANK_PLAIN = say("blank of another kind made a plain space")
BLANK_DROPPED = say("blank between Han removed")
DASH_MADE = say("typed dash made \u2014\u2014")
ELLIPSIS_MADE = say("typed ellipsis made \u2026\u2026")
RANGE_MADE = say("~ of a range made \uff5e")
RADICAL_MADE = say("radical made an ideograph")
LIGATURE_PARTED = say("ligature made letters")
INDENT_DROPPED = say("space at a paragraph's start removed")
COMPOSED = say("character composed (NFC)")
RULE_OF = {
    MARKS_WIDE: "marks", STOP_WIDE: "marks", MARKS_HALF: "marks", QUOTES_CURLY: "quotes", QUOTES_CORNER: "corners",
    ALNUM_ASCII: "digits",
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
    kind: Phrase
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


def cornered(rules: Normalising, text: str) -> bool:
    """Whether curly quotes are looked at, and there are some."""
    return rules.corners != "off" and ("\u201c" in text or "\u2018" in text)


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
