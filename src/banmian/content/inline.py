"""A paragraph's inline tokens as one canonical text with marks, each character with the place where it was written.

Places come from aligning the text with its source lines (docs/rules/contracts.md, Messages): markdown-it says on which
lines a paragraph stands, and every piece of text is found there again in order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast
from unicodedata import normalize

from banmian.content.attributes import SPAN_CLASSES, SPAN_KEYS, Attributes
from banmian.content.model import Mark, MarkKind, StyledText
from banmian.content.normalise import Company, Edit, Moves, apply, normalise_by
from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.sources.checking import suggestion
from banmian.sources.normalising import FIX_ALL, Normalising
from banmian.sources.reading import Change, SourceText
from banmian.values import frozen

if TYPE_CHECKING:
    from markdown_it.token import Token

_LATIN_EDGE = re.compile(r"[!-~\u00c0-\u024f]")
_LEFT_BRACES = re.compile(r"\]\{|\{[.#]")
_LOOK_AHEAD = 16
"""How far behind its place a character that was written as an entity or escape is searched."""

MAX_FAULTS = 50
"""Faults of one article that are told one by one."""

Step = tuple[int, int, int]


@dataclass(slots=True)
class Found:
    """What reading one file gathers beside its blocks."""

    source: SourceText
    lines: list[str]
    faults: list[Diagnostic] = field(default_factory=list)
    unsaid: int = 0
    """Faults beyond MAX_FAULTS."""
    changes: list[Change] = field(default_factory=list)
    rules: Normalising = FIX_ALL

    def span(self, line: int, column: int) -> Span:
        return self.source.span(line, column)

    def fault(self, code: str, message: str, hint: str, line: int, column: int = 1) -> None:
        if len(self.faults) < MAX_FAULTS:
            self.faults.append(diagnose(code, message, hint, self.span(line, column)))
        else:
            self.unsaid += 1

    def said(self) -> tuple[Diagnostic, ...]:
        """The faults, and how many more there are."""
        if not self.unsaid:
            return tuple(self.faults)
        message = f"{self.unsaid:,} more faults of this kind and others"
        return (*self.faults, diagnose(self.faults[-1].code, message, "correct the first ones", Span(self.source.file)))


@frozen
class Origin:
    """Where each line of an inline token's content stands: (offset in the content, line, column), from 1."""

    steps: tuple[Step, ...]

    def at(self, offset: int) -> tuple[int, int]:
        step = self.steps[max(0, bisect_right(self.steps, (offset, 1 << 30, 0)) - 1)]
        return step[1], step[2] + offset - step[0]


def origin_of(found: Found, content: str, first: int, last: int, column: int = 1) -> Origin:
    """Align `content` with the source lines first..last (from 1); `column`: where to begin on the first."""
    steps: list[Step] = []
    offset = 0
    for number, line in enumerate(content.split("\n")):
        at = min(first + number, last)
        begin = column - 1 if number == 0 else 0
        source = found.lines[at - 1] if at <= len(found.lines) else ""
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


def styled_plain(found: Found, text: str, line: int, column: int, breaks: bool = False) -> StyledText:
    """A text without markup (front matter, an attribute) that stands at a place; `breaks`: `|` is a line break."""
    return _finish(found, text, [], [(0, line, column)], breaks)


