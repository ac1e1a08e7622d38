"""What a build leaves behind: the PDF, page files, proofs, draft and reports, put in place together (contracts.md, Outputs).

Everything is made first and written beside; then all of it is swapped in, or nothing (decision 0047). On failure nothing
changes but the two reports; where the outputs' folder itself refuses, nothing at all.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from banmian import handover
from banmian.diagnostics import Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.render import as_text
from banmian.diagnostics.wording import no_page
from banmian.languages import in_language
from banmian.outputs import stale
from banmian.outputs.built_issue import BuiltIssue, FollowUpStep, StepResult
from banmian.outputs.door import REFUSALS, UNTOUCHED, NotOursError, refusal_of
from banmian.outputs.folder import mark, refusal
from banmian.outputs.groups import KINDS, FileGroup, extra_groups, left_proofs, older_standard, page_group, proof_group
from banmian.outputs.held import free_name, told_of
from banmian.outputs.lock import one_build
from banmian.outputs.names import REPORTS, is_group, page_file
from banmian.outputs.page_table import page_table
from banmian.outputs.report import DRAFT_HINT, Output, of_pages, outputs_of, report_json, report_text, show_report
from banmian.outputs.reuse import issue_here, still_valid, whole
from banmian.outputs.stale import hash_of
from banmian.outputs.swap import NotWrittenError, Swap, recover, writing
from banmian.outputs.wanted import Wanted
from banmian.phrases import say, series
from banmian.pictures.asset_store import PictureChanged
from banmian.progress import Progress
from banmian.remember import figures
from banmian.streams import utf8
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.build import Outcome, SetIssue
    from banmian.diagnostics import Diagnostic


@frozen
class Course:
    """What a build is asked for, the folder that it goes to, and its progress."""

    wanted: Wanted
    folder: Path
    progress: Progress


@frozen
class Finished:
    """What is to be put in place: the issue's PDF under its name, the groups of files, `valid`: those of earlier builds that
    still hold, `before`: the hash of the PDF that stood there, and what a further step made."""

    name: str
    pdf: bytes
    made: Mapping[str, FileGroup]
    valid: Sequence[Output]
    before: str
    result: StepResult


def deliver(outcome: Outcome, wanted: Wanted, progress: Progress | None = None, step: FollowUpStep | None = None) -> int:
    """Write what is wanted, with what the further step makes of it; the exit code."""
    progress = progress or Progress()
    numbers = [p.number for p in outcome.issue.display.pages] if outcome.issue is not None else []
    strange = [n for n in (*wanted.pages, *wanted.known) if n not in numbers]
    if strange and outcome.passes and not outcome.job.draft:
        progress.end()
        sys.stderr.write(f"banmian: {in_language(no_page(strange))}\n")
        return 2
    course = Course(wanted, wanted.out / Path(outcome.job.issue).name, progress)
    try:
        code = _build_in_folder(outcome, course, step)
        _hand_over(progress)
    except BrokenPipeError:
        raise  # who read what we say has gone: no matter of the folder
    except REFUSALS as fault:
        return _report_refusal(outcome, course, fault)
    finally:
        with progress.stage("keep"):
            handover.finish()
    return code if wanted.timings is None or _write_timings(outcome, progress, wanted.timings) else 1


def _hand_over(progress: Progress, whole: bool = False) -> None:
    """What is remembered goes to the next process, while this one goes on."""
    with progress.stage("keep"):
        handover.hand_over(whole)


def _report_refusal(outcome: Outcome, course: Course, fault: BaseException) -> int:
    """Say what the system refused: nothing was written."""
    outcome = outcome.joined([refusal_of(fault, outcome.job.issue_yaml)])
    show_report(outcome, course.progress, course.wanted.as_json, False, (), UNTOUCHED)
    return 1


def _write_timings(outcome: Outcome, progress: Progress, file: Path) -> bool:
    """Write the seconds by stage; False with a message where the system refuses."""
    body = {"stages": progress.seconds, "total": progress.total, "remembered": figures()}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(body, indent=1) + "\n", encoding="utf-8")
    except OSError as reason:
        sys.stderr.write(as_text(refusal_of(NotWrittenError(file, reason), outcome.job.issue_yaml)) + "\n")
        return False
    return True


def _build_in_folder(outcome: Outcome, course: Course, step: FollowUpStep | None) -> int:
    """Take the folder, put right what a run that died left in it, write; NotOursError, BusyError where that cannot be."""
    folder = course.folder
    why = refusal(folder, outcome.job.root)
    if why:
        raise NotOursError(why)
    with writing(folder):
        mark(folder)
    with one_build(folder, course.wanted.patience, course.progress.say):
        recover(folder)
        try:
            return _write(outcome, course, step)
        except PictureChanged as changed:
            return _write_failure(outcome.joined([changed.diagnostic]), course)


def _write(outcome: Outcome, course: Course, step: FollowUpStep | None) -> int:
    if outcome.job.draft:
        return _write_draft(outcome, course)
    if outcome.issue is None or not outcome.passes:
        return _write_failure(outcome, course)
    return _write_issue(outcome, outcome.issue, course, step)


def _put_reports(swap: Swap, outcome: Outcome, built: bool, outputs: list[Output], last: str) -> None:
    text, rows = REPORTS
    swap.put(text, utf8(report_text(outcome.diagnostics, last, pages=page_table(outcome), issue=outcome.issue)))
    swap.put(rows, utf8(report_json(outcome.diagnostics, built, outputs, of_pages(outcome))))


def _write_failure(outcome: Outcome, course: Course) -> int:
    with Swap(course.folder) as swap:
        _put_reports(swap, outcome, False, [], DRAFT_HINT)
        swap.commit()
    show_report(outcome, course.progress, course.wanted.as_json, False, (), DRAFT_HINT)
    return 1


def _write_issue(outcome: Outcome, issue: SetIssue, course: Course, step: FollowUpStep | None) -> int:
    """Make all that was asked for, then put it in place."""
    from banmian.issue_pdf import pdf_bytes

    wanted, folder, progress = course.wanted, course.folder, course.progress
    _hand_over(progress, whole=True)
    data = pdf_bytes(issue, progress=progress)
    _hand_over(progress)
    older, faults = older_standard(issue, wanted, progress)
    outcome = outcome.joined(faults)
    if not outcome.passes:
        return _write_failure(outcome, course)
    name = f"{issue.stem}.pdf"
    built = BuiltIssue(folder, data, next(iter(older.values()), data), wanted.standard, wanted.alone)
    before, now = issue_here(folder, name), hash_of(data)
    left = [g for g in KINDS if g not in ("pages", "proofs") or wanted.reuse or wanted.pages]  # the others are made again
    valid = still_valid(folder, {g: stale.outdated(folder, g, before, now, ()) for g in left})
    made = extra_groups(issue, wanted, built, older, progress)
    if wanted.reuse and whole(valid, issue.stem, [p.number for p in issue.display.pages]):
        outcome = _judge(outcome, issue, built, made, course)
    else:
        kept = left_proofs(folder, wanted.pages, stale.outdated(folder, "proofs", before, now, ()))
        made["pages"] = page_group(issue, wanted, built, progress)
        with proof_group(issue, wanted, built, kept, progress) as proofs:
            outcome = _judge(outcome, issue, built, made, course)
            if outcome.passes:
                made["proofs"], faults = proofs()
                outcome = outcome.joined(faults)
    if not outcome.passes:
        return _write_failure(outcome, course)
    result = step(issue, built) if step is not None else StepResult()
    made |= {group: FileGroup(files) for group, files in result.groups.items()}
    return _put(outcome.joined(result.diagnostics), course, Finished(name, data, made, valid, before, result))


def _put(outcome: Outcome, course: Course, finished: Finished) -> int:
    """Everything in place at once, and the report of it."""
    now, result = hash_of(finished.pdf), finished.result
    try:
        with Swap(course.folder) as swap:
            held = [path.name for path in course.folder.glob("*.pdf") if swap.held(path.name)]
            name = free_name(finished.name, held)
            outcome = outcome.joined(told_of(finished.name, name, outcome.job.issue_yaml))
            outputs = [Output("pdf", name, now), *_outputs_of_pdf(finished.made, finished.valid), *result.outputs]
            swap.put(name, finished.pdf)
            for path in course.folder.glob("*.pdf"):
                if path.name not in held:
                    swap.drop(path.name)  # the issue's under an earlier name
            old = _put_groups(swap, finished.made, (finished.before, now), _is_traditional(outcome))
            outcome = outcome.joined(_outdated_groups(old, outcome.job.issue_yaml))
            _put_reports(swap, outcome, True, outputs, say("built {file}", file=name))
            swap.commit()
    except REFUSALS as fault:
        return _report_refusal(outcome, course, fault)
    if not course.wanted.as_json:
        outdated = say("out of date: {groups} (STALE.txt there names the files)", groups=series(old))
        sys.stderr.write(result.text + (f"{in_language(outdated)}\n" if old else ""))
    last = result.last or say("built {file}", file=course.folder / name)
    show_report(outcome, course.progress, course.wanted.as_json, True, outputs, last, result.more)
    return 0 if outcome.passes else 1


def _outdated_groups(groups: Sequence[str], issue: Span) -> list[Diagnostic]:
    """OUT006 where groups hold files of an earlier state of the issue."""
    if not groups:
        return []
    message = say("of an earlier state of the issue: {groups}", groups=series(f"{group}/" for group in groups))
    return [diagnose("OUT006", message, say("make them again, or remove them; STALE.txt in each names the files"), issue)]


def _judge(outcome: Outcome, issue: SetIssue, built: BuiltIssue, made: Mapping[str, FileGroup], course: Course) -> Outcome:
    """With what the delivery's preflight finds in the finished PDF and its page files beyond what is known, where it is wanted."""
    if not course.wanted.preflight:
        return outcome
    from banmian.outputs.findings import findings

    with course.progress.stage("preflight", say("preflight")):
        files = made["pages"].files if "pages" in made else {}
        names = {p.number: page_file(issue.stem, p.number) for p in issue.display.pages}
        pages = {number: files[name] for number, name in names.items() if name in files}
        return outcome.joined(findings(issue, built.pdf, pages, outcome.diagnostics))


