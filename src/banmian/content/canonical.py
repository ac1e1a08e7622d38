"""A text as it was written becomes canonical text with marks: normalised, author's breaks taken out, each place kept.

docs/rules/contracts.md, Texts. What Markdown left behind in it is told first (content/leftovers.py): afterwards its signs may
have become full-width marks.
"""

from __future__ import annotations

import re
from dataclasses import replace
from string import punctuation

from banmian.content.article_file import ArticleFile, Step, place_of
from banmian.content.edit import Company, Edit, Moves, apply
from banmian.content.leftovers import tell_leftovers
from banmian.content.model import Mark, StyledText
from banmian.content.normalise import normalise_by
from banmian.diagnostics import Span
from banmian.phrases import NOTHING
from banmian.sources.reading import Change, SourceText, left_as_it_is
from banmian.values import frozen

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A sign that front matter or an attribute says literally, as Markdown's own escapes are written."""
_BREAK = re.compile(r"(?:(?<! ) +)?\| *")


@frozen
class Raw:
    """A text before it is canonical. `kept`: offsets of signs that were escaped, or written as entities: they are meant.
    `running`: it is a paragraph's; `plain`: it has no markup."""

    text: str
    marks: tuple[Mark, ...] = ()
    steps: tuple[Step, ...] = ()
    kept: frozenset[int] = frozenset()
    running: bool = False
    plain: bool = False


def styled_plain(file: ArticleFile, text: str, line: int, column: int, breaks: bool = False) -> StyledText:
    """A text without markup (front matter, an attribute) that stands at a place; `breaks`: `|` is a line break. A backslash
    before a sign says that the sign is meant."""
    parts: list[str] = []
    steps: list[Step] = [(0, line, column)]
    kept: set[int] = set()
    length = at = 0
    for hit in _ESCAPE.finditer(text):
        parts += (text[at : hit.start()], hit[1])
        length += hit.start() - at
        kept.add(length)
        steps.append((length, line, column + hit.start() + 1))
        length, at = length + 1, hit.end()
    parts.append(text[at:])
    return finish(file, Raw("".join(parts), (), tuple(steps), frozenset(kept), plain=True), breaks)


def finish(file: ArticleFile, raw: Raw, breaks: bool) -> StyledText:
    """Tell what markup left behind, normalise all but the signs that are meant, take out the break signs, and give places in
    the file as stored."""
    tell_leftovers(file, raw.text, raw.marks, raw.steps, raw.kept, raw.plain)
    marks, steps, kept = list(raw.marks), list(raw.steps), raw.kept
    code = tuple((m.start, m.end) for m in marks if m.kind == "code")
    code += tuple((at, at + 1) for at in sorted(kept) if raw.text[at] in punctuation)
    edges = frozenset(edge for m in marks for edge in (m.start, m.end))
    new, edits, told = normalise_by(file.rules, raw.text, Company(code, raw.running, edges))
    _note(file, steps, tuple(replace(edit, kind=left_as_it_is(edit.kind)) for edit in told if edit.kind))
    if edits:
        _note(file, steps, edits)
        marks, steps = _shifted(marks, steps, edits)
        moved = Moves(edits)
        kept = frozenset(moved(offset) for offset in kept)
    result = StyledText(new, tuple(marks), None, tuple(steps))
    if breaks and "|" in new:
        result = _with_breaks(result, kept)
    moved_there = file.source.removed or file.source.rows
    stored = _stored(file.source, result.lines, len(result.text)) if moved_there else result.lines
    span = Span(file.source.file, stored[0][1], stored[0][2]) if stored else None
    return replace(result, span=span, lines=stored)


def mark_order(mark: Mark) -> tuple[int, int]:
    """Ascending, of two that begin together the longer one first."""
    return mark.start, -mark.end


def _stored(source: SourceText, steps: tuple[Step, ...], length: int) -> tuple[Step, ...]:
    """The steps in the file as stored: each character that was taken out of a line, or put into it, begins another one."""
    out: list[Step] = []
    for k, (offset, line, column) in enumerate(steps):
        end = steps[k + 1][0] if k + 1 < len(steps) else length
        out.append((offset, *source.place(line, column)))
        for turn in source.turns(line) if line else ():
            at = offset + turn - column
            if offset < at < end:
                out.append((at, *source.place(line, turn)))
    return tuple(out)


def _note(file: ArticleFile, steps: list[Step], edits: tuple[Edit, ...]) -> None:
    for edit in edits:
        if edit.kind:
            line, column = place_of(steps, edit.start)
            file.changes.append(Change(edit.kind, *file.source.place(line, column)))


def _shifted(marks: list[Mark], steps: list[Step], edits: tuple[Edit, ...]) -> tuple[list[Mark], list[Step]]:
    moved = Moves(edits)
    marks = [replace(m, start=moved(m.start), end=moved(m.end)) for m in marks]
    fresh = {0: place_of(steps, edits[0].end if edits[0].start == 0 and not edits[0].new else 0)}
    for offset, line, column in steps:
        fresh.setdefault(moved(offset), (line, column))
    for edit in edits:
        if len(edit.new) != edit.end - edit.start:
            fresh[moved(edit.end)] = place_of(steps, edit.end)
    return [m for m in marks if m.end > m.start or m.kind == "break"], [(o, *fresh[o]) for o in sorted(fresh)]


def _with_breaks(styled: StyledText, kept: frozenset[int]) -> StyledText:
    """`|` and blanks around it become a mark of kind `break`; one that is meant stays."""
    hits = [m for m in _BREAK.finditer(styled.text) if m.start() + m[0].index("|") not in kept]
    edits = tuple(Edit(m.start(), m.end(), "", NOTHING) for m in hits)
    if not edits:
        return styled
    marks, steps = _shifted(list(styled.marks), list(styled.lines), edits)
    moved = Moves(edits)
    marks += [Mark(moved(e.start), moved(e.start), "break") for e in edits]
    return StyledText(apply(styled.text, edits), tuple(sorted(marks, key=mark_order)), None, tuple(steps))
