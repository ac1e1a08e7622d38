"""The rows of UAX #14 (Unicode 17.0, revision 55), in the order of the annex; text/uax14.py asks them.

LB1, LB2, LB3, LB8a, LB9, LB10 and LB31 are the engine's own. A name is the annex's, so that a level can say by name which
rows it leaves out (text/kinsoku.py).
"""

from __future__ import annotations

from banmian.text.uax14 import END, MAY, MUST, NEVER, START, Bases, Rule, Rules, rule

_HARD = frozenset((START, "BK", "CR", "LF", "NL"))
_OPENS = _HARD | {"OP", "OW", "QU", "Pi", "Pf", "GL", "SP", "ZW"}
_CLOSES = frozenset(("SP", "GL", "WJ", "CL", "QU", "Pi", "Pf", "CP", "CW", "EX", "IS", "SY", "BK", "CR", "LF", "NL", "ZW", END))
_BEFORE_HYPHEN = _HARD | {"SP", "ZW", "CB", "GL"}
_OPEN = frozenset(("OP", "OW"))
_CLOSE = frozenset(("CL", "CP", "CW"))
_AKSARA = frozenset(("AK", "DC", "AS"))


def _opens(seen: Bases, left: int, _: int) -> bool:
    return seen.cls(left - 1) in _OPENS


def _closes(seen: Bases, _: int, right: int) -> bool:
    return seen.cls(right + 1) in _CLOSES


def _number_follows(seen: Bases, _: int, right: int) -> bool:
    return seen.cls(right + 1) == "NU"


def _left_narrow(seen: Bases, left: int, _: int) -> bool:
    return not seen.wide(left)


def _right_narrow(seen: Bases, _: int, right: int) -> bool:
    return not seen.wide(right)


def _after_quote_narrow(seen: Bases, _: int, right: int) -> bool:
    return not seen.wide(right + 1)


def _before_quote_narrow(seen: Bases, left: int, _: int) -> bool:
    return not seen.wide(left - 1)


def _word_initial(seen: Bases, left: int, _: int) -> bool:
    return seen.cls(left - 1) in _BEFORE_HYPHEN


def _after_hebrew(seen: Bases, left: int, _: int) -> bool:
    return seen.cls(left - 1) == "HL"


def _number_ends(seen: Bases, left: int, _: int) -> bool:
    """A number stands before the edge, with its inner signs and perhaps one closing bracket."""
    if seen.cls(left) in _CLOSE:
        left -= 1
    while seen.cls(left) in ("SY", "IS"):
        left -= 1
    return seen.cls(left) == "NU"


def _bracket_with_number(seen: Bases, _: int, right: int) -> bool:
    follows = seen.cls(right + 1)
    return follows == "NU" or (follows == "IS" and seen.cls(right + 2) == "NU")


def _after_aksara(seen: Bases, left: int, _: int) -> bool:
    return seen.cls(left - 1) in _AKSARA


def _virama_follows(seen: Bases, _: int, right: int) -> bool:
    return seen.cls(right + 1) == "VF"


def _odd_flags(seen: Bases, left: int, _: int) -> bool:
    count = 0
    while seen.cls(left - count) == "RI":
        count += 1
    return count % 2 == 1


ROWS: tuple[Rule, ...] = (
    rule("LB4", "BK", "*", MUST),
    rule("LB5", "CR", "LF", NEVER),
    rule("LB5", "CR LF NL", "*", MUST),
    rule("LB6", "*", "BK CR LF NL", NEVER),
    rule("LB7", "*", "SP ZW", NEVER),
    rule("LB8", "ZW SP*", "*", MAY),
    rule("LB11", "*", "WJ", NEVER),
    rule("LB11", "WJ", "*", NEVER),
    rule("LB12", "GL", "*", NEVER),
    rule("LB12a", "^SP BA HY HH", "GL", NEVER),
    rule("LB13", "*", "CL CP EX SY", NEVER),
    rule("LB14", "OP SP*", "*", NEVER),
    rule("LB15a", "Pi SP*", "*", NEVER, _opens, parts=True),
    rule("LB15b", "*", "Pf", NEVER, _closes, parts=True),
    rule("LB15c", "SP", "IS", MAY, _number_follows),
    rule("LB15d", "*", "IS", NEVER),
    rule("LB16", "CL CP SP*", "NS", NEVER),
    rule("LB17", "B2 SP*", "B2", NEVER),
    rule("LB18", "SP", "*", MAY),
    rule("LB19", "*", "QU Pf", NEVER, parts=True),
    rule("LB19", "QU Pi", "*", NEVER, parts=True),
    rule("LB19a", "*", "QU", NEVER, _left_narrow),
    rule("LB19a", "*", "QU", NEVER, _after_quote_narrow),
    rule("LB19a", "QU", "*", NEVER, _right_narrow),
    rule("LB19a", "QU", "*", NEVER, _before_quote_narrow),
    rule("LB20", "*", "CB", MAY),
    rule("LB20", "CB", "*", MAY),
    rule("LB20a", "HY HH", "AL", NEVER, _word_initial),
    rule("LB21", "*", "BA HH HY NS", NEVER),
    rule("LB21", "BB", "*", NEVER),
    rule("LB21a", "HY HH", "^HL", NEVER, _after_hebrew),
    rule("LB21b", "SY", "HL", NEVER),
    rule("LB22", "*", "IN", NEVER),
    rule("LB23", "AL HL", "NU", NEVER),
    rule("LB23", "NU", "AL HL", NEVER),
    rule("LB23a", "PR", "ID EB EM", NEVER),
    rule("LB23a", "ID EB EM", "PO", NEVER),
    rule("LB24", "PR PO", "AL HL", NEVER),
    rule("LB24", "AL HL", "PR PO", NEVER),
    rule("LB25", "NU SY IS CL CP", "PO PR", NEVER, _number_ends),
    rule("LB25", "PO PR", "OP", NEVER, _bracket_with_number),
    rule("LB25", "PO PR HY IS", "NU", NEVER),
    rule("LB25", "NU SY IS", "NU", NEVER, _number_ends),
    rule("LB26", "JL", "JL JV H2 H3", NEVER),
    rule("LB26", "JV H2", "JV JT", NEVER),
    rule("LB26", "JT H3", "JT", NEVER),
    rule("LB27", "JL JV JT H2 H3", "PO", NEVER),
    rule("LB27", "PR", "JL JV JT H2 H3", NEVER),
    rule("LB28", "AL HL", "AL HL", NEVER),
    rule("LB28a", "AP", "AK DC AS", NEVER, parts=True),
    rule("LB28a", "AK DC AS", "VF VI", NEVER, parts=True),
    rule("LB28a", "VI", "AK DC", NEVER, _after_aksara, parts=True),
    rule("LB28a", "AK DC AS", "AK DC AS", NEVER, _virama_follows, parts=True),
    rule("LB29", "IS", "AL HL", NEVER),
    rule("LB30", "AL HL NU", "OP", NEVER, parts=True),
    rule("LB30", "CP", "AL HL NU", NEVER, parts=True),
    rule("LB30a", "RI", "RI", NEVER, _odd_flags),
    rule("LB30b", "EB IX", "EM", NEVER, parts=True),
)
"""Rows with `parts` mean a parted class alone: QU without Pi and Pf, OP and CP without the East Asian ones."""

UNTAILORED = Rules(ROWS)
"""The annex as it stands."""
