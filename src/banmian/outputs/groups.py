"""The groups of files that a build makes of the finished issue: page files, proofs, marked pages, other standards, the web's.

Each is bytes by name; `deliver` puts all of them in place at once. A group that is made for some pages alone is `partial`:
the others' files stay where they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.outputs.built_issue import BuiltIssue
from banmian.phrases import say
from banmian.processors import beside, usable
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.build import SetIssue
    from banmian.outputs.wanted import Wanted
    from banmian.progress import Progress

KINDS = {"pages": "page", "proofs": "proof", "marks": "marks", "screen": "screen", "x1a": "pdf"}
"""What `outputs` in the report calls the files of a group, in the order in which it tells of them."""


@frozen
class FileGroup:
    """A group's files by name. `partial`: others of the group may stay."""

    files: Mapping[str, bytes]
    partial: bool = False


def page_group(issue: SetIssue, wanted: Wanted, built: BuiltIssue, progress: Progress) -> FileGroup:
    """The page files."""
    if wanted.only_pdf:
        return FileGroup({})  # they go: so --only pdf is documented
    from banmian.outputs.names import page_file
    from banmian.outputs.pages import page_files, pages_alone

    with progress.stage("pages", say("page files")):
        numbers = _numbers(issue, wanted)
        if wanted.alone:
            files = {page_file(issue.stem, number): data for number, data in pages_alone(issue, numbers).items()}
        else:
            files = page_files(built.pdf, issue.stem, numbers)
        return FileGroup(files, bool(wanted.pages))


@contextmanager
def proof_group(
    issue: SetIssue, wanted: Wanted, built: BuiltIssue, left: Mapping[str, bytes], progress: Progress
) -> Iterator[Callable[[], tuple[FileGroup, tuple[Diagnostic, ...]]]]:
    """The proofs, begun now by a copy of the process where pages are to be drawn, and to be asked for at the end of the context.
    `left`: proofs of other pages that stay, by name."""
    if wanted.only_pdf:
        yield lambda: (FileGroup({}), ())
        return
    from banmian.outputs.looks import known_pages
    from banmian.outputs.proofs import are_kept, load_renderers, proofs

    numbers, known = _numbers(issue, wanted), known_pages(issue, built.pdf)
    progress.say(say("proofs"))
    draw = partial(proofs, built.pdf, numbers, left, max(1, usable() - 1), known)
    if are_kept(numbers, known):
        begun: AbstractContextManager[Callable[[], dict[str, bytes]]] = nullcontext(draw)
    else:
        load_renderers()
        begun = beside(draw)
    with begun as drawn:

        def done() -> tuple[FileGroup, tuple[Diagnostic, ...]]:
            with progress.stage("proofs"):
                soft, faults = _soft_proofs(issue, wanted, built.pdf, numbers, progress)
                return FileGroup(drawn() | soft, bool(wanted.pages)), faults

        yield done


def _numbers(issue: SetIssue, wanted: Wanted) -> tuple[int, ...]:
    """The pages of which files and proofs are wanted."""
    return wanted.pages or tuple(page.number for page in issue.display.pages)


def extra_groups(
    issue: SetIssue, wanted: Wanted, built: BuiltIssue, older: Mapping[str, bytes], progress: Progress
) -> dict[str, FileGroup]:
    """What was asked for beside them: marked pages, the issue in another standard (`older`), the twin for the web."""
    out = {wanted.standard: FileGroup(older)} if older else {}
    if wanted.marks:
        from banmian.outputs.marked import marked_files

        with progress.stage("marks", say("marks")):
            out["marks"] = FileGroup(marked_files(issue, built.wanted, wanted.pages, wanted.standard), bool(wanted.pages))
    if wanted.screen:
        from banmian.issue_pdf import screen_bytes

        out["screen"] = FileGroup({f"{issue.stem}.pdf": screen_bytes(issue, progress)})
    return out


def older_standard(issue: SetIssue, wanted: Wanted, progress: Progress) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """The issue in the standard that was asked for beside the PDF/X-4; an error where it takes less than the issue has."""
    from banmian.issue_pdf import pdf_bytes
    from banmian.pdf.finish import TransparentError
    from banmian.pdf.standards import X4, standard

    if wanted.standard == X4.key:
        return {}, ()
    try:
        return {f"{issue.stem}-{wanted.standard}.pdf": pdf_bytes(issue, wanted.standard, progress)}, ()
    except TransparentError as reason:
        message = say("the issue cannot be {name}: it holds {reason}", name=standard(wanted.standard).name, reason=reason)
        hint = say("flatten the PDFs that are placed as pictures, or send the PDF/X-4")
        return {}, (diagnose("OUT002", message, hint, issue.job.issue_yaml),)


def left_proofs(folder: Path, pages: tuple[int, ...], stale: Mapping[str, str]) -> dict[str, bytes]:
    """The proofs of other pages that stand here and are of this very issue: the sheet shows them too."""
    from banmian.outputs.names import page_label

    made = {f"{page_label(n)}.png" for n in pages}
    there = sorted((folder / "proofs").glob("A[0-9]*.png")) if pages else []
    names = [p for p in there if p.stem[1:].isdigit() and p.name not in made and p.name not in stale]
    return {p.name: p.read_bytes() for p in names}


def _soft_proofs(
    issue: SetIssue, wanted: Wanted, pdf: bytes, numbers: tuple[int, ...], progress: Progress
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """The soft proofs that were asked for; where they cannot be made a message says why."""
    if not wanted.soft_proof:
        return {}, ()
    from banmian.outputs.soft_proofs import NoSoftProofError, soft_proofs

    progress.say(say("soft proofs"))
    try:
        return soft_proofs(pdf, numbers), ()
    except NoSoftProofError as reason:
        hint = say("install Ghostscript; the PDF is not affected")
        return {}, (diagnose("OUT001", say("no soft proofs: {reason}", reason=reason), hint, issue.job.issue_yaml),)
