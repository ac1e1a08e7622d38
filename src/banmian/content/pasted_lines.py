"""What a single pasted line is: an item that a sign leads, cells that tabs part, indented, the end of a sentence.

docs/rules/contracts.md, Texts; docs/decisions/0045.
"""

from __future__ import annotations

import re
from typing import Literal

from banmian.sources.reading import Row
from banmian.values import frozen

Kind = Literal["text", "item", "made item", "other", "blank", "kept", "fence"]
_WHITE = " \t\u3000\u00a0"
_ITEM = re.compile(r"[ \t]*+(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]|\[\^[^\s\]]+\]:)")
"""An item of the author's, or a note's text: the lines below go on with it."""
_OTHER = re.compile(r"[ \t]*+(?:#{1,6}(?:[ \t]|\Z)|>|\||!\[|<[a-zA-Z/!]|(?:[-*_=][ \t]*+){3,}\Z)")
_LIST_SIGN = re.compile(
    f"[{_WHITE}]*+(?:(?P<word>[\u2022\u25e6\u2023\uf0b7\uf06c\uf0d8\uf0a7\uf075\uf06e]|o(?=\t))|(?P<dot>\u00b7)"
    f"|(?P<sign>[\u25cf\u25c6\u25c7\u25a0\u25aa]))(?P<gap>[{_WHITE}]*+)(?=\\S)"
)
"""Word's own signs are a list's also where one stands alone; a dot wants a blank after it or a fellow, a square or diamond,
with which papers decorate a lead or a name, a fellow."""
_NUMERAL = "(?:[0-9]{1,3}|[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3})"
_ENUMERATOR = re.compile(
    f"[{_WHITE}]*+(?:[(\uff08]{_NUMERAL}[)\uff09]|{_NUMERAL}(?:[)\uff09\u3001\uff0e]|\\.(?![0-9]))|[\u2460-\u2473])"
)
"""1\u3001 or (1) or \u2460: the number of a point in a row of them."""
_INDENT = re.compile(f"[{_WHITE}\u2002\u2003]*+")
_TWO_EM = 4
_WIDTH = {" ": 1, "\u00a0": 1, "\u2002": 2, "\u2003": 2, "\u3000": 2, "\t": _TWO_EM}
"""The width of blanks in halves of an em; a tab counts as an indent."""
_CLOSERS = "\u201d\u2019\u300d\u300f\uff09)\u300b\u3011\"'"
_ENDS = "\u3002\uff01\uff1f!?\u2026\uff1a\uff1b" + _CLOSERS
_AFTER_THE_END = " \t\u3000\u00a0*_`"
"""Blanks and markup behind a paragraph's last mark; attributes may stand there too."""
_INNER_END = re.compile("[\u3002\uff01\uff1f](?=[^\u3002\uff01\uff1f\u2026\u201d\u2019\u300d\u300f\uff09)\u300b\u3011\"'\\s])")
_HEADING = 20
"""Characters of a heading line that was pasted bare, at most."""
_WRAPPED = 4
"""Lines from which on one sees that they are wrapped."""
_MEASURES = range(20, 121)
"""Of columns and pages, in halves of an em."""
_RAGGED, _CLEARLY_SHORT = 4, 6
"""How much shorter a wrapped line may be (marks and words that go to the next one), and the last of a paragraph must be, in
halves of an em."""
_GOES_ON = "\uff0c\u3001,"


@frozen
class Line:
    """A line, where it came from, and what it is: text, an item of the author's or one that was made, something else of
    Markdown's, blank, a fence, or kept as it is (front matter, verse, code)."""

    text: str
    row: Row
    kind: Kind


@frozen
class Item:
    """What leads a line: the sign, its column and that of the text after it; `alone`: it needs no fellow to be a list's."""

    sign: str
    at: int
    text_at: int
    alone: bool


def kind_of(text: str) -> Kind:
    """The kind of a line outside verse and code."""
    if not text.strip():
        return "blank"
    if _ITEM.match(text):
        return "item"
    return "other" if _OTHER.match(text) or ("|" in text and "\t" not in text) else "text"


def item_of(line: Line) -> Item | None:
    """The sign that leads a line of text, as in a list."""
    found = _LIST_SIGN.match(line.text) if line.kind == "text" else None
    if found is None:
        return None
    sign = found["word"] or found["dot"] or found["sign"]
    alone = bool(found["word"] or (found["dot"] and found["gap"]))
    return Item(sign, found.end() - len(found["gap"]), found.end() + 1, alone)


