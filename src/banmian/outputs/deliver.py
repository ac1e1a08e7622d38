"""What a build leaves behind: the PDF, page files, proofs, draft and reports, put in place together (contracts.md, Outputs).

Everything is made first and written beside; then all of it is swapped in, or nothing (decision 0047). On failure nothing
changes but the two reports; where the outputs' folder itself refuses, nothing at all.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.diagnostics import Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.render import as_text
from banmian.outputs import stale
from banmian.outputs.built_issue import BuiltIssue, FollowUpStep, StepResult
from banmian.outputs.door import REFUSALS, UNTOUCHED, NotOursError, told
from banmian.outputs.folder import mark, refusal
from banmian.outputs.groups import KINDS, Made, extra_groups, left_proofs, older_standard, page_groups
from banmian.outputs.lock import one_build
from banmian.outputs.names import REPORTS, is_group, page_file
from banmian.outputs.report import DRAFT_HINT, Output, listed, report_json, report_text, show_report
from banmian.outputs.reuse import issue_here, still_valid, whole
from banmian.outputs.stale import hash_of
from banmian.outputs.swap import NotWrittenError, Swap, recover, writing
from banmian.outputs.wanted import Wanted
from banmian.pictures.changed import PictureChanged
from banmian.remember import figures
from banmian.streams import utf8

if TYPE_CHECKING:
    from banmian.build import SetIssue


def deliver(done: SetIssue, wanted: Wanted, step: FollowUpStep | None = None) -> int:
    """Write what is wanted, with what the further step makes of it; the exit code."""
    numbers = [p.number for p in done.assembled.display.pages] if done.assembled else []
    strange = [n for n in (*wanted.pages, *wanted.known) if n not in numbers]
    if strange and done.passes and not done.job.draft:
        done.job.progress("done")
        sys.stderr.write(f"banmian: the issue has no page {', '.join(map(str, strange))}\n")
        return 2
    folder = wanted.out / Path(done.job.issue).name
    try:
        code = _in_folder(done, wanted, folder, step)
    except BrokenPipeError:
        raise  # who read what we say has gone: no matter of the folder
    except REFUSALS as fault:
        done.diagnostics.append(told(fault, _issue_yaml(done)))
        show_report(done, wanted.as_json, False, (), UNTOUCHED)
        return 1
    return code if wanted.timings is None or _timed(done, wanted.timings) else 1


def _timed(done: SetIssue, file: Path) -> bool:
    """Write the seconds by stage; False with a message where the system refuses."""
    timings = done.job.timings
    body = {"stages": timings.stages, "total": timings.total, "remembered": figures()}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(body, indent=1) + "\n", encoding="utf-8")
    except OSError as reason:
        sys.stderr.write(as_text(told(NotWrittenError(file, reason), _issue_yaml(done))) + "\n")
        return False
    return True


def _issue_yaml(done: SetIssue) -> Span:
    return Span(f"{done.job.issue}/issue.yaml")


def _in_folder(done: SetIssue, wanted: Wanted, folder: Path, step: FollowUpStep | None) -> int:
    """Take the folder, put right what a run that died left in it, write; NotOursError, BusyError where that cannot be."""
    why = refusal(folder, done.job.root)
    if why:
        raise NotOursError(f"the outputs' folder '{folder}' {why}")
    with writing(folder):
        mark(folder)
    with one_build(folder, wanted.patience, done.job.progress):
        recover(folder)
        try:
            return _written(done, wanted, folder, step)
        except PictureChanged as changed:
            done.diagnostics.append(changed.diagnostic)
            return _failed(done, wanted, folder)


def _written(done: SetIssue, wanted: Wanted, folder: Path, step: FollowUpStep | None) -> int:
    if done.job.draft:
        return _draft(done, wanted, folder)
    return _issue(done, wanted, folder, step) if done.passes else _failed(done, wanted, folder)


def _reports(swap: Swap, done: SetIssue, built: bool, outputs: list[Output], last: str) -> None:
    text, rows = REPORTS
    swap.put(text, utf8(report_text(done.located, last)))
    swap.put(rows, utf8(report_json(done.located, built, outputs)))


def _failed(done: SetIssue, wanted: Wanted, folder: Path) -> int:
    with Swap(folder) as swap:
        _reports(swap, done, False, [], DRAFT_HINT)
        swap.commit()
    show_report(done, wanted.as_json, False, (), DRAFT_HINT)
    return 1


def _issue(done: SetIssue, wanted: Wanted, folder: Path, step: FollowUpStep | None) -> int:
    from banmian.build import pdf_bytes

    assert done.assembled is not None
    data = pdf_bytes(done)
    older = older_standard(done, wanted)
    if not done.passes:
        return _failed(done, wanted, folder)
    name = f"{done.stem}.pdf"
    built = BuiltIssue(folder, data, next(iter(older.values()), data), wanted.standard)
    before, now = issue_here(folder, name), hash_of(data)
    left = [g for g in KINDS if g not in ("pages", "proofs") or wanted.reuse or wanted.pages]  # the others are made again
    valid = still_valid(folder, {g: stale.outdated(folder, g, before, now, ()) for g in left})
    made = extra_groups(done, wanted, built, older)
    if not (wanted.reuse and whole(valid, done.stem, [p.number for p in done.assembled.display.pages])):
        kept = left_proofs(folder, wanted.pages, stale.outdated(folder, "proofs", before, now, ()))
        made |= page_groups(done, wanted, built, kept)
    if wanted.preflight:
        _preflight(done, built, made)
        if not done.passes:
            return _failed(done, wanted, folder)
    result = step(done, built) if step is not None else StepResult(last=f"built {folder / name}")
    made |= {group: Made(files) for group, files in result.groups.items()}
    with Swap(folder) as swap:
        swap.put(name, data)
        for path in folder.glob("*.pdf"):
            swap.drop(path.name)  # the issue's under an earlier name
        old = _swapped(swap, made, before, now)
        if old:
            groups = ", ".join(f"{group}/" for group in old)
            hint = "make them again, or remove them; STALE.txt in each names the files"
            done.diagnostics.append(diagnose("OUT006", f"of an earlier state of the issue: {groups}", hint, _issue_yaml(done)))
        outputs = [Output("pdf", name, now), *_told(made, valid), *result.outputs]
        _reports(swap, done, True, outputs, f"built {name}")
        swap.commit()
    if not wanted.as_json:
        sys.stderr.write(result.text + (f"out of date: {', '.join(old)} (STALE.txt there names the files)\n" if old else ""))
    show_report(done, wanted.as_json, True, outputs, result.last, result.more)
    return 0 if done.passes else 1


def _preflight(done: SetIssue, built: BuiltIssue, made: Mapping[str, Made]) -> None:
    """What a delivery would refuse is said now."""
    from banmian.outputs.findings import findings

    assert done.assembled is not None
    with done.job.timings.stage("preflight"):
        done.job.progress("preflight")
        files = made["pages"].files if "pages" in made else {}
        names = {p.number: page_file(done.stem, p.number) for p in done.assembled.display.pages}
        pages = {number: files[name] for number, name in names.items() if name in files}
        done.diagnostics += findings(done, built.pdf, pages)


def _swapped(swap: Swap, made: Mapping[str, Made], before: str, now: str) -> list[str]:
    """Put every group that was made, and say in all others, and of single files that stay, what is out of date; the names of
    groups that hold such files."""
    old = []
    groups = sorted(p.name for p in swap.folder.iterdir() if p.is_dir() and is_group(p.name))
    for group in sorted({*groups, *made}):
        anew = [f"{group}/{name}" for name in made[group].files] if group in made else []
        for path in anew:
            swap.put(path, made[group].files[path.partition("/")[2]])
        if group in made and not made[group].partial:
            swap.group(group, {})
            continue
        superseded = group == "draft" or ("delivery" in made and group.startswith("correction"))
        of = stale.UNKNOWN if superseded else before
        files = stale.outdated(swap.folder, group, of, now, anew)
        stale.mark(swap, group, files)
        old += [group] if files else []
    return old


def _told(made: Mapping[str, Made], valid: list[Output]) -> list[Output]:
    """The files of the groups that hang on the issue's PDF alone: made now, or of this very issue and left where they are."""
    out: list[Output] = []
    for group, kind in KINDS.items():
        anew = listed(kind, group, dict(made[group].files)) if group in made else []
        names = {o.path for o in anew}
        stays = group not in made or made[group].partial
        kept = [o for o in valid if stays and o.path.startswith(f"{group}/") and o.path not in names]
        out += sorted([*anew, *kept], key=lambda o: o.path)
    return out


def _draft(done: SetIssue, wanted: Wanted, folder: Path) -> int:
    """The draft beside the rest; exit 1 only where there is nothing to show."""
    from banmian.build import pdf_bytes

    if done.assembled is None:
        last = "no draft: issue.yaml, layout or fonts cannot be read"
        show_report(done, wanted.as_json, False, (), last)
        return 1
    data = pdf_bytes(done)
    name = f"{done.stem}-draft.pdf"
    outputs = [Output("draft", f"draft/{name}", hash_of(data))]
    last = f"draft {folder / 'draft' / name}"
    files = {
        name: data,
        "report.txt": utf8(report_text(done.located, f"draft {name}")),
        "report.json": utf8(report_json(done.located, True, outputs)),
    }
    with Swap(folder) as swap:
        swap.group("draft", files)
        swap.commit()
    show_report(done, wanted.as_json, True, outputs, last)
    return 0
