"""Proofs and notes on the desk, in the setter and the maker: what `banmian proof` and `banmian notes` do, and what was issued."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from banmian.content.signed import label_of, load_signed
from banmian.desk.offers import Issued, Read
from banmian.desk.page_site import points
from banmian.geometry import Rect
from banmian.outputs.asked import Asked
from banmian.proofing.notes import Note, Stood
from banmian.proofing.today import today
from banmian.versions.records import PageRecord

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
    stood = note.stood
    kept = (
        {"paragraph": stood.paragraph, "marked": stood.marked, "at": stood.at, "rect": stood.rect.corners}
        if stood is not None
        else None
    )
    return {**note.as_json(), "rect": _points(note.rect), "stood": kept}


def _points(r: Rect | None) -> list[float] | None:
    return [points(v) for v in (r.x0, r.y0, r.width, r.height)] if r is not None else None


def noted(rows: Sequence[Json], pages: Sequence[PageRecord]) -> list[Json]:
    """Notes as `_told` tells them, each where its words stand on these pages now."""
    return [_now(row, pages) for row in rows]


def _now(row: Json, pages: Sequence[PageRecord]) -> Json:
    kept = row.get("stood")
    if not isinstance(kept, dict) or "marked" not in kept:  # of a desk that kept less of them: they stay where they were
        return row
    marked = tuple((int(first), int(last)) for first, last in kept["marked"])
    stood = Stood(str(kept["paragraph"]), marked, int(kept["at"]), Rect(*kept["rect"]))
    was = Note(
        row["page"] or 0, row["kind"], row["text"], row["author"], row["at"], row["reply"], row["words"], row["story"],
        row["place"], row["line-of-column"] or 0, row["file"] or "", row["line"] or 0, row["column"] or 0, stood=stood,
    )  # fmt: skip
    note = today(was, pages)
    if note is was:
        return row
    found = note.as_json()
    places = {key: found[key] for key in ("page", "place", "line-of-column", "file", "line", "column")}
    return {**row, **places, "rect": _points(note.rect), **({"gone": True, "rect": None} if note.gone else {})}
