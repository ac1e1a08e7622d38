"""Which typing habits are put right on reading, which are only reported, which are let be: the switches of a paper.

docs/rules/typography.md, Mixed type: each rule can be turned off, or set to report. The rules: content/edits.py for what stands
inside a paragraph, content/pasted.py for what makes a paragraph, a list or a table, sources/reading.py for what is not seen.
"""

from __future__ import annotations

from typing import Literal

from banmian.values import frozen

Way = Literal["fix", "report", "off"]


@frozen
class Normalising:
    """White at the ends of a text and NFC know no switch."""

    marks: Way = "fix"
    """ASCII marks beside Han, and half-width katakana marks, become full-width."""
    quotes: Way = "fix"
    """Straight quotes become curly by pairs."""
    corners: Way = "off"
    """Curly quotes around or beside Han become corner brackets. A paper in Traditional Chinese has it at fix by itself."""
    digits: Way = "fix"
    """Full-width digits and letters become ASCII."""
    spaces: Way = "fix"
    """A space typed between Han and Latin, or beside a full-width mark, goes; blanks of other widths become plain spaces."""
    blanks: Way = "fix"
    """A blank of any width between two Han goes from running text."""
    dashes: Way = "fix"
    """What stands for a dash of two em becomes one: two horizontal bars, box rules or hyphens."""
    ellipses: Way = "fix"
    """What stands for the ellipsis of two em becomes one: three stops or points, a single ellipsis."""
    ranges: Way = "fix"
    """The ASCII tilde between two numbers or two Han becomes full-width."""
    radicals: Way = "fix"
    """Radicals become the ideographs that they look like."""
    ligatures: Way = "fix"
    """Latin ligatures become their letters."""
    invisible: Way = "fix"
    """Zero-width characters and soft hyphens go."""
    paragraphs: Way = "fix"
    """Indented lines, and lines that each end a sentence, become paragraphs."""
    lists: Way = "fix"
    """Lines that a dot, square or diamond leads become the items of a list."""
    tables: Way = "fix"
    """Lines whose cells tabs part become a table."""

    def way(self, rule: str) -> Way:
        """What is done under a rule; a rule without a switch is always kept."""
        return getattr(self, rule) if rule in RULES else "fix"


RULES = tuple(Normalising.__annotations__)
FIX_ALL = Normalising()
"""What a paper puts right that says nothing."""
