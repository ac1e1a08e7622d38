"""What content/<issue>/signed.yaml may say: the pydantic models. The program writes it; an editor may read it."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from banmian.content.schema import Schema, Strict

Pages = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,2}(?:-[1-9][0-9]{0,2})?$")]
"""A page, or both of a spread: 2, 4-5."""
Person = Annotated[str, StringConstraints(max_length=80)]
Instant = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:[+-]\d{2}:\d{2}|Z)$")]
Fingerprint = Annotated[str, StringConstraints(pattern="^[0-9a-f]{32}$")]
ProofNumber = Annotated[int, Field(ge=0, le=99)]


class StateEntry(Strict):
    """A page that was proofed or signed, and what it showed. `number`: of its last proof."""

    state: Literal["proof", "signed"]
    number: ProofNumber = 0
    by: Person = ""
    to: Person = ""
    at: Instant
    fingerprint: Fingerprint


class LogEntry(Strict):
    """What was done with a page: kept even where its state is another by now."""

    page: Pages
    what: Literal["proof", "signed", "withdrawn"]
    number: ProofNumber = 0
    by: Person = ""
    to: Person = ""
    at: Instant
    why: Annotated[str, StringConstraints(max_length=400)] = ""


class SignedEntry(Strict):
    """signed.yaml."""

    schema_: Annotated[Schema, Field(alias="schema")]
    pages: dict[Pages, StateEntry] = Field(default_factory=dict)
    log: tuple[LogEntry, ...] = ()
