"""Lines as they are pasted from Word, a PDF or a web page, laid out as Markdown reads them: paragraphs, lists, tables.

docs/rules/contracts.md, Texts; docs/decisions/0045. Markdown parts paragraphs by empty lines, and Word has none: a line that is
indented, or lines that each end a sentence, are given the empty line that they lack. Signs that lead items become list markers,
cells parted by tabs a table. Places stay those of the file: each line keeps its row (sources/reading.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from banmian.content.pasted_lines import Line, breaks_before, cells_of, count_filled, ends_a_sentence, is_indented, item_of, kind_of
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.phrases import Phrase, say
from banmian.sources.normalising import Normalising, Way
from banmian.sources.reading import Change, Row, SourceText, left_as_it_is

PARAGRAPH_MADE = say("line made a paragraph of its own")
ITEM_MADE = say("sign at a line's start made a list item")
TABLE_MADE = say("tab-parted lines made a table")

_WORTH = re.compile(
    "[^\n]\n[^\n]|\t|\u3000\u3000|^[ \u3000\u00a0]*[\u2022-\u25ff\u00b7\uf000-\uf0ff]|^[ \u3000\u00a0]+$", re.MULTILINE
)
_FENCE = re.compile(r"[ ]{0,3}(:{3,}|`{3,})\s*([a-z]*)")
_SPLIT = re.compile("(?<=[\u3002\uff01\uff1f!?\u2026\u201d\u2019\u300d\u300f\uff09)\u300b\u3011])\u3000{2,}+(?=\\S)")
"""Two full-width blanks after a sentence: where the next paragraph began before its line end was lost."""


class Sheet:
    """The lines of one article while they are laid out."""

    def __init__(self, source: SourceText, rules: Normalising) -> None:
        self.source, self.rules = source, rules
        self.changes: list[Change] = []
        self.reports: list[Diagnostic] = []

    def laid_out(self) -> SourceText:
        """The text with what it lacks; the same text where it lacks nothing."""
        text = self.source.text
        first = _body(text)
        lines = text.split("\n")
        if first < 0 or not _WORTH.search(text, sum(len(line) + 1 for line in lines[:first])):
            return self.source
        head = [Line(line, Row(n), "kept") for n, line in enumerate(lines[:first], 1)]
        body = _sorted_out(lines[first:], first + 1)
        body = self.parted(self.tables(self.items(body)))
        after = [*head, *self.spaced(body)]
        if [line.text for line in after] == lines:
            return self.source
        return replace(self.source, text="\n".join(line.text for line in after), rows=tuple(line.row for line in after))

    def note(self, kind: Phrase, way: Way, line: Line, column: int = 1) -> bool:
        """Count a change of a line; whether it is made."""
        if way != "off":
            number, here = self.source.place(line.row.line, line.row.before(column))
            self.changes.append(Change(kind if way == "fix" else left_as_it_is(kind), number, here))
        return way == "fix"

    def items(self, lines: list[Line]) -> list[Line]:
        """Lines that a sign leads, as items of a list."""
        if self.rules.lists == "off":
            return lines
        written = [line for line in lines if line.kind != "blank"]
        signs = [item_of(line) for line in written]
        out: dict[int, Line] = {}
        for n, (line, item) in enumerate(zip(written, signs, strict=True)):
            near = [one.sign for one in (*signs[max(0, n - 1) : n], *signs[n + 1 : n + 2]) if one is not None]
            if item is not None and (item.alone or item.sign in near) and self.note(ITEM_MADE, self.rules.lists, line, item.at):
                row = Row(line.row.line, ((1, item.at), (3, item.text_at)))
                out[id(line)] = Line("- " + line.text[item.text_at - 1 :], row, "made item")
        return [out.get(id(line), line) for line in lines]

    def tables(self, lines: list[Line]) -> list[Line]:
        """Neighbouring lines of as many cells, as the rows of a table; a line that tabs part and that is none is told."""
        if self.rules.tables == "off":
            return lines
        out: list[Line] = []
        for count, group in groupby(lines, lambda line: line.text.count("\t") if line.kind in ("text", "item") else 0):
            rows = list(group)
            cells = [cells_of(row) for row in rows] if count else []
            if len(rows) > 1 and all(cells) and any(count_filled(c) > 1 for c in cells):
                if self.note(TABLE_MADE, self.rules.tables, rows[0]):
                    out += [_between(rows[0]), *_table(rows, [c for c in cells if c]), _between(rows[-1])]
                    continue
            else:
                self.tell_tabs(rows, cells)
            out += rows
        return out

    def tell_tabs(self, lines: list[Line], cells: list[list[tuple[str, int]] | None]) -> None:
        """The first of neighbouring lines that tabs part although they are no table."""
        parted = next(((line, parts) for line, parts in zip(lines, cells, strict=False) if parts and count_filled(parts) > 1), None)
        if parted is None:
            return
        line, parts = parted
        column = line.text.index("\t", parts[0][1] + len(parts[0][0]) - 1) + 1
        hint = say("a table is lines of as many cells, | a | b |, the second of them | --- | --- |; else write a blank for the tab")
        message = say("a tab parts this line, and no line beside it has as many cells")
        self.reports.append(diagnose("CNT035", message, hint, self.source.span(line.row.line, line.row.before(column))))

    def parted(self, lines: list[Line]) -> list[Line]:
        """Lines in which a paragraph begins after two full-width blanks, cut there."""
        out: list[Line] = []
        for line in lines:
            at = 0
            for m in _SPLIT.finditer(line.text) if line.kind == "text" and self.rules.paragraphs != "off" else ():
                if self.note(PARAGRAPH_MADE, self.rules.paragraphs, line, m.start() + 1):
                    piece = Row(line.row.line, ((1, line.row.before(at + 1)),))
                    out += [Line(line.text[at : m.start()], piece, "text"), _between(line)]
                    at = m.start()
            out.append(Line(line.text[at:], Row(line.row.line, ((1, line.row.before(at + 1)),)), line.kind) if at else line)
        return out

    def spaced(self, lines: list[Line]) -> list[Line]:
        """Empty lines before the lines that are paragraphs of their own."""
        if self.rules.paragraphs == "off":
            return lines
        out: list[Line] = []
        lines = [replace(line, text="") if line.kind == "blank" else line for line in lines]
        for section in _sections(lines):
            runs = _runs(section)
            texts = [run for run in runs if run[0].kind == "text"]
            for n, run in enumerate(runs):
                before = runs[n - 1][-1] if n else None
                out += self.run(run, before, len(texts) == 1)
        return out

    def run(self, run: list[Line], before: Line | None, alone: bool) -> list[Line]:
        """One run of lines of one kind; `before`: the line above it, `alone`: no other text stands in its section."""
        if run[0].kind != "text":
            return run
        new = self.starts_anew(run[0], before)
        goes_on = before is not None and before.kind.endswith("item") and not new
        breaks = breaks_before(run, alone, goes_on)
        if not goes_on and not any(breaks) and len(run) > 1:
            self.tell_joined(run)
        out: list[Line] = []
        for line, parted in zip(run, [new, *breaks], strict=True):
            if parted and self.note(PARAGRAPH_MADE, self.rules.paragraphs, line):
                out.append(_between(line))
            out.append(line)
        return out

    def starts_anew(self, line: Line, before: Line | None) -> bool:
        """Whether a run's first line is a paragraph although a list or a table stands right above it."""
        if before is None or before.kind in ("blank", "kept"):
            return False
        if before.kind == "made item" and ends_a_sentence(before.text) and not line.text[:1].isspace():
            return True
        return is_indented(line.text) and line.text.startswith(("\u3000", "\u2003")) and before.kind != "fence"

    def tell_joined(self, run: list[Line]) -> None:
        """Sentences that each end their line, in a text that has empty lines elsewhere: Markdown joins them, and says nothing."""
        ending = [line for line in run[:-1] if ends_a_sentence(line.text)]
        if len(ending) * 2 >= len(run) and not any(told.code == "CNT036" for told in self.reports):
            where = self.source.span(ending[0].row.line, ending[0].row.before(1))
            hint = say("if each is a paragraph, put an empty line between them")
            self.reports.append(diagnose("CNT036", say("{count} lines are joined to one paragraph", count=len(run)), hint, where))


