"""What `banmian makeup` does: pages made, shown as pictures, written into the issue; what it says, and its exit code."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import field
from hashlib import sha256
from pathlib import Path

from banmian import handover
from banmian.called import names_in, names_now
from banmian.content.signed import load_signed
from banmian.diagnostics import Diagnostic, Severity, Span, worst
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.names import Names
from banmian.diagnostics.render import as_json, as_text
from banmian.diagnostics.wording import counted
from banmian.languages import in_language
from banmian.makeup.earlier import plan_mark
from banmian.makeup.made_pages import threads_of
from banmian.makeup.making import MadeIssue, made_issue
from banmian.makeup.model import PagePlan
from banmian.makeup.proposals import MadePage, Proposal
from banmian.makeup.ready import Ready, ready
from banmian.makeup.score import Score, scores, terms_as_json
from banmian.makeup.shown import set_proposals
from banmian.makeup.writing import FlowStyleError, issue_text, page_text
from banmian.outputs.door import REFUSALS, NotOursError, refusal_of
from banmian.outputs.folder import mark, refusal
from banmian.outputs.lock import PATIENCE, one_build
from banmian.outputs.names import page_label
from banmian.outputs.proofs import PROOF_DPI
from banmian.outputs.swap import Swap, put_whole, recover, writing
from banmian.phrases import Phrase, say, series
from banmian.sources import read_text
from banmian.sources.yaml import compose
from banmian.store import FOLDER, Store
from banmian.values import frozen

Taken = Mapping[int, tuple[PagePlan, Proposal]]
SHOWN = 3
"""Proposals of a page of which a line is said."""


@frozen
class Asked:
    """What the command line asks for."""

    root: Path
    issue: str
    out: Path
    pages: tuple[int, ...] = ()
    show: int = 0
    take: Mapping[int, int] = field(default_factory=dict)
    write: bool = False
    again: bool = False
    json: bool = False
    score: bool = False


def run(asked: Asked) -> int:
    """0, or 1 where a page could not be made or written. It goes on with what the last makeup of the issue remembered, and leaves
    what it remembers to the next."""
    handover.begin(Store(asked.out / FOLDER), [asked.issue, "makeup"])
    try:
        code = _run(asked)
        handover.hand_over()
    finally:
        handover.finish()
    return code


def _run(asked: Asked) -> int:
    given, found = ready(asked.root, asked.issue, asked.out / FOLDER)
    told: list[Diagnostic] = list(found)
    files: list[tuple[str, str, bytes]] = []
    rows: list[Phrase] = []
    pages: list[dict[str, object]] = []
    stands: list[Score] = []
    if given is not None:
        told += _not_planned(asked, given)
        made = made_issue(given, asked.pages, asked.take, asked.again, bool(asked.show))
        told += made.diagnostics
        same = [k for k in made.kept if k.points is not None and (not asked.pages or k.plan.number in asked.pages)]
        rows = [say("page {page}: as it was made, {points} points", page=k.plan.number, points=k.points) for k in same]
        rows += [row for page, choice in made.pages for row in _rows(page, choice, asked.show)]
        pages = [_page_as_json(page, choice) for page, choice in made.pages]
        stands = scores(given, asked.pages) if asked.score else []
        rows += [score.row() for score in stands]
        try:
            if asked.show:
                files += _show(asked, given, made)
            if asked.write:
                told += _written(asked, given, made, files)
        except REFUSALS as fault:
            told.append(refusal_of(fault, given.job.issue_yaml))
    more: dict[str, object] = {"pages": pages} if pages else {}
    more |= {"scores": [score.as_json() for score in stands]} if stands else {}
    _say(asked, told, rows, files, more, _names(asked, given))
    return 1 if worst(told) is Severity.ERROR else 0


def _not_planned(asked: Asked, given: Ready) -> list[Diagnostic]:
    """MKP002 for each page that the command line names and makeup.yaml does not."""
    planned, where = {plan.number for plan in given.plans}, Span(f"{asked.issue}/makeup.yaml")
    wrong = {n: say("correct --take, or add the page") for n in asked.take if n not in planned}
    wrong |= {n: say("correct --page, or add the page") for n in asked.pages if n not in planned}
    return [diagnose("MKP002", say("makeup.yaml plans no page {n}", n=n), hint, where) for n, hint in sorted(wrong.items())]


def _names(asked: Asked, given: Ready | None) -> Names | None:
    """What stories are called in messages: by their headlines, also where the plan cannot be used."""
    if asked.json:
        return None
    return names_in(given.content) if given is not None else names_now(asked.root, asked.issue)


def _page_as_json(made: MadePage, choice: int) -> dict[str, object]:
    """A page with all its proposals; `taken`: the one that --write writes, from 1, none where none was found."""
    proposals = [_proposal_as_json(n, p) for n, p in enumerate(made.proposals, 1)]
    return {"page": made.plan.number, "taken": choice + 1 if proposals else None, "proposals": proposals}


def _proposal_as_json(number: int, proposal: Proposal) -> dict[str, object]:
    terms = terms_as_json(proposal.terms)
    return {"proposal": number, "points": proposal.points, "free-lines": proposal.short, "terms": terms, "cuts": proposal.written}


def _rows(made: MadePage, choice: int, show: int) -> list[Phrase]:
    """What is said of a page: how many proposals, those that are shown, at least the first few, with their points."""
    if not made.proposals:
        return []
    number = made.plan.number
    given = {"page": number, "proposals": counted(len(made.proposals), "proposal")}
    stays = made.stays and not choice
    out = [
        say("page {page}: {proposals}; its parts stay where they were", **given)
        if stays
        else say("page {page}: {proposals}", **given)
    ]
    for k, proposal in enumerate(made.proposals):
        if k < max(SHOWN, show) or k == choice:
            given = {"name": f"{number}:{k + 1}", "points": proposal.points, "mark": " <" if k == choice else ""}
            free = counted(proposal.short, "line")
            full = say("  {name}  {points} points{mark}", **given)
            out.append(say("  {name}  {points} points, {free} free{mark}", free=free, **given) if proposal.short else full)
    return out


def _show(asked: Asked, given: Ready, made: MadeIssue) -> list[tuple[str, str, bytes]]:
    """The proposals as pictures, each with the first of all other pages, and for each page its points; put in place together."""
    taken, files = made.taken(), {}
    for page, _ in made.pages:
        number = page.plan.number
        if asked.pages and number not in asked.pages:
            continue
        rows = []
        for k, proposal in enumerate(page.proposals[: asked.show]):
            done = set_proposals(given, {**taken, number: (page.plan, proposal)})
            name = f"{page_label(number)}-{k + 1}.png"
            files[f"makeup/{name}"] = done.png(number, PROOF_DPI)
            rows.append({**_proposal_as_json(k + 1, proposal), "told": [as_json(d) for d in done.told[number]]})
        if rows:
            files[f"makeup/{page_label(number)}.json"] = (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()
    folder = asked.out / Path(asked.issue).name
    why = refusal(folder, asked.root)
    if why:
        raise NotOursError(why)
    with writing(folder):
        mark(folder)
    with one_build(folder, PATIENCE, lambda said: None):
        recover(folder)
        with Swap(folder) as swap:
            for path, data in files.items():
                swap.put(path, data)
            swap.commit()
    return [("makeup", _shown_path(asked, path), data) for path, data in files.items()]


def _shown_path(asked: Asked, path: str) -> str:
    """Where a picture of a proposal lies: from the project's root where it lies there, as all outputs are told."""
    whole = asked.out / Path(asked.issue).name / path
    return (whole.relative_to(asked.root) if whole.is_relative_to(asked.root) else whole).as_posix()


