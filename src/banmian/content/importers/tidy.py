"""What typing and pasting leave in a document, put right before it is written: lines that end by hand, tabs, blanks, odd marks.

The rules of characters are those of reading (content/edits.py), under the paper's switches, so that a build finds nothing more.
What is bold or in Kai throughout is the text's own face and no mark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import accumulate, groupby
from typing import TypeVar

from banmian.content.edit import INDENT_DROPPED, Company, Moves
from banmian.content.importers.copy import Block, Copy, Face, Grid, GridCell, Inline, LineEnd, Note, Part, Run, blocks_of
from banmian.content.importers.reports import Reports
from banmian.content.importers.words import words
from banmian.content.normalise import normalise_by
from banmian.phrases import say
from banmian.sources.normalising import Normalising

Look = TypeVar("Look", str, bool)
_THING = "\ufffc"
_ENDS = re.compile("[\u3002\uff01\uff1f!?\u2026\u201d\u300d\uff09)\uff1a][\\s\u3000]*\\Z")
_INDENT = re.compile("\u3000|[ \u00a0]{2,}|\t")
_HEAD, _VERSE, _SHOWN = 60, 20, 12
"""Characters of a head that is set in the middle, of a line of verse, and of what a message repeats, at most."""
_MEASURE = 80
"""Characters from which on most of them say what look the text has; chosen as three lines of a column, more than a subhead and a
few words around it."""
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]+")
"""Letters that cannot be set (sources/reading.py refuses them)."""


def tidied(copy: Copy, rules: Normalising, reports: Reports) -> Copy:
    """The copy put right; what was done is in `reports`."""
    looks = _Looks(blocks_of(copy.parts))
    for block in blocks_of(copy.parts):
        found = _RIGHT_TO_LEFT.search(block.text)
        if found is not None:
            message = say("letters of a right-to-left script, '{found}', are left out", found=found[0][:_SHOWN])
            reports.tell("IMT009", message, say("write the word in another script"), block.number)
    parts: list[Part] = []
    for part in copy.parts:
        if isinstance(part, Block):
            parts.append(looks.faced(part))
        elif isinstance(part, Grid):
            parts.append(_faced_grid(part, looks))
        else:
            parts.append(part)
    parts = [_clean(part, rules, reports) for part in _tables(parts, reports)]
    kept = [part for part in parts if not isinstance(part, Block) or part.text.strip() or part.pictures]
    for part in parts:
        if isinstance(part, Block) and not (part.text.strip() or part.pictures):
            reports.clean(say("empty paragraph left out"), part.number)
    notes = tuple(
        Note(note.label, tuple(_clean_block(looks.faced(b), rules, reports, True) for b in note.blocks if b.text.strip()))
        for note in copy.notes
    )
    return replace(copy, parts=tuple(kept), notes=notes)


def settable(text: str) -> str:
    """The text without what is not seen or cannot be set."""
    return _RIGHT_TO_LEFT.sub("", _INVISIBLE.sub("", text))


class _Looks:
    """Which typeface and weight most of the text has: these say nothing. A few words are no measure: of them, bold is their own
    only where all of them are, and so is a typeface."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        faces: Counter[str] = Counter()
        bold: Counter[bool] = Counter()
        for block in blocks:
            if block.style in ("", "quote"):
                for run in block.runs:
                    faces[self.kind(run.face)] += len(_HAN.findall(run.text))  # a face is that of Han: figures have others
                    bold[run.bold] += len(run.text.strip())
        self.face = self.own(faces) or ""
        self.bold = self.own(bold) or False

    @staticmethod
    def own(counts: Counter[Look]) -> Look | None:
        """The look of most characters, in a few words that of all; None where there is none."""
        total = counts.total()
        look, count = counts.most_common(1)[0] if total else (None, 0)
        return look if count == total or (total >= _MEASURE and count * 2 > total) else None

    @staticmethod
    def kind(face: str) -> str:
        name = face.lower()
        return next((kind for kind, parts in words()["faces"].items() if any(part in name for part in parts)), "")

    def faced(self, block: Block) -> Block:
        """The paragraph with what its letters stand out by as marks; a head has none."""
        inlines = tuple(self._run(part) if isinstance(part, Run) else part for part in block.inlines)
        return replace(block, inlines=_joined(inlines))

    def _run(self, run: Run) -> Run:
        faces: set[Face] = set(run.faces)
        kind = self.kind(run.face)
        if (run.bold and not self.bold) or (kind == "hei" and self.face != "hei"):
            faces.add("strong")
        if kind == "kai" and self.face != "kai":
            faces.add("kai")
        text = settable(run.text)
        bold = "strong" in faces
        return replace(run, text=text, faces=frozenset(faces), face="", bold=bold)


