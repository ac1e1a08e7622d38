"""What `banmian changes` does: the list of changes between two states, and with `marked` the pages that show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from typing import TYPE_CHECKING

from banmian.called import names_now
from banmian.diagnostics import Diagnostic
from banmian.outputs.asked import Asked, tell
from banmian.outputs.door import REFUSALS, refusal_of
from banmian.phrases import Phrase, say, verbatim
from banmian.pictures.asset_store import PictureChanged
from banmian.proofing.making import Proof
from banmian.proofing.marked import Comparison, marked_pdf
from banmian.proofing.run import put
from banmian.signing.run import set_asked
from banmian.values import frozen
from banmian.versions import keeping
from banmian.versions.finding import NOW, find
from banmian.versions.run import Compared, compared, store_of
from banmian.versions.setting import version_set
from banmian.versions.store import LostError
from banmian.versions.telling import change_rows

if TYPE_CHECKING:
    from banmian.build import Outcome


@frozen
class Later:
    """The later of two states, set, and the id of its version."""

    outcome: Outcome
    version: str


def run_changes(asked: Asked, said: Sequence[str], pages: Sequence[int], marked: bool) -> int:
    """The list of changes: 0, also where there is none; 1 where a state is not there, or a file is refused. Marks stand on the
    pages of the later state."""
    with _later(asked, said) if marked else nullcontext() as later:
        return _changes(asked, said, pages, later)


@contextmanager
def _later(asked: Asked, said: Sequence[str]) -> Iterator[Later | None]:
    """The later state set, while its files are there to be written; None where it is not."""
    if len(said) < 2 or said[1].lower() == NOW:
        outcome = set_asked(asked)
        paper = outcome.issue.paper.id if outcome.issue is not None else ""
        yield Later(outcome, keeping.id_now(keeping.sources_of(asked.root, asked.issue, paper)))
        return
    version = find(store_of(asked).versions(), said[1], keeping.now())
    with ExitStack() as stack:
        try:
            opened = version_set(store_of(asked), version, asked.root, asked.issue) if version is not None else None
            later = Later(stack.enter_context(opened), version.id) if opened is not None and version is not None else None
        except LostError:
            later = None  # told where the two are compared
        yield later


def _changes(asked: Asked, said: Sequence[str], pages: Sequence[int], later: Later | None) -> int:
    found = compared(asked, said, later.outcome if later is not None else None)
    if isinstance(found, Diagnostic):
        return tell(asked, [found], [])
    changes = [c for c in found.changes if not pages or c.page in pages]
    rows = [
        say("{before} \u2192 {after}", before=_called(found.before), after=_called(found.after)),
        *(change_rows(changes, None if asked.json else names_now(asked.root, asked.issue)) if changes else [say("no difference")]),
    ]
    more: dict[str, object] = {"before": found.before, "after": found.after, "changes": [c.as_json() for c in changes]}
    if later is not None and later.outcome.issue is not None:
        try:
            path = _marked(asked, later, found, Comparison(found.before, found.after, found.new, changes))
        except PictureChanged as changed:
            return tell(asked, [changed.diagnostic], rows)
        except REFUSALS as fault:
            return tell(asked, [refusal_of(fault, asked.issue_yaml)], rows)
        rows.append(say("marked: {file}", file=path))
        more["marked"] = path
    return tell(asked, [], rows, more)


def _called(state: str) -> Phrase:
    """A state as it is listed."""
    return say("now") if state == NOW else verbatim(state)


def _marked(asked: Asked, later: Later, found: Compared, comparison: Comparison) -> str:
    """Write the marked pages; their path in the issue's outputs."""
    from banmian.issue_pdf import pdf_bytes

    issue = later.outcome.issue
    assert issue is not None
    proof = Proof(0, "a3", keeping.now(), "", later.version, "")
    before = re.sub("[^a-z0-9]+", "", found.before.rpartition("(")[2])
    path = f"changes/{issue.stem}-changes-{before or 'now'}-{later.version}.pdf"
    put(asked, {path: marked_pdf(later.outcome, issue, pdf_bytes(issue), comparison, proof)})
    return path
