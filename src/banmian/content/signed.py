"""signed.yaml: which pages of an issue were proofed and which are signed, by whom, and what they showed then.

The file is read with each build, so that nothing that was signed changes unseen (docs/rules/signing.md). It may hold clock times:
nothing of it is printed. A missing file is an issue that nobody has signed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from banmian.diagnostics import Diagnostic, Span
from banmian.remember import Memo
from banmian.sources import SourceText, checked, read_text
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.content.signed_schema import LogEntry

FILE = "signed.yaml"
Reports = tuple[Diagnostic, ...]
HEAD = """\
# Written by banmian (sign, unsign, proof). Who signed is bound to what the page showed: its fingerprint.
# To take a signature back: banmian unsign PAGE --by NAME --why REASON
schema: 1
"""


def said_time(at: str) -> str:
    """A time of ISO 8601 as a message says it: `2020-08-12 17:32`."""
    return at[:16].replace("T", " ")


@frozen
class PageState:
    """A sheet (a page, or both of a spread) as somebody left it. `number`: of its last proof, 0 = none; `by`: who signed; `to`: for
    whom the proof was; `at`: when, ISO 8601 with zone; `fingerprint`: of what it showed."""

    pages: tuple[int, ...]
    state: Literal["proof", "signed"]
    number: int
    by: str
    to: str
    at: str
    fingerprint: str
    span: Span

    @property
    def label(self) -> str:
        return label_of(self.pages)

    @property
    def time(self) -> str:
        return said_time(self.at)


@frozen
class Logged:
    """A line of the log."""

    pages: tuple[int, ...]
    what: Literal["proof", "signed", "withdrawn"]
    number: int
    by: str
    to: str
    at: str
    why: str


@frozen
class Signed:
    """signed.yaml."""

    states: tuple[PageState, ...] = ()
    log: tuple[Logged, ...] = ()

    def of(self, pages: tuple[int, ...]) -> PageState | None:
        """What is said of a sheet."""
        return next((state for state in self.states if state.pages == pages), None)

    @property
    def signed(self) -> tuple[PageState, ...]:
        return tuple(state for state in self.states if state.state == "signed")

    @property
    def signed_pages(self) -> frozenset[int]:
        """The pages that may not change."""
        return frozenset(number for state in self.signed for number in state.pages)


NOBODY = Signed()
FILES: Memo[tuple[Signed, Reports]] = Memo("signed files", 50, lasting=True)


def label_of(pages: tuple[int, ...]) -> str:
    """`2`, of a spread `4-5`."""
    return "-".join(map(str, dict.fromkeys((pages[0], pages[-1]))))


def pages_of(label: str) -> tuple[int, ...]:
    """The pages that a label names."""
    first, _, last = label.partition("-")
    return tuple(range(int(first), int(last or first) + 1))


def load_signed(root: Path, issue: str) -> tuple[Signed, Reports]:
    """What signed.yaml of the issue's folder says, and its faults; nobody where there is no such file."""
    path = root / issue / FILE
    if not path.is_file():
        return NOBODY, ()
    source, faults = read_text(root, path)
    return FILES.of((source,), lambda: read_signed(source)) if source is not None else (NOBODY, faults)


def signed_pages(root: Path, issue: str) -> frozenset[int]:
    """The pages of an issue that may not change."""
    return load_signed(root, issue)[0].signed_pages


def read_signed(source: SourceText) -> tuple[Signed, Reports]:
    """The file's text, checked by its schema."""
    from banmian.content.signed_schema import SignedEntry

    document, entry, faults = checked(source, SignedEntry)
    if document is None or entry is None:
        return NOBODY, faults
    states = tuple(
        PageState(pages_of(label), s.state, s.number, s.by, s.to, s.at, s.fingerprint, document.span("pages", label))
        for label, s in entry.pages.items()
    )
    return Signed(states, tuple(map(_logged, entry.log))), faults


def _logged(entry: LogEntry) -> Logged:
    return Logged(pages_of(entry.page), entry.what, entry.number, entry.by, entry.to, entry.at, entry.why)


def signed_text(signed: Signed) -> str:
    """signed.yaml as it is written: a line a page, then the log, the oldest first."""
    rows = [f"  {s.label}: {_flow(_state_row(s))}" for s in sorted(signed.states, key=lambda s: s.pages)]
    log = [f"  - {_flow(_log_row(entry))}" for entry in signed.log]
    body = ["pages:", *rows] if rows else []
    return HEAD + "\n".join([*body, *(["log:", *log] if log else [])]) + "\n" if body or log else HEAD


def _state_row(s: PageState) -> dict[str, str]:
    row = {"state": s.state, "number": str(s.number or ""), "by": s.by, "to": s.to, "at": s.at, "fingerprint": s.fingerprint}
    return {key: value for key, value in row.items() if value}


def _log_row(entry: Logged) -> dict[str, str]:
    row = {"page": label_of(entry.pages), "what": entry.what, "number": str(entry.number or ""), "by": entry.by, "to": entry.to,
           "at": entry.at, "why": entry.why}  # fmt: skip
    return {key: value for key, value in row.items() if value}


def _flow(row: dict[str, str]) -> str:
    """A flow mapping; what people typed in quotes."""
    typed = {"by", "to", "why"}
    return "{" + ", ".join(f"{k}: {json.dumps(v, ensure_ascii=False) if k in typed else v}" for k, v in row.items()) + "}"
