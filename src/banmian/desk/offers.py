"""What server and maker say to one another of makeup, proofs and notes: the values that go through the pipe, without the engine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banmian.diagnostics import Diagnostic
from banmian.phrases import Phrase
from banmian.values import frozen

Json = dict[str, Any]
MOST = 6
"""Proposals of a page that are shown beside it as it is."""


@frozen
class Offered:
    """What can be made of a page: `body` as JSON (its parts, the page as it stands, the proposals), None where makeup.yaml or its
    issue cannot be read, or where it plans no such page; what is told of that. `why`: a plan that the program writes leaves the
    page as it is."""

    body: Json | None
    told: tuple[Diagnostic, ...]
    why: Phrase | None = None


@frozen
class Picture:
    """A proposal as it would print: the hash of its bytes, the PNG, and what a build would tell of the page."""

    hash: str
    png: bytes
    told: tuple[Diagnostic, ...]


@frozen
class Texts:
    """The texts of files that taking something writes, by their names; what is told of it. None: nothing may be written."""

    files: Mapping[str, str] | None
    told: tuple[Diagnostic, ...]


@frozen
class Issued:
    """A proof that was issued: its number, its sheets, the names of its files; or why it was not (`told`), or which of its pages
    the issue has not (`strange`)."""

    number: int
    sheets: tuple[str, ...]
    files: tuple[str, ...]
    told: tuple[Diagnostic, ...]
    strange: tuple[int, ...]


@frozen
class Read:
    """The notes of a PDF that came back as JSON, None for one that cannot be read; what is told of that."""

    notes: list[Json] | None
    told: tuple[Diagnostic, ...]
