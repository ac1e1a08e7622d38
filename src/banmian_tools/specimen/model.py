"""What the specimen book is made of: chapters of rules, each with two settings of a text (docs/specimen-book/README.md).

All lengths in mp, but where em is said.
"""

from __future__ import annotations

from typing import Literal

from banmian.content.model import StyledText
from banmian.diagnostics import Span
from banmian.flow.slots import STEPS
from banmian.geometry import Circle
from banmian.linebreak import Cost
from banmian.template.model import HeadStyle, TextStyle
from banmian.text.setting import TextSetting
from banmian.values import frozen

SeeKind = Literal["text", "edges", "starts", "ends", "widest", "last"]
Side = Literal["both", "off", "on"]


@frozen
class Words:
    """The same in Chinese and in English."""

    zh: str
    en: str


@frozen
class See:
    """What a red bracket stands under. `kind`: text, the places of `text` (its `nth`, 0 = each); edges, the two characters at
    a break that the strict level forbids; starts, ends, full marks at line edges; widest, the gap that is opened most; last,
    a paragraph's last line. `width`: the em that it measures stand beside the bracket."""

    kind: SeeKind
    text: str = ""
    nth: int = 0
    side: Side = "both"
    width: bool = False


@frozen
class Columns:
    """So many columns of so many lines of a text style. `grid`: lines stand on one grid, subheads take whole lines, and no line
    is left alone; else each thing has its own leading and columns are simply filled."""

    count: int
    lines: int
    grid: bool
    style: TextStyle


@frozen
class Case:
    """Paragraphs and how they are set. `said`: the keys that make this side what it is, as the YAML has them. `gaps`: tiers,
    in-turn (a tier gives all that it has before the next gives anything), alike (all gaps give and take together) or everywhere
    (also where none may open); `fill`: last lines are drawn out, too;
    `naive`: each character in its own advance (naive.py)."""

    texts: tuple[StyledText, ...]
    setting: TextSetting
    measure: int
    indent: int
    align: str
    pitch: int
    said: str
    cost: Cost = Cost()
    first_fit: bool = False
    looseness: int = 0
    gaps: str = "tiers"
    fill: bool = False
    naive: bool = False
    head: HeadStyle | None = None
    """The case is a headline, fitted by flow/headfit.py in this style."""
    parts: tuple[str, ...] = ()
    """The first paragraphs are these parts of a whole head (flow/heads.py), `across` wide where it is vertical; the others are
    body below it."""
    across: int = 0
    columns: Columns | None = None
    """The case runs through columns (flow/stream.py)."""
    circle: Circle | None = None
    """Lines keep clear of it (flow/slots.py); from the left top of the first line. It is drawn smaller by half an em."""
    emergency: bool = True
    """Lines may end at emergency breaks (linebreak.Breakable)."""
    caption: int = 0
    """So wide a caption stands under the circle, mp; `hull`: it is cut out of the lines together with it."""
    hull: bool = True
    steps: int = STEPS
    """By which parts of an em lines give way to the circle."""
    fallback: bool = True
    """A naive setter looks for another face where this one has no glyph."""

    @property
    def down(self) -> bool:
        """Its lines run down the page."""
        return self.setting.direction == "vertical"

    @property
    def text(self) -> str:
        """All paragraphs, a line end between two."""
        return "\n".join(text.text for text in self.texts)


@frozen
class Pair:
    """The setting with the rule off and on, and what to look at."""

    off: Case
    on: Case
    see: tuple[See, ...]
    reports: tuple[str, ...] = ()
    """Codes of the diagnostics that the setting gives; they stand below it."""


@frozen
class Rule:
    """One rule. `section`: the heading of typography.md; `covers`: the rows of its tables that it shows; `source`: CLREQ
    ids, clauses of GB/T 15834, UAX."""

    id: str
    name: Words
    section: str
    covers: tuple[str, ...]
    source: tuple[str, ...]
    note: Words
    pair: Pair
    worst: Pair
    worst_note: Words
    span: Span


@frozen
class Chapter:
    """One file of docs/specimen-book."""

    name: Words
    intro: Words
    rules: tuple[Rule, ...]


@frozen
class Book:
    """`date`: of the document, ISO 8601 without time."""

    title: Words
    subtitle: Words
    intro: Words
    reading: Words
    date: str
    chapters: tuple[Chapter, ...]