def _joined(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Neighbouring runs of one look as one; a blank run takes the look of the one before it."""
    out: list[Inline] = []
    for part in inlines:
        last = out[-1] if out else None
        if isinstance(part, Run) and isinstance(last, Run):
            plain = not part.text.strip() and not part.reading and not part.link
            if plain or (replace(part, text="") == replace(last, text="") and not part.reading):
                out[-1] = replace(last, text=last.text + part.text) if not (plain and last.reading) else last
                if plain and last.reading:
                    out.append(part)
                continue
        out.append(part)
    return tuple(out)


def _faced_grid(grid: Grid, looks: _Looks) -> Grid:
    rows = tuple(tuple(GridCell(tuple(map(looks.faced, cell.blocks)), cell.joined) for cell in row) for row in grid.rows)
    return replace(grid, rows=rows)


# --- lines ----------------------------------------------------------------------------------------------------------


def by_lines(parts: Iterable[Part], is_head: Callable[[str], bool], reports: Reports) -> tuple[Part, ...]:
    """Paragraphs whose lines end by hand, as the paragraphs that they are. `is_head`: tells a line of a head, such as a by-line."""
    out: list[Part] = []
    for part in parts:
        out += _parted(part, is_head, reports) if isinstance(part, Block) else [part]
    return tuple(out)


def _parted(block: Block, is_head: Callable[[str], bool], reports: Reports) -> list[Block]:
    """One paragraph: parted where a line ends a sentence or the next is indented, at each line where one of them is of a head; else
    joined. Verse stays."""
    lines: list[list[Inline]] = [[]]
    for part in block.inlines:
        if isinstance(part, LineEnd):
            lines.append([])
        else:
            lines[-1].append(part)
    texts = ["".join(part.text for part in line if isinstance(part, Run)) for line in lines]
    if len(lines) < 2:
        return [block]
    filled = [text.strip() for text in texts if text.strip()]
    every = not block.style and any(is_head(text) for text in filled[:6])
    if block.style in ("title", "heading", "subtitle", "caption") or (block.centred and not every and len(block.text) <= _HEAD):
        return [replace(block, inlines=_spaced(lines))]
    ending = sum(1 for text in filled if _ENDS.search(text))
    is_indented = any(_INDENT.match(text) for text in texts[1:])
    short = len(filled) > 2 and max(map(len, filled)) <= _VERSE and ending * 2 < len(filled)
    if short and not every and not is_indented and not block.all_bold:
        return [block]
    out: list[list[Inline]] = [[]]
    for at, line in enumerate(lines):
        before = texts[at - 1] if at else ""
        if at and (every or _ENDS.search(before) or _INDENT.match(texts[at]) or not before.strip() or not texts[at].strip()):
            out.append([])
            reports.clean(say("line that ended by hand made a paragraph"), block.number)
        elif at:
            reports.clean(say("line that ended by hand joined"), block.number)
            if before[-1:].isascii() and texts[at][:1].isascii():
                out[-1].append(Run(" "))
        out[-1] += line
    marked = [replace(block, inlines=tuple(line), marker=block.marker if not at else "") for at, line in enumerate(out)]
    return [one for one in marked if one.text.strip() or one.pictures]


def _spaced(lines: list[list[Inline]]) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for at, line in enumerate(lines):
        out += [Run(" "), *line] if at else line
    return tuple(out)


# --- tables that tabs make ------------------------------------------------------------------------------------------


def _tables(parts: list[Part], reports: Reports) -> list[Part]:
    """Neighbouring paragraphs that as many tabs part become a table."""
    out: list[Part] = []
    for count, group in groupby(parts, _tabs):
        rows = list(group)
        blocks = [part for part in rows if isinstance(part, Block)]
        if count and len(blocks) > 1:
            reports.clean(say("tab-parted lines made a table"), blocks[0].number)
            cells = [block.text.strip().split("\t") for block in blocks]
            made = tuple(
                tuple(GridCell((Block(block.number, (Run(text.strip()),)),)) for text in row)
                for block, row in zip(blocks, cells, strict=True)
            )
            out.append(Grid(blocks[0].number, made))
        else:
            out += rows
    return out


def _tabs(part: Part) -> int:
    if not isinstance(part, Block) or part.marker or part.style or part.pictures:
        return 0
    text = part.text.strip()
    return text.count("\t") if all(cell.strip() for cell in text.split("\t")) else 0


# --- characters -----------------------------------------------------------------------------------------------------


def _clean(part: Part, rules: Normalising, reports: Reports) -> Part:
    if isinstance(part, Block):
        return _clean_block(part, rules, reports, not part.style or part.style == "quote")
    if not isinstance(part, Grid):
        return part

    def cleaned(cell: GridCell) -> GridCell:
        return replace(cell, blocks=tuple(_clean_block(block, rules, reports, False) for block in cell.blocks))

    return replace(part, rows=tuple(tuple(map(cleaned, row)) for row in part.rows))


def _clean_block(block: Block, rules: Normalising, reports: Reports, running: bool) -> Block:
    """The paragraph's characters put right, each run keeping its own."""
    parts = [_spelt(part) for part in block.inlines]
    text = "".join(parts)
    if not text.strip():
        return block
    starts = list(accumulate(map(len, parts), initial=0))
    edges = frozenset(
        edge for at, part in enumerate(block.inlines) if isinstance(part, Run) and part.faces for edge in starts[at : at + 2]
    )
    new, edits, _ = normalise_by(rules, text, Company((), running, edges))
    for edit in edits:
        if edit.kind and (edit.kind != INDENT_DROPPED or text[edit.start : edit.end].strip(" ") or edit.end > 1):
            reports.clean(edit.kind, block.number)
    if not edits and "\t" not in block.text:
        return block
    moved = Moves(edits)
    inlines: list[Inline] = []
    for at, part in enumerate(block.inlines):
        if isinstance(part, Run):
            words = new[moved(starts[at]) : moved(starts[at + 1])]
            inlines += [replace(part, text=words)] if words else []
        else:
            inlines.append(part)
    return replace(block, inlines=tuple(inlines))


def _spelt(part: Inline) -> str:
    if isinstance(part, Run):
        return part.text.replace("\t", "\u3000")
    return "\n" if isinstance(part, LineEnd) else _THING
