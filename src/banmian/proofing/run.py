"""What `banmian proof` does: a numbered proof made, written, noted in signed.yaml and in the history."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import field
from hashlib import sha256
from typing import TYPE_CHECKING

from banmian.content.signed import FILE, label_of, load_signed
from banmian.diagnostics import Diagnostic, Severity
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import no_page
from banmian.languages import in_language
from banmian.outputs.asked import Asked, sources_written, tell_done
from banmian.outputs.door import REFUSALS, refusal_of
from banmian.outputs.lock import PATIENCE, one_build
from banmian.outputs.swap import Swap, recover
from banmian.phrases import say, say_n, series
from banmian.pictures.asset_store import PictureChanged
from banmian.proofing.making import Proof, proof_files, record_name
from banmian.signing.acts import Act, Pages, next_proof, proofed, sheet_of
from banmian.signing.run import own_folder, set_asked, write_signed
from banmian.values import frozen
from banmian.versions import keeping
from banmian.versions.records import records_of, to_bytes
from banmian.versions.store import VersionStore

if TYPE_CHECKING:
    from banmian.build import Outcome, SetIssue


@frozen
class Issued:
    """A proof: its number, version, sheets and files; none where it was not issued: `told` says why, or `strange` which pages the
    issue has not."""

    number: int = 0
    version: str = ""
    sheets: tuple[Pages, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    told: tuple[Diagnostic, ...] = ()
    strange: tuple[int, ...] = ()


def run_proof(asked: Asked, numbers: Sequence[int], to: str, size: str) -> int:
    """Issue a proof: 0; 1 where the issue cannot be set or a file is refused; 2 where it has no such page."""
    done = issue_proof(asked, numbers, to, size)
    if done.strange:
        sys.stderr.write(f"banmian: {in_language(no_page(done.strange))}\n")
        return 2
    if done.told:
        return tell_done(asked, done.told, [])
    outputs = [{"kind": "proof", "path": path, "sha256": sha256(data).hexdigest()} for path, data in done.files.items()]
    labels, number = series(map(label_of, done.sheets)), done.number
    first = say_n(
        "proof {number} of page {labels}", "proof {number} of pages {labels}", len(done.sheets), number=number, labels=labels
    )
    rows = [first, *(f"  {path}" for path in done.files)]
    written = sources_written(asked, [f"{asked.issue}/{FILE}"])
    return tell_done(asked, [], rows, {"outputs": written, "proof": done.number, "version": done.version, "files": outputs})


def issue_proof(asked: Asked, numbers: Sequence[int], to: str, size: str) -> Issued:
    """Issue a proof of these pages, of all where none is named: made, written, noted in signed.yaml and in the history."""
    outcome = set_asked(asked)
    signed, faults = load_signed(asked.root, asked.issue)
    if faults:
        return Issued(told=tuple(faults))
    if outcome.issue is None:
        hint = say("put right what is told above")
        told = [d for d in outcome.diagnostics if d.severity is Severity.ERROR]
        refused = diagnose("PRF001", say("no proof can be made: the issue cannot be set"), hint, outcome.job.issue_yaml)
        return Issued(told=(*told, refused))
    issue = outcome.issue
    strange = tuple(number for number in numbers if sheet_of(issue, number) is None)
    if strange:
        return Issued(strange=strange)
    sheets = _sheets(issue, numbers)
    number = next_proof(issue, signed, sheets)
    at, version = keeping.now(), keeping.id_now(keeping.sources_of(asked.root, asked.issue, issue.paper.id))
    proof = Proof(number, size, at, to, version, record_name(number, version, sheets))
    try:
        files = _made(asked, outcome, issue, sheets, proof)
        write_signed(asked.root, asked.issue, proofed(issue, signed, sheets, number, Act(at, to=to)))
        note = f"{number} ({', '.join(map(label_of, sheets))})" + (f" {to}" if to else "")
        keeping.keep(VersionStore(asked.folder), outcome, what="proof", note=note)
    except PictureChanged as changed:
        return Issued(told=(changed.diagnostic,))
    except REFUSALS as fault:
        return Issued(told=(refusal_of(fault, outcome.job.issue_yaml),))
    return Issued(number, version, tuple(sheets), files)


def _sheets(issue: SetIssue, numbers: Sequence[int]) -> list[Pages]:
    """The sheets of these pages, of all where none is named."""
    wanted = numbers or [page.number for page in issue.display.pages]
    return list(dict.fromkeys(pages for number in wanted if (pages := sheet_of(issue, number)) is not None))


def _made(asked: Asked, outcome: Outcome, issue: SetIssue, sheets: Sequence[Pages], proof: Proof) -> dict[str, bytes]:
    """The files, put in place together, and what the pages show kept."""
    from banmian.issue_pdf import pdf_bytes

    pages = records_of(outcome, [number for sheet in sheets for number in sheet])
    made = proof_files(outcome, issue, pdf_bytes(issue), pages, proof)
    files = {f"proof-{proof.number}/{name}": data for name, data in made.items()}
    put(asked, files)
    VersionStore(asked.folder).keep_record(proof.record, to_bytes(pages))
    return files


def put(asked: Asked, files: dict[str, bytes]) -> None:
    """Files of ours into the issue's outputs, all or none, under its lock."""
    folder = own_folder(asked)
    with one_build(folder, PATIENCE, lambda said: None):
        recover(folder)
        with Swap(folder) as swap:
            for path, data in files.items():
                swap.put(path, data)
            swap.commit()
