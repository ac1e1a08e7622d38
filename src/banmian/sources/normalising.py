"""Which typing habits are put right on reading, which are only reported, which are let be: the switches of a paper.

docs/rules/typography.md, Mixed type: each rule can be turned off, or set to report. The rules: content/edits.py.
"""

from __future__ import annotations

from typing import Literal

from banmian.values import frozen

Way = Literal["fix", "report", "off"]
RULES = ("marks", "quotes", "digits", "spaces")


@frozen
class Normalising:
    """`marks`: ASCII marks beside Han become full-width; `quotes`: straight quotes around Han become curly; `digits`:
    full-width digits and letters become ASCII; `spaces`: a space typed between Han and Latin, or beside a full-width mark,
    goes. White at the ends of a text and NFC know no switch."""

    marks: Way = "fix"
    quotes: Way = "fix"
    digits: Way = "fix"
    spaces: Way = "fix"

    def way(self, rule: str) -> Way:
        """What is done under a rule; a rule without a switch is always kept."""
        return getattr(self, rule) if rule in RULES else "fix"


FIX_ALL = Normalising()
