"""What a build leaves behind: the PDF, page files, proofs, draft and reports, each group whole (docs/rules/contracts.md, Outputs).

The PDF comes first and is in place before page files and proofs are made. On failure nothing changes but the two reports.
"""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.outputs.finished import Finished, Further, Step
from banmian.outputs.report import DRAFT_HINT, Output, listed, report_json, report_text, show_report
from banmian.pictures.changed import PictureChanged
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.build import SetIssue


@frozen
class Wanted:
    """The build command's options."""

    out: Path
    pages: tuple[int, ...]
    only_pdf: bool
    as_json: bool
    timings: Path | None
    standard: str = "x4"
    """A key of pdf/standards.py; the PDF/X-4 is written with each."""
    soft_proof: bool = False
    marks: bool = False
    """Copies of the page files with printer's marks, in `marks/`."""
    known: tuple[int, ...] = ()
    """Pages that a further step was told of: they must be there."""
    reuse: bool = False
    """Leave what stands there alone where the issue's PDF has not changed: page files, proofs, other standards, the web's."""
    screen: bool = False
    """The tagged PDF for the web, in `screen/`."""


def deliver(done: SetIssue, wanted: Wanted, step: Step | None = None) -> int:
    """Write what is wanted, then take the further step; the exit code."""
    folder = wanted.out / Path(done.job.issue).name
    folder.mkdir(parents=True, exist_ok=True)
    try:
        code = _written(done, wanted, folder, step)
    except PictureChanged as changed:
        done.diagnostics.append(changed.diagnostic)
        code = _failed(done, wanted, folder)
    if wanted.timings is not None:
        body = {"stages": done.job.timings.stages, "total": done.job.timings.total}
        _write(wanted.timings, (json.dumps(body, indent=1) + "\n").encode())
    return code


def _written(done: SetIssue, wanted: Wanted, folder: Path, step: Step | None) -> int:
    if done.job.draft:
        return _draft(done, wanted, folder)
    return _issue(done, wanted, folder, step) if done.passes else _failed(done, wanted, folder)


