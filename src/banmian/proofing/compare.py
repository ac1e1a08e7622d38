"""What `banmian changes` does: the list of changes between two states, and with `marked` the pages that show it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from banmian.diagnostics import Diagnostic
from banmian.outputs.door import REFUSALS, refusal_of
from banmian.pictures.asset_store import PictureChanged
from banmian.proofing.making import Proof
from banmian.proofing.marked import Comparison, marked_pdf
from banmian.proofing.run import put
from banmian.signing.run import Asked as Outputs
from banmian.signing.run import set_asked
from banmian.versions import keeping
from banmian.versions.run import Asked, Compared, compared, tell
from banmian.versions.telling import change_rows

if TYPE_CHECKING:
    from banmian.build import Outcome


def run_changes(asked: Asked, said: Sequence[str], pages: Sequence[int], marked: bool) -> int:
    """The list of changes: 0, also where there is none; 1 where a state is not there, or a file is refused. Marks stand on the
    pages as they are now: so only changes up to now can be marked."""
    outputs = Outputs(asked.root, asked.issue, asked.out, asked.json)
    now = set_asked(outputs) if marked else None
    found = compared(asked, said[:1] if marked else said, now)
    if isinstance(found, Diagnostic):
        return tell(asked, [found], [])
    changes = [c for c in found.changes if not pages or c.page in pages]
    rows = [f"{found.before} \u2192 {found.after}", *(change_rows(changes) if changes else ["no difference"])]
    more: dict[str, object] = {"before": found.before, "after": found.after, "changes": [c.as_json() for c in changes]}
    if now is not None and now.issue is not None:
        try:
            path = _marked(outputs, now, found, Comparison(found.before, found.after, found.new, changes))
        except PictureChanged as changed:
            return tell(asked, [changed.diagnostic], rows)
        except REFUSALS as fault:
            return tell(asked, [refusal_of(fault, asked.issue_yaml)], rows)
        rows.append(f"marked: {path}")
        more["marked"] = path
    return tell(asked, [], rows, more)


def _marked(outputs: Outputs, now: Outcome, found: Compared, comparison: Comparison) -> str:
    """Write the marked pages; their path in the issue's outputs."""
    from banmian.issue_pdf import pdf_bytes

    issue = now.issue
    assert issue is not None
    version = keeping.id_now(keeping.sources_of(outputs.root, outputs.issue, issue.paper.id))
    proof = Proof(0, "a3", keeping.now(), "", version, "")
    before = re.sub("[^a-z0-9]+", "", found.before.rpartition("(")[2])
    path = f"changes/{issue.stem}-changes-{before or 'now'}-{version}.pdf"
    put(outputs, {path: marked_pdf(now, issue, pdf_bytes(issue), comparison, proof)})
    return path
