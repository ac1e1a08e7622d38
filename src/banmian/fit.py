"""What `banmian fit` does: what copyfit changes of an issue's pages, in words; with --write also into the issue's folder.

The layouts of the paper stay as they are: a page that was fitted is written as `pages/NAME.yaml` of the issue, which comes before
the paper's. Codes FIT022, FIT023.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from hashlib import sha256

from banmian.build import Job, Outcome, load, plan_of, set_issue
from banmian.called import names_of
from banmian.copyfit.writing import UnwritableError, layout_text
from banmian.diagnostics import Diagnostic, PlaceOnPage, Severity, Span, worst
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.render import as_json, rows_of_text
from banmian.languages import in_language
from banmian.outputs.door import REFUSALS, refusal_of
from banmian.outputs.report import copyfit_trace
from banmian.outputs.swap import put_whole
from banmian.phrases import Phrase, say, series
from banmian.plan.model import Plan, Sheet
from banmian.sources import read_text
from banmian.sources.overlay import laid_over
from banmian.sources.yaml import compose
from banmian.template.model import PageLayout
from banmian.values import frozen

TOLD = ("FIT02", "FLW001", "FLW002", "FLW020", "FLW021")
"""What is said of an issue: what was fitted, what does not fit, what would help."""


@frozen
class Written:
    """A page's layout as it is to be written: the file, relative to the project, its text, the page's number."""

    name: str
    text: str
    page: int


def run(job: Job, write: bool, in_json: bool) -> int:
    """0, or 1 where something still does not fit or could not be written."""
    done = set_issue(job)
    files: list[Written] = []
    told = [d for d in done.diagnostics if d.severity is Severity.ERROR or d.code.startswith(TOLD)]
    if write and done.issue is not None and done.issue.fitted:
        files, refused = layouts_of(job, done)
        told += refused
        try:
            for file in files:
                put_whole(job.root / file.name, file.text.encode())
        except REFUSALS as fault:
            files = []
            told.append(refusal_of(fault, job.issue_yaml))
    _say(done, told, files, in_json)
    return 1 if worst(told) is Severity.ERROR else 0


def layouts_of(job: Job, done: Outcome) -> tuple[list[Written], list[Diagnostic]]:
    """The layouts of the pages that were fitted, as they are to be written, and what is to be told of those that cannot be."""
    assert done.issue is not None
    before, _ = plan_of(load(job))
    assert before is not None
    files: list[Written] = []
    told: list[Diagnostic] = []
    for old, new in zip(before.plan.sheets, done.issue.plan.sheets, strict=True):
        if old.layout != new.layout:
            found = _layout(job, before.plan, old, new.layout)
            if isinstance(found, Written):
                files.append(found)
            else:
                told.append(found)
    faulty = _faults_of(job, files)
    told += [_unsound(file, faulty[file.name]) for file in files if file.name in faulty]
    return [file for file in files if file.name not in faulty], told


def _faults_of(job: Job, files: list[Written]) -> dict[str, Diagnostic]:
    """By file the first error that it would have: all are read as if they were written. (What the pages then look like was judged
    when they were fitted.)"""
    with laid_over(job.root, {file.name: file.text.encode() for file in files}):
        loaded = load(job)
        told = (*loaded.diagnostics, *plan_of(loaded)[1])
    names = {file.name for file in files}
    errors = (d for d in told if d.severity is Severity.ERROR and d.span is not None and d.span.file in names)
    return {d.span.file: d for d in reversed([*errors]) if d.span is not None}


def _unsound(file: Written, fault: Diagnostic) -> Diagnostic:
    message = say("page {page} is not written: its layout would then have a fault: {fault}", page=file.page, fault=fault.message)
    hint = say("a build fits the page all the same; please report this with the issue's folder")
    return diagnose("FIT023", message, hint, Span(file.name), PlaceOnPage(file.page))


def _layout(job: Job, plan: Plan, sheet: Sheet, after: PageLayout) -> Written | Diagnostic:
    page, layout = sheet.numbers[0], sheet.layout
    where = PlaceOnPage(page)
    others = [s.numbers[0] for s in plan.sheets if s.layout.name == layout.name and s is not sheet]
    if others:
        message = say(
            "page {page} is not written: page {others} has the layout {name} too", page=page, others=others[0], name=layout.name
        )
        hint = say(
            "copy {file} into {issue}/pages under another name, and name that for one of the pages in issue.yaml",
            file=layout.file,
            issue=job.issue,
        )
        return diagnose("FIT022", message, hint, Span(layout.file), where)
    source, _ = read_text(job.root, job.root / layout.file)
    document = compose(source)[0] if source is not None else None
    try:
        if document is not None:
            return Written(f"{job.issue}/pages/{layout.name}.yaml", layout_text(document, layout, after), page)
        path = ""
    except UnwritableError as fault:
        path = str(fault)
    message = say("page {page} is not written: in its layout `{path}` cannot be exchanged where it stands", page=page, path=path)
    return diagnose(
        "FIT023", message, say("write what is behind the key in brackets or braces, on one line"), Span(layout.file), where
    )


def _say(done: Outcome, told: list[Diagnostic], files: list[Written], in_json: bool) -> None:
    if in_json:
        outputs = [{"kind": "source", "path": f.name, "sha256": sha256(f.text.encode()).hexdigest()} for f in files]
        body = {"built": False, "diagnostics": [as_json(d) for d in told], "outputs": outputs, **copyfit_trace(done)}
        sys.stdout.write(json.dumps(body, ensure_ascii=False, indent=1) + "\n")
        return
    sys.stderr.write("\n".join([*rows_of_text(told, names_of(done.issue)), *map(in_language, _last(done, files))]) + "\n")


def _last(done: Outcome, files: list[Written]) -> Iterator[Phrase]:
    if done.issue is not None and not done.issue.fitted:
        yield say("no page was changed")
    if files:
        yield say("wrote {files}", files=series(file.name for file in files))