def _write(path: Path, data: bytes) -> None:
    """Beside, then renamed: a reader never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)


def _reports(done: SetIssue, folder: Path, built: bool, outputs: list[Output], last: str) -> None:
    _write(folder / "report.txt", report_text(done.diagnostics, last).encode())
    _write(folder / "report.json", report_json(done.diagnostics, built, outputs).encode())


def _failed(done: SetIssue, wanted: Wanted, folder: Path) -> int:
    _reports(done, folder, False, [], DRAFT_HINT)
    show_report(done, wanted.as_json, False, (), DRAFT_HINT)
    return 1


def _issue(done: SetIssue, wanted: Wanted, folder: Path, step: Step | None) -> int:
    from banmian.build import pdf_bytes
    from banmian.outputs.standing import standing
    from banmian.outputs.swap import remove_group

    numbers = [p.number for p in done.assembled.display.pages] if done.assembled else []
    strange = [n for n in (*wanted.pages, *wanted.known) if n not in numbers]
    if strange:
        sys.stderr.write(f"banmian: the issue has no page {', '.join(map(str, strange))}\n")
        return 2
    data = pdf_bytes(done)
    older = _older_standard(done, wanted)
    if not done.passes:
        return _failed(done, wanted, folder)
    name = f"{done.stem}.pdf"
    same = (folder / name).is_file() and (folder / name).read_bytes() == data
    if not same:
        remove_group(folder / "plates")  # plates of another issue than the one that stands here
    for old in folder.glob("*.pdf"):
        if old.name != name:
            old.unlink()
    _write(folder / name, data)
    outputs = [Output("pdf", name, sha256(data).hexdigest())]
    kept = standing(done.stem, numbers, folder) if same and wanted.reuse else []
    outputs += _swapped(folder, wanted.standard, older, bool(kept))
    finished = Finished(folder, data, next(iter(older.values()), data), wanted.standard)
    outputs += [o for o in kept if o not in outputs] or _groups(done, wanted, finished)
    made = step(done, finished) if step is not None else Further(last=f"built {folder / name}")
    outputs += made.outputs
    _reports(done, folder, True, outputs, f"built {name}")
    if made.text and not wanted.as_json:
        sys.stderr.write(made.text)
    show_report(done, wanted.as_json, True, outputs, made.last, made.more)
    return 0 if done.passes else 1


def _groups(done: SetIssue, wanted: Wanted, finished: Finished) -> list[Output]:
    """Page files, proofs and what belongs to single pages beside them; the twin for the web."""
    made = _page_groups(done, wanted, finished.folder, finished.pdf) + _marks(done, wanted, finished)
    return made + _screen(done, wanted, finished.folder)


def _marks(done: SetIssue, wanted: Wanted, finished: Finished) -> list[Output]:
    """Marked copies of the page files; those of an earlier build go."""
    from banmian.outputs.swap import remove_group, swap_group

    if not wanted.marks:
        remove_group(finished.folder / "marks")
        return []
    from banmian.outputs.marked import marked_files

    with done.job.timings.stage("marks"):
        done.job.progress("marks")
        files = marked_files(done, finished.wanted, wanted.pages, wanted.standard)
        swap_group(finished.folder / "marks", files)
    return listed("marks", "marks", files)


def _older_standard(done: SetIssue, wanted: Wanted) -> dict[str, bytes]:
    """The issue in the standard that was asked for beside the PDF/X-4; an error where it takes less than the issue has."""
    from banmian.build import pdf_bytes
    from banmian.pdf.finish import TransparentError
    from banmian.pdf.standards import X4, standard

    if wanted.standard == X4.key:
        return {}
    try:
        return {f"{done.stem}-{wanted.standard}.pdf": pdf_bytes(done, wanted.standard)}
    except TransparentError as reason:
        from banmian.diagnostics import Span
        from banmian.diagnostics.codes import diagnose

        message = f"the issue cannot be {standard(wanted.standard).name}: it holds {reason}"
        hint = "flatten the PDFs that are placed as pictures, or send the PDF/X-4"
        done.diagnostics.append(diagnose("OUT002", message, hint, Span(f"{done.job.issue}/issue.yaml")))
        return {}


def _swapped(folder: Path, key: str, files: dict[str, bytes], keep: bool) -> list[Output]:
    """The files of a standard beside PDF/X-4 in a folder of its name; what an earlier build left of others goes, unless
    it is of this issue and a further step keeps what stands."""
    from banmian.outputs.swap import remove_group, swap_group
    from banmian.pdf.standards import STANDARDS, X4

    for row in STANDARDS:
        if not keep and row.key not in (X4.key, key):
            remove_group(folder / row.key)
    if files:
        swap_group(folder / key, files)
    return listed("pdf", key, files)


def _screen(done: SetIssue, wanted: Wanted, folder: Path) -> list[Output]:
    """The twin for the web; one of an earlier build goes where it is not asked for."""
    from banmian.outputs.swap import remove_group, swap_group

    if not wanted.screen:
        remove_group(folder / "screen")
        return []
    from banmian.build import screen_bytes

    files = {f"{done.stem}.pdf": screen_bytes(done)}
    swap_group(folder / "screen", files)
    return listed("screen", "screen", files)


def _page_groups(done: SetIssue, wanted: Wanted, folder: Path, data: bytes) -> list[Output]:
    """Page files and proofs, or neither with --only pdf."""
    from banmian.outputs.swap import remove_group, swap_group

    if wanted.only_pdf:
        remove_group(folder / "pages")
        remove_group(folder / "proofs")
        return []
    from banmian.outputs.pages import page_files
    from banmian.outputs.proofs import proofs

    numbers = wanted.pages or tuple(p.number for p in done.assembled.display.pages) if done.assembled else ()
    out: list[Output] = []
    with done.job.timings.stage("pages"):
        done.job.progress("page files")
        for group, files in (("pages", page_files(data, done.stem, numbers)),):
            swap_group(folder / group, files)
            out += listed("page", group, files)
    with done.job.timings.stage("proofs"):
        done.job.progress("proofs")
        files = proofs(data, numbers) | _soft_proofs(done, wanted, data, numbers)
        swap_group(folder / "proofs", files)
        out += listed("proof", "proofs", files)
    return out


def _soft_proofs(done: SetIssue, wanted: Wanted, data: bytes, numbers: tuple[int, ...]) -> dict[str, bytes]:
    """The soft proofs that were asked for; where they cannot be made a message says why."""
    if not wanted.soft_proof:
        return {}
    from banmian.diagnostics import Span
    from banmian.diagnostics.codes import diagnose
    from banmian.outputs.soft_proofs import NoSoftProofError, soft_proofs

    done.job.progress("soft proofs")
    try:
        return soft_proofs(data, numbers)
    except NoSoftProofError as reason:
        issue = Span(f"{done.job.issue}/issue.yaml")
        done.diagnostics.append(
            diagnose("OUT001", f"no soft proofs: {reason}", "install Ghostscript; the PDF is not affected", issue)
        )
        return {}


def _draft(done: SetIssue, wanted: Wanted, folder: Path) -> int:
    """The draft beside the rest; exit 1 only where there is nothing to show."""
    from banmian.build import pdf_bytes
    from banmian.outputs.swap import swap_group

    if done.assembled is None:
        last = "no draft: issue.yaml, layout or fonts cannot be read"
        show_report(done, wanted.as_json, False, (), last)
        return 1
    data = pdf_bytes(done)
    name = f"{done.stem}-draft.pdf"
    outputs = [Output("draft", f"draft/{name}", sha256(data).hexdigest())]
    last = f"draft {folder / 'draft' / name}"
    files = {
        name: data,
        "report.txt": report_text(done.diagnostics, f"draft {name}").encode(),
        "report.json": report_json(done.diagnostics, True, outputs).encode(),
    }
    swap_group(folder / "draft", files)
    show_report(done, wanted.as_json, True, outputs, last)
    return 0