def _written(asked: Asked, given: Ready, made: MadeIssue, files: list[tuple[str, str, bytes]]) -> list[Diagnostic]:
    """Pages and issue.yaml in the editor's folder: whole files beside, then renamed. A page that is the editor's stays."""
    texts, told = new_texts(asked, given, made)
    for file, text in texts.items():
        put_whole(asked.root / file, text.encode())
        files.append(("source", file, text.encode()))
    return told


def new_texts(asked: Asked, given: Ready, made: MadeIssue) -> tuple[dict[str, str], list[Diagnostic]]:
    """What taking the proposals writes: pages' files, and issue.yaml where it changes, by their names; and what is told of that."""
    told: list[Diagnostic] = []
    taken = {n: t for n, t in made.taken().items() if not asked.pages or n in asked.pages}
    signed, _ = load_signed(asked.root, asked.issue)
    for number in sorted(taken.keys() & signed.signed_pages):
        hint = say("it stays as it is; to make it anew: banmian unsign {number} --by NAME --why REASON", number=number)
        told.append(diagnose("SGN007", say("page {number} is signed", number=number), hint, taken.pop(number)[0].span))
    texts: dict[str, str] = {}
    for number, (plan, proposal) in sorted(taken.items()):
        name = f"{asked.issue}/pages/{plan.layout}.yaml"
        marks = plan_mark(given.planned(number), given.makeup), given.words_mark(plan)
        texts[name] = page_text(proposal, plan, marks)
    kept = {n: t for n, t in taken.items() if f"{asked.issue}/pages/{t[0].layout}.yaml" in texts}
    told += _faulty(given, made, kept)
    name = f"{asked.issue}/issue.yaml"
    source, faults = read_text(asked.root, asked.root / name)
    document = compose(source)[0] if source is not None else None
    if document is None:
        return {}, [*told, *faults]
    try:
        threads = threads_of(given.loaded.content or given.content, made.taken(), made.standing())
        new = issue_text(document, kept, threads)
        if new != document.source.text:
            texts[name] = new
    except FlowStyleError as flow:
        hint = say("write each page over several lines, key by key; then --write can change them")
        said = ((say("issue.yaml has a page on one line: write there {flow}", flow=row), at) for at, row in flow.rows)
        told += [diagnose("MKP009", message, hint, at) for message, at in said]
    return texts, told


def _faulty(given: Ready, made: MadeIssue, taken: Taken) -> list[Diagnostic]:
    """MKP011 for each page of which the build will tell something."""
    if not taken:
        return []
    done = set_proposals(given, made.taken(), copies=True)
    out = []
    for number, (plan, _) in sorted(taken.items()):
        told = done.told.get(number, ())
        if told:
            message = say(
                "page {number}: the build will tell of it: {code} {message}",
                number=number,
                code=told[0].code,
                message=told[0].message,
            )
            out.append(diagnose("MKP011", message, say("look at other proposals with --show, or mend the page by hand"), plan.span))
    return out


def _say(
    asked: Asked,
    told: list[Diagnostic],
    rows: list[Phrase],
    files: list[tuple[str, str, bytes]],
    more: dict[str, object],
    names: Names | None,
) -> None:
    if asked.json:
        outputs = [{"kind": kind, "path": path, "sha256": sha256(data).hexdigest()} for kind, path, data in files]
        body = {"built": False, "diagnostics": [as_json(d) for d in told], "outputs": outputs, **more}
        sys.stdout.write(json.dumps(body, ensure_ascii=False, indent=1) + "\n")
        return
    last = [say("wrote {files}", files=series(path for _, path, _ in files))] if files else []
    said = [as_text(d, names) for d in told]
    sys.stderr.write("\n".join([*said, *map(in_language, [*rows, *last])]) + "\n")
