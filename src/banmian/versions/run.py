"""What `banmian history`, `back` and `changes` do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.called import names_now
from banmian.content.signed import said_time
from banmian.diagnostics import Diagnostic, Severity, worst
from banmian.diagnostics.codes import diagnose
from banmian.outputs.asked import Asked, tell
from banmian.outputs.door import REFUSALS, NotOursError, refusal_of
from banmian.outputs.folder import mark, refusal
from banmian.outputs.swap import writing
from banmian.phrases import say
from banmian.values import frozen
from banmian.versions import keeping
from banmian.versions.back import Way, go, way_back
from banmian.versions.changes import Change, changes_between
from banmian.versions.finding import NOW, find, last_proof
from banmian.versions.records import PageRecord, records_of
from banmian.versions.setting import project_of, records_at, with_files
from banmian.versions.store import SIGNED, KeptFile, LostError, Version, VersionStore
from banmian.versions.telling import changed_files, history_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from banmian.build import Outcome

    Check = Callable[[Outcome, Path], Outcome]


STEPS = {"change": say("change"), "bring back": say("bring back"), "take away": say("take away")}


def store_of(asked: Asked) -> VersionStore:
    """Where the issue's versions are kept."""
    return VersionStore(asked.folder)


def sources_now(asked: Asked) -> dict[str, Path]:
    """The files of the issue as they stand; the paper by what issue.yaml says."""
    from banmian.content.loader import load_issue

    issue, _ = load_issue(asked.root, asked.issue)
    return keeping.sources_of(asked.root, asked.issue, issue.paper if issue is not None else "")


def run_history(asked: Asked) -> int:
    """List what is kept; 0."""
    versions = store_of(asked).versions()
    names = names_now(asked.root, asked.issue) if versions and not asked.json else None
    rows = history_rows(versions, names) or [say("no version is kept yet: each build keeps one")]
    more = {
        "versions": [
            {
                "id": v.id, "at": v.at, "what": v.what, "note": v.note, "pdf": v.pdf or None, "errors": v.counts[0],
                "warnings": v.counts[1], "files": changed_files(before, v) if before is not None else sorted(v.files),
            }
            for before, v in zip((None, *versions), versions, strict=False)
        ]
    }  # fmt: skip
    return tell(asked, [], rows, more)


def run_back(asked: Asked, said: str, yes: bool, check: Check) -> int:
    """Say what going back would change, and with `yes` do it: 0; 1 where there is no such version or a signed page would change."""
    store = store_of(asked)
    version = find(store.versions(), said, keeping.now())
    if version is None:
        return tell(asked, [_unknown(asked, said)], [])
    sources = sources_now(asked)
    way = way_now(asked, version, sources)
    try:
        told = signed_pages(asked, way, sources, check)
        if yes and way.steps and worst(told) is not Severity.ERROR:
            ours(asked)
            go(store, way, asked.root, sources)
    except LostError as lost:
        told = [lost_file(asked, version, lost)]
    except REFUSALS as fault:
        told = [refusal_of(fault, asked.issue_yaml)]
    failed = worst(told) is Severity.ERROR
    rows = [say("back to {at} ({id}):", at=said_time(version.at), id=version.id)]
    rows += [say("  {what} {path}", what=STEPS[step.what], path=step.path) for step in way.steps]
    rows += [say("  as it is now stays {path}", path=path) for path in way.layouts]
    done = say("done; what stood before is in the history") if yes else say("nothing was written; --yes does it")
    last = say("nothing was written") if failed else done if way.steps else say("nothing differs")
    steps = [{"what": step.what, "path": step.path} for step in way.steps]
    return tell(asked, told, [*rows, last], {"version": version.id, "steps": steps, "done": yes and not failed})


def way_now(asked: Asked, version: Version, sources: dict[str, Path]) -> Way:
    """What going back to a version would do to the files as they stand."""
    return way_back(version, {path: KeptFile(keeping.hash_of(place), 0, 0) for path, place in sources.items()}, asked.issue)


def signed_pages(asked: Asked, way: Way, sources: dict[str, Path], check: Check) -> list[Diagnostic]:
    """SGN001 for each signed page that the issue's files of then would change, with the layouts and signatures of now."""
    from banmian.build import Job, set_issue

    if f"{asked.issue}/{SIGNED}" not in sources or not way.steps:
        return []
    signed = f"{asked.issue}/{SIGNED}"
    other = {p: f.read_bytes() for p, f in sources.items() if not p.startswith(f"{asked.issue}/")}
    then = [(p, data) for p, data in with_files(store_of(asked), way.version, other, asked.issue) if p != signed]
    with project_of(asked.root, [*then, (signed, sources[signed].read_bytes())]) as place:
        done = check(set_issue(Job(place, asked.issue)), asked.folder)
    return [d for d in done.diagnostics if d.code == "SGN001"]


@frozen
class Compared:
    """Two states: what they are called, and what is different."""

    before: str
    after: str
    old: tuple[PageRecord, ...]
    new: tuple[PageRecord, ...]
    changes: tuple[Change, ...]


def compared(asked: Asked, said: Sequence[str], later: Outcome | None = None) -> Compared | Diagnostic:
    """Two states compared; by default the last proof (else the last version but one) and the files as they stand. `later`: the
    second state where it is set already."""
    versions = store_of(asked).versions()
    names = [*said, *([NOW] if len(said) < 2 else [])] if said else ["", NOW]
    states: list[tuple[str, tuple[PageRecord, ...]]] = []
    for k, name in enumerate(names[:2]):
        there = later if k else None
        if name.lower() == NOW:
            states.append((NOW, records_of(there if there is not None else _set_now(asked))))
            continue
        version = find(versions, name, keeping.now()) if name else last_proof(versions)
        if version is None:
            return _unknown(asked, name or "last proof")
        try:
            records = records_of(there) if there is not None else records_at(store_of(asked), version, asked.root, asked.issue)
        except LostError as lost:
            return lost_file(asked, version, lost)
        states.append((f"{said_time(version.at)} ({version.id})", records))
    (before, old), (after, new) = states
    if not old or not new:
        message = say("the issue cannot be set as it was: {version}", version=before if not old else after)
        hint = say("choose another version; `banmian history` lists them")
        return diagnose("VER003", message, hint, asked.issue_yaml)
    return Compared(before, after, old, new, changes_between(old, new))


def _set_now(asked: Asked) -> Outcome:
    from banmian.build import Job, set_issue
    from banmian.store import FOLDER

    return set_issue(Job(asked.root, asked.issue, cache=asked.out / FOLDER))


def _unknown(asked: Asked, said: str) -> Diagnostic:
    hint = say("name one by its id, by a time (17:40, 2020-08-12 17:40) or a proof (proof-2); `banmian history` lists them")
    return diagnose("VER001", say("no version is kept of '{said}'", said=said), hint, asked.issue_yaml)


def lost_file(asked: Asked, version: Version, lost: LostError) -> Diagnostic:
    """A version that is not whole any more."""
    message = say("the version {id} has lost {file}", id=version.id, file=str(lost))
    return diagnose("VER002", message, say("choose another version"), asked.issue_yaml)


def ours(asked: Asked) -> None:
    """The issue's outputs made ours; NotOursError where they are not."""
    why = refusal(asked.folder, asked.root)
    if why:
        raise NotOursError(why)
    with writing(asked.folder):
        mark(asked.folder)
