"""The job ticket: what a delivery holds and what the print shop must know of it, as JSON (docs/delivery.md, The ticket).

No clock in it: the same issue gives the same ticket.
"""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pikepdf import Dictionary, Pdf

from banmian import __version__
from banmian.impose.finished_pages import bleed_of, box, inks_of
from banmian.pdf.standards import standard
from banmian.units import mm_of_mp
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.build import SetIssue
    from banmian.outputs.built_issue import BuiltIssue

SCHEMA = 1
NAME = "ticket.json"


@frozen
class Sent:
    """A page as it was last sent. `content`: its fingerprint; `now`: whether this delivery holds it."""

    page: int
    name: str
    file: str
    version: str
    sha256: str
    content: str
    now: bool
    replaces: str = ""
    """The file that this one stands in for."""
    replaces_sha256: str = ""


@frozen
class Carried:
    """A file of the delivery: kind is page, issue, plates, preflight or readme."""

    name: str
    kind: str
    data: bytes


def ticket(
    issue: SetIssue, built: BuiltIssue, pages: tuple[Sent, ...], files: tuple[Carried, ...], corrects: str | None = None
) -> dict[str, Any]:
    """The ticket as JSON values. `corrects`: the hash of the ticket that a correction stands on."""
    named, paper = issue.content.issue, issue.paper
    with Pdf.open(BytesIO(built.wanted)) as pdf:
        return {
            "schema": SCHEMA,
            "made-by": f"banmian {__version__}",
            "paper": paper.name,
            "edition": paper.edition,
            "number": named.number,
            "date": named.date.isoformat(),
            "page-count": len(pdf.pages),
            "standard": standard(built.standard).name,
            **_sheet(pdf),
            "output-intent": _intent(pdf),
            "ink-limit-percent": paper.ink_limit,
            "inks": _inks(pdf),
            "faces": _faces(pdf),
            "issue-sha256": sha256(built.wanted).hexdigest(),
            "correction": corrects is not None,
            "corrects": corrects,
            "pages": [_page(sent) for sent in pages],
            "files": [_file(carried) for carried in sorted(files, key=lambda c: c.name)],
        }


def _sheet(pdf: Pdf) -> dict[str, Any]:
    first = pdf.pages[0].obj
    trim = box(first, "/TrimBox")
    return {"trim-mm": [mm_of_mp(trim.width), mm_of_mp(trim.height)], "bleed-mm": mm_of_mp(bleed_of(first))}


def _intent(pdf: Pdf) -> dict[str, str]:
    intent: Any = pdf.Root.OutputIntents[0]
    return {
        "identifier": str(intent.OutputConditionIdentifier),
        "info": str(intent.Info),
        "registry": str(intent.get("/RegistryName", "")),
        "profile-sha256": sha256(intent.DestOutputProfile.read_bytes()).hexdigest(),
    }


def _inks(pdf: Pdf) -> list[dict[str, Any]]:
    """Every plate and the pages that print on it: process inks in the order of printing, then spots by name."""
    pages: dict[str, list[int]] = {}
    spots = set()
    for number, page in enumerate(pdf.pages, 1):
        for ink in inks_of(page):
            pages.setdefault(ink.name, []).append(number)
            spots |= {ink.name} if ink.spots else set()
    order = ("Cyan", "Magenta", "Yellow", "Black")
    names = [*(n for n in order if n in pages), *sorted(spots)]
    return [{"name": n, "kind": "spot" if n in spots else "process", "pages": pages[n]} for n in names]


def _faces(pdf: Pdf) -> list[dict[str, Any]]:
    """The fonts of the pages by PostScript name without subset tag."""
    found: dict[str, dict[str, Any]] = {}
    for page in pdf.pages:
        for _, font in page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary()).items():
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor = inner.get("/FontDescriptor", Dictionary())
            base = str(inner.BaseFont)[1:]
            name = base.partition("+")[2] or base
            embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            found[name] = {"name": name, "type": str(inner.Subtype)[1:], "embedded": embedded}
    return [found[name] for name in sorted(found)]


def _page(sent: Sent) -> dict[str, Any]:
    row: dict[str, Any] = {
        "page": sent.page,
        "name": sent.name,
        "file": sent.file,
        "version": sent.version or None,
        "sha256": sent.sha256,
        "content": sent.content,
        "sent": "now" if sent.now else "earlier, unchanged",
    }
    if sent.replaces:
        row["replaces"] = {"file": sent.replaces, "sha256": sent.replaces_sha256}
    return row


def _file(carried: Carried) -> dict[str, Any]:
    digest = sha256(carried.data).hexdigest()
    return {"file": carried.name, "kind": carried.kind, "bytes": len(carried.data), "sha256": digest}


def pages_of(data: bytes) -> tuple[Sent, ...]:
    """The pages that a ticket tells of, as they were last sent. ValueError for what is no ticket of ours."""
    try:
        body = json.loads(data)
        if body["schema"] != SCHEMA:
            raise ValueError("its schema is not known")
        return tuple(_sent(row) for row in body["pages"])
    except (KeyError, TypeError, ValueError) as wrong:
        raise ValueError("it is no job ticket") from wrong


def corrected_by(data: bytes) -> str | None:
    """The hash of the ticket that a correction's ticket stands on, "" for none; None for what is no ticket of ours."""
    try:
        pages_of(data)
        return str(json.loads(data).get("corrects") or "")
    except ValueError:
        return None


def _sent(row: dict[str, Any]) -> Sent:
    """A page of a ticket. TypeError where a value is not what we wrote."""
    words = [row["name"], row["file"], row["version"] or "", row["sha256"], row["content"]]
    if not isinstance(row["page"], int) or not all(isinstance(word, str) for word in words):
        raise TypeError("a page of the ticket")
    name, file, version, digest, content = words
    return Sent(row["page"], name, file, version, digest, content, now=False)
