"""Reads docs/specimen-book: book.yaml and its chapters, each text and setting resolved against the paper's `body`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.phrases import verbatim
from banmian.sources import Document, load
from banmian.template.model import Paper
from banmian_tools.specimen.model import Book, Chapter, Pair, Rule, See, Words
from banmian_tools.specimen.settings import case_of, worst_size

if TYPE_CHECKING:
    from banmian_tools.specimen.schema import BookEntry, ChapterEntry, PairEntry, RuleEntry, Sees, WorstEntry

FOLDER = "docs/specimen-book"
LARGE = 16000
"""Size of a rule's setting, mp, where the rule says nothing else; a worst case fills its room."""


def load_book(root: Path, paper: Paper) -> tuple[Book | None, tuple[Diagnostic, ...]]:
    """The book, or None and what is wrong with its files."""
    from banmian_tools.specimen.schema import BookEntry, ChapterEntry

    _, entry, found = load(root, root / FOLDER / "book.yaml", BookEntry)
    if entry is None:
        return None, found
    said, chapters = list(found), list[Chapter]()
    for name in entry.chapters:
        document, chapter, more = load(root, root / FOLDER / f"{name}.yaml", ChapterEntry)
        said += more
        if document is not None and chapter is not None:
            made, faults = _chapter(chapter, document, paper)
            chapters.append(made)
            said += faults
    whole = len(chapters) == len(entry.chapters) and not said
    return (_book(entry, chapters) if whole else None), tuple(said)


def _book(entry: BookEntry, chapters: list[Chapter]) -> Book:
    return Book(
        Words(entry.zh, entry.en), Words(entry.subtitle_zh, entry.subtitle_en), Words(entry.intro_zh, entry.intro_en),
        Words(entry.reading_zh, entry.reading_en), entry.date, tuple(chapters),
    )  # fmt: skip


def _chapter(entry: ChapterEntry, document: Document, paper: Paper) -> tuple[Chapter, list[Diagnostic]]:
    rules, said = [], list[Diagnostic]()
    for k, one in enumerate(entry.rules):
        try:
            rules.append(_rule(one, document, k, paper))
        except KeyError as error:
            message = verbatim(f"the rule `{one.id}` names `{error.args[0]}`, which linebreak.Cost does not have")
            said.append(diagnose("YML006", message, verbatim("see src/banmian/linebreak/model.py"), document.span("rules", k)))
    return Chapter(Words(entry.zh, entry.en), Words(entry.intro_zh, entry.intro_en), tuple(rules)), said


def _rule(entry: RuleEntry, document: Document, k: int, paper: Paper) -> Rule:
    worst = entry.worst
    hardest = _pair(worst, entry, _worst_size(worst, entry), paper)
    return Rule(
        entry.id, Words(entry.zh, entry.en), entry.section, tuple(entry.covers), tuple(entry.source),
        Words(entry.note_zh, entry.note_en), _pair(entry, entry, LARGE, paper), hardest,
        Words(worst.zh, worst.en), document.span("rules", k),
    )  # fmt: skip


def _worst_size(worst: WorstEntry, rule: RuleEntry) -> int:
    """What the wider of its sides leaves room for."""
    both = worst.both or rule.both
    widths, down = [], True
    for side in (worst.off or rule.off, worst.on or rule.on):
        measure = next(m for m in (side.measure, both.measure, worst.measure) if m is not None)
        columns = side.columns or both.columns
        widths.append(columns.count * measure + (columns.count - 1) * 2000 if columns else measure)
        down = down and (side.direction or both.direction) == "vertical"
    return worst_size(max(widths), down)


def _pair(entry: PairEntry | WorstEntry, rule: RuleEntry, size: int, paper: Paper) -> Pair:
    """Both sides of a setting; `rule` gives what a worst case does not say."""
    if entry.size is not None:
        size = entry.size.mp()
    both = entry.both or rule.both
    off, on = (
        case_of(entry.text, (both, side), (entry.measure, size), paper) for side in (entry.off or rule.off, entry.on or rule.on)
    )
    return Pair(off, on, _sees(entry.see), tuple(entry.reports))


def _sees(entries: Sees) -> tuple[See, ...]:
    return tuple(See(e.kind, e.text, e.nth, e.side, e.width) for e in entries)
