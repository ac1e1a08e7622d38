"""What `banmian notes` does: the notes of a PDF that came back, each with page, place, file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.languages import in_language
from banmian.outputs.asked import Asked, tell
from banmian.outputs.door import refusal_of
from banmian.phrases import say, series, verbatim, words_of
from banmian.proofing.annotations import FilePage, read
from banmian.proofing.notes import Note, Origin, notes_of, origin_of
from banmian.proofing.today import today
from banmian.versions.records import PageRecord, from_bytes, records_of
from banmian.versions.store import VersionStore

_PAGE = re.compile(r"-A(\d\d+)")
KINDS = {
    "highlight": say("highlight"), "strike-out": say("strike-out"), "underline": say("underline"), "note": say("note"),
    "text": say("text"), "insert": say("insert"), "drawing": say("drawing"), "stamp": say("stamp"),
}  # fmt: skip
"""What kinds of notes are called."""
MARKS = {"strike-out": "\u2212", "insert": "+"}


def run_notes(asked: Asked, file: Path) -> int:
    """List them: 0; 1 where the file cannot be read."""
    try:
        data = file.read_bytes()
    except OSError as refused:
        return tell(asked, [refusal_of(refused, Span(file.name))], [])
    now = cache(partial(_now, asked))
    notes, told = notes_in(asked, file.name, data, now)
    if notes is None:
        return tell(asked, told, [])
    notes = [today(note, now()) if note.stood is not None else note for note in notes]
    rows = [row for n, note in enumerate(notes, 1) for row in _rows(n, note)] or [say("no notes")]
    return tell(asked, told, rows, {"notes": [note.as_json() for note in notes]})


def notes_in(
    asked: Asked, name: str, data: bytes, now: Callable[[], tuple[PageRecord, ...]] | None = None
) -> tuple[list[Note] | None, list[Diagnostic]]:
    """The notes of a PDF, and what is told of reading it; None for one that cannot be read. `name`: its file's; `now`: the pages as
    they are, asked for where they are needed."""
    try:
        pages, found = read(data)
    except ValueError as wrong:
        hint = say("give a PDF that a viewer opens; a proof of `banmian proof`, a page file or the issue")
        return None, [diagnose("PRF002", say("it cannot be read: {why}", why=words_of(wrong)), hint, Span(name))]
    records, told = _records(asked, name, pages, now or partial(_now, asked))
    return notes_of(found, pages, records), told


def _records(
    asked: Asked, name: str, pages: Sequence[FilePage], as_they_are: Callable[[], tuple[PageRecord, ...]]
) -> tuple[list[PageRecord | None], list[Diagnostic]]:
    """What each page of the file shows: as it was kept with the proof; else as the issue is now, which is told."""
    store, told = VersionStore(asked.folder), list[Diagnostic]()
    origins = [origin_of(page) for page in pages]
    kept = {o.record: _kept(store, o) for o in origins if o is not None}
    now = {r.number: r for r in as_they_are()} if not all(o is not None and kept[o.record] for o in origins) else {}
    out: list[PageRecord | None] = []
    for n, origin in enumerate(origins, 1):
        number = origin.page if origin is not None else _number(name, n)
        record = kept[origin.record].get(number) if origin is not None else None
        if record is None and number in now:
            record = now[number]
            message = say(
                "page {page} is compared with the issue as it is now: nothing was kept of what the file shows", page=number
            )
            told.append(
                diagnose("PRF003", message, say("where the page has changed since, notes may stand beside their words"), Span(name))
            )
        out.append(record)
    return out, told


def _kept(store: VersionStore, origin: Origin) -> dict[int, PageRecord]:
    data = store.record(origin.record) if re.fullmatch(r"[\w-]+", origin.record) else None
    try:
        return {record.number: record for record in from_bytes(data)} if data is not None else {}
    except ValueError:
        return {}


def _number(name: str, n: int) -> int:
    """The page of the issue: the one that the file is named after, else its own."""
    found = _PAGE.search(name)
    return int(found[1]) if found is not None else n


def _now(asked: Asked) -> tuple[PageRecord, ...]:
    from banmian.build import Job, set_issue
    from banmian.store import FOLDER

    return records_of(set_issue(Job(asked.root, asked.issue, cache=asked.out / FOLDER)))


def _rows(number: int, note: Note) -> list[str]:
    """A note in words: where it stands, what is marked, what it says."""
    where = [say("page {page}", page=note.page) if note.page else say("a page that is not known")]
    where += [verbatim(note.place)] if note.place else []
    where += [say("line {n}", n=note.line_number)] if note.line_number else []
    source = f"  {note.file}" + (f":{note.line}:{note.column}" if note.line else "") if note.file else ""
    who = f" ({note.author})" if note.author else ""
    kind = KINDS.get(note.kind, verbatim(note.kind))
    kind = say("reply to a {kind}", kind=kind) if note.reply else kind
    head = say("{where}: {kind}", where=series(where), kind=kind)
    rows = [f"{number}. {in_language(head)}{who}{source}"]
    if note.gone:
        gone = say("its words are in the story no more")
        rows.append(f"     {in_language(gone)}")
    if note.words:
        rows.append(f"     {MARKS.get(note.kind, '|')} {note.words}")
    if note.text:
        rows.append(f"     \u201c{note.text}\u201d")
    return rows
