"""A numbered proof of pages: its sheets as files by name, in the size that was asked for.

The pages come from the issue's own PDF; what is beside them, from their records and from words.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from banmian.content.signed import label_of, said_time
from banmian.diagnostics import Severity
from banmian.outputs.names import page_label
from banmian.proofing import paper_sheets, phone
from banmian.proofing.lettering import Pen, ProofWords, words_for
from banmian.proofing.paper_sheets import Slip
from banmian.proofing.sheets import ProofSheet, sheets_pdf
from banmian.signing.states import told_of
from banmian.values import frozen
from banmian.versions.records import PageRecord

if TYPE_CHECKING:
    from banmian.build import Outcome, SetIssue

PHONE = "phone"


@frozen
class Proof:
    """What is proofed: `number` of the proof (0: marked changes), `size` a3, a4 or phone, `at`: when (ISO 8601), `to`: for whom,
    `version`: its id, `record`: the name under which what the pages show is kept."""

    number: int
    size: str
    at: str
    to: str
    version: str
    record: str


def proof_files(outcome: Outcome, issue: SetIssue, pdf: bytes, pages: Sequence[PageRecord], proof: Proof) -> dict[str, bytes]:
    """The proof's files by name. `pdf`: the issue's; `pages`: records of those that are wanted."""
    words, pen = words_for(issue.paper.words.is_traditional), pen_of(issue)
    stem = f"{issue.stem}-proof{proof.number}"
    if proof.size != PHONE:
        sheets = [paper_sheet(outcome, issue, page, proof, words, pen) for page in pages]
        return {f"{stem}-{proof.size}.pdf": written(issue, pdf, sheets, pen, proof)}
    files = {}
    for page in pages:
        sheets = list(_phone_sheets(outcome, issue, page, proof, words, pen))
        for n, picture in enumerate(phone.pictures(written(issue, pdf, sheets, pen, proof)), 1):
            files[f"{stem}-{page_label(page.number)}-{n}.png"] = picture
    return files


def written(issue: SetIssue, pdf: bytes, sheets: Sequence[ProofSheet], pen: Pen, proof: Proof) -> bytes:
    """The sheets as a PDF."""
    from banmian.issue_pdf import pdf_settings

    return sheets_pdf(pdf, sheets, pen, pdf_settings(issue), f"proof {proof.number}")


def pen_of(issue: SetIssue) -> Pen:
    """The faces in which the paper writes beside its pages."""
    roles = issue.paper.roles
    return Pen(issue.fonts, roles.slug, roles.draft_strong or roles.slug)


def paper_sheet(
    outcome: Outcome, issue: SetIssue, page: PageRecord, proof: Proof, words: ProofWords, pen: Pen, size: str = ""
) -> ProofSheet:
    """A page on a sheet of A3 or A4."""
    form = paper_sheets.form_of(size or proof.size)
    shown = paper_sheets.placed(page, position(issue, page.number), form)
    items = paper_sheets.sheet_items(page, shown, form, slip_of(outcome, issue, page, proof, words), words, pen)
    return ProofSheet(form.size, shown, items, told(issue, page, proof))


def _phone_sheets(
    outcome: Outcome, issue: SetIssue, page: PageRecord, proof: Proof, words: ProofWords, pen: Pen
) -> Iterator[ProofSheet]:
    slip = slip_of(outcome, issue, page, proof, words)
    parts = phone.parts_of(page, issue.paper.grid.em)
    for n, part in enumerate(parts):
        shown, size = phone.placed(part, position(issue, page.number))
        items = phone.items_of(page, part, (n, len(parts) - 1), shown, slip, words, pen)
        yield ProofSheet(size, shown, items, told(issue, page, proof))


def position(issue: SetIssue, number: int) -> int:
    """Which page of the issue's PDF a page is, from 1."""
    return 1 + [page.number for page in issue.display.pages].index(number)


def told(issue: SetIssue, page: PageRecord, proof: Proof) -> dict[str, object]:
    """What a sheet says of itself: by it notes find their page."""
    return {"issue": issue.job.issue, "page": page.number, "proof": proof.number, "version": proof.version, "record": proof.record}


def slip_of(outcome: Outcome, issue: SetIssue, page: PageRecord, proof: Proof, words: ProofWords) -> Slip:
    """What the proof of a page says of itself."""
    named = issue.content.issue
    sheet = next((s.numbers for s in issue.plan.sheets if page.number in s.numbers), (page.number,))
    faults = sum(d.severity is Severity.ERROR for d in told_of(outcome, sheet))
    paper = " \u00b7 ".join(part for part in (issue.paper.name, issue.paper.edition) if part)
    made = words.said("made", time=said_time(proof.at))
    for_whom = [words.said("for", to=proof.to)] if proof.to else []
    return Slip(
        words.proof(proof.number),
        (
            words.said("issue", paper=paper, number=named.number, date=named.date.isoformat()),
            words.said("page", number=page.number, name=page.name),
        ),
        (" \u00b7 ".join([made, *for_whom]), words.said("version", version=proof.version)),
        issue.paper.words.draft_warning,
        words.said("faults", count=faults) if faults else "",
    )


def record_name(number: int, version: str, labels: Iterable[tuple[int, ...]]) -> str:
    """Under which name the record of a proof is kept."""
    return f"proof-{number}-{version}-{'_'.join(map(label_of, labels))[:60]}"