def _body(text: str) -> int:
    """How many lines the front matter takes; -1 where there is none."""
    if not text.startswith("---"):
        return -1
    end = re.search("\n---[ \t]*(?:\n|$)", text)
    return text.count("\n", 0, end.end()) + (0 if end[0].endswith("\n") else 1) if end else -1


def _sorted_out(lines: list[str], first: int) -> list[Line]:
    """Each line with its kind; what stands in verse or code is kept as it is."""
    out: list[Line] = []
    inside = ""
    for number, text in enumerate(lines, first):
        fence = _FENCE.match(text)
        if fence and (not inside or (inside == fence[1][0] and not fence[2])):
            inside = "" if inside else (fence[1][0] if fence[1][0] == "`" or fence[2] == "verse" else "")
            out.append(Line(text, Row(number), "fence"))
        else:
            out.append(Line(text, Row(number), "kept" if inside else kind_of(text)))
    return out


def _sections(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Stretches between headings, pictures, containers and whatever else is no text; each of those by itself."""
    for apart, group in groupby(lines, lambda line: line.kind in ("kept", "fence", "other")):
        section = list(group)
        if apart:
            for line in section:
                yield [line]
        else:
            yield section


def _runs(lines: Iterable[Line]) -> list[list[Line]]:
    """Neighbouring lines of one kind."""
    return [list(group) for _, group in groupby(lines, lambda line: line.kind)]


def _between(line: Line) -> Line:
    """An empty line beside another."""
    return Line("", Row(line.row.line, line.row.steps), "blank")


def _table(rows: list[Line], cells: list[list[tuple[str, int]]]) -> Iterator[Line]:
    """The rows as Markdown has them; each cell knows its column."""
    for number, (row, parts) in enumerate(zip(rows, cells, strict=True)):
        text, steps = "", []
        for cell, column in parts:
            text += "| "
            steps.append((len(text) + 1, row.row.before(column)))
            text += cell.replace("|", "\\|") + " "
        yield Line(text + "|", Row(row.row.line, ((1, 1), *steps)), "other")
        if number == 0:
            yield Line("|" + " --- |" * len(parts), row.row, "other")
