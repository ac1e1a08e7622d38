"""An article's file while it is read: its lines, what there is to tell of it, and where each piece of its text was written.

Places come from aligning a text with its source lines (docs/rules/contracts.md, Messages): markdown-it says on which lines a
paragraph stands, and every piece of text is found there again in order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import code_row, diagnose
from banmian.phrases import Phrase, say
from banmian.sources.normalising import FIX_ALL, Normalising
from banmian.sources.reading import Change, SourceText
from banmian.values import frozen, record

MAX_FAULTS = 50
"""Faults of one article that are told one by one, errors and warnings each."""

Step = tuple[int, int, int]
"""From this offset of a text on, what stands there was written at this line and column."""


@record
class ArticleFile:
    """The file, with what reading it gathers beside its blocks. `labels`: those for which it defines a link as Markdown can."""

    source: SourceText
    lines: list[str]
    faults: list[Diagnostic] = field(default_factory=list)
    unsaid: dict[str, int] = field(default_factory=dict)
    """Faults beyond MAX_FAULTS of one severity, by the code of the first of them."""
    changes: list[Change] = field(default_factory=list)
    rules: Normalising = FIX_ALL
    labels: frozenset[str] = frozenset()

    def span(self, line: int, column: int) -> Span:
        return self.source.span(line, column)

    def indent(self, line: int) -> int:
        """The column where a line's text begins."""
        text = self.lines[line - 1]
        return len(text) - len(text.lstrip()) + 1

    def fault(self, code: str, message: Phrase, hint: Phrase, line: int, column: int = 1) -> None:
        """Tell what stands at a place in the text as it is read."""
        self.tell(code, message, hint, self.span(line, column))

    def tell(self, code: str, message: Phrase, hint: Phrase, span: Span | None) -> None:
        """Tell what stands at a place in the file as stored."""
        fault = diagnose(code, message, hint, span)
        if sum(f.severity == fault.severity for f in self.faults) < MAX_FAULTS:
            self.faults.append(fault)
            return
        same = next((known for known in self.unsaid if code_row(known).severity == fault.severity), code)
        self.unsaid[same] = self.unsaid.get(same, 0) + 1

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The faults, and how many more there are of each severity."""
        more = [
            diagnose(
                code,
                say("{count:,} more faults of this kind and others", count=count),
                say("correct the first ones"),
                Span(self.source.file),
            )
            for code, count in self.unsaid.items()
        ]
        return (*self.faults, *more)


@frozen
class Origin:
    """Where each line of an inline token's content stands: (offset in the content, line, column), from 1."""

    steps: tuple[Step, ...]

    def at(self, offset: int) -> tuple[int, int]:
        step = self.steps[max(0, bisect_right(self.steps, (offset, 1 << 30, 0)) - 1)]
        return step[1], step[2] + offset - step[0]


def origin_of(file: ArticleFile, content: str, first: int, last: int, column: int = 1) -> Origin:
    """Align `content` with the source lines first..last (from 1); `column`: where to begin on the first."""
    steps: list[Step] = []
    offset = 0
    for number, line in enumerate(content.split("\n")):
        at = min(first + number, last)
        begin = column - 1 if number == 0 else 0
        source = file.lines[at - 1] if at <= len(file.lines) else ""
        start = source.find(line, begin)
        bars: list[int] = []
        if start < 0 and "|" in line:  # in a table's cell
            start = source.find(line.replace("|", "\\|"), begin)
            bars = [k for k, character in enumerate(line) if character == "|"]
        if start < 0:  # a list's tab became spaces
            bare = line.lstrip(" ")
            there = source.find(bare, begin)
            start = there + len(bare) - len(line) if there >= 0 else 0
        steps.append((offset, at, start + 1))
        steps += [(offset + bar, at, start + bar + before + 2) for before, bar in enumerate(bars)]
        offset += len(line) + 1
    return Origin(tuple(steps))


def place_of(steps: Sequence[Step], offset: int) -> tuple[int, int]:
    """Line and column of what stands at the offset; (0, 0) where nothing is known."""
    if not steps:
        return 0, 0
    best = steps[max(0, bisect_right(steps, (offset, 1 << 30, 0)) - 1)]
    return best[1], best[2] + offset - best[0]
