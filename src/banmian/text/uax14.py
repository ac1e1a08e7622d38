"""UAX #14, Unicode Line Breaking (Unicode 17.0): its rules as a table, and the engine that asks them in their order.

A rule is a row: name, classes before the edge, classes after it, condition, outcome. The first row that fits decides. Which
rows hold at a level of kinsoku, and what is tailored, stands in text/kinsoku.py. Combining marks are folded into what they
follow (LB9) before the rows are asked. For a pair of classes the rows that can fit are sorted out once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from banmian.text import ucd
from banmian.values import frozen

MUST, MAY, NEVER = 1, 0, -1
"""A line ends here; may end here; may not."""

START, END = "sot", "eot"
"""What stands before the text and after it, as a class."""


def resolve(ch: str) -> str:
    """LB1: the class that the rules work on, AI, CJ, SA, SG and XX resolved; classes that a rule parts are parted here.

    Pi and Pf are quotes that open and close (else QU); OW and CW brackets that are East Asian (else OP, CP); IX is reserved
    for pictographs (LB30b), DC the dotted circle (LB28a).
    """
    cls = ucd.LINE_BREAK[ch]
    if cls == "QU":
        return ucd.CATEGORY[ch] if ucd.CATEGORY[ch] in ("Pi", "Pf") else cls
    if cls in ("OP", "CP"):
        return cls[0] + "W" if ucd.is_wide(ch) else cls
    if cls == "SA":
        return "CM" if ucd.is_mark(ch) else "AL"
    if ch == "\u25cc":
        return "DC"
    if cls == "ID" and ch >= "\U0001f000" and ucd.is_pictographic(ch) and ucd.CATEGORY[ch] == "Cn":
        return "IX"
    return {"AI": "AL", "SG": "AL", "XX": "AL", "CJ": "NS"}.get(cls, cls)


class Classes(dict[str, str]):
    """Class by character, resolved when first met."""

    def __init__(self, of: Callable[[str], str]) -> None:
        super().__init__()
        self.of = of

    def __missing__(self, ch: str) -> str:
        cls = self[ch] = self.of(ch)
        return cls


CLASSES = Classes(resolve)


class Bases:
    """A text as the rules see it: characters with the marks that follow them (LB9), each with its class."""

    __slots__ = ("chars", "classes", "joiners", "offsets")

    def __init__(self) -> None:
        self.classes: list[str] = []
        self.chars: list[str] = []
        self.offsets: list[int] = []
        self.joiners: set[int] = set()
        """Bases after a ZERO WIDTH JOINER (LB8a)."""

    def cls(self, i: int) -> str:
        """The class of base i, START or END beyond the text."""
        return self.classes[i] if 0 <= i < len(self.classes) else START if i < 0 else END

    def wide(self, i: int) -> bool:
        """Is base i East Asian (full, wide or half-width)? Nothing is, beyond the text."""
        return 0 <= i < len(self.chars) and ucd.is_wide(self.chars[i])


_NO_BASE = frozenset(("BK", "CR", "LF", "NL", "SP", "ZW"))
"""LB9: no mark combines with these."""


def bases(text: str, known: Mapping[str, str] = CLASSES) -> Bases:
    """LB9 and LB10: marks are folded into what they follow; a mark that follows nothing is a letter."""
    out = Bases()
    plain = [*map(known.__getitem__, text)]
    if "CM" not in plain and "ZWJ" not in plain:
        out.classes, out.chars, out.offsets = plain, [*text], [*range(len(text))]
        return out
    for offset, (ch, cls) in enumerate(zip(text, plain, strict=True)):
        if cls in ("CM", "ZWJ"):
            if out.classes and out.classes[-1] not in _NO_BASE:
                if cls == "ZWJ":
                    out.joiners.add(len(out.classes))
                else:
                    out.joiners.discard(len(out.classes))
                continue
            if cls == "ZWJ":
                out.joiners.add(len(out.classes) + 1)
            cls = "AL"  # noqa: PLW2901
        out.classes.append(cls)
        out.chars.append(ch)
        out.offsets.append(offset)
    return out


Condition = Callable[[Bases, int, int], bool]
"""Of the bases, the one before the edge (spaces passed over, where the row does) and the one after."""


@frozen
class Rule:
    """A row. `left` and `right`: classes, or None for any. `spaces`: spaces may stand between `left` and the edge."""

    name: str
    left: frozenset[str] | None
    right: frozenset[str] | None
    outcome: int
    condition: Condition | None = None
    spaces: bool = False


_PARTED = {"QU": "QU Pi Pf", "OP": "OP OW", "CP": "CP CW", "AL": "AL DC", "ID": "ID IX"}


def _classes(names: str, whole: bool = True) -> frozenset[str] | None:
    """`*` any; `^A B` all but A and B; `A B` these. Classes that are parted stand for all their parts."""
    if names == "*":
        return None
    wanted = names.lstrip("^").split()
    found = frozenset(part for name in wanted for part in (_PARTED.get(name, name).split() if whole else (name,)))
    return frozenset(ALL) - found if names.startswith("^") else found


ALL = (
    "AK", "AL", "AP", "AS", "B2", "BA", "BB", "BK", "CB", "CL", "CP", "CR", "CW", "DC", "EB", "EM", "EX", "GL", "H2", "H3",
    "HH", "HL", "HY", "ID", "IN", "IS", "IX", "JL", "JT", "JV", "LF", "NL", "NS", "NU", "OP", "OW", "Pf",
    "Pi", "PO", "PR", "QU", "RI", "SP", "SY", "VF", "VI", "WJ", "ZW", "sot",
)  # fmt: skip
"""All classes after LB1, LB9 and LB10."""


def rule(name: str, left: str, right: str, outcome: int, condition: Condition | None = None, parts: bool = False) -> Rule:
    """A row from its classes as text; `SP*` at the end of `left` lets spaces stand there; `parts`: take parted classes as given."""
    spaces = left.endswith(" SP*")
    return Rule(name, _classes(left.removesuffix(" SP*"), not parts), _classes(right, not parts), outcome, condition, spaces)


class Rules:
    """Rows in force together, over a table of classes."""

    def __init__(self, rows: Iterable[Rule], classes: Mapping[str, str] = CLASSES) -> None:
        self.rows = tuple(rows)
        self.classes = classes
        self.pairs: dict[tuple[str, str, str], tuple[Rule, ...]] = {}
        """Classes before the edge, before spaces before it, and after it -> the rows that can fit."""
        self.plain: dict[tuple[str, str], tuple[int, str]] = {}
        """Classes before and after an edge that ask no condition -> what is said of it."""

    def edges(self, text: str) -> list[tuple[int, str]]:
        """For each edge 0 .. len(text): MUST, MAY or NEVER, and the name of the row that says so."""
        seen = bases(text, self.classes)
        out = [(NEVER, "LB9")] * (len(text) + 1)
        out[0] = (NEVER, "LB2")
        known = {} if seen.joiners else self.plain
        word = 0
        for i, pair in enumerate(pairwise(seen.classes), 1):
            if pair[0] != "SP":
                word = i - 1
            out[seen.offsets[i]] = known.get(pair) or self._decide(seen, word, i)
        out[len(text)] = (MUST, "LB3")
        return out

    def _decide(self, seen: Bases, j: int, i: int) -> tuple[int, str]:
        """What is said of the edge before the i-th base; the j-th is the last before it that is no space."""
        left, before, right = seen.classes[i - 1], seen.classes[j], seen.classes[i]
        if i in seen.joiners and left != "SP":
            return (MUST if left in ("BK", "CR", "LF", "NL") else NEVER), "LB8a"
        key = (left, before, right)
        found = self.pairs.get(key)
        if found is None:
            found = self.pairs[key] = self._rows(left, before, right)
            if left != "SP" and (not found or found[0].condition is None):
                self.plain[left, right] = (found[0].outcome, found[0].name) if found else (MAY, "LB31")
        for row in found:
            if row.condition is None or row.condition(seen, j if row.spaces else i - 1, i):
                return row.outcome, row.name
        return MAY, "LB31"

    def _rows(self, left: str, before: str, right: str) -> tuple[Rule, ...]:
        """The rows that can fit these classes, up to the first without a condition."""
        out: list[Rule] = []
        for row in self.rows:
            met = before if row.spaces else left
            if (row.left is None or met in row.left) and (row.right is None or right in row.right):
                out.append(row)
                if row.condition is None:
                    break
        return tuple(out)
