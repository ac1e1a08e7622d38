"""The edits that make a text canonical: the rules one after the other, until none finds anything more.

docs/rules/contracts.md, Texts; docs/rules/typography.md, Mixed type. NFC and characters that stand for others
(content/characters.py), dashes, ellipses and ranges (content/dashes.py), marks and quotes (content/wide_marks.py), blanks
(content/typed_blanks.py). No rule touches code or an address, nor one that a paper has turned off.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from banmian.content import characters, dashes, typed_blanks, wide_marks
from banmian.content.edit import Company, Edit, cornered
from banmian.content.script import Seen, Spans, addresses
from banmian.sources.normalising import Normalising

_ROUNDS = 8
"""How often what one rule made may be looked at by the others. Two are enough for nearly all copy: one that edits, one that
finds nothing."""

_SUSPECT = re.compile(  # what is no ASCII stands for Han and Chinese marks: the rules look closer
    rf"[,:;?!()\"'~]|\A\s|\s\Z|[{characters.SUSPECT}]|[^\s!-$&-~]\."
    r"|[^\s!-~] +[!-~\u00c0-\u036f]|[!-~\u00c0-\u036f] +[^\s!-~]|[^\s!-~][ \t\u3000]+[^\s!-~]|  "
    r"|[\u02dc\u2015\u223c\u2500\u301c]|--|\u2013\u2013|\uff0d\uff0d|\u2014[ \u3000]"
    r"|(?<!\u2026)\u2026(?!\u2026)|(?<!\u22ef)\u22ef(?!\u22ef)|\u2026{3}|\.{3}|\u3002{3}|[\u00b7\u30fb\uff0e]{3}"
)
Pass = Callable[[Seen], list[Edit]]
_PASSES: tuple[Pass, ...] = (
    characters.compose_letters, characters.replace_characters, dashes.dashes, dashes.ellipses, dashes.ranges,
    wide_marks.brackets, wide_marks.quotes, wide_marks.corners, wide_marks.marks, typed_blanks.blanks,
)  # fmt: skip


def edits_of(text: str, company: Company, rules: Normalising) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """The edits that a text needs, and those that are only told; both ascending, in offsets of the text as typed."""
    if unicodedata.is_normalized("NFC", text) and not _SUSPECT.search(text) and not cornered(rules, text):
        return (), ()
    typed = _Typed(text, company, rules)
    for _ in range(_ROUNDS):
        if not sum([typed.take(one) for one in _PASSES]):
            break
    return typed.edits(), tuple(sorted(typed.told.values(), key=lambda e: (e.start, e.end)))


class _Typed:
    """A text while it is put right; each of its characters knows the stretch of the typed text that it comes from."""

    def __init__(self, text: str, company: Company, rules: Normalising) -> None:
        self.typed, self.company, self.rules = text, company, rules
        self.text = text
        self.starts = list(range(len(text)))
        self.ends = list(range(1, len(text) + 1))
        self.made: list[Edit] = []
        self.told: dict[tuple[int, int, str], Edit] = {}

    def take(self, one: Pass) -> int:
        """Make what a rule finds; returns how many edits were made."""
        fixes: list[Edit] = []
        for edit in one(self.seen()):
            way = self.rules.way(edit.obeys)
            if way == "fix":
                fixes.append(edit)
            elif way == "report":
                told = Edit(self.starts[edit.start], self.ends[edit.end - 1], edit.new, edit.kind, edit.rule)
                self.told.setdefault((told.start, told.end, told.kind), told)
        for edit in reversed(fixes):
            self.put(edit)
        if fixes:
            parts: list[str] = []
            at = 0
            for edit in fixes:
                parts += (self.text[at : edit.start], edit.new)
                at = edit.end
            self.text = "".join((*parts, self.text[at:]))
        return len(fixes)

    def put(self, edit: Edit) -> None:
        """Note an edit in offsets of the typed text, and give its characters the stretch that they come from."""
        here = slice(edit.start, edit.end)
        start, end = self.starts[edit.start], self.ends[edit.end - 1]
        self.made.append(Edit(start, end, "", edit.kind))
        if len(edit.new) != edit.end - edit.start:
            self.starts[here] = [start] * len(edit.new)
            self.ends[here] = [end] * len(edit.new)

    def seen(self) -> Seen:
        return Seen(self.text, Spans([*self.code(), *addresses(self.text)]), self.company.running, self.at_edge)

    def code(self) -> list[tuple[int, int]]:
        """The spans of code, in offsets of the text as it now is."""
        if not self.company.code:
            return []
        inside = Spans(list(self.company.code))
        return [(i, i + 1) for i, start in enumerate(self.starts) if inside.holds(start)]

    def at_edge(self, start: int, end: int) -> bool:
        """Whether a mark begins or ends at either side of these characters."""
        edges = self.company.edges
        return bool(edges) and (self.starts[start] in edges or self.ends[end - 1] in edges)

    def edits(self) -> tuple[Edit, ...]:
        """What was made, ascending: edits of the same characters as one, of the kind that came first."""
        joined: list[Edit] = []
        for edit in sorted(self.made, key=lambda e: (e.start, -e.end)):
            last = joined[-1] if joined else None
            if last is not None and edit.start < last.end:
                joined[-1] = Edit(last.start, max(last.end, edit.end), "", last.kind or edit.kind)
            else:
                joined.append(edit)
        out: list[Edit] = []
        at = 0
        for edit in joined:
            while at < len(self.text) and self.starts[at] < edit.start:
                at += 1
            first = at
            while at < len(self.text) and self.starts[at] < edit.end:
                at += 1
            new = self.text[first:at]
            if new != self.typed[edit.start : edit.end]:
                out.append(Edit(edit.start, edit.end, new, edit.kind))
        return tuple(out)