def cells_of(line: Line) -> list[tuple[str, int]] | None:
    """The cells that tabs part, each with its column; None of a line that a tab only indents, or parts from its number."""
    cells: list[tuple[str, int]] = []
    at = 0
    for part in line.text.split("\t"):
        cell = part.strip()
        cells.append((cell, at + len(part) - len(part.lstrip()) + 1))
        at += len(part) + 1
    if len(cells) == 2 and (not cells[0][0] or _ENUMERATOR.fullmatch(cells[0][0]) or line.kind == "item"):
        return None
    return cells


def count_filled(cells: list[tuple[str, int]] | None) -> int:
    """How many of the cells hold something."""
    return sum(1 for cell, _ in cells or () if cell)


def is_indented(text: str) -> bool:
    """Whether a line begins with two em of blanks, or a tab."""
    found = _INDENT.match(text)
    return found is not None and sum(map(_WIDTH.__getitem__, found[0])) >= _TWO_EM


def ends_a_sentence(text: str) -> bool:
    """Whether a line ends as a paragraph does: with a stop, a colon, or a mark that closes; also with the point after Han."""
    bare = text.rstrip(_AFTER_THE_END)
    if bare.endswith("}"):
        bare = bare[: bare.rfind("{")].rstrip(_AFTER_THE_END)
    end = bare[-2:]
    return end[-1:] in _ENDS if end[-1:] != "." else end[:1] >= "\u3400"


def breaks_before(run: list[Line], alone: bool, goes_on: bool) -> list[bool]:
    """For each line of a run but the first, whether a paragraph begins with it. `alone`: the run is all the text of its
    section; `goes_on`: it continues a list's item."""
    texts = [line.text for line in run]
    indented = [is_indented(text) for text in texts]
    if all(indented) and all(text.startswith((" ", "\u00a0")) for text in texts):
        indented = [False] * len(run)
    ends = [ends_a_sentence(text) for text in texts]
    if not goes_on and _one_a_line(texts, ends, alone or any(indented)):
        return [True] * (len(run) - 1)
    numbered = [_ENUMERATOR.match(text) is not None for text in texts]
    if sum(numbered) < 2:
        numbered = [False] * len(run)
    following = [*indented[1:], False]
    full = _wrapped_at(texts)
    return [
        indented[n]
        or numbered[n]
        or (ends[n - 1] and width_of(texts[n - 1]) + _CLEARLY_SHORT <= full)
        or (ends[n - 1] and not ends[n] and following[n] and _is_short(texts[n], texts))
        for n in range(1, len(run))
    ]


def width_of(text: str) -> int:
    """The width of a line as typed, in halves of an em."""
    return sum(1 if ch < "\u2000" else 2 for ch in text.strip())


def _wrapped_at(texts: list[str]) -> int:
    """The measure, in halves of an em, at which a PDF or a mail wrapped its lines: most of them are about as long as the
    longest. 0 where they are not."""
    widths = [width_of(text) for text in texts[:-1]]
    full = max(widths, default=0)
    near = sum(1 for width in widths if width + _RAGGED >= full)
    return full if len(texts) >= _WRAPPED and full in _MEASURES and near * 5 >= len(widths) * 3 else 0


def _one_a_line(texts: list[str], ends: list[bool], likely: bool) -> bool:
    """Whether each line is a paragraph: all but a fifth end as paragraphs do, headings aside, and, where nothing else speaks
    for it, half of them hold more than a sentence."""
    if sum(ends) < 2:
        return False
    odd = sum(1 for n, text in enumerate(texts[:-1]) if not ends[n] and not ((n == 0 or ends[n - 1]) and _is_short(text, texts)))
    if odd * 5 > len(texts):
        return False
    return likely or sum(1 for text in texts if _INNER_END.search(text)) * 2 >= len(texts)


def _is_short(text: str, among: list[str]) -> bool:
    """Whether a line may be a heading: short, shorter than half of the longest, and no clause that goes on."""
    bare = text.strip()
    return len(bare) <= min(_HEADING, max(map(len, among)) // 2) and bare[-1] not in _GOES_ON
