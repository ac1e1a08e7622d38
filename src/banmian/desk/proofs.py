"""Proofs and notes on the desk, in the setter and the maker: what `banmian proof` and `banmian notes` do, and what was issued."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from banmian.content.signed import label_of, load_signed
from banmian.desk.offers import Issued, Read
from banmian.desk.page_site import points
from banmian.outputs.asked import Asked
from banmian.proofing.notes import Note

Json = dict[str, Any]


def issued(root: Path, issue: str, out: Path) -> list[Json]:
    """The proofs that signed.yaml tells of, the newest first: number, sheets, for whom, when, and the files that are there."""
    signed, _ = load_signed(root, issue)
    found: dict[tuple[int, str, str], list[str]] = {}
    for entry in signed.log:
        if entry.what == "proof":
            found.setdefault((entry.number, entry.at, entry.to), []).append(label_of(entry.pages))
    folder = Asked(root, issue, out).folder
    return [
        {"number": number, "at": at, "to": to, "sheets": sheets, "files": _files(folder / f"proof-{number}")}
        for (number, at, to), sheets in reversed(found.items())
    ]


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []


def issue(root: Path, issue: str, out: Path, pages: Sequence[int], to: str, size: str) -> Issued:
    """Issue a proof of these pages, of all where none is named."""
    from banmian.proofing.run import issue_proof

    done = issue_proof(Asked(root, issue, out), pages, to, size)
    return Issued(done.number, tuple(map(label_of, done.sheets)), tuple(done.files), done.told, done.strange)


def notes(root: Path, issue: str, out: Path, name: str, data: bytes) -> Read:
    """The notes of a PDF that came back."""
    from banmian.proofing.read_back import notes_in

    found, told = notes_in(Asked(root, issue, out), name, data)
    return Read([_told(note) for note in found] if found is not None else None, tuple(told))


def _told(note: Note) -> Json:
    """A note as JSON, with its rectangle in points from the trim's top left."""
    r = note.rect
    return {**note.as_json(), "rect": [points(v) for v in (r.x0, r.y0, r.width, r.height)] if r is not None else None}
