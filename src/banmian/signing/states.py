"""The state of each page: what signed.yaml says, corrected by what is true of the page now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from banmian.content.signed import Signed, label_of, said_time
from banmian.diagnostics import Diagnostic, Severity
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.build import Outcome
    from banmian.plan.model import Plan, Sheet

PICTURES = "PIC"
"""Codes of pictures: a file that several stories show is told of once, at the first."""
WAITING = ("PIC001", "PLN003", "PLN009", "PLN010")
"""What is told where a page waits for a story, a picture or an advertisement."""
StateName = Literal["copy", "draft", "proof", "signed"]


@frozen
class SheetState:
    """A page, or a spread as one. `state`: copy (it waits for something), draft, proof (its `number`), signed; `changed`: it shows
    something else than it did then; `by`, `to`, `at` as in signed.yaml."""

    pages: tuple[int, ...]
    name: str
    state: StateName
    number: int = 0
    by: str = ""
    to: str = ""
    at: str = ""
    changed: bool = False

    @property
    def label(self) -> str:
        return label_of(self.pages)

    @property
    def time(self) -> str:
        return said_time(self.at)

    def as_json(self) -> dict[str, Any]:
        return {
            "pages": list(self.pages), "name": self.name, "state": self.state, "number": self.number, "by": self.by, "to": self.to,
            "at": self.at, "changed": self.changed,
        }  # fmt: skip


def states_of(outcome: Outcome, signed: Signed) -> tuple[SheetState, ...]:
    """The state of each sheet of a set issue; none where it could not be set."""
    from banmian.signing.fingerprint import sheet_fingerprint

    if outcome.issue is None:
        return ()
    plan, out = outcome.issue.plan, []
    for index, sheet in enumerate(plan.sheets):
        said = signed.of(sheet.numbers)
        if said is None:
            waits = _waits(plan, index, sheet, outcome)
            out.append(SheetState(sheet.numbers, sheet.name, "copy" if waits else "draft"))
            continue
        changed = sheet_fingerprint(outcome.issue, sheet.numbers) != said.fingerprint
        out.append(SheetState(sheet.numbers, sheet.name, said.state, said.number, said.by, said.to, said.at, changed))
    return tuple(out)


def _waits(plan: Plan, index: int, sheet: Sheet, outcome: Outcome) -> bool:
    """Whether a place of the sheet has no story yet, or one that cannot be read, or a picture is not there."""
    here = [(stream, stop) for stream in plan.streams for stop in stream.stops if stop.sheet == index]
    filled = {stop.place.name for _, stop in here}
    if any(place.name not in filled for place in sheet.layout.places) or any(stream.missing for stream, _ in here):
        return True
    return any(d.code in WAITING and d.severity is Severity.ERROR for d in told_of(outcome, sheet.numbers))


def told_of(outcome: Outcome, pages: tuple[int, ...]) -> list[Diagnostic]:
    """The messages that concern a sheet: those of its pages, those of no page that speak of its stories, and those of the issue,
    the paper and its layouts as a whole."""
    if outcome.issue is None:
        return list(outcome.diagnostics)
    plan = outcome.issue.plan
    streams = [s for s in plan.streams if any(plan.sheets[stop.sheet].numbers == pages for stop in s.stops)]
    here = {piece.span.file for stream in streams for piece in stream.pieces}
    elsewhere = {article.file for article in plan.content.articles} - here
    pictures = {picture.file for stream in streams for piece in stream.pieces for picture in piece.pictures}
    pictures |= {planned.file for planned in plan.pictures if plan.sheets[planned.sheet].numbers == pages}
    return [
        d
        for d in outcome.diagnostics
        if (d.place.page in pages if d.place is not None else d.span is None or d.span.file not in elsewhere)
        or (d.code.startswith(PICTURES) and any(file and file in d.message for file in pictures))
    ]
