"""A document that came in, read in a process of its own: what would be written of it, and what an editor looks over first.

It is what `banmian import` would write, by its functions (new/taking.py); nothing is written here. The process ends with its
answer, so that LibreOffice may take its time and a trap in a document harms nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from banmian.content.importers.article import House, pasted_text
from banmian.content.importers.copy import Decided, Grid, TrackedChange
from banmian.desk.exchange import Json, TakenIn
from banmian.diagnostics.wording import cut_short
from banmian.new.made import Refused
from banmian.new.taken_in import Asked, take_in
from banmian.new.taking import AskedImport, Prepared, house_of, next_free, prepare_bytes, read_again
from banmian.sources.overlay import laid_over

LONGEST = 160
"""Characters of a tracked change that are told."""
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]")
_STRUCTURE = re.compile(r"#|\||!\[|\[\^|(?:[-+*]|\d{1,9}[.)])[ \t]")
_MARKS = re.compile(r"\*\*|^#+ |\\(?=[!-/:-@\[-`{-~])|\[\^\d+\]:?", re.M)
"""What of Markdown is no character of the text."""


def take(asked: AskedImport, file: Path) -> TakenIn:
    """What would be written of the document in `file`, which its sender calls as `asked` has it."""
    house, data, (name,) = house_of(asked.root, asked.issue), file.read_bytes(), asked.files
    try:
        prepared = prepare_bytes(asked, house, name, data)
        if not asked.name and not prepared.files and any(told.code == "NEW002" for told in prepared.told):
            prepared = _under_a_free_name(asked, house, prepared, data)
    except Refused as why:
        return TakenIn(name, asked.name, {}, why.told, {})
    if not prepared.files:
        return TakenIn(name, asked.name, {}, prepared.told, _counts(prepared))
    article = next(iter(prepared.files))
    with laid_over(asked.root, {article: prepared.files[article]}):
        told = (*prepared.told, *read_again(asked.root, article, house))
    return TakenIn(name, Path(article).stem, dict(prepared.files), told, _counts(prepared), _changes(prepared))


def _under_a_free_name(asked: AskedImport, house: House, taken: Prepared, data: bytes) -> Prepared:
    """The document under its name with a number behind it."""
    span = taken.told[0].span
    stem = Path(span.file).stem if span is not None else "copy"
    return prepare_bytes(replace(asked, name=next_free(asked, stem, 2)), house, asked.files[0], data)


def _changes(prepared: Prepared) -> tuple[Json, ...]:
    """The tracked changes of a document, each once; a move is told where its words came to."""
    copy = prepared.copy
    found: dict[int, TrackedChange] = {}
    for change in copy.changes if copy is not None else ():
        if change.number not in found or change.new:
            found[change.number] = change
    return tuple(
        {
            "number": change.number,
            "what": "moved" if change.moved else "added" if change.new else "deleted",
            "author": change.author,
            "words": cut_short(change.words, LONGEST),
            "paragraph": change.paragraph,
            "accepted": change.accepted,
        }
        for change in found.values()
    )


def _counts(prepared: Prepared) -> Json:
    """What the document has, in numbers: what is kept, and what there is to decide or to read."""
    codes = Counter(told.code for told in prepared.told)
    changes = prepared.copy.changes if prepared.copy is not None else ()
    added = sum(change.new for change in changes)
    found = {"added": added, "deleted": len(changes) - added, "comments": codes["IMT008"]}
    if prepared.copy is None or not prepared.files:
        return found
    text = next(iter(prepared.files.values())).decode()
    tables = sum(isinstance(part, Grid) for part in prepared.copy.parts)
    return {**found, **of_article(text), "tables": tables, "notes": len(prepared.copy.notes), "pictures": len(prepared.files) - 1}


def of_article(text: str) -> Json:
    """What a written article has: characters of its text, paragraphs, subheads, words in bold, lists."""
    body = text.split("\n---\n", 1)[-1]
    blocks = [block.strip() for block in body.split("\n\n") if block.strip()]
    plain = [block for block in blocks if not _STRUCTURE.match(block)]
    return {
        "characters": sum(
            not sign.isspace() for block in blocks if not block.startswith(("|", "!")) for sign in _MARKS.sub("", block)
        ),
        "paragraphs": len(plain),
        "headings": sum(block.startswith("#") for block in blocks),
        "bold": body.count("**") // 2,
        "lists": sum(_ITEM.match(block) is not None for block in blocks),
    }


def pasted(root: Path, issue: str, page: str) -> str:
    """What was pasted into a story, a page of HTML, as its text has it; "" where it holds none."""
    copy = take_in(Asked(page.encode(), "html", "", "", Decided())).copy
    return pasted_text(copy, house_of(root, issue).rules) if copy is not None else ""


def answer(pipe: Connection, *given: Any) -> None:
    """The answer of `take` through a pipe."""
    pipe.send(take(*given))
    pipe.close()
