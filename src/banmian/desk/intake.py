"""A document that came in, read in a process of its own: what would be written of it, and what an editor looks over first.

It is what `banmian import` would write, by its functions (new/taking.py); nothing is written here. The process ends with its
answer, so that LibreOffice may take its time and a trap in a document harms nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from banmian.content.importers.copy import Grid
from banmian.desk.exchange import Json, TakenIn
from banmian.diagnostics import Diagnostic
from banmian.new.made import Refused
from banmian.new.taking import AskedImport, Prepared, house_of, prepare_bytes, read_again
from banmian.sources.overlay import laid_over

TRIES = 20
"""Names that are tried where one is taken."""
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]")
_STRUCTURE = re.compile(r"#|\||!\[|\[\^|(?:[-+*]|\d{1,9}[.)])[ \t]")
_MARKS = re.compile(r"\*\*|^#+ |\\(?=[!-/:-@\[-`{-~])|\[\^\d+\]:?", re.M)
"""What of Markdown is no character of the text."""


def take(root: Path, issue: str, file: Path, name: str, ident: str, accept: bool) -> TakenIn:
    """What would be written of the document in `file`, which its sender calls `name`; `ident`: of the article, "" by the name."""
    house = house_of(root, issue)
    data = file.read_bytes()
    try:
        prepared = prepare_bytes(AskedImport(root, issue, (name,), ident, accept), house, name, data)
        if not ident and not prepared.files and any(told.code == "NEW002" for told in prepared.told):
            prepared = _under_a_free_name(root, issue, prepared, name, data, accept)
    except Refused as why:
        return TakenIn(name, ident, {}, why.told, {})
    if not prepared.files:
        return TakenIn(name, ident, {}, prepared.told, _counts(prepared))
    article = next(iter(prepared.files))
    with laid_over(root, {article: prepared.files[article]}):
        told = (*prepared.told, *read_again(root, article, house))
    return TakenIn(name, Path(article).stem, dict(prepared.files), told, _counts(prepared))


def _under_a_free_name(root: Path, issue: str, taken: Prepared, name: str, data: bytes, accept: bool) -> Prepared:
    """The document under its name with a number behind it."""
    span = taken.told[0].span
    stem = Path(span.file).stem if span is not None else "copy"
    free = (f"{stem}-{n}" for n in range(2, TRIES) if not (root / issue / "articles" / f"{stem}-{n}.md").exists())
    ident = next(free, "")
    return prepare_bytes(AskedImport(root, issue, (name,), ident, accept), house_of(root, issue), name, data) if ident else taken


def _counts(prepared: Prepared) -> Json:
    """What the document has, in numbers: what is kept, and what there is to decide or to read."""
    codes = Counter(told.code for told in prepared.told)
    added = sum(told.code == "IMT007" and _is_new(told) for told in prepared.told)
    found = {"added": added, "deleted": codes["IMT007"] - added, "comments": codes["IMT008"]}
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


def _is_new(told: Diagnostic) -> bool:
    """Whether a message of a tracked change tells of words that were added."""
    given: dict[str, Any] = dict(told.message.given)
    return str(given.get("what")) == "added"


def answer(pipe: Connection, root: Path, issue: str, file: Path, name: str, ident: str, accept: bool) -> None:
    """The answer through a pipe."""
    pipe.send(take(root, issue, file, name, ident, accept))
    pipe.close()