def _is_traditional(outcome: Outcome) -> bool:
    """Whether the paper is in Traditional Chinese."""
    return outcome.issue is not None and outcome.issue.paper.words.is_traditional


def _put_groups(swap: Swap, made: Mapping[str, FileGroup], hashes: tuple[str, str], traditional: bool) -> list[str]:
    """Put the files of every group that was made, and mark in all groups the files that stay and are out of date; the names of
    the groups that hold such files. `hashes`: of the issue's PDF that stood there, and of the one that stands now."""
    old, (before, now) = [], hashes
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
        stale.mark(swap, group, files, traditional)
        old += [group] if files else []
    return old


def _outputs_of_pdf(made: Mapping[str, FileGroup], valid: Sequence[Output]) -> list[Output]:
    """The outputs in groups that are made of the issue's PDF: made now, or of this very issue and left where they are."""
    out: list[Output] = []
    for group, kind in KINDS.items():
        anew = outputs_of(kind, group, dict(made[group].files)) if group in made else []
        names = {o.path for o in anew}
        stays = group not in made or made[group].partial
        kept = [o for o in valid if stays and o.path.startswith(f"{group}/") and o.path not in names]
        out += sorted([*anew, *kept], key=lambda o: o.path)
    return out


def _write_draft(outcome: Outcome, course: Course) -> int:
    """The draft beside the rest; exit 1 only where there is nothing to show."""
    from banmian.issue_pdf import pdf_bytes

    wanted, folder, progress = course.wanted, course.folder, course.progress
    if outcome.issue is None:
        last = say("no draft: issue.yaml, layout or fonts cannot be read")
        show_report(outcome, progress, wanted.as_json, False, (), last)
        return 1
    data = pdf_bytes(outcome.issue, progress=progress)
    name = f"{outcome.issue.stem}-draft.pdf"
    outputs = [Output("draft", f"draft/{name}", hash_of(data))]
    last, short = (say("draft {file}", file=path) for path in (folder / "draft" / name, name))
    files = {
        name: data,
        "report.txt": utf8(report_text(outcome.diagnostics, short, pages=page_table(outcome), issue=outcome.issue)),
        "report.json": utf8(report_json(outcome.diagnostics, True, outputs, of_pages(outcome))),
    }
    with Swap(folder) as swap:
        swap.group("draft", files)
        swap.commit()
    show_report(outcome, progress, wanted.as_json, True, outputs, last)
    return 0
