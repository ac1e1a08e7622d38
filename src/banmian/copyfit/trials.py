"""Paragraphs that are tried with words less or more: how many characters make one so many lines shorter, or longer.

An author cuts where she likes. So a number is told only if it serves wherever it is cut: at five places of the paragraph, each with
other marks and other gaps. The words are only measured, never changed. docs/rules/copyfit.md, Advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from banmian.content.model import Mark, Paragraph, StyledText
from banmian.flow.composing import StreamText
from banmian.flow.entry import Entry
from banmian.flow.slots import LineSlot
from banmian.flow.stream_items import Composition, ParagraphItem, Placed
from banmian.fonts import FontBook
from banmian.linebreak import menu
from banmian.text.prepare import prepare
from banmian.values import frozen

CLOSING = re.compile("[\u3002\uff01\uff1f\uff1b\uff0c\u201d\u2019\uff09\u300d\u300f\u2026.!?)]*$")
"""Marks that end a paragraph: what is cut stands before them, what is added too."""
ADDED = "\u56fd"
"""A character of usual width, by which a longer paragraph is tried."""
DEAREST = 3000.0
"""A setting that costs so much more than the cheapest is no even setting: no advice rests on it."""
KEPT = 2
"""Characters that stay at a paragraph's beginning, where its first ones are cut."""
MORE = 6
"""Characters beyond those that serve at the end, within which a number is sought that serves everywhere."""
END = 1000
WHERES = (END, 0, 500, 250, 750)
"""Where words are cut, or written: thousandths of the way from a paragraph's beginning to the marks that close it."""


@frozen
class Trial:
    """So many characters fewer (more: `adds`) in a paragraph, which is then so many `lines` shorter (longer). `number`: of the
    paragraph in its story, from 1; `tail`: its last line as it is; `column`: in which it ends; `anywhere`: the number serves
    wherever in the paragraph it is cut or written, else at its end."""

    entry: Entry
    number: int
    characters: int
    lines: int
    tail: str
    adds: bool
    column: int = 0
    anywhere: bool = True


def trials_of(text: StreamText, done: Composition, adds: bool, fonts: FontBook, lines: int) -> Iterator[Trial]:
    """All paragraphs that lose, or gain, one to so many lines, in the order of the text."""
    numbers: dict[str, int] = {}
    for entry, placed in zip(text.entries, done.placed, strict=True):
        if not isinstance(entry.item, ParagraphItem) or entry.prepared is None or entry.kind not in ("body", "item"):
            continue
        numbers[entry.piece.story] = number = numbers.get(entry.piece.story, 0) + 1
        if not isinstance(entry.piece.blocks[entry.block], Paragraph):
            continue  # a cell of a table that its place sets as plain lines
        tried = _Paragraph(entry, entry.item, placed, text.slots, fonts)
        for more in range(1, lines + 1):
            found = tried.characters(adds, more)
            if found is None:
                break
            yield Trial(entry, number, found[0], more, tried.last, adds, tried.column, found[1])


@frozen
class _Paragraph:
    """A paragraph where it stands."""

    entry: Entry
    item: ParagraphItem
    placed: Placed
    slots: tuple[LineSlot, ...]
    fonts: FontBook

    @property
    def _text(self) -> StyledText:
        assert self.entry.prepared is not None
        return self.entry.prepared.text

    @property
    def last(self) -> str:
        """Its last line."""
        prepared, ends = self.entry.prepared, self.placed.ends
        assert prepared is not None
        start = prepared.offsets[ends[-2]] if len(ends) > 1 else 0
        return prepared.text.text[start:]

    @property
    def column(self) -> int:
        """The column in which it ends; behind all of them where it found no room."""
        end = self.placed.slot + self.placed.lines - 1
        return self.slots[min(end, len(self.slots) - 1)].column

    def characters(self, adds: bool, more: int) -> tuple[int, bool] | None:
        """The fewest characters by which it has so many lines less, or more, and whether they serve anywhere; None where there are
        none. At its end they are searched by halves; elsewhere a few more are tried."""
        most = self._line() * more + 1 if adds else min(len(self.last) + self._line() * (more - 1), len(self._text.text) - 1)
        wanted = self.placed.lines + (more if adds else -more)
        if wanted < 1 or most < 1 or not self._has(most, adds, wanted, END):
            return None
        low, high = 0, most
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._has(middle, adds, wanted, END) else (middle, high)
        for characters in range(high, high + MORE + 1):
            if all(self._has(characters, adds, wanted, where) for where in WHERES):
                return characters, True
        return high, False

    def _line(self) -> int:
        """As many characters as a line holds."""
        slot = self.slots[min(self.placed.slot, len(self.slots) - 1)]
        assert self.entry.prepared is not None
        return slot.measure // self.entry.prepared.setting.size

    def _has(self, characters: int, adds: bool, wanted: int, where: int) -> bool:
        changed = with_words(self._text, characters, adds, where)
        if changed is None or self.entry.prepared is None:
            return False
        units = prepare(changed, self.entry.prepared.setting, self.fonts).units
        first = min(self.placed.slot, len(self.slots) - 1)
        lines = max(wanted, self.placed.lines) + 1
        measures = tuple(s.measure - self.item.hang for s in self.slots[first : first + lines])
        fits = menu(units, measures, self.item.indent_in(measures[0]) - self.item.hang)
        dearest = min(fit.cost for fit in fits) + DEAREST
        return any(fit.lines == wanted and fit.cost <= dearest for fit in fits)


def with_words(text: StyledText, characters: int, adds: bool, where: int) -> StyledText | None:
    """The text with so many characters more, or without so many, there; None where it has not so many."""
    end = closing(text.text)
    if adds:
        at = min(KEPT, end) + max(0, end - KEPT) * where // END
        return replace(text, text=text.text[:at] + ADDED * characters + text.text[at:], marks=_after(text.marks, at, characters))
    if end - characters < KEPT:
        return None
    start = KEPT + (end - characters - KEPT) * where // END
    kept = text.text[:start] + text.text[start + characters :]
    return replace(text, text=kept, marks=_without(text.marks, start, characters))


def _after(marks: Sequence[Mark], at: int, more: int) -> tuple[Mark, ...]:
    """Marks of a text that has so many characters more there."""
    return tuple(replace(m, start=m.start + more * (m.start >= at), end=m.end + more * (m.end > at)) for m in marks)


def _without(marks: Sequence[Mark], start: int, less: int) -> tuple[Mark, ...]:
    """Marks of a text that lacks so many characters from there on."""

    def shifted(at: int) -> int:
        return at if at <= start else max(start, at - less)

    moved = (replace(m, start=shifted(m.start), end=shifted(m.end)) for m in marks)
    return tuple(m for m in moved if m.start < m.end)


def closing(text: str) -> int:
    """Where the marks begin that close it."""
    found = CLOSING.search(text[-8:])
    return max(0, len(text) - 8) + found.start() if found else len(text)
