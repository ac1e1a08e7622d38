"""What `banmian sign`, `unsign` and `states` do: the issue set, signed.yaml written whole, what the signed page shows kept."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.called import names_now
from banmian.content.signed import FILE, Signed, label_of, load_signed, signed_text
from banmian.diagnostics import Diagnostic, Severity
from banmian.diagnostics.names import Names
from banmian.diagnostics.wording import no_page, wide
from banmian.languages import in_language
from banmian.outputs.asked import Asked, sources_written, tell, tell_done
from banmian.outputs.door import REFUSALS, NotOursError, refusal_of
from banmian.outputs.folder import mark, refusal
from banmian.outputs.swap import put_whole, writing
from banmian.phrases import Phrase, say, say_n, series
from banmian.signing.acts import Act, Pages, sheet_of, sign, withdraw
from banmian.signing.check import checked
from banmian.signing.states import SheetState, states_of
from banmian.store import FOLDER
from banmian.values import frozen
from banmian.versions import keeping
from banmian.versions.store import VersionStore

if TYPE_CHECKING:
    from banmian.build import Outcome


STATES = {"copy": say("copy"), "draft": say("draft"), "signed": say("signed")}
SINCE = {"proof": say("changed since proof"), "signed": say("not what was signed")}


def set_asked(asked: Asked) -> Outcome:
    """The issue set as a build sets it, with what preflight finds on the display list."""
    from banmian.build import Job, set_issue

    return set_issue(Job(asked.root, asked.issue, preflight_display=True, cache=asked.out / FOLDER, copies=True))


@frozen
class Acted:
    """What came of signing, or of taking back. `sheets`: those it was done to, none where it was not; `told`: why not; `strange`:
    pages that the issue has not."""

    sheets: tuple[Pages, ...] = ()
    told: tuple[Diagnostic, ...] = ()
    strange: tuple[int, ...] = ()


def sign_pages(asked: Asked, outcome: Outcome, numbers: Sequence[int], by: str) -> Acted:
    """Sign pages of a set issue: what the command and the desk call. `outcome`: of `set_asked`."""
    signed, faults = load_signed(asked.root, asked.issue)
    sheets, strange = _sheets(outcome, numbers)
    if faults or strange:
        return Acted((), faults, strange)
    new, refused = sign(outcome, signed, sheets, Act(keeping.now(), by))
    return Acted((), tuple(refused)) if refused else _written(asked, outcome, new, sheets, "signed")


def unsign_pages(asked: Asked, outcome: Outcome, numbers: Sequence[int], by: str, why: str) -> Acted:
    """Take signatures back, as `sign_pages`."""
    signed, faults = load_signed(asked.root, asked.issue)
    if outcome.issue is not None:
        sheets, strange = _sheets(outcome, numbers)
    else:
        sheets, strange = [state.pages for state in signed.states if set(state.pages) & set(numbers)], ()
    if faults or strange:
        return Acted((), faults, strange)
    new, refused = withdraw(signed, sheets, Act(keeping.now(), by, why=why), outcome.job.issue_yaml)
    return Acted((), tuple(refused)) if refused else _written(asked, outcome, new, sheets, "withdrawn")


def run_sign(asked: Asked, numbers: Sequence[int], by: str) -> int:
    """Sign pages: 0, 1 where one cannot be signed, 2 where the issue has no such page."""
    return _acted(asked, sign_pages(asked, set_asked(asked), numbers, by), say("signed by {by}", by=by), say("nothing was signed"))


def run_unsign(asked: Asked, numbers: Sequence[int], by: str, why: str) -> int:
    """Take signatures back; codes as of `run_sign`."""
    acted = unsign_pages(asked, set_asked(asked), numbers, by, why)
    return _acted(asked, acted, say("taken back by {by}: {why}", by=by, why=why), say("nothing was changed"))


def _acted(asked: Asked, acted: Acted, done: Phrase, nothing: Phrase) -> int:
    """What a command tells of it; the exit code."""
    if acted.strange:
        sys.stderr.write(f"banmian: {in_language(no_page(acted.strange))}\n")
        return 2
    if acted.told:
        rows = [nothing] if acted.told[0].code.startswith("SGN") else []
        return tell_done(asked, acted.told, rows, names=_names(asked))
    labels = series(map(label_of, acted.sheets))
    row = say_n("page {labels}: {done}", "pages {labels}: {done}", len(acted.sheets), labels=labels, done=done)
    return tell_done(asked, [], [row], {"outputs": sources_written(asked, [f"{asked.issue}/{FILE}"])})


def run_states(asked: Asked) -> int:
    """List the state of every page: 0, 1 where a signed page is another now or the issue cannot be set."""
    outcome = checked(set_asked(asked), asked.folder)
    signed, _ = load_signed(asked.root, asked.issue)
    states = states_of(outcome, signed)
    told = [d for d in outcome.diagnostics if d.code.startswith("SGN") or (outcome.issue is None and d.severity is Severity.ERROR)]
    rows, more = [row_of(state) for state in states], {"states": [state.as_json() for state in states]}
    return tell(asked, told, rows, more, _names(asked) if told else None)


def _names(asked: Asked) -> Names | None:
    """What stories are called in messages that are shown as text."""
    return None if asked.json else names_now(asked.root, asked.issue)


def row_of(state: SheetState) -> str:
    """A line of `banmian states`."""
    who = state.by or (in_language(say("for {to}", to=state.to)) if state.to else "")
    since = in_language(SINCE[state.state]) if state.changed and state.state in SINCE else ""
    said = in_language(say("proof {n}", n=state.number) if state.state == "proof" else STATES[state.state])
    first = f"{state.label:>5}  {said}{' ' * (9 - wide(said))}"
    return "  ".join([first, *(part for part in (state.time if state.at else "", who, since) if part)])


def _sheets(outcome: Outcome, numbers: Sequence[int]) -> tuple[list[Pages], tuple[int, ...]]:
    """The sheets of these pages, each once, and the pages that the issue has not. Of an issue that cannot be set each page for
    itself."""
    if outcome.issue is None:
        return [(number,) for number in numbers], ()
    found = [sheet_of(outcome.issue, number) for number in numbers]
    strange = tuple(number for number, pages in zip(numbers, found, strict=True) if pages is None)
    return list(dict.fromkeys(pages for pages in found if pages is not None)), strange


def _written(asked: Asked, outcome: Outcome, new: Signed, sheets: Sequence[Pages], what: str) -> Acted:
    """Write signed.yaml, keep the state and what the pages show."""
    labels = ", ".join(map(label_of, sheets))
    try:
        own_folder(asked)  # nothing is signed where what the page shows cannot be kept
        write_signed(asked.root, asked.issue, new)
        keep_state(asked, outcome, new, sheets if what == "signed" else (), what, labels)
    except REFUSALS as fault:
        return Acted((), (refusal_of(fault, outcome.job.issue_yaml),))
    return Acted(tuple(sheets))


def write_signed(root: Path, issue: str, signed: Signed) -> None:
    """signed.yaml as a whole, by rename."""
    put_whole(root / issue / FILE, signed_text(signed).encode("utf-8"))


def own_folder(asked: Asked) -> Path:
    """The issue's outputs, ours to write into; NotOursError where they are not."""
    why = refusal(asked.folder, asked.root)
    if why:
        raise NotOursError(why)
    with writing(asked.folder):
        mark(asked.folder)
    return asked.folder


def keep_state(asked: Asked, outcome: Outcome, signed: Signed, sheets: Sequence[Pages], what: str, note: str) -> None:
    """A version of the issue as it stands, and of each of these sheets what it shows, by its fingerprint."""
    from banmian.versions.records import records_of, to_bytes

    store = VersionStore(own_folder(asked))
    with writing(store.folder):
        for pages in sheets:
            state = signed.of(pages)
            if state is not None:
                store.keep_record(state.fingerprint, to_bytes(records_of(outcome, pages)))
        keeping.keep(store, outcome, what=what, note=note)
