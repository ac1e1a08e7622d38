"""What a layout would change in the issues that have it from their paper, in a process of its own: each is set as it is, and once
more with the other text in place of the file. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.content.signed import load_signed
from banmian.desk.exchange import Elsewhere, Step
from banmian.desk.snapshot import snapshot
from banmian.desk.state import NO_STORIES
from banmian.diagnostics import Severity
from banmian.outputs.fingerprint import fingerprints
from banmian.pdf.standards import X4
from banmian.sources.overlay import Overlay
from banmian.store import FOLDER

if TYPE_CHECKING:
    from banmian.build import Outcome


def compared(root: Path, out: Path, issue: str, overlay: Overlay) -> Elsewhere:
    """Of one issue: the pages that would look different, what would be told that is not told now, who signed such a page."""
    before, after = _set(root, out, issue, {}), _set(root, out, issue, overlay)
    known = {(d.code, d.message) for d in before.diagnostics}
    new = tuple(d for d in after.diagnostics if d.severity >= Severity.WARNING and (d.code, d.message) not in known)
    if before.issue is None or after.issue is None:
        return Elsewhere(issue, (), new, (), False, NO_STORIES)
    old, now = fingerprints(before.issue, X4.key), fingerprints(after.issue, X4.key)
    pages = tuple(n for n in sorted(old.keys() | now.keys()) if old.get(n) != now.get(n))
    signed = tuple((state.label, state.by) for state in load_signed(root, issue)[0].signed if set(state.pages) & set(pages))
    return Elsewhere(issue, pages, new, signed, True, snapshot(after.issue))


def _set(root: Path, out: Path, issue: str, overlay: Overlay) -> Outcome:
    from banmian.build import Job, set_issue

    return set_issue(Job(root, issue, cache=out / FOLDER, overlay=overlay))


def answer(pipe: Connection, root: Path, out: Path, issues: Sequence[str], file: str, data: bytes) -> None:
    """Each issue in turn, told when it is begun; then all of them, through a pipe."""
    found = []
    for issue in issues:
        pipe.send(Step(issue))
        found.append(compared(root, out, issue, {file: data}))
    pipe.send(tuple(found))
    pipe.close()