class Flattener:
    """Walks the children of one inline token. `pictures` gathers the images with their places."""

    def __init__(self, found: Found, token: Token, first: int, last: int, column: int = 1) -> None:
        self.found = found
        self.content = token.content
        self.origin = origin_of(found, token.content, first, last, column)
        self.children = token.children or []
        self.parts: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.steps: list[Step] = []
        self.open: list[tuple[int, tuple[tuple[MarkKind, str], ...]]] = []
        """For each mark that is open: where it began, and the kinds (with values) that it gives at once."""
        self.cursor = 0
        self.index = 0
        self.pictures: list[tuple[Token, int, int]] = []

    def styled(self, breaks: bool = False, running: bool = False) -> StyledText:
        """The whole as one text; a line end between two Han is nothing, a hard break a mark. `running`: a paragraph's."""
        for index, child in enumerate(self.children):
            self.index = index
            self.take(child)
        return self.done(breaks, running)

    def verse_lines(self) -> tuple[StyledText, ...]:
        """Each source line a text of its own."""
        lines: list[StyledText] = []
        for index, child in enumerate(self.children):
            self.index = index
            if child.type in ("softbreak", "hardbreak"):
                self.skip_line_end()
                lines.append(self.done(False))
            else:
                self.take(child)
        lines.append(self.done(False))
        return tuple(line for line in lines if line.text)

    def done(self, breaks: bool, running: bool = False) -> StyledText:
        result = _finish(self.found, "".join(self.parts), sorted(self.marks, key=_mark_order), self.steps, breaks, running)
        self.parts, self.length, self.marks, self.steps = [], 0, [], []
        return result

    def take(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            self.text(token.content)
        elif kind in ("strong_open", "em_open"):
            self.begin("strong" if kind == "strong_open" else "emphasis")
        elif kind in ("strong_close", "em_close", "link_close", "span_close"):
            self.end(token)
        elif kind == "span_open":
            self.span_opened(token.meta)
        elif kind == "link_open":
            self.link(token)
        elif kind == "code_inline":
            self.begin("code")
            self.text(token.content)
            self.end(token)
        elif kind == "softbreak":
            self.skip_line_end()
            self.soft_break()
        elif kind == "hardbreak":
            self.skip_line_end()
            self.marks.append(Mark(self.length, self.length, "break"))
        elif kind == "image":
            self.picture(token)
        elif kind == "html_inline":
            self.html(token.content)

    def text(self, text: str) -> None:
        if not text:
            return
        at = self.content.find(text, self.cursor)
        if at >= 0:
            self.step(self.length, at)
            self.cursor = at + len(text)
        else:
            self.scattered(text)
        self.parts.append(text)
        self.length += len(text)

    def scattered(self, text: str) -> None:
        """Escapes and entities stand between the characters: find them one by one."""
        for index, character in enumerate(text):
            at = self.content.find(character, self.cursor, self.cursor + _LOOK_AHEAD)
            if at >= 0:
                self.step(self.length + index, at)
                self.cursor = at + 1

    def step(self, offset: int, at: int) -> None:
        line, column = self.origin.at(at)
        if self.steps:
            before = self.steps[-1]
            if before[1] == line and before[2] + offset - before[0] == column:
                return
        self.steps.append((offset, line, column))

    def here(self) -> tuple[int, int]:
        return self.origin.at(min(self.cursor, len(self.content)))

    def begin(self, kind: MarkKind, value: str = "") -> None:
        self.open.append((self.length, ((kind, value),)))

    def end(self, token: Token) -> None:
        if token.meta and "end" in token.meta:
            self.cursor = int(token.meta["end"])
        elif token.type == "link_close":
            close = self.content.find(">" if token.markup == "autolink" else ")", self.cursor)
            self.cursor = close + 1 if close >= 0 else self.cursor
        start, kinds = self.open.pop()
        if self.length > start:
            self.marks += [Mark(start, self.length, kind, value) for kind, value in kinds]

    def span_opened(self, meta: dict[str, Any]) -> None:
        given: Attributes = meta["attributes"]
        wrong = given.unknown(SPAN_CLASSES, SPAN_KEYS)
        value = normalize("NFC", " ".join(given.value("ruby").split()))
        if wrong or given.id or not (given.classes or value):
            line, column = self.origin.at(int(meta["at"]) + given.offset(wrong or given.id))
            what = f"`{wrong or given.id or '{}'}` is no mark for a text in brackets"
            self.found.fault("CNT016", what, suggestion(wrong, [*SPAN_CLASSES, *SPAN_KEYS]), line, column)
        kinds = [(cast(MarkKind, kind), "") for kind in given.classes if kind in SPAN_CLASSES]
        if value:
            kinds.append(("ruby", value))
        self.cursor = int(meta["start"])
        self.open.append((self.length, tuple(kinds)))

    def link(self, token: Token) -> None:
        address = str(token.attrs.get("href", ""))
        if not address.startswith(("http://", "https://", "mailto:")):
            line, column = self.here()
            self.found.fault(
                "CNT014", "a link leads to no web or mail address", "write https://\u2026 or leave the link out", line, column
            )
        self.begin("link", address)

    def skip_line_end(self) -> None:
        self.cursor = self.content.find("\n", self.cursor) + 1 or self.cursor

    def soft_break(self) -> None:
        """A line end between Latin words is a space, else nothing."""
        following = (self.children[k].content for k in range(self.index + 1, len(self.children)))
        after = next((content for content in following if content), "")
        before = self.parts[-1][-1:] if self.parts else ""
        if _LATIN_EDGE.match(before) and _LATIN_EDGE.match(after[:1]):
            self.parts.append(" ")
            self.length += 1

    def picture(self, token: Token) -> None:
        at = self.content.find("![", self.cursor)
        line, column = self.origin.at(max(at, 0))
        self.pictures.append((token, line, column))
        source = self.content.find(str(token.attrs.get("src", "")), max(at, 0) + len(token.content))
        given = token.meta.get("attributes") if token.meta else None
        self.cursor = int(token.meta["at"]) + given.length if given else max(source, self.cursor)
        if not given:
            close = self.content.find(")", self.cursor)
            self.cursor = close + 1 if close >= 0 else self.cursor

    def html(self, content: str) -> None:
        at = self.content.find(content, self.cursor)
        line, column = self.origin.at(max(at, 0))
        self.found.fault("CNT013", f"`{content[:30]}` is HTML", "delete it; markup is Markdown's alone", line, column)
        self.cursor = max(at, 0) + len(content)


def _mark_order(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


def _finish(found: Found, text: str, marks: list[Mark], steps: list[Step], breaks: bool, running: bool = False) -> StyledText:
    """Normalise, take out the break signs, and give places in the file as stored."""
    code = tuple((m.start, m.end) for m in marks if m.kind == "code")
    edges = frozenset(edge for m in marks for edge in (m.start, m.end))
    new, edits, told = normalise_by(found.rules, text, Company(code, running, edges))
    _note(found, steps, told, "%s, left as it is")
    if edits:
        _note(found, steps, edits)
        marks, steps = _shifted(marks, steps, edits)
    result = StyledText(new, tuple(marks), None, tuple(steps))
    if breaks and "|" in new:
        result = _with_breaks(result)
    for hit in _LEFT_BRACES.finditer(result.text):
        line, column = _place(list(result.lines), hit.start())
        found.fault(
            "CNT016",
            f"`{hit[0]}` was not understood and would be printed",
            "check brackets, braces and quotation marks of the markup",
            line,
            column,
        )
    moved = found.source.removed or found.source.rows
    stored = _stored(found.source, result.lines, len(result.text)) if moved else result.lines
    span = Span(found.source.file, stored[0][1], stored[0][2]) if stored else None
    return replace(result, span=span, lines=stored)


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


def _place(steps: list[Step], offset: int) -> tuple[int, int]:
    if not steps:
        return 0, 0
    best = steps[max(0, bisect_right(steps, (offset, 1 << 30, 0)) - 1)]
    return best[1], best[2] + offset - best[0]


def _note(found: Found, steps: list[Step], edits: tuple[Edit, ...], wording: str = "%s") -> None:
    for edit in edits:
        if edit.kind:
            line, column = _place(steps, edit.start)
            found.changes.append(Change(wording % edit.kind, *found.source.place(line, column)))


def _shifted(marks: list[Mark], steps: list[Step], edits: tuple[Edit, ...]) -> tuple[list[Mark], list[Step]]:
    moved = Moves(edits)
    marks = [replace(m, start=moved(m.start), end=moved(m.end)) for m in marks]
    fresh = {0: _place(steps, edits[0].end if edits[0].start == 0 and not edits[0].new else 0)}
    for offset, line, column in steps:
        fresh.setdefault(moved(offset), (line, column))
    for edit in edits:
        if len(edit.new) != edit.end - edit.start:
            fresh[moved(edit.end)] = _place(steps, edit.end)
    return [m for m in marks if m.end > m.start or m.kind == "break"], [(o, *fresh[o]) for o in sorted(fresh)]


def _with_breaks(styled: StyledText) -> StyledText:
    """`|` and blanks around it become a mark of kind `break`."""
    edits = tuple(Edit(m.start(), m.end(), "", "") for m in re.finditer(r" *\| *", styled.text))
    marks, steps = _shifted(list(styled.marks), list(styled.lines), edits)
    moved = Moves(edits)
    marks += [Mark(moved(e.start), moved(e.start), "break") for e in edits]
    return StyledText(apply(styled.text, edits), tuple(sorted(marks, key=_mark_order)), None, tuple(steps))
